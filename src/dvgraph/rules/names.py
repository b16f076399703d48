"""Things known by name alone: peoples, and programmes, campaigns, movements."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dvgraph.iri import shared
from dvgraph.lexicon import concepts
from dvgraph.model import EthnicGroup, Node, Programme
from dvgraph.rules.terms import folded, spelled, text_literal
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Fact
    from dvgraph.rules.context import Context

__all__ = ["state_ethnic_groups", "state_programmes"]


@cache
def _known() -> dict[str, str]:
    return {folded(name): c.notation for c in concepts("ethnic-group") for name in c.names}


def state_ethnic_groups(context: Context) -> Iterator[Node | Fact]:
    """Yield each people that is named: the concept of the scheme where its name is there."""
    for mention, group in context.of(EthnicGroup):
        notation = _known().get(folded(group.name))
        iri = concept("ethnic-group", notation) if notation else shared("ethnic-group", spelled(group.name))
        yield Node(iri, (Dv.EthnicGroup,), ((Ext.label, text_literal(group.name)),), (mention,))


def state_programmes(context: Context) -> Iterator[Node | Fact]:
    """Yield each programme, campaign or movement by its name."""
    for mention, programme in context.of(Programme):
        iri = shared("programme", folded(programme.name))
        yield Node(iri, (Dv.Programme,), ((Ext.label, text_literal(programme.name)),), (mention,))
