"""What may be a person's name: two to five capitalised syllables, the first of them a surname."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.names import CAPITAL, surnames
from dvgraph.grammar.roles import ROLE_HEAD, TITLE
from dvgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import View

__all__ = ["behind_title", "names"]

_WORD: Final = rf"[{CAPITAL}][^\W\d_]*(?:['’][^\W\d_]+)?"
_SYLLABLE: Final = re.compile(_WORD)
# A run of capitals; place and person may stand in one: "huyện Kỳ Sơn Vừ Bá Pó".
_RUN: Final = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{1,8}}(?![\w])")
_TITLE: Final = re.compile(rf"(?<!\w)(?:{TITLE})[ ](?:là[ ])?\Z", re.VERBOSE)
_ROLE: Final = re.compile(rf"{ROLE_HEAD}(?!\w)", re.VERBOSE)
# A title with its capital at the start of a sentence: "Bà Y Thị Dương", "Chị Lê Thị Thoa".
_TITLES: Final = frozenset({"Ông", "Bà", "Anh", "Chị", "Cô", "Chú", "Bác", "Cụ", "Em"})
_MIDDLE: Final = frozenset({"Văn", "Thị"})
# The last syllables of titles: "đồng chí", "Thượng tá", "già làng", "Bài, ảnh:"; most names stand behind none.
_LAST: Final = frozenset(
    "chí đ/c ông bà anh chị em cụ bác cô chú làng bản thôn khối xóm ấp buôn tá úy tướng sĩ qncn nhất nhì mục thượng tọa "
    "ths ths. ts ts. bs bs. gs gs. pgs pgs. nhân giả bài: ảnh: báo sư tín là".split()
)
_LONGEST: Final = 5
# "anh Bun Tha Vi Say Bun Khăm": names of the other side of the border are longer.
_LONGEST_TITLED: Final = 7


def names(view: View) -> Iterator[list[Span]]:
    """Yield, for each run of capitals, what may be a name in it: the longest first, each to the run's end.

    The first syllable is a surname; behind "ông", "bà", "đồng chí" with three syllables it may be any, as it may
    before "Văn" and "Thị".
    """
    for run in _RUN.finditer(view.plain):
        titled = behind_title(view.folded, run.start())
        spans = []
        syllables = list(_SYLLABLE.finditer(view.plain, run.start(), run.end()))
        for i, first in enumerate(syllables):
            if first[0] in _TITLES:
                titled = True
                continue
            left = len(syllables) - i
            if 2 <= left <= (_LONGEST_TITLED if titled else _LONGEST) and not _ROLE.match(
                view.folded, first.start()
            ):
                named = first[0] in surnames() or (titled and left > 2) or syllables[i + 1][0] in _MIDDLE
                if named:
                    spans.append(Span(first.start(), run.end()))
            titled = False
        if spans:
            yield spans


def behind_title(folded: str, at: int) -> bool:
    """Tell whether "ông", "đồng chí", "Thượng tá" or the like stands right before a position."""
    word = folded[max(0, at - 8) : at].rstrip().rpartition(" ")[2]
    return word in _LAST and _TITLE.search(folded, max(0, at - 40), at) is not None
