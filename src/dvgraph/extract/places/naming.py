"""How places are named with a level word: alone, in a list under one, with a number for a name."""

from __future__ import annotations

import re
from collections import deque
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dvgraph.authority import named, names
from dvgraph.extract.places.countries import COUNTRY
from dvgraph.extract.places.foreign import LOWER, country_of, foreign_at, is_lao, village_abroad
from dvgraph.grammar.levels import CHINESE_WORDS, COUNT, KIND, LEVEL_WORDS, REGIONS, abroad
from dvgraph.grammar.names import CAPITAL, NAME, NUMBERED, SYLLABLE, unit_name
from dvgraph.model import Country, Document, Hit, Level, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["with_level_word"]

# By first letter, for each that fails rules out all that begin with it: the pattern is tried at each word of a text.
_BY_LETTER: Final = groupby(
    sorted((*LEVEL_WORDS, *CHINESE_WORDS, "khu", "thị", "cụm"), reverse=True), key=itemgetter(0)
)
_WORDS: Final = "|".join(f"(?:{'|'.join(map(re.escape, words))})" for _, words in _BY_LETTER)
# "6 huyện, thị xã", "9 xã và thị trấn": words of one rank that share a count
_BESIDE: Final = (
    r"(?:(?:,|[ ]và)[ ](?:huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường|thị[ ]trấn|thôn|bản|xóm|ấp|khóm)(?!\w))"
)
# "xã ", "TP.", "H.", "huyện vùng cao ", "xã biên giới: ", "xã gồm: ", "6 huyện, thị xã: "
_LEVEL: Final = re.compile(
    rf"""(?<![\w-])(?<!hợp[ ]tác[ ])(?<!quê[ ])(?<!cửa[ ]khẩu[ ])(?P<word>{_WORDS})
        (?: (?<=\.)[ ]?
          | (?P<kind>(?:,?[ ]{KIND}){{0,3}}(?P<lists>{_BESIDE}{{0,3}}(?:[ ]?:|[ ](?:gồm|là|như)[ ]?:)|[ ]gồm)?)[ ] )""",
    re.VERBOSE,
)
# "các xã biên giới của huyện Quản Bạ, gồm: A, B": what stands between the level word and its names
_ANNOUNCED: Final = re.compile(
    rf"""(?P<word>huyện|thị[ ]xã|xã|tỉnh|thị[ ]trấn|phường|quận)
        (?: (?P<kind>(?:[ ](?:(?!(?P=word)(?!\w))[^.;:()\n]){{1,80}}?)?)(?P<lists>,?[ ](?:gồm|là|như)[ ]?:?|:|[ ]tên[ ]là|[ ]\(gồm:?)[ ]
          | (?P<bracket>(?:[ ]{KIND}){{0,2}}[ ]\() )""",
    re.VERBOSE,
)
_ANNOUNCING: Final = frozenset({"huyện", "xã", "tỉnh", "thị xã", "thị trấn", "phường", "quận"})
_LISTED: Final = re.compile(r"(?:[ ]\([^()\n]{1,60}\))?(?:,[ ](?:và[ ])?|[ ]và[ ]|;[ ])")
# Words that begin like a level word and its name: "Khối Dân vận xã", "Bản tin Nội bộ", "Tổ Dân vận".
_COMPOUND: Final = re.compile(
    r"""(?:khối|tổ|cụm)[ ](?:dân[ ]vận|mặt[ ]trận|công[ ]tác|chức|công[ ]nghiệp|thi[ ]đua|di[ ]tích)
      | (?:tỉnh|huyện|thị|quận|xã)[ ]đoàn(?!\w) | bản[ ](?:tin|đồ|quyền)|khối[ ](?:đại|liên)|thành[ ]phố[ ]là(?!\w)""",
    re.VERBOSE,
)
_SHORT_WORDS: Final = frozenset({"tp.", "tp", "tx.", "tx", "tt.", "tt", "h.", "x.", "p.", "q."})
# "cơ bản Nghị quyết", "văn bản Luật": the end of another word.
_ENDS: Final = {
    "bản": frozenset("cơ văn biên kịch căn xuất phiên tư nhân nhật cạn".split()),
    "khối": frozenset({"liên"}),
    "tt": frozenset({"pbt", "pct"}),  # "PBT TT Huyện ủy": the standing deputy, no township
    "hương": frozenset({"quê", "cố", "hành", "dâng", "thắp", "hồi"}),
}
_OTHERWISE: Final = frozenset({"q.", "tt", "tt."})
"""Abbreviations of level words that are other words' and names' as well: behind them a name must be known."""
_SMALL: Final = frozenset(word for word, level in LEVEL_WORDS.items() if level is Level.VILLAGE)
_NUMBERED_WORDS: Final = _SMALL | {"phường", "quận", "p.", "q."}
_NUMBERED: Final = re.compile(NUMBERED)
_MANY: Final = re.compile(rf"(?<!\w)(?:{COUNT}|giữa|với|số|mỗi|từng|\(gồm)(?:[ ]cặp)?\Z", re.VERBOSE)
# "Chủ tịch UBND tỉnh Lê Hồng Minh": what stands before the level word makes an office of it.
_OFFICE: Final = re.compile(
    r"(?:ubnd|hđnd|nhân[ ]dân|ủy|bộ|hội|đoàn|trận|mttq|mttqvn|công[ ]an|quân[ ]sự|vận|chức|tra|giáo|chính|tịch|thư|phòng|nguyên)[ ]\Z",
    re.VERBOSE,
)
_LONGEST_LIST: Final = 40


