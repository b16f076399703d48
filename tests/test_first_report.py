"""The first report taken the whole way: each question of `tests/queries/first-report/` finds what the report says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvgraph.ask import Answer, ask, load, question
from dvgraph.model import Literal
from dvgraph.pipeline import read_one
from dvgraph.resources import resource

if TYPE_CHECKING:
    import pyoxigraph as ox

TABLES = sorted((Path(__file__).parent / "queries" / "first-report").glob("*.toml"))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    read = read_one(Path(str(resource("data", "reports", "ky-son.txt"))))
    return load("".join(f"{line}\n" for line in read.lines).encode(), where="graph.nq")


def rows(answer: Answer) -> list[dict[str, str]]:
    return [
        {
            column: cell.value if isinstance(cell, Literal) else cell or ""
            for column, cell in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_question_finds_in_the_first_report_what_it_says(store: ox.Store, table: Path) -> None:
    found = rows(ask(store, question(table.stem)))
    for wanted in tomllib.loads(table.read_text("utf-8"))["rows"]:
        assert any(wanted.items() <= row.items() for row in found), wanted


def test_the_first_report_cites_five_documents_and_no_more(store: ox.Store) -> None:
    assert len(ask(store, question("documents")).rows) == 5
