"""Writes `ontology/context.jsonld` from the ontology: one term for each property and class, typed by its range.

python scripts/build_context.py
"""

from __future__ import annotations

import json
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS

from dvgraph.vocab import CLASSES, NS, PREFIXES, PROPERTIES, Ext

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = {"@container": "@language"}
OTHERS = {
    "label": {"@id": Ext.label, **LANGUAGE},
    "exact": Ext.exact,
    "prefix": Ext.prefix,
    "suffix": Ext.suffix,
    "selectorStart": {"@id": Ext.selector_start, "@type": "xsd:integer"},
    "selectorEnd": {"@id": Ext.selector_end, "@type": "xsd:integer"},
    "selector": {"@id": Ext.hasSelector, "@type": "@id"},
    "source": {"@id": Ext.hasSource, "@type": "@id"},
    "subject": {"@id": Ext.subject, "@type": "@id"},
    "predicate": {"@id": Ext.predicate, "@type": "@id"},
}


def compact(iri: str) -> str:
    """Return a datatype with its prefix: `xsd:date`, `geo:wktLiteral`."""
    return next(f"{p}:{iri.removeprefix(start)}" for p, start in PREFIXES.items() if iri.startswith(start))


def context() -> dict[str, object]:
    """Return the context: prefixes, then terms by name."""
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "dvgraph.ttl")
    terms: dict[str, object] = dict(OTHERS)
    for iri in sorted(CLASSES):
        terms[iri.removeprefix(NS)] = iri
    for iri in sorted(PROPERTIES):
        node = rdflib.URIRef(iri)
        name, reach = iri.removeprefix(NS), ontology.value(node, RDFS.range)
        if (node, RDF.type, OWL.ObjectProperty) in ontology:
            terms[name] = {"@id": iri, "@type": "@id"}
        elif reach == RDF.langString:
            terms[name] = {"@id": iri, **LANGUAGE}
        elif reach is not None and str(reach) != Ext.xsd_string:
            terms[name] = {"@id": iri, "@type": compact(str(reach))}
        else:
            terms[name] = iri
    clashes = set(terms) & set(PREFIXES)
    return {
        "@version": 1.1,
        **PREFIXES,
        **{f"{n}_" if n in clashes else n: t for n, t in sorted(terms.items())},
    }


def main() -> None:
    """Write the file."""
    text = json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "ontology" / "context.jsonld").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
