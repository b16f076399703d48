"""Names of real texts, and what each must be taken for: the unit, or nothing where nobody could tell."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from dvgraph.authority import Link, link, named, unit_kind
from dvgraph.model import Country, Level
from dvgraph.vocab import BASE

TABLE = Path(__file__).parent / "linking.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def taken(row: dict[str, str]) -> Link:
    return link(
        row["name"],
        Level(row["level"]),
        Country(row["country"]),
        row["within"] or None,
        row["as_of"],
        tuple(BASE + unit for unit in row["context"].split()),
        kind=unit_kind(row["text"]),
    )


def test_table_has_two_hundred_mentions_and_ambiguous_ones() -> None:
    assert len(ROWS) >= 200
    assert len({tuple(row.values()) for row in ROWS}) == len(ROWS)
    assert sum(not row["expected"] for row in ROWS) >= 20
    bearers = ({s.iri for s in named(row["name"]) if s.level == row["level"]} for row in ROWS)
    assert sum(len(units) > 1 for units in bearers) >= 150


@pytest.mark.parametrize("row", ROWS, ids=[f"{i}-{row['text']}" for i, row in enumerate(ROWS, 2)])
def test_no_name_is_taken_for_a_wrong_unit(row: dict[str, str]) -> None:
    found = taken(row)
    assert found.iri in {None, BASE + row["expected"] if row["expected"] else None}, found.reason


def test_nearly_every_name_is_taken_for_what_it_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [BASE + row["expected"] if row["expected"] else None for row in ROWS]
    pairs = [(taken(row).iri, iri) for row, iri in zip(ROWS, wanted, strict=True)]
    right = sum(found == iri for found, iri in pairs) / len(ROWS)
    wrong = sum(found not in {None, iri} for found, iri in pairs) / len(ROWS)
    with capsys.disabled():
        sys.stdout.write(f"\n{len(ROWS)} names: {right:.2%} right, {wrong:.2%} taken for another unit\n")
    assert right >= 0.97
    assert wrong < 0.005


@pytest.mark.parametrize("row", ROWS, ids=[f"{i}-{row['text']}" for i, row in enumerate(ROWS, 2)])
def test_every_decision_is_explained_and_names_its_candidates(row: dict[str, str]) -> None:
    found = taken(row)
    assert len(found.reason) > 10
    assert found.iri is None or found.iri in found.candidates
    assert list(found.candidates) == sorted(set(found.candidates))
