"""Where the name of a body may begin: at a word with a capital, before it, or at a board in small letters."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.anchors import capitals, capitals_among, first_word
from dvgraph.grammar.bodies import Head, board_before, head_at, heads, small_head_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_heads"]

# A head of small letters has three words at most before its capital: "báo điện tử Người …".
_WORDS_BEFORE: Final = 3
_ENDING: Final = 4
"""Letters that are looked at before a capital, the space among them."""

_Found = tuple[int, int, Head, bool]


def find_heads(plain: str, folded: str) -> list[_Found]:
    """Return, by place, where a head stands, what it tells, and whether it is a board's in small letters."""
    found = [*_capital_heads(plain, folded), *_heads_before(plain, folded), *_small_heads(plain, folded)]
    return sorted(found, key=itemgetter(0))


def _capital_heads(plain: str, folded: str) -> Iterator[_Found]:
    """Yield where a head stands that begins with a capital."""
    match = heads().match
    for start in capitals_among(plain, _first_words()):
        if plain[start - 1 : start] != "-" and (head := match(folded, start)):
            yield start, *head, False


@cache
def _first_words() -> frozenset[str]:
    return frozenset(first_word(phrase) for phrase, _ in heads().rows)


def _heads_before(plain: str, folded: str) -> Iterator[_Found]:
    """Yield where a head stands that begins before a capital and goes up to it at least, all behind the capital before.

    It has one word before its capital ("ban | Thường vụ"), or more where a name follows it ("báo điện tử | Người …").
    """
    endings, match = _endings(), heads().match
    all_first, (first_words, words) = heads().first_words, small_head_words()
    # four in five capitals stand behind no word that such a head has: one slice tells it
    places = capitals(plain)
    for i in [i for i, at in enumerate(places) if plain[at - _ENDING : at] in endings]:
        last, capital = places[i - 1] if i else 0, places[i]
        at, begin = capital, all_first
        for _ in range(_WORDS_BEFORE):
            end, at = at - 1, folded.rfind(" ", last, at - 1) + 1
            if not at:
                break
            word = folded[at:end]
            if word in begin and (head := match(folded, at)) and head[0] >= capital - 1:
                yield at, *head, False
            if word not in words:
                break
            begin = first_words


@cache
def _endings() -> frozenset[str]:
    """Return the last letters of words that may stand in a head before its capital, with the space behind."""
    words = heads().first_words | small_head_words()[1]
    return frozenset(f" {word} "[-_ENDING:] for word in words)


_COMMITTEES: Final = ("tỉnh", "huyện", "thành", "thị", "quận")


def _small_heads(plain: str, folded: str) -> Iterator[_Found]:
    """Yield where a board of a committee begins that is written in small letters: "ban thường vụ huyện ủy"."""
    at = plain.find(" ủy")
    while at >= 0:
        committee = next(
            (at - len(word) for word in _COMMITTEES if folded.startswith(word, at - len(word))), 0
        )
        board = board_before(folded, committee) if committee > 0 else None
        found = head_at(folded, board) if board is not None and plain[board].islower() else None
        if board is not None and found and found[0] == committee - 1:
            yield board, *found, True
        at = plain.find(" ủy", at + 1)
