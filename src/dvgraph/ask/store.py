"""The SPARQL store: a graph and its vocabulary in memory, and one question put to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.ask.answers import Answer
from dvgraph.ask.questions import Question, values_of
from dvgraph.ask.sparql import bind, refuse_unsafe
from dvgraph.dataset import bare, vocabulary_files
from dvgraph.errors import BadGraph, BadQuery
from dvgraph.model import Literal, Term
from dvgraph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    values = values_of(asked, parameters or {})
    for parameter in asked.parameters:
        value = values[parameter.name]
        if parameter.type == "name" and isinstance(value, Literal) and value.value:
            values[parameter.name] = Literal(_with_diacritics(store, value.value))
    terms = {name: _written(value) for name, value in values.items()}
    return _run(store, bind(asked.text, terms), asked.where)


def ask_text(store: ox.Store, text: str, *, where: str = "query") -> Answer:
    """Put any SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of `vocab.PREFIXES` need no declaration.

    Raises BadQuery, naming the line, for what does not parse, would write, or would call another server.
    """
    return _run(store, text, where)


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
