"""Phrases of the language from tables: one row spells several, the longest that stands at a place is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Phrases", "alternation", "behind", "spellings"]

_T = TypeVar("_T")

# The innermost choice: "(mttq|mặt trận tổ quốc)", or one that may be left out: "[việt nam]".
_CHOICE: Final = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
# How many letters of a phrase are looked at before its pattern is: the shortest phrases have no more.
_BEGINNING: Final = 2

_Tree = dict[str, "_Tree"]
_Matcher = Callable[[str, int], re.Match[str] | None]


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
    r"""Return a pattern of phrases over folded text, the longest first; a hyphen may stand with spaces or without.

    A line may end between two words. Phrases that begin alike share their beginning, so that a text is compared with
    all of them in one walk.

    >>> alternation(["ban", "bộ", "ban dân vận"])
    'b(?:ộ|an(?:[ \\n]dân[ \\n]vận|))'
    """
    tree: _Tree = {}
    for phrase in phrases:
        node = tree
        for letter in _LETTER.findall(phrase):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


# The letters of a phrase; those that stand for more than themselves.
_LETTER: Final = re.compile(r"[ ]-[ ]|.")
_SPELLED: Final = {" - ": "[ ]?-[ ]?", " ": r"[ \n]"}


def _branches(tree: _Tree) -> str:
    """Return the pattern of what may follow; the end of a phrase, the empty letter, is tried last."""
    branches = [
        _SPELLED.get(letter, re.escape(letter)) + (_branches(rest) if rest else "")
        for letter, rest in sorted(tree.items(), reverse=True)
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def behind(phrases: Iterable[str]) -> str:
    r"""Return a pattern that fits, without a letter of its own, where one of some phrases has just ended.

    A pattern with `\Z` behind them is tried from each letter before a place; this one at the place alone.

    >>> re.compile(behind(["ông ", "bà ", "cô "])).match("và bà Hoa", 6) is not None
    True
    """
    by_length: dict[int, list[str]] = {}
    for phrase in phrases:
        by_length.setdefault(len(phrase), []).append(re.escape(phrase))
    looks = (rf"(?<=(?<!\w)(?:{'|'.join(same)}))" for same in by_length.values())
    return f"(?:{'|'.join(looks)})"


class Phrases(Generic[_T]):
    """Phrases with what each stands for. A look at two letters tells which may begin at a place: at most places none."""

    def __init__(self, rows: Iterable[tuple[str, _T]]) -> None:
        self.rows: Final = tuple((spelled, value) for words, value in rows for spelled in spellings(words))
        self.first_words: Final = frozenset(spelled.split(" ")[0] for spelled, _ in self.rows)
        self._values: dict[str, _T] = {}
        self._spelled: dict[str, list[str]] = {}
        for spelled, value in self.rows:
            self._values.setdefault(_key(spelled), value)
            self._spelled.setdefault(spelled[:_BEGINNING], []).append(spelled)
        self._matchers = {beginning: self._matcher(beginning) for beginning in self._spelled}

    def _matcher(self, beginning: str) -> _Matcher:
        """Return what matches the phrases of one beginning; their pattern is made when first needed: many are never."""

        def match(folded: str, at: int) -> re.Match[str] | None:
            made = re.compile(rf"(?:{alternation(self._spelled[beginning])})(?!\w)").match
            self._matchers[beginning] = made
            return made(folded, at)

        return match

    def match(self, folded: str, at: int) -> tuple[int, _T] | None:
        """Return where the longest phrase that begins at a place ends, with its value; None where none does."""
        matcher = self._matchers.get(folded[at : at + _BEGINNING])
        found = matcher(folded, at) if matcher is not None else None
        return (found.end(), self._values[_key(found[0])]) if found else None


def _key(phrase: str) -> str:
    return phrase.replace("\n", " ").replace(" - ", "-")
