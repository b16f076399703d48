"""A graph against the SHACL shapes in `ontology/shapes/`; the only module that knows pyshacl.

Named graphs are checked as their union, with the ontology's classes and the SKOS schemes beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.dataset import local_name, vocabulary_files
from dvgraph.facts import words_of
from dvgraph.model import Literal
from dvgraph.resources import resource
from dvgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    import rdflib
    from rdflib.term import Node as RdfTerm

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words
    from dvgraph.model import Term

__all__ = ["Result", "validate", "violations"]

_SH: Final = PREFIXES["sh"]
_SEVERITIES: Final = ("Violation", "Warning", "Info")


class Result(NamedTuple):
    """One thing that a shape found: what, where in the reports, and what to do about it.

    `shape` and `path` are names, `source` and `via` the IRIs behind them, empty where there are none.
    `messages` and `remedies` are by language (vi, en); `words` are those that the focus node rests on.
    """

    severity: str
    shape: str
    source: str
    component: str
    focus: str
    label: str
    path: str
    via: str
    value: Term | None
    messages: dict[str, str]
    remedies: dict[str, str]
    words: tuple[Words, ...]


def validate(dataset: Dataset) -> tuple[Result, ...]:
    """Return what the shapes find in a graph, violations first; an empty tuple where all is well."""
    import pyshacl  # noqa: PLC0415 (half a second, paid by those who validate)
    import rdflib  # noqa: PLC0415

    shapes = rdflib.Graph()
    for file in sorted(resource("ontology", "shapes").iterdir(), key=lambda entry: entry.name):
        shapes.parse(data=file.read_bytes(), format="turtle")
    _, report, _ = pyshacl.validate(_data_graph(dataset), shacl_graph=shapes, advanced=True, inplace=True)
    found = [
        _result(dataset, shapes, report, node)
        for node in report.subjects(rdflib.RDF.type, rdflib.URIRef(_SH + "ValidationResult"))
    ]
    return tuple(
        sorted(found, key=lambda r: (_SEVERITIES.index(r.severity), r.shape, r.focus, r.path, str(r.value)))
    )


def violations(results: Iterable[Result]) -> int:
    """Return how many results make a graph invalid: warnings do not."""
    return sum(result.severity == "Violation" for result in results)


def _data_graph(dataset: Dataset) -> rdflib.Graph:
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph()
    for quad in dataset.quads:
        graph.add((_node(quad.subject), rdflib.URIRef(quad.predicate), _node(quad.object)))
    for _, text in vocabulary_files():
        graph.parse(data=text, format="turtle")
    return graph


def _node(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    import rdflib  # noqa: PLC0415

    if isinstance(term, Literal):
        datatype = rdflib.URIRef(term.datatype) if term.datatype and not term.language else None
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    return rdflib.BNode(term[2:]) if term.startswith("_:") else rdflib.URIRef(term)


def _term(node: RdfTerm | None) -> Term | None:
    import rdflib  # noqa: PLC0415

    if isinstance(node, rdflib.Literal):
        return Literal(str(node), str(node.datatype) if node.datatype else None, node.language)
    return None if node is None else str(node)


def _result(dataset: Dataset, shapes: rdflib.Graph, report: rdflib.Graph, node: RdfTerm) -> Result:
    import rdflib  # noqa: PLC0415

    def one(name: str) -> str:
        return str(report.value(node, rdflib.URIRef(_SH + name)) or "")

    def by_language(graph: rdflib.Graph, subject: RdfTerm | None, name: str) -> dict[str, str]:
        words = graph.objects(subject, rdflib.URIRef(_SH + name)) if subject is not None else ()
        return {str(w.language or "en"): str(w) for w in words if isinstance(w, rdflib.Literal)}

    source = report.value(node, rdflib.URIRef(_SH + "sourceShape"))
    path = report.value(node, rdflib.URIRef(_SH + "resultPath"))
    constraint = report.value(node, rdflib.URIRef(_SH + "sourceConstraint"))  # of a shape in SPARQL
    focus = one("focusNode")
    return Result(
        severity=local_name(one("resultSeverity")),
        shape=local_name(str(source)) if isinstance(source, rdflib.URIRef) else "",
        source=str(source) if isinstance(source, rdflib.URIRef) else "",
        component=one("sourceConstraintComponent"),
        focus=focus,
        label=dataset.label(focus),
        path=local_name(str(path)) if isinstance(path, rdflib.URIRef) else "",
        via=str(path) if isinstance(path, rdflib.URIRef) else "",
        value=_term(report.value(node, rdflib.URIRef(_SH + "value"))),
        messages={**by_language(shapes, constraint, "message"), **by_language(report, node, "resultMessage")},
        remedies=by_language(shapes, constraint or source, "description"),
        words=words_of(dataset, focus),
    )
