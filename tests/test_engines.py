"""The fast engine of SHACL says what pyshacl says: on each refused case and on a real graph with things broken."""

from __future__ import annotations

import json
import random
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner

from dvgraph.cli import dvgraph
from dvgraph.dataset import Dataset, Quad, local_name, read_dataset
from dvgraph.errors import MissingExtra
from dvgraph.export.lines import write_nquads
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.model import Literal, Metadata, Term
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.validate import Breach, bulk, find_breaches, validate
from dvgraph.version import VERSION
from dvgraph.vocab import PREFIXES

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "tests" / "shapes.toml").read_text("utf-8"))
XSD = PREFIXES["xsd"]

pytest.importorskip("shacl", reason="the extra `fast` is not installed")


def told(dataset: Dataset, engine: str) -> list[Breach]:
    return sorted(find_breaches(dataset, engine), key=repr)


def case_graph(case: dict[str, object]) -> Dataset:
    graph = rdflib.Graph().parse(data=str(TABLE["base"]), format="turtle")
    removed = case.get("remove", [])
    assert isinstance(removed, list)
    for pair in removed:
        subject, predicate = (graph.namespace_manager.expand_curie(curie) for curie in pair.split())
        graph.remove((subject, predicate, None))
    prefixes = "\n".join(line for line in str(TABLE["base"]).splitlines() if line.startswith("@prefix"))
    graph.parse(data=f"{prefixes}\n{case.get('add', '')}", format="turtle")
    return read_dataset(graph.serialize(format="nt").encode(), where="case.nt")


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: f"{case['shape']}: {case['says']}")
def test_both_engines_refuse_a_case_alike(case: dict[str, object]) -> None:
    dataset = case_graph(case)
    breaches = told(dataset, "shacl")
    assert breaches
    assert breaches == told(dataset, "pyshacl")


def real_graph() -> Dataset:
    text = (ROOT / "data" / "reports" / "ky-son.txt").read_text("utf-8")
    report = read_text(text, name="first.txt", metadata=Metadata(as_of="2020"))
    lines = lines_of(report, list(state(report, extract(report))), VERSION)
    return read_dataset("".join(f"{line}\n" for line in lines).encode(), where="first.nq")


REAL = real_graph()

STRANGE: tuple[Literal, ...] = (
    Literal(""),
    Literal("huyện"),
    Literal("huyện", language="vi"),
    Literal("district", language="EN"),
    Literal("x", language="vi-VN"),
    Literal("12", XSD + "integer"),
    Literal("012.50", XSD + "decimal"),
    Literal("-3", XSD + "decimal"),
    Literal("a dozen", XSD + "decimal"),
    Literal("1e3", XSD + "double"),
    Literal("NaN", XSD + "double"),
    Literal("99999999999999999999999999999999999999", XSD + "integer"),
    Literal("0.1234567890123456789012345678901234567890", XSD + "decimal"),
    Literal("2019-02-30", XSD + "date"),
    Literal("2019-02-03", XSD + "date"),
    Literal("2019-02-03Z", XSD + "date"),
    Literal("2019", XSD + "gYear"),
    Literal("02019", XSD + "gYear"),
    Literal("2019-02", XSD + "gYearMonth"),
    Literal("2019-02-03T00:00:00", XSD + "dateTime"),
    Literal("true", XSD + "boolean"),
    Literal('line\nbreak \\ "quoted" \u0301 \U0001f600'),
)


def break_one(quads: list[Quad], chance: random.Random) -> None:
    at = chance.randrange(len(quads))
    quad, other = quads[at], chance.choice(quads)
    objects: tuple[Term, ...] = (chance.choice(STRANGE), other.object, other.subject, quad.subject)
    match chance.randrange(6):
        case 0:
            del quads[at]
        case 1:
            quads[at] = quad._replace(object=chance.choice(objects))
        case 2:
            quads.append(quad._replace(object=chance.choice(objects)))
        case 3:
            quads.append(other._replace(subject=quad.subject))
        case 4:
            quads[at] = quad._replace(predicate=other.predicate)
        case _:
            said = [q for q in quads if q.predicate == quad.predicate]
            quads[at] = quad._replace(object=chance.choice(said).object)


def broken(seed: int) -> Dataset:
    chance, quads = random.Random(seed), list(REAL.quads)  # noqa: S311 (no secret is made of it)
    for _ in range(200):
        break_one(quads, chance)
    return Dataset(quads)


EXTRA = {
    "LessThanConstraintComponent",
    "LessThanOrEqualsConstraintComponent",
    "MinInclusiveConstraintComponent",
    "SPARQLConstraintComponent",
}
"""Where `shacl` refuses and pyshacl falls silent: values that cannot be compared (a decimal of forty digits), a literal as predicate."""


@pytest.mark.parametrize("seed", range(6))
def test_both_engines_find_the_same_in_a_real_graph_with_things_broken(seed: int) -> None:
    dataset = broken(seed)
    by_pyshacl, by_shacl = (Counter(find_breaches(dataset, engine)) for engine in ("pyshacl", "shacl"))
    assert by_pyshacl.total() > 50
    assert by_pyshacl - by_shacl == Counter()
    refused = {breach.focus for breach in by_pyshacl}
    for breach in by_shacl - by_pyshacl:
        assert local_name(breach.component) in EXTRA
        assert breach.focus in refused, "the node is refused by another shape as well"


def test_an_engine_says_the_same_each_time() -> None:
    dataset = broken(99)
    first = validate(dataset, "shacl")
    assert all(validate(dataset, "shacl") == first for _ in range(3))


def test_without_the_extra_pyshacl_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "installed", lambda: False)
    monkeypatch.setattr(bulk, "find_breaches", None)
    dataset = case_graph(TABLE["case"][0])
    assert validate(dataset) == validate(dataset, "pyshacl") != ()
    with pytest.raises(MissingExtra, match=r"pip install 'dvgraph\[fast\]'"):
        validate(dataset, "shacl")


def test_the_command_names_its_engine_and_says_the_same_by_each(tmp_path: Path) -> None:
    graph = tmp_path / "graph.nq"
    graph.write_text(write_nquads(broken(1)), "utf-8")
    runs = [
        CliRunner().invoke(
            dvgraph, ["validate", "--graph", str(graph), "--engine", engine, "--format", "json"]
        )
        for engine in ("pyshacl", "shacl", "auto")
    ]
    assert {run.exit_code for run in runs} == {1}
    by_pyshacl, by_shacl, by_auto = ({repr(row) for row in json.loads(run.stdout)} for run in runs)
    assert by_pyshacl
    assert by_pyshacl <= by_shacl == by_auto
