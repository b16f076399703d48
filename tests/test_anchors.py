"""Where extractors look first: at words with a capital, and at words that begin in a certain way."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dvgraph.grammar.anchors import capitals, numerals, word_starts

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
