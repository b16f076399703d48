"""From what the words of a report say to things and facts.

`RULES` is the whole walk: one module, one kind of thing. Rules do not know each other; which thing a name
stands for is settled in `context`, once, so that all of them agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.rules.context import Context
from dvgraph.rules.documents import state_documents
from dvgraph.rules.names import state_ethnic_groups, state_programmes
from dvgraph.rules.organizations import state_organizations
from dvgraph.rules.people import state_people
from dvgraph.rules.periods import state_periods
from dvgraph.rules.places import state_places
from dvgraph.rules.quantities import state_quantities
from dvgraph.rules.relations import state_relations
from dvgraph.rules.settling import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dvgraph.model import Fact, Mention, Node, Report

    Rule = Callable[[Context], Iterable[Node | Fact]]

__all__ = ["RULES", "state"]

RULES: Final[tuple[Rule, ...]] = (
    state_places,
    state_organizations,
    state_documents,
    state_people,
    state_quantities,
    state_periods,
    state_ethnic_groups,
    state_programmes,
    state_relations,
)


def state(report: Report, mentions: Iterable[Mention]) -> Iterator[Node | Fact]:
    """Yield the things that a report names and the facts that it states."""
    context = Context(report, tuple(mentions))
    yield from settled(item for rule in RULES for item in rule(context))
