"""How the rules write words: as they compare them, as they spell them, and as terms of the graph."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dvgraph.model import Literal
from dvgraph.reading import view_of
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.authority import Link
    from dvgraph.model import Term

__all__ = ["date_literal", "folded", "linked", "spelled", "text_literal"]


@lru_cache(maxsize=16384)
def folded(words: str) -> str:
    """Return words as they are compared: tone marks in one place, lower case, single spaces."""
    return " ".join(view_of(words).folded.split())


@lru_cache(maxsize=16384)
def spelled(words: str) -> str:
    """Return words as a report spells them: tone marks, spaces and dashes in one way."""
    return view_of(words).plain


def text_literal(words: str) -> Literal:
    """Return words of a report as a literal in Vietnamese."""
    return Literal(" ".join(words.split()), language="vi")


def date_literal(date: str) -> Literal:
    """Return `2016`, `2016-06` or `2016-10-10` as a literal of the type that fits."""
    return Literal(date, {4: Ext.xsd_gYear, 7: Ext.xsd_gYearMonth, 10: Ext.xsd_date}[len(date)])


def linked(link: Link | None, denotes: str) -> Iterator[tuple[str, Term]]:
    """Yield what a name `denotes`, or what it may denote, and why."""
    if link is None:
        return
    if link.iri:
        yield denotes, link.iri
    elif len(link.candidates) > 1:
        yield from ((Dv.candidate, iri) for iri in link.candidates)
    if link.iri or link.candidates:
        yield Dv.linkReason, Literal(link.reason)
