"""Units across the border: how many a report counts as neighbours, and with how many it says that it is twinned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_neighbours"]

_LEVEL: Final = re.compile(r"(?:huyện|tỉnh|xã|cụm[ ]bản)(?!\w)", re.VERBOSE)
# "tiếp giáp với 4 huyện", "giáp 3 tỉnh"
_BORDERS: Final = re.compile(r"(?<!\w)(?:tiếp[ ]giáp|giáp[ ]ranh|giáp)(?!\w)", re.VERBOSE)
# "kết nghĩa … thuộc 05 huyện"
_TWINNED: Final = re.compile(r"(?<!\w)kết[ ]nghĩa(?!\w)", re.VERBOSE)
_ABROAD: Final = re.compile(
    r"(?<!\w)(?:lào|campuchia|trung[ ]quốc|biên[ ]giới|nước[ ]bạn|hai[ ]bên)(?!\w)", re.VERBOSE
)
_AT_LEAST: Final = frozenset({"more_than", "at_least"})
"""Comparators of a count that may be too many all the same: "trên 3 huyện" are more than 2."""
_REACH: Final = 160


def check_neighbours(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each count of twinned units that a count of neighbours of the same level stands beside."""
    for account in accounts:
        neighbours = {level: f for f in reversed(account.figures) if (level := _counted(f, _BORDERS))}
        for figure in account.figures:
            level = _counted(figure, _TWINNED)
            if level and (neighbour := neighbours.get(level)) and neighbour is not figure:
                yield _compared(neighbour, figure, level)


def _counted(figure: Figure, cue: re.Pattern[str]) -> str:
    """Return the level of the units abroad that a figure counts behind a cue, empty where it counts none."""
    level = _LEVEL.match(figure.unit)
    told = figure.exact or (cue is _TWINNED and figure.comparator in _AT_LEAST)
    if not (level and told and figure.whole is None and figure.at >= 0):
        return ""
    near = cue.search(figure.before(_REACH)) and _ABROAD.search(figure.around(2 * _REACH))
    return level[0] if near else ""


def _compared(neighbour: Figure, twinned: Figure, level: str) -> Finding:
    words, concerns = (neighbour.words, twinned.words), (neighbour.iri, twinned.iri)
    a, b = vietnamese_number(neighbour.value), vietnamese_number(twinned.value)
    if twinned.value <= neighbour.value:
        message = Said(
            f"Số {level} kết nghĩa không nhiều hơn số {level} tiếp giáp.",
            "There are no more twinned units than neighbouring ones.",
        )
        return Finding("neighbours.hold", Severity.HOLDS, words, message, f"{b} ≤ {a}", concerns)
    message = Said(
        f"Tiếp giáp “{neighbour.words.quote}” nhưng kết nghĩa với bản thuộc “{twinned.words.quote}”.",
        f"It borders “{neighbour.words.quote}”, yet is twinned with villages of “{twinned.words.quote}”.",
    )
    return Finding("neighbours.differ", Severity.TENSION, words, message, f"{b} > {a}", concerns)
