"""What stands right before a numeral: a word of dates and clauses, of numbered things, or of how a figure binds.

Each list is a pattern that ends at the numeral. It is tried only where the word before the numeral is the last one of
a phrase in the list, which few are: to search all letters before each numeral takes many times as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.model import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Bound", "comparator", "is_date_or_clause", "is_numbered", "last_word"]


def _lasts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, phrases))


_NO_WORD: Final = re.compile(r"\W")
_ASIDE: Final = ")"


def last_word(head: str) -> str:
    """Return the last word of what stands before a numeral; a bracket that ends there in its place.

    >>> last_word("trong ngày "), last_word("(ĐT: "), last_word("Điều (khoản) ")
    ('ngày', 'ĐT', ')')
    """
    word = head.rstrip(" :.").rpartition(" ")[2]
    if word.isalnum():
        return word
    return _ASIDE if word.endswith(_ASIDE) else _NO_WORD.split(word)[-1]


# What makes a numeral a date, a clause or a telephone, whatever is behind it: "ngày 20/11", "tối 13/11", "Điều 5", "ĐT: 0238".
_TIMES: Final = "tháng|ngày|năm|quý|tuần".split("|")
_DATES_AND_CLAUSES: Final = (
    "sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|lễ|dịp|lúc|thứ|tuần thứ|khóa|khoá|điều|khoản|chương|mục|luật|nghị quyết|quyết định"
    "|chỉ thị|kết luận|nghị định|thông tư|công văn|tiêu chí số|biển số|số nhà|đt|điện thoại|sđt|fax|hotline|trang"
    "|hội nghị trung ương|trung ương|bảng|biểu|phụ lục|hình|lượt xem"
).split("|")
_DATE_OR_CLAUSE: Final = re.compile(
    rf"""(?:^|(?<=[\s(,"]))(?:(?<!mỗi )(?<!hàng )(?<!hằng )(?<!một )(?:{_any(_TIMES)})|(?<!thu )hồi|{_any(_DATES_AND_CLAUSES)})"""
    r" ?(?:\([^()\d]{1,12}\))?[:.]? ?\Z"
)
_DATED: Final = _lasts([*_TIMES, "hồi", *_DATES_AND_CLAUSES]) | {_ASIDE}


def is_date_or_clause(head: str, word: str) -> bool:
    """Tell whether what stands before a numeral, whose last word is given, makes it no figure."""
    return word in _DATED and _DATE_OR_CLAUSE.search(head) is not None


# What is numbered rather than counted: "Quốc lộ 7", "cấp 6", "tổ 3", "Dự án 600"; "mỗi tổ 5 người" is counted.
_NUMBERED_THINGS: Final = (
    "quốc lộ|tỉnh lộ|đường lộ|hương lộ|huyện lộ|đường|đường cấp|đường số|đường tỉnh|đường huyện|đường xã|cấp|điểm|tổ|khối|thôn|xóm"
    "|ấp|bản|khu|khu phố|khóm|buôn|làng|tổ dân phố|phường|quận|lô|hạng|loại|bậc|nhóm|chương trình|dự án|kế hoạch|đề án|văn bản"
    "|tiểu dự án|nội dung|mốc|cột mốc|phòng|tầng|tập|kì|vành đai|đợt|phiên|vòng|giải|k|ảnh|bài|phần|đoàn b|hợp tác xã|htx|công ty"
    "|xí nghiệp|trường|cụm|khu vực|sư đoàn|trung đoàn|quân khu|binh đoàn|lữ đoàn|tiểu đoàn|đại đội|vùng|tuyến|km|giai đoạn|top"
    "|ngõ|ngách|hẻm"
).split("|")
_NUMBERED: Final = re.compile(
    r"""(?:^|(?<=[\s(,"]))(?<!mỗi )(?<!từng )"""
    rf"(?:(?<!dân )(?<!tổng )số|(?<!\d )lớp|(?<!cùng )kỳ|[pq][.]|{_any(_NUMBERED_THINGS)}) ?\Z"
)
_NUMBERED_LASTS: Final = _lasts([*_NUMBERED_THINGS, "số", "lớp", "kỳ", "p", "q"])


def is_numbered(head: str, word: str) -> bool:
    """Tell whether a thing that has a number stands before a numeral; its last word is given."""
    return word in _NUMBERED_LASTS and _NUMBERED.search(head) is not None


class Bound(NamedTuple):
    """How a figure binds, and where the word that says so begins in what stands before the numeral."""

    comparator: Comparator
    start: int


_COMPARATORS: Final = {
    Comparator.AT_MOST: "không quá|tối đa|nhiều nhất|không vượt quá|cao nhất",
    Comparator.AT_LEAST: "ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn",
    Comparator.LESS_THAN: "dưới|chưa đến|chưa tới|chưa đầy|ít hơn|thấp hơn",
    Comparator.ABOUT: "ước khoảng|vào khoảng|khoảng|gần|ước|ước tính|xấp xỉ|chừng",
    Comparator.MORE_THAN: "hơn|trên|quá",
}
_SIGNS: Final = {words: sign for sign, all_words in _COMPARATORS.items() for words in all_words.split("|")}
_COMPARATOR: Final = re.compile(rf"(?<!\w)(?:{_any(_SIGNS)}) \Z")
_BINDING: Final = _lasts(_SIGNS)


def comparator(head: str, word: str) -> Bound | None:
    """Return how a figure binds by what stands before its numeral, whose last word is given."""
    match = _COMPARATOR.search(head) if word in _BINDING else None
    return Bound(_SIGNS[match[0][:-1]], match.start()) if match else None
