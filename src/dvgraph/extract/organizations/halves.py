"""What looks like the head of a body and is the second half of other words: "Bí thư | Thường trực", "cán | bộ Y tế"."""

from __future__ import annotations

import re
from typing import Final

from dvgraph.grammar.phrases import behind

__all__ = ["is_half", "is_half_in_small"]

# Words that a head is the second half of, by its first: "Bí thư | Thường trực Huyện ủy", "các Đồn | Biên phòng X".
_OFFICER: Final = re.compile(behind(("bí thư ", "chủ tịch ", "pbt ", "pct ", "pcttt ", "pctttr ")))
_STATION: Final = re.compile(behind(("đồn ", "trạm ", "chiến sĩ ", "lính ")))
_HALVES: Final = {
    "thường": _OFFICER,
    "tt": _OFFICER,
    "tt.": _OFFICER,
    "biên": _STATION,
    "thủ": re.compile(behind(["phó "])),
}
# And those with a small letter: "cán | bộ Y tế", "xã | hội Nông dân".
_FIRST_HALVES: Final = (
    "cán toàn nội tiến thành tỉnh huyện xã đại quốc binh quân sư tập tổng trụ văn cơ cảng bộ hải phổ thông chi nghiệp nhiệm dịch phục cảnh"
    " bảng trình dự nhà"
)
_SMALL_HALVES: Final = re.compile(behind(f"{word} " for word in _FIRST_HALVES.split()))
_LONGEST: Final = 12
"""Letters at a head in which its first word ends."""


def is_half(folded: str, start: int) -> bool:
    """Tell "Bí thư | Thường trực Huyện ủy" and "các Đồn | Biên phòng X" from the bodies "Thường trực …", "Biên phòng X"."""
    half = _HALVES.get(folded[start : start + _LONGEST].partition(" ")[0])
    return half is not None and half.match(folded, start) is not None


def is_half_in_small(folded: str, start: int) -> bool:
    """Tell "cán | bộ Y tế" from "bộ Y tế": of a head in small letters."""
    return _SMALL_HALVES.match(folded, start) is not None
