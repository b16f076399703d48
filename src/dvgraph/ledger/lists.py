"""A total and the figures that a sentence lists of it: by the extractor's links, and by how the sentence is built."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Figure

__all__ = ["Listed", "head", "read_lists"]

_CUE: Final = re.compile(
    r"(?<!\w)(?:trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể)(?!\w)", re.VERBOSE
)
# A list that no cue opens: "1.055 lượt người (bộ đội 427 lượt, …)", "152 đại biểu: 103 đại biểu khối xã, …",
# "104 chỉ tiêu, phân bổ: 41 chỉ tiêu cho xã vùng thấp, …".
_BARE: Final = re.compile(r"[^;:.()\d]{0,40}[ ]?[:(][ ]?[^,;:.()]{0,30}")
# What is counted by a name for many kinds: "39 đơn vị hành chính cấp xã (38 xã, 01 thị trấn)".
_OF_KINDS: Final = re.compile(
    r"(?:đơn[ ]vị|tổ[ ]chức|cơ[ ]sở|đồng[ ]chí|cán[ ]bộ|thành[ ]viên)(?!\w)", re.VERBOSE
)
_BRACKET: Final = re.compile(r"[ ]?\((?:[^,;:.()\d]{0,20}[ ])?", re.VERBOSE)
# From one part to the next: ", công an ", "; ", " và ".
_NEXT: Final = re.compile(r"[^,;:.()]{0,40}(?:[,;]|[ ]và[ ])[^,;:.()]{0,40}", re.VERBOSE)
# Where a list ends: at its bracket, or with its sentence.
_ENDED: Final = re.compile(r"[^,;:()]{0,40}(?:[.;)]|\Z)")
# What leaves a list open: "14 phòng ngủ, 27 phòng tắm và nhiều phòng khách".
_AND_MORE: Final = re.compile(
    r"[^;:()]{0,60}?(?:(?<!\w)(?:(?:và|,)[ ](?:nhiều|các|một[ ]số|những)|còn[ ]lại)(?!\w)|…|\.\.\.|v\.v)",
    re.VERBOSE,
)

# What picks out some of many: "thêm 4.074 tỷ đồng, trong đó đáng chú ý …".
_SOME: Final = re.compile(
    r"(?<!\w)(?:đáng[ ]chú[ ]ý|riêng|nhất[ ]là|điển[ ]hình|tiêu[ ]biểu|chủ[ ]yếu|nổi[ ]bật|như)(?!\w)",
    re.VERBOSE,
)


class Listed(NamedTuple):
    """A total and its parts in order. `told` says that the extractor links all of them, not the sentence's build alone.

    `ended` says that the list ends with its bracket or sentence, `open` that it leaves something out by its own words.
    """

    total: Figure
    parts: tuple[Figure, ...]
    told: bool
    ended: bool
    open: bool


def head(figure: Figure) -> str:
    """Return the first word of what a figure counts."""
    return figure.unit.partition(" ")[0]


def read_lists(figures: Sequence[Figure]) -> Iterator[Listed]:
    """Yield the lists of a report, whose figures come in order; linear in them."""
    for _, group in groupby(figures, key=lambda figure: figure.words.sentence):
        together = list(group)
        if len(together) > 1:
            yield from _in_sentence(together)


def _in_sentence(figures: list[Figure]) -> Iterator[Listed]:
    by_iri = {figure.iri: figure for figure in figures}
    i = 0
    while i < len(figures):
        total = by_iri.get(figures[i].total)
        if total is not None:
            end = _linked_until(figures, i)
            more = _built_until(figures, end, total)
            yield _listed(total, figures[i:more], told=more == end)
            i = more
        else:
            start, i = i, i + 1
            if _opens_bare(figures[start : start + 2]):
                end = _built_until(figures, start + 2, figures[start])
                if end > start + 2:
                    yield _listed(figures[start], figures[start + 1 : end], told=False)
                    i = end


def _listed(total: Figure, parts: list[Figure], *, told: bool) -> Listed:
    sentence, end = total.sentence, parts[-1].end
    some = _AND_MORE.match(sentence, end) or _SOME.search(total.between(parts[0])[:80])
    return Listed(
        total, tuple(parts), told, ended=_ENDED.match(sentence, end) is not None, open=some is not None
    )


def _linked_until(figures: list[Figure], start: int) -> int:
    """Return where the parts of one total end: at another total, or at words that open a list anew."""
    end = start + 1
    while (
        end < len(figures)
        and figures[end].total == figures[start].total
        and not _CUE.search(figures[end - 1].between(figures[end]))
    ):
        end += 1
    return end


def _built_until(figures: list[Figure], start: int, total: Figure) -> int:
    """Return where the figures end that go on with a list: of the total's kind, each behind a comma or an 'and'."""
    end = start
    while (
        end < len(figures)
        and not figures[end].total
        and _may_count(total, figures[end])
        and _goes_on(figures[end - 1], figures[end])
    ):
        end += 1
    return end


def _may_count(total: Figure, part: Figure) -> bool:
    return head(part) == head(total) or (
        not part.measured and part.unit != "%" and _OF_KINDS.match(total.unit) is not None
    )


def _goes_on(part: Figure, later: Figure) -> bool:
    """Tell whether a list goes on; a comma may be inside what a part counts: "720 đoàn viên, khối y tế 130 đoàn viên"."""
    between = part.between(later)
    inside = not between.strip() and "," in part.unit
    return inside or (_NEXT.fullmatch(between) is not None and not _CUE.search(between))


def _opens_bare(pair: list[Figure]) -> bool:
    if len(pair) < 2 or pair[1].total:
        return False
    total, part = pair
    opening = _BARE if head(part) == head(total) else _BRACKET
    return _may_count(total, part) and opening.fullmatch(total.between(part)) is not None
