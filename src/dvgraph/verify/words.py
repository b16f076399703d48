"""Words as the checker compares them, made alike without a table of spellings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["after", "after_last", "before", "contains", "fold", "squeeze"]

_TONES: Final = frozenset("\u0300\u0301\u0309\u0303\u0323")
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES: Final = dict.fromkeys(map(ord, "“”„«»″"), '"') | dict.fromkeys(map(ord, "‘’‚`´′"), "'")
_SAME: Final = _DASHES | _QUOTES | {ord("Ð"): "đ", ord("ð"): "đ"}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return text in lower case with each syllable's tone mark at its end, single spaces, no invisible letters.

    Where a tone mark stands within a syllable is a matter of typing; at the end it stands nowhere else.

    >>> fold("Huyện uỷ") == fold("huyện  ủy")
    True
    """
    out: list[str] = []
    tone = ""
    for letter in unicodedata.normalize("NFD", text.translate(_SAME).lower().translate(_SAME)):
        if letter in _TONES:
            tone += letter
            continue
        if unicodedata.category(letter) == "Cf":
            continue
        if tone and not (letter.isalpha() or unicodedata.combining(letter)):
            out.append(tone)
            tone = ""
        out.append(letter)
    return " ".join(("".join(out) + tone).split())


def squeeze(text: str) -> str:
    """Return folded text without spaces: "02- ĐA/TU" and "02-ĐA/TU" are one number."""
    return fold(text).replace(" ", "")


def _edge(letter: str) -> bool:
    return not (letter.isalnum() or unicodedata.combining(letter))


def contains(text: str, words: str) -> bool:
    """Tell whether folded words stand in folded text, as whole words."""
    return before(text, words) is not None


def before(text: str, words: str) -> str | None:
    """Return what stands before the first occurrence of whole words in a folded text; None where they are not."""
    start = 0
    while words and (at := text.find(words, start)) >= 0:
        end = at + len(words)
        if (at == 0 or _edge(text[at - 1]) or _edge(words[0])) and (
            end == len(text) or _edge(text[end]) or _edge(words[-1])
        ):
            return text[:at]
        start = at + 1
    return None


def after_last(text: str, words: str) -> str | None:
    """Return what stands after the last occurrence of whole words; None where they are not."""
    tail: str | None = None
    rest: str | None = text
    while rest is not None:
        rest = after(rest, words)
        tail = rest if rest is not None else tail
    return tail


def after(text: str, words: str) -> str | None:
    """Return what stands after the first occurrence of whole words; None where they are not."""
    head = before(text, words)
    return None if head is None else text[len(head) + len(words) :]
