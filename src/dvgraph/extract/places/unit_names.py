"""The name behind a level word: "xã | Mường Típ", "khối | 5", "tỉnh | Bà Rịa - Vũng Tàu", and what only looks like one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import named, names
from dvgraph.extract.places.countries import is_country
from dvgraph.extract.places.foreign import LOWER, foreign_at, is_lao, village_abroad
from dvgraph.extract.places.level_words import CITIES, NUMBERED_WORDS, SHORT_WORDS, is_counted
from dvgraph.grammar.levels import REGIONS, abroad
from dvgraph.grammar.names import NAME, NUMBERED, SYLLABLE, less_person, surnames
from dvgraph.model import Level

if TYPE_CHECKING:
    from dvgraph.extract.places.level_words import Head
    from dvgraph.model import View

__all__ = ["is_known", "is_name", "is_number", "is_shouted", "name_at"]

_NAME: Final = re.compile(NAME)
_NUMBERED: Final = re.compile(NUMBERED)
_ANY: Final = re.compile(r".+")
# "Chủ tịch UBND tỉnh Lê Hồng Minh": what stands before the level word makes an office of it.
_OFFICE: Final = tuple(
    f"{word} "
    for word in "ubnd|hđnd|nhân dân|ủy|bộ|hội|đoàn|trận|mttq|mttqvn|công an|quân sự|vận|chức|tra|giáo|chính|tịch|thư|phòng|nguyên".split(
        "|"
    )
)
_OTHERWISE: Final = frozenset({"q.", "tt", "tt."})
"""Abbreviations of level words that are other words' and names' as well: behind them a name must be known."""
_MIDDLE: Final = frozenset({"Văn", "Thị"})
"""Between the first and the last, syllables of a person's name."""
# "hướng", "tuy": a syllable of this language; "bhalêê" is none
_SYLLABLE: Final = re.compile(r"[^\Waeiouyà-ỹ\d_]{0,3}[aeiouyà-ỹ]{1,3}[^\Waeiouyà-ỹ\d_]{0,2}")
_LETTERED: Final = frozenset({"bản", "khối", "tổ", "khu", "làng", "buôn", "ấp"})


def name_at(view: View, at: int, head: Head) -> re.Match[str] | None:
    """Return the name of a unit at a position; one of two parts that a dash joins is one: "Bà Rịa - Vũng Tàu"."""
    plain = view.plain
    if head.word in NUMBERED_WORDS and (number := _NUMBERED.match(plain, at)):
        ends = plain[number.end() : number.end() + 1] in {",", ""} or plain.startswith(" (", number.end())
        return number if ends or at > head.end or not is_counted(view.folded, head) else None
    whole = _NAME.match(plain, at)
    if whole is None:
        return None
    # Names abroad go on in small letters: "bản Đen sa vẵn", "tỉnh Sa vẳn na khẹt".
    goes_on = plain.startswith(" ", whole.end()) and plain[whole.end() + 1 : whole.end() + 2].islower()
    if head.level in {Level.VILLAGE, Level.VILLAGE_CLUSTER}:
        name = (village_abroad(plain, at) if goes_on else None) or less_person(whole, None)
        if name is None or not plain.startswith(" - ", name.end()):
            return name
        return _double(plain, name) if head.level is Level.VILLAGE_CLUSTER else _in_commune(view, head, name)
    foreign = foreign_at(whole, head.level) if goes_on else None
    if foreign is not None:
        return foreign
    known = _known_names(head.level, city=head.word in CITIES)
    office = view.folded.endswith(_OFFICE, 0, head.start)
    name = less_person(whole, known.__contains__, office=office)
    if name is not None and head.level is Level.DISTRICT and name[0][-1].isdigit():
        return _ANY.match(plain, at, at + name[0].rindex(" "))  # "huyện Mèo Vạc | 3 xã"
    return name


def _double(plain: str, name: re.Match[str]) -> re.Match[str] | None:
    """Return the name of a cluster with its second part where the text has both again: "cụm bản Phôn Mường - Mường Chăn"."""
    both = _TWO_PARTS.match(plain, name.start() + name[0].rfind(" ") + 1)
    return _ANY.match(plain, name.start(), both.end()) if both and both[0] in _again(plain) else name


# "xóm | Nà Lạn - Nà Rài, xã Đức Long": behind two parts of one name stands the commune
_TWO_IN_COMMUNE: Final = re.compile(rf"{NAME}[ ]-[ ]{NAME}(?=(?:,[ ]|[ ]\()(?:xã|phường|thị[ ]trấn)[ ])")
_PAIRED: Final = re.compile(r"(?<!\w)(?:cặp|giữa|kết[ ]nghĩa)(?!\w)", re.VERBOSE)


def _in_commune(view: View, head: Head, name: re.Match[str]) -> re.Match[str]:
    """Return the name of a village with its second part; of a pair that is twinned each is a village."""
    both = _TWO_IN_COMMUNE.match(view.plain, name.start())
    if both is None or is_counted(view.folded, head):
        return name
    return name if _PAIRED.search(view.folded, max(0, head.start - _LEAD), head.start) else both


