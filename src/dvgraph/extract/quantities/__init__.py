"""Figures: how many or how much, of what, said of whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.quantities.clauses import joined
from dvgraph.extract.quantities.figures import Figure, Named, figure_at
from dvgraph.grammar.anchors import numerals
from dvgraph.grammar.numerals import COUNT_WORDS, read_count_words
from dvgraph.grammar.openings import COUNTS, openings
from dvgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Hit, Quantity, Report

__all__ = ["read_quantities"]

# "ba bản", "mười hai xã": what is counted in words; "hai bên", "ba ngày", "hai nước" count nothing.
_IN_WORDS: Final = re.compile(
    rf"""(?<![\w,-])(?<!thứ[ ])(?<!trăm[ ])(?<!nghìn[ ])(?<!mười[ ])(?<!mươi[ ])
    (?P<count>{COUNT_WORDS})[ ](?P<unit>cụm[ ]bản|cặp[ ]bản|bản|xã|thị[ ]trấn|phường|huyện|thôn|xóm|buôn|ấp|làng|hộ|mô[ ]hình)(?!\w)""",
    re.VERBOSE,
)


def read_quantities(report: Report, found: Found) -> Iterator[Hit[Quantity]]:
    """Yield the figures of a report that count or measure something."""
    figures: list[Figure] = []
    named = Named(found)
    end = 0
    for at in numerals(report.view.plain):
        figure = figure_at(report, named, at, end) if at >= end else None
        if figure is not None:
            figures.append(figure)
            end = figure.span.end
    yield from joined(report, found, sorted([*figures, *_in_words(report)], key=lambda figure: figure.span))


def _in_words(report: Report) -> Iterator[Figure]:
    """Yield the counts that are written in words, marked as such."""
    folded, written = report.view.folded, report.view.written
    for at in openings(folded, COUNTS):
        if match := _IN_WORDS.match(folded, at):
            count, unit = read_count_words(match["count"]), written[slice(*match.span("unit"))]
            yield Figure(Span(*match.span()), at, "quantity.in-words", count, unit, in_words=True)
