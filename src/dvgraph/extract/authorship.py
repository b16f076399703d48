"""Who issued which document, and which document rests on which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.model import Document, Hit, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_authorship"]

# "Kế hoạch số 12-KH/HU … thực hiện Nghị quyết số 25-NQ/TW": between the two, no sentence ends.
_RESTS: Final = re.compile(
    r"(?<!\w)(?:(?<!năm[ ])thực[ ]hiện|triển[ ]khai|cụ[ ]thể[ ]hóa|căn[ ]cứ|theo)[ ](?:thực[ ]hiện[ ])?\Z",
    re.VERBOSE,
)


# "Thực hiện Nghị quyết số …, Ban Thường vụ Huyện ủy đã ban hành Kế hoạch số …"
_FIRST: Final = re.compile(r"(?:thực[ ]hiện|căn[ ]cứ|triển[ ]khai|theo)[ ](?:các[ ])?\Z", re.VERBOSE)
_ISSUES: Final = re.compile(r"(?<!\w)ban[ ]hành[ ](?:các[ ])?\Z", re.VERBOSE)
_FAR: Final = 160


def read_authorship(report: Report, found: Found) -> Iterator[Hit[Relation]]:
    """Yield `issued` for each document whose issuer stands in its sentence, and `based_on` between two documents."""
    hits = found.of(Document)
    said: set[tuple[str, str]] = set()
    for i, hit in enumerate(hits):
        document = hit.value
        sentence = report.sentence_at(hit.span.start)
        if sentence is None:
            continue
        words = document.number or report.view.written[slice(*hit.span)]
        if (
            document.issuer
            and (document.issuer, words) not in said
            and (at := _near(report, sentence, hit.span, document.issuer)) is not None
        ):
            said.add((document.issuer, words))
            span = Span(min(at.start, hit.span.start), max(at.end, hit.span.end))
            yield Hit(
                span,
                Relation(RelationKind.ISSUED, document.issuer, words, document.date),
                "authorship.issued",
            )
        if i and hits[i - 1].span.start >= sentence.start:
            yield from _rests(report, sentence, hits[i - 1], hit)


def _rests(
    report: Report, sentence: Span, first: Hit[Document], second: Hit[Document]
) -> Iterator[Hit[Relation]]:
    """Yield what rests on what: "Kế hoạch … thực hiện Nghị quyết …", "Thực hiện Nghị quyết …, … ban hành Kế hoạch …"."""
    one, other = first.value.number, second.value.number
    if not one or not other or one == other:
        return
    folded = report.view.folded
    gap = folded[first.span.end : second.span.start]
    span = Span(first.span.start, second.span.end)
    if len(gap) < _FAR and _RESTS.search(gap):
        yield Hit(span, Relation(RelationKind.BASED_ON, one, other), "authorship.based-on")
    elif _FIRST.search(folded, sentence.start, first.span.start) and _ISSUES.search(gap):
        yield Hit(span, Relation(RelationKind.BASED_ON, other, one), "authorship.basis-first")


def _near(report: Report, sentence: Span, span: Span, issuer: str) -> Span | None:
    """Return where the issuer stands nearest to a document in its sentence."""
    written = report.view.written
    after = written.find(issuer, span.end, sentence.end)
    before = written.rfind(issuer, sentence.start, span.start)
    if after < 0 and before < 0:
        return None
    at = after if before < 0 or (after >= 0 and after - span.end <= span.start - before) else before
    return Span(at, at + len(issuer))
