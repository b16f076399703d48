"""A graph read back: any RDF file to quads, found by subject and by object, with labels in Vietnamese."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.errors import BadGraph
from dvgraph.model import Literal, Term
from dvgraph.resources import resource
from dvgraph.vocab import NS, PREFIXES, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

__all__ = [
    "Dataset",
    "Quad",
    "Said",
    "bare",
    "local_name",
    "read_dataset",
    "text_in",
    "thing_in",
    "vocabulary_files",
    "vocabulary_labels",
]

_PLAIN: Final = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})

_NOTHING: Final[dict[str, list[Term]]] = {}


Said = Mapping[str, Sequence[Term]]
"""What is said of one thing: objects by predicate, sorted."""


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
        self.quads: tuple[Quad, ...] = tuple(_sorted(quads))
        self._from: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, obj, _ in self.quads:
            objects = self._from.setdefault(subject, {}).setdefault(predicate, [])
            if not objects or objects[-1] != obj:  # of several graphs: sorted, so they stand together
                objects.append(obj)

    @cached_property
    def _to(self) -> dict[str, list[tuple[str, str]]]:
        """Who points to a thing; made when first asked for, since most checks only look forward."""
        found: dict[str, list[tuple[str, str]]] = {}
        for subject, said in self._from.items():
            for predicate, objects in said.items():
                for obj in objects:
                    if isinstance(obj, str):
                        found.setdefault(obj, []).append((subject, predicate))
        return found

    @cached_property
    def _instances(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for subject, said in self._from.items():
            for kind in said.get(Ext.type, ()):
                if isinstance(kind, str):
                    found.setdefault(kind, []).append(subject)
        return found

    @property
    def subjects(self) -> tuple[str, ...]:
        """All subjects, sorted."""
        return tuple(self._from)

    def outgoing(self, subject: str) -> tuple[tuple[str, Term], ...]:
        """Return what is said of a thing: predicate and object, sorted."""
        said = self._from.get(subject, {})
        return tuple((predicate, obj) for predicate, objects in said.items() for obj in objects)

    def incoming(self, thing: str) -> tuple[tuple[str, str], ...]:
        """Return what points to a thing: subject and predicate, sorted."""
        return tuple(self._to.get(thing, ()))

    def instances(self, kind: str) -> tuple[str, ...]:
        """Return the things that are said to be of a class, sorted."""
        return tuple(self._instances.get(kind, ()))

    def objects(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Return all objects of a subject and predicate, sorted."""
        return tuple(self._from.get(subject, _NOTHING).get(predicate, ()))

    def resources(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the objects that are things."""
        return tuple([o for o in self._from.get(subject, _NOTHING).get(predicate, ()) if isinstance(o, str)])

    def resource(self, subject: str, predicate: str) -> str:
        """Return the first object that is a thing, an empty string where there is none."""
        return thing_in(self.about(subject), predicate)

    def value(self, subject: str, predicate: str) -> str:
        """Return the first literal of a subject and predicate, an empty string where there is none."""
        return text_in(self.about(subject), predicate)

    def about(self, subject: str) -> Said:
        """Return the objects of each predicate of a thing: one look-up for a reader who asks for many of them."""
        return self._from.get(subject, _NOTHING)

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


def text_in(said: Said, predicate: str) -> str:
    """Return the first literal of a predicate, an empty string where there is none."""
    for obj in said.get(predicate, ()):
        if isinstance(obj, Literal):
            return obj.value
    return ""


def thing_in(said: Said, predicate: str) -> str:
    """Return the first thing of a predicate, an empty string where there is none."""
    for obj in said.get(predicate, ()):
        if isinstance(obj, str):
            return obj
    return ""


def _sorted(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads in order, each once; by subject first, since IRIs that begin alike are slow to compare."""
    by_subject: dict[str, set[Quad]] = {}
    for quad in quads:
        by_subject.setdefault(quad.subject, set()).add(quad)
    for subject in sorted(by_subject):
        yield from sorted(by_subject[subject], key=_order)


def _order(quad: Quad) -> tuple[str, bool, str, str, str, str]:
    _, predicate, obj, graph = quad
    if isinstance(obj, str):
        return (predicate, False, obj, "", "", graph)
    return (predicate, True, obj.value, obj.datatype or "", obj.language or "", graph)


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
    once = {"": ""}.setdefault  # an IRI stands in many quads: one string for all takes less room
    try:
        for quad in ox.parse(data, format=form):
            subject, predicate, obj, graph = quad
            if isinstance(subject, ox.Triple) or isinstance(obj, ox.Triple):
                raise BadGraph(where, "holds a triple term (RDF 1.2), which dvgraph does not read")
            said = predicate.value
            name = f"_:{subject.value}" if isinstance(subject, ox.BlankNode) else subject.value
            place = "" if isinstance(graph, ox.DefaultGraph) else graph.value
            term: Term
            if isinstance(obj, ox.Literal):
                term = _literal(obj)
            else:
                term = f"_:{obj.value}" if isinstance(obj, ox.BlankNode) else obj.value
                term = once(term, term)
            read.append(Quad(once(name, name), once(said, said), term, once(place, place)))
    except SyntaxError as error:
        raise BadGraph(where, " ".join(str(error.msg).split()), error.lineno) from None
    return read


def _literal(literal: ox.Literal) -> Literal:
    datatype, language = literal.datatype.value, literal.language
    return Literal(literal.value, None if datatype in _PLAIN else datatype, language)


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
