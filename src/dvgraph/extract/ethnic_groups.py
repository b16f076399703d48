"""Peoples: behind "dân tộc", "đồng bào", "người", alone and in lists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.lexicon import concepts
from dvgraph.model import EthnicGroup, Hit, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_ethnic_groups"]

# "dân tộc Thái", "đồng bào Mông", "người Khơ Mú", "các dân tộc: Thái, Mông và Khơ Mú"
_HEAD: Final = re.compile(r"(?<!\w)(?:dân tộc|đồng bào|người|đbdt|dt)(?: dân tộc)?:? (?:thiểu số )?[(\"]?")


@cache
def _names() -> re.Pattern[str]:
    names = sorted(
        (view_of(n).plain for c in concepts("ethnic-group") for n in c.names), key=len, reverse=True
    )
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


# "Thái, Mông", "Mông chiếm 68,9%, Thái 13,2%, còn lại là Dao": a share may stand before the comma
_SHARE: Final = (
    r"(?: (?:chiếm )?(?:khoảng |trên |gần |hơn )?[\d.,]{1,12} ?(?:%|người|hộ)?(?: \([^()]{1,30}\))?)?"
)
_JOINT: Final = re.compile(_SHARE + r"(?:, (?:và )?|; | và |/| - )(?:dân tộc |còn lại là |người )?")


def read_ethnic_groups(report: Report, found: Found) -> Iterator[Hit[EthnicGroup]]:
    """Yield each people that is named as one."""
    del found
    view, end = report.view, 0
    for head in _HEAD.finditer(view.folded):
        at = head.end()
        while at >= end and (name := _names().match(view.plain, at)):
            end = name.end()
            yield Hit(Span(at, end), EthnicGroup(view.written[at:end]), "ethnic-group.named")
            joint = _JOINT.match(view.folded, end)
            if joint is None:
                break
            at = joint.end()
