"""Vietnamese units of both epochs, from `data/authority/units.tsv`."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple, TYPE_CHECKING

from dvgraph.errors import BadTable
from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from dvgraph.model import Level

__all__ = ["Unit", "names", "units"]

_TABLE = "data/authority/units.tsv"


class Unit(NamedTuple):
    """One unit as it stood from `valid_from` until `valid_until` (ISO days, half-open; empty: open).

    `epoch` is 2004 or 2025: codes were used again on 1 July 2025. `parent` is a code, or a province's name in 2025.
    """

    epoch: str
    code: str
    level: str
    kind: str
    name: str
    parent: str
    valid_from: str
    valid_until: str
    source: str


@cache
def units() -> tuple[Unit, ...]:
    """Return all rows of the table; raises BadTable, naming the line, for a row that is not whole."""
    text = resource("data", "authority", "units.tsv").read_text("utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t")
    next(rows)
    found = []
    for line, row in enumerate(rows, 2):
        if len(row) != len(Unit._fields):
            raise BadTable(_TABLE, f"{len(row)} columns instead of {len(Unit._fields)}", line)
        found.append(Unit(*row))
    return tuple(found)


@cache
def names(level: Level) -> frozenset[str]:
    """Return the folded names of all units of a level, without their kind."""
    return frozenset(view_of(unit.name).folded for unit in units() if unit.level == level)
