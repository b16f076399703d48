"""From a name in a report to the unit it stands for, or to the candidates that it may be.

Nothing is guessed: a name that several units could bear at the report's date stays without a link.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.lao import lao_named
from dvgraph.authority.units import State, fold_name, holder_of, named, states_of
from dvgraph.model import Country, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Link", "link", "unit_kind"]

_REGISTERED: Final = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
# "huyện Kỳ Anh", "TX. Kỳ Anh", "P.Vinh Tân"
_LEVEL_WORD: Final = re.compile(
    r"(?:(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|t[pxt])[ ]|(?P<short>t[pxt]|[hqxp])\.[ ]?)(?=\S)"
)
_SHORT: Final = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "x": "xã",
    "p": "phường",
}


class Link(NamedTuple):
    """What a name was taken for: `iri`, None where open; `candidates` in order of IRI; `reason`, a sentence."""

    iri: str | None
    candidates: tuple[str, ...]
    reason: str


class _Days(NamedTuple):
    """The days a report may be of: from `first` to `last`, both included (ISO); empty where not known."""

    first: str
    last: str


@lru_cache(maxsize=16384)
def unit_kind(words: str) -> str:
    """Return the kind of unit that words begin with, empty where they begin with none.

    >>> unit_kind("TX. Kỳ Anh"), unit_kind("huyện miền núi Kỳ Sơn"), unit_kind("Kỳ Anh")
    ('thị xã', 'huyện', '')
    """
    match = _LEVEL_WORD.match(fold_name(words))
    kind = match["kind"] or match["short"] if match else ""
    return _SHORT.get(kind, kind)


@lru_cache(maxsize=4096)
def link(  # noqa: PLR0917 (what a report tells of a name; all but the first two have defaults)
    name: str,
    level: Level,
    country: Country = Country.VIETNAM,
    within: str | None = None,
    as_of: str = "",
    context: tuple[str, ...] = (),
    *,
    kind: str = "",
) -> Link:
    """Return the unit that a name stands for in a report.

    `within` is the name of a unit said to hold it; `as_of` the report's date (`2020`, `2020-12`, `2020-12-31` or
    empty); `context` the IRIs of units that the report is about, the most telling first; `kind` the word before the
    name, as `unit_kind` tells it: a huyện and a thị xã may bear one name, and a unit that was never of that kind is
    not meant.
    """
    if level not in _REGISTERED or country not in {Country.VIETNAM, Country.LAOS}:
        return Link(None, (), f"there is no register of units of level {level} of {country}")
    found = _bearers(name, level, country)
    if not found:
        return Link(None, (), f"no {level} of {country} bears the name {name}")
    days = _days(as_of)
    why = [f"named {name}"]
    if kind and country is Country.VIETNAM:
        of_kind = {state.iri for state in found if state.kind == kind}
        if not of_kind:
            return Link(None, _iris(found), f"no {kind} is named {name}, but another {level} is")
        found = [state for state in found if state.iri in of_kind]
    if within and _is_unit_name(within, country):
        # What stands at the date comes first: Lạng Sơn is a province, and until 2025 was a city of it as well.
        inside = _inside(_alive(found, days), within, days) or _inside(found, within, _Days("", ""))
        if not inside:
            return Link(None, _iris(found), f"no {kind or level} named {name} is known within {within}")
        found = inside
        why.append(f"within {within}")
    standing, when = _in_time(found, days)
    if not standing:
        return Link(None, _iris(found), f"no {kind or level} bore the name {name} yet by {as_of}")
    why.append(when)
    # What was a town before it was a city may still be called so: the kind of the day decides only among several.
    standing = [state for state in standing if state.kind == kind] or standing
    return _decide(standing, why, context, days)


def _decide(found: list[State], why: list[str], context: Sequence[str], days: _Days) -> Link:
    candidates = _iris(found)
    if len(candidates) > 1:
        for subject in context:
            near, relation = _nearest(found, subject, days)
            if len(_iris(near)) == 1:
                why.append(f"the only one that {relation} {_label(subject)}")
                return Link(near[0].iri, candidates, _sentence(near[0], why))
            if near:
                found = near
    if len(_iris(found)) == 1:
        return Link(found[0].iri, candidates, _sentence(found[0], [*why, "the only one"]))
    return Link(None, candidates, f"{len(candidates)} units are {', '.join(why)}: nothing tells them apart")


def _sentence(state: State, why: list[str]) -> str:
    return f"{state.label} ({state.code}): " + ", ".join(why)


def _label(iri: str) -> str:
    known = states_of(iri)
    return known[-1].label if known else iri


def _iris(found: Iterable[State]) -> tuple[str, ...]:
    return tuple(sorted({state.iri for state in found}))


def _bearers(name: str, level: Level, country: Country) -> list[State]:
    """Return the states of that name and level; "thành phố Đà Nẵng" read as a district is a province all the same."""
    rows = [state for state in named(name) if state.country is country]
    found = [state for state in rows if state.level == level]
    if not found and country is Country.LAOS:
        return [state for state in lao_named(name) if state.level == level]
    if not found and level is Level.DISTRICT:
        found = [state for state in rows if state.level == Level.PROVINCE and state.kind == "thành phố"]
    return found


def _days(as_of: str) -> _Days:
    """Return the days of a date: `2020` is all of that year. 31 stands for the last day of any month."""
    if not as_of:
        return _Days("", "")
    return _Days(
        (as_of + "-01-01")[:10] if len(as_of) == 4 else (as_of + "-01")[:10],
        (as_of + "-12-31"[len(as_of) - 4 :])[:10],
    )


def _alive(found: Iterable[State], days: _Days) -> list[State]:
    """Return the states that stood on one of the days, all where these are not known."""
    if not days.first:
        return list(found)
    return [
        s for s in found if s.valid_from <= days.last and (not s.valid_until or s.valid_until > days.first)
    ]


def _in_time(found: list[State], days: _Days) -> tuple[list[State], str]:
    """Return the states that stood at a date; where none did, all that stood before it."""
    if not days.first:
        return found, "at a date that is not known"
    if alive := _alive(found, days):
        return alive, f"on {_date(days)}"
    past = [state for state in found if state.valid_until and state.valid_until <= days.first]
    return past, f"no longer on {_date(days)}"


def _date(days: _Days) -> str:
    return days.first if days.first == days.last else f"{days.first} to {days.last}"


def _bare(name: str) -> str:
    folded = fold_name(name)
    match = _LEVEL_WORD.match(folded)
    return folded[match.end() :] if match else folded


def _known(name: str, country: Country) -> tuple[State, ...]:
    """Return what may hold a unit of a country by that name, with or without its level word."""
    found = named(_bare(name))
    return found + lao_named(_bare(name)) if country is Country.LAOS else found


def _is_unit_name(name: str, country: Country) -> bool:
    return bool(_known(name, country)) or fold_name(name) in {"lào", "việt nam"}


def _holders(state: State, days: _Days) -> list[State]:
    found: list[State] = []
    above = holder_of(state, days.first)
    while above is not None and len(found) < 3:
        found.append(above)
        above = holder_of(
            above, days.first if not above.valid_until or days.first < above.valid_until else ""
        )
    return found


def _bearing(within: str, country: Country, days: _Days) -> list[State]:
    """Return the units that `within` may name: those of the date, where there are any."""
    known = _known(within, country)
    return _alive(known, days) or list(known)


def _inside(found: list[State], within: str, days: _Days) -> list[State]:
    """Return the states that a unit of that name held.

    A commune within a name that a province and a district of it share (Thái Bình) is in the district or nowhere:
    the name may be of either, and a commune elsewhere in the province may only sound alike.
    """
    if fold_name(within) in {"lào", "việt nam"}:
        return found
    country = found[0].country if found else Country.VIETNAM
    wanted = {(other.epoch, other.code): other.level for other in _bearing(within, country, days)}
    lines = [
        (state, [wanted.get((above.epoch, above.code)) for above in _holders(state, days)]) for state in found
    ]
    near = [state for state, levels in lines if Level.DISTRICT in levels]
    if near or {Level.DISTRICT, Level.PROVINCE} <= set(wanted.values()):
        return near or [state for state, levels in lines if levels and levels[0] is not None]
    return [state for state, levels in lines if any(levels)]


def _nearest(found: list[State], subject: str, days: _Days) -> tuple[list[State], str]:
    """Return the candidates nearest to a unit, and how: itself, inside it, around it, in the same unit as it."""
    own = states_of(subject)
    if not own:
        return [], ""
    line = {own[-1].iri: 0} | {above.iri: rank for rank, above in enumerate(_holders(own[-1], days), 1)}
    around = set(line) - {own[-1].iri}
    lines = {state.iri: {above.iri for above in _holders(state, days)} for state in found}
    for relation, holds in (
        ("is", lambda state: state.iri == subject),
        ("is inside", lambda state: subject in lines[state.iri]),
        ("holds", lambda state: state.iri in around),
    ):
        if near := [state for state in found if holds(state)]:
            return near, relation
    for shared in sorted(around, key=line.__getitem__):
        if near := [state for state in found if shared in lines[state.iri]]:
            return near, f"is in {_label(shared)} like"
    return [], ""
