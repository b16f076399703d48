"""Small words that phrases of several kinds begin with, found in one walk over a text for all who read such phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.anchors import BEFORE, letter_choice
from dvgraph.grammar.levels import CHINESE_WORDS, LEVEL_WORDS
from dvgraph.grammar.numerals import FIRST_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BORDERS", "COUNTS", "LEVELS", "PROGRAMMES", "openings"]

LEVELS: Final = frozenset((*LEVEL_WORDS, *CHINESE_WORDS, "khu", "tiểu khu", "thị", "cụm"))
"""Words of units, and what is one of China or Laos."""

COUNTS: Final = frozenset(f"{word} " for word in FIRST_WORDS)
"""First words of counts in words, before another word."""

PROGRAMMES: Final = frozenset(
    "phong trào|cuộc vận động|đợt thi đua|mô hình|điển hình|chương trình|dự án|đề án|chiến dịch|cuộc thi|hội thi|tháng cao điểm|ctmtqg".split("|")
)  # fmt: skip
"""Words that a programme's name stands behind."""

BORDERS: Final = frozenset({"giáp", "biên"})
"""Words of borders, one of which is in all that tells of one."""

_ALL: Final = LEVELS | COUNTS | PROGRAMMES | BORDERS
# Nearly all the time is spent on looking at each word of the text: for one kind it takes as long as for all.
_OPENING: Final = re.compile(rf"{BEFORE}(?=({letter_choice(map(re.escape, sorted(_ALL, reverse=True)))}))")


@lru_cache(maxsize=1)
def _openings(folded: str) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    # A space before the text makes its first word like all others: where the letter before a word is found, the word is.
    for opening in _OPENING.finditer(f" {folded}"):
        found[opening[1]].append(opening.start())
    return found


def openings(folded: str, kind: frozenset[str]) -> list[int]:
    """Return where words stand that begin with one of a kind; what else must stand there is for those who read them.

    >>> openings("ba xã, ba mô hình", COUNTS), openings("ba xã, ba mô hình", PROGRAMMES), openings("xã, phó", LEVELS)
    ([0, 7], [10], [0])
    """
    found = _openings(folded)
    return sorted(at for word in found if word in kind for at in found[word])
