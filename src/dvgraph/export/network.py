"""GraphML and GEXF: the network of things, for Gephi, yEd, Cytoscape, networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from dvgraph.export.rdfxml import clean
from dvgraph.network import network_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvgraph.dataset import Dataset
    from dvgraph.network import Link, Thing

__all__ = ["write_gexf", "write_graphml"]

_OF_THINGS: Final = ("label", "kind", "level", "figures", "quote")
_OF_LINKS: Final = ("label", "predicate", "mutual", "quote")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _attribute(words: str) -> str:
    return quoteattr(clean(words))


def _values(item: Thing | Link, names: Iterable[str]) -> list[tuple[str, str]]:
    found = ((name, getattr(item, name)) for name in names)
    return [
        (name, f"{value}".lower() if isinstance(value, bool) else f"{value}")
        for name, value in found
        if value != ""
    ]


def _type(name: str, whole: str) -> str:
    return {"figures": whole, "mutual": "boolean"}.get(name, "string")


def write_graphml(dataset: Dataset) -> str:
    """Return the network as GraphML; a link that has no direction is marked `mutual`: readers refuse a mixture."""
    network = network_of(dataset)
    parts = [_HEAD, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n']
    for scope, names in (("node", _OF_THINGS), ("edge", _OF_LINKS)):
        parts.extend(
            f'  <key id="{scope}-{name}" for="{scope}" attr.name="{name}" attr.type="{_type(name, "int")}"/>\n'
            for name in names
        )
    parts.append('  <graph edgedefault="directed">\n')
    parts.extend(
        f"    <node id={_attribute(thing.iri)}>{_data('node', _values(thing, _OF_THINGS))}</node>\n"
        for thing in network.things.values()
    )
    for i, link in enumerate(network.links):
        ends = f"source={_attribute(link.source)} target={_attribute(link.target)}"
        parts.append(f'    <edge id="e{i}" {ends}>{_data("edge", _values(link, _OF_LINKS))}</edge>\n')
    return "".join((*parts, "  </graph>\n</graphml>\n"))


def _data(scope: str, values: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<data key="{scope}-{name}">{escape(clean(value))}</data>' for name, value in values)


def write_gexf(dataset: Dataset) -> str:
    """Return the network as GEXF 1.2; no date of making, so that the same graph gives the same bytes."""
    network = network_of(dataset)
    parts = [
        _HEAD,
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n',
        '  <graph defaultedgetype="directed" mode="static">\n',
    ]
    for scope, names in (("node", _OF_THINGS[1:]), ("edge", _OF_LINKS[1:])):
        parts.append(f'    <attributes class="{scope}">\n')
        parts.extend(
            f'      <attribute id="{name}" title="{name}" type="{_type(name, "integer")}"/>\n'
            for name in names
        )
        parts.append("    </attributes>\n")
    parts.append("    <nodes>\n")
    for thing in network.things.values():
        head = f"id={_attribute(thing.iri)} label={_attribute(thing.label)}"
        parts.append(f"      <node {head}>{_attvalues(_values(thing, _OF_THINGS[1:]))}</node>\n")
    parts.append("    </nodes>\n    <edges>\n")
    for i, link in enumerate(network.links):
        ends = f"source={_attribute(link.source)} target={_attribute(link.target)} label={_attribute(link.label)}"
        values = _attvalues(_values(link, _OF_LINKS[1:]))
        parts.append(f'      <edge id="{i}" {ends}>{values}</edge>\n')
    return "".join((*parts, "    </edges>\n  </graph>\n</gexf>\n"))


def _attvalues(values: Iterable[tuple[str, str]]) -> str:
    inside = "".join(f'<attvalue for="{name}" value={_attribute(value)}/>' for name, value in values)
    return f"<attvalues>{inside}</attvalues>"
