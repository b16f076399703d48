"""Where something may begin, found without a pattern: `str.find` runs many times faster than one that begins with a choice."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.names import CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["capitals", "numerals", "word_starts"]

# A pattern that begins with its letters is looked for fast; what may not stand before them is looked at behind them.
_CAPITAL: Final = re.compile(rf"[{CAPITAL}](?<!\w.)")
_DIGITS: Final = re.compile(r"\d+")


@lru_cache(maxsize=1)
def capitals(plain: str) -> tuple[int, ...]:
    """Return where words that begin with a capital stand; the extractors of one text ask for them in turn.

    >>> capitals("Huyện ủy Kỳ Sơn, iPhone")
    (0, 9, 12)
    """
    return tuple([capital.start() for capital in _CAPITAL.finditer(plain)])


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
