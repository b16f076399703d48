"""How places are named: with a level word, in a list under one, as a country, or by a name that is known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import named, names
from dvgraph.extract.found import Found
from dvgraph.grammar.levels import LEVEL_WORDS, abroad
from dvgraph.grammar.names import CAPITAL, NAME, unit_name
from dvgraph.lexicon import concepts
from dvgraph.model import Country, Document, EthnicGroup, Hit, Level, Place, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dvgraph.model import Report

__all__ = ["bare_names", "countries", "with_level_word"]

_NAME: Final = re.compile(NAME)
_LEVEL: Final = re.compile(
    r"(?<![\w-])(?<!hợp tác )(?P<word>"
    + "|".join(re.escape(w) for w in sorted(LEVEL_WORDS, key=len, reverse=True))
    + r")(?=[ ])"
)
_LISTED: Final = re.compile(r"(?:[ ]\([^()\n]{1,40}\))?(?:,[ ](?:và[ ])?|[ ]và[ ]|;[ ])")
# Words that begin like a level word and its name: "Khối Dân vận xã", "Bản tin Nội bộ", "Tổ Dân vận".
_COMPOUND: Final = re.compile(
    r"(?:khối|tổ)[ ](?:dân[ ]vận|mặt[ ]trận|công[ ]tác)|bản[ ](?:tin|đồ|quyền)|khối[ ](?:đại|liên)|thành[ ]phố[ ]là",
    re.VERBOSE,
)
_COUNTRY: Final = re.compile(
    r"(?<!\w)(?:(?:nước[ ]bạn|nước|vương[ ]quốc|bạn)[ ])?(?:cộng[ ]hòa[ ](?:(?:dân[ ]chủ[ ])?nhân[ ]dân|xã[ ]hội[ ]chủ[ ]nghĩa)[ ]|chnd[ ]|chdcnd[ ]|chxhcn[ ])?(?P<name>lào|việt nam|campuchia|cam-pu-chia|căm-pu-chia|trung quốc|trung hoa)(?!\w)"
)
_COUNTRIES: Final = {
    "lào": Country.LAOS,
    "việt nam": Country.VIETNAM,
    "campuchia": Country.CAMBODIA,
    "cam-pu-chia": Country.CAMBODIA,
    "căm-pu-chia": Country.CAMBODIA,
    "trung quốc": Country.CHINA,
    "trung hoa": Country.CHINA,
}
# "gió Lào", "dân tộc Lào", "người Lào", "tiếng Lào"; "Mặt trận Tổ quốc Việt Nam", "Đảng Cộng sản Việt Nam" are bodies.
_NO_COUNTRY: Final = re.compile(
    r"(?:gió|dân tộc|người|tiếng|đồng bào|thuốc|chữ|cộng sản|tổ quốc|liên đoàn lao động|nông dân|phụ nữ|thanh niên|cựu chiến binh|lao động|anh hùng|bà mẹ|báo|đài|hội|ngân hàng|nhân dân)[ ]\Z"
)
_CUE: Final = re.compile(
    r"(?<!\w)(?:ở|tại|về|đến|từ|của|cho|với|trên|tỉnh|huyện|vào|ra|lên|xuống|giữa|địa[ ]bàn|giáp|quê|ngụ|thăm|tới|công[ ]tác)[ ]\Z",
    re.VERBOSE,
)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(view_of(n).folded for c in concepts("ethnic-group") for n in c.names)


def with_level_word(report: Report, found: Found) -> Iterator[Hit[Place]]:
    """Yield "xã Mường Típ", and the names that follow under the same level word."""
    view = report.view
    taken: list[Span] = []
    for match in _LEVEL.finditer(view.folded):
        at = match.end() + 1
        name = _name_at(view.plain, at + (view.plain[at : at + 1] == '"'), LEVEL_WORDS[match["word"]])
        if name is None or not _is_name(match, name) or _shouted(view.plain, match, name):
            continue
        span = Span(match.start(), name.end())
        if any(span.start < other.end and other.start < span.end for other in taken[-_LONGEST_LIST:]):
            continue
        if found.covers(span, Document) or _COMPOUND.match(view.folded, match.start()):
            continue
        if view.folded[span.start : span.end] in names(Level.DISTRICT):
            continue  # "Buôn Đôn" is a district, not a village named Đôn
        for hit in _list(report, match, name):
            taken.append(hit.span)
            yield hit


def _shouted(plain: str, level: re.Match[str], name: re.Match[str]) -> bool:
    """Tell "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "HUYỆN ỦY BÁT XÁT" from "XÃ MƯỜNG TÍP": in capitals, a name must be known."""
    if not plain[level.start() : level.end()].isupper():
        return False
    known = name[0].lower()
    return known not in names(LEVEL_WORDS[level["word"]]) and known not in abroad()


_LONGEST_LIST: Final = 24


