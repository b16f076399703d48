"""Days, months and years as reports write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re

__all__ = ["DAY", "YEAR", "iso_day", "iso_month"]

YEAR: Final = r"(?:19|20)\d\d"

# "10/10/2016", "30-6-2019", "25.02.2010", "25 tháng 02 năm 2010", "5 tháng 3, năm 2019"
DAY: Final = rf"""(?:
    (?P<day>0?[1-9]|[12]\d|3[01])
    (?: [ ]?[/.-][ ]? (?P<month>0?[1-9]|1[0-2]) [ ]?[/.-][ ]?
      | [ ]tháng[ ] (?P<month_word>0?[1-9]|1[0-2]) ,?[ ]năm[ ] )
    (?P<year>{YEAR}) (?!\d)
)"""


def iso_day(match: re.Match[str]) -> str | None:
    """Return the day of a match of `DAY` as ISO 8601, None where the calendar has no such day."""
    month = match["month"] or match["month_word"]
    try:
        return date(int(match["year"]), int(month), int(match["day"])).isoformat()
    except ValueError:
        return None


def iso_month(year: str, month: str) -> str:
    """Return a month as ISO 8601: `2024-06`."""
    return f"{year}-{int(month):02d}"
