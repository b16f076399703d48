"""Names without level word: of a unit named elsewhere in the text, a province, a district behind a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.extract.places.countries import peoples
from dvgraph.extract.places.fitting import fits, folded
from dvgraph.grammar.levels import LEVEL_WORDS, abroad
from dvgraph.grammar.names import NAME, surnames
from dvgraph.model import Country, Document, Hit, Level, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["bare_names"]

_NAME: Final = re.compile(NAME)
_BEFORE: Final = 24
_CUE: Final = re.compile(
    r"(?<!\w)(?:ở|tại|về|đến|từ|của|cho|với|trên|tỉnh|huyện|vào|ra|lên|xuống|giữa|địa[ ]bàn|giáp|quê|ngụ|thăm|tới|công[ ]tác)[ ]\Z",
    re.VERBOSE,
)
# "Bù Gia Mập là huyện biên giới": what a name is of
_IS_A: Final = re.compile(
    r"[ ]là[ ](?:một[ ])?(?P<word>tỉnh|huyện|thị[ ]xã|xã|phường|thị[ ]trấn)(?!\w)", re.VERBOSE
)
# "Hà Tiên tỉnh Kiên Giang", "Bát Xát còn 21 xã", "Mường Nhé (Điện Biên)"
_FOLLOWS: Final = re.compile(
    rf",?[ ]tỉnh[ ]|[ ](?:hiện[ ])?(?:có|còn)[ ](?:\d|hơn|trên)|[ ]\((?P<holder>{NAME})[,)]", re.VERBOSE
)
_ETHNIC_HEAD: Final = re.compile(r"(?:dân[ ]tộc|đồng[ ]bào|người|tiếng|gió)[ ]\Z")
_NO_PLACE_HEAD: Final = re.compile(
    r"(?:ông|bà|anh|chị|đồng[ ]chí|đường|tuyến|cầu|sông|suối|chợ|phố|núi|đèo|hồ|chùa|trường|tướng|khẩu|vịnh|quần[ ]đảo|báo|ảnh:|đc|đ/c|hợp[ ]tác[ ]xã|công[ ]ty)[ ]\Z"
)
# The city needs its level word: without it the name is the man's.
_UNCLE: Final = "hồ chí minh"

_FUNCTION_WORDS: Final = frozenset({"Và", "Từ", "Cả", "Là"})
"""Words that begin a sentence and are surnames elsewhere: "Và Kon Tum là …"."""

_LONGEST: Final = 4
"""Syllables of a person's name."""

# "Đakrông", "Pleiku": a name of one syllable that is no word.
_LONG: Final = 6

_Known = dict[str, set[tuple[Level, Country]]]


def bare_names(report: Report, found: Found, hits: list[Hit[Place]]) -> Iterator[Hit[Place]]:
    """Yield names without level word: of a unit named elsewhere in the text, a province, a district behind a cue."""
    view = report.view
    known: _Known = {}
    for hit in hits:
        known.setdefault(folded(hit.value.name), set()).add((hit.value.level, hit.value.country))
    taken = sorted(hit.span for hit in hits)
    held = {hit.span.end: hit.value.level for hit in hits}
    for match in _NAME.finditer(view.plain):
        for span in _parts(match, view.folded, known):
            level = _level(report, span, known, held)
            if (
                level is None
                or _inside(span, taken)
                or _is_of_a_person(match, span)
                or found.covers(span, Document)
            ):
                continue
            head = view.folded[max(0, span.start - _BEFORE) : span.start]
            if _ETHNIC_HEAD.search(head) or _NO_PLACE_HEAD.search(head):
                continue
            held[span.end] = level[0]
            yield Hit(span, Place(view.written[span.start : span.end], level[0], level[1]), "place.bare")
            break


def _inside(span: Span, taken: list[Span]) -> bool:
    """Tell whether a place that was read already overlaps a span."""
    index = bisect_left(taken, Span(span.end, 0)) - 1
    return index >= 0 and taken[index].end > span.start


def _is_of_a_person(run: re.Match[str], span: Span) -> bool:
    """Tell "Phó Thủ tướng Trương Hòa Bình": a surname begins the run of capitals that the name ends."""
    words = run[0].split()
    return (
        run.start() < span.start
        and span.end == run.end()
        and words[0] in surnames() - _FUNCTION_WORDS
        and len(words) <= _LONGEST
    )


@cache
def _gazetteer() -> frozenset[str]:
    """Return the names that need no level word."""
    return names(Level.PROVINCE) | names(Level.DISTRICT) | frozenset(abroad())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _gazetteer())


@cache
def _double() -> tuple[str, ...]:
    """Return the names of two parts that a dash joins: "bà rịa - vũng tàu"."""
    return tuple(sorted(name for name in _gazetteer() if " - " in name))


def _parts(match: re.Match[str], text: str, known: Mapping[str, object]) -> Iterator[Span]:
    """Yield the names within a run of capitals, the longer first at each place: "Ban Dân vận Nghệ An" ends in one."""
    start, end = match.span()
    gazetteer, first_words = _gazetteer(), _first_words()
    for word in text[start:end].split(" "):
        if word in first_words:
            if text.startswith(_double(), start):
                yield Span(
                    start, start + len(next(name for name in _double() if text.startswith(name, start)))
                )
            stop = end
            while stop > start:
                name = text[start:stop]
                if name in gazetteer or (stop == end and name in known):
                    yield Span(start, stop)
                stop = text.rfind(" ", start, stop)
        elif text[start:end] in known:
            yield Span(start, end)
        start += len(word) + 1


def _level(
    report: Report, span: Span, known: _Known, held: Mapping[int, Level]
) -> tuple[Level, Country] | None:
    name = report.view.folded[span.start : span.end]
    if len(name) < 3 or name in peoples() or name == _UNCLE:
        return None
    if (told := _IS_A.match(report.view.folded, span.end)) and name in names(LEVEL_WORDS[told["word"]]):
        return LEVEL_WORDS[told["word"]], Country.VIETNAM
    country, foreign = abroad().get(name, (Country.VIETNAM, None))
    is_district = foreign is Level.DISTRICT or name in names(Level.DISTRICT)
    if is_district and name not in names(Level.PROVINCE) and _is_behind_a_part(report, span, held):
        return Level.DISTRICT, country  # "thị trấn Đồng Văn (Đồng Văn)"
    if name in known and len(known[name]) == 1 and name not in names(Level.PROVINCE):
        level, its_country = next(iter(known[name]))
        if " " in name or (level is Level.DISTRICT and len(name) >= _LONG):
            return level, its_country
    if foreign is Level.PROVINCE:
        return foreign, country
    if name in names(Level.PROVINCE):
        return Level.PROVINCE, Country.VIETNAM
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
