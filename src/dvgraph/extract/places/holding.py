"""Which unit holds a place, and which country it is in, as far as the text tells."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.authority import holder_of, named, names
from dvgraph.extract.places.fitting import fits, folded
from dvgraph.grammar.between import LISTED
from dvgraph.grammar.containment import holders
from dvgraph.grammar.levels import COUNT, RANK
from dvgraph.grammar.twinning import is_listed, twins
from dvgraph.model import Country, Hit, Level, Place, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["hold"]

_Key = tuple[str, Level]
_COUNTRY_NAMES: Final = {Country.LAOS: "Lào", Country.CAMBODIA: "Campuchia", Country.CHINA: "Trung Quốc"}
_CITY: Final = re.compile(r"(?:thành[ ]phố|tp)(?!\w)")


def hold(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Give each place its holder, a place abroad its country, and a city its level at the time of the report."""
    text = report.view.folded
    hits = _with_cities(text, hits)
    held = holders(text, hits, fits)
    heading = _heading(report, hits)
    abroad = _abroad(report, hits, held)
    countries = [
        abroad.get(_key(hit.value), hit.value.country) if abroad else hit.value.country for hit in hits
    ]
    if all(country is hit.value.country for country, hit in zip(countries, hits, strict=True)):
        found.held = held  # a place whose country is known better may have another holder
    for i, (hit, country) in enumerate(zip(hits, countries, strict=True)):
        place = hit.value
        if i in held:
            within: str | None = hits[held[i]].value.name
        else:
            within = heading.get(_key(place)) if heading else None
        if within is None and country is not Country.VIETNAM and place.level is Level.PROVINCE:
            within = _COUNTRY_NAMES[country]
        same = within is None and country is place.country
        yield hit if same else Hit(hit.span, Place(place.name, place.level, country, within), hit.rule)


def _key(place: Place) -> _Key:
    return folded(place.name), place.level


def _with_cities(text: str, hits: list[Hit[Place]]) -> list[Hit[Place]]:
    """Return a city under the centre as one of a province where the text names the province that held it once.

    "Thành phố Huế" beside "tỉnh Thừa Thiên Huế" is of the time before 2025.
    """
    hits = list(hits)
    provinces = [(i, hit) for i, hit in enumerate(hits) if hit.value.level is Level.PROVINCE]
    for i, hit in provinces:
        former = _former_provinces(hit.value.name) if _CITY.match(text, hit.span.start) else None
        if former and not former.isdisjoint(folded(other.value.name) for _, other in provinces):
            hits[i] = hit._replace(value=hit.value._replace(level=Level.DISTRICT))
    return hits


@lru_cache(maxsize=256)
def _former_provinces(city: str) -> frozenset[str]:
    """Return the folded names of the provinces, of other names than its own, that held a city."""
    states = (holder_of(state) for state in named(city) if state.level == Level.DISTRICT)
    return frozenset(folded(state.name) for state in states if state is not None) - {folded(city)}


def _abroad(report: Report, hits: list[Hit[Place]], held: dict[int, int]) -> dict[_Key, Country]:
    """Return the country of each name that the text puts abroad: by its holder, or as the other side of a twinning."""
    neighbours = {hit.value.country for hit in hits} - {Country.VIETNAM}
    if not neighbours:
        return {}
    found: dict[_Key, Country] = {}
    # Twice: a holder's country may be told further on than what it holds.
    for i in (*reversed(range(len(hits))), *reversed(range(len(hits)))):
        place = hits[i].value
        holder = hits[held[i]].value if i in held else None
        if place.country is not Country.VIETNAM:
            found[_key(place)] = place.country
            if holder is not None and _key(holder)[0] not in names(holder.level):
                found[_key(holder)] = place.country  # "cụm bản X, huyện Y": no such district in this country
        elif holder is not None:
            country = found.get(_key(holder), holder.country)
            if country is not Country.VIETNAM:
                found[_key(place)] = country
    _spread(report.view.folded, hits, found)
    sides: set[_Key] = set()
    if len(neighbours) == 1:
        only = next(iter(neighbours))
        for a, b in _twins(report, hits, held):
            if only is not Country.CAMBODIA and _OURS.match(report.view.folded, b.span.start):
                continue  # neither Laos nor China has "xã"
            if _key(a.value) not in found and _key(b.value) not in found and _key(a.value) != _key(b.value):
                found[_key(b.value)] = only  # the second side is abroad: "bản A kết nghĩa với bản B"
                sides.add(_key(b.value))
    _lift(hits, held, sides, found)
    return found


