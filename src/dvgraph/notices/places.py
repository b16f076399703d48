"""Where words stand in the file that was read: line and column, and bytes where the file is at hand.

The graph knows lines and columns of the NFC text. A file may be in UTF-16, have a byte order mark, Windows line ends or
decomposed letters; where its bytes are given, columns and offsets are those of the file as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words

__all__ = ["Place", "Places", "Source"]

_LINE_END: Final = re.compile("\r\n|\r|\n")
# A letter with the marks that follow it: what composition makes one letter of.
_CLUSTER: Final = re.compile(".[\u0300-\u036f]*", re.DOTALL)


class Source(NamedTuple):
    """A report's file: how it is named to the reader, its address for tools, and its bytes."""

    name: str
    uri: str
    data: bytes


class Place(NamedTuple):
    """A stretch of a file; lines and columns from 1 (the end excluded), offsets from 0; 0 and -1 where not known.

    Columns and `char` count code points.
    """

    name: str
    uri: str
    line: int
    column: int
    end_line: int
    end_column: int
    char: int
    chars: int
    byte: int
    bytes: int

    def __str__(self) -> str:
        """`one.txt:12:5`, as far as it is known."""
        return f"{self.name}:{self.line}:{self.column}" if self.line else self.name


class Places:
    """The places of words, for one graph; `sources` are the files at hand, by the IRI of their report."""

    def __init__(self, dataset: Dataset, sources: Mapping[str, Source] | None = None) -> None:
        self._dataset = dataset
        self._sources = sources or {}
        self._layouts: dict[str, _Layout | None] = {}
        self._paragraphs: dict[str, dict[int, list[tuple[int, str]]]] = {}

    def place(self, words: Words) -> Place:
        """Return where words stand."""
        source = self._sources.get(words.report)
        if source is not None and words.report not in self._layouts:
            self._layouts[words.report] = _layout(source.data)
        layout = self._layouts.get(words.report)
        if source is not None and layout is not None and layout.holds(words):
            first, last = layout.at(words.start), layout.at(words.end)
            return Place(
                source.name, source.uri, first.line, first.column, last.line, last.column,
                first.char, last.char - first.char, first.byte, last.byte - first.byte,
            )  # fmt: skip
        name = self._dataset.value(words.report, Dv.fileName) or words.report
        width = len(words.quote) if words.line else 0
        return Place(
            source.name if source else name, source.uri if source else name,
            words.line, words.column, words.line, words.column + width, -1, 0, -1, 0,
        )  # fmt: skip

    def paragraph(self, words: Words) -> str:
        """Return the line of text in which words stand, as its sentences say it; their own sentence at least."""
        if words.report not in self._paragraphs:
            self._paragraphs[words.report] = self._read_paragraphs(words.report)
        said = [text for _, text in self._paragraphs[words.report].get(words.line, ())]
        return " ".join(said) if words.sentence in said else words.sentence

    def _read_paragraphs(self, report: str) -> dict[int, list[tuple[int, str]]]:
        lines: dict[int, list[tuple[int, str]]] = {}
        for subject, predicate in self._dataset.incoming(report):
            line = self._dataset.value(subject, Dv.line) if predicate == Dv.sentenceOf else ""
            if line.isdecimal():
                ordinal = int(self._dataset.value(subject, Dv.ordinal) or 0)
                lines.setdefault(int(line), []).append((ordinal, self._dataset.value(subject, Dv.text)))
        return {line: sorted(said) for line, said in lines.items()}

    def digest(self, report: str) -> str:
        """Return the SHA-256 of a report's file in hex, empty where the graph does not tell it."""
        return self._dataset.value(report, Ext.identifier).removeprefix("sha256:")


class _Point(NamedTuple):
    line: int
    column: int
    char: int
    byte: int


class _Layout:
    """A file's lines: where each begins in the NFC text, in the decoded file and in its bytes."""

    def __init__(self, text: str, encoding: str, mark: int) -> None:
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._encoding = encoding
        self._text = text
        self._lines = [
            text[start:end]
            for (_, start), (end, _) in zip([(0, 0), *ends], [*ends, (len(text), len(text))], strict=True)
        ]
        self._chars = [0, *(after for _, after in ends)]
        ended = [after - before for before, after in ends]
        composed = [len(unicodedata.normalize("NFC", line)) for line in self._lines]
        self._starts = list(accumulate((n + 1 for n in composed[:-1]), initial=0))
        widths = [len(line.encode(encoding)) for line in self._lines]
        line_ends = [n * len("\n".encode(encoding)) for n in ended]
        self._bytes = list(accumulate(map(sum, zip(widths, line_ends, strict=False)), initial=mark))
        self._length = self._starts[-1] + composed[-1]

    def holds(self, words: Words) -> bool:
        """Tell whether the file has these words at their place."""
        if not 0 <= words.start <= words.end <= self._length:
            return False
        first, last = self.at(words.start), self.at(words.end)
        told = self._text[first.char : last.char].replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", told) == words.quote

    def at(self, offset: int) -> _Point:
        """Return the point of the file where the NFC text has `offset`."""
        row = bisect_right(self._starts, offset) - 1
        line, wanted = self._lines[row], offset - self._starts[row]
        column = wanted if unicodedata.is_normalized("NFC", line) else _decomposed(line, wanted)
        width = len(line[:column].encode(self._encoding))
        return _Point(row + 1, column + 1, self._chars[row] + column, self._bytes[row] + width)


def _decomposed(line: str, wanted: int) -> int:
    """Return where a line that is not NFC has what its NFC form has at `wanted`."""
    read = 0
    for cluster in _CLUSTER.finditer(line):
        if read >= wanted:
            return cluster.start()
        read += len(unicodedata.normalize("NFC", cluster[0]))
    return len(line)


def _layout(data: bytes) -> _Layout | None:
    """Return the layout of a file as `reading` decodes it, None where it is no text."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
    mark = 2 if wide else 3 if data.startswith(b"\xef\xbb\xbf") else 0
    try:
        return _Layout(data[mark:].decode(wide or "utf-8"), wide or "utf-8", mark)
    except UnicodeDecodeError:
        return None
