"""Where documents are named: by their own words, and again as "nghị quyết này", "hai quyết định", "Kế hoạch cụ thể hóa …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.model import Document, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.model import Report

__all__ = ["Named", "around", "named_again"]


class Named(NamedTuple):
    """A place of a text that names documents: most name one, "hai quyết định" two."""

    span: Span
    documents: tuple[Hit[Document], ...]


_KIND: Final = (
    r"(?P<kind>nghị[ ]quyết|quyết[ ]định|chỉ[ ]thị|kế[ ]hoạch|chương[ ]trình|đề[ ]án|thông[ ]báo|kết[ ]luận|hướng[ ]dẫn|công[ ]văn|quy[ ](?:chế|định)"
    r"|thông[ ](?:tư|tri)|nghị[ ]định|báo[ ]cáo|tờ[ ]trình|văn[ ]bản|luật|pháp[ ]lệnh)(?:[ ](?:liên[ ]tịch|hành[ ]động|phối[ ]hợp|chuyên[ ]đề))?"
)
# "chương trình này", "các nghị quyết trên", "hai quyết định"; not "hai quyết định số 5 và 6"
_AGAIN: Final = re.compile(
    rf"(?<!\w)(?:(?P<two>hai|cả[ ]hai|02)[ ]{_KIND}(?:[ ](?:này|trên|nêu[ ]trên|nói[ ]trên|đó))?(?![ ](?:số|\d)|\w)"
    rf"|{_KIND.replace('?P<kind>', '?P<one>')}[ ](?:này|trên|nêu[ ]trên|nói[ ]trên|đó)(?!\w))",
    re.VERBOSE,
)
# "Nghị quyết | cụ thể hóa Kế hoạch số …", "…; báo cáo | cũng nhắc tới …": at the start of a clause the kind alone will do
_OPENS: Final = re.compile(
    rf"{_KIND}(?=[ ](?:(?:đã[ ]|cũng[ ]|còn[ ])?(?:được[ ](?:xây[ ]dựng|ban[ ]hành)|cụ[ ]thể[ ]hóa|căn[ ]cứ|viện[ ]dẫn|dẫn[ ]|nhắc[ ]|đề[ ]cập|có[ ](?:viện[ ])?dẫn[ ])))",
    re.VERBOSE,
)
_MARK: Final = re.compile(r"[;,][ ]")
_NEAR: Final = 240
"""Letters before a document in which one named again is looked for."""

_MOST: Final = 12
_FAR: Final = 900
"""Letters back to the document that is named again: the words of both are one quotation."""


def named_again(report: Report, hits: Sequence[Hit[Document]]) -> Iterator[Named]:
    """Yield where documents are named, in the order of the text; those named again only before another."""
    folded = report.view.folded
    last = 0
    for i, hit in enumerate(hits):
        sentence = report.sentence_at(hit.span.start) or hit.span
        start = max(last, sentence.start, hit.span.start - _NEAR)
        openings = [mark.end() for mark in _MARK.finditer(folded, start, hit.span.start)]
        openings += [start] if start == sentence.start else []
        opened = [_OPENS.match(folded, at, hit.span.start) for at in openings]
        for match in (*opened, *_AGAIN.finditer(folded, start, hit.span.start)):
            documents = _meant(hits[max(0, i - _MOST) : i], match) if i and match else ()
            if match and documents:
                yield Named(Span(*match.span()), documents)
        yield Named(hit.span, (hit,))
        last = hit.span.end


def _meant(before: Sequence[Hit[Document]], again: re.Match[str]) -> tuple[Hit[Document], ...]:
    """Return the last documents of a kind before a place: two for "hai quyết định"."""
    kind = again["kind"] or again["one"]
    wanted = 2 if again.re is _AGAIN and again["two"] else 1
    found: list[Hit[Document]] = []
    for hit in reversed(before):
        if again.start() - hit.span.start > _FAR or len(found) == wanted:
            break
        document = hit.value
        known = document.number is None or any(document.number == other.value.number for other in found)
        if not known and (kind == "văn bản" or (document.kind or "").startswith(kind)):
            found.insert(0, hit)
    return tuple(found) if len(found) == wanted else ()


def around(report: Report, *spans: Span) -> Span:
    """Return the words from the first to the last of some places; of two sentences the first is quoted from its start."""
    first, end = min(spans), max(span.end for span in spans)
    line = report.sentence_at(first.start)
    return Span(line.start if line and line.end < end else first.start, end)
