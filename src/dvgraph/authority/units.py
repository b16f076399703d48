"""Units of Vietnam and Laos as they stood: codes, names, lifetimes, the units that hold them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from dvgraph.authority.tables import read_rows
from dvgraph.model import Country, Level
from dvgraph.reading import view_of
from dvgraph.vocab import BASE

__all__ = [
    "State",
    "fold_name",
    "held_by",
    "holder_of",
    "named",
    "names",
    "names_of_units",
    "spellings",
    "states",
    "states_of",
]

_UNITS: Final = ("epoch", "code", "level", "kind", "name", "parent", "valid_from", "valid_until", "source")
LAO_COLUMNS: Final = (
    "level",
    "code",
    "parent",
    "name_en",
    "name_lo",
    "spellings_en",
    "spellings_vi",
    "source",
    "source_vi",
)
_SPELLINGS: Final = ("epoch", "level", "code", "name", "source")
_ABOVE: Final = {"commune": ("district", "province"), "district": ("province",), "province": ()}
LAO: Final = "la"
"""In the place of an epoch, for units of Laos."""


class State(NamedTuple):
    """One unit as it stood from `valid_from` until `valid_until` (ISO days, half-open; empty: open).

    `epoch` is `2004` (three levels, until 30 June 2025), `2025` (two levels) or `la` (Laos): codes were used again
    on 1 July 2025. A change of name, kind or parent begins a new state of the same unit. `parent` is a code.
    """

    epoch: str
    code: str
    level: str
    kind: str
    name: str
    parent: str
    valid_from: str
    valid_until: str
    source: str

    @property
    def iri(self) -> str:
        """The unit's IRI: `…/id/unit/vn/2004/417`, `…/id/unit/la/0903`."""
        return (
            f"{BASE}unit/la/{self.code}" if self.epoch == LAO else f"{BASE}unit/vn/{self.epoch}/{self.code}"
        )

    @property
    def country(self) -> Country:
        """The country that the unit is of."""
        return Country.LAOS if self.epoch == LAO else Country.VIETNAM

    @property
    def label(self) -> str:
        """The name with the kind before it: `huyện Kỳ Sơn`."""
        return f"{self.kind} {self.name}"

    def stands(self, day: str) -> bool:
        """Tell whether the state holds on a day (ISO)."""
        return self.valid_from <= day and (not self.valid_until or day < self.valid_until)


_SEPARATORS: Final = re.compile("[ –-]+")


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """Return a name as it is compared: case and the place of tone marks do not count, tones and letters do.

    >>> fold_name("Thừa Thiên - Huế"), fold_name("Nậm Cắn") == fold_name("Nậm Càn")
    ('thừa thiên huế', False)
    """
    folded = _SEPARATORS.sub(" ", view_of(name).folded).strip()
    return folded.lstrip("0") if folded.isdigit() else folded  # "phường 06" is phường 6


@cache
def states() -> tuple[State, ...]:
    """Return every state of every unit; raises BadTable for a row that is not whole."""
    found = [State._make(row) for row in read_rows("units.tsv", _UNITS)]
    for level, code, parent, name, _, _, _, source, _ in read_rows("lao.tsv", LAO_COLUMNS):
        kind = "tỉnh" if level == "province" else "huyện"
        found.append(State(LAO, code, level, kind, name, parent, "", "", source))
    return tuple(found)


@cache
def _by_unit() -> dict[tuple[str, str], list[State]]:
    found: dict[tuple[str, str], list[State]] = {}
    for state in states():
        found.setdefault((state.epoch, state.code), []).append(state)
    for own in found.values():
        if len(own) > 1:
            own.sort(key=attrgetter("valid_from"))
    return found


