"""Names without level word: of a unit named elsewhere in the text, a province, a district behind a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.extract.places.countries import peoples
from dvgraph.extract.places.fitting import fits, folded
from dvgraph.extract.places.gazetteer import gazetteer, known_names
from dvgraph.grammar.levels import LEVEL_WORDS, abroad
from dvgraph.grammar.names import CAPITAL, NAME, SYLLABLE, surnames
from dvgraph.model import Country, Document, Hit, Level, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dvgraph.extract.found import Found
    from dvgraph.model import Report, View

__all__ = ["bare_names"]

_NAME: Final = re.compile(NAME)
_CAPITAL: Final = re.compile(f"[{CAPITAL}]")
_CUE: Final = re.compile(
    r"(?<!\w)(?:ở|tại|về|đến|từ|của|cho|với|trên|tỉnh|huyện|vào|ra|lên|xuống|giữa|địa[ ]bàn|giáp|quê|ngụ|thăm|tới|công[ ]tác)[ ]\Z",
    re.VERBOSE,
)
# "Bù Gia Mập là huyện biên giới", "Nà Chắn là thôn xa nhất của xã": what a name is of
_IS_A: Final = re.compile(
    r"[ ]là[ ](?:một[ ](?:trong[ ](?:những|các|số[ ]các)[ ])?)?(?P<word>tỉnh|huyện|thị[ ]xã|xã|phường|thị[ ]trấn|(?:thôn|bản(?![ ](?:tính|chất|thân|lĩnh|sắc|năng|đồ|tin|kế))|xóm|ấp|khóm|buôn|làng)(?=[^.;:,\n]{0,40}[ ](?:của|thuộc|ở)[ ](?:xã|thị[ ]trấn|phường)[ ]))(?!\w)",
    re.VERBOSE,
)
# "Hà Tiên tỉnh Kiên Giang", "Bát Xát còn 21 xã", "Mường Nhé (Điện Biên)", "Phong Thổ giáp huyện Sìn Hồ"
_FOLLOWS: Final = re.compile(
    rf",?[ ]tỉnh[ ]|[ ](?:tiếp[ ]|phía[ ]\w+[ ])?giáp[ ]|[ ](?:hiện[ ])?(?:có|còn)[ ](?:\d|hơn|trên)|[ ]\((?P<holder>{NAME})[,)]",
    re.VERBOSE,
)
_NO_PLACE_HEADS: Final = tuple(
    f"{word} "
    for word in (
        *("dân tộc", "đồng bào", "người", "tiếng", "gió"),
        *("ông", "bà", "anh", "chị", "đồng chí", "đc", "đ/c", "tướng"),
        *("đường", "tuyến", "cầu", "sông", "suối", "núi", "đèo", "hồ", "vịnh", "quần đảo", "khẩu"),
        *("chợ", "phố", "chùa", "trường", "báo", "ảnh:", "hợp tác xã", "công ty"),
    )
)
"""Before a name, what makes it that of a people, a person, a river, a school: "đồng bào Cao Lan", "sông Thao"."""
# The city needs its level word: without it the name is the man's.
_UNCLE: Final = frozenset({"hồ chí minh", "hcm"})

_FUNCTION_WORDS: Final = frozenset({"Và", "Từ", "Cả", "Là"})
"""Words that begin a sentence and are surnames elsewhere: "Và Kon Tum là …"."""

_LONGEST: Final = 4
"""Syllables of a person's name."""

_SHORTEST: Final = 3
"""Letters of a name that may stand without a level word."""

# "Đakrông", "Pleiku": a name of one syllable that is no word.
_LONG: Final = 6

_Known = dict[str, set[tuple[Level, Country]]]


