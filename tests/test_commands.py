"""The command line as a user meets it: data on stdout, one line for each error, and what the exit codes promise."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dvgraph.cli import dvgraph
from dvgraph.graph import authority_lines

REPORT = Path(__file__).parents[1] / "data" / "reports" / "ky-son.txt"


def run(*words: str) -> Result:
    return CliRunner().invoke(dvgraph, list(words))


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("graph")
    assert run("build", str(REPORT), "-o", str(out)).exit_code == 0
    return str(out / "graph.nq")


def test_build_says_what_it_read_checked_and_re_read(tmp_path: Path) -> None:
    result = run("build", str(REPORT), "-o", str(tmp_path))
    assert result.exit_code == 0
    assert "57 quantity" in result.stdout
    assert "SHACL: 0 violation(s), 0 warning(s)" in result.stdout
    assert ", 0 do not" in result.stdout


def test_the_report_that_comes_along_is_built_where_none_is_named(tmp_path: Path) -> None:
    assert "ky-son.txt" in run("build", "-o", str(tmp_path), "--no-check").stdout


def test_a_bad_file_is_told_and_the_others_built(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff")
    result = run("build", str(REPORT), str(bad), "-o", str(tmp_path / "out"), "--no-check")
    assert result.exit_code == 2
    assert result.stderr == f"dvgraph: {bad}:1: not valid UTF-8; save the file as UTF-8\n"
    assert (tmp_path / "out" / "graph.nq").exists()


def test_nothing_to_build_is_an_error(tmp_path: Path) -> None:
    result = run("build", str(tmp_path), "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "nothing was built" in result.stderr
    assert not (tmp_path / "out").exists()


def test_extract_prints_one_object_a_line_that_slices_the_text() -> None:
    text = REPORT.read_text("utf-8")
    result = run("extract", str(REPORT))
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert {"type", "start", "end", "quote", "rule"} <= rows[0].keys()
    area = next(row for row in rows if row["quote"] == "203,409 km")
    assert area["value"] == 203.409


def test_extract_names_the_report_where_there_are_several_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Năm 2020.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    result = run("extract", str(tmp_path), str(REPORT))
    assert result.exit_code == 2
    assert json.loads(result.stdout.splitlines()[0])["report"] in {"a.txt", "ky-son.txt"}
    assert "b.txt: the file is empty" in result.stderr


def test_eval_prints_a_table_or_json(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Huyện có 12 xã.", "utf-8")
    gold = {"quantities": [{"quote": "12 xã", "value": 12, "unit": "xã", "start": 9, "end": 14}]}
    (tmp_path / "one.json").write_text(json.dumps(gold), "utf-8")
    assert "quantity" in run("eval", str(tmp_path)).stdout
    assert run("eval", str(tmp_path), "--errors").exit_code == 0
    assert json.loads(run("eval", str(tmp_path), "--json").stdout)["kinds"]["quantity"]["f1"] == 1
    (tmp_path / "two.json").write_text("{", "utf-8")
    result = run("eval", str(tmp_path))
    assert result.exit_code == 2
    assert "two.json:1:" in result.stderr


def test_validate_and_verify_pass_on_what_was_built(graph: str) -> None:
    for command in ("validate", "verify"):
        assert run(command, "-g", graph).exit_code == 0
        assert run(command, "-g", graph, "--json").exit_code == 0


def altered(graph: str, tmp_path: Path, old: str, new: str) -> str:
    text = Path(graph).read_text("utf-8")
    assert old in text
    path = tmp_path / "altered.nq"
    path.write_text(text.replace(old, new), "utf-8")
    return str(path)


def test_validate_tells_what_is_wrong_with_which_sentence_and_what_to_do(graph: str, tmp_path: Path) -> None:
    path = altered(graph, tmp_path, '#whole> "191"^^', '#whole> "19"^^')
    result = run("validate", "-g", path)
    assert result.exit_code == 1
    assert "VIOLATION Observation-share: The part is larger than the whole." in result.stdout
    assert "“179/191 bản” in: Kỳ Sơn là huyện" in result.stdout
    assert "→ Compare both figures" in result.stdout
    assert "Phần lớn hơn tổng số." in run("validate", "-g", path, "--language", "vi").stdout
    rows = json.loads(run("validate", "-g", path, "--json").stdout)
    assert rows[0]["severity"] == "Violation"
    assert rows[0]["words"][0]["quote"] == "179/191 bản"


def test_verify_refuses_an_altered_figure(graph: str, tmp_path: Path) -> None:
    path = altered(graph, tmp_path, '"80288"^^', '"80289"^^')
    result = run("verify", "-g", path)
    assert result.exit_code == 1
    assert "the words say 80288" in result.stdout
    assert json.loads(run("verify", "-g", path, "--json").stdout)["object"] == "80289"


def test_ask_answers_by_name_text_and_file(graph: str, tmp_path: Path) -> None:
    assert "290-QĐ/TW" in run("ask", "documents", "-g", graph, "--format", "csv").stdout
    assert "(5 rows)" in run("ask", "documents", "-g", graph).stdout
    assert run("ask", "documents", "-g", graph, "--json").stdout.startswith("{")
    assert "figures" in run("ask", "--list").stdout
    assert "(21 rows)" in run("ask", "subunits", "-p", "unit=Kỳ Sơn", "--as-of", "2020", "-g", graph).stdout
    assert "(12 rows)" in run("ask", "today", "-p", "unit=Kỳ Sơn", "--as-of", "2020-12", "-g", graph).stdout
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?o a dv:Observation }"
    assert run("ask", query, "-g", graph, "--format", "csv").stdout == "n\n57\n"
    (tmp_path / "q.rq").write_text(query, "utf-8")
    assert run("ask", "-f", str(tmp_path / "q.rq"), "-g", graph, "--format", "tsv").exit_code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ask", "documnts"), "no question named 'documnts'"),
        (("ask", "documents", "-p", "nobody=1"), "nobody"),
        (("ask", "documents", "-p", "zone"), "is not KEY=VALUE"),
        (("ask",), "give one QUESTION or one --file"),
        (("ask", "SELECT ?x WHERE {"), "query:1"),
        (("ask", "DROP ALL ; DROP ALL"), "query:1"),
        (("ask", "-f", "none.rq"), "none.rq: No such file"),
        (("ask", "documents", "--format", "xls"), "no format named 'xls'"),
        (("show", "Atlantis"), "Atlantis"),
        (("show", "Kỳ Sơn", "--as-of", "hôm nay"), "'hôm nay' is not a date"),
        (("ask", "figures", "--as-of", "2020"), "is not asked of a day"),
        (("export", "--format", "xls"), "no format named 'xls'"),
        (("draw", "-o", "x.bmp"), "bmp"),
        (("draw", "-o", "x.svg", "--kind", "unicorn"), "unicorn"),
        (("draw", "-o", "x.svg", "--around", "Atlantis"), "Atlantis"),
        (("draw",), "Missing option"),
        (("nothing",), "No such command"),
    ],
)
def test_wrong_use_is_told_in_a_line_and_ends_in_2(
    graph: str, words: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DVGRAPH_GRAPH", graph)
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [("validate",), ("verify",), ("ask", "documents"), ("show", "x"), ("export",)]
)
def test_a_broken_or_missing_graph_is_named_with_its_line(command: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "g.nq"
    result = run(*command, "-g", str(path))
    assert (result.exit_code, "no such graph" in result.stderr) == (2, True)
    path.write_text('<http://a> <http://b> "c" .\n<http://a> <http://b .\n', "utf-8")
    result = run(*command, "-g", str(path))
    assert result.exit_code == 2
    assert f"{path}:2: " in result.stderr
    result = run(*command, "-g", str(tmp_path))
    assert result.exit_code == 2


def test_a_query_file_that_is_no_text_is_refused(graph: str, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff")
    result = run("ask", "-f", str(tmp_path / "q.rq"), "-g", graph)
    assert (result.exit_code, "not valid UTF-8" in result.stderr) == (2, True)


def test_units_are_told_of_where_there_is_no_graph_yet(tmp_path: Path) -> None:
    none = str(tmp_path / "none.nq")
    assert (
        "(9 rows)"
        in run("ask", "subunits", "-p", "unit=huyện Mường Lát", "--as-of", "2018", "-g", none).stdout
    )
    assert "thuộc: tỉnh Thanh Hóa" in run("show", "huyện Mường Lát", "-g", none).stdout
    assert "no such graph" in run("ask", "subunits", "-g", none).stderr
    assert "no such graph" in run("show", "Atlantis", "-g", none).stderr


def test_the_tables_of_the_authority_are_checked_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    ky_son = "https://w3id.org/dvgraph/id/unit/vn/2004/417"
    monkeypatch.setattr("dvgraph.graph.whole_authority_lines", lambda: authority_lines([ky_son]))
    told = run("validate", "--authority")
    assert told.exit_code == 0
    assert "communes on 2025-07-01    3,321" in told.stderr
    assert "data/authority: 0 violation(s)" in told.stderr
    monkeypatch.setattr("dvgraph.authority.broken_laws", lambda: iter(["a unit that is its own successor"]))
    told = run("validate", "--authority")
    assert told.exit_code == 1
    assert "a unit that is its own successor" in told.stdout


def test_show_export_and_draw_write_what_they_say(graph: str, tmp_path: Path) -> None:
    assert "huyện Kỳ Sơn (417)" in run("show", "ky son", "-g", graph).stdout
    assert "ngày 2018-12-31: huyện Kỳ Sơn" in run("show", "ky son", "--as-of", "2018", "-g", graph).stdout
    assert json.loads(run("show", "ky son", "-g", graph, "--json").stdout)["things"]
    assert run("export", "-g", graph, "--format", "ntriples").stdout_bytes.count(b"\n") > 1000
    for name in ("g.ttl", "sub/g.ttl"):
        assert run("export", "-g", graph, "-o", str(tmp_path / name)).exit_code == 0
    assert run("draw", "-g", graph, "-o", str(tmp_path / "p.svg"), "--around", "Kỳ Sơn").exit_code == 0
    assert (tmp_path / "p.svg").read_text("utf-8").startswith("<")


def test_an_output_that_cannot_be_written_is_told(graph: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("export", "-g", graph, "-o", str(tmp_path / "file" / "g.ttl"))
    assert result.exit_code == 1
    assert "Could not open file" in result.stderr


def test_a_closed_pipe_ends_quietly(graph: str) -> None:
    command = f"{sys.executable} -m dvgraph export -g {graph} --format ntriples | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert result.stdout.count("\n") == 1
    assert "Traceback" not in result.stderr
