"""Countries, not the peoples, winds and bodies that bear their names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.extract.found import Found
from dvgraph.extract.places.gazetteer import COUNTRIES, known_names
from dvgraph.lexicon import concepts
from dvgraph.model import Document, EthnicGroup, Hit, Level, Place, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Report

__all__ = ["COUNTRY", "countries", "is_country", "peoples"]

_ALL: Final = tuple(COUNTRIES)
_NAMES: Final = "|".join(COUNTRIES)
COUNTRY: Final = re.compile(
    rf"""(?<!\w)(?:(?:nước[ ]bạn|nước|vương[ ]quốc|bạn)[ ])?
        (?:cộng[ ]hòa[ ](?:(?:dân[ ]chủ[ ])?nhân[ ]dân|xã[ ]hội[ ]chủ[ ]nghĩa)[ ]|chnd[ ]|chdcnd[ ]|chxhcn[ ])?
        (?P<name>{_NAMES.replace(" ", "[ ]")})(?!\w)""",
    re.VERBOSE,
)
"""A country in folded text, with what belongs to its name: "nước bạn Lào", "Cộng hòa nhân dân Trung Hoa"."""

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
    for name in known_names(view.plain):
        country = COUNTRIES.get(view.folded[name.start : name.end])
        span = _country_around(view.folded, name) if country else None
        if country is None or span is None:
            continue
        if taken.covers(span, Place) or found.covers(name, Document, EthnicGroup):
            continue
        if span == name and view.folded.endswith(_NO_COUNTRY, 0, span.start):
            continue
        if _is_listed_with_peoples(view.folded, span.start):
            continue
        yield Hit(span, Place(view.written[name.start : name.end], Level.COUNTRY, country), "place.country")


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
    return folded.endswith(_ALL) and COUNTRY.fullmatch(folded) is not None


def _country_around(folded: str, name: Span) -> Span | None:
    """Return a country's name with what belongs to it: "nước CHDCND Lào"; None where the name is a part of a word."""
    start, end = name
    if not folded.endswith(_BELONGING, 0, start):
        return None if folded[start - 1 : start].isalnum() else name
    first = max(0, start - _LONGEST_PREFIX)
    return next(
        (Span(*all_.span()) for all_ in COUNTRY.finditer(folded, first, end) if all_.end() == end), None
    )
