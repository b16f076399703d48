"""What the register says of documents that reports cite, and of twinnings in the units that they name, as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.linking import link
from dvgraph.authority.register import documents, documents_numbered, twinnings
from dvgraph.authority.units import holder_of, states_of
from dvgraph.iri import digest, shared
from dvgraph.model import Country, Level, Literal, Node
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dvgraph.authority.linking import Link
    from dvgraph.authority.register import Registered, Twinning
    from dvgraph.authority.units import State
    from dvgraph.model import Term

__all__ = ["Cited", "describe_documents", "describe_register", "describe_twinnings"]

_DATE_TYPES: Final = {4: Ext.xsd_gYear, 7: Ext.xsd_gYearMonth, 10: Ext.xsd_date}
_BEFORE_THE_TURN: Final = "2025-06-30"
"""Nearly all twinnings are told of with the units of the three-level system: this was its last day."""


class Cited(NamedTuple):
    """A document as a report cites it: its node, its number as normalised, its day of issue (ISO)."""

    iri: str
    number: str
    date: str


def describe_documents(cited: Iterable[Cited]) -> Iterator[Node]:
    """Yield a node for each cited document that the register knows, and for each registered one, with what replaced it.

    A document is taken for a registered one where number and day of issue are the same, and never by number alone:
    numbers of Party documents begin anew with each term.
    """
    entries: dict[str, Registered] = {}
    for document in sorted(set(cited)):
        for row in documents_numbered(document.number):
            if row.date == document.date:
                entries[_entry(row)] = row
                yield Node(document.iri, (), ((Dv.registeredAs, _entry(row)),))
    waiting = list(entries.values())
    while waiting:
        for later in _later(waiting.pop()):
            if _entry(later) not in entries:
                entries[_entry(later)] = later
                waiting.append(later)
    for iri in sorted(entries):
        yield Node(iri, (Dv.RegisteredDocument,), tuple(_said_of(entries[iri])))


def describe_register() -> Iterator[Node]:
    """Yield a node for each document of the register."""
    for row in documents():
        yield Node(_entry(row), (Dv.RegisteredDocument,), tuple(_said_of(row)))


def _entry(row: Registered) -> str:
    return shared("register", row.number, row.date)


def _later(row: Registered) -> Iterator[Registered]:
    for number in filter(None, row.replaced_by.split("|")):
        yield from (other for other in documents_numbered(number) if other.date > row.date)


def _said_of(row: Registered) -> Iterator[tuple[str, Term]]:
    yield Ext.label, Literal(f"{row.kind} {row.number}", language="vi")
    yield Ext.identifier, Literal(row.number)
    yield Ext.title, Literal(row.title, language="vi")
    yield Ext.issued, Literal(row.date, Ext.xsd_date)
    yield Dv.validFrom, Literal(row.in_force_from or row.date, Ext.xsd_date)
    if row.in_force_until:
        yield Dv.validUntil, Literal(row.in_force_until, Ext.xsd_date)
    for later in _later(row):
        yield Dv.replacedBy, _entry(later)
    yield Ext.source, Literal(row.source)


def describe_twinnings(named: Collection[str], described: Collection[str]) -> Iterator[Node]:
    """Yield a node for each twinning that a source tells of in a unit among `named`, on either side of the border.

    It is tied to those of its units, and of what holds them, that are `described`.

    Each row of the table is a node of its own: sources that contradict one another stand side by side.
    """
    for row in twinnings():
        units = _units(row)
        if not units.isdisjoint(named):
            within = sorted(units.intersection(described))
            yield Node(shared("twinning", digest(*row)), (Dv.KnownTwinning,), tuple(_sides(row, within)))


def _units(row: Twinning) -> set[str]:
    """Return the units of a twinning that are known, on either side, with what holds them."""
    found = set()
    for iri in (one.iri for one in (_commune(row), _district(row), _abroad(row)) if one.iri):
        above: State | None = states_of(iri)[-1]
        while above is not None:
            found.add(above.iri)
            above = holder_of(above, _as_of(row))
    return found


def _commune(row: Twinning) -> Link:
    within = row.vn_district or row.vn_province or None
    return link(row.vn_commune, Level.COMMUNE, within=within, as_of=_as_of(row))


def _district(row: Twinning) -> Link:
    return link(row.vn_district, Level.DISTRICT, within=row.vn_province or None, as_of=_BEFORE_THE_TURN)


def _as_of(row: Twinning) -> str:
    return max(row.date, _BEFORE_THE_TURN)


def _abroad(row: Twinning) -> Link:
    return link(row.district, Level.DISTRICT, Country(row.country), row.province or None)


def _sides(row: Twinning, units: list[str]) -> Iterator[tuple[str, Term]]:
    here = _told(
        _with_kind(row.vn_kind, row.vn_village),
        _label(_commune(row)) or _with_kind("xã", row.vn_commune),
        _label(_district(row)) or _with_kind("huyện", row.vn_district),
    )
    there = _told(_with_kind(row.kind, row.village), row.cluster, _with_kind("huyện", row.district))
    yield Ext.label, Literal(f"{here} – {there}", language="vi")
    yield Dv.sideInVietnam, Literal(here, language="vi")
    yield Dv.sideAbroad, Literal(there, language="vi")
    for unit in units:
        yield Dv.twinnedWithin, unit
    if row.date:
        yield Dv.date, Literal(row.date, _DATE_TYPES[len(row.date)])
    yield Ext.source, Literal(row.source)


def _with_kind(kind: str, name: str) -> str:
    return f"{kind} {name}".strip() if name else ""


def _label(linked: Link) -> str:
    """Return what a linked unit is called with its kind, `thị trấn Lao Bảo`, empty where it is not known."""
    return states_of(linked.iri)[-1].label if linked.iri else ""


def _told(*parts: str) -> str:
    return ", ".join(filter(None, parts))
