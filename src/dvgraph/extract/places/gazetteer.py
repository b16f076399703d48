"""Names that need no level word: of provinces and districts, of units of the neighbours, of countries."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import capwords
from typing import Final

from dvgraph.authority import names
from dvgraph.grammar.anchors import capitals_among, first_word
from dvgraph.grammar.levels import abroad
from dvgraph.grammar.phrases import alternation
from dvgraph.model import Country, Level, Span

__all__ = ["COUNTRIES", "gazetteer", "known_names"]

COUNTRIES: Final = {
    "lào": Country.LAOS,
    "việt nam": Country.VIETNAM,
    "campuchia": Country.CAMBODIA,
    "cam-pu-chia": Country.CAMBODIA,
    "cămpuchia": Country.CAMBODIA,
    "căm-pu-chia": Country.CAMBODIA,
    "cam pu chia": Country.CAMBODIA,
    "căm pu chia": Country.CAMBODIA,
    "kampuchia": Country.CAMBODIA,
    "trung quốc": Country.CHINA,
    "trung hoa": Country.CHINA,
}
"""The folded names of countries."""


@cache
def gazetteer() -> frozenset[str]:
    """Return the folded names of provinces and districts, here and abroad; a number is no name without its level word."""
    known = names(Level.PROVINCE) | names(Level.DISTRICT) | frozenset(abroad())
    return frozenset(name for name in known if not name.isdigit())


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all names as a tree of letters: "Nghệ An", "NGHỆ AN", "Ea H'Leo", "Ea H'leo", "Trung quốc"."""
    spelled = {name.capitalize() for name in COUNTRIES}
    for name in (*gazetteer(), *COUNTRIES):
        spelled |= {name.title(), capwords(name), name.upper()}
    return re.compile(rf"{alternation(spelled)}(?!\w)")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(first_word(name) for name in (*gazetteer(), *COUNTRIES))


@lru_cache(maxsize=1)
def known_names(plain: str) -> tuple[Span, ...]:
    """Return where names stand, the longest that begins at a place; one walk for all extractors that look for them.

    No name is part of a word.

    >>> known_names("Lào Cai giáp LÀO, nộp THUẾ")
    (Span(start=0, end=7), Span(start=13, end=16))
    """
    found, past, match = [], 0, _pattern().match
    for at in capitals_among(plain, _first_words()):
        if at >= past and (name := match(plain, at)):
            past = name.end()
            found.append(Span(at, past))
    return tuple(found)
