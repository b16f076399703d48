"""What may be a person's name: two to five capitalised syllables, the first of them a surname."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import names as units
from dvgraph.grammar.names import CAPITAL, surnames
from dvgraph.grammar.roles import role_at, role_words, title_before, title_words
from dvgraph.model import Level, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Report, View

__all__ = ["Candidate", "begins_name", "is_district", "names", "speaks"]

# "Nguyễn", "H'Lan", "Lếch-lay", "Brôl-Vẽl"; it begins behind no letter, or each letter of "AAAA…" would be tried
# "Nguyễn Phú Cường-Phó Chủ tịch", "Lò Văn Pánh-Tỉnh ủy viên": what is glued on is an office.
_OFFICE: Final = r"(?:(?:Phó|Trưởng|Chủ|Bí|Giám|Ủy|Đội|Chánh|Hiệu|Tổng|Thư)(?!\w)|(?:Tỉnh|Huyện|Thành|Thị|Quận)[ ](?:[Uu]ỷ|[Ủủ]y))"
# Latin letters as one set: "[^\W\d_]" asks three things of each.
_LETTER: Final = "[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]"
_WORD: Final = rf"[{CAPITAL}](?<!{_LETTER}.){_LETTER}*+(?:['’]{_LETTER}+|-(?!{_OFFICE}){_LETTER}(?![{CAPITAL}]){_LETTER}*){{0,4}}"
_SYLLABLE: Final = re.compile(_WORD)
# A run of capitals; place and person may stand in one: "huyện Kỳ Sơn Vừ Bá Pó". "Khăm Pheng - Xay Sổm Pheng" is one name.
_RUN: Final = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{1,8}}(?![\w])")
# "K'Brêu", "H'Lan": a whole name where a title stands before it.
_SINGLE: Final = re.compile(rf"[{CAPITAL}](?<![\w'].)'[^\W\d_]{{2,}}(?![\w']|[ ][{CAPITAL}])")
_FURTHER: Final = re.compile(rf"[ ]-[ ]{_WORD}(?:[ ]{_WORD}){{1,3}}(?=,[ ])")
# A title with its capital at the start of a sentence: "Bà Y Thị Dương", "Chị Lê Thị Thoa".
_TITLES: Final = frozenset(
    {"Ông", "Bà", "Anh", "Chị", "Cô", "Chú", "Bác", "Cụ", "Em", "Thầy", "Già", "Mế", "Mẹ"}
)
# What follows a title with a capital and is no name: "Bà mẹ Việt Nam Anh hùng", "Bà Chúa Xứ", "đồng chí Tổng Bí thư".
_NO_NAMES: Final = frozenset(
    {"Mẹ", "Chúa", "Tổng", "Việt", "Phó", "Trưởng", "Bí", "Ban", "Đại", "Anh", "Ủy", "Chủ", "Bộ"}
)
# Given names that are also the first word of a role: "Phạm Văn Nguyên", "nguyên Chủ tịch".
_GIVEN: Final = frozenset({"Nguyên", "Quyền", "Tân"})
_MIDDLE: Final = frozenset({"Văn", "Thị"})
_SHORTEST: Final = 2
_LONGEST: Final = 5
# "anh Bun Tha Vi Say Bun Khăm": names of the other side of the border are longer.
_LONGEST_TITLED: Final = 7


# "Phó Trưởng ban Dân vận Huyện ủy Thành Phần | cho biết": who speaks behind a role has a name
_SPEAKS: Final = re.compile(
    r"[ ](?:cho (?:biết|hay|rằng)|khẳng định|phát biểu|chia sẻ|nhấn mạnh|nói|ký|chủ trì)(?!\w)"
)


class Candidate(NamedTuple):
    """What may be a name. `sure`: a surname, or a title before it, speaks for it."""

    span: Span
    titled: bool
    sure: bool


def names(report: Report) -> list[list[Candidate]]:
    """Return what may be a name at each place, by place; what is not sure only where one signs or speaks."""
    found, singles = list(_runs(report)), list(_singles(report.view))
    return sorted([*found, *singles], key=lambda candidates: candidates[0].span) if singles else found


def _singles(view: View) -> Iterator[list[Candidate]]:
    """Yield the names of one word behind a title: "ông | K'Brêu"."""
    at = view.plain.find("'", 1)
    while at > 0:
        word = _SINGLE.match(view.plain, at - 1)
        if word and title_before(view.folded, word.start()):
            yield [Candidate(Span(*word.span()), titled=True, sure=True)]
        at = view.plain.find("'", at + 1)


def speaks(folded: str, name: Span) -> bool:
    """Tell whether one speaks or signs behind a name that something stands before: "… Thành Phần cho biết"."""
    return folded[name.start - 1] == " " and _SPEAKS.match(folded, name.end) is not None


def _runs(report: Report) -> Iterator[list[Candidate]]:
    """Yield, for each run of capitals, what may be a name in it: the longest first, each to the run's end.

    The first syllable is a surname; behind "ông", "bà", "đồng chí" it may be any, as it may before "Văn" and "Thị".
    """
    plain, folded = report.view.plain, report.view.folded
    signed = _signature(report)
    for match in _RUN.finditer(plain):
        start, end = match.span()
        titled = title_before(folded, start)
        said = _SPEAKS.match(folded, end) is not None or (
            start >= signed and report.zone_at(start) is ZoneKind.SIGNATURE
        )
        # most runs are names of places and bodies
        if titled or said or _tells(match[0]):
            found = _candidates(report.view, start, match[0], titled=titled, said=said)
            if found:
                yield found


def _signature(report: Report) -> int:
    """Return where the lines begin that sign a report; they end its body."""
    start = len(report.view.plain)
    for zone in reversed(report.zones):
        if zone.kind is ZoneKind.SIGNATURE:
            start = zone.span.start
        elif zone.kind is ZoneKind.BODY:
            break
    return start


def _candidates(view: View, at: int, run: str, *, titled: bool, said: bool) -> list[Candidate]:
    """Return what may be a name in a run. `titled`: a title stands before it; `said`: a name may be unsure there."""
    found, known = [], _surnames()
    words = _name_words(view.folded, at, run)
    end = at + len(" ".join(words))
    for i, (first, second) in enumerate(pairwise(words)):
        start, at = at, at + len(first) + 1
        left, surname = len(words) - i, first in known
        # "Già Bríu Pố" is an elder, "anh Già Mí Sính" has a surname
        if not titled and first in _TITLES and (not surname or second in known):
            titled = True
            continue
        if i and surname and not titled:  # "Hòa thượng Sơn Pháo"
            titled = title_before(view.folded, start)
        # "GS Phan Huy Lê", "Đại úy QNCN Hồ Lê Luận": the title is in capitals
        if left > 2 and first.isupper() and len(first) > 1 and not second.isupper():
            titled = title_before(view.folded, at)
            continue
        sure = surname or (titled and first not in _NO_NAMES) or second in _MIDDLE
        longest = _LONGEST_TITLED if titled else _LONGEST
        if (sure or said) and left <= longest and not _is_role(view.folded, start, first):
            further = _FURTHER.match(view.plain, end) if titled else None
            found.append(Candidate(Span(start, further.end() if further else end), titled, sure))
        titled = False
    return found


def _name_words(folded: str, at: int, run: str) -> list[str]:
    """Return the words of a run up to a role in it: "Nguyễn Hồng Quang | Chánh Văn phòng"."""
    words = run.split(" ")
    for i, word in enumerate(words[_SHORTEST:], _SHORTEST):
        if word.lower() in role_words() and word not in _GIVEN:
            name = words[:i]
            if role_at(folded, at + len(" ".join(name)) + 1) is not None:
                return name
    return words


def _is_role(folded: str, at: int, word: str) -> bool:
    return word.lower() in role_words() and role_at(folded, at) is not None


@lru_cache(maxsize=4096)
def _tells(run: str) -> bool:
    """Tell whether a name may begin in a run that no title stands before; the same runs come again and again."""
    words = run.split(" ")
    return not (_openers().isdisjoint(words[:-1]) and _MIDDLE.isdisjoint(words[1:]))


@cache
def _openers() -> frozenset[str]:
    """Return the words that a name may begin with, or behind: surnames and titles, in capitals too."""
    return _surnames() | _TITLES | {word.upper() for word in title_words()}


@cache
def _surnames() -> frozenset[str]:
    """Return the first syllables of names, as they are written and in capitals; "Y" and "A" are both."""
    return surnames() | {word.upper() for word in surnames()}


def begins_name(plain: str, at: int) -> bool:
    """Tell whether a person's name may begin at a place: "Giám đốc Sở | Nguyễn Thanh Nhã"."""
    run = _RUN.match(plain, at)
    first = _SYLLABLE.match(plain, at)
    if run is None or first is None or first[0] not in _surnames():
        return False
    return not is_district(run[0].lower())


def is_district(name: str) -> bool:
    """Tell "Giám đốc Công ty nước sạch Hà Đông": what a firm is called after may be no person."""
    return name in units(Level.DISTRICT)
