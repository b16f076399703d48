"""All that is known of one thing, by its name or IRI, with the words that say it."""

from __future__ import annotations

import json
import textwrap
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dvgraph.dataset import bare, local_name, vocabulary_labels
from dvgraph.errors import UnknownName
from dvgraph.facts import kind_of, statements, things, words_of
from dvgraph.model import Literal
from dvgraph.standing import on_day, stands, with_units
from dvgraph.vocab import BASE, PREFIXES, Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Statement, Words
    from dvgraph.model import Term

__all__ = ["Known", "find", "known_of", "show", "show_json"]

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

_CHANGES: Final = {Dv.successor: Dv.changeOf, Dv.predecessor: Dv.changedInto}
"""What a change calls the unit that it is told of."""


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
    known = {bare(label): label for thing in things(dataset) for label in _names(dataset, thing)}
    raise UnknownName("thing", name, [known[near] for near in get_close_matches(typed, known, 5, 0.6)])


def _named(dataset: Dataset, name: str, *, part: bool = False) -> tuple[str, ...]:
    """Return the things of an IRI, or of a name: a whole one, or with `part` one that holds it."""
    iri = _expanded(name)
    if dataset.outgoing(iri) or dataset.incoming(iri):
        return (iri,)
    labels = {thing: _names(dataset, thing) for thing in things(dataset)}
    typed = bare(name)
    whole = (lambda label: label.casefold() == name.casefold(), lambda label: bare(label) == typed)
    for fits in (lambda label: bool(typed) and f" {typed} " in f" {bare(label)} ",) if part else whole:
        found = [thing for thing, names in labels.items() if any(map(fits, names))]
        named = [thing for thing in found if kind_of(dataset, thing) not in _LISTED]
        if found:
            return tuple(sorted(named or found, key=lambda thing: (-len(dataset.incoming(thing)), thing)))
    return ()


def _told(dataset: Dataset, name: str, as_of: str) -> tuple[Dataset, tuple[str, ...]]:
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


def _names(dataset: Dataset, thing: str) -> tuple[str, ...]:
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
        _names(dataset, iri),
        kind_of(dataset, iri),
        tuple(f for f in facts if f.subject == iri),
        tuple(f for f in facts if f.object == iri and f.predicate not in _NOT_POINTING),
        tuple(f for f in facts if f.subject in figures and f.predicate == Dv.value),
        words_of(dataset, iri),
    )


# --- text ------------------------------------------------------------------------------------------------------------


def show(dataset: Dataset, name: str, *, width: int = 100, as_of: str = "") -> str:
    """Return a text for a terminal; `name` is an IRI, or a label with or without diacritics.

    A unit of the authority is told of even where the graph does not name it; with `as_of`, units as they were on
    that day (ISO). Several things of that name give a list to choose from. Raises UnknownName, with the nearest,
    for none.
    """
    dataset, found = _told(dataset, name, as_of)
    if len(found) > 1:
        return _choice(dataset, name, found)
    facts = statements(dataset)
    lines = [*_lines(dataset, known_of(dataset, found[0], facts), width)]
    ended = dataset.value(found[0], Dv.validUntil)
    if ended and ended <= (as_of or "9999"):
        lines.insert(1, f"  không còn từ ngày {ended}")
    elif as_of and not stands(dataset, found[0], as_of):
        lines.insert(1, "  khi đó chưa có")
    for unit in dataset.resources(found[0], Dv.denotes):
        lines += ["", f"Trong danh mục{f', ngày {as_of}' if as_of else ''}: {_clean(dataset.label(unit))}"]
        lines += _said(dataset, known_of(dataset, unit, facts))
    return "".join(f"{line}\n" for line in lines)


def _choice(dataset: Dataset, name: str, found: Iterable[str]) -> str:
    lines = [f"{name}: several things have this name; show one by its IRI:"]
    for iri in found:
        kind = _term(kind_of(dataset, iri))
        notes = [
            dataset.label(o) for p in (Dv.level, Dv.partOf, Dv.ofUnit) for o in dataset.resources(iri, p)
        ]
        lines.append(f"  {dataset.label(iri)} ({', '.join([kind, *notes])})")
        lines.append(f"    {_short(iri)}")
    return "".join(f"{line}\n" for line in lines)


def _short(iri: str) -> str:
    return f"id:{iri.removeprefix(BASE)}" if iri.startswith(BASE) else iri


def _term(iri: str) -> str:
    return vocabulary_labels().get(iri) or local_name(iri)


