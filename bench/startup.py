"""Times the command line as whole processes and prints each as a ratio to plain Python's start-up.

    python bench/startup.py [RUNS]

Wall time of each is the median of RUNS (default 7) runs after one that is not counted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

LIMITS = {"--help": 0.2, "build": 2.0, "ask documents": 0.5}
"""Seconds of wall time that each may take on two cores."""


def seconds(command: list[str], folder: str, runs: int) -> float:
    """Return the median wall time of a command, run in a folder."""
    taken = []
    for _ in range(runs + 1):
        start = perf_counter()
        subprocess.run(command, check=True, cwd=folder, capture_output=True)
        taken.append(perf_counter() - start)
    return median(taken[1:])


def main() -> None:
    """Print the table; exit 1 where a limit is passed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    dvgraph = str(Path(sys.executable).with_name("dvgraph"))
    with tempfile.TemporaryDirectory() as folder:
        plain = seconds([sys.executable, "-c", "pass"], folder, runs)
        print(f"{'command':<24} {'seconds':>8} {'x python':>9} {'limit':>6}")
        print(f"{'python -c pass':<24} {plain:8.3f} {1:9.1f}")
        late = False
        for words in (
            "build",
            "--help",
            "ask documents",
            "show Nghệ An",
            "verify",
            "validate",
            "draw -o x.svg",
        ):
            command = (
                [dvgraph, *words.split(" ", 1)] if words.startswith("show") else [dvgraph, *words.split()]
            )
            taken = seconds(command, folder, runs)
            limit = LIMITS.get(words)
            late |= limit is not None and taken > limit
            print(f"{'dvgraph ' + words:<24} {taken:8.3f} {taken / plain:9.1f} {limit or '':>6}")
    sys.exit(1 if late else 0)


main()