def states_of(iri: str) -> tuple[State, ...]:
    """Return the states of a unit in order of time, none where the IRI is not of the authority."""
    parts = iri.removeprefix(BASE + "unit/").split("/")
    key = (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "vn" else (LAO, parts[-1])
    if len(parts) not in {2, 3} or (len(parts) == 2 and parts[0] != "la"):
        return ()
    return tuple(_by_unit().get(key, ()))


@cache
def _spelt() -> tuple[list[str], ...]:
    """Return the rows of the tables of other spellings in this country."""
    return tuple(chain(read_rows("spellings.tsv", _SPELLINGS), read_rows("press_spellings.tsv", _SPELLINGS)))


@cache
def spellings() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Return other attested spellings of a unit's name, each with its source, by epoch and code."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for epoch, _, code, name, source in _spelt():
        found.setdefault((epoch, code), []).append((name, source))
    for _, code, _, _, _, english, vietnamese, source, source_vi in read_rows("lao.tsv", LAO_COLUMNS):
        others = [(name, source) for name in english.split("|") if name]
        others += [(name, source_vi) for name in vietnamese.split("|") if name]
        found.setdefault((LAO, code), []).extend(others)
    return {key: tuple(rows) for key, rows in found.items()}


def _key(folded: str) -> str:
    """Return a name that is folded already as `fold_name` does, in a fraction of the time."""
    if "-" in folded:
        return _SEPARATORS.sub(" ", folded)
    return folded.lstrip("0") if folded[0] == "0" else folded


@cache
def _folded_names() -> list[str]:
    """Return the folded name of each state: as one text, which is much faster than name by name."""
    return view_of("\n".join([state.name for state in states()])).folded.split("\n")


@cache
def names_of_units() -> dict[str, list[State]]:
    """Return the states by name, folded as by `fold_name`: by every name that one bears or is spelt with."""
    found: dict[str, list[State]] = {}
    known = states()
    folded = _folded_names()
    for name, state in zip(folded, known, strict=True):
        found.setdefault(_key(name), []).append(state)
    for key, others in spellings().items():
        for name, _ in others:
            rows = found.setdefault(fold_name(name), [])
            rows += [state for state in _by_unit().get(key, ()) if state not in rows]
    return found


def named(name: str) -> tuple[State, ...]:
    """Return the states of all units that bear a name, at any time; exact on tones, never fuzzy."""
    return tuple(names_of_units().get(fold_name(name), ()))


@cache
def names(level: Level) -> frozenset[str]:
    """Return the folded names of all Vietnamese units of a level, at any time and in any attested spelling, without their kind.

    Names stand as `fold_name` leaves them, and with the hyphens that the tables have: `bà rịa - vũng tàu`.
    """
    known = zip(states(), _folded_names(), strict=True)
    found = {name for state, name in known if state.level == level and state.epoch != LAO}
    found |= {view_of(name).folded for _, its_level, _, name, _ in _spelt() if its_level == level}
    return frozenset(found | {_SEPARATORS.sub(" ", name) for name in found if "-" in name})


@cache
def _by_parent() -> dict[tuple[str, str], list[State]]:
    found: dict[tuple[str, str], list[State]] = {}
    for state in states():
        if state.parent:
            found.setdefault((state.epoch, state.parent), []).append(state)
    return found


def held_by(state: State) -> tuple[State, ...]:
    """Return the states of units that a unit holds or held, in their order; those of a district are communes."""
    below = _by_parent().get((state.epoch, state.code), ())
    return tuple(other for other in below if state.level in _ABOVE[other.level])


def holder_of(state: State, day: str = "") -> State | None:
    """Return the state of the unit that holds `state` on a day (ISO), by default on its last one, None at the top.

    On a day outside its lifetime, a former commune was in what held it last.
    """
    if not state.parent:
        return None
    end = state.valid_until or "9999"
    rows = [
        row
        for row in _by_unit().get((state.epoch, state.parent), ())
        if row.level in _ABOVE[state.level]
        and row.valid_from < end
        and (row.valid_until or "9999") > state.valid_from
    ]
    return next((row for row in rows if day and row.stands(day)), rows[-1] if rows else None)
