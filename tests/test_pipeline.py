"""The main job: the same bytes for the same reports, and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyoxigraph import RdfFormat, parse

from dvgraph.extract import extract
from dvgraph.files import replace_file
from dvgraph.graph import lines_of
from dvgraph.model import Metadata, Node
from dvgraph.pipeline import build
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.rules.settling import settled
from dvgraph.version import VERSION
from dvgraph.vocab import Dv, Ext

REPORTS = Path(__file__).parents[1] / "data" / "reports"
TEXTS = {
    "mot.txt": "Mường Lát đổi mới\n\nHuyện Mường Lát (tỉnh Thanh Hóa) có 9 xã. Kế hoạch số 12-KH/HU ngày 05/3/2019 của Huyện ủy.",
    "hai.txt": "Bản tin\n\nNăm 2021, UBND huyện Nậm Pồ hỗ trợ 1.204 hộ. Đồng bào dân tộc Mông chiếm 68,5%.",
    "ba.txt": "Kết nghĩa\n\nBản Ka Oóc (xã Trọng Hóa) kết nghĩa với bản Noong Bua (Lào).",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_the_order_of_inputs_and_the_number_of_workers_change_no_byte(reports: Path, tmp_path: Path) -> None:
    files = sorted(reports.iterdir())
    one = build(files, tmp_path / "one").graph.read_bytes()
    assert build(files[::-1], tmp_path / "two").graph.read_bytes() == one
    assert build([reports, *files], tmp_path / "three", workers=2).graph.read_bytes() == one
    manifests = {(tmp_path / name / "manifest.json").read_bytes() for name in ("one", "two", "three")}
    assert len(manifests) == 1


def test_the_hash_seed_changes_no_byte(reports: Path, tmp_path: Path) -> None:
    digests = set()
    for seed in ("0", "1", "20201231"):
        out = tmp_path / seed
        code = f"from pathlib import Path; from dvgraph.pipeline import build; build([Path({str(reports)!r}), Path({str(REPORTS)!r})], Path({str(out)!r}))"
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        digests.add(sha256((out / "graph.nq").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_graph_of_many_reports_is_the_union_of_the_graphs_of_each(reports: Path, tmp_path: Path) -> None:
    whole = build([reports], tmp_path / "whole").graph.read_text("utf-8").splitlines()
    parts = [
        line
        for i, file in enumerate(sorted(reports.iterdir()))
        for line in build([file], tmp_path / f"{i}").graph.read_text("utf-8").splitlines()
    ]
    assert sorted(parts) == whole


def test_lines_are_sorted_distinct_and_without_blank_nodes(tmp_path: Path) -> None:
    lines = build([REPORTS], tmp_path).graph.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert not [line for line in lines if line.startswith("_:") or " _:" in line.split('"')[0]]


def test_the_manifest_names_inputs_and_the_graph_by_hash(reports: Path, tmp_path: Path) -> None:
    built = build([reports], tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["tool"] == f"dvgraph {VERSION}"
    assert manifest["graph"]["sha256"] == sha256(built.graph.read_bytes()).hexdigest()
    assert {row["file"]: row["sha256"] for row in manifest["inputs"]} == {
        name: sha256(text.encode()).hexdigest() for name, text in TEXTS.items()
    }


def test_bad_files_are_told_and_the_others_built(reports: Path, tmp_path: Path) -> None:
    (reports / "hong.txt").write_bytes(b"\xff\xfe\x00")
    (reports / "rong.txt").write_bytes(b"")
    built = build([reports, tmp_path / "none"], tmp_path / "out")
    assert len(built.reports) == len(TEXTS)
    assert [str(e).removeprefix(f"{tmp_path}/") for e in built.errors] == [
        "none: no such file or folder",
        "reports/hong.txt:1: this is a binary file, not text",
        "reports/rong.txt: the file is empty",
    ]


def test_where_nothing_can_be_read_the_last_good_graph_stays(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    good = build([reports], out).graph.read_bytes()
    for file in reports.iterdir():
        file.write_bytes(b"")
    assert build([reports], out).reports == ()
    assert (out / "graph.nq").read_bytes() == good


def test_a_write_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nq"
    replace_file(path, b"old")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_report_under_two_names_is_one(reports: Path, tmp_path: Path) -> None:
    (reports / "ban-sao.txt").write_text(TEXTS["mot.txt"], "utf-8")
    assert len(build([reports], tmp_path / "out").reports) == len(TEXTS)


@pytest.mark.parametrize(
    "text", ['a "quoted" \\ back\tslash.', "tab\x01\x7f.", "Dòng 1\u2028dòng 2.", "<>{}|^`"]
)
def test_words_of_a_report_are_data_in_the_graph(text: str) -> None:
    report = read_text(text)
    data = "\n".join(lines_of(report, state(report, extract(report)), VERSION)).encode()
    quads = list(parse(data, format=RdfFormat.N_QUADS))
    texts = [q.object.value for q in quads if q.predicate.value.endswith("#text")]
    assert " ".join(texts) == " ".join(text.split())


def test_what_mentions_tell_in_several_ways_is_settled_by_most_of_them() -> None:
    told = [
        Node("urn:x:body", (Dv.Body,), ((Dv.category, category), (Ext.label, category)))
        for category in ("state", "party", "party")
    ]
    other = Node("urn:x:other", (Dv.Body,), ((Dv.category, "state"),))
    nodes = [item for item in settled([*told, other]) if isinstance(item, Node)]
    said = [value for node in nodes for predicate, value in node.properties if predicate == Dv.category]
    assert said == ["party", "party", "state"]
    assert [value for node in nodes for predicate, value in node.properties if predicate == Ext.label] == [
        "state",
        "party",
        "party",
    ]


def test_a_law_and_an_ordinance_of_one_title_are_two_documents() -> None:
    report = read_text("Pháp lệnh Dân số năm 2003 hết hiệu lực khi Luật Dân số được thông qua.")
    nodes = [item for item in state(report, extract(report)) if isinstance(item, Node)]
    assert len({node.iri for node in nodes if Dv.Document in node.types}) == 2


@pytest.mark.parametrize(
    ("text", "as_of", "taken"),
    [
        (
            "Huyện Cao Lãnh và thành phố Cao Lãnh thuộc tỉnh Đồng Tháp. Thành ủy Cao Lãnh họp.",
            "2019",
            {"huyện_Cao_Lãnh": "2004/873", "thành_phố_Cao_Lãnh": "2004/866", "Đồng_Tháp": "2004/87"},
        ),
        # One unit at two times stays one.
        (
            "Thị xã Hà Tiên, nay là thành phố Hà Tiên, tỉnh Kiên Giang.",
            "2019",
            {"Hà_Tiên": "2004/900", "Kiên_Giang": "2004/91"},
        ),
        # Not the quận of that name, which then was the only one.
        ("Thị xã Hoàng Mai họp.", "2008", {"Hoàng_Mai": None}),
    ],
)
def test_the_word_before_a_name_tells_units_of_one_name_apart(
    text: str, as_of: str, taken: dict[str, str | None]
) -> None:
    report = read_text(text, metadata=Metadata(as_of=as_of))
    nodes = [item for item in state(report, extract(report)) if isinstance(item, Node)]
    units = [node for node in nodes if Dv.AdministrativeUnit in node.types and "/report/" in node.iri]
    found = {
        unquote(node.iri).rpartition("/")[2]: next(
            (str(iri).rpartition("/vn/")[2] for p, iri in node.properties if p == Dv.denotes), None
        )
        for node in units
    }
    assert found == taken


def test_a_body_of_the_city_is_not_that_of_the_quarter_which_a_report_is_about() -> None:
    report = read_text("Quận Sơn Trà, thành phố Đà Nẵng đổi mới. HĐND TP, Thành ủy và UBND quận đều họp.")
    nodes = [item for item in state(report, extract(report)) if isinstance(item, Node)]
    found = {
        unquote(node.iri).rpartition("/")[2]: unquote(str(iri)).rpartition("/")[2]
        for node in nodes
        for predicate, iri in node.properties
        if predicate == Dv.ofUnit
    }
    assert found == {"HĐND_TP": "Đà_Nẵng", "Thành_ủy": "Đà_Nẵng", "UBND_quận": "Sơn_Trà"}
