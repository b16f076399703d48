"""Countries, not the peoples, winds and bodies that bear their names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.extract.found import Found
from dvgraph.grammar.anchors import word_starts
from dvgraph.grammar.levels import abroad
from dvgraph.lexicon import concepts
from dvgraph.model import Country, Document, EthnicGroup, Hit, Level, Place, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Report

__all__ = ["COUNTRY", "countries", "is_country", "peoples"]

_COUNTRIES: Final = {
    "lào": Country.LAOS,
    "việt nam": Country.VIETNAM,
    "campuchia": Country.CAMBODIA,
    "cam-pu-chia": Country.CAMBODIA,
    "cămpuchia": Country.CAMBODIA,
    "căm-pu-chia": Country.CAMBODIA,
    "cam pu chia": Country.CAMBODIA,
    "căm pu chia": Country.CAMBODIA,
    "kampuchia": Country.CAMBODIA,
    "trung quốc": Country.CHINA,
    "trung hoa": Country.CHINA,
}
_NAMES: Final = "|".join(_COUNTRIES)
COUNTRY: Final = re.compile(
    rf"""(?<!\w)(?:(?:nước[ ]bạn|nước|vương[ ]quốc|bạn)[ ])?
        (?:cộng[ ]hòa[ ](?:(?:dân[ ]chủ[ ])?nhân[ ]dân|xã[ ]hội[ ]chủ[ ]nghĩa)[ ]|chnd[ ]|chdcnd[ ]|chxhcn[ ])?
        (?P<name>{_NAMES.replace(" ", "[ ]")})(?!\w)""",
    re.VERBOSE,
)
"""A country in folded text, with what belongs to its name: "nước bạn Lào", "Cộng hòa nhân dân Trung Hoa"."""

_COUNTRY_NAME: Final = re.compile(rf"(?:{_NAMES})(?!\w)")
_LONGEST_PREFIX: Final = 48
_LONGEST_LISTED: Final = 24
# How what belongs to a name ends: most names have nothing of the kind, and need no search for where it begins.
_BELONGING: Final = ("nước ", "bạn ", "quốc ", "dân ", "nghĩa ", "chnd ", "chdcnd ", "chxhcn ")
# "gió Lào", "dân tộc Lào", "người Lào", "tiếng Lào"; "Mặt trận Tổ quốc Việt Nam", "Đảng Cộng sản Việt Nam" are bodies.
_NO_COUNTRY: Final = tuple(
    f"{word} "
    for word in (
        *("gió", "dân tộc", "người", "tiếng", "đồng bào", "thuốc", "chữ", "anh hùng", "bà mẹ", "nhân dân"),
        *("cộng sản", "tổ quốc", "liên đoàn lao động", "lao động", "nông dân", "phụ nữ", "thanh niên", "hội"),
        *("cựu chiến binh", "báo", "đài", "ngân hàng", "qđnd", "cand", "mttq", "lđlđ", "lhpn"),
    )
)


def countries(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield countries, not the peoples, winds and bodies that bear their names."""
    view, taken = report.view, Found()
    taken.add(hits)
    for at in word_starts(view.folded, _COUNTRIES):
        word = _COUNTRY_NAME.match(view.folded, at) if view.plain[at].isupper() else None
        if word is None or view.folded.startswith(_longer(), at):
            continue  # "Lào Cai"
        match = _country_around(view.folded, word)
        if match is None:
            continue
        span = Span(*match.span())
        if taken.covers(span, Place) or found.covers(Span(*word.span()), Document, EthnicGroup):
            continue
        if span.start == at and view.folded.endswith(_NO_COUNTRY, 0, at):
            continue
        if _is_listed_with_peoples(view.folded, span.start):
            continue
        country = _COUNTRIES[match["name"]]
        name = view.written[slice(*match.span("name"))]
        yield Hit(span, Place(name, Level.COUNTRY, country), "place.country")


# "; gia rai; " before "Lào"
_LISTED: Final = re.compile(r"[;,(][ ]?([^;,()\n]{2,16})[;,][ ]\Z")


def _is_listed_with_peoples(folded: str, at: int) -> bool:
    """Tell "(Ê Đê; Gia Rai; Lào)": of a list of peoples no name is a country's."""
    if not folded.endswith((", ", "; "), 0, at):
        return False
    before = _LISTED.search(folded, max(0, at - _LONGEST_LISTED), at)
    return before is not None and before[1] in peoples()


@cache
def peoples() -> frozenset[str]:
    """Return the folded names of the peoples of the country."""
    return frozenset(view_of(n).folded for c in concepts("ethnic-group") for n in c.names)


def is_country(folded: str) -> bool:
    """Tell whether words are a country's name with what belongs to it."""
    return folded.endswith(tuple(_COUNTRIES)) and COUNTRY.fullmatch(folded) is not None


def _country_around(folded: str, name: re.Match[str]) -> re.Match[str] | None:
    """Return a country's name with what belongs to it: "nước CHDCND Lào"."""
    start = name.start()
    if folded.endswith(_BELONGING, 0, start):
        start = max(0, start - _LONGEST_PREFIX)
    return next((m for m in COUNTRY.finditer(folded, start, name.end()) if m.end() == name.end()), None)


@cache
def _longer() -> tuple[str, ...]:
    """Return the units whose names begin with a country's: "Lào Cai"."""
    known = {*names(Level.PROVINCE), *names(Level.DISTRICT), *abroad()}
    return tuple(
        sorted(name for name in known if any(name.startswith(f"{country} ") for country in _COUNTRIES))
    )
