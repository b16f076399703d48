"""Each shape passes the base graph of `shapes.toml` and refuses a case of its own; results speak two languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH

from dvgraph.dataset import Dataset, Quad
from dvgraph.model import Literal
from dvgraph.notices import Places, group, text_of
from dvgraph.validate import notices_of, results_quads, results_rows, validate, violations

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "tests" / "shapes.toml").read_text("utf-8"))
SHAPES = rdflib.Graph()
for file in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
    SHAPES.parse(file)
NAMESPACE = "https://w3id.org/dvgraph/shapes#"


def dataset(case: dict[str, object]) -> Dataset:
    graph = rdflib.Graph().parse(data=str(TABLE["base"]), format="turtle")
    names = graph.namespace_manager
    removed = case.get("remove", [])
    assert isinstance(removed, list)
    for pair in removed:
        subject, predicate = (names.expand_curie(curie) for curie in pair.split())
        assert (subject, predicate, None) in graph, pair
        graph.remove((subject, predicate, None))
    prefixes = "\n".join(line for line in str(TABLE["base"]).splitlines() if line.startswith("@prefix"))
    graph.parse(data=f"{prefixes}\n{case.get('add', '')}", format="turtle")
    return Dataset(Quad(str(s), str(p), term(o), "urn:x:graph") for s, p, o in graph)


def term(node: rdflib.term.Node) -> str | Literal:
    if isinstance(node, rdflib.Literal):
        return Literal(str(node), str(node.datatype) if node.datatype else None, node.language)
    return str(node)


def test_the_base_graph_breaks_no_shape() -> None:
    assert validate(dataset({})) == ()


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: f"{case['shape']}: {case['says']}")
def test_a_shape_refuses_its_case(case: dict[str, str]) -> None:
    results = validate(dataset(case))
    assert case["shape"] in {result.shape for result in results}
    for result in results:
        assert set(result.messages) == {"vi", "en"}


def named(kind: rdflib.URIRef) -> set[str]:
    return {
        str(s).removeprefix(NAMESPACE)
        for s in SHAPES.subjects(RDF.type, kind)
        if str(s).startswith(NAMESPACE)
    }


def test_every_shape_has_a_case_a_message_and_a_remedy() -> None:
    cases = {case["shape"] for case in TABLE["case"]}
    inner = {name for name in named(SH.PropertyShape) if "-scheme" in name}
    assert named(SH.PropertyShape) - inner <= cases
    assert cases <= named(SH.PropertyShape) | named(SH.NodeShape)
    assert len(named(SH.NodeShape)) + len(named(SH.PropertyShape)) >= 25
    for name in named(SH.PropertyShape):
        node = rdflib.URIRef(NAMESPACE + name)
        for predicate in (SH.message, SH.description):
            languages = sorted(
                str(o.language) for o in SHAPES.objects(node, predicate) if isinstance(o, rdflib.Literal)
            )
            assert languages == ["en", "vi"], name


def test_a_result_tells_the_thing_its_sentence_and_what_to_do() -> None:
    case = next(c for c in TABLE["case"] if c["shape"] == "Observation-share")
    results = validate(dataset(case))
    assert violations(results) == 1
    groups, places = group(notices_of(results)), Places(dataset(case))
    assert text_of(groups, places, "vi").splitlines()[0] == "VI PHẠM Observation-share: Phần lớn hơn tổng số."
    english = text_of(groups, places)
    assert "“Câu” in: Câu." in english
    assert "→ Compare both figures" in english
    (row,) = results_rows(results)
    assert (row["path"], row["value"]) == ("value", "179")
    assert row["words"][0]["sentence"] == "Câu."


def test_a_warning_makes_no_graph_invalid() -> None:
    case = next(c for c in TABLE["case"] if c["shape"] == "Percentage")
    results = validate(dataset(case))
    assert [r.severity for r in results] == ["Warning"]
    assert violations(results) == 0


def test_results_are_the_validation_report_of_the_standard() -> None:
    sh = str(SH)
    case = next(c for c in TABLE["case"] if c["shape"] == "Observation-share")
    (result,) = results = validate(dataset(case))
    report = Dataset(results_quads(results))
    (one,) = (s for s in report.subjects if sh + "ValidationResult" in report.types(s))
    assert report.resources(one, sh + "focusNode") == (result.focus,)
    assert report.resources(one, sh + "sourceShape") == (NAMESPACE + "Observation-share",)
    assert report.resources(one, sh + "resultSeverity") == (sh + "Violation",)
    assert report.resources(one, sh + "resultPath") == ("https://w3id.org/dvgraph/ns#value",)
    assert len(report.objects(one, sh + "resultMessage")) == 2
    assert not any(term.startswith("_:") for q in report.quads for term in (q.subject, str(q.object)))
    (sound,) = Dataset(results_quads(())).subjects
    assert Dataset(results_quads(())).value(sound, sh + "conforms") == "true"
