"""Proper names as a shape: runs of capitalised syllables."""

from __future__ import annotations

from typing import Final

__all__ = ["CAPITAL", "NAME", "SYLLABLE"]

CAPITAL: Final = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SYLLABLE: Final = rf"(?:[{CAPITAL}][^\W\d_]*(?:['’-][^\W\d_]+)*)"
"""One capitalised syllable: "Mường", "H'leo", "Nam-Tiến", "Bôlykhamxay"."""

# What may follow a number that belongs to a name: "thôn Kê 1, xã …", "khối 5 có …"; before a noun it counts ("xã Na Loi 54 hộ").
_AFTER_NUMBER: Final = r"(?=[,.;:)\n\"]|$|[ ](?:\(|-|có|đã|được|là|và|với|ở|tại|đến|thuộc|xã|phường|thị|huyện|quận|nay|cũ|do|không|trở|cùng|tổ|vận|xây|từ|cho))"
# "Mường Xén", "Ea H'leo", "Kê 1", "Tân Lập B", "Đắk R'Lấp"; at most six syllables.
NAME: Final = rf"(?:{SYLLABLE}(?:[ ]{SYLLABLE}){{0,4}}(?:[ ](?:(?:[1-9]\d?[A-E]?|[IVX]{{1,4}}){_AFTER_NUMBER}|[A-E](?!\w)))?)"
