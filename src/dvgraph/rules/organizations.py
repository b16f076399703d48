"""Bodies of Party, State, Front, mass organisations and armed forces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.model import Node, Organization
from dvgraph.rules.terms import linked, text_literal
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Fact, Term
    from dvgraph.rules.context import Context

__all__ = ["state_organizations"]


def state_organizations(context: Context) -> Iterator[Node | Fact]:
    """Yield a body for each organization that is named, with its unit where that is clear."""
    for mention, body in context.of(Organization):
        properties: list[tuple[str, Term]] = [
            (Ext.label, text_literal(body.name)),
            (Dv.category, concept("body-category", body.category)),
        ]
        if unit := context.unit_of(body):
            properties.append((Dv.ofUnit, unit))
        properties += linked(context.link_body(body), Dv.denotesBody)
        yield Node(context.body(body), (Dv.Body,), tuple(properties), (mention,))
