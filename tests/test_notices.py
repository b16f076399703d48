"""Notices: where words stand in a file, groups that stay readable, SARIF, and a page that lets nothing in."""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dvgraph.cli import dvgraph
from dvgraph.dataset import Dataset, Quad, read_dataset
from dvgraph.extract import extract
from dvgraph.facts import Words
from dvgraph.graph import lines_of
from dvgraph.iri import report_iri
from dvgraph.ledger import ledger
from dvgraph.model import Literal
from dvgraph.notices import (
    SEVERITIES,
    Level,
    Notice,
    Places,
    Said,
    Source,
    group,
    page_of,
    sarif_of,
    text_of,
)
from dvgraph.notices.excerpt import excerpt
from dvgraph.pipeline import build
from dvgraph.reading import read_bytes
from dvgraph.rules import state
from dvgraph.version import VERSION
from dvgraph.vocab import Dv

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "data" / "reports" / "ky-son.txt"
TITLE = Said("Đối chiếu", "Compared")
NOWHERE = Places(Dataset(()))


def words(quote: str = "12 xã", sentence: str = "Huyện có 12 xã.", **where: Any) -> Words:
    given = {"report": "urn:x:report", "start": 9, "end": 9 + len(quote), "line": 1, "column": 10} | where
    return Words(quote=quote, sentence=sentence, zone="body", rules=(), **given)


def notice(severity: str = "suspect", check: str = "sum.short", **other: Any) -> Notice:
    level = {
        "violation": Level.ERROR,
        "impossible": Level.ERROR,
        "note": Level.NOTE,
        "info": Level.NOTE,
        "holds": Level.NONE,
    }
    said = {
        "name": Said("tên", "name"),
        "message": Said("Lời nhắn.", "A message."),
        "reason": Said("Vì thế.", "Because."),
        "remedy": Said("Làm thế này.", "Do this."),
        "detail": "1 + 1 = 2",
        "words": (words(),),
    }
    return Notice(
        "urn:x:1", check, severity=severity, level=level.get(severity, Level.WARNING), **(said | other)
    )


# --- places ----------------------------------------------------------------------------------------------------------

LETTERS = st.text(st.sampled_from("aếờđ Đ1.😀e\u0301o\u031b\u0323"), min_size=1, max_size=12)
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16": b"", "utf-16-be": b"\xfe\xff"}


