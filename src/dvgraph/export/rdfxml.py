"""RDF/XML: one description for each subject, sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from dvgraph.errors import BadGraph
from dvgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset
    from dvgraph.model import Term

__all__ = ["clean", "write_rdfxml"]

# XML 1.0 has no way to write these.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# The part of an IRI after its last separator, if it can be the name of an element: twinnedUnit
_ELEMENT: Final = re.compile(r"[^\W\d][\w.-]*$")


def clean(words: str) -> str:
    """Return words without the control characters that XML 1.0 cannot write; U+FFFD stands for them."""
    return _UNWRITABLE.sub("\ufffd", words)


def _text(words: str) -> str:
    # A bare carriage return would be read back as a line feed.
    return escape(clean(words)).replace("\r", "&#13;")


def _about(name: str, term: str) -> str:
    """Return an attribute that names a thing: rdf:about="…", rdf:resource="…", rdf:nodeID="…"."""
    if term.startswith("_:"):
        return f"rdf:nodeID={quoteattr(term[2:])}"
    return f"rdf:{name}={quoteattr(term)}"


def _property(element: str, term: Term) -> str:
    if isinstance(term, str):
        return f"    <{element} {_about('resource', term)}/>\n"
    attribute = ""
    if term.language:
        attribute = f' xml:lang="{term.language}"'
    elif term.datatype:
        attribute = f" rdf:datatype={quoteattr(term.datatype)}"
    return f"    <{element}{attribute}>{_text(term.value)}</{element}>\n"


def _elements(predicates: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the element of each predicate, and the namespaces by prefix."""
    by_iri = {iri: prefix for prefix, iri in PREFIXES.items()}
    spaces, elements = {"rdf": PREFIXES["rdf"]}, {}
    for predicate in sorted(predicates):
        match = _ELEMENT.search(predicate)
        if match is None:
            raise BadGraph(
                predicate, "RDF/XML cannot write this property: its IRI ends in no word; take turtle"
            )
        space = predicate[: match.start()]
        prefix = by_iri.setdefault(space, f"ns{len(by_iri)}")
        spaces[prefix] = space
        elements[predicate] = f"{prefix}:{match[0]}"
    return elements, spaces


def write_rdfxml(dataset: Dataset) -> str:
    """Return the union of the graphs. Control characters, which XML cannot write, become U+FFFD.

    Raises BadGraph for a property (of another tool's graph) whose name no element of XML can bear.
    """
    elements, spaces = _elements({quad.predicate for quad in dataset.quads})
    names = "".join(f"\n    xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in sorted(spaces.items()))
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>\n']
    for subject in dataset.subjects:
        inside = "".join(_property(elements[predicate], obj) for predicate, obj in dataset.outgoing(subject))
        parts.append(f"  <rdf:Description {_about('about', subject)}>\n{inside}  </rdf:Description>\n")
    return "".join((*parts, "</rdf:RDF>\n"))
