"""Periods: years, months, quarters, terms, ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.dates import YEAR, iso_month
from dvgraph.model import Document, Hit, Period, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_periods"]

# Every period but "5 năm qua" has a year; the grammar is tried where one stands.
_HEAD: Final = r"(?:giai[ ]đoạn|nhiệm[ ]kỳ|thời[ ]kỳ|niên[ ]độ|năm[ ]học|kế[ ]hoạch[ ]5[ ]năm)"
_PATTERNS: Final = (
    # "giai đoạn 2016 - 2020", "nhiệm kỳ 2015-2020", "từ năm 2016 đến năm 2020", "từ 2016-2020", "năm 2016-2020"
    (
        "period.range",
        re.compile(
            rf"""(?: {_HEAD}[ ](?:\(|từ[ ])?(?:năm[ ])? | (?:từ[ ])?(?:đầu[ ]|cuối[ ])?(?:các[ ]|những[ ])?năm[ ] | từ[ ] )?
            (?P<first>{YEAR}) [ ]?(?:-|đến|tới)[ ]?(?:hết[ ]|cuối[ ]|đầu[ ])?(?:năm[ ])? (?P<last>{YEAR}) (?!\d)""",
            re.VERBOSE,
        ),
    ),
    # "6 tháng đầu năm 2022", "9 tháng năm 2021", "06 tháng cuối năm 2019"
    (
        "period.months",
        re.compile(
            rf"(?P<count>0?[1-9]|1[0-2])[ ]tháng[ ](?:(?P<side>đầu|cuối)[ ])?(?:năm[ ]){{1,2}}(?P<year>{YEAR})(?!\d)"
        ),
    ),
    # "quý I/2023", "quý 2 năm 2020"
    (
        "period.quarter",
        re.compile(
            rf"quý[ ](?P<quarter>iv|i{{1,3}}|[1-4])(?:[ ]?/[ ]?|,?[ ](?:năm[ ])?)(?P<year>{YEAR})(?!\d)"
        ),
    ),
    # "từ tháng 6/2019 đến tháng 12/2020", "tháng 6/2024", "tháng 6 năm 2024"
    (
        "period.month-range",
        re.compile(
            rf"""từ[ ]tháng[ ](?P<month>0?[1-9]|1[0-2])(?:(?:[ ]?[/-][ ]?|[ ]năm[ ])(?P<year>{YEAR}))?[ ](?:đến|tới)[ ](?:hết[ ])?
            tháng[ ](?P<month2>0?[1-9]|1[0-2])(?:[ ]?[/-][ ]?|[ ]năm[ ])(?P<year2>{YEAR})(?!\d)""",
            re.VERBOSE,
        ),
    ),
    (
        "period.month",
        re.compile(rf"tháng[ ](?P<month>0?[1-9]|1[0-2])(?:[ ]?[/-][ ]?|[ ]năm[ ])(?P<year>{YEAR})(?!\d)"),
    ),
    # "từ năm 2015 đến nay"
    (
        "period.open",
        re.compile(
            rf"từ[ ](?:đầu[ ]|cuối[ ])?(?:năm[ ])?(?P<first>{YEAR})[ ](?:đến|tới)[ ](?:nay|thời[ ]điểm[ ]này)(?!\w)"
        ),
    ),
    # "trước năm 2010"
    ("period.before", re.compile(rf"trước[ ]năm[ ](?P<year>{YEAR})(?!\d)")),
    # "cuối năm 2020", "đầu năm 2019", "năm 2021", "đến năm 2030"
    ("period.year", re.compile(rf"(?:(?:hết|đầu|giữa|cuối)[ ])?năm[ ](?P<year>{YEAR})(?!\d|[ ]?[-/]\d)")),
)
_ANCHOR: Final = re.compile(rf"(?<![\d.]){YEAR}(?!\d)")
# "ngày 10/10/2016", "10-10-2016", "ngày 25 tháng 02 năm 2010": days are no periods.
_DAY_BEFORE: Final = re.compile(r"\d{1,2}[ ]?(?:[/.-][ ]?|[ ]tháng[ ])\d{1,2}(?:[ ]?[/.-][ ]?|,?[ ]năm[ ])\Z")
_LIST: Final = re.compile(r"(?:,|và|[ ])[ ]?(?:,|và)?[ ]?(?:năm[ ])?\Z")
_LEFT: Final = 48
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_periods(report: Report, found: Found) -> Iterator[Hit[Period]]:
    """Yield the periods of a report; the years of documents' numbers and dates are theirs."""
    folded = report.view.folded
    end = 0
    for anchor in _ANCHOR.finditer(folded):
        if anchor.start() < end:
            continue
        if found.covering(Document, Span(*anchor.span())) and not _in_title(found, anchor):
            continue
        left = max(end, anchor.start() - _LEFT)
        if _DAY_BEFORE.search(folded, left, anchor.start()):
            continue
        hit = _at(report, left, anchor)
        if hit is not None:
            end = hit.span.end
            yield hit


def _in_title(found: Found, anchor: re.Match[str]) -> bool:
    """Tell whether a year is in the title of a document without number: those are periods."""
    hit = found.covering(Document, Span(*anchor.span()))
    return hit is not None and hit.value.number is None


def _at(report: Report, left: int, anchor: re.Match[str]) -> Hit[Period] | None:
    folded = report.view.folded
    stop = min(len(folded), anchor.end() + _LEFT)
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(folded, left, stop):
            if match.start() <= anchor.start() < match.end():
                span = Span(*match.span())
                period = _period(rule, match, report.view.written[slice(*span)])
                return None if period is None else Hit(span, period, rule)
    if _LIST.search(folded, left, anchor.start()) and re.search(
        rf"năm[ ]{YEAR}", folded[left : anchor.start()]
    ):
        year = anchor[0]
        return Hit(Span(*anchor.span()), Period(year, year, year), "period.year-in-list")
    return None


def _period(rule: str, match: re.Match[str], label: str) -> Period | None:
    part = match.groupdict()
    if rule == "period.range":
        return Period(part["first"], part["last"], label)
    if rule == "period.months":
        count, year = int(part["count"]), part["year"]
        if count == 12:
            return Period(year, year, label)
        first = 13 - count if part["side"] == "cuối" else 1
        return Period(iso_month(year, f"{first}"), iso_month(year, f"{first + count - 1}"), label)
    if rule == "period.quarter":
        quarter = _QUARTERS[part["quarter"]]
        return Period(
            iso_month(part["year"], f"{quarter * 3 - 2}"), iso_month(part["year"], f"{quarter * 3}"), label
        )
    if rule == "period.month-range":
        return Period(
            iso_month(part["year"] or part["year2"], part["month"]),
            iso_month(part["year2"], part["month2"]),
            label,
        )
    if rule == "period.month":
        month = iso_month(part["year"], part["month"])
        return Period(month, month, label)
    if rule == "period.open":
        return Period(part["first"], None, label)
    if rule == "period.before":
        return Period(None, f"{int(part['year']) - 1}", label)
    return Period(part["year"], part["year"], label)
