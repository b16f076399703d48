"""Units by what a person types: a name, with its kind, with what holds it, a code or an IRI."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from dvgraph.authority.lao import lao_named
from dvgraph.authority.units import fold_name, holder_of, named, names_of_units, states, states_of
from dvgraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.authority.units import State

__all__ = ["full_name", "near_names", "units_named"]

_STROKE: Final = str.maketrans("đ", "d")


def _bare(folded: str) -> str:
    letters = unicodedata.normalize("NFD", folded.translate(_STROKE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_WORDS: Final = ("tỉnh", "huyện", "quận", "xã", "phường", "thành phố", "thị xã", "thị trấn", "đặc khu")
_KINDS: Final = (
    {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
    | {_bare(kind): kind for kind in _WORDS}
    | {kind: kind for kind in _WORDS}
)
"""Kinds of units as people type them before a name."""

_TWO_WORDS: Final = tuple({kind.partition(" ")[0] for kind in _KINDS if " " in kind})


def units_named(words: str) -> tuple[str, ...]:
    """Return the IRIs of all units that `words` may mean, sorted: of any level, country and time.

    "Kỳ Sơn", "huyện Kỳ Sơn", "Kỳ Sơn, Nghệ An", "417", "id:unit/vn/2004/417". A name fits as `fold_name` has it;
    where none does and it has no diacritics, all names that are the same without theirs.
    """
    typed = words.strip()
    if typed.startswith(("id:", BASE)):
        iri = BASE + typed.removeprefix("id:").removeprefix(BASE)
        return (iri,) if states_of(iri) else ()
    name, *within = (part.strip() for part in typed.split(","))
    if not name:
        return ()
    found = _bearing(name) or [state for state in states() if state.code == name]
    for holder in filter(None, within):
        around = {state.iri for state in _bearing(holder)}
        found = [state for state in found if not around.isdisjoint(above.iri for above in _above(state))]
    return tuple(sorted({state.iri for state in found}))


def full_name(iri: str) -> str:
    """Return a unit's last name with those of what held it: "xã Mỹ Lý, huyện Kỳ Sơn, tỉnh Nghệ An"; empty if none."""
    own = states_of(iri)
    return ", ".join(state.label for state in (own[-1], *_above(own[-1]))) if own else ""


def near_names(words: str) -> list[str]:
    """Return names of units that are nearly `words`, for one who mistyped: folded, at most five."""
    return get_close_matches(fold_name(words.partition(",")[0]), names_of_units(), 5, 0.75)


def _above(state: State) -> Iterator[State]:
    holder = holder_of(state)
    while holder is not None:
        yield holder
        holder = holder_of(holder)


def _bearing(words: str) -> list[State]:
    """Return the states that bear a name; with a kind before it, those of that kind, where there are any."""
    folded = fold_name(words)
    kind, _, name = folded.partition(" ")
    if kind in _TWO_WORDS:
        second, _, name = name.partition(" ")
        kind = f"{kind} {second}"
    wanted = _KINDS.get(kind.rstrip("."), "")
    return [state for state in _called(name) if wanted and fold_name(state.kind) == wanted] or _called(folded)


def _called(folded: str) -> list[State]:
    return list(dict.fromkeys((*named(folded), *lao_named(folded)))) or _bare_named(folded)


def _bare_named(folded: str) -> list[State]:
    """Return the states whose names are `folded` without their marks, where it has none itself."""
    if not folded or _bare(folded) != folded:
        return []
    return [state for name, rows in names_of_units().items() if _bare(name) == folded for state in rows]