@settings(deadline=None)
@given(
    st.lists(LETTERS, min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(sorted(ENCODINGS)),
    st.sampled_from(["NFC", "NFD"]),
    st.data(),
)
def test_a_place_is_where_the_file_has_the_words(
    lines: list[str], end: str, encoding: str, form: str, data: st.DataObject
) -> None:
    lines = [unicodedata.normalize(form, f"x{line}") for line in lines]
    file = ENCODINGS[encoding] + end.join(lines).encode(encoding)
    report = read_bytes(file, name="one.txt")
    line = data.draw(st.integers(0, len(lines) - 1))
    line_start = len("\n".join(unicodedata.normalize("NFC", text) for text in lines[:line])) + (line > 0)
    length = len(unicodedata.normalize("NFC", lines[line]))
    first = data.draw(st.integers(0, length - 1))
    last = data.draw(st.integers(first + 1, length))
    start, stop = line_start + first, line_start + last
    quote = report.text[start:stop]
    assume(not any(map(unicodedata.combining, (quote[0], *report.text[stop : stop + 1]))))
    said = Words(quote, quote, "urn:x:report", start, stop, "body", ())
    place = Places(Dataset(()), {"urn:x:report": Source("one.txt", "one.txt", file)}).place(said)
    plain = "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
    told = file[place.byte : place.byte + place.bytes].decode(plain)
    text = end.join(lines)
    assert unicodedata.normalize("NFC", told) == quote
    assert text[place.char : place.char + place.chars] == told
    assert place.line == place.end_line == line + 1
    assert lines[line][place.column - 1 : place.end_column - 1] == told


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_graph_alone_tells_line_and_column(end: str) -> None:
    text = f"Đổi mới{end}{end}  Huyện Kỳ Sơn đổi mới. Có 18/20 xã hoàn thành.{end}Có 3/4 bản."
    report = read_bytes(text.encode(), name="one.txt")
    lines = lines_of(report, list(state(report, extract(report))), VERSION)
    dataset = read_dataset("\n".join(lines).encode(), where="x.nq")
    places = Places(dataset)
    found = {w.quote: str(places.place(w)) for f in ledger(dataset) for w in f.words}
    assert found == {"18/20 xã": "one.txt:3:28", "3/4 bản": "one.txt:4:4"}
    told = next(w for f in ledger(dataset) for w in f.words if w.quote == "18/20 xã")
    assert places.paragraph(told) == "Huyện Kỳ Sơn đổi mới. Có 18/20 xã hoàn thành."


def test_a_file_that_is_another_or_no_text_gives_no_bytes() -> None:
    for data in (b"\xff\xfe\x00", b"\xff", b"short"):
        place = Places(Dataset(()), {"urn:x:report": Source("a.txt", "a.txt", data)}).place(words())
        assert (place.line, place.column, place.byte, place.char) == (1, 10, -1, -1)


def test_words_of_a_graph_without_positions_have_a_file_and_no_line() -> None:
    dataset = Dataset([Quad("urn:x:report", Dv.fileName, Literal("one.txt"), "")])
    said = words(start=-1, end=-1, line=0, column=0)
    assert str(Places(dataset).place(said)) == "one.txt"


# --- excerpts --------------------------------------------------------------------------------------------------------


def test_of_words_said_twice_the_column_tells_which_are_marked() -> None:
    sentence = "Có 5 lớp và 5 lớp nữa."
    assert excerpt(words("5 lớp", sentence, column=4), sentence).left == "Có "
    assert excerpt(words("5 lớp", sentence, column=13), sentence).left == "Có 5 lớp và "


def test_an_excerpt_of_an_endless_line_is_short_and_holds_the_words() -> None:
    sentence = "a " * 100_000 + "12 xã" + " b" * 100_000
    cut = excerpt(words("12 xã", sentence, column=200_001), f"{'x ' * 90_000}{sentence}{' y' * 90_000}")
    assert cut.quote == "12 xã"
    assert sum(map(len, cut)) < 2_000
    assert cut.left.startswith("… a")
    assert cut.right.endswith("b …")


def test_words_that_their_sentence_does_not_hold_stand_before_it() -> None:
    assert "".join(excerpt(words("7 xã"), "Huyện có 12 xã.")) == "7 xã Huyện có 12 xã."


# --- groups and text -------------------------------------------------------------------------------------------------


def many() -> list[Notice]:
    severities = ["holds", "tension", "suspect", "impossible", "note"]
    return [
        notice(severities[i % 5], f"check{i % 3}", words=(words(line=i + 1),), detail=f"{i}")
        for i in range(100_000)
    ]


def test_a_hundred_thousand_notices_are_a_page_of_groups_with_counts() -> None:
    groups = group(many(), 5)
    assert len(groups) == 15
    assert [g.severity for g in groups][::3] == ["impossible", "suspect", "tension", "note", "holds"]
    assert sum(g.total for g in groups) == 100_000
    text = text_of(groups, NOWHERE)
    assert len(text.splitlines()) < 500
    assert (
        text.splitlines()[-1]
        == "20,000 impossible, 20,000 suspect, 20,000 tension, 20,000 note, 20,000 holds"
    )
    assert text.count("--all shows them") == 15
    assert len(page_of(groups, NOWHERE, "en", TITLE, "graph.nq")) < 100_000
    assert sum(len(g.shown) for g in group(many())) == 100_000


def test_a_group_says_what_why_what_to_do_and_where() -> None:
    lines = text_of(group([notice(), notice()]), NOWHERE, "vi").splitlines()
    assert lines == [
        "NGHI VẤN sum.short: tên (2)",
        "  Vì sao: Vì thế.",
        "  → Làm thế này.",
        *(
            [
                "  urn:x:report:1:10: Lời nhắn.",
                "    1 + 1 = 2",
                "    “12 xã” trong: Huyện có 12 xã.",
            ]
            * 2
        ),
        "",
        "2 nghi vấn",
    ]


def test_text_sends_a_terminal_nothing_that_it_would_obey() -> None:
    hostile = "12\x1b[2J\x07 xã\u202e"
    text = text_of(group([notice(words=(words(hostile, f"Có {hostile}."),), detail="\x9b31m")]), NOWHERE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


# --- SARIF -----------------------------------------------------------------------------------------------------------

# What SARIF 2.1.0 allows and requires of the objects that are written, and the type of each property.
SARIF: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version!": str, "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "columnKind": str,
        "language": str,
        "artifacts": ["artifact"],
        "results": ["result"],
    },
    "tool": {"driver!": "driver"},
    "driver": {"name!": str, "version": str, "informationUri": str, "rules": ["rule"]},
    "rule": {"id!": str, "shortDescription": "message", "fullDescription": "message", "help": "message"},
    "message": {"text!": str},
    "artifact": {"location": "artifactLocation", "mimeType": str, "hashes": dict},
    "artifactLocation": {"uri": str, "index": int},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "kind": str,
        "level": str,
        "message!": "message",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "partialFingerprints": dict,
        "properties": dict,
    },
    "location": {"id": int, "physicalLocation": "physicalLocation"},
    "physicalLocation": {"artifactLocation": "artifactLocation", "region": "region"},
    "region": {
        "startLine": int,
        "startColumn": int,
        "endLine": int,
        "endColumn": int,
        "charOffset": int,
        "charLength": int,
        "byteOffset": int,
        "byteLength": int,
        "snippet": "message",
    },
}


