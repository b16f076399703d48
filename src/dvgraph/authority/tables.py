"""Rows of the tables in `data/authority/`, read whole and checked for their number of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.errors import BadTable
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_rows"]


def _read_text(name: str) -> str:
    """Return the text of a table; raises FileNotFoundError."""
    return resource("data", "authority", name).read_text("utf-8")


def read_rows(name: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated table below its header, cells in the order of `columns`.

    Raises BadTable, naming the line, where the header or a row does not have these columns.
    """
    lines = _read_text(name).split("\n")
    if tuple(lines[0].split("\t")) != columns:
        raise BadTable(f"data/authority/{name}", f"the columns are not {', '.join(columns)}", 1)
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        row = line.split("\t")
        if len(row) != len(columns):
            raise BadTable(f"data/authority/{name}", f"{len(row)} columns instead of {len(columns)}", number)
        yield row