def with_level_word(report: Report, found: Found) -> Iterator[Hit[Place]]:
    """Yield "xã Mường Típ", and the names that follow under the same level word."""
    view = report.view
    taken: deque[Span] = deque(maxlen=_LONGEST_LIST)
    china = any(name in view.folded for name in ("trung quốc", "vân nam", "quảng tây"))
    for word in _LEVEL.finditer(view.folded):
        match, name = _named(view.folded, view.plain, word, china=china)
        if name is None:
            continue
        span = Span(name.start() if _lists(match) else match.start(), name.end())
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        if found.covers(span, Document) or _COMPOUND.match(view.folded, match.start()):
            continue
        if view.folded[match.start() : span.end] in names(Level.DISTRICT):
            continue  # "Buôn Đôn" is a district, not a village named Đôn
        for hit in _list(report, match, name):
            taken.append(hit.span)
            yield hit


def _named(
    folded: str, plain: str, word: re.Match[str], *, china: bool
) -> tuple[re.Match[str], re.Match[str] | None]:
    """Return the head and the name behind a level word, or the first of a list that it announces."""
    if _may_open(plain, word, china=china):
        name = _name_at(plain, word.end() + (plain[word.end() : word.end() + 1] == '"'), word)
        if name is not None and _is_name(word, name) and not _shouted(plain, word, name):
            return word, name
    return _announced(folded, plain, word)


def _announced(folded: str, plain: str, word: re.Match[str]) -> tuple[re.Match[str], re.Match[str] | None]:
    """Return the head and the first name of a list that is announced: "các xã biên giới của huyện Z, gồm: A, B"."""
    if word["word"] not in _ANNOUNCING or not _counted(word):
        return word, None
    match = _ANNOUNCED.match(folded, word.start())
    if match is None:
        return word, None
    name = _name_at(plain, match.end(), match)
    return match, name if name is not None and name[0].lower() in names(_level(word["word"])) else None


def _counted(word: re.Match[str]) -> bool:
    """Tell whether a level word stands behind a count: names may follow it in a list."""
    return _MANY.search(word.string, max(0, word.start() - 16), max(0, word.start() - 1)) is not None


def _lists(match: re.Match[str]) -> bool:
    """Tell whether the names behind a level word are a list that stands apart from it: "3 xã: A, B", "5 xã (C, D)"."""
    return bool(match["lists"] or (match.re is _ANNOUNCED and match["bracket"]))


