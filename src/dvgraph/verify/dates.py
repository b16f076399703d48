"""The checker's own reading of days and years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dvgraph.verify.words import fold

__all__ = ["days", "named", "past", "periods", "years"]

_DAY: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:[/.-]|\s{fold('tháng')}\s|{fold('tháng')})\s*(\d{{1,2}})\s*(?:[/.-]|,?\s*{fold('năm')})\s*(\d{{4}})(?!\d)"
)
_MONTH: Final = re.compile(rf"{fold('tháng')}\s*(\d{{1,2}})\s*(?:[/.-]|{fold('năm')})\s*(\d{{4}})(?!\d)")
_COUNTS: Final = {
    fold(word): count for count, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)
}
_MONTHS: Final = re.compile(
    rf"(?<!\w)(\d{{1,2}}|{'|'.join(_COUNTS)})\s{fold('tháng')}\s(?:({fold('đầu')}|{fold('cuối')})\s.{{0,12}}?|{fold('năm')}\s)(\d{{4}})(?!\d)"
)
# "từ tháng 3 đến tháng 9/2022", "tháng 3-9/2022": one year for both
_MONTH_SPAN: Final = re.compile(
    rf"{fold('tháng')}\s*(\d{{1,2}})\s*(?:{fold('đến')}|{fold('tới')}|-)\s*(?:{fold('tháng')}\s*)?(\d{{1,2}})\s*(?:[/.-]|{fold('năm')})\s*(\d{{4}})(?!\d)"
)
# "tháng 6/2019 đến 6/2020": "tháng" is written once
_MONTH_AGAIN: Final = re.compile(
    rf"{fold('tháng')}\s*\d{{1,2}}[/-]\d{{4}}\s*(?:{fold('đến')}|{fold('tới')}|-)\s*(\d{{1,2}})[/-](\d{{4}})(?!\d)"
)
# "từ ngày 29/9 đến ngày 15/10/2025"
_DAY_SPAN: Final = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})[/.-](\d{{1,2}})\s(?:{fold('đến')}|{fold('tới')}|-)\s(?:{fold('hết')}\s)?(?:{fold('ngày')}\s)?\d{{1,2}}[/.-]\d{{1,2}}[/.-](\d{{4}})(?!\d)"
)
_QUARTER: Final = re.compile(
    rf"(?:{fold('quý')}|{fold('quí')})\s(iv|i{{1,3}}|[1-4])\s*(?:[/.-]|,?\s*{fold('năm')})?\s*(\d{{4}})(?!\d)"
)
# "trước năm 2010"
_BEFORE: Final = re.compile(rf"{fold('trước năm')}\s((?:19|20)\d\d)(?!\d)")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(text: str) -> set[str]:
    """Return all days that a text names, as ISO dates."""
    found = (_day(int(y), int(m), int(d)) for d, m, y in _DAY.findall(fold(text)))
    return {day.isoformat() for day in found if day}


# "tháng 6/2019", "15/12/2024", "tháng 6 năm 2019": the year of a month or a day
_OF_MONTH: Final = re.compile(
    rf"(?:(?<!\d)\d{{1,2}}\s?[/.-]\s?|{fold('tháng')} \d{{1,2}},? {fold('năm')} )\Z"
)


def years(text: str) -> set[int]:
    """Return all years that a text names as years, not as those of a month or a day."""
    folded = fold(text)
    found = re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", folded)
    return {
        int(year[0])
        for year in found
        if not _OF_MONTH.search(folded, max(0, year.start() - 24), year.start())
    }


# "trong 5 năm qua", "3 năm gần đây"
_PAST: Final = re.compile(
    rf"(?<![\w.,/-])(\d{{1,2}}) {fold('năm')} (?:{fold('vừa')} )?(?:{fold('qua')}|{fold('gần đây')})(?![\w\u0300-\u036f])"
)


def past(text: str, as_of: str) -> set[tuple[str, str]]:
    """Return the whole years before a report's own date (ISO, as far as it is told) that a text names: "5 năm qua".

    From October on the year of the report is one of them, till March it is not; between the two no one can say.
    """
    year, _, rest = as_of.partition("-")
    month = int(rest[:2] or "12")
    if not year or 4 <= month <= 9:
        return set()
    until = int(year) + (month > 9)
    return {(f"{until - int(count)}-01-01", f"{until}-01-01") for count in _PAST.findall(fold(text))}


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def periods(text: str) -> set[tuple[str, str]]:
    """Return all half-open stretches of days that a text names; an open end is an empty string.

    Two years make every ordered pair, so that a period must be borne out by its own two ends.
    """
    folded = fold(text)
    found: set[tuple[str, str]] = set()
    starts: list[tuple[date, date]] = []
    for match in _MONTHS.finditer(folded):
        count, year = _COUNTS.get(match[1]) or int(match[1]), int(match[3])
        if 1 <= count <= 12:
            first = 13 - count if match[2] == fold("cuối") else 1
            starts.append((date(year, first, 1), _month_end(year, first + count - 1)))
    for match in _QUARTER.finditer(folded):
        quarter = _QUARTERS.get(match[1]) or int(match[1])
        starts.append((date(int(match[2]), quarter * 3 - 2, 1), _month_end(int(match[2]), quarter * 3)))
    months = [(int(year), int(month)) for month, year in _MONTH.findall(folded)]
    months += [(int(y), int(m)) for one, other, y in _MONTH_SPAN.findall(folded) for m in (one, other)]
    months += [(int(year), int(month)) for month, year in _MONTH_AGAIN.findall(folded)]
    starts += [(date(y, m, 1), _month_end(y, m)) for y, m in months if 1 <= m <= 12]
    spans = (_day(int(year), int(month), int(day)) for day, month, year in _DAY_SPAN.findall(folded))
    starts += [(day, day + timedelta(days=1)) for day in spans if day]
    starts += [(day, day + timedelta(days=1)) for day in map(date.fromisoformat, days(text))]
    starts += [(date(year, 1, 1), date(year + 1, 1, 1)) for year in years(text)]
    found.update(("", f"{year}-01-01") for year in _BEFORE.findall(folded))
    for begin, end in starts:
        found.update({(begin.isoformat(), end.isoformat()), (begin.isoformat(), ""), ("", end.isoformat())})
        found.update((begin.isoformat(), other.isoformat()) for _, other in starts if begin < other)
    return found


# "2016-2017", "từ năm 2016 đến hết năm 2017"
_RANGE: Final = re.compile(
    rf"((?:19|20)\d\d)\s?(?:-|{fold('đến')}|{fold('tới')})\s?(?:{fold('hết')} |{fold('cuối')} |{fold('đầu')} )?(?:{fold('năm')} )?((?:19|20)\d\d)(?!\d)"
)


def named(quote: str) -> set[tuple[str, str]]:
    """Return what a quotation names that is one period itself: of "2016-2017" not the one year or the other."""
    folded, found = fold(quote), periods(quote)
    if before := _BEFORE.search(folded):
        return {("", f"{before[1]}-01-01")}
    if match := _RANGE.search(folded):
        ends = {f"{year}-01-01" for year in (int(match[1]), int(match[2]) + 1)}
        found = {period for period in found if set(period) == ends} or found
    return found
