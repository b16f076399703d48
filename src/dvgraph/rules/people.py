"""People, their posts, and the tenures that join the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.iri import digest, scoped
from dvgraph.model import Node, Organization, Person, Relation, RelationKind
from dvgraph.rules.context import STATED
from dvgraph.rules.terms import folded, text_literal
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dvgraph.model import Fact, Term
    from dvgraph.rules.context import Context

__all__ = ["state_people"]


def state_people(context: Context) -> Iterator[Node | Fact]:
    """Yield a person for each name; a post and a tenure for each role that is said of one."""
    for mention, person in context.of(Person):
        iri = context.person(person)
        yield Node(iri, (Dv.Person,), ((Ext.label, text_literal(person.name)),), (mention,))
    bodies: dict[str, Organization] = {}
    for _, body in context.of(Organization):
        bodies.setdefault(folded(body.name), body)
    for mention, relation in context.of(Relation, STATED):
        if relation.relation is not RelationKind.HOLDS_ROLE:
            continue
        iri = context.person(Person(relation.a))
        post = scoped(context.iri, "post", folded(relation.b))
        yield Node(post, (Dv.Post,), tuple(_post(context, bodies, relation.b)), (mention,))
        yield Node(
            scoped(context.iri, "tenure", digest(iri, post)),
            (Dv.Tenure,),
            ((Dv.holder, iri), (Dv.post, post)),
            (mention,),
        )


def _post(context: Context, bodies: Mapping[str, Organization], role: str) -> Iterator[tuple[str, Term]]:
    yield Ext.label, text_literal(role)
    words = folded(role)
    inside = [name for name in bodies if name in words]
    # "Phó Trưởng ban Dân vận Tỉnh ủy" holds both "Tỉnh ủy" and the longer body: the longer one is meant.
    if inside:
        yield Dv.postIn, context.body(bodies[max(inside, key=len)])
