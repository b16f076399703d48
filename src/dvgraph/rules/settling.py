"""One value for what a thing has one of, where a report's mentions of it tell several."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dvgraph.model import Node
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Fact, Term

__all__ = ["SINGLE", "settled"]

SINGLE: Final = frozenset(
    {
        Dv.category,
        Dv.ofUnit,
        Dv.denotesBody,
        Dv.denotes,
        Dv.level,
        Dv.country,
        Dv.documentKind,
        Dv.number,
        Dv.issued,
        Dv.postIn,
        Dv.start,
        Dv.end,
        Dv.date,
    }
)
"""Properties of a thing that it has one value of, as the shapes ask."""


def settled(stated: Iterable[Node | Fact]) -> Iterator[Node | Fact]:
    """Yield what is stated, with the value that most mentions tell of each single property; of as many, the first."""
    items = tuple(stated)
    told: dict[tuple[str, str], Counter[Term]] = {}
    for node in (item for item in items if isinstance(item, Node)):
        for predicate, value in node.properties:
            if predicate in SINGLE:
                told.setdefault((node.iri, predicate), Counter())[value] += 1
    kept = {key: values.most_common(1)[0][0] for key, values in told.items() if len(values) > 1}
    doubtful = {iri for iri, _ in kept}
    for item in items:
        if isinstance(item, Node) and item.iri in doubtful:
            properties = (
                (predicate, value)
                for predicate, value in item.properties
                if kept.get((item.iri, predicate), value) == value
            )
            yield item._replace(properties=tuple(properties))
        else:
            yield item
