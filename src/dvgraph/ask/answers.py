"""An answer, and its forms: a table for a person, CSV, TSV, JSON and Markdown for what comes next."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.delimited import csv_text
from dvgraph.errors import UnknownName
from dvgraph.model import Literal, Term
from dvgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["FORMATS", "Answer", "display_width", "write_answer"]


class Answer(NamedTuple):
    """What a query gave: columns and rows, None for an unbound cell; `boolean` for an ASK query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None


def write_answer(answer: Answer, form: str, *, width: int | None = None) -> str:
    """Return an answer in one of `FORMATS`, ending in a line feed; `width` is the terminal's, for `table`.

    Raises UnknownName for another form.
    """
    if form not in _WRITERS:
        raise UnknownName("format", form, FORMATS)
    if form == "table":
        return _table(answer, width)
    return _WRITERS[form](answer)


# --- words of a cell -------------------------------------------------------------------------------------------------
_LONGEST_FIRST: Final = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))


def _short(term: Term | None) -> str:
    """Return a cell for a person: an IRI with its prefix, a literal without datatype."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    for prefix, namespace in _LONGEST_FIRST:
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return term


def _full(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Literal) else term


_SHOWN: Final = {True: "có (true)", False: "không (false)"}


# --- table -----------------------------------------------------------------------------------------------------------
_GAP: Final = "  "
_NARROWEST: Final = 6
_MOST_LINES: Final = 4
"""Lines of one cell: a sentence of half a page is cut here, and whole in the other forms."""


def display_width(text: str) -> int:
    r"""Return how many columns of a terminal a text takes: marks none, wide letters two.

    >>> display_width("Kỳ Sơn"), display_width("Ky\\u0300")
    (6, 2)
    """
    if text.isascii():
        return len(text)
    return sum(_letter_width(c) for c in text)


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


# Escape sequences and other controls of a quoted text must not reach the terminal.
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def _table(answer: Answer, width: int | None) -> str:
    if answer.boolean is not None:
        return _SHOWN[answer.boolean] + "\n"
    cells = [[_CONTROL.sub(" ", _short(cell)).strip() for cell in row] for row in answer.rows]
    rows = [list(answer.columns), *cells]
    widths = _fitted([max(map(display_width, column)) for column in zip(*rows, strict=True)], width)
    numeric = [_numbers(answer.rows, i) for i in range(len(answer.columns))]
    lines = list(_table_row(rows[0], widths, [False] * len(widths)))
    lines.append(_GAP.join("─" * w for w in widths))
    for row in cells:
        lines.extend(_table_row(row, widths, numeric))
    count = len(answer.rows)
    return "\n".join((*lines, f"({count} {'row' if count == 1 else 'rows'})")) + "\n"


def _numbers(rows: Sequence[Sequence[Term | None]], index: int) -> bool:
    """Tell whether a column holds numbers, to be set flush right."""
    cells = [row[index] for row in rows if row[index] is not None]
    return bool(cells) and all(isinstance(c, Literal) and _NUMERIC.fullmatch(c.datatype or "") for c in cells)


_NUMERIC: Final = re.compile(re.escape(PREFIXES["xsd"]) + "(?:integer|decimal|double|float)")


def _fitted(widths: list[int], total: int | None) -> list[int]:
    """Narrow the widest columns until the table fits; below six letters a column is not narrowed."""
    if total is None:
        return widths
    room = total - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(widths)
        if widest <= _NARROWEST:
            break
        second = max((w for w in widths if w < widest), default=_NARROWEST)
        at = [i for i, w in enumerate(widths) if w == widest]
        cut = min(widest - max(second, _NARROWEST), -(-(sum(widths) - room) // len(at)))
        for i in at:
            widths[i] -= max(cut, 1)
    return [max(w, 1) for w in widths]


def _table_row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    wrapped = [_shortened(list(_wrapped(c, width)), width) for c, width in zip(cells, widths, strict=True)]
    for i in range(max(map(len, wrapped), default=0)):
        parts = []
        for lines, width, to_right in zip(wrapped, widths, right, strict=True):
            words = lines[i] if i < len(lines) else ""
            pad = " " * (width - display_width(words))
            parts.append(pad + words if to_right else words + pad)
        yield _GAP.join(parts).rstrip()


def _shortened(lines: list[str], width: int) -> list[str]:
    if len(lines) <= _MOST_LINES:
        return lines
    last = lines[_MOST_LINES - 1]
    while last and display_width(last) >= width:
        last = last[:-1]
    return [*lines[: _MOST_LINES - 1], f"{last.rstrip()}…"]


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines of a width, at spaces where there is one."""
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if display_width(candidate) <= width:
            line = candidate
            continue
        if line:
            yield line
        *full, line = _cut(word, width)
        yield from full
    yield line


def _cut(word: str, width: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for letter in word:
        w = _letter_width(letter)
        if used + w > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece += letter
        used += w
    return [*pieces, piece]


# --- machine forms ---------------------------------------------------------------------------------------------------
def _csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV: the words of each cell, without what kind of term it is."""
    if answer.boolean is not None:
        return csv_text([("boolean",), (str(answer.boolean).lower(),)])
    return csv_text([answer.columns, *(tuple(map(_full, row)) for row in answer.rows)])


_TSV_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _tsv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, str):
        return term if term.startswith("_:") else f"<{term}>"
    quoted = f'"{term.value.translate(_TSV_ESCAPES)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def _tsv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results TSV: terms as in Turtle, so that nothing is lost."""
    if answer.boolean is not None:
        return f"?boolean\n{str(answer.boolean).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in answer.columns)]
    lines += ["\t".join(map(_tsv_cell, row)) for row in answer.rows]
    return "\n".join(lines) + "\n"


def _json_cell(term: Term) -> dict[str, str]:
    if isinstance(term, str):
        kind = "bnode" if term.startswith("_:") else "uri"
        return {"type": kind, "value": term.removeprefix("_:") if kind == "bnode" else term}
    cell = {"type": "literal", "value": term.value}
    if term.language:
        cell["xml:lang"] = term.language
    elif term.datatype:
        cell["datatype"] = term.datatype
    return cell


def _json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    document: dict[str, object]
    if answer.boolean is not None:
        document = {"head": {}, "boolean": answer.boolean}
    else:
        bindings = [
            {
                name: _json_cell(cell)
                for name, cell in zip(answer.columns, row, strict=True)
                if cell is not None
            }
            for row in answer.rows
        ]
        document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


_MARKDOWN: Final = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#~"})


def _markdown(answer: Answer) -> str:
    if answer.boolean is not None:
        return _SHOWN[answer.boolean] + "\n"

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(_CONTROL.sub(" ", cell).translate(_MARKDOWN) for cell in cells) + " |"

    rule = "|" + "|".join(
        " ---: " if _numbers(answer.rows, i) else " --- " for i in range(len(answer.columns))
    )
    rows = [line([_short(cell) for cell in row]) for row in answer.rows]
    return "\n".join([line(answer.columns), rule + "|", *rows]) + "\n"


_WRITERS: Final[dict[str, Callable[[Answer], str]]] = {
    "table": lambda answer: _table(answer, None),
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "markdown": _markdown,
}
FORMATS: Final = tuple(_WRITERS)
"""Forms that `write_answer` can give."""
