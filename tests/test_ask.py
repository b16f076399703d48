"""Questions: the library against its tables, values as terms, what is refused, and the forms of an answer."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvgraph.ask import (
    FORMATS,
    Answer,
    ask,
    ask_text,
    load,
    question,
    questions,
    write_answer,
    write_catalogue,
)
from dvgraph.ask.answers import display_width
from dvgraph.ask.questions import TYPES, parse_question
from dvgraph.ask.sparql import bind, parameters_in
from dvgraph.errors import BadGraph, BadQuery, UnknownName
from dvgraph.model import Literal
from dvgraph.vocab import BASE, PREFIXES, Dv

HERE = Path(__file__).parent / "queries"
SAMPLE = HERE / "sample.trig"
QUESTIONS = {q.name: q for q in questions()}
XSD = PREFIXES["xsd"]


def cases() -> list[object]:
    return [
        pytest.param(table.stem, case, id=f"{table.stem}-{i}")
        for table in sorted(HERE.glob("*.toml"))
        for i, case in enumerate(tomllib.loads(table.read_text("utf-8"))["case"], 1)
    ]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(SAMPLE.read_bytes(), where="sample.trig")


def words(answer: Answer) -> list[list[str]]:
    return [[c.value if isinstance(c, Literal) else c or "" for c in row] for row in answer.rows]


# --- the library -----------------------------------------------------------------------------------------------------


def test_the_library_holds_at_least_twenty_questions_and_a_table_of_rows_for_each() -> None:
    assert len(QUESTIONS) >= 20
    assert {table.stem for table in HERE.glob("*.toml")} == set(QUESTIONS)


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_question_gives_exactly_the_rows_of_its_table(
    store: ox.Store, name: str, case: dict[str, object]
) -> None:
    parameters = case.get("parameters", {})
    assert isinstance(parameters, dict)
    answer = ask(store, QUESTIONS[name], parameters)
    assert list(answer.columns) == case["columns"]
    assert words(answer) == case["rows"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_parameter_of_a_question_is_tried_with_a_value_that_leaves_something_out(name: str) -> None:
    tried = {
        key
        for case in tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]
        for key in case.get("parameters", {})
    }
    assert tried == {p.name for p in QUESTIONS[name].parameters}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_what_it_asks_in_both_languages(name: str) -> None:
    asked = QUESTIONS[name]
    assert all((asked.title, asked.title_en, asked.description, asked.description_en))
    assert all(p.title and p.title_en and p.type in TYPES for p in asked.parameters)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_can_be_asked_without_any_parameter(store: ox.Store, name: str) -> None:
    assert ask(store, QUESTIONS[name]).columns


def test_the_catalogue_lists_every_question_with_its_parameters() -> None:
    text = write_catalogue(QUESTIONS.values())
    for asked in QUESTIONS.values():
        assert asked.title in text
        assert all(f"-p {p.name}=" in text for p in asked.parameters)


def test_an_unknown_question_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownName, match="documents") as error:
        question("document")
    assert error.value.known[0] == "documents"


def test_an_unknown_parameter_is_refused_with_the_nearest_names(store: ox.Store) -> None:
    with pytest.raises(UnknownName, match="unit"):
        ask(store, question("figures"), {"units": "x"})


def test_a_unit_that_nobody_knows_is_refused_with_near_names(store: ox.Store) -> None:
    with pytest.raises(UnknownName, match="did you mean kỳ sơn"):
        ask(store, question("today"), {"unit": "Kỳ Son"})


def test_what_is_known_of_a_unit_is_in_the_store_only_while_it_is_asked_of(store: ox.Store) -> None:
    before = set(store)
    assert ask(store, question("subunits"), {"unit": "huyện Mường Lát"}).rows
    assert set(store) == before


def test_of_units_that_share_a_name_those_that_reports_speak_of_are_meant() -> None:
    unit = f"{BASE}unit/vn/2004/417"
    store = load(f"<urn:x:place> <{Dv.denotes}> <{unit}> <urn:x:graph> .".encode(), where="g.nq")
    assert len(ask(store, question("subunits"), {"unit": "Kỳ Sơn"}).rows) == 21
    assert len(ask(store, question("subunits"), {"unit": "Kỳ Sơn, Hòa Bình"}).rows) == 6


def test_of_units_that_share_a_name_those_that_stood_on_the_day_are_meant() -> None:
    before = f"{BASE}unit/vn/2004/40"
    store = load(f"<urn:x:place> <{Dv.denotes}> <{before}> <urn:x:graph> .".encode(), where="g.nq")
    held = {
        day: ask(store, question("subunits"), {"unit": "Nghệ An", "as_of": day}).rows
        for day in ("2025-06", "2025-07")
    }
    assert len(held["2025-06"]) == 20
    assert len(held["2025-07"]) == 130


def test_a_question_about_reports_is_not_asked_of_a_day(store: ox.Store) -> None:
    with pytest.raises(BadQuery, match="is not asked of a day"):
        ask(store, question("figures"), {"as_of": "2020"})


def test_a_text_may_name_the_day_it_is_asked_of(store: ox.Store) -> None:
    assert words(ask_text(store, "SELECT ?d { BIND($as_of AS ?d) }", as_of="2020-02")) == [["2020-02-29"]]


# --- heads of questions ----------------------------------------------------------------------------------------------

HEAD = """# title (vi): Một
# title (en): One
# description (vi): Câu hỏi
#    dài.
# description (en): A question
"""


def a_question(parameter: str, body: str = "SELECT ?x { ?x ?y ?z FILTER(STR(?z) = STR($p)) }") -> object:
    return parse_question("one", f"{HEAD}{parameter}\n\n{body}")


def test_a_description_may_go_on_over_lines() -> None:
    assert parse_question("one", f"{HEAD}\nSELECT * {{ ?s ?p ?o }}").description == "Câu hỏi dài."


@pytest.mark.parametrize(
    "parameter",
    [
        '# @param p text "Tên"',
        '# @param p colour "Tên" "Name"',
        '# @param p choice "Tên" "Name"',
        '# @param p text(a|b) "Tên" "Name"',
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_with_its_line(parameter: str) -> None:
    with pytest.raises(BadQuery, match="not a parameter") as error:
        a_question(parameter)
    assert error.value.line == 6


def test_a_default_must_be_of_the_parameters_type() -> None:
    with pytest.raises(BadQuery, match="not of type integer"):
        a_question('# @param p integer "Số" "Number" default="many"')


def test_declared_and_used_parameters_must_be_the_same() -> None:
    with pytest.raises(BadQuery, match="differ: p, q"):
        a_question('# @param q text "Tên" "Name"')


def test_a_head_needs_titles_and_descriptions() -> None:
    with pytest.raises(BadQuery, match="title"):
        parse_question("one", "SELECT * { ?s ?p ?o }")


# --- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("text", 'a "quoted" \\ text\nof lines', 'a "quoted" \\ text\nof lines'),
        ("name", "Kỳ Sơn", "Kỳ Sơn"),
        ("iri", "id:report/1", BASE + "report/1"),
        ("iri", "https://example.org/Kỳ_Sơn", "https://example.org/Kỳ_Sơn"),
        ("date", "2021-03-12", "2021-03-12"),
        ("day", "2021", "2021-12-31"),
        ("day", "2024-02", "2024-02-29"),
        ("day", "2024-02-03", "2024-02-03"),
        ("day", "", ""),
        ("integer", " -12 ", "-12"),
        ("decimal", "40.60", "40.6"),
        ("language", "en-GB", "en-GB"),
        ("choice(a|b)", "b", "b"),
    ],
)
def test_a_value_is_bound_as_a_term_of_its_type(kind: str, value: str, term: str) -> None:
    asked = a_question(f'# @param p {kind} "Tên" "Name"', "SELECT ?v { BIND($p AS ?v) }")
    assert words(ask(ox.Store(), asked, {"p": value})) == [[term]]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "not an iri"),
        ("iri", "http://a> } DROP ALL #"),
        ("iri", "relative"),
        ("date", "2021-02-30"),
        ("date", "12/3/2021"),
        ("day", "2021-13"),
        ("day", "2021-02-30"),
        ("day", "0000"),
        ("day", "năm 2021"),
        ("integer", "1.5"),
        ("integer", "1; DROP"),
        ("decimal", "NaN"),
        ("decimal", "1e999999999"),
        ("decimal", "mười"),
        ("language", "vi) || true"),
        ("choice(a|b)", "c"),
        ("text", "\ud800"),
    ],
)
def test_a_value_of_another_type_is_refused_by_name(kind: str, value: str) -> None:
    asked = a_question(f'# @param p {kind} "Tên" "Name"')
    with pytest.raises(BadQuery, match="parameter p"):
        ask(ox.Store(), asked, {"p": value})


def test_a_parameter_without_default_must_be_given() -> None:
    asked = a_question('# @param p text "Tên" "Name"')
    with pytest.raises(BadQuery, match="needs a value: -p p=TEXT"):
        ask(ox.Store(), asked)


INJECTIONS = [
    '") || true || ("',
    '" } DROP ALL #',
    "' } UNION { ?s ?p ?o } #",
    '\\") || (true',
    '"""',
    "\n} SERVICE <http://127.0.0.1:9/> {",
    "$unit ?x <http://a> _:b",
    "\\u0022) || true",
]


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize("name", ["figures", "documents", "facts", "twinnings", "places"])
def test_what_looks_like_sparql_in_a_value_is_only_words(store: ox.Store, name: str, value: str) -> None:
    asked = QUESTIONS[name]
    for parameter in asked.parameters:
        if parameter.type in {"text", "name"}:
            assert ask(store, asked, {parameter.name: value}).rows == ()


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_query_as_it_was_given(value: str) -> None:
    asked = a_question('# @param p text "Tên" "Name"', 'SELECT ?v { BIND($p AS ?v) } # $p "')
    assert words(ask(ox.Store(), asked, {"p": value})) == [[value]]