def _may_open(plain: str, match: re.Match[str], *, china: bool) -> bool:
    """Tell a level word from the same word in other use: "hương", "trấn", "cụm" only small and where they are at home."""
    ends = _ENDS.get(match["word"])
    if ends and not ends.isdisjoint(match.string[max(0, match.start() - 6) : match.start()].split()[-1:]):
        return False
    if _lists(match) and not _counted(match):
        return False  # "Xã gồm 3 thôn", "bản là nơi"; "3 xã biên giới: A, B"
    if match["word"] in CHINESE_WORDS:
        aside = plain[max(0, match.start() - 2) : match.start()] in {", ", " ("}  # "thôn A, Trấn B, khu C"
        return china and (aside or plain[match.start()].islower())
    if match["word"] in {"khu", "thị"}:
        return china and bool(_CHINESE_CITY.match(plain, match.end()))
    if match["word"] == "cụm":
        return plain[match.start()].islower() and bool(_CLUSTER.match(plain, match.end()))
    return True


# "khu Phòng Thành, tỉnh Quảng Tây", "thị Sùng Tả, Quảng Tây": a city of China and a part of one
_CHINESE_CITY: Final = re.compile(
    rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:,[ ]|[ ]\()(?:tỉnh[ ]|thành[ ]phố[ ]|thị[ ])?(?:Quảng[ ]Tây|Vân[ ]Nam|{SYLLABLE}[ ]{SYLLABLE},[ ](?:Quảng[ ]Tây|Vân[ ]Nam))"
)
# "cụm Mường Cáng, huyện …", "cụm Phiêng Sa (huyện …": short for "cụm bản"
_CLUSTER: Final = re.compile(
    rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,3}}(?:,[ ]|[ ]\(|[ ]thuộc[ ]|[ ]của[ ]|[ ])huyện(?!\w)"
)


def _shouted(plain: str, level: re.Match[str], name: re.Match[str]) -> bool:
    """Tell "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "HUYỆN ỦY BÁT XÁT" from "XÃ MƯỜNG TÍP": in capitals, a name must be known."""
    if not plain[level.start("word") : level.end("word")].isupper() or level["word"] in _SHORT_WORDS:
        return False
    known = name[0].lower()
    return known not in names(_level(level["word"])) and known not in abroad()


def _level(word: str) -> Level:
    if word in CHINESE_WORDS:
        return Level.COMMUNE
    if word in {"khu", "thị"}:
        return Level.DISTRICT
    return Level.VILLAGE_CLUSTER if word == "cụm" else LEVEL_WORDS[word]


def _list(report: Report, word: re.Match[str], name: re.Match[str] | None) -> Iterator[Hit[Place]]:
    """Yield the place behind a level word, and those that follow it in a list."""
    view, rule = report.view, "place.level-word"
    assert name is not None  # noqa: S101 (the caller has looked)
    start = name.start() if _lists(word) else word.start()
    closed = _closed(view.plain, word, name)
    beyond = False
    for n in range(_LONGEST_LIST):
        words = view.written[name.start() : name.end()]
        place = Place(
            words.title() if words.isupper() and " " in words else words,
            *_level_of(word["word"], view.folded[name.start() : name.end()], beyond=beyond),
        )
        yield Hit(Span(start, name.end()), place, rule)
        if place.level is Level.VILLAGE:
            yield from _pairs(report, name.end())
        joint = _LISTED.match(view.folded, name.end()) or (
            _JOINED.match(view.folded, name.end()) if word.re is _ANNOUNCED else None
        )
        last, name = name, _name_at(view.plain, joint.end(), word) if joint else None
        if (
            name is None
            or _counts(last, name)
            or not _goes_on(view.folded, word, name, open_=n >= _SURE or name.end() <= closed)
        ):
            return
        beyond = beyond or (joint is not None and ";" in joint[0])
        start, rule = name.start(), "place.list"


def _counts(last: re.Match[str], name: re.Match[str]) -> bool:
    """Tell that a number behind a name is none of the list's: "bản Nậm Tột, 12 xã"; it is one in "khu phố 4, 5 và 6"."""
    numbered = last.re is _NUMBERED or last[0][-1].isdigit()
    return name.re is _NUMBERED and not numbered


_SURE: Final = 3
"""Names of a list behind which a further one needs no table: "xã A, B, C, D"."""

# "làng A, B, C (xã D)", "thôn A và B, xã C": one that holds them closes the list
_CLOSED: Final = re.compile(
    rf"(?P<list>(?:(?:[ ]\([^()\n]{{1,60}}\))?(?:,|[ ]và)[ ]{NAME}){{1,10}})(?:[ ]\(|,[ ]|[ ])(?:thuộc[ ]|của[ ])?(?P<word>xã|thị[ ]trấn|phường|huyện|tỉnh)[ ]{SYLLABLE}"
)


