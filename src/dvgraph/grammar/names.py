"""Proper names as a shape: runs of capitalised syllables."""

from __future__ import annotations

from typing import Final

__all__ = ["CAPITAL", "NAME", "SYLLABLE"]

CAPITAL: Final = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SYLLABLE: Final = rf"(?:[{CAPITAL}][^\W\d_]*(?:['’-][^\W\d_]+)*)"
"""One capitalised syllable: "Mường", "H'leo", "Nam-Tiến", "Bôlykhamxay"."""

# "Mường Xén", "Ea H'leo", "Bà Rịa - Vũng Tàu", "Kê 1", "Tân Lập B", "Đắk R'Lấp"; at most six syllables.
NAME: Final = (
    rf"(?:{SYLLABLE}(?:[ ]{SYLLABLE}){{0,4}}(?:[ ](?:[1-9]\d?|[IVX]{{1,4}}|[A-E])(?![\w/.,]*\d|\w))?)"
)
