"""Where extractors look first: at words with a capital, and at words that begin in a certain way."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dvgraph.extract.places import level_words
from dvgraph.grammar.anchors import capitals, capitals_among, first_word, numerals, word_starts
from dvgraph.grammar.openings import LEVELS, openings

TEXTS = st.text(st.sampled_from("aAđĐỦủ_-1 ²٣.ǅ"))


@given(TEXTS)
def test_capitals_begin_words(text: str) -> None:
    assert list(capitals(text)) == [at.start() for at in re.finditer(r"(?<!\w)[AĐỦ]", text)]


@given(TEXTS)
def test_numerals_begin_runs_of_digits(text: str) -> None:
    assert list(numerals(text)) == [at.start() for at in re.finditer(r"(?<!\d)\d", text)]


@given(TEXTS)
def test_words_are_found_by_their_beginnings(text: str) -> None:
    assert word_starts(text, ("a", "đ1", "- ")) == [
        at.start() for at in re.finditer(r"(?<!\w)(?=a|đ1|- )", text)
    ]


@given(TEXTS)
def test_phrases_are_found_by_their_first_words(text: str) -> None:
    assert capitals_among(text, {first_word("a1 đ"), "đ"}) == [
        at.start() for at in re.finditer(r"(?<!\w)(?:[aA]1|[đĐ])(?!\w)", text) if at[0][0].isupper()
    ]


def test_every_level_word_is_found_where_it_begins_a_word() -> None:
    # who adds a word there must add it to the openings
    for word in level_words._LEVELS:
        found = openings(f"{word} ({word} x{word}", LEVELS)
        assert {0, len(word) + 2} <= set(found)
        assert 2 * len(word) + 4 not in found
