"""Relations that sentences state: borders, containment, twinning, who issued what and on which basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.iri import digest, scoped
from dvgraph.model import Fact, Node, Relation, RelationKind
from dvgraph.rules.context import STATED
from dvgraph.rules.terms import date_literal
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Term
    from dvgraph.rules.context import Context

__all__ = ["state_relations"]

_PREDICATES: Final = {
    RelationKind.BORDERS: Dv.borders,
    RelationKind.PART_OF: Dv.partOf,
    RelationKind.CITES: Dv.cites,
    RelationKind.BASED_ON: Dv.basedOn,
}


def state_relations(context: Context) -> Iterator[Node | Fact]:
    """Yield a fact for each relation whose two ends are things of the graph; a twinning is a node.

    Roles are stated by `people`. An end that names nothing, or several things, gives no fact: the mention stays
    visible in `dvgraph extract`.
    """
    for mention, relation in context.of(Relation, STATED):
        held = relation.relation is RelationKind.PART_OF
        a, b = context.named(relation.a, relation.b if held else ""), context.named(relation.b)
        if a is None or b is None or a == b:
            continue
        if relation.relation is RelationKind.TWINNED_WITH:
            properties: list[tuple[str, Term]] = [(Dv.twinnedUnit, a), (Dv.twinnedUnit, b)]
            if relation.date:
                properties.append((Dv.date, date_literal(relation.date)))
            iri = scoped(context.iri, "twinning", digest(*sorted((a, b)), relation.date or ""))
            yield Node(iri, (Dv.Twinning,), tuple(properties), (mention,))
        elif relation.relation is RelationKind.ISSUED:
            yield Fact(b, Dv.issuedBy, a, mention)
        elif predicate := _PREDICATES.get(relation.relation):
            yield Fact(a, predicate, b, mention)