def conform(value: Any, kind: Any) -> None:
    if isinstance(kind, list):
        assert isinstance(value, list)
        for item in value:
            conform(item, kind[0])
    elif isinstance(kind, str):
        shape = {name.rstrip("!"): of for name, of in SARIF[kind].items()}
        assert {name[:-1] for name in SARIF[kind] if name.endswith("!")} <= value.keys() <= shape.keys()
        for name, item in value.items():
            conform(item, shape[name])
    else:
        assert type(value) is kind
        if kind is int:
            assert value >= 0


def test_sarif_is_made_of_what_the_standard_allows_and_its_numbers_fit() -> None:
    told = [notice(severity, f"check.{severity}") for severity in SEVERITIES]
    log = json.loads(sarif_of(told, NOWHERE, "vi", "dvgraph ledger"))
    conform(log, "log")
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, said in zip(run["results"], told, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == said.check
        failed = said.severity in {"violation", "impossible", "warning", "suspect", "tension"}
        assert (result["kind"] == "fail") == failed == (result["level"] in {"error", "warning"})
        assert result["level"] in {"error", "warning", "none"}
        assert result["kind"] in {"fail", "pass", "informational"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1


def test_sarif_of_a_graph_without_lines_has_no_line() -> None:
    said = notice(words=(words(start=-1, end=-1, line=0, column=0),))
    log = json.loads(sarif_of([said], NOWHERE, "en", "dvgraph ledger"))
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["region"] == {"snippet": {"text": "12 xã"}}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build([REPORT], tmp_path_factory.mktemp("notices")).graph


def test_sarif_regions_are_the_words_in_the_file(graph: Path) -> None:
    result = CliRunner().invoke(
        dvgraph, ["ledger", "-g", str(graph), "--format", "sarif", "--reports", str(REPORT.parent)]
    )
    run = json.loads(result.stdout)["runs"][0]
    conform(run, "run")
    data = REPORT.read_bytes()
    lines = data.decode().split("\n")
    assert [a["location"]["uri"] for a in run["artifacts"]] == [REPORT.as_uri()]
    places = [
        place["physicalLocation"]
        for result in run["results"]
        for place in (*result["locations"], *result["relatedLocations"])
    ]
    assert len(places) > 20
    for place in places:
        region = place["region"]
        quote = region["snippet"]["text"]
        assert data[region["byteOffset"] :][: region["byteLength"]].decode() == quote
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == quote
        assert place["artifactLocation"] == {"uri": REPORT.as_uri(), "index": 0}


# --- the page --------------------------------------------------------------------------------------------------------

VOID = {"meta", "input", "link", "img", "br", "hr"}


class Page(HTMLParser):
    """A page as a reader's tools see it: elements with their attributes, and the text outside of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.marked: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a start tag."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag, which must close the innermost element."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not {"script", "style"} & set(self.open):
            self.text.append(data)
        if self.open[-1:] == ["mark"]:
            self.marked.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def a_page(language: str = "vi", **other: Any) -> Page:
    told = [notice(severity, f"check.{severity}", **other) for severity in SEVERITIES]
    return Page(page_of(group(told), NOWHERE, language, TITLE, "graph.nq"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_has_landmarks_headings_in_order_and_names_for_its_boxes(language: str) -> None:
    page = a_page(language)
    assert page.open == []
    assert page.all("html") == [{"lang": language}]
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "h1", "title")] == [1] * 5
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.all("input")) == len(page.all("label")) == len(SEVERITIES)
    assert all(page.all(tag)[0].get("scope") for tag in ("th",))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        assert link["href"].removeprefix("#") in ids
    assert all(attributes["lang"] == "vi" for attributes in page.all("blockquote"))
    assert not [a for _, a in page.elements if a.get("tabindex", "0") not in {"0", "-1"}]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_severity_is_said_in_words_beside_its_colour(language: str) -> None:
    text = "".join(a_page(language).text)
    for said in SEVERITIES.values():
        assert text.count(said.told(language)) >= 3  # in the filter, the summary, at the group


def test_a_page_loads_nothing_and_allows_nothing_to_be_loaded() -> None:
    html = page_of(group([notice()]), NOWHERE, "vi", TITLE, "graph.nq")
    page = Page(html)
    assert not re.search(r"https?:|//[a-z]|url\(|@import", html)
    assert not [name for name, a in page.elements if "src" in a or name in {"link", "iframe", "object"}]
    policy = next(a["content"] for a in page.all("meta") if "Security" in a.get("http-equiv", ""))
    assert policy.startswith("default-src 'none'")


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">{{groups}}\'"&\x00'


def test_words_of_a_report_a_file_name_and_a_graph_are_only_words() -> None:
    report = "urn:x:report"
    dataset = Dataset([Quad(report, Dv.fileName, Literal(f"{HOSTILE}.txt"), "")])
    said = words(HOSTILE, f"Có {HOSTILE} xã.", column=4)
    other = {"message": Said(HOSTILE, HOSTILE), "name": Said(HOSTILE, HOSTILE), "detail": HOSTILE}
    html = page_of(group([notice(words=(said,), **other)]), Places(dataset), "vi", TITLE, HOSTILE)
    page = Page(html)
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    shown = HOSTILE.replace("\x00", "\ufffd")
    assert page.marked == [shown]
    assert "".join(page.text).count(shown) >= 6
    assert f"{shown}.txt" in "".join(page.text)


def test_a_report_that_holds_a_script_makes_a_page_that_does_not(tmp_path: Path) -> None:
    (tmp_path / "<b>x.txt").write_text(
        "Đổi mới\n\nCó 18/15 xã hoàn thành <script>alert(1)</script>.", "utf-8"
    )
    runner = CliRunner()
    runner.invoke(dvgraph, ["build", str(tmp_path / "<b>x.txt"), "-o", str(tmp_path / "out")])
    out = tmp_path / "page.html"
    words = ["ledger", "-g", str(tmp_path / "out" / "graph.nq"), "--format", "html", "-o", str(out)]
    assert runner.invoke(dvgraph, words).exit_code == 0
    page = Page(out.read_text("utf-8"))
    assert len(page.all("script")) == 1
    assert "<b>x.txt:3:4" in "".join(page.text)
    assert page.all("b") == []


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_ink_stands_out_from_its_paper_in_both_schemes() -> None:
    frame = (ROOT / "data" / "page" / "notices.html").read_text("utf-8")
    schemes = re.findall(r":root \{([^}]*--page:[^}]*)\}", frame)
    assert len(schemes) == 2
    for scheme in schemes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))
        papers = [name for name in colours if f"{name}-ink" in colours]
        assert len(papers) == 10
        pairs = [(p, f"{p}-ink") for p in papers] + [("page", "quiet-ink"), ("page", "link-ink")]
        for paper, ink in pairs:
            light, dark = sorted((luminance(colours[paper]), luminance(colours[ink])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (paper, ink)


def test_nothing_to_tell_is_said() -> None:
    assert text_of((), NOWHERE) == "0\n"
    page = Page(page_of((), NOWHERE, "vi", TITLE, "graph.nq"))
    assert "Không có gì để báo." in "".join(page.text)


# --- the commands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["ledger", "validate"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "turtle", "nquads"])
def test_both_commands_write_every_form_the_same_twice(
    graph: Path, command: str, form: str, tmp_path: Path
) -> None:
    altered = tmp_path / "altered.nq"
    altered.write_text(graph.read_text("utf-8").replace('#whole> "191"^^', '#whole> "161"^^'), "utf-8")
    words = [command, "-g", str(altered), "--format", form, "--lang", "vi"]
    first, second = (CliRunner().invoke(dvgraph, words) for _ in range(2))
    assert first.exit_code == (1 if command == "validate" else 0)
    assert first.stdout == second.stdout
    assert "179/191 bản" in first.stdout or form in {"turtle", "nquads"}
    assert CliRunner().invoke(dvgraph, [*words, "-o", str(tmp_path / "out")]).stdout == ""
    assert (tmp_path / "out").read_text("utf-8") == first.stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "turtle", "nquads"])
def test_shapes_and_findings_are_told_in_one_account(graph: Path, form: str, tmp_path: Path) -> None:
    altered = tmp_path / "altered.nq"
    altered.write_text(graph.read_text("utf-8").replace('#whole> "191"^^', '#whole> "161"^^'), "utf-8")
    result = CliRunner().invoke(
        dvgraph, ["validate", "--findings", "-g", str(altered), "--format", form, "--all"]
    )
    assert result.exit_code == 1
    if form == "json":
        rows = json.loads(result.stdout)
        assert [len(rows["results"]), rows["findings"][0]["kind"]] == [1, "share.exceeded"]
    else:
        violation, finding = {
            "turtle": ("sh:ValidationResult", "a dv:Finding"),
            "nquads": ("shacl#ValidationResult>", "ns#Finding>"),
        }.get(form, ("Observation-share", "share.exceeded"))
        assert violation in result.stdout
        assert finding in result.stdout


def test_the_number_that_is_shown_of_a_kind_can_be_set(graph: Path) -> None:
    def shown(*options: str) -> str:
        return CliRunner().invoke(dvgraph, ["ledger", "-g", str(graph), *options]).stdout

    assert shown("--limit", "1").count("and 1 more") == 2
    assert "more;" not in shown()
    assert shown("--limit", "1", "--all") == shown("--all")
    assert CliRunner().invoke(dvgraph, ["ledger", "-g", str(graph), "--limit", "0"]).exit_code == 2


def test_reports_that_are_not_there_are_wrong_use(graph: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(dvgraph, ["ledger", "-g", str(graph), "--reports", str(tmp_path / "none")])
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)


def test_a_file_of_the_same_name_and_other_words_is_not_taken_for_the_report(
    graph: Path, tmp_path: Path
) -> None:
    (tmp_path / "ky-son.txt").write_text("Bài khác.", "utf-8")
    words = ["ledger", "-g", str(graph), "--format", "sarif", "--reports", str(tmp_path)]
    run = json.loads(CliRunner().invoke(dvgraph, words).stdout)["runs"][0]
    assert run["artifacts"][0]["location"]["uri"] == "ky-son.txt"
    assert "byteOffset" not in run["results"][0]["locations"][0]["physicalLocation"]["region"]
    digest = run["artifacts"][0]["hashes"]["sha-256"]
    assert report_iri(digest) in graph.read_text("utf-8")
