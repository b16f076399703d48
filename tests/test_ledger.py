"""The ledger: each check by its table of cases, the first report, the forms of its findings, and its speed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dvgraph.cli.checking import ledger_command
from dvgraph.dataset import Dataset, read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import CHECKS, SEVERITIES, Severity, findings_json, findings_sarif, findings_text, ledger
from dvgraph.ledger.account import read_accounts
from dvgraph.model import Metadata
from dvgraph.pipeline import build
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.version import VERSION

TABLES = Path(__file__).with_name("ledger")
FIRST = Path(__file__).parents[1] / "data" / "reports"


def graph_of(*texts: str, as_of: str = "") -> Dataset:
    lines: set[str] = set()
    for i, text in enumerate(texts):
        report = read_text(text, name=f"{i}.txt", metadata=Metadata(as_of=as_of or None))
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


def test_findings_are_written_in_both_languages_and_three_forms(first: Path) -> None:
    dataset = read_dataset(first.read_bytes(), where="graph.nq")
    findings = ledger(dataset)
    assert "CHƯA KHỚP span.differs" in findings_text(findings, "vi")
    assert "TENSION span.differs" in findings_text(findings, "en")
    rows = json.loads(findings_json(findings, "vi"))
    assert [row["kind"] for row in rows] == [finding.kind for finding in findings]
    assert {"kind", "severity", "quotes", "message", "computation"} <= rows[0].keys()
    run = json.loads(findings_sarif(dataset, findings))["runs"][0]
    assert len(run["results"]) == len(findings)
    text = (FIRST / "ky-son.txt").read_text("utf-8")
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "ky-son.txt"
        at = place["region"]["charOffset"]
        assert text[at : at + place["region"]["charLength"]] == place["region"]["snippet"]["text"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(("bound", "code"), [("impossible", 0), ("suspect", 0), ("tension", 1), ("note", 1)])
def test_the_exit_code_tells_whether_something_is_as_grave_as_asked(
    first: Path, bound: str, code: int
) -> None:
    assert CliRunner().invoke(ledger_command, ["-g", str(first), "--fail-on", bound]).exit_code == code
    assert CliRunner().invoke(ledger_command, ["-g", str(first)]).exit_code == 0


def test_more_reports_give_more_findings_and_not_pairs_of_them() -> None:
    text = "Huyện Kỳ Sơn (tỉnh Nghệ An) đổi mới\n\nToàn huyện có {0} bản. Có 18/20 xã hoàn thành đại hội. Lần {0}."
    few, many = (
        len(ledger(graph_of(*(text.format(100 + i) for i in range(n)), as_of="2020"))) for n in (5, 20)
    )
    assert (few, many) == (5 + 4, 20 + 19)
