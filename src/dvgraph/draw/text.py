"""Words in a picture: how wide they are, and where they break. No font is needed to tell."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["drawable", "text_width", "wrap"]

# Widths in hundredths of the size, as DejaVu Sans has them: the widest of the fonts that a viewer falls back to.
_WIDTHS: Final = {
    letter: width
    for width, letters in {
        30: "ijlIJ",
        35: " ,.·/:;\\|f-",
        41: "()[]trs!",
        52: '"*_`–z“”',
        57: "?cLFkvxy",
        63: "PTYaoeESbdghnpquđ$0123456789{}",
        70: "KAVBRXZC",
        79: "UHNDGĐ&OQ",
        84: "w#+<=>^~M",
        100: "%mW@—…",
    }.items()
    for letter in letters
}
_USUAL: Final = 66


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide words are in points; Vietnamese letters are as wide as their base."""
    total = 0
    for letter in unicodedata.normalize("NFD", words):
        if not unicodedata.combining(letter):
            total += _WIDTHS.get(letter, _USUAL)
    return total * size / 100 * (1.12 if bold else 1.0)


def drawable(words: str) -> str:
    """Return words without controls and marks of writing direction, in single spaces."""
    kept = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Zs"} else c for c in words)
    return " ".join(
        "".join(c for c in kept if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"}).split()
    )


def wrap(words: str, most: int, lines: int) -> list[str]:
    """Break words into at most `lines` lines of at most `most` letters, about equally long.

    An ellipsis stands for what does not fit.

    >>> wrap("Ban Dân vận Huyện ủy Kỳ Sơn", 26, 4)
    ['Ban Dân vận', 'Huyện ủy Kỳ Sơn']
    """
    pieces = [w if len(w) <= most else f"{w[: most - 1]}…" for w in drawable(words).split(" ")]
    out = _filled(pieces, most)
    if len(out) > lines:
        return [*out[: lines - 1], f"{out[lines - 1][: most - 1].rstrip()}…"]
    narrow = most
    while narrow > 1 and len(_filled(pieces, narrow - 1)) == len(out) and max(map(len, pieces)) < narrow:
        narrow -= 1
    return _filled(pieces, narrow)


def _filled(pieces: list[str], most: int) -> list[str]:
    out = [""]
    for piece in pieces:
        candidate = f"{out[-1]} {piece}".strip()
        if len(candidate) <= most or not out[-1]:
            out[-1] = candidate
        else:
            out.append(piece)
    return out