def _list(report: Report, word: re.Match[str], name: re.Match[str] | None) -> Iterator[Hit[Place]]:
    """Yield the place behind a level word, and those that follow it in a list."""
    view, start, rule = report.view, word.start(), "place.level-word"
    for _ in range(_LONGEST_LIST):
        if name is None:
            return
        words = view.written[name.start() : name.end()]
        place = Place(
            words.title() if words.isupper() and " " in words else words,
            *_level_of(word["word"], view.folded[name.start() : name.end()]),
        )
        yield Hit(Span(start, name.end()), place, rule)
        joint = _LISTED.match(view.folded, name.end())
        name = _name_at(view.plain, joint.end(), place.level) if joint else None
        if name is None or not _goes_on(view.folded, word, name):
            return
        start, rule = name.start(), "place.list"


def _level_of(word: str, name: str) -> tuple[Level, Country]:
    level = LEVEL_WORDS[word]
    if word in {"thành phố", "tp.", "tp"} and _is_province(name):
        level = Level.PROVINCE
    return level, _country_of(name, level)


def _name_at(plain: str, at: int, level: Level) -> re.Match[str] | None:
    """Return the name of a unit at a position; one of two parts that a dash joins is one: "Bà Rịa - Vũng Tàu"."""
    listed = level in {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}
    return unit_name(
        plain, at, (lambda words: words in names(level) or words in abroad()) if listed else None
    )


_LOWER: Final = re.compile(
    rf"[ ](?!và[ ]|có[ ]|là[ ]|đã[ ]|từ[ ]|đến[ ]|ở[ ]|được[ ]|với[ ])[^\W\d_{CAPITAL}]"
)


def _is_name(level: re.Match[str], name: re.Match[str]) -> bool:
    """Tell "xã Mường Típ" from "Huyện ủy", "xã Đoàn kết": a name has all its syllables capitalised."""
    words = name[0].split()
    if {"Văn", "Thị"} & set(words[1:-1]) and not any(
        state.level == LEVEL_WORDS[level["word"]] for state in named(name[0])
    ):
        return False  # "Bí thư Đảng ủy xã Hoàng Văn Páo"
    if (
        LEVEL_WORDS[level["word"]] in {Level.PROVINCE, Level.COMMUNE}
        and len(words) == 1
        and name[0].lower() not in names(LEVEL_WORDS[level["word"]])
        and _LOWER.match(name.string, name.end())
    ):
        return False  # "… cơ quan tỉnh Hướng dẫn xây dựng", "xã An toàn khu"
    if level["word"] == "bản" and _COUNTRY.fullmatch(name[0].lower()):
        return False  # "kết nghĩa với bản Lào"
    if (
        level["word"] in {"bản", "khối", "tổ", "khu", "làng", "buôn", "ấp"}
        and len(words) == 1
        and len(words[0]) == 1
    ):
        return False
    return not words[0].isupper() or len(words[0]) <= 3 or len(words) > 1


def _goes_on(folded: str, level: re.Match[str], name: re.Match[str]) -> bool:
    """Tell whether a list of places goes on with a name: no level word, no body, no person begins there."""
    follows = folded[name.start() : name.start() + 24]
    if (
        _BODY_HEAD.match(follows)
        or _LEVEL.match(folded, name.start())
        or _COUNTRY.match(folded, name.start())
    ):
        return False
    many = folded[max(0, level.start() - 16) : level.start()].rstrip()
    return bool(_PLURAL.search(many))


_PLURAL: Final = re.compile(r"(?:các|những|\d|hai|ba|bốn|năm|sáu|giữa|nhiều|với|số)\Z")
_BODY_HEAD: Final = re.compile(
    r"(?:ubnd|hđnd|ủy ban|hội |đoàn |mặt trận|mttq|ban |đảng|huyện ủy|tỉnh ủy|thành ủy|sở |phòng |công an|đồn |bộ |chi |trường |nghị |quyết |chỉ thị|kế hoạch|đề án|ông |bà |đồng chí|anh |chị )"
)


def _is_province(name: str) -> bool:
    """Tell cities under the centre from cities of a province, some of which bear their province's name."""
    return any(state.level == Level.PROVINCE and state.kind == "thành phố" for state in named(name))


def _country_of(name: str, level: Level) -> Country:
    if level is Level.VILLAGE_CLUSTER:
        return Country.LAOS
    return abroad().get(name, (Country.VIETNAM, level))[0]


_COUNTRY_NAME: Final = re.compile(
    r"(?:lào|việt nam|campuchia|cam-pu-chia|căm-pu-chia|trung quốc|trung hoa)(?!\w)"
)
_LONGEST_PREFIX: Final = 48


def _country_around(folded: str, name: re.Match[str]) -> re.Match[str] | None:
    """Return a country's name with what belongs to it: "nước CHDCND Lào"."""
    start = max(0, name.start() - _LONGEST_PREFIX)
    return next((m for m in _COUNTRY.finditer(folded, start, name.end()) if m.end() == name.end()), None)


