"""The lines that sign a report: a role above a name, in one column or in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.roles import role_at, title_before
from dvgraph.model import Span, ZoneKind

if TYPE_CHECKING:
    from dvgraph.model import Report

__all__ = ["role_below", "role_signed"]

# The cells of a line, two or more spaces between them: "PHÓ BÍ THƯ      CHỦ TỊCH".
_CELL: Final = re.compile(r"[^\s]+(?:[ \u00a0][^\s]+)*")


def role_signed(report: Report, name: Span) -> tuple[bool, Span | None]:
    """Tell whether a name has a cell of the signature to itself, and return the role above it, else below it.

    Above stand "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(đã ký)": the role is the nearest that is one.
    """
    folded = report.view.folded
    lines = [_cells(report, zone.span) for zone in report.zones if zone.kind is ZoneKind.SIGNATURE]
    for i, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            if not (cell.start <= name.start < cell.end):
                continue
            alone = name.end == cell.end and (name.start == cell.start or title_before(folded, name.start))
            if not alone:
                return False, None
            for others in (*reversed(lines[:i]), *lines[i + 1 : i + 2]):
                if len(others) == len(cells) and role_at(folded, others[column].start) is not None:
                    return True, others[column]
            return True, None
    return False, None


def role_below(report: Report, name: Span) -> Span | None:
    """Return the role in the line below a name that has a line to itself, as the author of an article has."""
    plain, folded = report.view.plain, report.view.folded
    if plain[name.start - 1 : name.start] not in {"", "\n"} or plain[name.end : name.end + 1] != "\n":
        return None
    line = _CELL.match(report.view.written, name.end + 1)
    return Span(*line.span()) if line and role_at(folded, line.start()) is not None else None


def _cells(report: Report, line: Span) -> list[Span]:
    return [Span(*cell.span()) for cell in _CELL.finditer(report.view.written, line.start, line.end)]
