"""How places are named with a level word: alone, in a list under one, with a number for a name."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.extract.places.level_words import announcement, begins_compound, begins_head, heads, may_open
from dvgraph.extract.places.listing import LONGEST_LIST, listed
from dvgraph.extract.places.unit_names import is_known, is_name, is_shouted, name_at
from dvgraph.grammar.levels import KIND
from dvgraph.model import Document, Level, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.extract.places.level_words import Head
    from dvgraph.model import Hit, Place, Report, View

__all__ = ["with_level_word"]


def with_level_word(report: Report, found: Found) -> Iterator[Hit[Place]]:
    """Yield "xã Mường Típ", and the names that follow under the same level word."""
    view = report.view
    taken: deque[Span] = deque(maxlen=LONGEST_LIST)
    past = 0
    for word in heads(view.folded, view.plain):
        head, name = _named(view, word)
        if name is None:
            continue
        span = Span(name.start() if head.lists else head.start, name.end())
        if span.start < past and any(span.start < other.end and other.start < span.end for other in taken):
            continue
        if found.covers(span, Document) or begins_compound(view.folded, head):
            continue
        whole = view.folded[head.start : span.end]
        if whole in names(Level.DISTRICT) or (
            whole in names(Level.COMMUNE)
            and view.plain[head.start].isupper()
            and f"xã {whole}" in view.folded
        ):
            continue  # "Buôn Đôn" is a district, not a village named Đôn; "Bản Lầu" a commune where "xã Bản Lầu" is told of
        for hit in listed(view, head, name):
            taken.append(hit.span)
            past = max(past, hit.span.end)
            yield hit


def _named(view: View, head: Head) -> tuple[Head, re.Match[str] | None]:
    """Return the head and the name behind a level word, or the first of a list that it announces."""
    name = name_at(view, head.end + view.plain.startswith('"', head.end), head)
    if (
        name is not None
        and may_open(view.folded, view.plain, head)
        and is_name(view, head, name)
        and not is_shouted(view, head, name)
    ):
        return head, name
    announced = announcement(view.folded, head)
    if announced is None:
        return head, None
    name = name_at(view, announced.end, announced)
    if (
        name is None
        or begins_head(view.folded, name.start())
        or not (is_known(name[0].lower(), announced.level) or _is_plain(view, announced, name))
    ):
        return announced, None
    return announced, name


# "5/8 xã, thị trấn giáp biên là": only what kind of communes they are
_KINDS: Final = re.compile(rf"\w+(?:[ ]\w+)?(?:[ ]{KIND}){{1,2}}[ ](?:là|gồm)[ ]?:?[ ]", re.VERBOSE)


def _is_plain(view: View, head: Head, name: re.Match[str]) -> bool:
    """Tell that a list of names needs no table: nothing stands before them but what kind of unit they are of."""
    return " " in name[0] and _KINDS.fullmatch(view.folded, head.start, head.end) is not None
