"""The checker's own reading of a figure: everything that a quotation says, so that nothing can be slipped in."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from dvgraph.verify.words import fold

__all__ = ["Figure", "read_figure"]


class Figure(NamedTuple):
    """What a quotation says: one value or two, how it binds, what stands around the numerals."""

    value: Decimal
    value_max: Decimal | None
    whole: Decimal | None
    comparator: str | None
    before: str
    after: str
    in_words: bool


# The digit of "m2" belongs to its letter.
_DIGITS: Final = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+|[ ]\d{3}(?!\d))*")
_SCALE: Final = {
    fold(word): Decimal(10) ** power
    for word, power in {
        "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "trăm nghìn": 5,
        "trăm triệu": 8, "chục triệu": 7, "chục nghìn": 4, "nghìn tỷ": 12, "nghìn tỉ": 12, "ngàn tỷ": 12, "trăm tỷ": 11, "triệu tỷ": 15,
    }.items()
}  # fmt: skip
_SCALE_WORDS: Final = re.compile(
    r"\s*(" + "|".join(sorted(map(re.escape, _SCALE), key=len, reverse=True)) + r")(?![\w\u0300-\u036f])"
)
_COMPARATORS: Final = {
    fold(word): sign
    for sign, words in {
        "more_than": "hơn|trên|vượt|lớn hơn|nhiều hơn|quá",
        "about": "gần|khoảng|ước|ước tính|xấp xỉ|chừng|tầm|ước khoảng|vào khoảng|trên dưới|ước đạt|khoảng gần|khoảng hơn|khoảng trên",
        "at_least": "ít nhất|tối thiểu|không dưới|ít nhất là|không ít hơn|không thấp hơn|tối thiểu là",
        "less_than": "dưới|chưa đến|chưa tới|chưa đầy|ít hơn|thấp hơn|nhỏ hơn|không đến|không tới",
        "at_most": "không quá|tối đa|nhiều nhất|không vượt quá|cao nhất|tối đa là|không hơn",
    }.items()
    for word in words.split("|")
}  # fmt: skip
_UNITS: Final = "một hai ba bốn năm sáu bảy tám chín mười".split()
_NUMBER_WORDS: Final = {fold(w): n for n, w in enumerate(_UNITS, 1)} | {
    fold("tư"): 4,
    fold("bẩy"): 7,
    fold("mươi"): 10,
    fold("lăm"): 5,
    fold("mốt"): 1,
}
_COMPARATOR_AT_END: Final = re.compile(
    r"(?:^|(?<=[\s,;(]))(" + "|".join(sorted(map(re.escape, _COMPARATORS), key=len, reverse=True)) + r")\s*$"
)


def _plain(numeral: str) -> Decimal | None:
    """Read digits in the Vietnamese way: "209.484" is whole, "203,409" has decimals; None for what is neither."""
    text = numeral.replace(" ", "")
    for separator, other in ((".", ","), (",", ".")):
        groups = text.split(separator)
        if (
            other not in text
            and len(groups) > 1
            and (separator == "." or len(groups) > 2 or groups[1] == "000")
        ):
            if 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]):
                return Decimal("".join(groups))
            return Decimal(text.replace(separator, ".")) if len(groups) == 2 else None
    if "." in text and "," in text:
        whole, _, decimals = text.rpartition("," if text.rindex(",") > text.rindex(".") else ".")
        digits = re.sub(r"[.,]", "", whole)
        return Decimal(f"{digits}.{decimals}")
    return Decimal(text.replace(",", "."))


class _Numeral(NamedTuple):
    start: int
    end: int
    value: Decimal
    scale: Decimal | None


def _numerals(text: str) -> list[_Numeral]:
    found = []
    at = 0
    while match := _DIGITS.search(text, at):
        value = _plain(match[0])
        end = match.end()
        scale: Decimal | None = None
        while word := _SCALE_WORDS.match(text, end):
            scale = (scale or Decimal(1)) * _SCALE[word[1]]
            end = word.end()
        if value is not None:
            found.append(_Numeral(match.start(), end, value * (scale or 1), scale))
        at = end
    return found


def _comparator(head: str) -> tuple[str | None, str]:
    match = _COMPARATOR_AT_END.search(head)
    return (None, head) if match is None else (_COMPARATORS[match[1]], head[: match.start()].rstrip())


_TO: Final = re.compile(r"\s*%?\s*(?:-|" + fold("đến") + "|" + fold("tới") + r")\s*")
# "2 m đến 3,5 m": the unit is told twice
_TO_AGAIN: Final = re.compile(rf"\s*([^\d\s]+[23]?)\s(?:{fold('đến')}|{fold('tới')})\s")
_OF: Final = re.compile(
    rf"\s*/\s*|\s+(?:{fold('trên')}|{fold('trong')})\s(?:(?:{fold('tổng')}\s)?{fold('số')}\s+)?"
)
# "12 xã biên giới trên tổng số 18 xã": the unit stands between the two
_OF_BEHIND: Final = re.compile(
    rf"(?:\s[^\d/(;.:]+|[mk]m?[23])\s(?:{fold('trên')}|{fold('trong')})\s{fold('tổng')}(?:\s{fold('số')})?\s"
)
# "từ 60 triệu đồng trở lên"
_ONWARDS: Final = {fold("trở lên"): "at_least", fold("trở xuống"): "at_most"}


def read_figure(quote: str) -> Figure | None:
    """Return what a quotation says, None where it holds no figure.

    >>> read_figure("179/191 bản")[:3]
    (Decimal('179'), None, Decimal('191'))
    """
    text = fold(quote)
    numerals = _numerals(text)
    if not numerals:
        return _in_words(text)
    # "05 năm/2 lần", "mỗi tháng 1 lần": the last numeral is the figure, what comes before is what it is per.
    first = numerals[0]
    if (
        len(numerals) > 1
        and not _joined(text, first, numerals[1])
        and "/" in text[first.end : numerals[1].start]
    ):
        numerals = numerals[1:]
        first = numerals[0]
    value, whole, value_max, end = first.value, None, None, first.end
    if len(numerals) > 1:
        second = numerals[1]
        between = text[first.end : second.start]
        if _OF.fullmatch(between):
            whole, end = second.value, second.end
        elif _TO.fullmatch(between):
            value_max, end = second.value, second.end
            if first.scale is None and second.scale is not None:
                value *= second.scale
        elif not between.strip() and first.scale and second.value < first.scale:
            value, end = first.value + second.value, second.end
        elif (twice := _TO_AGAIN.fullmatch(between)) and text[second.end :].lstrip().startswith(twice[1]):
            value_max, end = second.value, second.end
        elif _OF_BEHIND.fullmatch(between):
            whole = second.value
    comparator, head = _comparator(text[: first.start].rstrip())
    comparator = next((sign for words, sign in _ONWARDS.items() if text.endswith(words)), comparator)
    if value_max is not None and text[: first.start].rstrip().endswith(fold("từ")):
        comparator = None  # "từ 20 đến 30 hộ" is a range, "ít nhất 1-2 năm" is bound
    return Figure(value, value_max, whole, comparator, head, text[end:].strip(), in_words=False)


def _joined(text: str, one: _Numeral, other: _Numeral) -> bool:
    between = text[one.end : other.start]
    return bool(_OF.fullmatch(between) or _TO.fullmatch(between) or not between.strip())


def _in_words(text: str) -> Figure | None:
    words = text.split()
    for i, word in enumerate(words):
        if word not in _NUMBER_WORDS:
            continue
        value = _NUMBER_WORDS[word]
        rest = i + 1
        if rest < len(words) and words[rest] == fold("mươi"):
            value *= 10
            rest += 1
        elif word == fold("mười"):
            value = 10
        if (
            value >= 10
            and rest < len(words)
            and words[rest] in _NUMBER_WORDS
            and _NUMBER_WORDS[words[rest]] < 10
        ):
            value += _NUMBER_WORDS[words[rest]]
            rest += 1
        comparator, head = _comparator(" ".join(words[:i]))
        return Figure(Decimal(value), None, None, comparator, head, " ".join(words[rest:]), in_words=True)
    return None
