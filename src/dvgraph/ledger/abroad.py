"""Counts of units across the border: of those that a unit borders, and of those that it is twinned with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dvgraph.ledger.account import Figure

__all__ = ["BORDERS", "TWINNED", "level_counted"]

# "tiếp giáp với 4 huyện", "giáp 3 tỉnh"
BORDERS: Final = re.compile(r"(?<!\w)(?:tiếp[ ]giáp|giáp[ ]ranh|giáp)(?!\w)", re.VERBOSE)
# "kết nghĩa … thuộc 05 huyện"
TWINNED: Final = re.compile(r"(?<!\w)kết[ ]nghĩa(?!\w)", re.VERBOSE)
_LEVEL: Final = re.compile(r"(?:huyện|tỉnh|xã|cụm[ ]bản)(?!\w)", re.VERBOSE)
_ABROAD: Final = re.compile(
    r"(?<!\w)(?:lào|campuchia|trung[ ]quốc|biên[ ]giới|nước[ ]bạn|hai[ ]bên)(?!\w)", re.VERBOSE
)
_AT_LEAST: Final = frozenset({"more_than", "at_least"})
"""Comparators of a count that may be too many all the same: "trên 3 huyện" are more than 2."""
_REACH: Final = 160


def level_counted(figure: Figure, cue: re.Pattern[str]) -> str:
    """Return the level of the units abroad that a figure counts behind a cue, empty where it counts none."""
    level = _LEVEL.match(figure.unit)
    told = figure.exact or (cue is TWINNED and figure.comparator in _AT_LEAST)
    if not (level and told and figure.whole is None and figure.at >= 0):
        return ""
    near = cue.search(figure.before(_REACH)) and _ABROAD.search(figure.around(2 * _REACH))
    return level[0] if near else ""
