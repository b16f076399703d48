"""Reports read against gold made by hand: no kind falls below what is recorded in `gold/scores.json`.

The record is renewed, when reading gets better, with
`dvgraph eval tests/gold --json | jq '{micro, kinds} | .kinds |= map_values(.f1) | .micro |= .f1' > tests/gold/scores.json`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from dvgraph.evaluate import Scores, read_gold, score_all
from dvgraph.extract import extract
from dvgraph.reading import read_text

GOLD = Path(__file__).parent / "gold"
RECORDED = json.loads((GOLD / "scores.json").read_text("utf-8"))
MAY_FALL = 0.005


@cache
def measured() -> Scores:
    gold, unusable = read_gold(GOLD)
    assert not unusable
    return score_all((one, extract(read_text(one.text, name=one.name))) for one in gold)


def test_every_quote_is_in_its_text() -> None:
    assert measured().quote_mismatches == 0


@pytest.mark.parametrize("kind", sorted(RECORDED["kinds"]))
def test_no_kind_is_read_worse_than_recorded(kind: str) -> None:
    """A fall of more than 0.5 points of F1 is refused."""
    assert measured().kinds[kind].f1 >= RECORDED["kinds"][kind] - MAY_FALL


def test_all_kinds_together_are_read_no_worse_than_recorded() -> None:
    assert measured().micro.f1 >= RECORDED["micro"] - MAY_FALL


def test_every_kind_that_is_read_is_recorded() -> None:
    assert measured().kinds.keys() == RECORDED["kinds"].keys()
