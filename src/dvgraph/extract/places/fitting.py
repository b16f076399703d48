"""Whether one unit can lie in another, as far as the tables know both."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dvgraph.authority import holder_of, named, names
from dvgraph.model import Country, Level
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from dvgraph.model import Place

__all__ = ["fits", "folded"]


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return a name as it is compared, once for all that bear it."""
    return view_of(name).folded


def fits(held: Place, holder: Place) -> bool:
    """Tell whether a place may lie in another; True where the tables do not know better."""
    if held.country is not holder.country and (
        holder.level is Level.COUNTRY or (holder.country is Country.VIETNAM and _is_known(holder))
    ):
        return held.country is Country.VIETNAM and held.level is not Level.PROVINCE
    if (
        held.country is not Country.VIETNAM
        or held.level is not Level.DISTRICT
        or holder.level is not Level.PROVINCE
        or holder.country is not Country.VIETNAM
    ):
        return True
    above = _provinces(held.name)
    return not above or folded(holder.name) in above


def _is_known(place: Place) -> bool:
    return folded(place.name) in names(place.level)


@lru_cache(maxsize=4096)
def _provinces(name: str) -> frozenset[str]:
    """Return the folded names of the provinces that districts of a name were in."""
    above = (holder_of(state) for state in named(name) if state.level == Level.DISTRICT)
    return frozenset(folded(state.name) for state in above if state is not None)
