"""Where the counted noun phrase behind a numeral ends."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dvgraph.resources import resource

__all__ = ["begins_with_classifier", "begins_with_counted_noun", "noun_phrase_end"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Beyond U+1EA0 capitals and small letters take turns: "[Ạ-Ỹ]" would hold both.
_CAPITAL: Final = f"[A-ZÀ-ÝĂĐĨŨƠƯ{''.join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))}]"
# "thị trấn Rạch Gốc", "xóm Bản"; the capitals of "xóm ĐBKK" are an abbreviation, no name
_UNIT_AND_NAME: Final = re.compile(rf"[^\W\d_]+(?:[ ][^\W\d_]+)?[ ]{_CAPITAL}(?!{_CAPITAL})")
_AND: Final = re.compile(r"[ ]và[ ]|,[ ](?:và[ ])?")
# "105 Nguyễn Trọng": a house and its street; "2 Phó Chủ tịch" are two offices.
_TWO_CAPITALS: Final = re.compile(
    rf"(?!(?:Phó|Trưởng|Chủ|Bí|Ủy|Uỷ|Mẹ|Anh)[ ]){_CAPITAL}(?!{_CAPITAL})[^\W\d_]*[ ]{_CAPITAL}(?!{_CAPITAL})"
)
# "237 đường Nơ Trang Long", "P. 28 Q. Bình Thạnh"
_ADDRESS: Final = re.compile(rf"(?:đường|phố|ngõ|hẻm)[ ]{_CAPITAL}(?!{_CAPITAL})|{_CAPITAL}[ .]")
# "người Cơ Tu", "tiếng Việt", "lượt người Việt Nam"
_PEOPLE: Final = re.compile(
    rf"{_CAPITAL}(?!{_CAPITAL})[^\W\d_]*(?:[ -]{_CAPITAL}(?!{_CAPITAL})[^\W\d_]*){{0,2}}"
)
_OF_PEOPLE: Final = frozenset({"người", "tiếng", "chữ", "đồng bào"})
# "41 hộ người La Hủ" are households, "41 người La Hủ" people of that name
_HOMES: Final = frozenset({" hộ", "gia đình", "hộ gia", "hộ dân"})
_PEOPLE_BEHIND: Final = re.compile(rf"[ ]{_CAPITAL}")
# "xã khu vực III", "loại I"
_ROMAN: Final = re.compile(r"[ ](?:I{1,3}|IV|V)(?!\w)")
# A list of nouns that are verbs as well goes on or ends: "cơ quan, tổ chức, đơn vị"; not "4 vụ, tổ chức 8 buổi".
_LIST_GOES_ON: Final = re.compile(r"[ ]*(?:[,.;:)(]|$|\n|[ ](?:và|của|trên|ở|tại|thuộc)(?!\w))")
_LEVEL_WORDS: Final = frozenset(
    "xã phường huyện quận tỉnh thôn bản xóm ấp buôn làng khối khóm tp tx tt".split()
)
# "2 trường số 5"
_NUMBER_OF: Final = re.compile(r"số[ ]\d")
_LONGEST: Final = 10


@cache
def _words(role: str) -> frozenset[str]:
    """Return the folded words that play a role in a counted phrase (`data/lexicon/phrase_words.tsv`).

    stop: never goes on a phrase. verb, adverbial: begins what is said of it. act: a verb that may be a noun.
    deed: a verb, or what an event (also listed) consists of: "buổi tuyên truyền". kept: two syllables that stay
    together inside a phrase. strung: nouns under one numeral: "21 xã, thị trấn". capital: common words that are
    written with a capital. classifier: a noun that stands behind a count and never behind a name.
    """
    rows = resource("data", "lexicon", "phrase_words.tsv").read_text("utf-8").splitlines()[1:]
    return frozenset(words for words, _, of in (row.partition("\t") for row in rows) if of == role)


@cache
def _ends() -> frozenset[str]:
    return _words("stop") | _words("verb") | _words("adverbial") | _words("act") | _words("deed")


@cache
def _capital() -> re.Pattern[str]:
    words = sorted(_words("capital"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _first(*roles: str) -> re.Pattern[str]:
    words = sorted(frozenset[str]().union(*map(_words, roles)), key=len, reverse=True)
    return re.compile(rf"[ ](?:{'|'.join(map(re.escape, words))})(?!\w)")


def begins_with_classifier(folded: str, start: int) -> bool:
    """Tell whether a classifier stands at a space: what is before it is a count, whatever word precedes that.

    >>> begins_with_classifier("cấp 19 thẻ bảo hiểm", 6), begins_with_classifier("đường cấp 6 miền núi", 11)
    (True, False)
    """
    return _first("classifier").match(folded, start) is not None


def begins_with_counted_noun(folded: str, start: int) -> bool:
    """Tell whether a noun that reports count stands at a space: "12/11 xã" is a share, "30/4 năm nay" a day."""
    return _first("classifier", "strung").match(folded, start) is not None


def noun_phrase_end(plain: str, folded: str, start: int, stop: int) -> int:
    """Return where the noun phrase that begins at `start` (a space, or its first word) ends; `start` if none begins.

    `plain` and `folded` are the two ways of one view. A name ends it: "03 tỉnh" of "03 tỉnh Hủa Phăn và …".

    >>> text = "420 cuộc tiếp xúc cử tri trước và sau các kỳ họp"
    >>> text[: noun_phrase_end(text, text, 3, len(text))]
    '420 cuộc tiếp xúc cử tri'
    """
    end, count, event = start, 0, False
    head = ""  # the last two syllables
    while count < _LONGEST:
        at = _next(plain, folded, end, stop, count)
        word = _WORD.match(folded, at, stop) if at is not None else None
        if word is None or at is None or _NUMBER_OF.match(folded, at):
            break
        pair = _pair(folded, word, stop)
        if count == 0 and _begins_none(plain, word, pair):
            break
        if count and _named(plain, word, end):
            if {head, head.rpartition(" ")[2]} & _OF_PEOPLE and (people := _PEOPLE.match(plain, at, stop)):
                end, count = people.end(), count + 1
            else:
                end = _without_level_word(folded, start, end)
            break
        if count and word[0] == "người" and head in _HOMES and _PEOPLE_BEHIND.match(plain, word.end(), stop):
            break
        if pair in _words("kept"):
            end, count, head = word.end() + 1 + len(pair.split()[1]), count + 2, pair
            continue
        strung = at > end + 1
        if count and not strung and (word[0] in _ends() or pair in _ends()):
            deed = word[0] if word[0] in _words("deed") else pair
            if not (event and deed in _words("deed")):
                break
            end, event = word.start() + len(deed), False
            count += len(deed.split())
            continue
        event = event or (count < 2 and (word[0] in _words("event") or pair in _words("event")))
        end, count = word.end(), count + 1
        head = f"{head.rpartition(' ')[2]} {word[0]}"
        if count == 1 and word[0] in _words("time"):
            break
    if roman := _ROMAN.match(plain, end, stop):
        end = roman.end()
    return end


def _begins_none(plain: str, word: re.Match[str], pair: str) -> bool:
    """Tell whether a word behind a numeral begins no counted phrase: "hợp tác xã 15 quản lý bãi xe"."""
    if _TWO_CAPITALS.match(plain, word.start()) or _ADDRESS.match(plain, word.start()):
        return True
    said = {word[0], pair}
    is_said = not (said.isdisjoint(_words("stop")) and said.isdisjoint(_words("verb")))
    return is_said and pair not in _words("kept")


def _without_level_word(folded: str, start: int, end: int) -> int:
    """Leave a level word to the name behind it: "1 thị trấn biên giới" of "1 thị trấn biên giới huyện Đồng Văn"."""
    before = folded.rfind(" ", start, end)
    return before if before > start and folded[before + 1 : end] in _LEVEL_WORDS else end


def _named(plain: str, word: re.Match[str], end: int) -> bool:
    """Tell whether a word begins a name: a capital behind a word without one; "DTTS" is no name."""
    if _capital().match(plain, word.start()):
        return False
    first, second = plain[word.start() : word.start() + 1], plain[word.start() + 1 : word.start() + 2]
    before = plain.rfind(" ", 0, end) + 1
    return first.isupper() and not second.isupper() and not plain[before : before + 1].isupper()


def _pair(folded: str, word: re.Match[str], stop: int) -> str:
    follows = (
        _WORD.match(folded, word.end() + 1, stop) if folded[word.end() : word.end() + 1] == " " else None
    )
    return f"{word[0]} {follows[0]}" if follows else word[0]


def _next(plain: str, folded: str, end: int, stop: int, count: int) -> int | None:
    """Return where the next word begins: behind a space, or behind "," and "và" where a noun is strung on."""
    if end >= stop:
        return None
    if count and (joint := _AND.match(folded, end, stop)):
        word = _WORD.match(folded, joint.end(), stop)
        if word is None or _UNIT_AND_NAME.match(plain, word.start(), stop):
            return None  # "6 xã và thị trấn Rạch Gốc": what is strung on has a name of its own
        pair = _pair(folded, word, stop)
        strung = bool({word[0], pair} & _words("strung"))
        if strung and pair in _words("act"):
            strung = _LIST_GOES_ON.match(folded, word.start() + len(pair), stop) is not None
        return joint.end() if strung else None
    if folded[end] == " ":
        return end + 1
    return end if count == 0 else None