def bare_names(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield names without level word: of a unit named elsewhere in the text, a province, a district behind a cue."""
    view = report.view
    known: _Known = {}
    for (_, end), place, _ in hits:
        name = view.folded[end - len(place.name) : end]
        known.setdefault(name, set()).add((place.level, place.country))
    taken = sorted(hit.span for hit in hits)
    held = {hit.span.end: hit.value.level for hit in hits}
    begins = {hit.span.end: hit.span.start for hit in hits}
    own = tuple(name for name in known if len(name) >= _SHORTEST and name not in gazetteer())
    named = [*known_names(view.plain), *_told(view)]
    named += [span for name in own for span in _occurrences(view.folded, name)]
    free = sorted(span for span in named if begins.get(span.end, span.end) > span.start)
    for run in _runs(view.plain, free):
        start, end = run.span()
        spans = [Span(start + first, start + last) for first, last in _parts(run[0])]
        words = view.folded[start:end]
        if words.endswith(own):
            ends = {Span(end - len(name), end) for name in own if f" {words}".endswith(f" {name}")}
            spans = sorted(ends.union(spans), key=_longer_first)
        if _is_told(view.folded, end, words):
            spans.insert(0, Span(start, end))
        for span in spans:
            if _inside(span, taken) or (level := _level(report, span, known, held)) is None:
                continue
            if (
                _is_of_a_person(run, span)
                or _is_of_a_thing(view.folded, span.start)
                or found.covers(span, Document)
            ):
                continue
            held[span.end] = level[0]
            yield Hit(span, Place(view.written[span.start : span.end], level[0], level[1]), "place.bare")
            break


def _is_told(folded: str, end: int, run: str) -> bool:
    """Tell "Đạo Trù là xã miền núi": what a run of capitals is, a unit that the tables know, stands behind it."""
    told = _IS_A.match(folded, end) if folded.startswith(" là ", end) else None
    return told is not None and _may_be(LEVEL_WORDS[told["word"]], run)


def _may_be(level: Level, name: str) -> bool:
    """Tell whether a folded name can be of the level that is told of it; of villages there is no table."""
    return name in names(level) or (level is Level.VILLAGE and " " in name and name not in gazetteer())


def _told(view: View) -> Iterator[Span]:
    """Yield the words before which it is told what they are: "Đạo | Trù | là xã miền núi"."""
    for told in _IS_A.finditer(view.folded):
        start = max(view.plain.rfind(gap, 0, told.start()) for gap in " \n") + 1
        if not view.plain[start].islower():
            yield Span(start, told.start())


def _occurrences(folded: str, name: str) -> Iterator[Span]:
    """Yield where a name stands in a text."""
    at = folded.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = folded.find(name, at + 1)


def _runs(plain: str, named: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yield the runs of capitals that names stand in: of "Ban Dân vận Huyện ủy Kỳ Sơn" that of "Kỳ Sơn" alone.

    All runs of a text are many times more, and most are the first words of sentences.
    """
    past = 0
    for start, end in named:
        first = _CAPITAL.search(plain, _run_start(plain, start, past), end) if end > past else None
        if first is None:
            continue  # "các dân tộc sống hòa bình" in a text that has a "bản Hòa Bình"
        for run in _NAME.finditer(plain, first.start()):
            if run.start() >= end:
                break
            past = run.end()
            if past > start:
                yield run
            if past >= end:
                break


_LONGEST_SYLLABLE: Final = 40
_LAST_SYLLABLE: Final = re.compile(rf"{SYLLABLE}[ ]\Z")


def _run_start(plain: str, at: int, past: int) -> int:
    """Return where the run of capitals may begin that a place is in, behind what is past."""
    at = max(at, past)
    while at > past and plain[at - 1] == " ":
        left = max(past, at - _LONGEST_SYLLABLE)
        word = max(left, plain.rfind(" ", left, at - 1) + 1, plain.rfind("\n", left, at - 1) + 1)
        syllable = None if plain[word].islower() else _LAST_SYLLABLE.search(plain, word, at)
        if syllable is None:
            break
        at = syllable.start()
        if at > word:
            break
    return at


def _is_of_a_thing(folded: str, at: int) -> bool:
    """Tell "sông Thao", "đồng bào Cao Lan" from "bối cảnh: Hải Hậu là …", which ends as "ảnh: " does."""
    if not folded.endswith(_NO_PLACE_HEADS, 0, at):
        return False
    starts = (at - len(head) for head in _NO_PLACE_HEADS if folded.endswith(head, 0, at))
    return any(not folded[start - 1 : start].isalnum() for start in starts)


def _inside(span: Span, taken: list[Span]) -> bool:
    """Tell whether a place that was read already overlaps a span."""
    index = bisect_left(taken, Span(span.end, 0)) - 1
    return index >= 0 and taken[index].end > span.start


def _is_of_a_person(run: re.Match[str], span: Span) -> bool:
    """Tell "Phó Thủ tướng Trương Hòa Bình": a surname begins the run of capitals that the name ends."""
    if run.start() == span.start or span.end != run.end():
        return False
    words = run[0].split()
    return words[0] in surnames() and words[0] not in _FUNCTION_WORDS and len(words) <= _LONGEST


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in gazetteer())


