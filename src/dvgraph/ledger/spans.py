"""A number of years beside the period that it counts: "2016-2020" are five years, "trong 06 năm" says six."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure, Span

__all__ = ["check_spans"]

# "Trong 06 năm", "qua 5 năm thực hiện", "sau 10 năm": years that went by, not years of age or of a sentence.
_ELAPSED: Final = re.compile(r"(?<!\w)(?:trong|qua|sau|suốt)[ ]\Z", re.VERBOSE)
# "05 năm (2016-2020)", "06 năm, từ 2015 đến 2020", "3 năm thực hiện (giai đoạn 2012 - 2014)"
_BESIDE: Final = re.compile(
    r"(?:[ ](?:qua|vừa[ ]qua|thực[ ]hiện|triển[ ]khai|xây[ ]dựng))?[ ]?[(,][ ]?(?:giai[ ]đoạn[ ])?",
    re.VERBOSE,
)
_NEAR: Final = 900
"""How many characters before a count of years the period may stand, where another clause names it."""


def check_spans(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each number of years that stands beside a period, or after one in the same passage."""
    for account in accounts:
        spans = [span for span in account.spans if _counts(span)]
        starts = [span.words.start for span in spans]
        for figure in account.figures:
            if figure.unit != "năm" or not figure.exact or figure.whole is not None:
                continue
            i = bisect_left(starts, figure.words.start)
            beside = i < len(spans) and spans[i].words.sentence == figure.words.sentence
            if beside and _BESIDE.fullmatch(figure.sentence[figure.end : max(figure.end, spans[i].at)]):
                yield from _compared(figure, spans[i], slack=0)
            elif (
                i
                and figure.words.start - spans[i - 1].words.end < _NEAR
                and _ELAPSED.search(figure.before(10))
            ):
                yield from _compared(figure, spans[i - 1], slack=1)


def _counts(span: Span) -> bool:
    """Tell whether a period is of several whole years: a school year is of two, and of one."""
    return (
        span.words.zone == "body" and _years(span) > 1 and not span.words.quote.lower().startswith("năm học")
    )


def _years(span: Span) -> int:
    """Return the number of whole calendar years of a period, 0 where it is not made of whole ones."""
    whole = span.first.endswith("-01-01") and span.until.endswith("-01-01")
    return int(span.until[:4]) - int(span.first[:4]) if whole else 0


def _compared(figure: Figure, span: Span, slack: int) -> Iterator[Finding]:
    """Compare; with `slack`, only a count that is that much longer is told: other counts are of other times.

    A period may be counted from year to year: 2015-2020 is six calendar years, and a term of five.
    """
    years, said = _years(span), int(figure.value)
    last = int(span.until[:4]) - 1
    counted = f"{last} - {span.first[:4]} + 1 = {years}"
    words, concerns = (span.words, figure.words), (span.iri, figure.iri)
    if said == years or (not slack and said == years - 1):
        message = Said(
            f"“{figure.words.quote}” đúng với “{span.words.quote}”.",
            f"“{figure.words.quote}” goes with “{span.words.quote}”.",
        )
        yield Finding("span.holds", Severity.HOLDS, words, message, counted, concerns)
    elif not slack or said == years + slack:
        message = Said(
            f"“{span.words.quote}” là {years} năm, nhưng báo cáo viết “{figure.words.quote}”.",
            f"“{span.words.quote}” is {years} years, yet the report says “{figure.words.quote}”.",
        )
        yield Finding("span.differs", Severity.TENSION, words, message, f"{counted} ≠ {said}", concerns)
