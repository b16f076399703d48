"""The places of a report as relations between them are read: in order, by sentence, with what holds what."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from dvgraph.extract.places.fitting import fits
from dvgraph.grammar.containment import holders
from dvgraph.grammar.levels import CHINESE_WORDS, LEVEL_WORDS
from dvgraph.grammar.twinning import chain_end
from dvgraph.model import Hit, Level, Organization, Place, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["Ground"]

_ENDS = frozenset(
    word
    for word in (*LEVEL_WORDS, *CHINESE_WORDS, "khu vực", "tiểu khu")
    if not word.startswith("khu tự trị")
)
"""Level words that belong to an end; the "Khu tự trị dân tộc Choang" is called by its name alone."""


class Ground:
    """The places of one report, by index in the order of the text."""

    def __init__(self, report: Report, found: Found) -> None:
        self.report = report
        self.folded = report.view.folded
        self.places: Sequence[Hit[Place]] = found.of(Place)
        self._found = found
        self._starts = [hit.span.start for hit in self.places]

    @cached_property
    def held(self) -> dict[int, int]:
        """By index of a place, the index of the one that holds it."""
        known = self._found.held
        return holders(self.folded, self.places, fits) if known is None else known

    @cached_property
    def _closing(self) -> frozenset[int]:
        """The places that hold one named before them: of "xã A, huyện B" the second."""
        return frozenset(holder for i, holder in self.held.items() if holder > i)

    def within(self, span: Span) -> range:
        """Return the places of a stretch."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def heads(self, span: Span) -> list[int]:
        """Return the places of a stretch without those that only tell where the one before them lies."""
        return [i for i in self.within(span) if i not in self._closing]

    def end(self, i: int) -> int:
        """Return where a place ends with those that hold it."""
        last = i
        while self.held.get(last) == last + 1:
            last += 1
        return chain_end(self.folded, i, {k: self.places[k] for k in range(i, last + 1)}, self.held)

    def gap(self, i: int, j: int) -> str:
        """Return what stands between a place, with those that hold it, and another."""
        return self.folded[self.end(i) : self.places[j].span.start]

    def is_of_a_body(self, i: int) -> bool:
        """Tell whether a place stands inside a body's name: "Bộ đội Biên phòng Đắk Lắk"."""
        span = self.places[i].span
        body = self._found.covering(Organization, span)
        return body is not None and body.span.start < span.start

    def is_aside(self, i: int, sentence: Span) -> bool:
        """Tell whether a place stands in brackets: "xã Tén Tằn (nay là thị trấn Mường Lát)"."""
        start = self.places[i].span.start
        return self.folded.rfind("(", sentence.start, start) > self.folded.rfind(")", sentence.start, start)

    def words(self, i: int) -> Span:
        """Return a place's own words: "xã Y", and of "xã biên giới Y" the name alone."""
        start, end = self.places[i].span
        name = end - len(self.places[i].value.name)
        before = self.folded[start:name].strip()
        khu = before == "khu" and self.places[i].value.level is Level.VILLAGE
        return Span(start if khu or before in _ENDS or not before else name, end)

    def relation(
        self, kind: RelationKind, a: int, b: int, rule: str, date: str | None = None
    ) -> Hit[Relation]:
        """Return a relation between two places; its words run from one to the other."""
        one, other = (self.places[i].span if self._is_country(i) else self.words(i) for i in (a, b))
        written = self.report.view.written
        span = Span(min(one.start, other.start), max(one.end, other.end))
        return Hit(
            span, Relation(kind, written[slice(*one)], written[slice(*other)], date), f"territory.{rule}"
        )

    def _is_country(self, i: int) -> bool:
        return self.places[i].rule == "place.country"
