"""Exports: every form reads back to the same graph, gives the same bytes, and survives hostile words."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from dvgraph.dataset import Dataset, Quad, bare, local_name, read_dataset
from dvgraph.delimited import csv_text
from dvgraph.errors import BadGraph, BadTable, UnknownName
from dvgraph.export import FORMATS, export, jsonld
from dvgraph.export.table import COLUMNS
from dvgraph.facts import statements
from dvgraph.model import Literal
from dvgraph.network import network_of
from dvgraph.vocab import BASE, PREFIXES, Dv, Ext

SAMPLE = Path(__file__).parent / "queries" / "sample.trig"
UNIONS = {"turtle": "turtle", "json-ld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}
ENGINE = {
    "turtle": ox.RdfFormat.TURTLE,
    "json-ld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
XSD = PREFIXES["xsd"]


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return read_dataset(SAMPLE.read_bytes(), where=SAMPLE.name)


def triples(dataset: Dataset) -> set[tuple[object, ...]]:
    return {quad[:3] for quad in dataset.quads}


# --- the same graph --------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # inside rdflib's JSON-LD parser
@pytest.mark.parametrize("form", UNIONS)
def test_a_form_of_the_union_reads_back_in_two_engines_to_the_same_graph(sample: Dataset, form: str) -> None:
    data = export(sample, form)
    lines = rdflib.Graph().parse(data=export(sample, "ntriples"), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=data, format=UNIONS[form]), lines)
    assert {str(q.triple) for q in ox.parse(data, format=ENGINE[form])} == {
        str(q.triple) for q in ox.parse(export(sample, "ntriples"), format=ox.RdfFormat.N_TRIPLES)
    }


@pytest.mark.parametrize(("form", "ending"), [("nquads", "nq"), ("trig", "trig")])
def test_a_form_of_the_dataset_keeps_its_named_graphs(sample: Dataset, form: str, ending: str) -> None:
    assert read_dataset(export(sample, form), where=f"graph.{ending}").quads == sample.quads


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_quads_in_any_order_give_the_same_bytes(sample: Dataset, form: str) -> None:
    shuffled = list(sample.quads) * 2
    random.Random(1).shuffle(shuffled)  # noqa: S311 (no secret)
    assert export(Dataset(shuffled), form) == export(sample, form)


def test_an_unknown_form_is_refused_with_those_there_are(sample: Dataset) -> None:
    with pytest.raises(UnknownName, match="turtle"):
        export(sample, "word")


# Words that break what is not escaped: controls, quotation marks, markup, marks of direction, letters beyond 16 bits.
HOSTILE = [
    '"""\\',
    "a\nb\r\nc\td",
    "<b>&amp;]]></b>",
    "\u202e\u200b",
    "𐍈 ດີ",
    " ",
    "",
    "x" * 5000,
    "%s{}$0",
    "'''",
]
NAMES = [
    "a.b.",
    "-x",
    "a//b",
    "%2F%C3",
    "a,b;c",
    "Kỳ_Sơn",
    "…",
    "1",
    "..",
    "a:b",
    "ª²",
    "(x)",
    "ພາສາ",
    "~",
    "a'b",
]


@pytest.mark.parametrize("form", UNIONS)
def test_hostile_words_and_names_come_through(form: str) -> None:
    subjects = [f"{BASE}report/0123456789abcdef/place/{name}" for name in NAMES]
    subjects += [f"{BASE}period/{name}" for name in NAMES] + [
        f"https://w3id.org/dvgraph/vocab/level/{name}" for name in NAMES
    ]
    subjects += [f"https://example.org/{name}" for name in NAMES] + [
        f"{PREFIXES['dv']}{name}" for name in NAMES
    ]
    quads = [
        Quad(s, Ext.label, Literal(w, language="vi"), "") for s, w in zip(subjects, HOSTILE * 9, strict=False)
    ]
    quads += [Quad(s, Dv.partOf, o, "") for s, o in zip(subjects, reversed(subjects), strict=True)]
    quads += [
        Quad(subjects[0], Dv.value, Literal(v, XSD + t), "")
        for v, t in [("1", "integer"), ("01", "integer"), ("x", "integer"), ("1.50", "decimal"), ("1.", "decimal"),
                     ("true", "boolean"), ("1", "boolean"), ("2020", "gYear"), ("1e3", "double")]
    ]  # fmt: skip
    dataset = Dataset(quads)
    if form == "json-ld":
        data = export(dataset, form)
        assert json.loads(data)
    expected = rdflib.Graph()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        expected.parse(data=export(dataset, "ntriples"), format="nt")
    engine = {str(q.triple) for q in ox.parse(export(dataset, form), format=ENGINE[form])}
    wanted = {str(q.triple) for q in ox.parse(export(dataset, "ntriples"), format=ox.RdfFormat.N_TRIPLES)}
    assert engine == wanted
    assert len(expected) == len(triples(dataset))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.sampled_from([None, XSD + "decimal", "vi", "en"])), max_size=6
    )
)
def test_any_words_come_back_from_lines_turtle_and_jsonld(values: list[tuple[str, str | None]]) -> None:
    objects = [
        Literal(
            w.encode("utf-8", "replace").decode(),
            None if t in {"vi", "en"} else t,
            t if t in {"vi", "en"} else None,
        )
        for w, t in values
    ]
    dataset = Dataset(Quad(BASE + "x", Ext.label, obj, BASE + "g") for obj in objects)
    assert read_dataset(export(dataset, "nquads"), where="x.nq").quads == dataset.quads
    assert read_dataset(export(dataset, "trig"), where="x.trig").quads == dataset.quads
    assert triples(read_dataset(export(dataset, "turtle"), where="x.ttl")) == triples(dataset)
    assert triples(read_dataset(export(dataset, "json-ld"), where="x.jsonld")) == triples(dataset)


