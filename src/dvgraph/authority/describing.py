"""What the authority says of units, as nodes for the graph: of those asked for, and of those around them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.lao import lao_names
from dvgraph.authority.tables import read_rows
from dvgraph.authority.units import LAO, State, held_by, holder_of, spellings, states_of
from dvgraph.model import Level, Literal, Node
from dvgraph.vocab import BASE, Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Term

__all__ = ["Change", "changes_from", "changes_to", "describe"]

_SUCCESSION: Final = ("from_level", "from_code", "to_level", "to_code", "part", "date", "act", "source")
_POINTS: Final = ("epoch", "level", "code", "latitude", "longitude")
_MATCHES: Final = ("unit", "identifier", "source")
_TURN: Final = "2025-07-01"


class Change(NamedTuple):
    """A unit that became another, the whole of it or part, on a day (ISO); `act` is empty where not known."""

    before: str
    after: str
    whole: bool
    day: str
    act: str
    source: str

    @property
    def iri(self) -> str:
        """The change's IRI: `…/id/unit/vn/2004/417/into/2025/16813`."""
        return f"{self.before}/into/{'/'.join(self.after.split('/')[-2:])}"


@cache
def _changes() -> tuple[dict[str, list[Change]], dict[str, list[Change]]]:
    before: dict[str, list[Change]] = {}
    after: dict[str, list[Change]] = {}
    for _, old, _, new, part, day, act, source in read_rows("succession.tsv", _SUCCESSION):
        epoch = "2025" if day == _TURN else "2004"
        change = Change(
            f"{BASE}unit/vn/2004/{old}", f"{BASE}unit/vn/{epoch}/{new}", part == "whole", day, act, source
        )
        before.setdefault(change.before, []).append(change)
        after.setdefault(change.after, []).append(change)
    return before, after


def changes_from(iri: str) -> tuple[Change, ...]:
    """Return what a unit became, none where it stands or where no source tells."""
    return tuple(_changes()[0].get(iri, ()))


def changes_to(iri: str) -> tuple[Change, ...]:
    """Return what a unit was made of."""
    return tuple(_changes()[1].get(iri, ()))


@cache
def _points() -> dict[tuple[str, str], tuple[str, str]]:
    return {(epoch, code): (north, east) for epoch, _, code, north, east in read_rows("points.tsv", _POINTS)}


@cache
def _matches() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit, identifier, _ in read_rows("identifiers.tsv", _MATCHES):
        found.setdefault(BASE + unit, []).append(identifier)
    return found


def describe(iris: Iterable[str], *, whole: bool = False) -> Iterator[Node]:
    """Yield a node for each unit among `iris`, for all that hold or held them, and for what they became.

    Communes of districts, and districts of Lao provinces, come with them; with `whole`, all that units hold at any
    depth. Each unit once, in order of IRI; IRIs that are not of the authority are passed over. A unit is followed by
    its changes into others, and by its states where it was called or held otherwise at another time.
    """
    known = sorted(_around(iris, whole=whole))
    for iri in known:
        own = states_of(iri)
        yield Node(iri, (Dv.AdministrativeUnit,), tuple(_properties(iri, own)))
        if len(own) > 1:
            yield from (_state(state) for state in own)
        yield from (_change(change) for change in changes_from(iri))


def _change(change: Change) -> Node:
    said: list[tuple[str, Term]] = [
        (Ext.label, Literal(f"{_label(change.before)} → {_label(change.after)}", language="vi")),
        (Dv.changeOf, change.before),
        (Dv.changedInto, change.after),
        (Dv.extent, Literal("whole" if change.whole else "part")),
        (Dv.date, _day(change.day)),
        (Ext.source, Literal(change.source)),
    ]
    if change.act:
        said.append((Dv.changedBy, Literal(change.act)))
    return Node(change.iri, (Dv.UnitChange,), tuple(said))


def _label(iri: str) -> str:
    return states_of(iri)[-1].label


