"""The SPARQL store: a graph and its vocabulary in memory, and one question put to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.ask.answers import Answer
from dvgraph.ask.questions import AS_OF, Question, last_day, values_of
from dvgraph.ask.sparql import bind, refuse_unsafe
from dvgraph.dataset import bare, vocabulary_files
from dvgraph.errors import BadGraph, BadQuery, UnknownName
from dvgraph.model import Literal, Term
from dvgraph.vocab import BASE, PREFIXES, Dv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox

__all__ = ["VOCABULARY", "ask", "ask_text", "load"]

VOCABULARY: Final = BASE + "graph/vocabulary"
"""The named graph in which the ontology and its SKOS schemes stand beside the reports."""


# The engine can also unite the graphs while it answers, but then plans joins badly: 19 s for `documents` over ten
# reports, and 0.02 s from a default graph that holds the union.
_UNION: Final = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


def load(data: bytes, *, where: str) -> ox.Store:
    """Return a store with a graph and the vocabulary; the form is told by the ending of `where`, else N-Quads.

    Raises BadGraph, naming the line, where the data does not parse.
    """
    import pyoxigraph as ox  # noqa: PLC0415 (the command line loads what a command needs)

    ending = where.rpartition(".")[2].lower()
    form = ox.RdfFormat.from_extension(ending) or ox.RdfFormat.N_QUADS
    store = ox.Store()
    try:
        store.load(data, format=form)
    except SyntaxError as error:
        raise BadGraph(where, " ".join(str(error.msg).split()), error.lineno) from None
    for name, text in vocabulary_files():
        try:
            store.load(text, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(VOCABULARY))
        except SyntaxError as error:
            raise BadGraph(name, str(error.msg), error.lineno) from None
    store.update(_UNION)
    return store


def ask(store: ox.Store, asked: Question, parameters: Mapping[str, str] | None = None) -> Answer:
    """Put a question of the library; values are bound as terms, never pasted.

    Raises UnknownName for a parameter that the question does not have, BadQuery for a value that does not fit.
    """
    terms = {}
    known: list[ox.Quad] = []
    values = values_of(asked, parameters or {})
    day = values.get(AS_OF)
    for name, value in values.items():
        words = value.value if isinstance(value, Literal) else ""
        kind = next(p.type for p in asked.parameters if p.name == name)
        if kind == "unit":
            meant = _units(store, words, day.value if isinstance(day, Literal) else "") if words else []
            known += _known_of(meant)
            terms[name] = " ".join(map(_written, meant)) or "UNDEF"
        elif kind == "name" and words:
            terms[name] = _written(Literal(_with_diacritics(store, words)))
        else:
            terms[name] = _written(value)
    added = [quad for quad in known if quad not in store]
    store.extend(added)
    try:
        return _run(store, bind(asked.text, terms), asked.where)
    finally:
        for quad in added:
            store.remove(quad)


def ask_text(store: ox.Store, text: str, *, where: str = "query", as_of: str = "") -> Answer:
    """Put any SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of `vocab.PREFIXES` need no declaration.

    `$as_of` in the text stands for the day that `as_of` ends with, as a string.
    Raises BadQuery, naming the line, for what does not parse, would write, or would call another server.
    """
    return _run(store, bind(text, {AS_OF: _written(Literal(last_day(as_of)))}) if as_of else text, where)


def _units(store: ox.Store, words: str, day: str) -> list[str]:
    """Return the units of the authority that words mean.

    Of those that share a name, those that stood on `day` (ISO; empty: any), and of these those of which reports
    speak. Raises UnknownName, with the nearest names, for none.
    """
    import pyoxigraph as ox  # noqa: PLC0415

    from dvgraph.authority import near_names, states_of, units_named  # noqa: PLC0415 (tables that few need)

    found = units_named(words)
    if not found:
        raise UnknownName("unit", words, near_names(words))
    standing = [iri for iri in found if not day or any(state.stands(day) for state in states_of(iri))]
    denotes = ox.NamedNode(Dv.denotes)
    spoken = [
        iri
        for iri in standing
        if next(store.quads_for_pattern(None, denotes, ox.NamedNode(iri)), None) is not None
    ]
    return spoken or standing or list(found)


def _known_of(units: list[str]) -> Iterator[ox.Quad]:
    """Yield what the authority knows of units, of all that they hold and of what they became."""
    import pyoxigraph as ox  # noqa: PLC0415

    from dvgraph.graph import authority_lines  # noqa: PLC0415

    lines = "\n".join(authority_lines(units, whole=True)).encode() if units else b""
    for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


# "error at 3:12: expected …", as the engine words it
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# A sentence among the tokens that it lists: "The SELECT contains a variable that is unbound"
_SENTENCE: Final = re.compile(r"\bThe [^,\[]*[^,\[ ]")
_LONGEST: Final = 160


def _run(store: ox.Store, text: str, where: str) -> Answer:
    import pyoxigraph as ox  # noqa: PLC0415

    refuse_unsafe(text, where=where)
    try:
        result = store.query(text, prefixes=PREFIXES)
        if isinstance(result, ox.QueryBoolean):
            return Answer((), (), boolean=bool(result))
        if isinstance(result, ox.QuerySolutions):
            columns = tuple(variable.value for variable in result.variables)
            return Answer(columns, tuple(tuple(_term(cell) for cell in row) for row in result))
        triples = {(_term(t.subject), _term(t.predicate), _term(t.object)) for t in result}
        return Answer(("subject", "predicate", "object"), tuple(sorted(triples, key=repr)))
    except SyntaxError as error:
        raise _bad_query(str(error.msg), error.lineno, where) from None
    except RuntimeError as error:
        raise BadQuery(where, str(error)) from None


def _bad_query(message: str, line: int | None, where: str) -> BadQuery:
    if match := _PLACE.search(message):
        reason = " ".join(match[3].split())
        if sentence := _SENTENCE.search(reason):
            reason = sentence[0]
        short = reason if len(reason) <= _LONGEST else f"{reason[:_LONGEST].rpartition(',')[0]}, …"
        return BadQuery(where, f"column {match[2]}: {short}", int(match[1]))
    return BadQuery(where, " ".join(message.split()), line)


def _term(term: object) -> Term | None:
    import pyoxigraph as ox  # noqa: PLC0415

    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.Literal):
        plain = term.language is not None or term.datatype.value == PREFIXES["xsd"] + "string"
        return Literal(term.value, None if plain else term.datatype.value, term.language)
    return str(term)


def _written(term: Term) -> str:
    """Return a term as SPARQL: the engine's own escaping, which nothing gets out of."""
    import pyoxigraph as ox  # noqa: PLC0415

    if isinstance(term, str):
        return str(ox.NamedNode(term))
    if term.datatype:
        return str(ox.Literal(term.value, datatype=ox.NamedNode(term.datatype)))
    return str(ox.Literal(term.value))


def _with_diacritics(store: ox.Store, name: str) -> str:
    """Return the label that a name without diacritics stands for; the name itself where none or several fit.

    A name with any diacritic, or that some label holds as it is written, is never changed: Nậm Cắn and Nậm Càn
    differ by a tone.
    """
    import pyoxigraph as ox  # noqa: PLC0415

    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    labels = {
        quad.object.value
        for quad in store.quads_for_pattern(None, label, None)
        if isinstance(quad.object, ox.Literal)
    }
    if any(name.casefold() in known.casefold() for known in labels):
        return name
    typed = bare(name)
    if typed != " ".join(name.casefold().split()):
        return name
    fitting = {known for known in labels if bare(known) == typed} or {k for k in labels if typed in bare(k)}
    return fitting.pop() if len(fitting) == 1 else name
