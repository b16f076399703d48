"""Where the counted noun phrase behind a numeral ends."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from dvgraph.resources import resource

__all__ = ["begins_with_classifier", "begins_with_counted_noun", "begins_with_glued_noun", "noun_phrase_end"]

_WORD: Final = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_LONGEST: Final = 10
_RUN: Final = re.compile(rf"{_WORD}(?: {_WORD}){{0,{_LONGEST + 1}}}")
# Beyond U+1EA0 capitals and small letters take turns: "[Ạ-Ỹ]" would hold both.
_CAPITAL: Final = f"[A-ZÀ-ÝĂĐĨŨƠƯ{''.join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))}]"
# "thị trấn Rạch Gốc", "xóm Bản"; the capitals of "xóm ĐBKK" are an abbreviation, no name
_UNIT_AND_NAME: Final = re.compile(rf"[^\W\d_]+(?:[ ][^\W\d_]+)?[ ]{_CAPITAL}(?!{_CAPITAL})")
_AND: Final = re.compile(r"[ ]và[ ]|,[ ](?:và[ ])?")
# "105 Nguyễn Trọng": a house and its street; "2 Phó Chủ tịch" are two offices, "23/98 Đồn Biên phòng" bodies.
_TWO_CAPITALS: Final = re.compile(
    rf"(?!(?:Phó|Trưởng|Chủ|Bí|Ủy|Uỷ|Mẹ|Anh|Đồn|Trạm|Ban|Đảng|Mặt|Đoàn)[ ]|Hội[ ](?:Liên|Nông|Cựu|Phụ|Người|Chữ)|Trường[ ](?:Tiểu|Mầm|Trung|Phổ|Dân)|Công[ ](?:an|đoàn|ty)){_CAPITAL}(?!{_CAPITAL})[^\W\d_]*[ ]{_CAPITAL}(?!{_CAPITAL})"
)
# "237 đường Nơ Trang Long", "P. 28 Q. Bình Thạnh"
_ADDRESS: Final = re.compile(rf"(?:đường|phố|ngõ|hẻm)[ ]{_CAPITAL}(?!{_CAPITAL})|{_CAPITAL}[ .]")
# "người Cơ Tu", "tiếng Việt", "lượt người Việt Nam"
_PEOPLE: Final = re.compile(
    rf"{_CAPITAL}(?!{_CAPITAL})[^\W\d_]*(?:[ -]{_CAPITAL}(?!{_CAPITAL})[^\W\d_]*){{0,2}}"
)
_OF_PEOPLE: Final = frozenset({"người", "tiếng", "chữ", "đồng bào", "thuần"})
# "41 hộ người La Hủ" are households, "41 người La Hủ" people of that name
_HOMES: Final = frozenset({" hộ", "gia đình", "hộ gia", "hộ dân"})
_PEOPLE_BEHIND: Final = re.compile(rf"[ ]{_CAPITAL}")
# "xã khu vực III", "loại I"
_ROMAN_BEGINS: Final = (" I", " V")
_ROMAN: Final = re.compile(r"[ ](?:I{1,3}|IV|V)(?!\w)")
# A list of nouns that are verbs as well goes on or ends: "cơ quan, tổ chức, đơn vị"; not "4 vụ, tổ chức 8 buổi".
_LIST_GOES_ON: Final = re.compile(r"[ ]*(?:[,.;:)(]|$|\n|[ ](?:và|của|trên|ở|tại|thuộc)(?!\w))")
_LEVEL_WORDS: Final = frozenset(
    "xã phường huyện quận tỉnh thôn bản xóm ấp buôn làng khối khóm tp tx tt".split()
)
# "2 trường số 5"
_NUMBER_OF: Final = re.compile(r"số[ ]\d")


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


class _Roles(NamedTuple):
    stop: frozenset[str]
    verb: frozenset[str]
    deed: frozenset[str]
    event: frozenset[str]
    kept: frozenset[str]
    strung: frozenset[str]
    act: frozenset[str]
    time: frozenset[str]
    ends: frozenset[str]


@cache
def _roles() -> _Roles:
    stop, verb, deed, act = map(_words, ("stop", "verb", "deed", "act"))
    event, kept, strung, time = map(_words, ("event", "kept", "strung", "time"))
    return _Roles(
        stop, verb, deed, event, kept, strung, act, time, stop | verb | deed | act | _words("adverbial")
    )


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


def begins_with_glued_noun(folded: str, start: int) -> bool:
    """Tell whether a noun that reports count stands right at a place, glued to its numeral: "221vụ", "35hộ nghèo"."""
    return _glued().match(folded, start) is not None


@cache
def _glued() -> re.Pattern[str]:
    words = sorted(
        {word for word in _words("classifier") | _words("strung") if len(word) > 1}, key=len, reverse=True
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)")


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
    roles = _roles()
    end, count, event = start, 0, False
    before = last = ""  # the last two syllables
    at = start + 1 if folded.startswith(" ", start) else start
    words, i = _run(folded, at, stop), 0
    while count < _LONGEST:
        strung = False
        if count and (i == len(words) or words[i] == "và") and (joint := _AND.match(folded, end, stop)):
            at, i, strung = joint.end(), 0, True
            words = _run(folded, at, stop)
            if not _goes_on(plain, folded, at, stop, words):
                break
        if i == len(words):
            break
        word = words[i]
        pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else word
        if word == "số" and _NUMBER_OF.match(folded, at):
            break
        if count == 0 and _begins_none(plain, at, word, pair):
            break
        if count and plain[at].isupper() and _named(plain, at, end):
            if (last in _OF_PEOPLE or f"{before} {last}" in _OF_PEOPLE) and (
                people := _PEOPLE.match(plain, at, stop)
            ):
                end = people.end()
            else:
                end = _without_level_word(folded, start, end)
            break
        if (
            word == "người"
            and f"{before} {last}" in _HOMES
            and _PEOPLE_BEHIND.match(plain, at + len(word), stop)
        ):
            break
        taken = word  # one word, or two that stay together
        if pair in roles.kept:
            taken = pair
            before, last = pair.split(" ")
        elif count and not strung and (word in roles.ends or pair in roles.ends):
            taken = word if word in roles.deed else pair
            if not (event and taken in roles.deed):
                break
            event = False
        else:
            event = event or (count < 2 and (word in roles.event or pair in roles.event))
            before, last = last, word
        number = 1 if taken is word else 2
        end, at = at + len(taken), at + len(taken) + 1
        count, i = count + number, i + number
        if count == 1 and word in roles.time:
            break
    if plain.startswith(_ROMAN_BEGINS, end) and (roman := _ROMAN.match(plain, end, stop)):
        end = roman.end()
    return end


def _run(folded: str, at: int, stop: int) -> list[str]:
    """Return the words from a position on, as many as a phrase may have and one more; none where none stands."""
    run = _RUN.match(folded, at, stop)
    return run[0].split(" ") if run else []


def _begins_none(plain: str, at: int, word: str, pair: str) -> bool:
    """Tell whether a word behind a numeral begins no counted phrase: "hợp tác xã 15 quản lý bãi xe"."""
    if plain[at].isupper() and _TWO_CAPITALS.match(plain, at):
        return True
    if _ADDRESS.match(plain, at):
        return True
    roles = _roles()
    is_said = word in roles.stop or word in roles.verb or pair in roles.stop or pair in roles.verb
    return is_said and pair not in roles.kept


def _without_level_word(folded: str, start: int, end: int) -> int:
    """Leave a level word to the name behind it: "1 thị trấn biên giới" of "1 thị trấn biên giới huyện Đồng Văn"."""
    before = folded.rfind(" ", start, end)
    whole = folded.endswith(("thị xã", "thị trấn"), start, end)  # "2 thị xã Tam Kỳ và Hội An"
    return before if before > start and not whole and folded[before + 1 : end] in _LEVEL_WORDS else end


def _named(plain: str, at: int, end: int) -> bool:
    """Tell whether a word with a capital begins a name: behind a word without one; "DTTS" is no name."""
    if plain[at + 1 : at + 2].isupper() or _capital().match(plain, at):
        return False
    before = plain.rfind(" ", 0, end) + 1
    return not plain[before : before + 1].isupper()


def _goes_on(plain: str, folded: str, at: int, stop: int, words: list[str]) -> bool:
    """Tell whether a noun is strung on behind "," or "và"."""
    if not words or _UNIT_AND_NAME.match(plain, at, stop):
        return False  # "6 xã và thị trấn Rạch Gốc": what is strung on has a name of its own
    roles = _roles()
    pair = " ".join(words[:2])
    strung = (words[0] in roles.strung and pair not in roles.verb) or pair in roles.strung
    if strung and pair in roles.act:
        return _LIST_GOES_ON.match(folded, at + len(pair)) is not None
    return strung