def _state(state: State) -> Node:
    said: list[tuple[str, Term]] = [
        (Dv.stateOf, state.iri),
        (Ext.label, Literal(state.label, language="vi")),
    ]
    if holder := holder_of(state):
        said.append((Dv.heldIn, holder.iri))
    if state.valid_from:
        said.append((Dv.validFrom, _day(state.valid_from)))
    if state.valid_until:
        said.append((Dv.validUntil, _day(state.valid_until)))
    said.append((Ext.source, Literal(state.source)))
    return Node(f"{state.iri}/from/{state.valid_from or 'before'}", (Dv.UnitState,), tuple(said))


def _below(iri: str, *, whole: bool) -> list[str]:
    """Return the units that a district, or a province of Laos, holds or held; with `whole`, those of any unit."""
    own = states_of(iri)[-1]
    if not whole and own.level != Level.DISTRICT and own.epoch != LAO:
        return []
    below = [state.iri for state in held_by(own)]
    return below + [deeper for iri in below for deeper in _below(iri, whole=True)] if whole else below


def _around(iris: Iterable[str], *, whole: bool) -> set[str]:
    found: set[str] = set()
    waiting = [iri for iri in iris if states_of(iri)]
    waiting += [below for iri in waiting for below in _below(iri, whole=whole)]
    while waiting:
        iri = waiting.pop()
        if iri in found:
            continue
        found.add(iri)
        waiting += [above.iri for state in states_of(iri) if (above := holder_of(state))]
        waiting += [change.after for change in changes_from(iri)]
    return found


def _day(day: str) -> Literal:
    return Literal(day, Ext.xsd_date)


def _properties(iri: str, known: tuple[State, ...]) -> Iterator[tuple[str, Term]]:
    last = known[-1]
    yield Ext.label, Literal(last.label, language="vi")
    yield Ext.prefLabel, Literal(last.name, language="en" if last.epoch == LAO else "vi")
    yield from _other_names(known)
    yield Dv.level, concept("level", last.level)
    yield Dv.country, concept("country", last.country)
    yield Dv.code, Literal(last.code)
    yield from _holders(known)
    if known[0].valid_from:
        yield Dv.validFrom, _day(known[0].valid_from)
    if last.valid_until:
        yield Dv.validUntil, _day(last.valid_until)
    for change in changes_from(iri):
        yield Dv.successor, change.after
    for act in sorted({change.act for change in changes_from(iri) if change.act}):
        yield Dv.changedBy, Literal(act)
    for change in changes_to(iri):
        yield Dv.predecessor, change.before
    if (last.epoch, last.code) in _points():
        north, east = _points()[last.epoch, last.code]
        yield Dv.approximatePoint, Literal(f"POINT({east} {north})", Ext.wkt)
    for identifier in _matches().get(iri, ()):
        yield Ext.exactMatch, identifier
    for source in sorted({state.source for state in known}):
        yield Ext.source, Literal(source)


def _other_names(known: tuple[State, ...]) -> Iterator[tuple[str, Term]]:
    last = known[-1]
    if names := lao_names(last.code) if last.epoch == LAO else None:
        yield Ext.prefLabel, Literal(names.lao, language="lo")
        yield from ((Ext.prefLabel, Literal(name, language="vi")) for name in names.vietnamese[:1])
        yield from ((Ext.altLabel, Literal(name, language="en")) for name in names.english[1:])
        yield from ((Ext.altLabel, Literal(name, language="vi")) for name in names.vietnamese[1:])
        return
    others = {state.name for state in known} | {
        name for name, _ in spellings().get((last.epoch, last.code), ())
    }
    for name in sorted(others - {last.name}):
        yield Ext.altLabel, Literal(name)


def _holders(known: tuple[State, ...]) -> Iterator[tuple[str, Term]]:
    """Yield what holds a unit, by its last state, and what held it before."""
    above = [holder.iri for state in known if (holder := holder_of(state))]
    if above:
        yield Dv.partOf, above[-1]
    for iri in sorted(set(above) - {above[-1]} if above else ()):
        yield Dv.formerlyPartOf, iri
