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

__all__ = ["COUNTRY", "countries"]

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
# "gió Lào", "dân tộc Lào", "người Lào", "tiếng Lào"; "Mặt trận Tổ quốc Việt Nam", "Đảng Cộng sản Việt Nam" are bodies.
_NO_COUNTRY: Final = re.compile(
    r"(?:gió|dân tộc|người|tiếng|đồng bào|thuốc|chữ|cộng sản|tổ quốc|liên đoàn lao động|nông dân|phụ nữ|thanh niên|cựu chiến binh|lao động|anh hùng|bà mẹ|báo|đài|hội|ngân hàng|nhân dân|qđnd|cand|mttq|lđlđ|lhpn)[ ]\Z"
)


def countries(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield countries, not the peoples, winds and bodies that bear their names."""
    view, taken = report.view, Found()
    taken.add(hits)
    for at in word_starts(view.folded, _COUNTRIES):
        word = _COUNTRY_NAME.match(view.folded, at)
        match = _country_around(view.folded, word) if word else None
        if match is None:
            continue
        span = Span(*match.span())
        if (
            not view.plain[match.start("name")].isupper()
            or taken.covers(span, Place)
            or found.covers(Span(*match.span("name")), Document, EthnicGroup)
        ):
            continue
        if _NO_COUNTRY.search(view.folded, max(0, span.start - 24), span.start) and match["name"] == match[0]:
            continue
        if (before := _LISTED.search(view.folded, max(0, span.start - 24), span.start)) and before[
            1
        ] in peoples():
            continue  # "(Ê Đê; Gia Rai; Lào)"
        if view.folded.startswith(_longer(), match.start("name")):
            continue  # "Lào Cai"
        country = _COUNTRIES[match["name"]]
        name = view.written[slice(*match.span("name"))]
        yield Hit(span, Place(name, Level.COUNTRY, country), "place.country")


# "; gia rai; " before "Lào"
_LISTED: Final = re.compile(r"[;,(][ ]?([^;,()\n]{2,16})[;,][ ]\Z")


@cache
def peoples() -> frozenset[str]:
    """Return the folded names of the peoples of the country."""
    return frozenset(view_of(n).folded for c in concepts("ethnic-group") for n in c.names)


def _country_around(folded: str, name: re.Match[str]) -> re.Match[str] | None:
    """Return a country's name with what belongs to it: "nước CHDCND Lào"."""
    start = max(0, name.start() - _LONGEST_PREFIX)
    return next((m for m in COUNTRY.finditer(folded, start, name.end()) if m.end() == name.end()), None)


@cache
def _longer() -> tuple[str, ...]:
    """Return the units whose names begin with a country's: "Lào Cai"."""
    known = {*names(Level.PROVINCE), *names(Level.DISTRICT), *abroad()}
    return tuple(
        sorted(name for name in known if any(name.startswith(f"{country} ") for country in _COUNTRIES))
    )
