"""A quotation within its sentence within its paragraph, cut to what a reader needs of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from dvgraph.facts import Words

__all__ = ["Excerpt", "excerpt", "printable"]

_AROUND: Final = 400
"""How many letters of a paragraph are kept on either side of the sentence, and of the sentence beside the quotation."""

# Controls that would move a terminal's cursor or end a page early, and marks that turn the direction of writing.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Excerpt(NamedTuple):
    """`before` and `after` are of the paragraph, `left` and `right` of the sentence around the `quote`."""

    before: str
    left: str
    quote: str
    right: str
    after: str


def printable(words: str) -> str:
    """Return words without what a terminal or a page would obey rather than show."""
    return _CONTROLS.sub("\ufffd", words)


def excerpt(words: Words, paragraph: str) -> Excerpt:
    """Return words in their surroundings; a quotation that its sentence does not hold stands alone before it.

    Where a sentence says the same words twice, the column tells which are meant.
    """
    first = paragraph.find(words.sentence)
    inside = max(0, first), max(0, first) + len(words.sentence)
    found = _nearest(paragraph, words.quote, words.column - 1, *inside)
    if first < 0 or found < 0 or not words.quote:
        return Excerpt("", "", words.quote, f" {_head(words.sentence)}", "")
    end, sentence_end = found + len(words.quote), first + len(words.sentence)
    return Excerpt(
        _tail(paragraph[:first]),
        _tail(paragraph[first:found]),
        words.quote,
        _head(paragraph[end:sentence_end]),
        _head(paragraph[sentence_end:]),
    )


def _nearest(text: str, quote: str, wanted: int, start: int, end: int) -> int:
    """Return where a quotation stands in `text[start:end]`, the place nearest to `wanted`; -1 where it does not."""
    if wanted >= 0 and text.startswith(quote, wanted, end) and wanted >= start:
        return wanted
    best = at = text.find(quote, start, end)
    while 0 <= at < wanted:
        best, at = at, text.find(quote, at + 1, end)
    return at if at >= 0 and abs(at - wanted) < abs(best - wanted) else best


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return f"… {cut[cut.find(' ') + 1 :]}"


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[:_AROUND]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
