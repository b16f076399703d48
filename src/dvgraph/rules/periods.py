"""Periods as half-open intervals of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvgraph.iri import shared
from dvgraph.model import Literal, Node, Period
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Fact, Term
    from dvgraph.rules.context import Context

__all__ = ["period_iri", "state_periods"]


def period_iri(period: Period) -> str:
    """Return the IRI of a period: one for each pair of ends, whatever words name it."""
    return shared("period", period.first or "open", period.last or "open")


def first_day(moment: str) -> date:
    """Return the first day of `2016`, `2016-06` or `2016-10-10`."""
    return date.fromisoformat((moment + "-01-01")[:10])


def day_after(moment: str) -> date:
    """Return the day after the last day of `2016`, `2016-06` or `2016-10-10`."""
    first = first_day(moment)
    if len(moment) == 4:
        return date(first.year + 1, 1, 1)
    if len(moment) == 7:
        return first + timedelta(days=monthrange(first.year, first.month)[1])
    return first + timedelta(days=1)


def state_periods(context: Context) -> Iterator[Node | Fact]:
    """Yield each period that is named; ends that make no interval are left to the ledger, not stated."""
    for mention, period in context.of(Period):
        start = first_day(period.first) if period.first else None
        end = day_after(period.last) if period.last else None
        if start and end and start >= end:
            continue
        ends = [name for name in (period.first, period.last) if name]
        label = ends[0] if len(set(ends)) == 1 else f"{period.first or '…'} – {period.last or '…'}"
        properties: list[tuple[str, Term]] = [(Ext.label, Literal(label))]
        if start:
            properties.append((Dv.start, Literal(start.isoformat(), Ext.xsd_date)))
        if end:
            properties.append((Dv.end, Literal(end.isoformat(), Ext.xsd_date)))
        yield Node(period_iri(period), (Dv.Period,), tuple(properties), (mention,))