# "Phôn | Mường - Mường Chăn": a second part with the last syllable of the first
_TWO_PARTS: Final = re.compile(rf"{SYLLABLE}[ ]-[ ]{NAME}")


@lru_cache(maxsize=1)
def _again(plain: str) -> frozenset[str]:
    """Return which second parts of names a text has more than once: one walk for all clusters of a text."""
    times = Counter([both[0] for both in _TWO_PARTS.finditer(plain)])
    return frozenset(words for words, many in times.items() if many > 1)


@cache
def _known_names(level: Level, *, city: bool) -> frozenset[str]:
    """Return the names that are known behind a level word: a city is a province or of one."""
    return names(level) | frozenset(abroad()) | (names(Level.PROVINCE) if city else frozenset())


def is_number(name: re.Match[str]) -> bool:
    """Tell "khối | 5": a number in the place of a name."""
    return name.re is _NUMBERED


def is_name(view: View, head: Head, name: re.Match[str]) -> bool:
    """Tell "xã Mường Típ" from "Huyện ủy", "xã Đoàn kết": a name has all its syllables capitalised."""
    words, folded = name[0].split(), name[0].lower()
    if len(words) == 1 and folded[0].isdigit():
        return True
    if not _MIDDLE.isdisjoint(words[1:-1]) and all(state.level != head.level for state in named(name[0])):
        return False  # "Bí thư Đảng ủy xã Hoàng Văn Páo"
    if (
        head.level in {Level.PROVINCE, Level.DISTRICT}
        and len(words) == 2
        and _is_of_holder(view, head, folded)
    ):
        return False  # "Chủ tịch UBND tỉnh Lê Dũng": all provinces and districts are known
    if (
        len(words) == 1
        and (head.word in SHORT_WORDS or head.level in {Level.PROVINCE, Level.COMMUNE})
        and folded not in names(head.level)
        and not (head.word == "xã" and _SYLLABLE.fullmatch(folded) is None)
        and LOWER.match(view.plain, name.end())
    ):
        return False  # "… cơ quan tỉnh Hướng dẫn xây dựng", "xã An toàn khu", "ngân sách TP. Tuy nhiên"
    if words[0].lower() in {"khóa", "khoá"}:
        return False  # "Hội Luật gia tỉnh Khóa XIII"
    if folded in REGIONS or is_country(folded):
        return False  # "các tỉnh Tây Nguyên", "kết nghĩa với bản Lào", "nông thôn Trung Quốc"
    if head.word in _OTHERWISE and not (name[0].isdigit() or folded in names(head.level)):
        return False  # "TT Obama", a president; "Ảnh: Q. Khải", a photographer
    if head.word in SHORT_WORDS and len(folded) == 1 and not folded.isdigit():
        return False  # "P. V", a person's initials
    if head.word.endswith(".") and head.end - head.start == 2:
        # "H.Hướng Hóa", not "H.Nam", "X.Hiếu"
        return len(words) > 1 and is_known(folded, head.level)
    if view.plain[name.end() : name.end() + 1].isdigit() and any(
        letter.isupper() for letter in words[-1][1:]
    ):
        return False  # "xã CT229": a code
    if len(folded) == 1 and head.word in _LETTERED:
        return False
    return not words[0].isupper() or len(words[0]) <= 3 or len(words) > 1


# "Chủ tịch UBND |", "Trưởng ban Dân vận Tỉnh ủy, Chủ tịch Ủy ban MTTQ Việt Nam |"
_HOLDER: Final = re.compile(
    r"""(?<!\w)(?:chủ[ ]tịch|bí[ ]thư|giám[ ]đốc|trưởng[ ](?:ban|phòng)|chỉ[ ]huy[ ]trưởng|chính[ ]ủy|thư[ ]ký)[ ]
        (?:(?!(?:tại|ở|thăm|với|và|đến|từ|cho|về|của|sang|cùng|tiếp|gặp|đón|mời|dẫn)[ ])[^\s,.;:()]+[ ]){1,14}\Z""",
    re.VERBOSE,
)
_LEAD: Final = 90


def _is_of_holder(view: View, head: Head, folded: str) -> bool:
    """Tell that a name which no table has, begins with a surname and stands behind an office is its holder's."""
    if (
        head.word in CITIES
        or folded.partition(" ")[0].capitalize() not in surnames()
        or is_known(folded, head.level)
    ):
        return False
    return _HOLDER.search(view.folded, max(0, head.start - _LEAD), head.start) is not None


def is_shouted(view: View, head: Head, name: re.Match[str]) -> bool:
    """Tell "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "HUYỆN ỦY BÁT XÁT" from "XÃ MƯỜNG TÍP": in capitals, a name must be known."""
    if not view.plain[head.start : head.start + len(head.word)].isupper() or head.word in SHORT_WORDS:
        return False
    folded = name[0].lower()
    return folded not in names(head.level) and folded not in abroad()


def is_known(name: str, level: Level) -> bool:
    """Tell whether the tables have a unit of a level that bears a folded name, here or abroad."""
    return name in names(level) or name in abroad() or is_lao(name, level)
