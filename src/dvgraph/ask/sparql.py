"""The little of SPARQL's grammar that is needed to bind parameters and to refuse what may not be run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.errors import BadQuery

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["bind", "parameters_in", "refuse_unsafe"]

# One token that could hide a keyword or a parameter inside it, or be one:
#   # a comment     <http://example.org/SERVICE>     "a string with SERVICE"     '''one over
#   several lines'''     @vi     ?service     $unit     dv:service     SERVICE
_TOKEN: Final = re.compile(
    r'''
      (?P<comment> \#[^\n\r]* )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>
          """ (?: [^"\\] | \\. | "(?!"") )* """
        | \'\'\' (?: [^'\\] | \\. | '(?!'') )* \'\'\'
        | " (?: [^"\\\n\r] | \\. )* "
        | ' (?: [^'\\\n\r] | \\. )* '
      )
    | @[A-Za-z-]+
    | \? \w+
    | \$ (?P<parameter> \w+ )
    | [\w.-]* : [\w.:%-]*
    | (?P<word> \w+ )
    ''',
    re.VERBOSE | re.DOTALL,
)
# \u0053 and \U00000053 stand for a letter anywhere in a query, also inside a keyword (SPARQL 1.1, 19.2).
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
_PROLOGUE: Final = frozenset({"PREFIX", "BASE"})


def parameters_in(text: str) -> frozenset[str]:
    """Return the names written as `$name` in a query, outside of its strings, IRIs and comments."""
    return frozenset(m["parameter"] for m in _TOKEN.finditer(text) if m["parameter"])


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Return a query with each `$name` in `terms` replaced by its term, already written as SPARQL.

    What looks like a parameter inside a string, an IRI or a comment stays as it is.

    >>> bind('SELECT * { ?s ?p $o } # $o', {"o": '"x"'})
    'SELECT * { ?s ?p "x" } # $o'
    """
    return _TOKEN.sub(lambda m: terms.get(m["parameter"] or "", m[0]), text)


def refuse_unsafe(text: str, *, where: str) -> None:
    """Raise BadQuery, naming line and column, where a query would write or call another server."""
    readable = _ESCAPE.sub(_unescaped, text)
    first = True
    for match in _TOKEN.finditer(readable):
        word = (match["word"] or "").upper()
        if word == "SERVICE":
            raise _refusal(
                readable, match.start(), "SERVICE is refused: nothing is asked of other servers", where
            )
        if first and word in _UPDATES:
            raise _refusal(readable, match.start(), f"{word} is refused: a graph is only read here", where)
        if word and word not in _PROLOGUE:
            first = False


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]


def _refusal(text: str, position: int, reason: str, where: str) -> BadQuery:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return BadQuery(where, f"column {column}: {reason}", line)
