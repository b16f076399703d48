"""What is known of one thing: found by its name or IRI in a graph, else in the authority; as it is, or was on a day."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.dataset import bare
from dvgraph.errors import UnknownName
from dvgraph.facts import kind_of, things, words_of
from dvgraph.model import Literal
from dvgraph.standing import on_day, stands, with_units
from dvgraph.vocab import PREFIXES, Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Statement, Words

__all__ = ["Known", "find", "known_of", "names_of", "on_a_day"]

_LISTED: Final = frozenset({Dv.Indicator, Dv.Period, Dv.Citation, Dv.Observation, Dv.Tenure, Dv.Twinning})
"""Kinds that a name does not mean first: a person who types "xã" does not look for what is counted."""

_FROM_FIGURES: Final = frozenset({Dv.featureOfInterest, Dv.indicator, Dv.period})
_NOT_POINTING: Final = _FROM_FIGURES | {
    Dv.citedDocument,
    Dv.citingReport,
    Dv.sentenceOf,
    Dv.changeOf,
    Dv.changedInto,
    Dv.stateOf,
}
"""Told otherwise: figures have a part of their own, `dv:cites` says what a citation says, `dv:successor` a change."""


class Known(NamedTuple):
    """What is known of a thing: facts that it is the subject of, facts that point to it, figures claimed of it."""

    iri: str
    label: str
    names: tuple[str, ...]
    kind: str
    said: tuple[Statement, ...]
    pointing: tuple[Statement, ...]
    figures: tuple[Statement, ...]
    words: tuple[Words, ...]


def find(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Return the things of a name or IRI, best first.

    A name fits as it is written, else without diacritics, else as a part of a longer name.
    Raises UnknownName, with the nearest names, where nothing fits.
    """
    if found := _named(dataset, name) or _named(dataset, name, part=True):
        return found
    typed = bare(name)
    known = {bare(label): label for thing in things(dataset) for label in names_of(dataset, thing)}
    raise UnknownName("thing", name, [known[near] for near in get_close_matches(typed, known, 5, 0.6)])


def _named(dataset: Dataset, name: str, *, part: bool = False) -> tuple[str, ...]:
    """Return the things of an IRI, or of a name: a whole one, or with `part` one that holds it."""
    iri = _expanded(name)
    if dataset.outgoing(iri) or dataset.incoming(iri):
        return (iri,)
    labels = {thing: names_of(dataset, thing) for thing in things(dataset)}
    typed = bare(name)
    whole = (lambda label: label.casefold() == name.casefold(), lambda label: bare(label) == typed)
    for fits in (lambda label: bool(typed) and f" {typed} " in f" {bare(label)} ",) if part else whole:
        found = [thing for thing, names in labels.items() if any(map(fits, names))]
        named = [thing for thing in found if kind_of(dataset, thing) not in _LISTED]
        if found:
            # What a report names is shown together with what it is taken for.
            meant = {
                known
                for thing in found
                for predicate in (Dv.denotes, Dv.denotesBody)
                for known in dataset.resources(thing, predicate)
            }
            left = [thing for thing in named or found if thing not in meant]
            return tuple(sorted(left, key=lambda thing: (-len(dataset.incoming(thing)), thing)))
    return ()


def on_a_day(dataset: Dataset, name: str, as_of: str) -> tuple[Dataset, tuple[str, ...]]:
    """Return a graph on a day, and the things of a name in it: units of the authority where it names none itself."""
    from dvgraph.authority import units_named  # noqa: PLC0415 (tables that few names need)

    found = _named(dataset, name)
    if not found and (found := units_named(name)):
        dataset = with_units(dataset, found)
    found = found or find(dataset, name)
    if not as_of:
        return dataset, found
    standing = tuple(thing for thing in found if stands(dataset, thing, as_of))
    return on_day(dataset, as_of), standing or found


def _expanded(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name


def names_of(dataset: Dataset, thing: str) -> tuple[str, ...]:
    """Return the labels and numbers of a thing."""
    own = [o.value for o in dataset.objects(thing, Ext.label) if isinstance(o, Literal)]
    numbers = [o.value for o in dataset.objects(thing, Dv.number) if isinstance(o, Literal)]
    return tuple(dict.fromkeys([*own, *numbers]))


def known_of(dataset: Dataset, iri: str, facts: Iterable[Statement]) -> Known:
    """Return what a graph knows of one thing; `facts` are its `statements`."""
    facts = list(facts)
    figures = {f.subject for f in facts if f.predicate in _FROM_FIGURES and f.object == iri}
    return Known(
        iri,
        dataset.label(iri),
        names_of(dataset, iri),
        kind_of(dataset, iri),
        tuple(f for f in facts if f.subject == iri),
        tuple(f for f in facts if f.object == iri and f.predicate not in _NOT_POINTING),
        tuple(f for f in facts if f.subject in figures and f.predicate == Dv.value),
        words_of(dataset, iri),
    )
