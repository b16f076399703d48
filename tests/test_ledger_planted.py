"""Reports with errors planted in them: those are found, and hardly anything else is doubted."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from dvgraph.dataset import read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import Finding, Severity, at_least, ledger
from dvgraph.model import Metadata
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.version import VERSION

sys.path.insert(0, str(Path(__file__).parent))
from planting import Item, Planted, planted


def graver(reports: list[Planted]) -> list[Finding]:
    """Return all findings of a graph of reports that are at least a tension."""
    lines: set[str] = set()
    for planted_ in reports:
        report = read_text(planted_.text, name=f"{planted_.name}.txt", metadata=Metadata(as_of="2020"))
        lines.update(lines_of(report, list(state(report, extract(report))), VERSION))
    dataset = read_dataset("".join(f"{line}\n" for line in lines).encode(), where="planted.nq")
    return [finding for finding in ledger(dataset) if at_least(finding.severity, Severity.TENSION)]


class Outcome:
    """Items of all reports, those wrong ones that were found, and what was told of right ones."""

    def __init__(self, seed: int, table: str) -> None:
        reports = list(planted(seed, table))
        self.right = [item for report in reports for item in report.items if not item.wrong]
        self.wrong = [item for report in reports for item in report.items if item.wrong]
        self.found: list[Item] = []
        self.false: list[tuple[str, str]] = []
        for report in reports:
            hit: set[Item] = set()
            for finding in graver([report]):
                about = {item for words in finding.words if (item := _item(report, words.start))}
                slips = {item for item in about if item.wrong}
                hit |= slips
                if not slips:
                    self.false.append((finding.kind, finding.words[0].sentence))
            self.found += [item for item in report.items if item in hit]

    @property
    def missed(self) -> list[Item]:
        """Wrong items of which nothing was told."""
        return [item for item in self.wrong if item not in self.found]


def _item(report: Planted, start: int) -> Item | None:
    return next((i for i in report.items if i.start <= start < i.start + len(i.text)), None)


@cache
def outcome(table: str) -> Outcome:
    return Outcome(1, table)


KINDS = {
    "sum",
    "percent",
    "fraction",
    "span",
    "neighbours",
    "within",
    "average",
    "divisions",
    "citation",
    "lifetimes",
    "holders",
}
NAMES = ("patterns", "later", "third")
TABLES = pytest.mark.parametrize("table", NAMES)


@TABLES
def test_there_are_enough_reports_errors_and_right_sentences(table: str) -> None:
    assert len({report.text for report in planted(1, table)}) >= 50
    assert len(outcome(table).wrong) >= 100
    assert len(outcome(table).right) >= 300
    assert {item.kind for item in outcome(table).wrong} == KINDS


def test_of_planted_errors_95_in_a_hundred_are_found() -> None:
    missed = [(item.kind, item.text) for name in NAMES for item in outcome(name).missed]
    assert len(missed) <= 0.05 * sum(len(outcome(name).wrong) for name in NAMES), missed


@TABLES
def test_of_the_errors_of_each_table_nine_in_ten_are_found(table: str) -> None:
    seen = outcome(table)
    assert len(seen.missed) <= 0.1 * len(seen.wrong), [(i.kind, i.text) for i in seen.missed]


@TABLES
def test_of_right_sentences_fewer_than_one_in_a_hundred_is_doubted(table: str) -> None:
    seen = outcome(table)
    assert len(seen.false) < len(seen.right) * 0.01, seen.false
