"""Units across the border: how many a report counts as neighbours, and with how many it says that it is twinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.ledger.abroad import BORDERS, TWINNED, level_counted
from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_neighbours"]


def check_neighbours(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each count of twinned units that a count of neighbours of the same level stands beside."""
    for account in accounts:
        neighbours = {level: f for f in reversed(account.figures) if (level := level_counted(f, BORDERS))}
        for figure in account.figures:
            level = level_counted(figure, TWINNED)
            if level and (neighbour := neighbours.get(level)) and neighbour is not figure:
                yield _compared(neighbour, figure, level)


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
