"""N-Quads and N-Triples: one statement a line, sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.model import Literal

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset
    from dvgraph.model import Term

__all__ = ["quoted", "term_text", "write_nquads", "write_ntriples"]

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\t": "\\t"}
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f\x7f]')


def quoted(words: str) -> str:
    """Return words in quotation marks, escaped as canonical N-Triples has it."""
    return f'"{_ESCAPED.sub(_escape, words)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def term_text(term: Term) -> str:
    """Return a term as N-Triples writes it."""
    if isinstance(term, Literal):
        if term.language:
            return f"{quoted(term.value)}@{term.language}"
        return f"{quoted(term.value)}^^<{term.datatype}>" if term.datatype else quoted(term.value)
    return term if term.startswith("_:") else f"<{term}>"


def _statement(*terms: Term) -> str:
    return " ".join((*map(term_text, terms), "."))


def write_nquads(dataset: Dataset) -> str:
    """Return the whole dataset; a quad of the default graph has no fourth term."""
    lines = {_statement(*(quad if quad.graph else quad[:3])) for quad in dataset.quads}
    return "".join(f"{line}\n" for line in sorted(lines))


def write_ntriples(dataset: Dataset) -> str:
    """Return the union of the graphs."""
    lines = {_statement(*quad[:3]) for quad in dataset.quads}
    return "".join(f"{line}\n" for line in sorted(lines))
