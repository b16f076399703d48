"""Where a file has what its NFC text has: in its lines, its code points and its bytes.

A file may be in UTF-16, have a byte order mark, Windows line ends or decomposed letters; the NFC text has none of these.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Layout", "Point", "decode"]

_LINE_END: Final = re.compile("\r\n|\r|\n")
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF8_MARK: Final = b"\xef\xbb\xbf"
_PIECE: Final = 256


class Point(NamedTuple):
    """A point of a file: line and column from 1, code points and bytes from 0."""

    line: int
    column: int
    char: int
    byte: int


class _Piece(NamedTuple):
    """A stretch of a line, and where it begins; composition joins nothing to what is before it."""

    composed: int
    char: int
    byte: int
    text: str


class Layout:
    """A decoded file; the way from its NFC text back to it is worked out when it is first asked for."""

    def __init__(self, text: str, encoding: str = "utf-8", mark: int = 0) -> None:
        """Take a text as decoded, how its file spells it, and how many bytes of mark the file begins with."""
        self.text = text
        self.encoding = encoding
        self._mark = mark

    def span(self, start: int, end: int) -> tuple[Point, Point]:
        """Return the points between which the file has the words from `start` to `end` of the NFC text.

        Words that begin or end inside a letter and its marks have the whole of it in a file that is not NFC.

        >>> text = unicodedata.normalize("NFD", "Bản Mường")
        >>> first, last = Layout(text).span(4, 9)
        >>> len("Bản Mường"), len(text), text[first.char : last.char] == unicodedata.normalize("NFD", "Mường")
        (9, 13, True)
        """
        return self._point(start, after=False), self._point(end, after=True)

    @cached_property
    def length(self) -> int:
        """How many code points the NFC text has."""
        last = self._pieces[-1]
        return last.composed + _composed(last.text)

    @cached_property
    def _pieces(self) -> list[_Piece]:
        pieces, composed, byte = [], 0, self._mark
        for start, end, after in _cut(self.text):
            text = self.text[start:end]
            pieces.append(_Piece(composed, start, byte, text))
            composed += _composed(text) + (after > end)
            byte += len(self.text[start:after].encode(self.encoding))
        return pieces

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.composed for piece in self._pieces]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def _point(self, offset: int, *, after: bool) -> Point:
        piece = self._pieces[bisect_right(self._starts, offset) - 1]
        read = offset - piece.composed
        if not unicodedata.is_normalized("NFC", piece.text):
            read = _offsets(piece.text)[after][read]
        char = piece.char + read
        line = bisect_right(self._line_starts, char)
        byte = piece.byte + len(piece.text[:read].encode(self.encoding))
        return Point(line, char - self._line_starts[line - 1] + 1, char, byte)


def decode(data: bytes) -> Layout:
    """Decode a file: UTF-8, or UTF-16 where its mark says so. Raises UnicodeDecodeError.

    >>> decode("Kỳ Sơn".encode("utf-16")).span(3, 6)[0]
    Point(line=1, column=4, char=3, byte=8)
    """
    encoding = _WIDE.get(data[:2])
    mark = 2 if encoding else len(_UTF8_MARK) * data.startswith(_UTF8_MARK)
    return Layout(data[mark:].decode(encoding or "utf-8"), encoding or "utf-8", mark)


def _cut(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each piece begins and ends, and where the next begins: at once, or behind a line end."""
    start = 0
    for end, after in (*(end.span() for end in _LINE_END.finditer(text)), (len(text), len(text))):
        while end - start > _PIECE:
            stop = start + _PIECE
            while stop < end and _joins(text[stop]):
                stop += 1
            yield start, stop, stop
            start = stop
        yield start, end, after
        start = after


def _joins(letter: str) -> bool:
    """Tell whether composition may join a letter to what is before it: marks, vowels and finals of Hangul."""
    return unicodedata.category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff"


def _composed(text: str) -> int:
    return len(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))


@lru_cache(maxsize=64)
def _offsets(text: str) -> tuple[list[int], list[int]]:
    """Return where a text has what its NFC form has at each offset: before and behind a letter that lies around it."""
    before, after, start = [], [], 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        letter = text[start:end]
        inside = range(start + 1, start + _composed(letter))
        plain = unicodedata.is_normalized("NFC", letter)
        before += [start, *(i if plain else start for i in inside)]
        after += [start, *(i if plain else end for i in inside)]
        start = end
    return [*before, start], [*after, start]
