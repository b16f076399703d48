"""Notices by check and severity, so that a hundred thousand of them stay readable."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.notices.notice import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvgraph.notices.notice import Notice

__all__ = ["Group", "counts", "group"]

_RANK: Final = {severity: rank for rank, severity in enumerate(SEVERITIES)}


class Group(NamedTuple):
    """The notices of one check and severity: the first of them in their order, and how many there are."""

    check: str
    severity: str
    total: int
    shown: tuple[Notice, ...]

    @property
    def left_out(self) -> int:
        """How many are counted and not shown."""
        return self.total - len(self.shown)


def group(notices: Iterable[Notice], limit: int | None = None) -> tuple[Group, ...]:
    """Return the groups, the gravest first and the larger before the smaller; `limit` is how many each shows."""
    totals: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        key = (notice.severity, notice.check)
        totals[key] += 1
        kept = shown.setdefault(key, [])
        if limit is None or len(kept) < limit:
            kept.append(notice)
    order = sorted(totals, key=lambda key: (_RANK[key[0]], -totals[key], key[1]))
    return tuple(
        Group(check, severity, totals[severity, check], tuple(shown[severity, check]))
        for severity, check in order
    )


def counts(groups: Iterable[Group]) -> dict[str, int]:
    """Return how many notices there are of each severity that occurs, the gravest first."""
    found: Counter[str] = Counter()
    for one in groups:
        found[one.severity] += one.total
    return {severity: found[severity] for severity in SEVERITIES if found[severity]}
