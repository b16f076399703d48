"""Which unit a report is about, as far as its bodies ask."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dvgraph.extract.places.fitting import folded as folded_name
from dvgraph.model import Country, Level, Place

if TYPE_CHECKING:
    from dvgraph.extract.found import Found

__all__ = ["is_of_commune"]

_FOREMOST: Final = 3


def is_of_commune(found: Found) -> bool:
    """Tell whether a report is about one commune: its first unit is one, or the first commune is the most frequent."""
    units = [
        hit.value
        for hit in found.of(Place)
        if hit.value.country is Country.VIETNAM and hit.value.level is not Level.COUNTRY
    ]
    communes = [folded_name(unit.name) for unit in units if unit.level is Level.COMMUNE]
    if not communes:
        return False
    [(name, times), *others] = Counter(communes).most_common(2)
    if not others:  # the only one, and named among the first
        return any(unit.level is Level.COMMUNE for unit in units[:_FOREMOST])
    first = name == communes[0] and times > max(1, others[0][1])
    return units[0].level is Level.COMMUNE or first
