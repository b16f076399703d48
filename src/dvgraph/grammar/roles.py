"""Roles and the words that stand before a person's name (`data/lexicon/roles.tsv`, `titles.tsv`)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.anchors import BEFORE, with_letter_before
from dvgraph.grammar.phrases import Phrases, alternation, spellings
from dvgraph.model import Span
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ROLE_GOES_ON",
    "ROLE_STOPS",
    "only_titles",
    "role_at",
    "role_heads",
    "role_words",
    "title_before",
    "title_words",
]

# "nguyên Phó Bí thư", "quyền Chủ tịch", "Q. Trưởng phòng"
_WORDS_BEFORE: Final = ("nguyên", "quyền", "cựu", "tân", "q.")
_BEFORE: Final = re.compile(rf"(?:{alternation(_WORDS_BEFORE)})[ ]?(?=\w)")
# What a role may go on with once its body or place is named.
ROLE_GOES_ON: Final = r"(?:khóa|nhiệm[ ]kỳ|giai[ ]đoạn|kiêm(?![ ]nhiệm)|phụ[ ]trách|thường[ ]trực|dự[ ]khuyết|của|thuộc|cấp|(?:tỉnh|huyện|xã(?![ ]hội)|phường|thành[ ]phố|thị[ ](?:xã|trấn)|quận|tp|tx)(?!\w))"
# What no role goes on with: "trưởng thôn | cho biết", "giám đốc | đã ký", "Phó Giám đốc Sở | giữ chức vụ".
ROLE_STOPS: Final = (
    r"(?:cho|đã|đang|sẽ|vừa|bị|được|thì|là|để|do|khi|trong|với|cũng|không|lại|luôn|ở|tại|(?<!phạm[ ])về|đến|tới|từ|theo|này|nọ|kia|lúc|sau|thay|giữ|làm|có|còn|vào|ra|lên|và|hay|hoặc|nhưng"
    r"|mà|vì|nên|xin|hôm|sáng|trưa|chiều|tối|ngày|một|những|các|mỗi|hai|nói|nêu|kể|cùng|thăm|dẫn[ ]đầu|dự(?![ ]khuyết)|ký|quyết|chủ[ ]trì|chia[ ]sẻ|phát[ ]biểu|khẳng[ ]định|nhấn|trao|tặng|yêu[ ]cầu"
    r"|đề[ ]nghị|ghi[ ]nhận|biểu[ ]dương|bày[ ]tỏ|đánh[ ]giá|nhận|tâm[ ]sự|trình[ ]bày|xác|chịu|tham[ ]gia|trả[ ]lời|báo[ ]cáo|phấn[ ]khởi|vui[ ]mừng|thông[ ]tin(?:[ ](?:thêm|về)|(?=[,.:]))|đại[ ]diện"
    r"|gồm|sinh[ ]năm|phối[ ]hợp|hướng[ ]dẫn|tuyên[ ]truyền|bằng|qua|như|rất|hỏi|đọc|gửi|mong|trực[ ]tiếp|(?<!thực[ ])hiện|năm|thường[ ]xuyên|đồng[ ]chủ[ ]trì|lên|họp|kiến[ ]nghị|mời|cảm|chúc|thông[ ]qua|điều[ ]hành|kết[ ]luận|cam[ ]kết|(?<!ban[ ])chỉ[ ]đạo|kiêm[ ]nhiệm)(?!\w)"
)


def _words(name: str) -> list[str]:
    return [
        line.split("\t")[0]
        for line in resource("data", "lexicon", name).read_text("utf-8").split("\n")[1:]
        if line
    ]


@cache
def _roles() -> Phrases[bool]:
    return Phrases((words, True) for words in _words("roles.tsv"))


@cache
def title_words() -> frozenset[str]:
    """Return the folded words that titles end with: "ông", "chí", "tá"."""
    return frozenset(title.rpartition(" ")[2] for title in _titles())


@cache
def _titles() -> frozenset[str]:
    return frozenset(spelled for words in _words("titles.tsv") for spelled in spellings(words))


@cache
def role_words() -> frozenset[str]:
    """Return the folded words that heads of roles begin with: a cheap look before `role_at`."""
    return _roles().first_words


def role_at(folded: str, at: int) -> int | None:
    """Return where the head of a role ends that begins at a place: "nguyên Phó Bí thư", "Trưởng ban"; None where none does."""
    before = _BEFORE.match(folded, at)
    found = _roles().match(folded, before.end() if before else at)
    if found is None or folded.startswith("ban ", max(0, at - 4)):
        return None  # "Ban Bí thư" is a body
    return found[0]


@cache
def _anywhere() -> re.Pattern[str]:
    """Return what finds heads of roles in a text, with the letter before each."""
    words = (*_WORDS_BEFORE, *(words for words, _ in _roles().rows))
    return re.compile(rf"{BEFORE}(?<![/.])(?={alternation(words)})")


def role_heads(folded: str, left: int, right: int) -> Iterator[Span]:
    """Yield where the head of a role stands in a stretch of text, from left to right."""
    for head in _anywhere().finditer(with_letter_before(folded, left, right)):
        start = left + head.start()
        end = role_at(folded, start)
        if end is not None and end <= right:
            yield Span(start, end)


# The longest titles have three words, "hộ gia đình ông" four.
_LONGEST: Final = 4
_REACH: Final = 32
_OPENING: Final = "(\"'-,;"
_ENDING: Final = 4
"""Letters that are looked at before a name, spaces among them."""


@cache
def _endings() -> frozenset[str]:
    """Return how a text may end before a name that has a title: "ông ", " bà ", "(bà ", "chị: ", "ông là ", "chí  "."""
    return frozenset(
        f"{opening}{word}{mark}{' ' * spaces}"[-_ENDING:]
        for opening in ("", " ", "\n", *_OPENING)
        for word in (*title_words(), "là")
        for mark in ("", ":")
        for spaces in range(1, _ENDING + 1)
    )


def title_before(folded: str, at: int) -> bool:
    """Tell whether "ông", "đồng chí", "Thượng tá" or the like stands right before a place; "là", ":" may stand between."""
    if (folded[at - _ENDING : at] if at > _ENDING else folded[:at]) not in _endings():
        return False  # most places: a slice tells it in a fraction of the time
    last_word = folded.rfind(" ", max(0, at - _REACH), at - 1) + 1
    if last_word and folded[last_word : at - 1] in _titles():
        return True  # most titles have one word
    words = folded[max(0, at - _REACH) : at].rpartition("\n")[2].split()
    if words and words[-1] == "là":
        words.pop()
    last = words[-1].rstrip(":").lstrip(_OPENING) if words else ""
    if last not in title_words() and (not words or words[-1] not in title_words()):
        return False
    words[-1] = words[-1].rstrip(":")
    return any(
        " ".join(words[-length:]).lstrip(_OPENING) in _titles()
        for length in range(1, min(_LONGEST, len(words)) + 1)
    )


def only_titles(words: str) -> bool:
    """Tell whether words between a role and a name are titles and marks only: ", đồng chí ", " - Đại tá ", " là ông "."""
    rest = words.strip(" ,-–").removeprefix("là ").strip()
    if rest in {"", "là"} or rest in _titles():
        return True
    parts = rest.split()
    return (
        any(
            " ".join(parts[:i]) in _titles() and " ".join(parts[i:]) in _titles()
            for i in range(1, len(parts))
        )
        and len(parts) <= 2 * _LONGEST
    )
