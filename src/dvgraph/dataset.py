"""A graph read back: any RDF file to quads, found by subject and by object, with labels in Vietnamese."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.errors import BadGraph
from dvgraph.model import Literal, Term
from dvgraph.resources import resource
from dvgraph.vocab import NS, PREFIXES, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Dataset", "Quad", "bare", "local_name", "read_dataset", "vocabulary_files", "vocabulary_labels"]

_XSD_STRING: Final = PREFIXES["xsd"] + "string"
_RDF_LANG_STRING: Final = PREFIXES["rdf"] + "langString"


class Quad(NamedTuple):
    """One statement in its named graph; blank nodes (which dvgraph does not write) are `_:name`."""

    subject: str
    predicate: str
    object: Term
    graph: str


class Dataset:
    """Quads in canonical order, each once; look-ups by subject and by object.

    A triple that stands in several named graphs is several quads; `outgoing` and `incoming` give each triple once.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads: tuple[Quad, ...] = tuple(sorted(set(quads), key=_order))
        self._from: dict[str, dict[tuple[str, Term], None]] = {}
        self._to: dict[str, dict[tuple[str, str], None]] = {}
        for subject, predicate, obj, _ in self.quads:
            self._from.setdefault(subject, {})[predicate, obj] = None
            if isinstance(obj, str):
                self._to.setdefault(obj, {})[subject, predicate] = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """All subjects, sorted."""
        return tuple(self._from)

    def outgoing(self, subject: str) -> tuple[tuple[str, Term], ...]:
        """Return what is said of a thing: predicate and object, sorted."""
        return tuple(self._from.get(subject, ()))

    def incoming(self, thing: str) -> tuple[tuple[str, str], ...]:
        """Return what points to a thing: subject and predicate, sorted."""
        return tuple(self._to.get(thing, ()))

    def objects(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Return all objects of a subject and predicate, sorted."""
        return tuple(obj for known, obj in self._from.get(subject, ()) if known == predicate)

    def resources(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the objects that are things."""
        return tuple(obj for obj in self.objects(subject, predicate) if isinstance(obj, str))

    def value(self, subject: str, predicate: str) -> str:
        """Return the first literal of a subject and predicate, an empty string where there is none."""
        return next((o.value for o in self.objects(subject, predicate) if isinstance(o, Literal)), "")

    def types(self, subject: str) -> tuple[str, ...]:
        """Return the classes of a thing, sorted."""
        return self.resources(subject, Ext.type)

    def label(self, thing: str) -> str:
        """Return a thing's label: its own, else the vocabulary's, else the last part of its IRI.

        A thing that several mentions name differently gets the shortest of its names.
        """
        own = [obj.value for obj in self.objects(thing, Ext.label) if isinstance(obj, Literal)]
        if own:
            return min(own, key=lambda words: (len(words), words))
        return vocabulary_labels().get(thing) or local_name(thing)


def _order(quad: Quad) -> tuple[str, str, bool, str, str, str, str]:
    obj = quad.object
    if isinstance(obj, str):
        return (quad.subject, quad.predicate, False, obj, "", "", quad.graph)
    return (quad.subject, quad.predicate, True, obj.value, obj.datatype or "", obj.language or "", quad.graph)


def local_name(iri: str) -> str:
    """Return the last part of an IRI, readable: `twinnedUnit` of dv:twinnedUnit."""
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2].replace("_", " ") or iri


def bare(words: str) -> str:
    """Return words as a person may type them: no diacritics, lower case, single spaces.

    >>> bare("Đảng bộ  huyện Kỳ Sơn")
    'dang bo huyen ky son'
    """
    letters = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def read_dataset(data: bytes, *, where: str) -> Dataset:
    """Read a graph; its form is told by the ending of `where` (.nq, .trig, .ttl, .nt, .rdf, .jsonld), else N-Quads.

    Raises BadGraph, naming the line where there is one.
    """
    return Dataset(_quads(data, where))


def _quads(data: bytes, where: str) -> Iterable[Quad]:
    import pyoxigraph as ox  # noqa: PLC0415 (the command line loads what a command needs)

    form = ox.RdfFormat.from_extension(where.rpartition(".")[2].lower()) or ox.RdfFormat.N_QUADS
    read = []
    try:
        for quad in ox.parse(data, format=form):
            graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            subject, obj = quad.subject, quad.object
            if isinstance(subject, ox.Triple) or isinstance(obj, ox.Triple):
                raise BadGraph(where, "holds a triple term (RDF 1.2), which dvgraph does not read")
            read.append(
                Quad(
                    subject.value if isinstance(subject, ox.NamedNode) else f"_:{subject.value}",
                    quad.predicate.value,
                    _literal(obj) if isinstance(obj, ox.Literal) else _resource(obj),
                    graph,
                )
            )
    except SyntaxError as error:
        raise BadGraph(where, " ".join(str(error.msg).split()), error.lineno) from None
    return read


def _resource(node: object) -> str:
    import pyoxigraph as ox  # noqa: PLC0415

    assert isinstance(node, ox.NamedNode | ox.BlankNode)  # noqa: S101 (triples are refused above)
    return node.value if isinstance(node, ox.NamedNode) else f"_:{node.value}"


def _literal(literal: object) -> Literal:
    import pyoxigraph as ox  # noqa: PLC0415

    assert isinstance(literal, ox.Literal)  # noqa: S101 (told apart by the caller)
    datatype = literal.datatype.value
    plain = datatype in {_XSD_STRING, _RDF_LANG_STRING}
    return Literal(literal.value, None if plain else datatype, literal.language)


def vocabulary_files() -> tuple[tuple[str, bytes], ...]:
    """Return name and content of the Turtle files that label terms and concepts, sorted by name."""
    folders = (("ontology",), ("ontology", "vocab"))
    files = [
        ("/".join((*folder, entry.name)), entry)
        for folder in folders
        for entry in resource(*folder).iterdir()
        if entry.name.endswith(".ttl")
    ]
    return tuple((name, entry.read_bytes()) for name, entry in sorted(files, key=lambda pair: pair[0]))


@cache
def vocabulary_labels() -> dict[str, str]:
    """Return the Vietnamese label of each term of the ontology and each concept of its schemes."""
    labels: dict[str, str] = {}
    root = NS.removesuffix("ns#")
    for name, text in vocabulary_files():
        for subject, predicate, obj, _ in _quads(text, name):
            if (
                predicate in {Ext.label, Ext.prefLabel}
                and isinstance(obj, Literal)
                and obj.language in {"vi", None}
                and subject.startswith(root)
            ):
                labels[subject] = obj.value
    return labels
