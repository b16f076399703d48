"""Kinds of units: what one was in its time, and by what kind words call it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import states_of
from dvgraph.model import Country
from dvgraph.verify.claim import words_naming
from dvgraph.verify.words import before, fold
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Claim

__all__ = ["kind_called", "kinds_of", "kinds_of_place"]

_CALLED: Final = {
    fold(word): fold(kind)
    for kind, words in {
        "tỉnh": "tỉnh|tỉnh ủy",
        "thành phố": "thành phố|tp|thành ủy",
        "huyện": "huyện|h.|huyện ủy",
        "quận": "quận|q.|quận ủy",
        "thị xã": "thị xã|tx|thị ủy",
        "xã": "xã|x.",
        "phường": "phường|p.",
        "thị trấn": "thị trấn|tt",
        "đặc khu": "đặc khu",
    }.items()
    for word in words.split("|")
}
"""The kind of a unit by itself, by its abbreviation, by its committee."""

_CALLS: Final = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _CALLED), key=len, reverse=True))})(?![\w\u0300-\u036f])[.]?"
)
_LONGEST: Final = 16


def kinds_of(unit: str) -> set[str]:
    """Return the kinds, folded, that a unit of this country ever was: those of Laos are called by words of ours."""
    return {fold(state.kind) for state in states_of(unit) if state.country is Country.VIETNAM}


def kind_called(words: Words) -> str | None:
    """Return the kind that words call a unit by, at their head or right before them, folded; None where by none."""
    quote = fold(words.quote)
    if at_head := _CALLS.match(quote):
        return _CALLED[at_head[1]]
    ahead = (before(fold(words.sentence), quote) or "").rstrip()
    found = [
        match for match in _CALLS.finditer(ahead, max(0, len(ahead) - _LONGEST)) if match.end() == len(ahead)
    ]
    return _CALLED[found[-1][1]] if found else None


def kinds_of_place(claim: Claim, place: str) -> set[str]:
    """Return the kinds that a place of a report is: as the unit that it stands for, else as its words call it."""
    units = claim.dataset.resources(place, Dv.denotes)
    known = {
        fold(state.kind)
        for unit in units
        for state in states_of(unit)
        if state.country is Country.VIETNAM and fold(state.name) == claim.label(place)
    }
    return known or {kind for words in words_naming(claim, place) if (kind := kind_called(words))}
