"""The ledger: what adds up, what disagrees, what cannot be. It reads the graph, never the texts.

A check is a function from all accounts to findings; it knows of no other check, and takes time linear in the facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import read_accounts
from dvgraph.ledger.averages import check_averages
from dvgraph.ledger.citations import check_citations
from dvgraph.ledger.contradictions import check_contradictions
from dvgraph.ledger.divisions import check_divisions
from dvgraph.ledger.finding import SEVERITIES, Finding, Said, Severity, at_least
from dvgraph.ledger.holders import check_holders
from dvgraph.ledger.lifetimes import check_lifetimes
from dvgraph.ledger.linked import findings_quads
from dvgraph.ledger.neighbours import check_neighbours
from dvgraph.ledger.shares import check_shares
from dvgraph.ledger.spans import check_spans
from dvgraph.ledger.sums import check_sums
from dvgraph.ledger.telling import findings_rows, notices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dvgraph.dataset import Dataset
    from dvgraph.ledger.account import Account

__all__ = [
    "CHECKS",
    "Finding",
    "Said",
    "Severity",
    "at_least",
    "findings_quads",
    "findings_rows",
    "ledger",
    "notices_of",
]

CHECKS: Final[dict[str, Callable[[Sequence[Account]], Iterator[Finding]]]] = {
    "sums": check_sums,
    "shares": check_shares,
    "spans": check_spans,
    "neighbours": check_neighbours,
    "contradictions": check_contradictions,
    "citations": check_citations,
    "averages": check_averages,
    "divisions": check_divisions,
    "lifetimes": check_lifetimes,
    "holders": check_holders,
}
"""Every check by its name, which is also the name of its module and of its table of cases."""


def ledger(dataset: Dataset) -> tuple[Finding, ...]:
    """Return what all checks find in a graph, the gravest first, then by report and place in it."""
    accounts = read_accounts(dataset)
    found = {finding: None for check in CHECKS.values() for finding in check(accounts)}
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    first = finding.words[0]
    return (-SEVERITIES.index(finding.severity), first.report, first.start, finding.kind)
