"""The ledger: each check by its table of cases, the first report, the forms of its findings, and its speed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from click.testing import CliRunner

from dvgraph.cli.checking import ledger_command
from dvgraph.dataset import Dataset, read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import (
    CHECKS,
    SEVERITIES,
    Severity,
    findings_quads,
    findings_rows,
    ledger,
    notices_of,
)
from dvgraph.ledger.account import read_accounts
from dvgraph.ledger.linked import FINDINGS
from dvgraph.model import Literal, Metadata
from dvgraph.notices import Places
from dvgraph.pipeline import build
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.validate import validate
from dvgraph.version import VERSION
from dvgraph.vocab import SCHEMES, Dv, Ext, concept

TABLES = Path(__file__).with_name("ledger")
FIRST = Path(__file__).parents[1] / "data" / "reports"


def graph_of(*texts: str, as_of: str | list[str] = "") -> Dataset:
    lines: set[str] = set()
    for i, text in enumerate(texts):
        day = as_of if isinstance(as_of, str) else as_of[i]
        report = read_text(text, name=f"{i}.txt", metadata=Metadata(as_of=day))
        lines.update(lines_of(report, list(state(report, extract(report))), VERSION))
    return read_dataset("".join(f"{line}\n" for line in sorted(lines)).encode(), where="case.nq")


def cases() -> list[Any]:
    return [
        pytest.param(table.stem, case, id=f"{table.stem}: {case['says']}")
        for table in sorted(TABLES.glob("*.toml"))
        for case in tomllib.loads(table.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize(("check", "case"), cases())
def test_a_check_finds_this_and_nothing_else(check: str, case: dict[str, Any]) -> None:
    texts = case["text"] if isinstance(case["text"], list) else [case["text"]]
    dataset = graph_of(*texts, as_of=case.get("as_of", ""))
    found = sorted(
        CHECKS[check](read_accounts(dataset)), key=lambda f: [(w.report, w.start) for w in f.words]
    )
    told = [(f.kind, str(f.severity), [w.quote for w in f.words]) for f in found]
    wanted = [(e["kind"], e["severity"], e["quotes"]) for e in case["expect"]]
    assert sorted(told) == sorted(wanted)
    computed = [e["computation"] for e in case["expect"] if "computation" in e]
    assert set(computed) <= {f.computation for f in found}


def test_every_check_has_cases_that_hold_and_cases_that_do_not() -> None:
    seen = {name: set() for name in CHECKS}
    for table in TABLES.glob("*.toml"):
        for case in tomllib.loads(table.read_text("utf-8"))["case"]:
            seen[table.stem] |= {e["severity"] == "holds" for e in case["expect"]}
    assert all(kinds == {True, False} for kinds in seen.values()), seen


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([FIRST], tmp_path_factory.mktemp("ledger")).graph


def test_on_the_first_report_these_three_are_told_and_no_other(first: Path) -> None:
    graver = [f for f in ledger(read_dataset(first.read_bytes(), where="graph.nq")) if f.severity > ""]
    graver = [f for f in graver if SEVERITIES.index(f.severity) >= SEVERITIES.index(Severity.TENSION)]
    assert sorted([w.quote for w in f.words] for f in graver) == [
        ["4 huyện", "05 huyện"],
        ["Quyết định số 33/2019/QĐ-TTg ngày 30/6/2019"],
        ["Từ năm 2016-2020", "06 năm"],
    ]


def test_on_the_first_report_the_true_sums_hold(first: Path) -> None:
    findings = ledger(read_dataset(first.read_bytes(), where="graph.nq"))
    held = {f.computation for f in findings if f.severity is Severity.HOLDS}
    assert {"21 + 6 + 20 = 47", "1 + 1 + 2 = 4", "2 / 4 = 50%", "179 ≤ 191"} <= held


def test_every_kind_that_a_table_of_cases_expects_is_explained_and_every_one_explained_is_expected() -> None:
    expected = {
        e["kind"]
        for table in TABLES.glob("*.toml")
        for case in tomllib.loads(table.read_text("utf-8"))["case"]
        for e in case["expect"]
    }
    scheme = Path(__file__).parents[1] / "ontology" / "vocab" / "finding-kind.ttl"
    dataset = read_dataset(scheme.read_bytes(), where="finding-kind.ttl")
    concepts = [s for s in dataset.subjects if s != concept("finding-kind", "").rstrip("/")]
    assert {c.rpartition("/")[2] for c in concepts} == expected
    for one in concepts:
        for predicate in (Ext.prefLabel, Ext.definition, Ext.scopeNote):
            assert {o.language for o in dataset.objects(one, predicate) if isinstance(o, Literal)} == {
                "vi",
                "en",
            }


@pytest.mark.parametrize(
    "clause",
    [
        "có {i}/{j} hộ, đạt 50%, ",
        "có 30 xã (10 xã vùng cao, 19 xã vùng thấp), ",
        "giáp {i} huyện của Lào và kết nghĩa với {j} huyện của Lào, ",
        "trong {i} năm (2016-2020) có 191 bản, ",
    ],
)
def test_of_an_endless_sentence_the_ledger_takes_time_in_proportion(clause: str) -> None:
    def seconds(times: int) -> float:
        dataset = graph_of(
            "Có " + "".join(clause.format(i=i, j=2 * i) for i in range(1, times)), as_of="2020"
        )
        taken = []
        for _ in range(3):
            began = process_time()
            ledger(dataset)
            taken.append(process_time() - began)
        return min(taken)

    assert seconds(800) < 10 * seconds(200) + 0.02


def test_the_scheme_of_severities_is_the_one_of_the_code() -> None:
    scheme = Path(__file__).parents[1] / "ontology" / "vocab" / "severity.ttl"
    dataset = read_dataset(scheme.read_bytes(), where="severity.ttl")
    assert {concept("severity", s) for s in SEVERITIES} == set(dataset.subjects) - {
        concept("severity", "")[:-1]
    }
    assert {"severity", "finding-kind"} <= set(SCHEMES)


def test_findings_as_json_say_what_where_why_and_what_to_do(first: Path) -> None:
    dataset = read_dataset(first.read_bytes(), where="graph.nq")
    findings = ledger(dataset)
    rows = findings_rows(findings, Places(dataset), "vi")
    assert [row["kind"] for row in rows] == [finding.kind for finding in findings]
    assert {"kind", "severity", "quotes", "message", "computation", "reason", "remedy"} <= rows[0].keys()
    lines = (FIRST / "ky-son.txt").read_text("utf-8").split("\n")
    for row in rows:
        for quote, place in zip(row["quotes"], row["places"], strict=True):
            assert place["file"] == "ky-son.txt"
            assert lines[place["line"] - 1][place["column"] - 1 :].startswith(quote)


def test_findings_are_a_graph_of_their_own_that_is_valid_and_rests_on_the_words(tmp_path: Path) -> None:
    data = build([FIRST], tmp_path, findings=True).graph.read_bytes()
    dataset = read_dataset(data, where="graph.nq")
    findings = ledger(dataset)
    written = [quad for quad in dataset.quads if quad.graph == FINDINGS]
    assert set(written) == set(findings_quads(findings))
    assert len({quad.subject for quad in written}) == len(findings)
    assert validate(dataset) == ()
    for finding, notice in zip(findings, notices_of(findings), strict=True):
        rests = dataset.resources(notice.iri, Dv.evidence)
        quotes = {dataset.value(dataset.resources(e, Ext.hasSelector)[0], Ext.exact) for e in rests}
        assert quotes == {words.quote for words in finding.words}
        assert set(dataset.resources(notice.iri, Dv.concerns)) == set(finding.concerns)


def test_a_graph_that_holds_its_findings_gives_the_same_findings_again(first: Path, tmp_path: Path) -> None:
    again = build([FIRST], tmp_path, findings=True).graph
    before, after = (ledger(read_dataset(p.read_bytes(), where="graph.nq")) for p in (first, again))
    assert before == after


@pytest.mark.parametrize(("bound", "code"), [("impossible", 0), ("suspect", 1), ("tension", 1), ("note", 1)])
def test_the_exit_code_tells_whether_something_is_as_grave_as_asked(
    first: Path, bound: str, code: int
) -> None:
    assert CliRunner().invoke(ledger_command, ["-g", str(first), "--fail-on", bound]).exit_code == code
    assert CliRunner().invoke(ledger_command, ["-g", str(first)]).exit_code == 0


def test_what_cannot_be_fails_at_every_bound(first: Path, tmp_path: Path) -> None:
    path = tmp_path / "altered.nq"
    path.write_text(first.read_text("utf-8").replace('#whole> "191"^^', '#whole> "161"^^'), "utf-8")
    for bound in ("note", "tension", "suspect", "impossible"):
        result = CliRunner().invoke(ledger_command, ["-g", str(path), "--fail-on", bound])
        assert result.exit_code == 1
        assert result.stdout.startswith("IMPOSSIBLE share.exceeded")


def test_more_reports_give_more_findings_and_not_pairs_of_them() -> None:
    text = "Huyện Kỳ Sơn (tỉnh Nghệ An) đổi mới\n\nToàn huyện có {0} bản. Có 18/20 xã hoàn thành đại hội. Lần {0}."
    few, many = (
        len(ledger(graph_of(*(text.format(100 + i) for i in range(n)), as_of="2020"))) for n in (5, 20)
    )
    assert (few, many) == (5 + 4 + 5, 20 + 19 + 20)
