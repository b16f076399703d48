"""Who issued which document, which document rests on which, and which names which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.extract.authorship.bases import read_bases
from dvgraph.extract.authorship.citing import read_citations
from dvgraph.extract.documents.issuing import issues, named
from dvgraph.model import Document, Hit, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_authorship"]


def read_authorship(report: Report, found: Found) -> Iterator[Hit[Relation]]:
    """Yield `issued` for each document whose issuer the text names, and `based_on` and `cites` between two documents."""
    hits = found.of(Document)
    said: set[tuple[str, str]] = set()
    for hit, issue in zip(hits, issues(report, hits), strict=True):
        words = named(report.view, hit)
        for body in issue.issuers:
            name = report.view.written[slice(*body)]
            if (name, words) not in said:
                said.add((name, words))
                span = Span(min(body.start, hit.span.start), max(body.end, hit.span.end))
                yield Hit(
                    span, Relation(RelationKind.ISSUED, name, words, hit.value.date), "authorship.issued"
                )
    if len(hits) > 1:  # in few texts
        yield from read_bases(report, hits)
        yield from read_citations(report, hits)
