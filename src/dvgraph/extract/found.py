"""What the extractors have found so far in one report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dvgraph.model import Relation, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Hit, Span

__all__ = ["Found"]

_V = TypeVar("_V", bound=Value)


class Found:
    """The hits of one report by kind, each kind in the order of the text."""

    def __init__(self) -> None:
        self._hits: dict[type, list[Any]] = {}
        self._starts: dict[type, list[int]] = {}
        self.held: dict[int, int] | None = None
        """By index of a place, the index of the one that holds it, where the reading of places settled it."""

    def add(self, hits: Iterable[Hit[Value]]) -> None:
        """Take in what one extractor found."""
        kinds: set[type] = set()
        for hit in hits:
            self._hits.setdefault(type(hit.value), []).append(hit)
            kinds.add(type(hit.value))
        for kind in kinds:
            self._hits[kind].sort(key=_span)
            self._starts[kind] = [hit.span.start for hit in self._hits[kind]]

    def of(self, kind: type[_V]) -> list[Hit[_V]]:
        """Return the hits of one kind, in the order of the text."""
        return self._hits.get(kind, [])

    def covering(self, kind: type[_V], span: tuple[int, int]) -> Hit[_V] | None:
        """Return the last hit of a kind that overlaps a span, None where the span is free.

        Hits of one kind do not overlap one another, so looking at the nearest is enough.
        """
        hits = self._hits.get(kind)
        if not hits:
            return None
        start, end = span
        index = bisect_left(self._starts[kind], end) - 1
        hit: Hit[_V] | None = hits[index] if index >= 0 else None
        return hit if hit is not None and hit.span.end > start else None

    def at(self, kind: type[_V], position: int) -> Hit[_V] | None:
        """Return the hit of a kind that holds a position, None where none does."""
        hits = self._hits.get(kind)
        if not hits:
            return None
        index = bisect_right(self._starts[kind], position) - 1
        hit: Hit[_V] | None = hits[index] if index >= 0 else None
        return hit if hit is not None and hit.span.end > position else None

    def covers(self, span: tuple[int, int], *kinds: type) -> bool:
        """Tell whether a hit of one of the kinds overlaps a span."""
        for kind in kinds:  # noqa: SIM110 (asked for at every name: `any` takes twice as long)
            if self.covering(kind, span) is not None:
                return True
        return False

    def within(self, kind: type[_V], span: Span) -> list[Hit[_V]]:
        """Return the hits of a kind that start inside a span."""
        hits = self.of(kind)
        if not hits:
            return []
        starts = self._starts[kind]
        return hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def __iter__(self) -> Iterator[Hit[Value]]:
        """Walk over all hits in the order of the text; a longer one first, then by kind.

        Relations alone may share their words, "xã A, huyện B, tỉnh C" holds two; these go by what they say.
        """
        kinds = sorted(self._hits, key=lambda kind: kind.__name__)
        by_kind = [hit for kind in kinds for hit in self._in_order(kind)]
        return iter(sorted(by_kind, key=lambda hit: (hit.span.start, -hit.span.end)))

    def _in_order(self, kind: type) -> list[Any]:
        hits = self._hits[kind]
        if kind is not Relation:
            return hits
        by_words = (list(same) for _, same in groupby(hits, key=_span))
        return [hit for same in by_words for hit in (_by_value(same) if len(same) > 1 else same)]


_span: Final = itemgetter(0)


def _by_value(hits: list[Any]) -> list[Any]:
    return sorted(hits, key=lambda hit: repr(hit.value))
