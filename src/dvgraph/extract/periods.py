"""Periods: years, months, quarters, terms, school years, ranges, with open ends or without."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.anchors import numerals
from dvgraph.grammar.dates import YEAR, iso_month
from dvgraph.model import Document, Hit, Period, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_periods"]

_Ends = tuple[str | None, str | None]


class _Rule(NamedTuple):
    """A way to write a period: its pattern, and how the parts of a match tell the two ends; None: no period.

    One of `signs` must stand near a year for the pattern to be tried.
    """

    name: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    ends: Callable[[dict[str, str]], _Ends | None]


_HEAD: Final = r"(?:giai[ ]đoạn|nhiệm[ ]k[ỳì]|thời[ ]k[ỳì]|niên[ ]độ|năm[ ]học|kế[ ]hoạch[ ]5[ ]năm)"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_TO: Final = r"(?:[ ]?-[ ]?|[ ](?:đến|tới)[ ])(?:hết[ ]|cuối[ ]|đầu[ ])?"
_OF_YEAR: Final = r"(?:[ ]?[/-][ ]?|[ ]năm[ ])"
_NOW: Final = (" nay", " này", " hiện tại", " đây")
_UNTIL_NOW: Final = r"[ ](?:(?:đến|tới)[ ](?:nay|thời[ ]điểm[ ](?:này|hiện[ ]tại))|trở[ ]lại[ ]đây)(?!\w)"
_NUMBERS: Final = {"ba": 3, "sáu": 6, "chín": 9, "mười": 10, "mười một": 11}
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


def _iso_date(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _days(part: dict[str, str]) -> _Ends | None:
    first = _iso_date(part["year"] or part["year2"], part["month"], part["day"])
    last = _iso_date(part["year2"], part["month2"], part["day2"])
    return (first, last) if first and last and first < last else None


def _day_on(part: dict[str, str]) -> _Ends | None:
    first = _iso_date(part["year"], part["month"], part["day"])
    return (first, None) if first else None


def _months(part: dict[str, str]) -> _Ends:
    count, year = _NUMBERS.get(part["count"]) or int(part["count"]), part["year"]
    if count == 12:
        return year, year
    first = 13 - count if part["side"] == "cuối" else 1
    return iso_month(year, f"{first}"), iso_month(year, f"{first + count - 1}")


def _quarter(part: dict[str, str]) -> _Ends:
    last = _QUARTERS[part["quarter"]] * 3
    return iso_month(part["year"], f"{last - 2}"), iso_month(part["year"], f"{last}")


def _month_range(part: dict[str, str]) -> _Ends:
    first = iso_month(part["year"] or part["year2"], part["month"])
    return first, iso_month(part["year2"], part["month2"])


def _month(part: dict[str, str]) -> _Ends:
    month = iso_month(part["year"], part["month"])
    return month, month


# Every period but "5 năm qua" has a year; the grammar is tried where one stands, the first that fits counts.
_RULES: Final = (
    # "từ ngày 27/11/2019 đến ngày 27/11/2024", "từ ngày 15/5 đến hết ngày 30/6/2023"
    _Rule(
        "period.days",
        ("từ ngày",),
        _compiled(
            rf"""từ[ ]ngày[ ](?P<day>{_DAY})[/.-](?P<month>{_MONTH})(?:[/.-](?P<year>{YEAR}))?[ ](?:đến|tới)[ ](?:hết[ ])?(?:ngày[ ])?
            (?P<day2>{_DAY})[/.-](?P<month2>{_MONTH})[/.-](?P<year2>{YEAR})(?!\d)"""
        ),
        _days,
    ),
    # "từ ngày 01/5/2021 đến nay"
    _Rule(
        "period.day-open",
        ("từ ngày",),
        _compiled(rf"từ[ ]ngày[ ](?P<day>{_DAY})[/.-](?P<month>{_MONTH})[/.-](?P<year>{YEAR}){_UNTIL_NOW}"),
        _day_on,
    ),
    # "từ năm 2021 đến tháng 6/2023"
    _Rule(
        "period.year-to-month",
        ("tháng",),
        _compiled(
            rf"từ[ ](?:đầu[ ]|cuối[ ])?(?:năm[ ])?(?P<first>{YEAR}){_TO}tháng[ ](?P<month>{_MONTH}){_OF_YEAR}(?P<year>{YEAR})(?!\d)"
        ),
        lambda part: (part["first"], iso_month(part["year"], part["month"])),
    ),
    # "giai đoạn 2016 - 2020", "nhiệm kỳ 2015-2020", "từ năm 2016 đến năm 2020", "từ 2016-2020", "năm 2016-2020";
    # in "3 năm 2016-2018" the word belongs to the count
    _Rule(
        "period.range",
        ("-", "đến", "tới"),
        _compiled(
            rf"""(?: {_HEAD}[ ](?:\(|từ[ ])?(?:năm[ ])? | (?:từ[ ])?(?:đầu[ ]|cuối[ ])?(?:các[ ]|những[ ])?(?<!\d[ ])năm[ ] | từ[ ] )?
            (?P<first>{YEAR}) [ ]?(?:-|đến|tới)[ ]?(?:hết[ ]|cuối[ ]|đầu[ ])?(?:năm[ ])? (?P<last>{YEAR}) (?!\d)"""
        ),
        lambda part: (part["first"], part["last"]),
    ),
    # "6 tháng đầu năm 2022", "9 tháng năm 2021", "06 tháng cuối năm 2019", "sáu tháng đầu năm 2020"
    _Rule(
        "period.months",
        (" tháng ",),
        _compiled(
            rf"(?P<count>{_MONTH}|(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NUMBERS), reverse=True))}))[ ]tháng[ ](?:(?P<side>đầu|cuối)[ ])?(?:năm[ ]){{1,2}}(?P<year>{YEAR})(?!\d)"
        ),
        _months,
    ),
    # "quý I/2023", "quý 2 năm 2020", "quí II năm 2016"
    _Rule(
        "period.quarter",
        ("quý", "quí"),
        _compiled(
            rf"qu[ýí][ ](?P<quarter>iv|i{{1,3}}|[1-4])(?:[ ]?/[ ]?|,?[ ](?:năm[ ])?)(?P<year>{YEAR})(?!\d)"
        ),
        _quarter,
    ),
    # "từ tháng 6/2019 đến tháng 12/2020", "tháng 6/2019 - 6/2020", "từ tháng 3 đến tháng 10/2022"
    _Rule(
        "period.month-range",
        ("tháng",),
        _compiled(
            rf"""(?:từ[ ])?tháng[ ](?P<month>{_MONTH})(?:{_OF_YEAR}(?P<year>{YEAR}))?\)?{_TO}
            (?:tháng[ ])?(?P<month2>{_MONTH}){_OF_YEAR}(?P<year2>{YEAR})(?!\d)"""
        ),
        _month_range,
    ),
    # "từ tháng 6/2019 đến nay"
    _Rule(
        "period.month-open",
        ("tháng",),
        _compiled(rf"từ[ ]tháng[ ](?P<month>{_MONTH}){_OF_YEAR}(?P<year>{YEAR}){_UNTIL_NOW}"),
        lambda part: (_month(part)[0], None),
    ),
    # "tháng 6/2024", "tháng 6 năm 2024"
    _Rule(
        "period.month",
        ("tháng",),
        _compiled(rf"tháng[ ](?P<month>{_MONTH}){_OF_YEAR}(?P<year>{YEAR})(?!\d)"),
        _month,
    ),
    # "từ năm 2015 đến nay", "giai đoạn 2017 đến nay", "từ năm 2018 trở lại đây"
    _Rule(
        "period.open",
        _NOW,
        _compiled(
            rf"(?:từ|giai[ ]đoạn)[ ](?:từ[ ])?(?:đầu[ ]|cuối[ ])?(?:năm[ ])?(?P<first>{YEAR}){_UNTIL_NOW}"
        ),
        lambda part: (part["first"], None),
    ),
    # "trước năm 2010"
    _Rule(
        "period.before",
        ("trước",),
        _compiled(rf"trước[ ]năm[ ](?P<year>{YEAR})(?!\d)"),
        lambda part: (None, f"{int(part['year']) - 1}"),
    ),
    # "cuối năm 2020", "đầu năm 2019", "năm 2021", "niên độ 2017"
    _Rule(
        "period.year",
        ("năm ", "niên độ "),
        _compiled(rf"(?:(?:(?:hết|đầu|giữa|cuối)[ ])?năm|niên[ ]độ)[ ](?P<year>{YEAR})(?!\d|[ ]?[-/]\d)"),
        lambda part: (part["year"], part["year"]),
    ),
)
_SIGNS: Final = frozenset(sign for rule in _RULES for sign in rule.signs)
_ANCHOR: Final = re.compile(rf"(?<![\d.]){YEAR}(?!\d)")
# "ngày 10/10/2016", "10-10-2016", "ngày 25 tháng 02 năm 2010": days are no periods; "1/3 năm 2015" is a third of one.
_DAY_BEFORE: Final = re.compile(
    r"(?:\d{1,2}[ ]?[/.-][ ]?\d{1,2}[ ]?[/.-][ ]?|\d{1,2}[ ]tháng[ ]\d{1,2},?[ ]năm[ ]|ngày[ ]\d{1,2}/\d{1,2},?[ ]năm[ ])\Z"
)
_DAYS_BEFORE: Final = re.compile(r"từ[ ]ngày[ ][^;\n]*\Z")
_YEAR_BEFORE: Final = re.compile(rf"năm[ ]{YEAR}")
_LIST: Final = re.compile(r"(?:,|và|[ ])[ ]?(?:,|và)?[ ]?(?:năm[ ])?\Z")
_LEFT: Final = 48
# "5 năm qua", "trong 10 năm gần đây"
# "5 năm qua"; not "06 năm qua (2012 - 2015)", which says itself which years are meant.
_PAST: Final = re.compile(
    rf"(?<![\w/.,-])(?P<count>0?[2-9]|10)[ ]năm[ ](?:vừa[ ])?(?:qua|gần[ ]đây)(?!\w)(?![ ]?[(,][ ]?(?:giai[ ]đoạn[ ]|từ[ ](?:năm[ ])?)?{YEAR})"
)


def read_periods(report: Report, found: Found) -> Iterator[Hit[Period]]:
    """Yield the periods of a report; the years of documents' numbers and dates are theirs."""
    folded = report.view.folded
    end = 0
    for at in numerals(report.view.plain):
        anchor = _ANCHOR.match(folded, at) if at >= end else None
        if anchor is None:
            continue
        if found.covering(Document, anchor.span()) and not _in_title(found, anchor):
            continue
        left = max(end, anchor.start() - _LEFT)
        dated = _DAY_BEFORE.search(folded, left, anchor.start())
        if dated and not _DAYS_BEFORE.search(folded, left, dated.start()):
            continue
        hit = _at(report, left, anchor)
        if hit is not None and not (dated and not hit.rule.startswith("period.day")):
            end = hit.span.end
            yield hit
    yield from _past(report, found)


