"""Places: units of territory, and the one that the report is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.model import Fact, Level, Literal, Node, Place
from dvgraph.rules.context import text_literal
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Term
    from dvgraph.rules.context import Context

__all__ = ["state_places"]


def state_places(context: Context) -> Iterator[Node | Fact]:
    """Yield a unit for each place that is named, and `dv:about` for the report's subject."""
    for mention, place in context.of(Place):
        properties: list[tuple[str, Term]] = [
            (Ext.label, text_literal(place.name)),
            (Dv.level, concept("level", place.level)),
        ]
        if place.level is not Level.COUNTRY:
            properties.append((Dv.country, concept("country", place.country)))
        properties += _linked(context, place)
        yield Node(context.place(place), (Dv.AdministrativeUnit,), tuple(properties), (mention,))
    found = context.subject()
    if found is not None:
        mention, place = found
        yield Fact(context.iri, Dv.subjectOf, context.place(place), mention)


def _linked(context: Context, place: Place) -> Iterator[tuple[str, Term]]:
    """Yield what a place denotes, or what it may denote, and why."""
    link = context.link(place)
    if link.iri:
        yield Dv.denotes, link.iri
    elif len(link.candidates) > 1:
        yield from ((Dv.candidate, iri) for iri in link.candidates)
    if link.iri or link.candidates:
        yield Dv.linkReason, Literal(link.reason)