def test_a_parameter_inside_a_string_an_iri_or_a_comment_is_none() -> None:
    text = """SELECT * { ?s <http://a/$p> "$p", '$p', \"\"\"$p "\"\"\" FILTER(?s = $p) } # $p"""
    assert parameters_in(text) == {"p"}
    assert bind(text, {"p": "1"}) == text.replace("= $p", "= 1")


@pytest.mark.parametrize("typed", ["Mường Thử", "mường thử", "muong thu", "MUONG  THU"])
def test_a_name_may_be_given_without_diacritics(store: ox.Store, typed: str) -> None:
    expected = ask(store, question("figures"), {"unit": "Mường Thử"})
    assert expected.rows
    assert ask(store, question("figures"), {"unit": typed}).rows == expected.rows


def test_a_name_with_other_diacritics_is_not_taken_for_its_neighbour(store: ox.Store) -> None:
    assert ask(store, question("figures"), {"unit": "Mường Thừ"}).rows == ()


# --- queries as text -------------------------------------------------------------------------------------------------


def test_the_default_graph_is_the_union_and_known_prefixes_need_no_declaration(store: ox.Store) -> None:
    answer = ask_text(store, "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a dv:Report }")
    assert words(answer) == [["2"]]


def test_labels_of_concepts_are_in_the_vocabularys_own_graph(store: ox.Store) -> None:
    answer = ask_text(store, f'ASK {{ GRAPH <{BASE}graph/vocabulary> {{ ?c skos:prefLabel "Lào"@vi }} }}')
    assert answer.boolean is True


