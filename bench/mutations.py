"""Alters the facts of reports one at a time; prints what was taken for true, then tried and accepted by kind.

    python bench/mutations.py [PATH ...]      # exit 1 where an altered fact was taken for true

PATH are reports and folders of them; without it, the first report and the gold texts are altered.
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
    """Print what was accepted, and the table."""
    paths = [Path(path) for path in sys.argv[1:]] or [ROOT / "data" / "reports", ROOT / "tests" / "gold"]
    with tempfile.TemporaryDirectory() as folder:
        built = build(paths, Path(folder))
        dataset = read_dataset(built.graph.read_bytes(), where="graph.nq")
    tries: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for kind, altered, taken in tried(dataset):
        tries[kind] += 1
        accepted[kind] += taken
        if taken:
            quote = " ".join(altered.words[0].quote.split())
            print(f"accepted: {kind}: {altered.subject} {altered.predicate} {altered.object} “{quote}”")
    print(f"{'alteration':<24} {'tried':>9} {'accepted':>9}")
    for kind in sorted(tries):
        print(f"{kind:<24} {tries[kind]:>9,} {accepted[kind]:>9,}")
    print(f"{'all':<24} {tries.total():>9,} {accepted.total():>9,}")
    sys.exit(1 if accepted.total() else 0)


main()
