"""Where something may begin, found without a pattern: `str.find` runs many times faster than one that begins with a choice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.names import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

__all__ = [
    "BEFORE",
    "capitals",
    "capitals_among",
    "first_word",
    "letter_choice",
    "numerals",
    "with_letter_before",
    "word_choice",
    "word_starts",
]

# A pattern that begins with its letters is looked for fast; what may not stand before them is looked at behind them.
_CAPITAL: Final = re.compile(rf"[{CAPITAL}](?<!\w.)\w*")
# So does one that begins with a digit, not with a run of digits; a set of digits (of this country and its neighbours,
# of Arabic and wide ones) is looked up in two thirds of the time that \d is asked in.
_DIGITS: Final = re.compile(r"[0-9٠-٩๐-๙໐-໙០-៩０-９]\d*")
_WORD: Final = re.compile(r"\w+")
BEFORE: Final = r"[\x00-/:-@\[-^`{-\xbf\u2000-\u2bff\ue000-\uf8ff]"
"""What may stand before a word: spaces, marks, signs. As a set of ranges it is looked for twice as fast as the letters are
that words begin with, or as `(?<!\\w)` is tried at every letter."""


def capitals(plain: str) -> tuple[int, ...]:
    """Return where words that begin with a capital stand; the extractors of one text ask for them in turn.

    >>> capitals("Huyện ủy Kỳ Sơn, iPhone")
    (0, 9, 12)
    """
    return _capitals(plain)[0]


@lru_cache(maxsize=1)
def _capitals(plain: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return where the words stand, and the words in lower case."""
    words = list(_CAPITAL.finditer(plain))
    return tuple([word.start() for word in words]), tuple([word[0].lower() for word in words])


def capitals_among(plain: str, first_words: Container[str]) -> list[int]:
    """Return where one of some words in lower case stands with a capital: those that phrases begin with, see `first_word`.

    The phrases are tried there. One walk over a text does for all lists of phrases; a search for each takes many times
    as long.

    >>> capitals_among("Huyện ủy Kỳ Sơn", {"kỳ", "ủy"})
    [9]
    """
    places = zip(*_capitals(plain), strict=True)
    return [at for at, word in places if word in first_words]


def first_word(phrase: str) -> str:
    """Return what stands in a phrase before the first mark or space: of "hội đồng" "hội", of "đ/c" "đ"."""
    word = _WORD.match(phrase)
    return word[0] if word else ""


@lru_cache(maxsize=2)
def numerals(text: str) -> tuple[int, ...]:
    """Return where runs of digits begin.

    >>> numerals("ngày 10/10/2016")
    (5, 8, 11)
    """
    return tuple([digits.start() for digits in _DIGITS.finditer(text)])


def word_starts(folded: str, beginnings: Iterable[str]) -> list[int]:
    """Return where words stand that begin with one of some letters, in the order of the text.

    >>> word_starts("người dân, đồng bào", ("đồng ", "người ", "ân"))
    [0, 11]
    """
    found = set()
    for beginning in beginnings:
        at = folded.find(beginning)
        while at >= 0:
            if at == 0 or not (folded[at - 1].isalnum() or folded[at - 1] == "_"):
                found.add(at)
            at = folded.find(beginning, at + 1)
    return sorted(found)


def letter_choice(patterns: Iterable[str], behind: str = "") -> str:
    """Return a pattern that chooses by the first letter: of many patterns, the few that begin with it are tried, in their order.

    `behind` is a pattern of what must hold behind the first letter. A search for such a choice passes over all
    other letters many times faster than one for a pattern that begins otherwise.

    >>> letter_choice(["có", "trao", "trồng"])
    '(?:c(?:ó)|t(?:rao|rồng))'
    """
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns:
        by_letter.setdefault(pattern[0], []).append(pattern[1:])
    choice = "|".join(f"{letter}{behind}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{choice})"


def word_choice(words: Iterable[str]) -> str:
    """Return a pattern of whole words, each a pattern, as its group; the letter before a word belongs to the match.

    >>> re.findall(word_choice(["có", "trao", "trồng(?! trọt)"]), "đã trao quà, có trồng, trồng trọt, cót")
    ['trao', 'có', 'trồng']
    """
    return rf"{BEFORE}({letter_choice(words)})(?!\w)"


def with_letter_before(text: str, left: int, right: int) -> str:
    """Return a stretch of a text for a pattern that begins with `BEFORE`: what stands at n in it stands at left + n - 1.

    >>> with_letter_before("hai bản", 4, 7), with_letter_before("hai bản", 0, 3)
    (' bản', ' hai')
    """
    return text[left - 1 : right] if left else f" {text[:right]}"
