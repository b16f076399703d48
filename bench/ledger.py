"""Times the ledger beside the build whose graph it checks: it takes a small part of it, and grows with the reports.

    python bench/ledger.py [REPORTS …]

Two corpora: copies of the first report, each with other counts (14 kB), and the short reports with planted errors
of the tests (3 kB), nearly all of whose sentences are compared with something. The build is of one process, in memory.
"""

from __future__ import annotations

import re
import sys
from itertools import count, islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from dvgraph.dataset import read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import ledger
from dvgraph.model import Metadata
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.version import VERSION

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from planting import planted  # noqa: E402 (the suite's own reports)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = (ROOT / "data" / "reports" / "ky-son.txt").read_text("utf-8")
# "47 tổ chức": a count, no part of a date, of a document's number or of a greater number.
COUNT = re.compile(r"(?<![\w./,-])\d{2,3}(?=[ ][a-zđ])")


def copies() -> Iterator[str]:
    for i in count():
        yield COUNT.sub(lambda match, i=i: str(int(match[0]) + i), TEXT) + f"\n\nBản sao {i}"


def short() -> Iterator[str]:
    for seed in count():
        for report in planted(seed):
            yield report.text


def measure(name: str, texts: Callable[[], Iterator[str]], reports: int) -> None:
    lines: set[str] = set()
    began = perf_counter()
    for i, text in enumerate(islice(texts(), reports)):
        report = read_text(text, name=f"{i}.txt", metadata=Metadata(as_of="2020"))
        lines.update(lines_of(report, list(state(report, extract(report))), VERSION))
    data = "".join(f"{line}\n" for line in sorted(lines)).encode()
    built = perf_counter()
    quads = len(lines)
    del lines
    dataset = read_dataset(data, where="bench.nq")
    del data
    read = perf_counter()
    findings = ledger(dataset)
    done = perf_counter()
    print(
        f"{name:<6} {reports:>6,} reports {quads:>10,} quads: build {built - began:7.2f} s, read {read - built:6.2f} s, "
        f"ledger {done - read:6.2f} s = {(done - read) / (built - began):5.1%} of the build, {len(findings):,} findings",
        flush=True,
    )


def main() -> None:
    asked = [int(word) for word in sys.argv[1:]]
    measure("warm", copies, 1)  # loads the tables that every ledger needs
    for reports in asked or [100, 1000]:
        measure("copies", copies, reports)
    for reports in asked or [1000, 10_000]:
        measure("short", short, reports)


main()
