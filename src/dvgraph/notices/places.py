"""Where words stand in the file that was read: line and column, and bytes where the file is at hand.

The graph knows lines and columns of the NFC text. A file may be in UTF-16, have a byte order mark, Windows line ends or
decomposed letters; where its bytes are given, columns and offsets are those of the file as it is.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from dvgraph.layout import decode
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words
    from dvgraph.layout import Layout, Point

__all__ = ["Place", "Places", "Source"]


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
        self._layouts: dict[str, Layout | None] = {}
        self._paragraphs: dict[str, dict[int, list[tuple[int, str]]]] = {}

    def place(self, words: Words) -> Place:
        """Return where words stand."""
        source = self._sources.get(words.report)
        if source is not None and words.report not in self._layouts:
            self._layouts[words.report] = _layout(source.data)
        layout = self._layouts.get(words.report)
        at = _found(layout, words) if layout is not None else None
        if source is not None and at is not None:
            first, last = at
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


def _layout(data: bytes) -> Layout | None:
    """Return the layout of a file, None where it is no text."""
    try:
        return decode(data)
    except UnicodeDecodeError:
        return None


def _found(layout: Layout, words: Words) -> tuple[Point, Point] | None:
    """Return where the file has these words, None where it has others at their place."""
    if not 0 <= words.start <= words.end <= layout.length:
        return None
    first, last = layout.span(words.start, words.end)
    told = layout.text[first.char : last.char].replace("\r\n", "\n").replace("\r", "\n")
    return (first, last) if unicodedata.normalize("NFC", told) == words.quote else None