def _in_title(found: Found, anchor: re.Match[str]) -> bool:
    """Tell whether a year is in the title of a document without number: those are periods."""
    hit = found.covering(Document, anchor.span())
    return hit is not None and hit.value.number is None


def _at(report: Report, left: int, anchor: re.Match[str]) -> Hit[Period] | None:
    folded = report.view.folded
    stop = min(len(folded), anchor.end() + _LEFT)
    near = folded[left:stop]
    signs = {sign for sign in _SIGNS if sign in near}
    for rule in _RULES:
        if signs.isdisjoint(rule.signs):
            continue
        for match in rule.pattern.finditer(folded, left, stop):
            if match.start() <= anchor.start() < match.end():
                span = Span(*match.span())
                ends = rule.ends(match.groupdict())
                return (
                    None
                    if ends is None
                    else Hit(span, Period(*ends, report.view.written[slice(*span)]), rule.name)
                )
    if _LIST.search(folded, left, anchor.start()) and _YEAR_BEFORE.search(folded, left, anchor.start()):
        year = anchor[0]
        return Hit(Span(*anchor.span()), Period(year, year, year), "period.year-in-list")
    return None


def _past(report: Report, found: Found) -> Iterator[Hit[Period]]:
    """Yield "5 năm qua" as the whole years before the date of a report, where that date leaves no doubt which.

    A report of a year's last quarter, or of a year as a whole, counts that year; one of the first quarter does not.
    """
    if not report.metadata.as_of:
        return
    year, _, rest = report.metadata.as_of.partition("-")
    month = int(rest[:2] or 12)
    if 3 < month < 10:
        return
    last = int(year) - (month <= 3)
    for at in numerals(report.view.plain):
        match = _PAST.match(report.view.folded, at)
        if match and not found.covers(match.span(), Document):
            span, first = Span(*match.span()), last - int(match["count"]) + 1
            yield Hit(span, Period(f"{first}", f"{last}", report.view.written[slice(*span)]), "period.past")