def test_construct_and_describe_give_sorted_triples(store: ox.Store) -> None:
    answer = ask_text(store, "CONSTRUCT { ?r a dv:Report } WHERE { ?r a dv:Report }")
    assert answer.columns == ("subject", "predicate", "object")
    assert len(answer.rows) == 2
    assert list(answer.rows) == sorted(answer.rows)
    assert ask_text(store, f"DESCRIBE <{answer.rows[0][0]}>").rows


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("SELECT * {\n ?s ?p", 2, "column"),
        ("SELECT * { ?s nope:x ?o }", 1, "column"),
        ("ASK {\n  SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}", 2, "column 3: SERVICE is refused"),
        ("ASK { service silent ?x { ?s ?p ?o } }", 1, "SERVICE is refused"),
        ("ASK { SERV\\u0049CE <http://127.0.0.1:9/> { ?s ?p ?o } }", 1, "SERVICE is refused"),
        ("# find\nPREFIX a: <http://a/>\nINSERT DATA { a:b a:c a:d }", 3, "INSERT is refused"),
        ("delete where { ?s ?p ?o }", 1, "DELETE is refused"),
        ("DROP ALL", 1, "DROP is refused"),
        ("LOAD <http://127.0.0.1:9/>", 1, "LOAD is refused"),
        ("", 1, "column"),
    ],
)
def test_a_query_that_is_wrong_or_may_not_be_run_is_refused_with_its_line(
    store: ox.Store, text: str, line: int, reason: str
) -> None:
    before = len(store)
    with pytest.raises(BadQuery, match=reason) as error:
        ask_text(store, text, where="mine.rq")
    assert (error.value.where, error.value.line) == ("mine.rq", line)
    assert len(store) == before
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "SERVICE <http://a> {" }',
        "ASK { ?s <http://example.org/SERVICE> ?service } # SERVICE",
        "PREFIX service: <http://a/> ASK { ?s service:insert '''INSERT \n DATA''' }",
    ],
)
def test_a_keyword_inside_a_string_a_name_or_a_comment_is_no_keyword(store: ox.Store, text: str) -> None:
    assert ask_text(store, text).boolean is False


