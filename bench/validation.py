"""Times both engines of SHACL over graphs of growing size, in one run, and compares what they find.

    python bench/validation.py [--slow-up-to QUADS] [REPORTS …]

Each graph is so many copies of the first report, each with a mark of its own, and one broken value in every
hundredth report. pyshacl runs up to `--slow-up-to` quads (all, unless told otherwise): what is not measured is not printed.
Times are from a graph in memory to the list of results, without the start of Python and its imports.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

from dvgraph.dataset import Dataset, read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.model import Literal, Metadata
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.validate import find_breaches
from dvgraph.version import VERSION
from dvgraph.vocab import Dv

TEXT = (Path(__file__).parents[1] / "data" / "reports" / "ky-son.txt").read_text("utf-8")


def graph_of(copies: int) -> Dataset:
    lines: set[str] = set()
    for i in range(copies):
        report = read_text(f"{TEXT}\n\nBản sao {i}", name=f"{i}.txt", metadata=Metadata(as_of="2020"))
        lines.update(lines_of(report, list(state(report, extract(report))), VERSION))
    whole = read_dataset("".join(f"{line}\n" for line in lines).encode(), where="bench.nq")
    figures = [i for i, quad in enumerate(whole.quads) if quad.predicate == Dv.value]
    broken = list(whole.quads)
    for at in figures[:: max(1, 100 * len(figures) // copies)]:
        broken[at] = broken[at]._replace(object=Literal("-1"))
    return Dataset(broken)


def measure(copies: int, slow_up_to: int) -> None:
    dataset = graph_of(copies)
    took, found = {}, {}
    for engine in ("shacl", "pyshacl"):
        if engine == "shacl" or len(dataset.quads) <= slow_up_to:
            began = perf_counter()
            found[engine] = find_breaches(dataset, engine)
            took[engine] = perf_counter() - began
    line = f"{copies:>5} reports {len(dataset.quads):>9,} quads: shacl {took['shacl']:6.2f} s"
    if "pyshacl" in took:
        same = "the same" if found["shacl"] == found["pyshacl"] else "OTHER"
        line += f", pyshacl {took['pyshacl']:7.2f} s, ratio {took['pyshacl'] / took['shacl']:5.1f}, {same} results"
    print(f"{line}, {len(found['shacl'])} of them", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow-up-to", type=int, default=10**9)
    parser.add_argument("reports", type=int, nargs="*", default=[1, 10, 100, 300])
    asked = parser.parse_args()
    find_breaches(graph_of(1), "shacl")  # the engines are loaded and their shapes compiled
    find_breaches(graph_of(1), "pyshacl")
    for copies in asked.reports:
        measure(copies, asked.slow_up_to)


main()
