"""All that is known of one thing, by its name or IRI, with the words that say it."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any, Final

from dvgraph.dataset import local_name, vocabulary_labels
from dvgraph.facts import kind_of, statements
from dvgraph.known import known_of, on_a_day
from dvgraph.model import Literal
from dvgraph.standing import stands
from dvgraph.vocab import BASE, Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Statement, Words
    from dvgraph.known import Known
    from dvgraph.model import Term

__all__ = ["show", "show_json"]

_CHANGES: Final = {Dv.successor: Dv.changeOf, Dv.predecessor: Dv.changedInto}
"""What a change calls the unit that it is told of."""

_TERMS: Final = {
    Ext.source: "nguồn",
    Ext.prefLabel: "tên",
    Ext.altLabel: "tên khác",
    Ext.exactMatch: "cũng là",
    Ext.subOrganizationOf: "trực thuộc",
    Ext.reportsTo: "chịu sự chỉ đạo của",
    Ext.isReplacedBy: "nay là",
    Ext.identifier: "số hiệu",
    Ext.title: "tên",
    Ext.issued: "ngày ban hành",
}
"""What terms of published vocabularies are called here; the ontology labels its own."""


# --- text ------------------------------------------------------------------------------------------------------------


def show(dataset: Dataset, name: str, *, width: int = 100, as_of: str = "") -> str:
    """Return a text for a terminal; `name` is an IRI, or a label with or without diacritics.

    A unit of the authority is told of even where the graph does not name it; with `as_of`, units as they were on
    that day (ISO). Several things of that name give a list to choose from. Raises UnknownName, with the nearest,
    for none.
    """
    dataset, found = on_a_day(dataset, name, as_of)
    if len(found) > 1:
        return _choice(dataset, name, found)
    facts = statements(dataset)
    lines = [*_lines(dataset, known_of(dataset, found[0], facts), width)]
    ended = dataset.value(found[0], Dv.validUntil)
    if ended and ended <= (as_of or "9999"):
        lines.insert(1, f"  không còn từ ngày {ended}")
    elif as_of and not stands(dataset, found[0], as_of):
        lines.insert(1, "  khi đó chưa có")
    for predicate in (Dv.denotes, Dv.denotesBody):
        for thing in dataset.resources(found[0], predicate):
            lines += [
                "",
                f"Trong danh mục{f', ngày {as_of}' if as_of else ''}: {_clean(dataset.label(thing))}",
            ]
            lines += _said(dataset, known_of(dataset, thing, facts))
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
    return vocabulary_labels().get(iri) or _TERMS.get(iri) or local_name(iri)


def _clean(words: str) -> str:
    """Return words without controls: an escape sequence of a quoted text must not reach the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _object(dataset: Dataset, term: Term) -> str:
    if isinstance(term, Literal):
        return _clean(term.value)
    if term.startswith((f"{BASE}unit/", f"{BASE}body/")) and not dataset.objects(term, Ext.label):
        from dvgraph.authority import body_of, full_name  # noqa: PLC0415 (a candidate, which no graph describes)

        body = body_of(term)
        return (body.label if body else full_name(term)) or dataset.label(term)
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
        if fact.predicate == Ext.hiddenLabel:
            continue
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
    dataset, found = on_a_day(dataset, name, as_of)
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