def test_a_control_character_that_xml_cannot_write_becomes_the_replacement_character() -> None:
    dataset = Dataset([Quad(BASE + "x", Ext.label, Literal("a\x00\x0bb\r"), "")])
    (quad,) = read_dataset(export(dataset, "rdfxml"), where="x.rdf").quads
    assert quad.object == Literal("a\ufffd\ufffdb\r")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # inside rdflib's JSON-LD parser
def test_blank_nodes_of_another_tools_graph_come_through() -> None:
    turtle = b"@prefix d: <http://d/> . d:a d:b [ d:c 'x' ; d:e d:a ] ."
    dataset = read_dataset(turtle, where="x.ttl")
    first = rdflib.Graph().parse(data=turtle, format="turtle")
    for form, name in UNIONS.items():
        assert isomorphic(rdflib.Graph().parse(data=export(dataset, form), format=name), first), form


def test_a_property_that_xml_cannot_name_is_refused_by_its_iri() -> None:
    dataset = Dataset([Quad(BASE + "x", "http://example.org/1/", BASE + "y", "")])
    with pytest.raises(BadGraph, match=r"http://example.org/1/: RDF/XML cannot"):
        export(dataset, "rdfxml")
    assert b"http://example.org/1/" in export(dataset, "turtle")


# --- each form -------------------------------------------------------------------------------------------------------


def test_turtle_is_for_reading(sample: Dataset) -> None:
    text = export(sample, "turtle").decode()
    subjects = re.findall(r"^(\S+)\n    a ", text, re.MULTILINE)
    assert len(subjects) == len(set(subjects)) > 50
    assert "r1-words:" in text
    assert "xsd:string" not in text
    assert "<https://w3id.org/dvgraph/id/" not in text.split("\n\n", 1)[1]
    assert re.search(r"rdfs:label \"Lò Văn Tâm\"@vi", text)


def test_jsonld_carries_the_published_context_and_fetches_nothing(sample: Dataset) -> None:
    document = json.loads(export(sample, "json-ld"))
    assert isinstance(document["@context"], dict)
    body = {key: value for key, value in document.items() if key != "@context"}
    assert PREFIXES["rdf"] not in json.dumps(body)


CONTEXT = {
    "iri": "@id",
    "type": "@type",
    "dv": Dv.Report.removesuffix("Report"),
    "id": BASE,
    "xsd": XSD,
    "rdfs": PREFIXES["rdfs"],
    "long": {"@id": "https://example.org/vocabulary-", "@prefix": True},
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "value": {"@id": "dv:value", "@type": "xsd:decimal", "@container": "@set"},
    "level": {"@id": "dv:level", "@type": "@vocab"},
    "partOf": {"@id": "dv:partOf", "@type": "@id"},
    "holds": {"@reverse": "dv:partOf"},
    "Place": "dv:AdministrativeUnit",
}


@pytest.mark.parametrize("extra", [{}, {"@language": "vi"}, {"@vocab": Dv.Report.removesuffix("Report")}])
def test_jsonld_is_right_for_any_context(
    sample: Dataset, extra: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonld, "_context", lambda: jsonld._Context({**CONTEXT, **extra}))
    data = export(sample, "json-ld")
    assert triples(read_dataset(data, where="x.jsonld")) == triples(sample)
    node = next(n for n in json.loads(data)["@graph"] if n.get("label") == {"vi": "Mường Thử"})
    assert node["type"] == "Place"
    assert node["iri"].startswith("id:report/")


