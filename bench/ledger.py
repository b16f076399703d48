"""Time of the ledger over many copies of the first report, each with a mark of its own: it grows with the facts.

python bench/ledger.py [COPIES …]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from dvgraph.dataset import read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import ledger
from dvgraph.model import Metadata
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.version import VERSION

TEXT = (Path(__file__).parents[1] / "data" / "reports" / "ky-son.txt").read_text("utf-8")


def measure(copies: int) -> None:
    """Print the times of building, reading back and the ledger itself, in seconds, and how many findings there are."""
    lines: set[str] = set()
    began = perf_counter()
    for i in range(copies):
        report = read_text(f"{TEXT}\n\nBản sao {i}", name=f"{i}.txt", metadata=Metadata(as_of="2020"))
        lines.update(lines_of(report, list(state(report, extract(report))), VERSION))
    data = "".join(f"{line}\n" for line in sorted(lines)).encode()
    built = perf_counter()
    dataset = read_dataset(data, where="bench.nq")
    read = perf_counter()
    findings = ledger(dataset)
    done = perf_counter()
    print(
        f"{copies:>5} reports {len(lines):>9,} quads: build {built - began:6.2f} s, read {read - built:6.2f} s, "
        f"ledger {done - read:6.2f} s, {len(findings):,} findings"
    )


if __name__ == "__main__":
    for count in [int(word) for word in sys.argv[1:]] or [100, 1000]:
        measure(count)
