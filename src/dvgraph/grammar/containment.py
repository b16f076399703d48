"""Which of the places that a text names in a row lies in which: brackets, commas, "thuộc", "tại … ,", "có …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.levels import RANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.model import Hit, Place

__all__ = ["holders"]

# Behind a place comes the one that holds it: "bản X, xã Y", "xã Y (huyện Z)", "xã Y thuộc huyện Z", "huyện Z, tỉnh T".
_HOLDS: Final = re.compile(
    r"(?:,[ ]|[ ]?\(|[ ]-[ ]|[ ])(?:thuộc[ ]|của[ ]|ở[ ]|nằm[ ]trên[ ])?(?:địa[ ]bàn[ ])?", re.VERBOSE
)
# Between the places of a list: "A, B và C", "A (tỉnh S), B".
_LISTED: Final = re.compile(r"\)?,[ ](?:và[ ])?|\)?[ ]và[ ]|\)?;[ ]", re.VERBOSE)
# Behind a place comes what lies in it: "Tại xã Y, thôn X …", "Xã Y có bản X, bản W".
_AT: Final = re.compile(r"(?<!\w)(?:tại|ở)[ ]\Z", re.VERBOSE)
_HAS: Final = re.compile(r"[ ]có[ ](?:các[ ]|\d+[ ])?", re.VERBOSE)


def holders(folded: str, hits: Sequence[Hit[Place]]) -> dict[int, int]:
    """Return, by index into the sorted `hits`, the index of the place that holds each, where the words say so."""
    found: dict[int, int] = {}
    listed: list[int] = []
    above: int | None = None
    for i, hit in enumerate(hits):
        gap = folded[hits[i - 1].span.end : hit.span.start] if i else ""
        before = hits[i - 1].value if i else None
        if before is not None and RANK[before.level] < RANK[hit.value.level]:
            opened = _AT.search(folded, max(0, hits[i - 1].span.start - 4), hits[i - 1].span.start)
            above = i - 1 if _HAS.fullmatch(gap) or (opened and gap == ", ") else None
            listed = []
        elif before is not None and RANK[before.level] > RANK[hit.value.level] and listed:
            if _HOLDS.fullmatch(gap):
                found.update((j, i) for j in listed if j not in found)
            listed, above = [], None
        elif before is not None and not (before.level is hit.value.level and _LISTED.fullmatch(gap)):
            listed, above = [], None
        if above is not None:
            found[i] = above
        # A list goes on over the holders in brackets: "A (tỉnh S) và B (tỉnh T)".
        listed.append(i)
    return found
