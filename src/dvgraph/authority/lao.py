"""Names of Lao units: by language, and as they are compared where Vietnamese texts spell them in many ways."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.tables import read_rows
from dvgraph.authority.units import LAO, LAO_COLUMNS, fold_name, states_of
from dvgraph.vocab import BASE

if TYPE_CHECKING:
    from dvgraph.authority.units import State

__all__ = ["LaoNames", "lao_named", "lao_names"]

_ORTHOGRAPHY: Final = ("written", "read", "example")
_LONGEST: Final = 40
"""Letters of a name that can be one of a Lao unit; a longer one is not compared."""


class LaoNames(NamedTuple):
    """A Lao unit's names: in Lao script, in English, in Vietnamese; the first of a language is the usual one."""

    lao: str
    english: tuple[str, ...]
    vietnamese: tuple[str, ...]


@cache
def _by_code() -> dict[str, LaoNames]:
    found = {}
    for _, code, _, english, lao, others, vietnamese, _, _ in read_rows("lao.tsv", LAO_COLUMNS):
        found[code] = LaoNames(
            lao,
            (english, *filter(None, others.split("|"))),
            tuple(filter(None, vietnamese.split("|"))),
        )
    return found


def lao_names(code: str) -> LaoNames | None:
    """Return the names of a Lao unit by its code (`LA-XI`, `0903`), None where there is none."""
    return _by_code().get(code)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((written, read) for written, read, _ in read_rows("lao_orthography.tsv", _ORTHOGRAPHY))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Return a name as it sounds: without marks, and with the letters that `lao_orthography.tsv` takes for one.

    >>> _key("Bôlykhămxay") == _key("Bô Li Khăm Xai") == _key("Bolikhamsai")
    True
    """
    letters = unicodedata.normalize("NFD", fold_name(name)[:_LONGEST])
    key = "^" + "".join(letter for letter in letters if not unicodedata.combining(letter)) + "$"
    for written, read in _rules():
        key = key.replace(written, read)
    return key


@cache
def _by_key() -> dict[str, tuple[State, ...]]:
    found: dict[str, tuple[State, ...]] = {}
    for code, names in _by_code().items():
        own = states_of(f"{BASE}unit/{LAO}/{code}")
        for key in {_key(name) for name in (*names.english, *names.vietnamese)}:
            found[key] = (*found.get(key, ()), *own)
    return found


def lao_named(name: str) -> tuple[State, ...]:
    """Return the Lao units that a name may be a spelling of.

    The units are few and their names far apart, so that marks do not count here as they do in Vietnam.
    """
    return _by_key().get(_key(name), ()) if len(name) <= _LONGEST else ()
