"""What may be a person's name: two to five capitalised syllables, the first of them a surname."""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.names import CAPITAL, surnames
from dvgraph.grammar.roles import begins_role, role_at, title_before
from dvgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import View

__all__ = ["Candidate", "begins_name", "names"]

# "Nguyễn", "H'Lan", "Lếch-lay", "Brôl-Vẽl"; it begins behind no letter, or each letter of "AAAA…" would be tried
# "Nguyễn Phú Cường-Phó Chủ tịch": what is glued on is an office.
_OFFICE: Final = r"(?:Phó|Trưởng|Chủ|Bí|Giám|Ủy|Đội|Chánh|Hiệu|Tổng|Thư)(?!\w)"
_WORD: Final = (
    rf"[{CAPITAL}](?<![^\W\d_].)[^\W\d_]*+(?:['’][^\W\d_]+|-(?!{_OFFICE})[^\W\d_](?![{CAPITAL}])[^\W\d_]*)*"
)
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
_LONGEST: Final = 5
# "anh Bun Tha Vi Say Bun Khăm": names of the other side of the border are longer.
_LONGEST_TITLED: Final = 7


class Candidate(NamedTuple):
    """What may be a name. `sure`: a surname, or a title before it, speaks for it."""

    span: Span
    titled: bool
    sure: bool


def names(view: View) -> Iterator[list[Candidate]]:
    """Yield what may be a name at each place, by place."""
    singles = (
        [Candidate(Span(*word.span()), titled=True, sure=True)]
        for word in (_SINGLE.finditer(view.plain) if "'" in view.plain else ())
        if title_before(view.folded, word.start())
    )
    yield from merge(_runs(view), singles, key=lambda candidates: candidates[0].span)


def _runs(view: View) -> Iterator[list[Candidate]]:
    """Yield, for each run of capitals, what may be a name in it: the longest first, each to the run's end.

    The first syllable is a surname; behind "ông", "bà", "đồng chí" it may be any, as it may before "Văn" and "Thị".
    """
    for run in _RUN.finditer(view.plain):
        titled = title_before(view.folded, run.start())
        found = []
        syllables = _syllables(view, run)
        for i, first in enumerate(syllables):
            word = first[0]
            left = len(syllables) - i
            # "Già Bríu Pố" is an elder, "anh Già Mí Sính" has a surname
            if (
                word in _TITLES
                and left > 1
                and not titled
                and (not _is_surname(word) or _is_surname(syllables[i + 1][0]))
            ):
                titled = True
                continue
            if i and not titled and _is_surname(word):  # "Hòa thượng Sơn Pháo"
                titled = title_before(view.folded, first.start())
            # "GS Phan Huy Lê", "Đại úy QNCN Hồ Lê Luận": the title is in capitals
            if word.isupper() and len(word) > 1 and left > 2 and not syllables[i + 1][0].isupper():
                titled = title_before(view.folded, syllables[i + 1].start())
                continue
            if 2 <= left <= (_LONGEST_TITLED if titled else _LONGEST) and not _is_role(view, first):
                sure = (
                    _is_surname(word) or (titled and word not in _NO_NAMES) or syllables[i + 1][0] in _MIDDLE
                )
                end = syllables[-1].end()
                if titled and (further := _FURTHER.match(view.plain, end)):
                    end = further.end()
                found.append(Candidate(Span(first.start(), end), titled, sure))
            titled = False
        if found:
            yield found


def _syllables(view: View, run: re.Match[str]) -> list[re.Match[str]]:
    """Return the words of a run up to a role in it: "Nguyễn Hồng Quang | Chánh Văn phòng"."""
    found: list[re.Match[str]] = []
    for word in _SYLLABLE.finditer(view.plain, run.start(), run.end()):
        if len(found) > 1 and _is_role(view, word) and word[0] not in _GIVEN:
            break
        found.append(word)
    return found


def _is_role(view: View, word: re.Match[str]) -> bool:
    return begins_role(view.folded[slice(*word.span())]) and role_at(view.folded, word.start()) is not None


def _is_surname(word: str) -> bool:
    return word in surnames() or (len(word) > 1 and word.isupper() and word.capitalize() in surnames())


def begins_name(plain: str, at: int) -> bool:
    """Tell whether a person's name may begin at a place: "Giám đốc Sở | Nguyễn Thanh Nhã"."""
    run = _RUN.match(plain, at)
    first = _SYLLABLE.match(plain, at)
    return run is not None and first is not None and _is_surname(first[0])
