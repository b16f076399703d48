"""Relations between units: what lies in what, what borders what, what is twinned with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.extract.territory.bordering import read_borders
from dvgraph.extract.territory.ground import Ground
from dvgraph.extract.territory.twinning import read_twinnings
from dvgraph.model import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Hit, Relation, Report

__all__ = ["read_territory"]


def read_territory(report: Report, found: Found) -> Iterator[Hit[Relation]]:
    """Yield part_of, borders and twinned_with as sentences state them."""
    ground = Ground(report, found)
    for i, holder in ground.held.items():
        yield ground.relation(RelationKind.PART_OF, i, holder, "held-by")
    yield from read_borders(ground)
    yield from read_twinnings(ground)
