"""What is twinned with what, each pair with its own date: "A kết nghĩa với B từ năm 2010; ngày 25/10/2022 thêm C - D, E - F"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.dates import DAY, YEAR, iso_day, iso_month
from dvgraph.grammar.twinning import is_listed, twins
from dvgraph.model import RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.extract.territory.ground import Ground
    from dvgraph.model import Hit, Relation

__all__ = ["read_twinnings"]

# "20/5/2007", "tháng 11/2016", "tháng 5 năm 2015", "năm 2010"; not the year of "quý 2 năm 2019" or "giai đoạn 2007-2022"
_DATE: Final = re.compile(
    rf"""{DAY} | tháng[ ](?P<only_month>0?[1-9]|1[0-2])(?:[ ]?/[ ]?|[ ]năm[ ]|-)(?P<months_year>{YEAR})(?!\d)
      | (?<!quý[ ]\d[ ])(?<!quý[ ]i[ ])(?<!quý[ ]ii[ ])(?<!quý[ ]iv[ ])năm[ ](?P<only_year>{YEAR})(?![\d]|[ ]?-)""",
    re.VERBOSE,
)
# "Ngày 03/8/2022, bản A phối hợp với bản B sơ kết 15 năm kết nghĩa": the day is another's.
_LATER: Final = re.compile(
    r"(?:sơ|tổng)[ ]kết|giao[ ]ban|kỷ[ ]niệm|hội[ ]nghị|hội[ ]đàm|gặp[ ]gỡ|\d+[ ]năm(?!\w)", re.VERBOSE
)
_MOST: Final = 8
"""Pairs that one place can be in."""

_NEAR: Final = 70
"""Letters between a pair and its date behind it."""


class _Dated(NamedTuple):
    start: int
    end: int
    date: str


def read_twinnings(ground: Ground) -> Iterator[Hit[Relation]]:
    """Yield the twinnings that sentences and the items of lists state."""
    sentences = ground.report.sentences
    if "kết nghĩa" not in ground.folded:
        return
    for n, sentence in enumerate(sentences):
        here = ground.within(sentence)
        if len(here) < 2:
            continue
        by_span = {ground.places[i].span: i for i in here}
        listed = is_listed(ground.folded, sentences, n)
        pairs = twins(
            ground.folded, sentence, [(i, ground.places[i]) for i in here], ground.held, listed=listed
        )
        known = [(by_span[a.span], by_span[b.span]) for a, b in pairs]
        for (a, b), date in zip(known, _dates(ground, sentence, known), strict=True):
            yield ground.relation(RelationKind.TWINNED_WITH, a, b, "twinned", date)


def _dates(ground: Ground, sentence: Span, pairs: Sequence[tuple[int, int]]) -> Iterator[str | None]:
    """Yield the date of each pair: between its sides, behind it, before it, or the one before the whole list."""
    folded = ground.folded
    dated = [
        _Dated(*match.span(), date)
        for match in (_DATE.finditer(folded, sentence.start, sentence.end) if pairs else ())
        if (date := _iso(match)) is not None
    ]
    starts = [one.start for one in dated]

    def between(left: int, right: int) -> list[_Dated]:
        return dated[bisect_left(starts, left) : bisect_left(starts, right)]

    running: str | None = None
    start = sentence.start
    for n, (a, b) in enumerate(pairs):
        one, other = ground.places[a].span, ground.end(b)
        later = (ground.places[pair[0]].span.start for pair in pairs[n + 1 : n + 1 + _MOST])
        stop = next((start_ for start_ in later if start_ >= other), sentence.end)
        semicolon = folded.find(";", other, stop)
        stop = semicolon if semicolon >= 0 else stop
        start = max(start, folded.rfind(";", start, one.start) + 1)
        lead = [d for d in between(start, one.start) if d.end <= one.start]
        if lead or (folded[start - 1 : start] == ";" and folded[start : one.start].strip()):
            running = lead[-1].date if lead and not _LATER.search(folded, lead[-1].end, stop) else None
        own = [
            d
            for d in (
                *between(one.end, ground.places[b].span.start),
                *between(other, min(stop, other + _NEAR)),
            )
            if not _LATER.search(folded, other, d.start)
        ]
        yield own[0].date if own else running
        start = other


def _iso(match: re.Match[str]) -> str | None:
    if match["only_year"]:
        return match["only_year"]
    if match["only_month"]:
        return iso_month(match["months_year"], match["only_month"])
    return iso_day(match)
