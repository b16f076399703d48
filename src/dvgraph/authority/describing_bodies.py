"""What the authority says of bodies, as nodes: of those asked for, of those above them, and of their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.authority.bodies import Body, BodyType, body_at, body_of, lifetimes, spellings_of
from dvgraph.iri import shared
from dvgraph.model import Literal, Node
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Term

__all__ = ["describe_bodies"]

_ABOVE: Final = {"part_of": Ext.subOrganizationOf, "under": Ext.reportsTo}


def describe_bodies(iris: Iterable[str]) -> Iterator[Node]:
    """Yield a node for each body among `iris`, for all above it, and for their types, in order of IRI.

    IRIs that are not of the authority are passed over.
    """
    found: dict[str, Body] = {}
    waiting = [body for iri in iris if (body := body_of(iri))]
    while waiting:
        body = waiting.pop()
        if body.iri not in found:
            found[body.iri] = body
            waiting += [above for _, above in body.parents()]
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
    told = lifetimes().get((body.type.type, body.place))
    if later := body_at(told.successor if told else body.type.successor, body.unit):
        yield Ext.isReplacedBy, later.iri
    for source in sorted({body.type.source, *([told.source] if told else [])}):
        yield Ext.source, Literal(source)


def _said_of_type(row: BodyType) -> Iterator[tuple[str, Term]]:
    name = row.name or "Cấp ủy"
    yield Ext.label, Literal(name, language="vi")
    yield Ext.prefLabel, Literal(name, language="vi")
    yield Ext.prefLabel, Literal(row.name_en, language="en")
    yield Ext.notation, Literal(row.type)
    yield Ext.source, Literal(row.source)
