"""What a picture shows: which things, which links, in which words. Chosen with networkx."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx

from dvgraph.dataset import bare, vocabulary_labels
from dvgraph.draw.text import drawable
from dvgraph.errors import UnknownName
from dvgraph.facts import words_of
from dvgraph.network import NAMES, network_of
from dvgraph.vocab import Dv, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dvgraph.dataset import Dataset
    from dvgraph.network import Link, Network, Thing

__all__ = ["KINDS", "MOST", "Picture", "picture_of"]

MOST: Final = 120
"""Things that one sheet holds legibly; the best connected are drawn, and the picture says so."""

KINDS: Final = dict(NAMES.values())
"""Vietnamese names of kinds by short name."""

_APART: Final = frozenset({"related", "furniture"})
_HOME: Final = concept("country", "VN")


class Picture(NamedTuple):
    """Things to draw, links between them, and things that have none; `left_out` counts what did not fit."""

    title: str
    things: Mapping[str, Thing]
    links: tuple[Link, ...]
    alone: tuple[str, ...]
    notes: Mapping[str, str]
    left_out: int


def picture_of(dataset: Dataset, *, around: str | None, depth: int, kinds: Iterable[str]) -> Picture:
    """Choose what to draw; raises UnknownName for a thing or a kind that there is not."""
    wanted = set(kinds)
    for kind in sorted(wanted - KINDS.keys()):
        raise UnknownName("kind", kind, get_close_matches(kind, KINDS, 3, 0.4) or KINDS)
    network = network_of(dataset)
    graph = _graph(network)
    title = "Các báo cáo"
    if around is not None:
        centres = _named(network, around)
        nearby = nx.ego_graph(graph.to_undirected(as_view=True), centres[0], radius=depth)
        graph = graph.subgraph(nearby)
        title = network.things[centres[0]].label
    else:
        graph = graph.subgraph(iri for iri in graph if _said(dataset, iri, network.things[iri]))
        reports = [thing.label for thing in network.things.values() if thing.kind == "report"]
        title = reports[0] if len(reports) == 1 else f"{len(reports)} báo cáo"
    if wanted:
        graph = graph.subgraph(iri for iri in graph if network.things[iri].kind in wanted)
    everything = graph.number_of_nodes()
    graph = graph.subgraph(_most_connected(graph, network))
    shown = {iri: network.things[iri] for iri in sorted(graph)}
    alone = sorted(
        (iri for iri in graph if graph.degree(iri) == 0), key=lambda iri: (shown[iri].kind, shown[iri])
    )
    return Picture(
        drawable(title),
        shown,
        tuple(_merged(network, shown)),
        tuple(alone),
        {iri: _note(dataset, thing) for iri, thing in shown.items()},
        everything - len(shown),
    )


def _graph(network: Network) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(network.things)
    graph.add_edges_from((link.source, link.target) for link in network.links if _drawn(link))
    return graph


def _drawn(link: Link) -> bool:
    """Leave out what every Vietnamese unit would have: an arrow to Việt Nam."""
    return not (link.predicate == Dv.country and link.target == _HOME)


def _said(dataset: Dataset, iri: str, thing: Thing) -> bool:
    """Tell whether the report itself names a thing, not only the titles of other articles below it."""
    if thing.kind == "report":
        return True
    words = words_of(dataset, iri)
    return not words or any(w.zone not in _APART for w in words)


def _named(network: Network, name: str) -> list[str]:
    """Return the things of a name, those with most links first."""
    if name in network.things:
        return [name]
    typed = bare(name)
    same = [iri for iri, thing in network.things.items() if thing.label.casefold() == name.casefold()]
    same = same or [iri for iri, thing in network.things.items() if bare(thing.label) == typed]
    if not same:
        labels = sorted({thing.label for thing in network.things.values()})
        by_bare = {bare(label): label for label in labels}
        near = [label for label in labels if typed in bare(label)]
        near += [by_bare[match] for match in get_close_matches(typed, by_bare, 5, 0.5)]
        raise UnknownName("thing", name, dict.fromkeys(near))
    degree = dict.fromkeys(same, 0)
    for link in network.links:
        for end in (link.source, link.target):
            if end in degree:
                degree[end] += 1
    return sorted(same, key=lambda iri: (-degree[iri], iri))


def _most_connected(graph: nx.MultiDiGraph, network: Network) -> list[str]:
    ranked = sorted(graph, key=lambda iri: (-graph.degree(iri), -network.things[iri].figures, iri))
    return ranked[:MOST]


def _merged(network: Network, shown: Mapping[str, Thing]) -> Iterable[Link]:
    """Yield one link for each pair and direction: "giáp, kết nghĩa"."""
    pairs: dict[tuple[str, str, bool], Link] = {}
    for link in network.links:
        if not _drawn(link) or link.source not in shown or link.target not in shown:
            continue
        key = (link.source, link.target, link.directed)
        known = pairs.get(key)
        if known is None:
            pairs[key] = link
        elif link.label not in known.label.split(", "):
            pairs[key] = known._replace(label=f"{known.label}, {link.label}")
    return pairs.values()


def _note(dataset: Dataset, thing: Thing) -> str:
    """Return the small line below a name: "huyện · 5 số liệu", "10/10/2016", "đảng"."""
    parts = []
    if thing.level:
        parts.append(vocabulary_labels().get(concept("level", thing.level), thing.level))
    parts.extend(dataset.label(category) for category in dataset.resources(thing.iri, Dv.category))
    if issued := dataset.value(thing.iri, Dv.issued):
        parts.append("/".join(reversed(issued.split("-"))))
    if thing.figures:
        parts.append(f"{thing.figures} số liệu")
    return " · ".join(parts)
