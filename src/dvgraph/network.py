"""A graph as a network of named things: what a picture shows and what network tools read.

Facts of more than two ends become links between what they join: a person holds a post, units are twinned.
Figures are counted at the thing that they are claimed of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.dataset import vocabulary_labels
from dvgraph.facts import statements, things, words_of
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Statement

__all__ = ["NAMES", "Link", "Network", "Thing", "network_of"]

NAMES: Final[dict[str, tuple[str, str]]] = {
    Dv.Report: ("report", "Báo cáo"),
    Dv.AdministrativeUnit: ("place", "Địa phương"),
    Dv.Body: ("body", "Tổ chức"),
    Dv.PartyDocument: ("document", "Văn bản"),
    Dv.StateDocument: ("document", "Văn bản"),
    Dv.Document: ("document", "Văn bản"),
    Dv.Person: ("person", "Người"),
    Dv.Post: ("post", "Chức vụ"),
    Dv.Programme: ("programme", "Chương trình, phong trào"),
    Dv.EthnicGroup: ("people", "Dân tộc"),
}
"""Kinds of things in a network by class: a short name, as `--kind` takes it, and its name in Vietnamese."""

# Shorter than the ontology's labels, for the middle of an arrow.
_LABELS: Final = {
    Dv.partOf: "thuộc",
    Dv.borders: "giáp",
    Dv.ofUnit: "của",
    Dv.country: "nước",
    Dv.issuedBy: "do … ban hành",
    Dv.cites: "dẫn",
    Dv.basedOn: "căn cứ",
    Dv.subjectOf: "nói về",
    Dv.post: "giữ chức",
    Dv.postIn: "tại",
    Dv.twinnedUnit: "kết nghĩa",
    Dv.candidate: "có thể là",
}
_SYMMETRIC: Final = frozenset({Dv.borders, Dv.twinnedUnit})


class Thing(NamedTuple):
    """A node: `kind` is a short name of `NAMES`; `figures` counts those claimed of it; `level` of a unit or ""."""

    iri: str
    kind: str
    label: str
    level: str
    figures: int
    quote: str


class Link(NamedTuple):
    """An edge: `predicate` an IRI, `label` in Vietnamese, `quote` the words that say it, `directed` or mutual."""

    source: str
    target: str
    predicate: str
    label: str
    quote: str
    directed: bool

    @property
    def mutual(self) -> bool:
        """Tell whether a link says the same from either end."""
        return not self.directed


class Network(NamedTuple):
    """Things by IRI and the links between them, both in canonical order."""

    things: Mapping[str, Thing]
    links: tuple[Link, ...]


def network_of(dataset: Dataset) -> Network:
    """Return the network of a graph's named things."""
    kinds = {
        iri: NAMES[kind][0]
        for iri, kind in things(dataset).items()
        if kind in NAMES and (kind == Dv.Report or not _known_beyond(dataset, iri))
    }
    facts = statements(dataset)
    figures: dict[str, int] = {}
    for fact in facts:
        if fact.predicate == Dv.featureOfInterest and isinstance(fact.object, str):
            figures[fact.object] = figures.get(fact.object, 0) + 1
    nodes = {
        iri: Thing(
            iri,
            kind,
            dataset.label(iri),
            next((level.rpartition("/")[2] for level in dataset.resources(iri, Dv.level)), ""),
            figures.get(iri, 0),
            _first_quote(dataset, iri),
        )
        for iri, kind in kinds.items()
    }
    links = {
        (link.source, link.target, link.predicate): link
        for link in sorted(_links(dataset, facts), reverse=True)
        if link.source in nodes and link.target in nodes and link.source != link.target
    }
    return Network(nodes, tuple(sorted(links.values())))


def _known_beyond(dataset: Dataset, iri: str) -> bool:
    """Tell what the authority knows and no report names: a picture shows what reports say."""
    return bool(dataset.objects(iri, Ext.source)) and not dataset.resources(iri, Dv.evidence)


def _first_quote(dataset: Dataset, iri: str) -> str:
    return next((words.quote for words in words_of(dataset, iri)), "")


def _links(dataset: Dataset, facts: Iterable[Statement]) -> Iterator[Link]:
    twinned: dict[str, list[Statement]] = {}
    held: dict[str, list[Statement]] = {}
    for fact in facts:
        if not isinstance(fact.object, str):
            continue
        if fact.predicate == Dv.twinnedUnit:
            twinned.setdefault(fact.subject, []).append(fact)
        elif fact.predicate in {Dv.holder, Dv.post}:
            held.setdefault(fact.subject, []).append(fact)
        else:
            quote = fact.words[0].quote if fact.words else ""
            source, target = fact.subject, fact.object
            if fact.predicate in _SYMMETRIC and target < source:
                source, target = target, source
            yield Link(
                source,
                target,
                fact.predicate,
                _label(fact.predicate),
                quote,
                fact.predicate not in _SYMMETRIC,
            )
    for tenure in held.values():
        for holder in tenure:
            for post in tenure:
                if holder.predicate == Dv.holder and post.predicate == Dv.post:
                    yield _link(holder, post, Dv.post, directed=True)
    for node, ends in twinned.items():
        date = dataset.value(node, Dv.date)
        for i, one in enumerate(ends):
            for other in ends[i + 1 :]:
                link = _link(one, other, Dv.twinnedUnit, directed=False)
                yield link._replace(label=f"{link.label} {date}") if date else link


def _link(one: Statement, other: Statement, predicate: str, *, directed: bool) -> Link:
    assert isinstance(one.object, str)  # noqa: S101 (literals are left out above)
    assert isinstance(other.object, str)  # noqa: S101
    quote = one.words[0].quote if one.words else ""
    return Link(one.object, other.object, predicate, _label(predicate), quote, directed)


def _label(predicate: str) -> str:
    return _LABELS.get(predicate) or vocabulary_labels().get(predicate) or predicate.rpartition("#")[2]
