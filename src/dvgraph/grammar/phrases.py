"""Phrases of the language from tables: one row spells several, the longest that stands at a place is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Phrases", "alternation", "spellings"]

_T = TypeVar("_T")

# The innermost choice: "(mttq|mặt trận tổ quốc)", or one that may be left out: "[việt nam]".
_CHOICE: Final = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
_FIRST_WORD: Final = re.compile(r"[^\W_]+")


def spellings(words: str) -> list[str]:
    """Return all spellings of a row: "(a|b)" stands for a or b, "[a|b]" for a, b or nothing.

    >>> spellings("hội (nông dân|phụ nữ) [việt nam]")
    ['hội nông dân việt nam', 'hội nông dân', 'hội phụ nữ việt nam', 'hội phụ nữ']
    """
    choice = _CHOICE.search(words)
    if choice is None:
        return [" ".join(view_of(words).folded.split())]
    options = choice[1].split("|") if choice[2] is None else [*choice[2].split("|"), ""]
    head, tail = words[: choice.start()], words[choice.end() :]
    found = (spelled for option in options for spelled in spellings(head + option + tail))
    return list(dict.fromkeys(found))


def alternation(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases over folded text, the longest first; a hyphen may stand with spaces or without.

    A line may end between two words.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        re.escape(phrase).replace(r"\ \-\ ", "[ ]?-[ ]?").replace(r"\ ", r"[ \n]") for phrase in ordered
    )


class Phrases(Generic[_T]):
    """Phrases with what each stands for. One look at the first word tells whether any may begin at a place."""

    def __init__(self, rows: Iterable[tuple[str, _T]]) -> None:
        self._values: dict[str, _T] = {}
        self._spelled: dict[str, list[str]] = {}
        for words, value in rows:
            for spelled in spellings(words):
                self._values.setdefault(_key(spelled), value)
                self._spelled.setdefault(_first(spelled), []).append(spelled)
        self.first_words: Final = frozenset(self._spelled)
        self._beginnings = frozenset(spelled[:2] for spelled in self._values)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def _pattern(self, first: str) -> re.Pattern[str]:
        """Return the pattern of the phrases of one first word, made when first needed: most are never."""
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = re.compile(rf"(?:{alternation(self._spelled[first])})(?!\w)")
            self._patterns[first] = pattern
        return pattern

    def match(self, folded: str, at: int) -> tuple[int, _T] | None:
        """Return where the longest phrase that begins at a place ends, with its value; None where none does."""
        if folded[at : at + 2] not in self._beginnings:
            return None  # most places: a slice tells it in a fraction of the time
        first = _FIRST_WORD.match(folded, at)
        if first is None or first[0] not in self._spelled:
            return None
        found = self._pattern(first[0]).match(folded, at)
        return (found.end(), self._values[_key(found[0])]) if found else None


def _first(phrase: str) -> str:
    word = _FIRST_WORD.match(phrase)
    return word[0] if word else ""


def _key(phrase: str) -> str:
    return phrase.replace("\n", " ").replace(" - ", "-")
