"""Alters the facts of the first report and of the gold texts one at a time; prints tried and accepted by kind.

python bench/mutations.py      # exit 1 where an altered fact was taken for true
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from dvgraph.dataset import read_dataset  # noqa: E402
from dvgraph.pipeline import build  # noqa: E402
from mutations import tried  # noqa: E402 (the suite's own alterations)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        built = build([ROOT / "data" / "reports", ROOT / "tests" / "gold"], Path(folder))
        dataset = read_dataset(built.graph.read_bytes(), where="graph.nq")
    tries: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for kind, _, taken in tried(dataset):
        tries[kind] += 1
        accepted[kind] += taken
    print(f"{'alteration':<16} {'tried':>7} {'accepted':>9}")
    for kind in sorted(tries):
        print(f"{kind:<16} {tries[kind]:>7} {accepted[kind]:>9}")
    print(f"{'all':<16} {tries.total():>7} {accepted.total():>9}")
    sys.exit(1 if accepted.total() else 0)


main()