def _closed(plain: str, word: re.Match[str], name: re.Match[str]) -> int:
    """Return where a list ends that a unit of a higher level closes; -1 where none does."""
    match = _CLOSED.match(plain, name.end())
    # "xã A, Tuy Hòa, tỉnh T": what the province closes need not be communes
    above = match and _ABOVE.get(_level(word["word"])) is LEVEL_WORDS[match["word"]]
    return match.end("list") if match and above else -1


_ABOVE: Final = dict(pairwise((Level.VILLAGE, Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)))


# "3 huyện kết nghĩa gồm: A (tỉnh S) - B (tỉnh T), C - D"
_JOINED: Final = re.compile(r"(?:[ ]\([^()\n]{1,40}\))?[ ](?:-|với)[ ]")
# "thôn A với bản B; C với D; E với F": of the pairs behind the first, names alone
_PAIR: Final = re.compile(
    rf"[;,][ ](?P<a>{NAME})[ ](?:với|-)[ ](?P<b>{NAME})(?=[;,.)\n]|$|[ ][^\W\d_{CAPITAL}])"
)
_TWINNED: Final = re.compile(r"kết[ ]nghĩa|(?<!\w)cặp(?!\w)", re.VERBOSE)


def _pairs(report: Report, at: int) -> Iterator[Hit[Place]]:
    """Yield the names of twinned pairs that go on without level words."""
    view = report.view
    pair = _PAIR.match(view.plain, at)
    while pair and _TWINNED.search(view.folded, max(0, at - 200), pair.end() + 200):
        for side in ("a", "b"):
            if _BODY_HEAD.match(view.folded, pair.start(side)):
                return
            place = Place(view.written[slice(*pair.span(side))], Level.VILLAGE)
            yield Hit(Span(*pair.span(side)), place, "place.pair")
        pair = _PAIR.match(view.plain, pair.end())


def _level_of(word: str, name: str, *, beyond: bool) -> tuple[Level, Country]:
    level = _level(word)
    if beyond and word in CHINESE_WORDS:
        return (
            level,
            Country.VIETNAM,
        )  # "… với trấn A; xã B, C với hương D": the next pair begins on this side
    if word in {"thành phố", "tp.", "tp"} and (name in _SHORT or _is_province(name)):
        level = Level.PROVINCE
    return level, Country.CHINA if word in {*CHINESE_WORDS, "khu", "thị"} else country_of(name, level)


_SHORT: Final = frozenset({"hcm", "hồ chí minh"})


def _name_at(plain: str, at: int, word: re.Match[str]) -> re.Match[str] | None:
    """Return the name of a unit at a position; one of two parts that a dash joins is one: "Bà Rịa - Vũng Tàu"."""
    level = _level(word["word"])
    if word["word"] in _NUMBERED_WORDS and (number := _NUMBERED.match(plain, at)):
        many = _MANY.search(word.string, max(0, word.start() - 16), max(0, word.start() - 1))
        return (
            number
            if not many or plain[number.end() : number.end() + 1] in {",", ""} or at > word.end()
            else None
        )
    if level in {Level.VILLAGE, Level.VILLAGE_CLUSTER}:
        return village_abroad(plain, at) or unit_name(plain, at, None)
    known = (
        names(level) | names(Level.PROVINCE) if word["word"] in {"thành phố", "tp.", "tp"} else names(level)
    )
    foreign = foreign_at(plain, at, level)
    if foreign is not None:
        return foreign
    office = _OFFICE.search(word.string, max(0, word.start() - 12), word.start()) is not None
    name = unit_name(plain, at, lambda words: words in known or words in abroad(), office=office)
    if name is not None and name[0][-1].isdigit() and level is Level.DISTRICT:
        return _ANY.match(plain, at, at + name[0].rindex(" "))  # "huyện Mèo Vạc | 3 xã"
    return name


_ANY: Final = re.compile(r".+")


