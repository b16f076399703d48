"""The main job, in order: read, extract, state, write; a report at a time, then all lines sorted as one graph."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import Cited
from dvgraph.corpus import find_reports, open_report
from dvgraph.dataset import read_dataset
from dvgraph.errors import UnreadableInput
from dvgraph.extract import extract
from dvgraph.files import replace_file
from dvgraph.graph import authority_lines, quad_line, unsorted_lines
from dvgraph.ledger import findings_quads, ledger
from dvgraph.model import Literal, Node
from dvgraph.records import TYPES
from dvgraph.rules import state
from dvgraph.version import VERSION
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dvgraph.model import Fact

__all__ = ["GRAPH", "MANIFEST", "Built", "ReadReport", "build", "read_reports"]

GRAPH: Final = "graph.nq"
MANIFEST: Final = "manifest.json"


class ReadReport(NamedTuple):
    """What became of one file: its quads and counts, or why it could not be read."""

    path: Path
    digest: str
    lines: frozenset[str]
    units: frozenset[str]
    mentions: dict[str, int]
    cited: frozenset[Cited] = frozenset()
    error: UnreadableInput | None = None


class Built(NamedTuple):
    """What a build did: the files read, those that could not be, and how many quads were written."""

    reports: tuple[ReadReport, ...]
    errors: tuple[UnreadableInput, ...]
    quads: int
    graph: Path


def read_one(path: Path) -> ReadReport:
    """Take one file the whole way to its lines; an unreadable file is a result, not an exception."""
    try:
        report = open_report(path)
    except UnreadableInput as error:
        return ReadReport(path, "", frozenset(), frozenset(), {}, error=error)
    mentions = extract(report)
    counts = dict.fromkeys(TYPES.values(), 0)
    for mention in mentions:
        counts[TYPES[type(mention.value)]] += 1
    stated = list(state(report, mentions))
    units, cited = _beyond(stated)
    return ReadReport(path, report.id, unsorted_lines(report, stated, VERSION), units, counts, cited)


def _beyond(stated: Iterable[Node | Fact]) -> tuple[frozenset[str], frozenset[Cited]]:
    """Return what the authority may know more of: the units and bodies that are denoted, and the documents with their days."""
    units, cited = set(), set()
    for item in stated:
        if isinstance(item, Node):
            said = dict(item.properties)
            number, issued = said.get(Dv.number), said.get(Dv.issued)
            for denoted in (said.get(Dv.denotes), said.get(Dv.denotesBody)):
                if isinstance(denoted, str):
                    units.add(denoted)
            if isinstance(number, Literal) and isinstance(issued, Literal):
                cited.add(Cited(item.iri, number.value, issued.value))
    return frozenset(units), frozenset(cited)


def read_reports(paths: Iterable[Path], workers: int = 1) -> Iterator[ReadReport]:
    """Read files in their order, in this process or in several."""
    files = list(paths)
    if workers <= 1 or len(files) < 2:
        yield from map(read_one, files)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (costs start-up time where it is not used)

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read_one, files, chunksize=max(1, min(50, len(files) // (workers * 4))))


def build(paths: Iterable[Path], out: Path, workers: int = 1, *, findings: bool = False) -> Built:
    """Build the graph of all reports under `paths` into `out`: `graph.nq` and `manifest.json`.

    With `findings`, what the ledger finds in all of them together is a named graph of it.
    The same report given twice is one. Files that cannot be read are told in the result; the others are built.
    Nothing is written where no report could be read, and the last good graph stays until the new one is whole.
    """
    files, missing = find_reports(paths)
    read = list(read_reports(files, workers))
    good = {report.digest: report for report in read if report.error is None}
    errors = (*missing, *(report.error for report in read if report.error is not None))
    graph = out / GRAPH
    if not good:
        return Built((), errors, 0, graph)
    units = sorted({unit for report in good.values() for unit in report.units})
    cited = {document for report in good.values() for document in report.cited}
    known = authority_lines(units, cited)
    lines = sorted(frozenset(known).union(*(report.lines for report in good.values())))
    if findings:
        lines = sorted({*lines, *_finding_lines(lines)})
    data = _joined(lines)
    reports = tuple(sorted(good.values(), key=lambda report: report.digest))
    out.mkdir(parents=True, exist_ok=True)
    replace_file(graph, data)
    replace_file(out / MANIFEST, manifest(reports, data, len(lines)))
    return Built(reports, errors, len(lines), graph)


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _finding_lines(lines: Iterable[str]) -> Iterator[str]:
    for quad in findings_quads(ledger(read_dataset(_joined(lines), where=GRAPH))):
        yield quad_line(*quad)


def manifest(reports: Iterable[ReadReport], graph: bytes, quads: int) -> bytes:
    """Return what the graph was made of, as JSON: names and hashes, no paths and no clock."""
    inputs = [
        {"file": r.path.name, "sha256": r.digest, "quads": len(r.lines), "mentions": r.mentions}
        for r in reports
    ]
    table = {
        "tool": f"dvgraph {VERSION}",
        "graph": {"file": GRAPH, "sha256": sha256(graph).hexdigest(), "quads": quads},
        "inputs": inputs,
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()
