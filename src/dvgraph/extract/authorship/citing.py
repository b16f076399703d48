"""Which document names which: "Công văn A có viện dẫn Quyết định B", "hai văn bản đều dẫn lại Quyết định C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.issuing import named
from dvgraph.extract.documents.references import around, named_again
from dvgraph.model import Document, Hit, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.extract.documents.references import Named
    from dvgraph.model import Report

__all__ = ["read_citations"]

# "có viện dẫn", "đều dẫn lại", "nhắc lại", "dẫn chiếu đến", right before a document; "hướng dẫn" is another word
_NAMES: Final = re.compile(
    r"(?<!\w)(?<!hướng[ ])(?:viện[ ]dẫn|dẫn[ ]chiếu|trích[ ]dẫn|dẫn(?:[ ]lại)?|nhắc[ ](?:lại|tới|đến)|nêu[ ]lại|đề[ ]cập)"
    r"(?:[ ](?:tới|đến|theo|nội[ ]dung|quy[ ]định[ ](?:tại|của))){0,2}[ ](?:các[ ])?\Z",
    re.VERBOSE,
)
_AND: Final = re.compile(r"(?:,|[ ]và|,[ ]và)[ ](?:các[ ])?", re.VERBOSE)
_CLOSE: Final = 160
"""Letters between a document and the one that it names."""


def read_citations(report: Report, hits: Sequence[Hit[Document]]) -> Iterator[Hit[Relation]]:
    """Yield `cites` between documents of one sentence, or of two where the first is spoken of again."""
    folded = report.view.folded
    if not any(word in folded for word in ("dẫn ", "nhắc ", "nêu lại", "đề cập")):
        return
    before: Named | None = None
    citing: Named | None = None
    sentence = Span(0, 0)
    for naming in named_again(report, hits):
        here = report.sentence_at(naming.span.start) or naming.span
        if here != sentence:
            before, citing, sentence = None, None, here
        left = max(before.span.end if before else here.start, naming.span.start - _CLOSE)
        if _NAMES.search(folded, left, naming.span.start):
            citing = before
        elif citing is not None and not _AND.fullmatch(folded, left, naming.span.start):
            citing = None
        if citing is not None:
            yield from _related(report, citing, naming)
        before = naming


def _related(report: Report, citing: Named, cited: Named) -> Iterator[Hit[Relation]]:
    for one in citing.documents:
        for other in cited.documents:
            a, b = named(report.view, one), named(report.view, other)
            if one.value.number and a != b:
                span = around(report, one.span, citing.span, cited.span, other.span)
                yield Hit(span, Relation(RelationKind.CITES, a, b), "authorship.cites")
