"""Places: units of territory, and the one that the report is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.model import Fact, Level, Node, Place
from dvgraph.rules.terms import linked, text_literal
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
        properties += linked(context.link(place, mention), Dv.denotes)
        yield Node(context.place(place, mention), (Dv.AdministrativeUnit,), tuple(properties), (mention,))
    found = context.subject()
    if found is not None:
        mention, place = found
        yield Fact(context.iri, Dv.subjectOf, context.place(place, mention), mention)