def _clean(words: str) -> str:
    """Return words without controls: an escape sequence of a quoted text must not reach the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _object(dataset: Dataset, term: Term) -> str:
    if isinstance(term, Literal):
        return _clean(term.value)
    if term.startswith(f"{BASE}unit/") and not dataset.objects(term, Ext.label):
        from dvgraph.authority import full_name  # noqa: PLC0415 (a candidate, which no graph describes)

        return full_name(term) or dataset.label(term)
    return _clean(dataset.label(term))


def _lines(dataset: Dataset, known: Known, width: int) -> Iterator[str]:
    yield f"{_clean(known.label)} ({_term(known.kind)})"
    yield f"  {_short(known.iri)}"
    others = [_clean(n) for n in known.names if n != known.label]
    if others:
        yield f"  cũng viết: {'; '.join(others)}"
    if known.said:
        yield ""
    yield from _said(dataset, known)
    if known.pointing:
        yield ""
        yield f"Được nhắc tới ({len(known.pointing)})"
    for fact in known.pointing:
        subject = (
            _clean(dataset.label(fact.subject))
            if _is_named(dataset, fact.subject)
            else _joined(dataset, fact, known)
        )
        yield f"  {subject} — {_term(fact.predicate)}{_quoted(fact.words[:1])}"
    if known.figures:
        yield ""
        yield f"Số liệu ({len(known.figures)})"
    for fact in known.figures:
        yield f"  {_figure(dataset, fact)}"
    yield from _sentences(known, width)


def _said(dataset: Dataset, known: Known) -> Iterator[str]:
    for fact in known.said:
        told = f"{_object(dataset, fact.object)}{_changed(dataset, fact)}{_apart(known, fact)}"
        yield f"  {_term(fact.predicate)}: {told}"


def _changed(dataset: Dataset, fact: Statement) -> str:
    """Return how a unit became another: " (một phần, 2025-07-01, 1678/NQ-UBTVQH15)"."""
    own = _CHANGES.get(fact.predicate, "")
    for change, via in dataset.incoming(fact.subject) if own else ():
        if via == own and fact.object in dataset.resources(change, *(set(_CHANGES.values()) - {own})):
            part = "một phần" if dataset.value(change, Dv.extent) == "part" else "toàn bộ"
            said = (part, dataset.value(change, Dv.date), dataset.value(change, Dv.changedBy))
            return f" ({', '.join(filter(None, said))})"
    return ""


def _is_named(dataset: Dataset, thing: str) -> bool:
    return bool(dataset.objects(thing, Ext.label))


def _joined(dataset: Dataset, fact: Statement, known: Known) -> str:
    """Return the other ends of a node that joins things: of a twinning, a tenure, a citation."""
    ends = [
        _object(dataset, obj)
        for predicate, obj in sorted(
            dataset.outgoing(fact.subject), key=lambda said: isinstance(said[1], Literal)
        )
        if obj != known.iri and predicate not in {Ext.type, Dv.evidence, Dv.zone, Dv.statedIn}
    ]
    return f"{_term(kind_of(dataset, fact.subject))}: {', '.join(ends)}" if ends else _short(fact.subject)


def _apart(known: Known, fact: Statement) -> str:
    """Return the quotation of a fact that has words of its own, beside those that name the thing."""
    return _quoted(fact.words[:1]) if fact.words and fact.words != known.words else ""


def _quoted(words: Iterable[Words]) -> str:
    return "".join(f"  “{_clean(w.quote)}”" for w in words)


def _figure(dataset: Dataset, fact: Statement) -> str:
    """Return a figure on a line: "có 179 / 191 bản (2020)  “179/191 bản”"."""
    node = fact.subject

    def value(predicate: str) -> str:
        return _clean(dataset.value(node, predicate))

    number = _object(dataset, fact.object)
    number += f"–{value(Dv.valueMax)}" if value(Dv.valueMax) else ""
    number += f" / {value(Dv.whole)}" if value(Dv.whole) else ""
    comparator = "".join(_term(c) for c in dataset.resources(node, Dv.comparator))
    period = ", ".join(dataset.label(p) for p in dataset.resources(node, Dv.period))
    per = f"/{value(Dv.per)}" if value(Dv.per) else ""
    parts = [
        value(Dv.action),
        comparator,
        number,
        f"{value(Dv.unitName)}{per}",
        f"({period})" if period else "",
    ]
    return " ".join(part for part in parts if part) + _quoted(fact.words[:1])


def _sentences(known: Known, width: int) -> Iterator[str]:
    seen = {w.sentence: w for w in reversed(known.words) if w.sentence}
    if not seen:
        return
    yield ""
    yield f"Câu ({len(seen)})"
    for sentence, words in sorted(seen.items(), key=lambda item: (item[1].report, item[1].start)):
        mark = f"[{words.zone}] " if words.zone in {"related", "furniture"} else ""
        yield from textwrap.wrap(
            mark + _clean(sentence), max(width, 20), initial_indent="  - ", subsequent_indent="    "
        )


# --- JSON ------------------------------------------------------------------------------------------------------------


def show_json(dataset: Dataset, name: str, *, as_of: str = "") -> str:
    """Return the same as a JSON object: `{"things": [...]}`, one entry for each thing of that name."""
    dataset, found = _told(dataset, name, as_of)
    facts = statements(dataset)
    entries = [_entry(dataset, known_of(dataset, iri, facts)) for iri in found]
    return json.dumps({"things": entries}, ensure_ascii=False, indent=1) + "\n"


def _entry(dataset: Dataset, known: Known) -> dict[str, Any]:
    return {
        "iri": known.iri,
        "label": known.label,
        "names": list(known.names),
        "kind": known.kind,
        "types": list(dataset.types(known.iri)),
        "facts": [_fact(dataset, f) for f in known.said],
        "pointing": [_fact(dataset, f) for f in known.pointing],
        "figures": [{**_node(dataset, f.subject), "words": _words(f.words)} for f in known.figures],
        "words": _words(known.words),
    }


def _value(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term


def _fact(dataset: Dataset, fact: Statement) -> dict[str, Any]:
    return {
        "subject": fact.subject,
        "predicate": fact.predicate,
        "relation": _term(fact.predicate),
        "object": _value(fact.object),
        "label": _object(dataset, fact.object),
        "words": _words(fact.words),
    }


def _node(dataset: Dataset, node: str) -> dict[str, Any]:
    """Return what is said of a figure, by the names of its properties."""
    said: dict[str, Any] = {"iri": node}
    for predicate, obj in dataset.outgoing(node):
        if predicate not in {Ext.type, Dv.evidence, Dv.statedIn}:
            said[local_name(predicate)] = _value(obj)
    return said


def _words(words: Iterable[Words]) -> list[dict[str, Any]]:
    return [{**w._asdict(), "rules": list(w.rules)} for w in words]