def _is_name(level: re.Match[str], name: re.Match[str]) -> bool:
    """Tell "xã Mường Típ" from "Huyện ủy", "xã Đoàn kết": a name has all its syllables capitalised."""
    words = name[0].split()
    if words[-1][0].isdigit() and len(words) == 1:
        return True
    if {"Văn", "Thị"} & set(words[1:-1]) and not any(
        state.level == _level(level["word"]) for state in named(name[0])
    ):
        return False  # "Bí thư Đảng ủy xã Hoàng Văn Páo"
    if (
        (level["word"] in _SHORT_WORDS or _level(level["word"]) in {Level.PROVINCE, Level.COMMUNE})
        and len(words) == 1
        and name[0].lower() not in names(_level(level["word"]))
        and LOWER.match(name.string, name.end())
    ):
        return False  # "… cơ quan tỉnh Hướng dẫn xây dựng", "xã An toàn khu", "ngân sách TP. Tuy nhiên"
    if name[0].lower() in REGIONS:
        return False  # "các tỉnh Tây Nguyên"
    if COUNTRY.fullmatch(name[0].lower()):
        return False  # "kết nghĩa với bản Lào", "các tỉnh biên giới Việt Nam", "nông thôn Trung Quốc"
    if level["word"] in _OTHERWISE and not (
        name[0].isdigit() or name[0].lower() in names(_level(level["word"]))
    ):
        return False  # "TT Obama", a president; "Ảnh: Q. Khải", a photographer
    if level["word"] in _SHORT_WORDS and len(name[0]) == 1 and not name[0].isdigit():
        return False  # "P. V", a person's initials
    if level["word"].endswith(".") and len(level["word"]) == len(level[0]) == 2:
        # "H.Hướng Hóa", not "H.Nam", "X.Hiếu"
        return len(words) > 1 and _is_known(name[0].lower(), _level(level["word"]))
    if (
        any(letter.isupper() for letter in words[-1][1:])
        and name.string[name.end() : name.end() + 1].isdigit()
    ):
        return False  # "xã CT229": a code
    if (
        level["word"] in {"bản", "khối", "tổ", "khu", "làng", "buôn", "ấp"}
        and len(words) == 1
        and len(words[0]) == 1
    ):
        return False
    return not words[0].isupper() or len(words[0]) <= 3 or len(words) > 1


def _is_known(name: str, level: Level) -> bool:
    return name in names(level) or name in abroad() or is_lao(name, level)


def _goes_on(folded: str, level: re.Match[str], name: re.Match[str], *, open_: bool) -> bool:
    """Tell whether a list of places goes on with a name: no level word, no body, no person begins there."""
    follows = folded[name.start() : name.start() + 24]
    known = _is_known(name[0].lower(), _level(level["word"]))  # "xã Trường Hà" is no school
    if (_BODY_HEAD.match(follows) and not known) or COUNTRY.match(folded, name.start()):
        return False
    if _LEVEL.match(folded, name.start()) and name[0].lower() not in names(_level(level["word"])):
        return False  # "xã A, bản B"; of "15 xã: Bản Lầu, Bản Sen" each is a commune's name
    if name.re is _NUMBERED or level.re is _ANNOUNCED or open_:
        return True  # "khu phố 4, 5 và 6"
    return _counted(level) or _is_known_only_as(name[0].lower(), _level(level["word"]))


def _is_known_only_as(name: str, level: Level) -> bool:
    """Tell that "xã Đăk Long, Đăk Nhoong" goes on with a commune: the tables know none above of that name.

    So does "huyện Mường Ét, Xiềng Khọ" with a district of Laos.
    """
    if level is Level.DISTRICT:
        return name not in names(level) and is_lao(name, level)
    return (
        level is Level.COMMUNE
        and name in names(level)
        and name not in names(Level.DISTRICT) | names(Level.PROVINCE)
    )


_BODY_HEAD: Final = re.compile(
    r"(?:ubnd|hđnd|ủy ban|hội |đoàn |mặt trận|mttq|ban |đảng|huyện ủy|tỉnh ủy|thành ủy|sở |phòng |công an|đồn |bộ |chi |trường |nghị |quyết |chỉ thị|kế hoạch|đề án|ông |bà |đồng chí|anh |chị )"
)


def _is_province(name: str) -> bool:
    """Tell cities under the centre from cities of a province, some of which bear their province's name."""
    return any(state.level == Level.PROVINCE and state.kind == "thành phố" for state in named(name))
