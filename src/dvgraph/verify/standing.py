"""Which of the units of one name a report can mean: by what holds it, by when it stood, by what else the report names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import holder_of, named, states_of
from dvgraph.model import Country, Level
from dvgraph.verify.claim import joined, named_in
from dvgraph.verify.kinds import kind_called
from dvgraph.verify.words import contains, fold
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from dvgraph.authority import State
    from dvgraph.dataset import Dataset
    from dvgraph.verify.claim import Claim

__all__ = ["doubt"]


class _Around(NamedTuple):
    """What a report tells of time and place: its date, the units that its places are taken for, what it is about."""

    as_of: str
    units: dict[str, str]
    about: tuple[str, ...]


@lru_cache(maxsize=16)
def _around(dataset: Dataset, report: str) -> _Around:
    places = named_in(dataset, report, "place")
    units = {place: unit for place in places for unit in dataset.resources(place, Dv.denotes)}
    return _Around(dataset.value(report, Dv.asOf), units, dataset.resources(report, Dv.subjectOf))


@lru_cache(maxsize=8192)
def _above(unit: str) -> tuple[State, ...]:
    """Return all that ever held a unit, at any remove."""
    found: dict[State, None] = {}
    waiting = [holder for state in states_of(unit) if (holder := holder_of(state))]
    while waiting:
        state = waiting.pop()
        if state not in found:
            found[state] = None
            waiting += [holder for own in states_of(state.iri) if (holder := holder_of(own))]
    return tuple(found)


def _stood(unit: str, as_of: str, own: Iterable[State] | None = None) -> bool:
    """Tell whether a unit, or one of some states of it, stood on a day of a date (a year, a month); of no date any did."""
    if not as_of:
        return True
    first, last = f"{as_of}-01-01"[:10] if len(as_of) == 4 else f"{as_of}-01"[:10], f"{as_of}-31-31"
    return any(
        state.valid_from <= last and (not state.valid_until or first < state.valid_until)
        for state in (states_of(unit) if own is None else own)
    )


_NEAREST: Final = 4


def _tie(unit: str, around: Collection[str]) -> int:
    """Return how near a unit is to others: it is one of them, holds one or lies in one; else one district, or province, holds both."""
    above = {state.iri for state in _above(unit)}
    lines = [{state.iri: state.level for state in _above(other)} for other in around]
    if unit in around or above.intersection(around) or any(unit in line for line in lines):
        return _NEAREST
    shared = {line[one] for line in lines for one in above.intersection(line)}
    return 2 if Level.DISTRICT in shared else 1 if shared else 0


def doubt(claim: Claim, report: str, unit: str, name: str, holders: Collection[str] = ()) -> str | None:
    """Return why a report cannot be held to mean a unit where others bear its name; None where it can.

    `holders` are names of what the report says holds it. What is written at the name tells first, then what the
    sentences around it name, then the date, then what else the report is about and names.
    """
    level = next((state.level for state in states_of(unit)), None)
    bearers = {
        state.iri for state in named(name) if state.level == level and state.country is Country.VIETNAM
    }
    if unit not in bearers or len(bearers) == 1:
        return None
    around, thing = _around(claim.dataset, report), claim.statement.subject
    own = [words for words in claim.statement.words if words.report == report]
    kinds = {kind for words in own if (kind := kind_called(words))}
    beside = {unit for place, unit in around.units.items() if place != thing}
    about = {around.units[place] for place in around.about if place != thing and place in around.units}
    held = {joined(holder) for holder in holders}
    sentences = [joined(words.sentence) for words in own]

    def of_kind(one: str) -> list[State]:
        return [state for state in named(name) if state.iri == one and fold(state.kind) in kinds]

    asked: tuple[tuple[str, Callable[[str], float]], ...] = (
        ("the report says that another unit holds it", lambda one: bool(held & _names(_above(one)))),
        ("the words name another kind of unit", lambda one: bool(of_kind(one))),
        ("it did not stand at the date of the report", lambda one: _stood(one, around.as_of)),
        ("it was of another kind then", lambda one: bool(kinds) and _stood(one, around.as_of, of_kind(one))),
        ("the report says that another unit holds it", lambda one: bool(held & _names(_held_in(one)))),
        ("the report is about another unit's neighbours", lambda one: _tie(one, about)),
        (
            "the sentence names what holds another unit",
            lambda one: any(contains(sentence, holder) for sentence in sentences for holder in _names(_above(one)) - {joined(name)}),
        ),
        ("another unit is nearer to what the report names", lambda one: _tie(one, beside)),
        ("more of what the report names is near another unit", lambda one: sum(_tie(one, {other}) for other in beside)),
    )  # fmt: skip
    for why, fits in asked:
        ties = {one: fits(one) for one in bearers}
        if ties[unit] < max(ties.values()):
            return why
        bearers = {one for one in bearers if ties[one] == ties[unit]}
    return "nothing tells it from others of its name" if len(bearers) > 1 else None


def _names(units: Iterable[State]) -> set[str]:
    return {joined(state.name) for state in units}


def _held_in(unit: str) -> list[State]:
    return [holder for state in states_of(unit) if (holder := holder_of(state))]
