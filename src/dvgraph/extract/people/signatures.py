"""The lines that sign a report: a role above a name, in one column or in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.roles import role_at, title_before
from dvgraph.model import Span, ZoneKind

if TYPE_CHECKING:
    from dvgraph.model import Report

__all__ = ["role_below", "role_signed"]

# The lines that end a report, the list of its receivers among them; a line of running text is longer.
_LINES: Final = 12
_LONGEST: Final = 120
_OWN: Final = frozenset({ZoneKind.SIGNATURE, ZoneKind.BODY})
_LINE: Final = re.compile(r"(?=.*\S).+")
# The cells of a line, three or more spaces between them (two are one that was typed twice): "PHÓ BÍ THƯ      CHỦ TỊCH".
_CELL: Final = re.compile(r"[^\s]+(?:[ \u00a0][^\s]+)*")


def role_signed(report: Report, name: Span) -> tuple[bool, Span | None]:
    """Tell whether a name has a cell of the signature to itself, and return the role above it, else below it.

    Above stand "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", and beside them "Nơi nhận: …": the role is the
    nearest line's that has one, in the column that is nearest.
    """
    folded = report.view.folded
    lines = _last_lines(report)
    here = next((i for i, line in enumerate(lines) if line.start <= name.start < line.end), None)
    if here is None:
        return False, None
    cell = next(cell for cell in _cells(report, lines[here]) if cell.start <= name.start < cell.end)
    rest = folded[name.end : cell.end].strip()
    alone = rest in {"", "(đã ký)"} and (name.start == cell.start or title_before(folded, name.start))
    if not alone:
        return False, None
    column = cell.start - lines[here].start
    for line in (*reversed(lines[:here]), *lines[here + 1 : here + 2]):
        if line.end - line.start >= _LONGEST:
            continue
        roles = [other for other in _cells(report, line) if role_at(folded, other.start) is not None]
        if roles:
            return True, min(roles, key=lambda role: abs(role.start - line.start - column))
    return True, None


def _last_lines(report: Report) -> list[Span]:
    """Return the lines that end the report itself."""
    lines: list[re.Match[str]] = []
    for zone in reversed(report.zones):
        if zone.kind in _OWN and len(lines) < _LINES:
            lines = [*_LINE.finditer(report.view.plain, *zone.span), *lines]
    return [Span(*line.span()) for line in lines[-_LINES:]]


def role_below(report: Report, name: Span) -> Span | None:
    """Return the role in the line below a name that has a line to itself, as the author of an article has."""
    plain, folded = report.view.plain, report.view.folded
    if plain[name.start - 1 : name.start] not in {"", "\n"} or plain[name.end : name.end + 1] != "\n":
        return None
    line = _CELL.match(report.view.written, name.end + 1)
    return Span(*line.span()) if line and role_at(folded, line.start()) is not None else None


def _cells(report: Report, line: Span) -> list[Span]:
    return [Span(*cell.span()) for cell in _CELL.finditer(report.view.written, line.start, line.end)]
