"""The table of words that end counted phrases, or do not, can be read as it is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from dvgraph.reading import view_of

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "data/lexicon/phrase_words.tsv").read_text("utf-8").splitlines()
]
PAIRS = {"stop", "verb", "adverbial", "act", "deed", "event", "kept", "strung", "time"}


def test_each_row_is_words_and_a_role_and_stands_once() -> None:
    assert ROWS[0] == ["words", "role"]
    assert all(len(row) == 2 for row in ROWS)
    assert len({tuple(row) for row in ROWS}) == len(ROWS)
    assert {role for _, role in ROWS[1:]} == PAIRS | {"capital", "classifier"}


@pytest.mark.parametrize("role", sorted(PAIRS))
def test_words_are_folded_and_of_two_syllables_at_most(role: str) -> None:
    """The reader looks one word ahead: a longer row would never be found."""
    for words, of in ROWS[1:]:
        if of == role:
            assert words == view_of(words).folded
            assert len(words.split()) <= (1 if role in {"stop", "time"} else 2)


def test_what_stays_together_has_two_syllables() -> None:
    assert all(len(words.split()) == 2 for words, role in ROWS[1:] if role == "kept")
