"""Which unit holds a place, and which country it is in, as far as the text tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dvgraph.authority import holder_of, named, names
from dvgraph.grammar.containment import holders
from dvgraph.model import Country, Level, ZoneKind
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Hit, Place, Report

__all__ = ["hold"]

# "bản X kết nghĩa với bản Y": the second side is abroad
_ACROSS: Final = re.compile(
    r"kết[ ]nghĩa[ ](?:với|cùng)[ ](?:\d+[ ]|các[ ]|cụm[ ])*(?:[^.;()\n]{0,60}?(?:,[ ]|[ ]và[ ]))?\Z",
    re.VERBOSE,
)
_COUNTRY_NAMES: Final = {Country.LAOS: "Lào", Country.CAMBODIA: "Campuchia", Country.CHINA: "Trung Quốc"}


def hold(report: Report, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Give each place its holder, and a place abroad its country."""
    held = holders(report.view.folded, hits)
    subject = _subject(report, hits)
    abroad = _abroad(report, hits, held)
    for i, hit in enumerate(hits):
        place = hit.value
        country = abroad.get(_key(place), place.country)
        within = hits[held[i]].value.name if i in held else None
        if within is None and country is not Country.VIETNAM and place.level is Level.PROVINCE:
            within = _COUNTRY_NAMES[country]
        if within is None and subject and _key(place) == subject[0] and country is Country.VIETNAM:
            within = subject[1]
        yield hit._replace(value=replace(place, within=within, country=country))


def _key(place: Place) -> tuple[str, Level]:
    return view_of(place.name).folded, place.level


def _abroad(report: Report, hits: list[Hit[Place]], held: dict[int, int]) -> dict[tuple[str, Level], Country]:
    """Return the country of each name that the text puts abroad: by its holder, or as the other side of a twinning."""
    found: dict[tuple[str, Level], Country] = {}
    neighbours = {hit.value.country for hit in hits} - {Country.VIETNAM}
    only = next(iter(neighbours)) if len(neighbours) == 1 else None
    for i in reversed(range(len(hits))):
        place, folded = hits[i].value, report.view.folded
        holder = hits[held[i]].value if i in held else None
        if place.country is not Country.VIETNAM:
            found[_key(place)] = place.country
            if holder is not None and _key(holder)[0] not in names(holder.level):
                found[_key(holder)] = place.country  # "cụm bản X, huyện Y": no such district in this country
        elif holder is not None:
            country = found.get(_key(holder), holder.country)
            if country is not Country.VIETNAM:
                found[_key(place)] = country
        elif only and _ACROSS.search(folded, max(0, hits[i].span.start - 90), hits[i].span.start):
            found.setdefault(_key(place), only)
    return found


def _subject(report: Report, hits: list[Hit[Place]]) -> tuple[tuple[str, Level], str] | None:
    """Return the district that the report is about, and the province named in it that has such a district."""
    districts = (hit for hit in hits if hit.value.level is Level.DISTRICT)
    first = next((h.value for h in districts if report.zone_at(h.span.start) is not ZoneKind.RELATED), None)
    if first is None:
        return None
    known = [state for state in named(first.name) if state.level == Level.DISTRICT]
    real = {view_of(above.name).folded for state in known if (above := holder_of(state)) is not None}
    provinces = (hit.value.name for hit in hits if hit.value.level is Level.PROVINCE)
    province = next((name for name in provinces if view_of(name).folded in real), None)
    return (_key(first), province) if province else None