@pytest.mark.parametrize(
    ("data", "line"), [(b"<a:a> <a:b> <a:c> .\n<a:a> nonsense .\n", 2), (b"\x00\xff", 1)]
)
def test_a_broken_graph_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(BadGraph) as error:
        load(data, where="graph.nq")
    assert (error.value.where, error.value.line) == ("graph.nq", line)


def test_a_broken_file_of_the_vocabulary_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dvgraph.ask.store.vocabulary_files", lambda: (("ontology/vocab/x.ttl", b"nonsense"),)
    )
    with pytest.raises(BadGraph, match=r"ontology/vocab/x\.ttl:1"):
        load(b"", where="graph.nq")


def test_a_function_that_there_is_not_is_refused(store: ox.Store) -> None:
    with pytest.raises(BadQuery, match="not supported"):
        ask_text(store, "SELECT (<http://example.org/f>(?s) AS ?y) { ?s ?p ?o } LIMIT 1")


def test_a_refusal_says_what_is_wrong_rather_than_every_letter_that_could_follow(store: ox.Store) -> None:
    with pytest.raises(BadQuery, match=r"The SELECT contains a variable that is unbound$"):
        ask_text(store, "SELECT ?s { ?s ?p ?o } GROUP BY ?p")
    with pytest.raises(BadQuery) as error:
        ask_text(store, "SELECT * { ?s")
    assert len(str(error.value)) < 250


# --- forms of an answer ----------------------------------------------------------------------------------------------

ANSWER = Answer(
    ("thing", "words", "value"),
    (
        (
            BASE + "place/1",
            Literal('Kỳ Sơn, "huyện"\nbiên giới', language="vi"),
            Literal("5", XSD + "integer"),
        ),
        ("_:b0", Literal("=1+1"), Literal("-2.5", XSD + "decimal")),
        (None, Literal("@SUM(A1)|<b>\x1b[31m"), None),
    ),
)


