"""Names of units abroad: in small letters after the first syllable, known of the neighbours, of Laos."""

from __future__ import annotations

import re
from typing import Final

from dvgraph.authority import lao_named, names
from dvgraph.grammar.levels import abroad
from dvgraph.grammar.names import CAPITAL, NAME, SYLLABLE
from dvgraph.model import Country, Level

__all__ = ["LOWER", "country_of", "foreign_at", "is_lao", "village_abroad"]

LOWER: Final = re.compile(
    rf"[ ](?!và[ ]|có[ ]|là[ ]|đã[ ]|từ[ ]|đến[ ]|ở[ ]|được[ ]|với[ ]|của[ ]|thuộc[ ]|giáp[ ]|nằm[ ]|gồm[ ]|do[ ]|diễn[ ]ra)[^\W\d_{CAPITAL}]"
)
_SYLLABLES: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:[ ][^\W\d_]+){1,3}")


def foreign_at(name: re.Match[str], level: Level) -> re.Match[str] | None:
    """Return a name abroad that goes on in small letters behind its capitals: "tỉnh | Sa | vẳn na khẹt"."""
    plain, at = name.string, name.start()
    if level not in {Level.PROVINCE, Level.DISTRICT} or not LOWER.match(plain, name.end()):
        return None
    if len(name[0]) > 1 and (name[0].isupper() or _is_of_this_country(name[0].lower(), level)):
        return None  # "TP. HCM cho biết", "tỉnh Nghệ An tổ chức"
    run = _SYLLABLES.match(plain, at)
    words = run[0].lower().split() if run else []
    for count in range(len(words), 1, -1):
        tried = " ".join(words[:count])
        if len(tried) > name.end() - at and (
            abroad().get(tried, (None, None))[1] is level or is_lao(tried, level)
        ):
            return _ANY.match(plain, at, at + len(tried))
    return None


# "bản Đen sa vẵn, Sê Pôn, …", "bản Na phao (huyện Bua La Pha)"
_SMALL_ABROAD: Final = re.compile(
    rf"{SYLLABLE}(?:[ ][^\W\d_{CAPITAL}]\w{{0,5}}){{1,3}}(?=(?:,[ ]|[ ]\()(?:(?:huyện|cụm(?:[ ]bản)?|tỉnh)[ ])?(?P<holder>{NAME}))"
)


def village_abroad(plain: str, at: int) -> re.Match[str] | None:
    """Return the name of a village abroad that goes on in small letters: what holds it is known to lie there."""
    match = _SMALL_ABROAD.match(plain, at)
    if match is None or _is_of_this_country(match["holder"].lower(), Level.DISTRICT):
        return None
    holder = match["holder"].lower()
    known = holder in abroad() or any(is_lao(holder, level) for level in (Level.PROVINCE, Level.DISTRICT))
    return match if known else None


def _is_of_this_country(name: str, level: Level) -> bool:
    """Tell whether a unit of a level, or a province, bears a folded name: a city may be either."""
    return name in names(level) or name in names(Level.PROVINCE)


_ANY: Final = re.compile(r".+")


def is_lao(name: str, level: Level) -> bool:
    """Tell whether a unit of Laos bears a folded name."""
    return any(state.level == level for state in lao_named(name))


def country_of(name: str, level: Level) -> Country:
    """Return the country of a unit by its folded name: this one where the tables know no other."""
    if level is Level.VILLAGE_CLUSTER:
        return Country.LAOS
    if level not in {Level.PROVINCE, Level.DISTRICT}:
        return Country.VIETNAM
    country, its_level = abroad().get(name, (Country.VIETNAM, level))
    if its_level is level and country is not Country.VIETNAM:
        return country
    return Country.LAOS if name not in names(level) and is_lao(name, level) else Country.VIETNAM