def countries(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield countries, not the peoples, winds and bodies that bear their names."""
    view, taken = report.view, Found()
    taken.add(hits)
    for word in _COUNTRY_NAME.finditer(view.folded):
        match = _country_around(view.folded, word)
        if match is None:
            continue
        span = Span(*match.span())
        if (
            not view.plain[match.start("name")].isupper()
            or taken.covers(span, Place)
            or found.covers(Span(*match.span("name")), Document, EthnicGroup)
        ):
            continue
        if _NO_COUNTRY.search(view.folded, max(0, span.start - 24), span.start) and match["name"] == match[0]:
            continue
        if any(
            len(name) > len(match["name"]) and view.folded.startswith(name, match.start("name"))
            for name in _gazetteer().get(match["name"].partition(" ")[0], ())
        ):
            continue  # "Lào Cai"
        country = _COUNTRIES[match["name"]]
        name = view.written[slice(*match.span("name"))]
        yield Hit(span, Place(name, Level.COUNTRY, country), "place.country")


def bare_names(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield names without level word: of a unit named elsewhere in the text, a province, a district behind a cue."""
    view = report.view
    known: dict[str, set[tuple[Level, Country]]] = {}
    for hit in hits:
        known.setdefault(view_of(hit.value.name).folded, set()).add((hit.value.level, hit.value.country))
    taken = {hit.span.start: hit.span.end for hit in hits}
    for match in _NAME.finditer(view.plain):
        for span in _parts(match, view.folded, known):
            level = _bare_level(report, view.folded[span.start : span.end], span, known)
            if level is None or _inside(span, taken, match) or found.covers(span, Document):
                continue
            head = view.folded[max(0, span.start - 24) : span.start]
            if _ETHNIC_HEAD.search(head) or _NO_PLACE_HEAD.search(head):
                continue
            yield Hit(span, Place(view.written[span.start : span.end], level[0], level[1]), "place.bare")
            break


def _inside(span: Span, taken: dict[int, int], run: re.Match[str]) -> bool:
    """Tell whether a place that was read already overlaps a span; it may begin with a level word before the run."""
    return any(taken.get(start, -1) > span.start for start in range(max(0, run.start() - _BEFORE), span.end))


_BEFORE: Final = 24


@cache
def _gazetteer() -> dict[str, list[str]]:
    """Return the names that need no level word by their first syllable, the longest first."""
    found: dict[str, list[str]] = {}
    for name in {*names(Level.PROVINCE), *names(Level.DISTRICT), *abroad()}:
        found.setdefault(name.partition(" ")[0], []).append(name)
    return {first: sorted(known, key=lambda name: (-len(name), name)) for first, known in found.items()}


_ETHNIC_HEAD: Final = re.compile(r"(?:dân[ ]tộc|đồng[ ]bào|người|tiếng|gió)[ ]\Z")
_NO_PLACE_HEAD: Final = re.compile(
    r"(?:ông|bà|anh|chị|đồng[ ]chí|đường|tuyến|cầu|sông|suối|chợ|phố|núi|đèo|hồ|chùa|trường|tướng|báo|đc|đ/c|hợp[ ]tác[ ]xã|công[ ]ty)[ ]\Z"
)


def _parts(match: re.Match[str], folded: str, known: Mapping[str, object]) -> Iterator[Span]:
    """Yield the names within a run of capitals, the longer first at each place: "Ban Dân vận Nghệ An" ends in one."""
    start, end = match.span()
    while start < end:
        stop = folded.find(" ", start, end)
        first = folded[start : stop if stop >= 0 else end]
        if folded[start:end] in known:
            yield Span(start, end)
        for name in _gazetteer().get(first, ()):
            if folded.startswith(name, start) and start + len(name) in {
                end,
                folded.find(" ", start + len(name), end),
            }:
                yield Span(start, start + len(name))
        start = stop + 1 if stop >= 0 else end


def _bare_level(
    report: Report, name: str, span: Span, known: dict[str, set[tuple[Level, Country]]]
) -> tuple[Level, Country] | None:
    if len(name) < 3 or name in _peoples():
        return None
    if name in known and len(known[name]) == 1 and " " in name and name not in names(Level.PROVINCE):
        return next(iter(known[name]))
    foreign = abroad().get(name)
    if foreign:
        return foreign[1], foreign[0]
    if name == _UNCLE:
        return None
    if name in names(Level.PROVINCE):
        return Level.PROVINCE, Country.VIETNAM
    head = report.view.folded[max(0, span.start - 16) : span.start]
    sentence = report.sentence_at(span.start)
    opens = sentence is not None and sentence.start == span.start
    if name in names(Level.DISTRICT) and " " in name and (_CUE.search(head) or opens or head.endswith(": ")):
        return Level.DISTRICT, Country.VIETNAM
    return None


# The city needs its level word: without it the name is the man's.
_UNCLE: Final = "hồ chí minh"
