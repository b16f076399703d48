"""Places: units of territory by level word, in lists, and by a name that is known."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from dvgraph.extract.places.bare import bare_names
from dvgraph.extract.places.countries import countries
from dvgraph.extract.places.holding import hold
from dvgraph.extract.places.naming import with_level_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Hit, Place, Report

__all__ = ["read_places"]


def read_places(report: Report, found: Found) -> Iterator[Hit[Place]]:
    """Yield the places of a report, with the unit that holds each as far as the text tells."""
    hits = list(with_level_word(report, found))
    hits += countries(report, found, hits)
    hits += bare_names(report, found, hits)
    yield from hold(report, found, sorted(hits, key=attrgetter("span")))
