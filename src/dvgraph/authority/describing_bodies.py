"""What the authority says of bodies, as nodes: of those asked for, of those above them, and of their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.authority.bodies import Body, BodyType, body_at, body_of, lifetimes, spellings_of
from dvgraph.authority.describing import changes_from
from dvgraph.authority.units import states_of
from dvgraph.iri import shared
from dvgraph.model import Literal, Node
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Term

__all__ = ["describe_bodies"]

_ABOVE: Final = {"part_of": Ext.subOrganizationOf, "under": Ext.reportsTo}


def describe_bodies(iris: Iterable[str]) -> Iterator[Node]:
    """Yield a node for each body among `iris`, for all above it and what it became, and for their types, by IRI.

    IRIs that are not of the authority are passed over.
    """
    found: dict[str, Body] = {}
    waiting = [body for iri in iris if (body := body_of(iri))]
    while waiting:
        body = waiting.pop()
        if body.iri not in found:
            found[body.iri] = body
            waiting += [above for _, above in body.parents()] + [*_later(body)]
    for iri in sorted(found):
        yield Node(iri, (Dv.Body,), tuple(_said_of(found[iri])))
    types = {body.type.type: body.type for body in found.values()}
    for name in sorted(types):
        yield Node(shared("body-type", name), (Dv.BodyType,), tuple(_said_of_type(types[name])))


def _said_of(body: Body) -> Iterator[tuple[str, Term]]:
    yield Ext.label, Literal(body.label, language="vi")
    for head in spellings_of(body):
        yield Ext.hiddenLabel, Literal(head, language="vi")
    yield Dv.category, concept("body-category", body.type.category)
    yield Dv.bodyType, shared("body-type", body.type.type)
    if body.unit is not None:
        yield Dv.ofUnit, body.unit.iri
    for how, above in body.parents():
        yield _ABOVE[how], above.iri
    begun, ended = body.life
    if begun:
        yield Dv.validFrom, Literal(begun, Ext.xsd_date)
    if ended:
        yield Dv.validUntil, Literal(ended, Ext.xsd_date)
    for later in _later(body):
        yield Ext.isReplacedBy, later.iri
    told = lifetimes().get((body.type.type, body.place))
    for source in sorted({body.type.source, *([told.source] if told else [])}):
        yield Ext.source, Literal(source)


def _later(body: Body) -> Iterator[Body]:
    """Yield what a body became: what a table tells, and its like in what the whole of its unit became."""
    told = lifetimes().get((body.type.type, body.place))
    if later := body_at(told.successor if told else body.type.successor, body.unit):
        yield later
        return
    for change in changes_from(body.unit.iri) if body.unit else ():
        unit = states_of(change.after)[-1]
        if change.whole and body.unit and unit.level == body.unit.level:
            yield from filter(None, (body_at(body.type.type, unit),))


def _said_of_type(row: BodyType) -> Iterator[tuple[str, Term]]:
    name = row.name or "Cấp ủy"
    yield Ext.label, Literal(name, language="vi")
    yield Ext.prefLabel, Literal(name, language="vi")
    yield Ext.prefLabel, Literal(row.name_en, language="en")
    yield Ext.notation, Literal(row.type)
    yield Ext.source, Literal(row.source)
