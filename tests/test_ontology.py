"""The ontology says what the code uses, in two languages, and contradicts itself nowhere."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from dvgraph.dataset import read_dataset
from dvgraph.model import Literal
from dvgraph.pipeline import build
from dvgraph.vocab import CLASSES, NS, PROPERTIES, SCHEMES

ROOT = Path(__file__).parents[1]
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "dvgraph.ttl")
TERMS = sorted(CLASSES | PROPERTIES)


def own(kind: rdflib.URIRef) -> set[str]:
    return {str(s) for s in ONTOLOGY.subjects(RDF.type, kind) if str(s).startswith(NS)}


def test_the_ontology_has_the_classes_of_the_vocabulary_and_no_other() -> None:
    assert own(OWL.Class) == CLASSES


def test_the_ontology_has_the_properties_of_the_vocabulary_and_no_other() -> None:
    assert own(OWL.ObjectProperty) | own(OWL.DatatypeProperty) == PROPERTIES
    assert not own(OWL.ObjectProperty) & own(OWL.DatatypeProperty)


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_named_and_described_in_two_languages(term: str) -> None:
    node = rdflib.URIRef(term)
    for predicate in (RDFS.label, RDFS.comment):
        languages = sorted(
            str(o.language) for o in ONTOLOGY.objects(node, predicate) if isinstance(o, rdflib.Literal)
        )
        assert languages == ["en", "vi"]
    assert ONTOLOGY.value(node, RDFS.isDefinedBy) == rdflib.URIRef(NS.removesuffix("#"))


def test_domains_and_ranges_are_known_classes_or_datatypes() -> None:
    for predicate in (RDFS.domain, RDFS.range):
        for _, _, target in ONTOLOGY.triples((None, predicate, None)):
            assert not str(target).startswith(NS) or str(target) in CLASSES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_names_its_concepts_in_two_languages(scheme: str) -> None:
    graph = rdflib.Graph().parse(ROOT / "ontology" / "vocab" / f"{scheme}.ttl")
    (node,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for thing in (node, *concepts):
        languages = [
            str(o.language) for o in graph.objects(thing, SKOS.prefLabel) if isinstance(o, rdflib.Literal)
        ]
        assert sorted(languages) == ["en", "vi"], thing
    for concept in concepts:
        assert (concept, SKOS.inScheme, node) in graph
        assert str(concept).startswith(f"{node}/")


def test_every_file_of_a_scheme_is_listed() -> None:
    assert {p.stem for p in (ROOT / "ontology" / "vocab").glob("*.ttl")} == set(SCHEMES)


def test_a_real_graph_contradicts_the_ontology_nowhere(tmp_path: Path) -> None:
    built = build([ROOT / "data" / "reports"], tmp_path)
    graph = rdflib.Graph()
    for quad in read_dataset(built.graph.read_bytes(), where="graph.nq").quads:
        obj = (
            rdflib.Literal(quad.object.value)
            if isinstance(quad.object, Literal)
            else rdflib.URIRef(quad.object)
        )
        graph.add((rdflib.URIRef(quad.subject), rdflib.URIRef(quad.predicate), obj))
    graph += ONTOLOGY
    disjoint = [
        set(rdflib.collection.Collection(ONTOLOGY, members))
        for members in ONTOLOGY.objects(None, OWL.members)
    ]
    disjoint += [{a, b} for a, _, b in ONTOLOGY.triples((None, OWL.disjointWith, None))]
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(graph)
    for subject in set(graph.subjects()):
        types = set(graph.objects(subject, RDF.type))
        assert OWL.Nothing not in types
        for classes in disjoint:
            assert len(types & classes) <= 1, (subject, types & classes)


def test_the_context_is_made_from_the_ontology() -> None:
    spec = importlib.util.spec_from_file_location("build_context", ROOT / "scripts" / "build_context.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = json.loads((ROOT / "ontology" / "context.jsonld").read_text("utf-8"))
    assert written == {"@context": module.context()}
