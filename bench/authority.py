"""Measures the authority: how long it takes to load, what linking adds to extraction, how much memory it holds.

    python bench/authority.py [RUNS]

Each is the best of RUNS (default 5) runs. Loading is of a new process, after its imports; linking is the
difference between the rules' links made and left out, over the reports of the gold, from cold caches. All in processor
time. Prints each beside its limit and exits 1 where one is passed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import process_time

import dvgraph.rules.context as rules
from dvgraph.authority import Link, link
from dvgraph.authority.bodies import type_named
from dvgraph.authority.units import fold_name
from dvgraph.corpus import find_reports, open_report
from dvgraph.extract import extract
from dvgraph.model import Organization, Place

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"load for a link, s": 0.150, "linking / extraction": 0.15, "memory, MB": 60.0}
"""Seconds, a share, and megabytes that may not be passed."""

LINK = "link('Kỳ Sơn', Level.DISTRICT, within='Nghệ An', as_of='2020')"
ALL = f"""{LINK}
changes_from(""); lao_named("Sầm Tớ"); list(describe([K])); type_named("UBND huyện"); documents(); twinnings()
names(Level.PROVINCE); names(Level.DISTRICT); names(Level.COMMUNE)"""
SETTING = """
import tracemalloc
from time import process_time
from dvgraph.authority import changes_from, describe, lao_named, link, names, type_named
from dvgraph.authority.register import documents, twinnings
from dvgraph.model import Level
K = "https://w3id.org/dvgraph/id/unit/vn/2004/417"
"""


def told(program: str) -> float:
    """Return the number that a new process prints."""
    command = [sys.executable, "-c", SETTING + program]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def seconds_to_load(done: str) -> float:
    """Return how long a new process takes to load what `done` needs, beyond its imports."""
    return told(f"start = process_time()\n{done}\nprint(process_time() - start)")


def megabytes(done: str) -> float:
    """Return what a new process holds in memory after `done`, beyond its imports."""
    return told(f"tracemalloc.start()\n{done}\nprint(tracemalloc.get_traced_memory()[0] / 1e6)")


def stated(read: list[tuple[object, tuple[object, ...]]]) -> float:
    """Return how long the rules take to find what each name stands for, from cold caches."""
    for cached in (link, fold_name, rules.folded):
        cached.cache_clear()
    start = process_time()
    for report, mentions in read:
        context = rules.Context(report, mentions)
        for _, place in context.of(Place):
            context.link(place)
        for _, body in context.of(Organization):
            context.link_body(body)
    return process_time() - start


def linking(runs: int) -> tuple[float, float]:
    """Return seconds of extraction, and what linking adds to it, over the reports of the gold."""
    paths, _ = find_reports([ROOT / "tests" / "gold", ROOT / "data" / "reports"])
    reports = [open_report(path) for path in paths]
    extraction = []
    for _ in range(runs + 1):
        start = process_time()
        read = [(report, tuple(extract(report))) for report in reports]
        extraction.append(process_time() - start)
    whole = min(stated(read) for _ in range(runs + 1))
    rules.link = lambda *_, **__: Link(None, (), "")
    rules.link_body = lambda *_: None
    rules.type_named = lambda *_: type_named("")
    without = min(stated(read) for _ in range(runs + 1))
    return min(extraction), whole - without


def main() -> None:
    """Print the table; exit 1 where a limit is passed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    extraction, added = linking(runs)
    rows = {
        "load for a link, s": min(seconds_to_load(LINK) for _ in range(runs)),
        "load all of it, s": min(seconds_to_load(ALL) for _ in range(runs)),
        "extraction, s": extraction,
        "linking, s": added,
        "linking / extraction": added / extraction,
        "memory, MB": megabytes(ALL),
    }
    print(f"{'':<24} {'measured':>9} {'limit':>7}")
    for name, value in rows.items():
        print(f"{name:<24} {value:9.3f} {LIMITS.get(name, ''):>7}")
    sys.exit(any(value > LIMITS[name] for name, value in rows.items() if name in LIMITS))


main()
