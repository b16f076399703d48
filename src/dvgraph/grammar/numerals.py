"""Numerals as Vietnamese reports write them: in digits with their multipliers, and small ones in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

__all__ = [
    "COUNT_WORDS",
    "FIRST_WORDS",
    "MULTIPLIER",
    "NUMERAL",
    "multiplied",
    "read_count_words",
    "read_numeral",
]

# "209.484", "203,409", "28.070.000.000", "06", "40,6", "4 000"; a stop or comma that no digit follows ends a sentence.
NUMERAL: Final = r"\d+(?:[.,]\d+)*(?:[ ]\d{3}(?!\d|[.,]\d))*"

_POWERS: Final = {"trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "chục": 1}
_FACTORS: Final = {word: Decimal(10) ** power for word, power in _POWERS.items()}
MULTIPLIER: Final = r"(?:(?:trăm|chục|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))"


def read_numeral(digits: str) -> Decimal | None:
    """Return the value of a numeral; None where its groups are neither thousands nor decimals.

    A stop parts thousands and a comma decimals; a numeral that cannot be read so is read the other way round.

    >>> read_numeral("209.484"), read_numeral("203,409"), read_numeral("1.5")
    (Decimal('209484'), Decimal('203.409'), Decimal('1.5'))
    """
    text = digits.replace(" ", "")
    stops, commas = text.count("."), text.count(",")
    if not stops and not commas:
        return Decimal(text)
    if stops and commas:
        whole, _, decimals = text.rpartition("," if text.rindex(",") > text.rindex(".") else ".")
        thousands = re.split(r"[.,]", whole)
        if "." in decimals or "," in decimals or not _grouped(thousands):
            return None
        return Decimal("".join(thousands) + "." + decimals)
    separator = "." if stops else ","
    groups = text.split(separator)
    # "4,000 hộ" is four thousand: nobody writes three decimals that say nothing
    if (separator == "." or commas > 1 or groups[1:] == ["000"]) and _grouped(groups):
        return Decimal("".join(groups))
    return Decimal(".".join(groups)) if len(groups) == 2 else None


def _grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def multiplied(value: Decimal, multipliers: str) -> Decimal:
    """Return a value times the multipliers behind it: 40,6 and "nghìn tỷ" make 40600000000000."""
    for word in multipliers.split():
        value *= _FACTORS[word]
    return value


_DIGITS: Final = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_ENDINGS: Final = _DIGITS | {"một": 1, "mốt": 1, "tư": 4, "lăm": 5}
# "hai", "mười hai", "hai mươi lăm"; "một" is an article as well, and "năm" the year.
COUNT_WORDS: Final = (
    rf"(?:(?:mười|(?:{'|'.join(_DIGITS)})[ ]mươi)(?:[ ](?:{'|'.join(_ENDINGS)}))?|{'|'.join(_DIGITS)})"
)
FIRST_WORDS: Final = (*_DIGITS, "mười")
"""The words that `COUNT_WORDS` may begin with."""


def read_count_words(words: str) -> Decimal:
    """Return the value of words that `COUNT_WORDS` matches.

    >>> read_count_words("ba"), read_count_words("mười hai"), read_count_words("hai mươi lăm")
    (Decimal('3'), Decimal('12'), Decimal('25'))
    """
    first, *rest = words.split()
    value = 10 if first == "mười" else _DIGITS[first]
    if rest[:1] == ["mươi"]:
        value, rest = value * 10, rest[1:]
    return Decimal(value + (_ENDINGS[rest[0]] if rest else 0))