@pytest.mark.parametrize("text", ["not json", "[]", '{"@context": ["http://elsewhere/"]}'])
def test_a_context_file_that_cannot_be_used_is_named(
    sample: Dataset, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "context.jsonld"
    file.write_text(text)
    monkeypatch.setattr(jsonld, "resource", lambda *_: file)
    with pytest.raises(BadTable, match="context"):
        export(sample, "json-ld")


@pytest.mark.parametrize(("form", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_networks_with_labels_kinds_and_quotes(
    sample: Dataset, form: str, reader: object
) -> None:
    graph = reader(io.BytesIO(export(sample, form)))
    network = network_of(sample)
    assert set(graph) == set(network.things)
    assert graph.number_of_edges() == len(network.links)
    by_label = {data["label"]: data for _, data in graph.nodes(data=True)}
    assert by_label["Mường Thử"]["kind"] == "place"
    assert by_label["Mường Thử"]["figures"] == 3
    said = {(data["label"], data["mutual"], data["quote"]) for _, _, data in graph.edges(data=True)}
    assert ("giáp", True, "giáp tỉnh Xiêng Mai") in said
    assert ("giữ chức", False, "Lò Văn Tâm") in said
    assert any(label == "kết nghĩa 2021-03-12" and mutual for label, mutual, _ in said)


def test_networks_hold_no_literals_and_no_machinery(sample: Dataset) -> None:
    kinds = {thing.kind for thing in network_of(sample).things.values()}
    assert kinds == {"report", "place", "body", "document", "person", "post", "programme", "people"}


def test_graphml_with_hostile_words_is_well_formed() -> None:
    quads = [
        Quad(BASE + "x", Ext.type, Dv.Body, "g:g"),
        Quad(BASE + "x", Ext.label, Literal('<"&\x01>'), "g:g"),
    ]
    for form in ("graphml", "gexf"):
        assert '<"&\ufffd>' in "".join(
            [*ET.fromstring(export(Dataset(quads), form)).itertext()]  # noqa: S314 (our own output)
            + [v for e in ET.fromstring(export(Dataset(quads), form)).iter() for v in e.attrib.values()]  # noqa: S314
        )


def test_csv_has_a_row_for_each_fact_and_quotation(sample: Dataset) -> None:
    rows = list(csv.DictReader(io.StringIO(export(sample, "csv").decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(max(1, len(fact.words)) for fact in statements(sample))
    (issued,) = [r for r in rows if r["predicate"] == Dv.issuedBy]
    assert (issued["subject_label"], issued["object_label"]) == (
        "Quyết định 15/2020/QĐ-TTg",
        "Thủ tướng Chính phủ",
    )
    assert issued["quote"].startswith("15/2020/QĐ-TTg")
    assert int(issued["end"]) - int(issued["start"]) == len(issued["quote"])
    assert issued["rule"] == "relation.issued"


def test_every_quotation_of_a_fact_names_report_place_and_rule(sample: Dataset) -> None:
    for fact in statements(sample):
        if fact.subject.count("/") == 6:  # of the report itself, its metadata beside the text has no words
            continue
        if sample.objects(fact.subject, Ext.source):  # what the authority knows has its source
            continue
        assert fact.words, fact
        for said in fact.words:
            assert said.quote
            assert said.report
            assert said.end - said.start == len(said.quote)
            assert said.rules


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|x", "-cmd", "@SUM(A1)", "\t=1", "  =1"])
def test_a_spreadsheet_runs_nothing(cell: str) -> None:
    assert csv_text([(cell,)]).startswith(("'", "\"'"))


@pytest.mark.parametrize("cell", ["-5", "+84", "-2,5", "1.078", "a=b", "Kỳ Sơn"])
def test_numbers_and_words_stay_as_they_are_in_csv(cell: str) -> None:
    assert list(csv.reader(io.StringIO(csv_text([(cell,)])))) == [[cell]]


# --- reading back ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("graph.nq", b"<a:a> <a:b> <a:c> .\n<a:a> nonsense\n", 2),
        ("graph.ttl", b"@prefix a: <http://a/> .\na:x a:y", 2),
        ("graph.nt", b"\x00\x01", 1),
        ("graph.jsonld", b"{", 1),
        ("graph.rdf", b"<rdf:RDF", None),
    ],
)
def test_a_broken_file_is_refused_in_one_line_with_its_place(
    name: str, data: bytes, line: int | None
) -> None:
    with pytest.raises(BadGraph) as error:
        read_dataset(data, where=name)
    assert error.value.where == name
    assert line is None or error.value.line == line
    assert "\n" not in str(error.value)


def test_a_triple_term_is_refused() -> None:
    with pytest.raises(BadGraph, match="triple term"):
        read_dataset(b"<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .\n", where="x.nt")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (Dv.twinnedUnit, "twinnedUnit"),
        (BASE + "place/Kỳ_Sơn", "Kỳ Sơn"),
        ("urn:x", "urn:x"),
        ("http://a/", "a"),
    ],
)
def test_an_iri_without_label_is_called_by_its_last_part(iri: str, name: str) -> None:
    assert local_name(iri) == name


@given(st.text())
def test_bare_words_are_stable(words: str) -> None:
    assert bare(bare(words)) == bare(words)
