"""From a report to its mentions.

`EXTRACTORS` is the whole walk: each reads one kind of thing and sees what those before it found, so that
a number inside a document's number is no quantity and an organization's place is no second place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.extract.found import Found
from dvgraph.model import Mention, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvgraph.model import Hit

    Extractor = Callable[[Report, Found], Iterable[Hit]]

__all__ = ["EXTRACTORS", "extract"]

EXTRACTORS: Final[tuple[Extractor, ...]] = ()


def extract(report: Report) -> list[Mention]:
    """Return all mentions of a report, in the order of the text.

    The words of each are cut from the text here and nowhere else: a false quotation cannot be written.
    """
    found = Found()
    for extractor in EXTRACTORS:
        found.add(extractor(report, found))
    mentions = []
    for hit in found:
        span = report.view.to_text(hit.span)
        mentions.append(
            Mention(
                span, report.text[span.start : span.end], hit.value, hit.rule, report.zone_at(hit.span.start)
            )
        )
    return mentions
