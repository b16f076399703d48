"""Each table in `tests/cases/` says, text by text, exactly what one extractor reads: all of it and no more."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from dvgraph.extract import extract
from dvgraph.model import Mention, Metadata
from dvgraph.reading import read_text
from dvgraph.records import record_of

TABLES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def cases() -> list[object]:
    return [
        pytest.param(table.stem, case, id=f"{table.stem}-{i}-{case['says'][:40]}")
        for table in TABLES
        for i, case in enumerate(tomllib.loads(table.read_text("utf-8"), parse_float=Decimal)["case"], 1)
    ]


def seen(mention: Mention, keys: set[str]) -> dict[str, object]:
    record = record_of(mention)
    return {key: "" if record.get(key) is None else record[key] for key in keys}  # TOML has no null


@pytest.mark.parametrize(("kind", "case"), cases())
def test_extractor_reads_exactly_what_its_table_says(kind: str, case: dict[str, object]) -> None:
    report = read_text(str(case["text"]), metadata=Metadata(as_of=str(case.get("as_of", ""))))
    expected = case["expect"]
    assert isinstance(expected, list)
    mentions = [m for m in extract(report) if record_of(m)["type"] == kind]
    for mention in mentions:
        assert report.text[mention.span.start : mention.span.end] == mention.quote
    keys = [set(row) for row in expected]
    got = [seen(m, keys[i] if i < len(keys) else {"quote"}) for i, m in enumerate(mentions)]
    assert got == expected
