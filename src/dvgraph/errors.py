"""What can go wrong, for a caller to catch.

    DvgraphError            anything below; `str(error)` is one line a person can act on
    ├── UnreadableInput     a file that is missing, empty, binary, too large or wrongly encoded
    ├── BadGraph            a graph file that does not parse
    ├── BadQuery            SPARQL that does not parse or may not be run
    ├── UnknownName         no such question, parameter, thing or format; carries what there is
    ├── BadTable            a row of the project's own tables that cannot be used
    └── MissingExtra        an optional package that is not installed

A text that says nothing is no error: it yields no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BadGraph",
    "BadQuery",
    "BadTable",
    "DvgraphError",
    "MissingExtra",
    "UnknownName",
    "UnreadableInput",
]


class DvgraphError(Exception):
    """Base of every error that dvgraph raises on purpose."""


class _Located(DvgraphError):
    """An error at a place in a file.

    `where` names the file (or other source), `line` counts from 1 and is None where there is none.
    """

    def __init__(self, where: str, reason: str, line: int | None = None) -> None:
        self.where = where
        self.reason = reason
        self.line = line
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {reason}")


class UnreadableInput(_Located):
    """A report that cannot be read."""


class BadGraph(_Located):
    """A graph file that cannot be read."""


class BadQuery(_Located):
    """A query that cannot be run."""


class BadTable(_Located):
    """A row of a data table that cannot be used."""


class UnknownName(DvgraphError):
    """A name that is not among the known ones; `known` lists those nearest first."""

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        hint = f"; did you mean {', '.join(self.known[:5])}?" if self.known else ""
        super().__init__(f"no {kind} named {name!r}{hint}")


class MissingExtra(DvgraphError):
    """A package that only an extra of dvgraph brings."""

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        super().__init__(f"{package} is not installed; it comes with: pip install 'dvgraph[{extra}]'")
