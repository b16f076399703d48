"""What a figure counts or is measured in, and per what."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.anchors import letter_choice
from dvgraph.grammar.noun_phrases import begins_with_glued_noun, noun_phrase_end
from dvgraph.lexicon import concepts
from dvgraph.model import Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from dvgraph.model import View

__all__ = ["TIMES", "Rate", "Unit", "is_measure", "rate_after", "rate_before", "unit_at"]

_PERCENT: Final = re.compile(r"[ ]?%")
_MONEY: Final = "đồng"
# "126.500.000đ", "5 triệu VNĐ": letters that stand for đồng
_MONEY_LETTERS: Final = frozenset({"đ", "vnđ", "vnd"})
# "trị giá trên 690 triệu": money that is told without its unit; what tỷ multiplies is hardly anything else.
_BARE: Final = re.compile(
    r"(?=[ ]*(?:[.,;:)(]|$|\n|[ ](?:và|để|cho|từ|do|của|trong|ở|tại|vào|là|nhằm|trên|so|năm)(?!\w)))"
)
_MONEY_WORDS: Final = re.compile(
    r"(?<!\w)(?:đồng|vốn|tiền|trị[ ]giá|kinh[ ]phí|vay|nợ|hỗ[ ]trợ|thu[ ]nhập|ngân[ ]sách|doanh[ ]thu|phạt|lương|chi[ ]phí|ủng[ ]hộ|giá)(?!\w)",
    re.VERBOSE,
)
_NEAR: Final = 60


TIMES: Final = frozenset({"năm", "tháng", "quý", "tuần", "ngày", "giờ", "phút", "tuổi", "lần"})
"""The first words of units of time, age and repetition."""


class Unit(NamedTuple):
    """A unit as it is told, where the quotation ends behind it, and whether it measures rather than counts."""

    name: str
    end: int
    measured: bool


class Rate(NamedTuple):
    """What a figure is per, and the words that say so."""

    per: str
    span: Span


@cache
def _measure() -> re.Pattern[str]:
    names = sorted({view_of(n).folded for c in concepts("measure") for n in c.names}, key=len, reverse=True)
    choice = letter_choice(map(re.escape, names))
    # "04 đồng chí" are people, not money
    compound = r"(?!(?<=đồng)[ ](?:chí|bào|nghiệp|đội|hương|ruộng|cỏ|lúa|bọn|phục|hồ))"
    return re.compile(rf"[ ]?(?P<unit>{choice})(?![\w²³]){compound}")


@lru_cache(maxsize=4096)
def is_measure(unit: str) -> bool:
    """Tell whether a unit measures: "ha", "đồng", not "hộ"."""
    return _measure().fullmatch(view_of(unit).folded) is not None


def unit_at(view: View, start: int, stop: int, *, scale: str = "") -> Unit | None:
    """Return the unit behind a numeral that ends at `start`; None where nothing is counted."""
    plain, folded, written = view.plain, view.folded, view.written
    if percent := _PERCENT.match(folded, start):
        end = percent.end()
        phrase = noun_phrase_end(plain, folded, end, stop) if folded[end : end + 1] == " " else end
        return Unit("%", phrase if phrase > end + 1 else end, measured=True)
    if measure := _measure().match(folded, start):
        name = written[slice(*measure.span("unit"))]
        return Unit(_MONEY if measure["unit"] in _MONEY_LETTERS else name, measure.end(), measured=True)
    if scale and _bare_money(folded, start, scale):
        return Unit(_MONEY, start, measured=True)
    if folded[start : start + 1] != " " and not begins_with_glued_noun(folded, start):
        return None
    end = noun_phrase_end(plain, folded, start, stop)
    return Unit(written[start:end].strip(), end, measured=False) if end > start + 1 else None


def _bare_money(folded: str, start: int, scale: str) -> bool:
    words = scale.split()
    if words[-1] not in {"triệu", "tỷ", "tỉ"} or not _BARE.match(folded, start):
        return False
    return words[-1] != "triệu" or _MONEY_WORDS.search(folded, max(0, start - _NEAR), start) is not None


# "/tháng", "/người/tháng", "/m2", "/nhà xây mới": behind the unit
_SLASH: Final = re.compile(r"[ ]?/[ ]?(?=[^\W\d_])")
_PER_MEASURE: Final = re.compile(r"(?:m2|m3|m²|m³|km2|km²|ha|kg)(?![\w²³])")
_PER_TIME: Final = re.compile(r"(?:năm|tháng|quý|tuần|ngày|giờ|lần|vụ)(?!\w)(?![ ]việc)")
_BUILT: Final = re.compile(r"[ ](?:xây[ ]mới|làm[ ]mới|sửa[ ]chữa)(?!\w)")
# "hộ nghèo mỗi năm": behind the unit, no numeral following
_EACH_AFTER: Final = re.compile(
    r"[ ](?:mỗi|một)[ ](?P<per>năm|tháng|quý|tuần|ngày|người|hộ|xã|thôn|bản)(?![ ]\d|\w)", re.VERBOSE
)
_RATE_BEGINS: Final = ("/", " /", " m")
# "mỗi tháng", "hằng năm", "mỗi chuyến hàng": before the numeral, in the same clause
_EACH: Final = re.compile(
    r"(?<!\w)mỗi[ ](?=[^\W\d_])|(?<!\w)(?:hàng|hằng|một)[ ](?=(?:năm|tháng|quý|tuần|ngày)[ ])"
)
# A few words of one clause between the two; "hằng năm theo luật với tổng giá trị 3 tỷ" is no rate
_CLAUSE: Final = re.compile(r"(?:(?!(?:theo|với|và|nhưng|mà|để|trong|tại|ở)[ ])[^\W\d]+[ ]){0,8}")


def rate_after(view: View, end: int, stop: int) -> Rate | None:
    """Return what a figure is per behind its unit: "4%/năm", "25 triệu đồng/nhà sửa chữa", "5% hộ nghèo mỗi năm"."""
    folded = view.folded
    if not folded.startswith(_RATE_BEGINS, end, stop):
        return None
    if each := _EACH_AFTER.match(folded, end, stop):
        return Rate(view.written[slice(*each.span("per"))], Span(end, each.end()))
    first, last = None, end
    while slash := _SLASH.match(folded, last, stop):
        start = slash.end()
        simple = _PER_MEASURE.match(folded, start, stop) or _PER_TIME.match(folded, start, stop)
        here = simple.end() if simple else noun_phrase_end(view.plain, folded, start, stop)
        if here == start:
            break
        built = _BUILT.match(folded, here, stop)
        first, last = first or start, built.end() if built else here
    return None if first is None else Rate(view.written[first:last], Span(end, last))


def rate_before(view: View, start: int, end: int) -> Rate | None:
    """Return what a figure is per before its numeral: "mỗi tháng 1 lần", "mỗi nơi lập 5 tổ hòa giải"."""
    folded = view.folded
    head = folded[start:end]
    # a few figures are rates; letters are found many times faster than a pattern
    if not ("mỗi " in head or "hàng " in head or "hằng " in head or "một " in head):
        return None
    each = max(_EACH.finditer(folded, start, end), key=re.Match.start, default=None)
    if each is None or not _CLAUSE.fullmatch(folded, each.end(), end):
        return None
    last = noun_phrase_end(view.plain, folded, each.end(), end)
    if time := _PER_TIME.match(folded, each.end(), end):
        last = time.end()
    return Rate(view.written[each.end() : last], Span(each.start(), end)) if last > each.end() else None
