"""What the tables must keep together, which no look at one row or one node can tell; and how much there is of each."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.authority.bodies import body_at, body_types
from dvgraph.authority.describing import changes_from
from dvgraph.authority.register import documents, twinnings
from dvgraph.authority.units import LAO, State, holder_of, states, states_of
from dvgraph.model import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dvgraph.authority.bodies import Body

__all__ = ["broken_laws", "counts"]

_FIRST_DAY: Final = "0001-01-01"
_LAST_DAY: Final = "2025-06-30"
_TURN: Final = "2025-07-01"
"""The last day of three levels, and the first of two."""


def broken_laws() -> Iterator[str]:
    """Yield a sentence for each thing that the tables say and that cannot be."""
    units = sorted({state.iri for state in states()})
    for iri in units:
        yield from _in_time(states_of(iri))
        for change in changes_from(iri):
            if not states_of(change.after):
                yield f"{iri}: became {change.after}, which there is not"
    for state in states():
        if state.level != Level.PROVINCE:
            yield from _held(state)
    yield from _cycles(units, lambda iri: [change.after for change in changes_from(iri)], "becomes itself")
    known: dict[str, Body] = {}
    for kind, level in sorted({(row.type, level) for row in body_types() for level in row.levels.split("|")}):
        unit = next((state for state in states() if state.level == level and state.epoch != LAO), None)
        if body := body_at(kind, unit):
            known[body.iri] = body
    yield from _cycles(list(known), lambda iri: _above(known[iri], known), "stands in itself")


def _in_time(own: tuple[State, ...]) -> Iterator[str]:
    for state in own:
        if state.valid_until and state.valid_until <= state.valid_from:
            yield f"{state.iri}: {state.label} ended before it began"
    for before, after in pairwise(own):
        if not before.valid_until or before.valid_until > after.valid_from:
            yield f"{before.iri}: {before.label} and {after.label} at a time"


def _held(state: State) -> Iterator[str]:
    """Tell where a unit was held by none: on its first day, or on one on which a state of its holder ended."""
    above = holder_of(state)
    ends = {own.valid_until for own in states_of(above.iri)} if above else set()
    for day in sorted({state.valid_from or _FIRST_DAY, *filter(state.stands, ends - {""})}):
        above = holder_of(state, day)
        if above is None or not above.stands(day):
            yield f"{state.iri}: {state.label} is held by none on {day}"


def _above(body: Body, known: dict[str, Body]) -> list[str]:
    found = [parent for _, parent in body.parents()]
    known.update({parent.iri: parent for parent in found})
    return [parent.iri for parent in found]


def _cycles(starts: Iterable[str], after: Callable[[str], list[str]], what: str) -> Iterator[str]:
    for start in starts:
        seen: set[str] = set()
        waiting = after(start)
        while waiting:
            iri = waiting.pop()
            if iri == start:
                yield f"{start}: {what}"
                break
            if iri not in seen:
                seen.add(iri)
                waiting += after(iri)


def counts() -> dict[str, int]:
    """Return how many there are of each: units by level before and after the turn of 2025, documents, twinnings."""
    found: dict[str, int] = {}
    for day in (_LAST_DAY, _TURN):
        levels = Counter(state.level for state in states() if state.epoch != LAO and state.stands(day))
        found |= {
            f"{level}s on {day}": levels[level] for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
        }
    units = {state.iri for state in states()}
    found["units at any time"] = len(units)
    found["changes"] = sum(len(set(changes_from(iri))) for iri in units)
    found["districts of Laos"] = sum(
        state.epoch == LAO and state.level == Level.DISTRICT for state in states()
    )
    found["types of bodies"] = len({row.type for row in body_types()})
    found["documents"] = len(documents())
    found["twinnings"] = len(twinnings())
    return found
