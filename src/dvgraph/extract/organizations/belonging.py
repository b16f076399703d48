"""Which body is a part of which: "Đồn Biên phòng A (BĐBP tỉnh B)", "Ban Dân tộc trực thuộc UBND tỉnh"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.model import Hit, Organization, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_belonging"]

# "Phòng A | trực thuộc | Sở B", "Đảng bộ xã | thuộc | Đảng bộ huyện"
_TOLD: Final = re.compile(r"\)?,?[ ](?:trực[ ])?thuộc[ ]", re.VERBOSE)
# "Đồn Biên phòng A (| BĐBP tỉnh B)", "Đồn A | của | BĐBP tỉnh", "Đồn A | BĐBP tỉnh": beside its command
_BESIDE: Final = re.compile(r"[ ]?\(|[ ]của[ ]|[ ]", re.VERBOSE)
# "Trạm X, | Đồn Y" tells where a station belongs; of "Đồn Y, | Ban Chỉ huy Quân sự huyện" two are listed
_BEHIND: Final = re.compile(r",[ ]|[ ]-[ ]", re.VERBOSE)
# Units of the armed forces from the smallest up; of two that stand side by side one commands the other.
_RANKS: Final = (
    re.compile(r"(?:trạm|tổ|đội)(?!\w)"),
    re.compile(r"(?:đồn|đại[ ]đội|hải[ ]đội|tiểu[ ]đoàn)(?!\w)", re.VERBOSE),
    re.compile(r"(?:trung[ ]đoàn|lữ[ ]đoàn|hải[ ]đoàn)(?!\w)", re.VERBOSE),
    re.compile(
        r"(?:bộ[ ]đội[ ]biên[ ]phòng|bđbp|(?:bộ|ban)[ ]chỉ[ ]huy|(?:bộ|ban)[ ](?:chqs|ch)|sư[ ]đoàn)(?!\w)",
        re.VERBOSE,
    ),
    re.compile(r"(?:quân[ ]khu|quân[ ]đoàn|binh[ ]đoàn|bộ[ ]tư[ ]lệnh)(?!\w)", re.VERBOSE),
)
_STATION_AND_POST: Final = (0, 1)
_LONGEST_GAP: Final = 16


def read_belonging(report: Report, found: Found) -> Iterator[Hit[Relation]]:
    """Yield `part_of` for each body behind whose name the one above it stands."""
    folded, written = report.view.folded, report.view.written
    for one, other in pairwise(found.of(Organization)):
        gap = folded[one.span.end : other.span.start]
        if not gap or len(gap) > _LONGEST_GAP:
            continue
        ranks = _rank(folded, one.span), _rank(folded, other.span)
        if (
            _TOLD.fullmatch(gap)
            or (_BESIDE.fullmatch(gap) and _commands(*ranks))
            or (_BEHIND.fullmatch(gap) and ranks == _STATION_AND_POST)
        ):
            a, b = written[slice(*one.span)], written[slice(*other.span)]
            span = Span(one.span.start, other.span.end)
            yield Hit(span, Relation(RelationKind.PART_OF, a, b), "organization.part-of")


def _commands(below: int | None, above: int | None) -> bool:
    """Tell whether the second body commands the first: both are units of the armed forces, the second the higher."""
    return below is not None and above is not None and below < above


def _rank(folded: str, body: Span) -> int | None:
    return next((rank for rank, words in enumerate(_RANKS) if words.match(folded, *body)), None)