def test_csv_is_read_back_and_runs_no_formula() -> None:
    text = write_answer(ANSWER, "csv")
    assert "\r\n" in text
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["thing", "words", "value"],
        [BASE + "place/1", 'Kỳ Sơn, "huyện"\nbiên giới', "5"],
        ["_:b0", "'=1+1", "-2.5"],
        ["", "'@SUM(A1)|<b>\x1b[31m", ""],
    ]


@pytest.mark.parametrize(
    ("form", "engine"), [("tsv", ox.QueryResultsFormat.TSV), ("json", ox.QueryResultsFormat.JSON)]
)
def test_tsv_and_json_are_what_sparql_says_and_lose_nothing(form: str, engine: ox.QueryResultsFormat) -> None:
    read = ox.parse_query_results(write_answer(ANSWER, form), format=engine)
    assert isinstance(read, ox.QuerySolutions)
    first, second, third = ([row[i] for i in range(3)] for row in read)
    assert first == [
        ox.NamedNode(BASE + "place/1"),
        ox.Literal('Kỳ Sơn, "huyện"\nbiên giới', language="vi"),
        ox.Literal("5", datatype=ox.NamedNode(XSD + "integer")),
    ]
    assert second[1:] == [ox.Literal("=1+1"), ox.Literal("-2.5", datatype=ox.NamedNode(XSD + "decimal"))]
    assert third == [None, ox.Literal("@SUM(A1)|<b>\x1b[31m"), None]


def test_a_boolean_answer_has_every_form() -> None:
    forms = {form: write_answer(Answer((), (), boolean=True), form) for form in FORMATS}
    assert forms["table"] == forms["markdown"] == "có (true)\n"
    assert forms["csv"] == "boolean\r\ntrue\r\n"
    assert forms["tsv"] == "?boolean\ntrue\n"
    assert json.loads(forms["json"]) == {"head": {}, "boolean": True}


def test_a_markdown_table_keeps_its_columns_whatever_a_cell_holds() -> None:
    lines = write_answer(ANSWER, "markdown").splitlines()
    assert len(lines) == 2 + len(ANSWER.rows)
    assert lines[1] == "| --- | --- | ---: |"
    assert "\\<b\\>" in lines[4]
    assert all(line.replace("\\|", "").count("|") == 4 for line in lines)


def test_a_table_shortens_iris_sets_numbers_right_and_shows_no_control() -> None:
    text = write_answer(ANSWER, "table")
    assert "id:place/1" in text
    assert "\x1b" not in text
    assert text.splitlines()[2].endswith("    5")
    assert text.endswith("(3 rows)\n")
    assert write_answer(Answer(("x",), ((Literal("a"),),)), "table").endswith("(1 row)\n")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_table_keeps_to_the_width_of_the_terminal(store: ox.Store, width: int) -> None:
    for name in ("documents", "neighbours", "totals", "periods"):
        text = write_answer(ask(store, question(name)), "table", width=max(width, 9 * 8))
        assert max(map(display_width, text.splitlines())) <= max(width, 9 * 8)


def test_a_long_cell_is_cut_in_a_table_and_whole_elsewhere() -> None:
    long = Answer(("words",), ((Literal("dân vận khéo " * 60 + "hết"),),))
    table = write_answer(long, "table", width=40)
    assert "…" in table
    assert "hết" not in table
    assert len(table.splitlines()) < 9
    assert "hết" in write_answer(long, "csv")


def test_a_word_wider_than_its_column_is_cut_into_pieces() -> None:
    table = write_answer(Answer(("x",), ((Literal("a" * 50),),)), "table", width=20)
    assert max(map(len, table.splitlines())) == 20


def test_wide_letters_and_marks_are_counted_as_a_terminal_shows_them() -> None:
    assert display_width("Kỳ Sơn") == 6
    assert display_width("Ky\u0300") == 2
    assert display_width("漢") == 2


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="markdown"):
        write_answer(ANSWER, "excel")
