"""Level words that names may follow: "xã ", "huyện vùng cao ", "3 xã: ", "các xã của huyện Z, gồm: "."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.anchors import letter_choice
from dvgraph.grammar.levels import CHINESE_WORDS, COUNT, KIND, LEVEL_WORDS
from dvgraph.grammar.names import SYLLABLE
from dvgraph.grammar.openings import LEVELS, openings
from dvgraph.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CITIES",
    "NUMBERED_WORDS",
    "SHORT_WORDS",
    "Head",
    "announcement",
    "begins_compound",
    "begins_head",
    "heads",
    "is_counted",
    "may_open",
]

_LEVELS: Final[dict[str, Level]] = {
    **LEVEL_WORDS,
    **dict.fromkeys(CHINESE_WORDS, Level.COMMUNE),
    **dict.fromkeys(("khu", "thị"), Level.DISTRICT),
    **dict.fromkeys(("khu vực", "tiểu khu"), Level.VILLAGE),
    "cụm": Level.VILLAGE_CLUSTER,
}
"""The level of the unit whose name follows; the words beside `LEVEL_WORDS` are of China and Laos, and other words here."""

CITIES: Final = frozenset({"thành phố", "tp.", "tp"})
SHORT_WORDS: Final = frozenset({"tp.", "tp", "tx.", "tx", "tt.", "tt", "h.", "x.", "p.", "q."})
NUMBERED_WORDS: Final = frozenset(
    {
        "phường",
        "quận",
        "p.",
        "q.",
        "khu",
        "tiểu khu",
        *(word for word, level in LEVEL_WORDS.items() if level is Level.VILLAGE),
    }
)
"""Words of units that may have a number for a name."""

_WORDS: Final = letter_choice(map(re.escape, sorted(_LEVELS, reverse=True)))
# "6 huyện, thị xã", "9 xã và thị trấn": words of one rank that share a count
_BESIDE: Final = (
    r"(?:(?:,|[ ]và)[ ](?:huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường|thị[ ]trấn|thôn|bản|xóm|ấp|khóm)(?!\w))"
)
# "xã ", "TP.", "H.", "huyện vùng cao ", "xã biên giới: ", "xã gồm: ", "6 huyện, thị xã: ", "3 xã, đó là ",
# with the letter before it. That is none of the language's: a class of characters is looked for twice as fast as (?<!\w)
# is tried at every one. The space behind a word is left to be the letter before the next.
_HEAD: Final = re.compile(
    rf"""[^&0-9a-zà-öø-ưạ-ỹ-](?={_WORDS})(?<!\w)(?<!hợp[ ]tác[ ])(?<!quê[ ])(?<!già[ ])(?<!cửa[ ]khẩu[ ])(?P<word>{_WORDS})
        (?: (?<=\.)
          | (?:,?[ ]{KIND}){{0,3}}(?P<lists>{_BESIDE}{{0,3}}(?:[ ]?:|,?[ ](?:gồm|là|như|đó[ ]là)[ ]?:)|[ ]gồm|,[ ](?:gồm(?:[ ]có)?|bao[ ]gồm|đó[ ]là))?(?=[ ]) )""",
    re.VERBOSE,
)
# "các xã biên giới của huyện Quản Bạ, gồm: A, B", "5/8 xã, thị trấn giáp biên là A, B": what stands between the level word and its names
_ANNOUNCED: Final = re.compile(
    rf"""(?P<word>huyện|thị[ ]xã|xã|tỉnh|thị[ ]trấn|phường|quận)
        (?: (?P<kind>(?:[ ](?:(?!(?P=word)(?!\w))[^.;:()\n]){{1,80}}?)?)(?P<lists>,?[ ](?:gồm|là|như)[ ]?:?|:|[ ]tên[ ]là|[ ]\(gồm:?)[ ]
          | (?P<bracket>(?:[ ]{KIND}){{0,2}}[ ]\() )""",
    re.VERBOSE,
)
_ANNOUNCING: Final = frozenset({"huyện", "xã", "tỉnh", "thị xã", "thị trấn", "phường", "quận"})
# "các ", "3 ", "giữa hai cặp ", "5/8 xã, "; the last letters of these, which tell most words before a level word from a count
_MANY: Final = re.compile(
    rf"(?<!\w)(?:{COUNT}|giữa|với|số|mỗi|từng|\(gồm)(?:[ ]cặp|[ ](?:huyện|xã),)?\Z", re.VERBOSE
)
_COUNTS_END: Final = tuple(
    "các những số nhiều hai ba bốn năm sáu bảy tám chín mười giữa với mỗi từng (gồm cặp xã, huyện,".split()
) + tuple("0123456789")
# Words that begin like a level word and its name: "Khối Dân vận xã", "Bản tin Nội bộ", "Tổ Dân vận".
_COMPOUND: Final = re.compile(
    r"""(?:khối|tổ|cụm)[ ](?:dân[ ]vận|mặt[ ]trận|công[ ]tác|chức|công[ ]nghiệp|thi[ ]đua|di[ ]tích)
      | (?:tỉnh|huyện|thị|quận|xã)[ ]đoàn(?!\w) | bản[ ](?:tin|đồ|quyền)|khối[ ](?:đại|liên)|thành[ ]phố[ ]là(?!\w)""",
    re.VERBOSE,
)
# "cơ bản Nghị quyết", "văn bản Luật": the end of another word.
_ENDS: Final = {
    "bản": frozenset("cơ văn biên kịch căn xuất phiên tư nhân nhật cạn".split()),
    "khối": frozenset({"liên"}),
    "thôn": frozenset({"nông"}),
    "buôn": frozenset({"bán"}),
    "tt": frozenset({"pbt", "pct"}),  # "PBT TT Huyện ủy": the standing deputy, no township
    "hương": frozenset({"quê", "cố", "hành", "dâng", "thắp", "hồi"}),
}
# "khu vực Bình Lợi thuộc phường …", "khu vực 3, phường …", "khu Cỏi (xã …": a quarter, a village; "khu vực Tây Bắc" is none
_QUARTER: Final = re.compile(
    rf"(?:{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:[ ]\d)?|\d{{1,2}})(?:,[ ]|[ ]\(|[ ]thuộc[ ])(?:phường|xã|thị[ ]trấn)[ ]"
)
# "khu Phòng Thành, tỉnh Quảng Tây", "thị Sùng Tả, Quảng Tây": a city of China and a part of one
_CHINESE_CITY: Final = re.compile(
    rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:,[ ]|[ ]\()(?:tỉnh[ ]|thành[ ]phố[ ]|thị[ ]|[Kk]hu[ ]tự[ ]trị[ ](?:[Dd]ân[ ]tộc[ ])?Choang,?[ ])?(?:Quảng[ ]Tây|Vân[ ]Nam|{SYLLABLE}[ ]{SYLLABLE},[ ](?:Quảng[ ]Tây|Vân[ ]Nam))"
)
# "cụm Mường Cáng, huyện …", "cụm Phiêng Sa (huyện …": short for "cụm bản"
_CLUSTER: Final = re.compile(
    rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:,[ ]|[ ]\(|[ ]thuộc[ ]|[ ]của[ ]|[ ])huyện(?!\w)"
)


class Head(NamedTuple):
    """A level word with what stands between it and the name: `end` is where the name begins.

    `lists`: the names stand apart from it, "3 xã: A, B", "5 xã (C, D)". `announced`: other words stand between,
    "các xã biên giới của huyện Quản Bạ, gồm: A, B".
    """

    word: str
    level: Level
    start: int
    end: int
    lists: bool
    announced: bool = False


def heads(folded: str, plain: str) -> Iterator[Head]:
    """Yield the level words of a text that names may follow: behind them stands a capital, a number, or far on a list."""
    padded, past = f" {folded}", 0
    for start in openings(folded, LEVELS):
        match = _HEAD.match(padded, start) if start >= past else None
        if match is None:
            continue
        past = match.end()
        word, end = match["word"], past - 1
        end += folded.startswith(" ", end)
        small = plain[end : end + 1].islower() and not plain.startswith("số ", end)
        if small and not (word in _ANNOUNCING and _is_counted(folded, start)):
            continue  # "xã hội", "tổ chức", "huyện ủy"
        level = Level.VILLAGE if word == "khu" and _QUARTER.match(plain, end) else _LEVELS[word]
        yield Head(word, level, start, end, bool(match["lists"]))


def begins_head(folded: str, at: int) -> bool:
    """Tell whether a level word stands at a position inside a text."""
    return _HEAD.match(folded, at - 1) is not None


def announcement(folded: str, head: Head) -> Head | None:
    """Return a level word with all that stands before the list it announces, None where it announces none."""
    if head.word not in _ANNOUNCING or not is_counted(folded, head):
        return None
    match = _ANNOUNCED.match(folded, head.start)
    if match is None:
        return None
    lists = bool(match["lists"] or match["bracket"])
    return Head(match["word"], _LEVELS[match["word"]], head.start, match.end(), lists, announced=True)


def is_counted(folded: str, head: Head) -> bool:
    """Tell whether a level word stands behind a count: names may follow it in a list."""
    return _is_counted(folded, head.start)


def _is_counted(folded: str, at: int) -> bool:
    start, end = max(0, at - 16), max(0, at - 1)
    if folded.endswith("hành chính cấp", start, end):
        return True  # "9 đơn vị hành chính cấp xã gồm: A, B"
    return folded.endswith(_COUNTS_END, start, end) and _MANY.search(folded, start, end) is not None


def begins_compound(folded: str, head: Head) -> bool:
    """Tell "Khối Dân vận xã", "Bản tin Nội bộ", "Tổ Dân vận" from units."""
    return _COMPOUND.match(folded, head.start) is not None


def may_open(folded: str, plain: str, head: Head) -> bool:
    """Tell a level word from the same word in other use: "hương", "trấn", "cụm" only small and where they are at home."""
    ends = _ENDS.get(head.word)
    if ends and not ends.isdisjoint(folded[max(0, head.start - 6) : head.start].split()[-1:]):
        return False
    if head.lists and not is_counted(folded, head):
        return False  # "Xã gồm 3 thôn", "bản là nơi"; "3 xã biên giới: A, B"
    if head.word in CHINESE_WORDS:
        # "thôn A, Trấn B, khu C"; "Phú Gia, Hòa Hải, Hương Quang" are names
        aside = head.word == "trấn" and folded.endswith((", ", " ("), 0, head.start)
        return (aside or plain[head.start].islower()) and _tells_of_china(folded)
    if head.word in {"khu vực", "tiểu khu"}:
        return _QUARTER.match(plain, head.end) is not None
    if head.level is Level.VILLAGE and head.word == "khu":
        return True
    if head.word in {"khu", "thị"}:
        return bool(_CHINESE_CITY.match(plain, head.end)) and _tells_of_china(folded)
    if head.word == "cụm":
        return plain[head.start].islower() and bool(_CLUSTER.match(plain, head.end))
    return True


@lru_cache(maxsize=1)
def _tells_of_china(folded: str) -> bool:
    return any(name in folded for name in ("trung quốc", "vân nam", "quảng tây"))
