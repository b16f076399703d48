"""Where the name of a body may begin: at a word with a capital, before it, or at a board in small letters."""

from __future__ import annotations

from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.anchors import capitals
from dvgraph.grammar.bodies import Head, board_before, head_at, head_words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_heads"]

# A head of small letters has three words at most before its capital: "báo điện tử Người …".
_WORDS_BEFORE: Final = 3
_REACH: Final = 24
"""Letters before a capital that are looked at, back to the capital before it: a head over both was found from that."""

_Found = tuple[int, int, Head, bool]


def find_heads(plain: str, folded: str) -> Iterator[_Found]:
    """Yield, by place, where a head stands, what it tells, and whether it is a board's in small letters."""
    return merge(_heads(plain, folded), _small_heads(plain, folded), key=itemgetter(0))


def _heads(plain: str, folded: str) -> Iterator[_Found]:
    """Yield where a head stands at each place where one may begin, by place."""
    last, tried, first_words = -1, 0, head_words()
    for capital in capitals(plain):
        if plain[capital - 1 : capital] == "-":
            continue
        starts, at = [capital], capital
        ahead = []
        if folded[at - 1 : at] == " ":
            ahead, tried = folded[max(tried, at - _REACH) : at].split(" "), at
        for before in ahead[-2:0:-1][:_WORDS_BEFORE]:
            at -= len(before) + 1
            if before in first_words:
                starts.append(at)
        for start in reversed(starts):
            found = head_at(folded, start) if start > last else None
            if found and found[0] > capital - 2 and (start == 0 or not folded[start - 1].isalnum()):
                last = start
                yield start, *found, False


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