@cache
def _double() -> tuple[str, ...]:
    """Return the names of two parts that a dash joins: "bà rịa - vũng tàu"."""
    return tuple(sorted(name for name in gazetteer() if " - " in name))


@lru_cache(maxsize=4096)
def _parts(run: str) -> tuple[Span, ...]:
    """Return the names of the gazetteer within a run of capitals, the longer first at each place: "Ban Dân vận Nghệ An" ends in one.

    A name of two parts reaches over the run's end: "Bà Rịa" may be the first part of one.
    """
    words, start = run.lower().split(" "), 0
    found: list[Span] = []
    for n, word in enumerate(words):
        if word in _first_words():
            rest = " ".join(words[n:])
            found += [Span(start, start + len(name)) for name in _double() if name.startswith(rest)]
            while rest:
                if rest in gazetteer():
                    found.append(Span(start, start + len(rest)))
                rest = rest.rpartition(" ")[0]
        start += len(word) + 1
    return tuple(found)


def _longer_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _level(
    report: Report, span: Span, known: _Known, held: Mapping[int, Level]
) -> tuple[Level, Country] | None:
    folded = report.view.folded
    name = folded[span.start : span.end]
    if len(name) < _SHORTEST or name in peoples() or name in _UNCLE:
        return None
    told = _IS_A.match(folded, span.end) if folded.startswith(" là ", span.end) else None
    if told and _may_be(LEVEL_WORDS[told["word"]], name):
        return LEVEL_WORDS[told["word"]], Country.VIETNAM
    country, foreign = abroad().get(name, (Country.VIETNAM, None))
    if name in names(Level.PROVINCE):
        return Level.PROVINCE, country if foreign is Level.PROVINCE else Country.VIETNAM
    is_district = foreign is Level.DISTRICT or name in names(Level.DISTRICT)
    if is_district and _is_behind_a_part(report, span, held):
        return Level.DISTRICT, country  # "thị trấn Đồng Văn (Đồng Văn)"
    if name in known and len(known[name]) == 1:
        level, its_country = next(iter(known[name]))
        if level is Level.COMMUNE and is_district and f"thị trấn {name}" in folded:
            level = Level.DISTRICT  # "thị trấn Mường Lát" is told apart from "Mường Lát", the district
        if " " in name or (level is Level.DISTRICT and len(name) >= _LONG):
            return level, its_country
    if foreign is Level.PROVINCE:
        return foreign, country
    if is_district and (foreign or " " in name) and _is_said_of_a_unit(report, span, held):
        return foreign or Level.DISTRICT, country
    return None


def _is_said_of_a_unit(report: Report, span: Span, held: Mapping[int, Level]) -> bool:
    """Tell "tại Kỳ Sơn", "Kỳ Sơn: …", "xã Tà Cạ, Kỳ Sơn" from a name that may be a person's."""
    head = report.view.folded[max(0, span.start - 16) : span.start]
    sentence = report.sentence_at(span.start)
    if _CUE.search(head) or head.endswith(": ") or (sentence is not None and sentence.start == span.start):
        return True
    follows = _FOLLOWS.match(report.view.plain, span.end)
    if follows and (not follows["holder"] or _may_lie_in(report, span, follows["holder"])):
        return True
    listed = head.endswith(", ") and held.get(span.start - 2) is Level.DISTRICT  # "Quan Sơn, Quan Hóa"
    return listed or _is_behind_a_part(report, span, held)


def _may_lie_in(report: Report, span: Span, holder: str) -> bool:
    """Tell "Mường Nhé (Điện Biên)" from "cửa khẩu Kim Thành (Lào Cai)": the district is of another province."""
    country, level = abroad().get(folded(holder), (Country.VIETNAM, Level.PROVINCE))
    if level is not Level.PROVINCE or (
        country is Country.VIETNAM and folded(holder) not in names(Level.PROVINCE)
    ):
        return False
    name = report.view.written[span.start : span.end]
    return fits(Place(name, Level.DISTRICT), Place(holder, Level.PROVINCE, country))


def _is_behind_a_part(report: Report, span: Span, held: Mapping[int, Level]) -> bool:
    """Tell "xã Tà Cạ, Kỳ Sơn", "thị trấn Đồng Văn (Đồng Văn)": behind a commune or village comes its district."""
    head = report.view.folded[max(0, span.start - 2) : span.start]
    return head in {", ", " ("} and held.get(span.start - 2) in _PARTS


_PARTS: Final = frozenset({Level.COMMUNE, Level.VILLAGE, Level.VILLAGE_CLUSTER})