def _lift(hits: list[Hit[Place]], held: dict[int, int], sides: set[_Key], found: dict[_Key, Country]) -> None:
    """Give the country of twins abroad to what holds them and is not known in this one: "ấp X, xã Y"."""
    for i, holder in sorted(held.items()) if sides else ():
        key, above = _key(hits[i].value), hits[holder].value
        if key in sides and _key(above)[0] not in names(above.level):
            found.setdefault(_key(above), found[key])
            sides.add(_key(above))


# "4 huyện A, B, C và D | thuộc 3 tỉnh | X, Y và Z": which in which is not told, but all are in one country
_OF_SEVERAL: Final = re.compile(rf"\)?,?[ ](?:thuộc|của)[ ]{COUNT}[ ](?:tỉnh|huyện)?[ ]?", re.VERBOSE)


def _spread(text: str, hits: list[Hit[Place]], found: dict[_Key, Country]) -> None:
    """Give the country of one of a list to the others of it that the tables of this country do not know."""
    pairs = list(pairwise(range(len(hits))))
    for one, other in (*((a, b) for a, b in pairs), *((b, a) for a, b in reversed(pairs))):
        unit = hits[other].value
        country = found.get(_key(hits[one].value)) if unit.level in _ABROAD else None
        if country is None or _key(unit) in found or _key(unit)[0] in names(unit.level):
            continue
        gap = text[hits[min(one, other)].span.end : hits[max(one, other)].span.start]
        listed = unit.level is hits[one].value.level and LISTED.fullmatch(gap)
        below = one > other and RANK[unit.level] > RANK[hits[one].value.level] and _OF_SEVERAL.fullmatch(gap)
        if listed or below:
            found[_key(unit)] = country


_ABROAD: Final = frozenset({Level.PROVINCE, Level.DISTRICT})


_OURS: Final = re.compile(r"(?:xã|phường|thị[ ]trấn|thị[ ]xã|quận)(?!\w)", re.VERBOSE)


def _twins(
    report: Report, hits: list[Hit[Place]], held: dict[int, int]
) -> Iterator[tuple[Hit[Place], Hit[Place]]]:
    text = report.view.folded
    if "kết nghĩa" not in text:
        return
    first = 0
    for n, sentence in enumerate(report.sentences):
        places = []
        while first < len(hits) and hits[first].span.start < sentence.end:
            if hits[first].span.start >= sentence.start:
                places.append((first, hits[first]))
            first += 1
        if len(places) > 1:
            listed = is_listed(text, report.sentences, n)
            yield from twins(text, sentence, places, held, listed=listed)


def _heading(report: Report, hits: list[Hit[Place]]) -> dict[_Key, str]:
    """Return the province of the district that a title names behind it: "Cao Bằng: Bảo Lạc thực hiện tốt …"."""
    title = next((zone.span for zone in report.zones if zone.kind is ZoneKind.TITLE), None)
    for before, hit in pairwise(hits):
        if title is None or hit.span.start >= title.end:
            break
        if (
            before.value.level is Level.PROVINCE
            and hit.value.level is Level.DISTRICT
            and report.view.folded[before.span.end : hit.span.start].strip() in {":", "-"}
            and hit.span.start >= title.start
        ):
            return {_key(hit.value): before.value.name}
    return {}
