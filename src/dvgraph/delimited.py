"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["csv_text"]

# A spreadsheet runs a cell that begins so: =1+1, @SUM(A1), +cmd, -cmd; -5 and +84 are numbers and stay.
_FORMULA: Final = re.compile(r"[ ]*(?:[=@\t\r\n]|[+-](?!\d+(?:[.,]\d+)*$))")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    r"""Return rows as CSV; an apostrophe stands before what a spreadsheet would run as a formula.

    >>> csv_text([("unit", "value"), ("=1+1", "-5")])
    "unit,value\r\n'=1+1,-5\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in rows)
    return out.getvalue()
