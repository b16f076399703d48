"""How much text a second one core reads into facts, beside others on their own ground, and what memory it takes.

    python bench/extract.py [FOLDER] [--law FILE] [--seconds N]

FOLDER holds `*.txt` in Vietnamese, the more varied the better; without it, the reports of `tests/` are read: gold and planted.
MB are of UTF-8, seconds are of the processor and the best of three walks; what is read once (names, patterns) is read before.
The others are measured where they are installed (`pip install -r bench/requirements.txt`), each on as many texts as it
reads in N seconds (default 10): underthesea and spaCy on the same texts, eyecite on the English opinion in FILE.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from dvgraph.authority import states
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.model import Metadata
from dvgraph.reading import read_bytes
from dvgraph.rules import state
from dvgraph.version import VERSION

TESTS = Path(__file__).parents[1] / "tests"
# What eyecite is made to read; an opinion in FILE says more.
LAW = (
    "In Brown v. Board of Education, 347 U.S. 483, 495 (1954), the Court held otherwise. See also Roe v. Wade, 410 U.S. 113 "
    "(1973); Foo v. Bar, 520 F.3d 1286, 1287 (11th Cir. 2008). Id. at 1288; 42 U.S.C. § 1983. We affirm the judgment. "
)
Peer = Callable[[str], Iterable[object]]


def texts_of(folder: Path | None) -> list[bytes]:
    """Return the texts to read."""
    if folder is not None:
        return [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    sys.path.insert(0, str(TESTS))
    from planting import planted  # noqa: PLC0415 (lies in the folder that was just added)

    gold = [path.read_bytes() for path in sorted((TESTS / "gold").glob("*.txt"))]
    made = [
        report.text.encode()
        for seed in range(3)
        for table in ("patterns", "later", "third")
        for report in planted(seed, table)
    ]
    return gold + made


def facts(data: bytes) -> int:
    return len(extract(read_bytes(data, name="r.txt", metadata=Metadata(as_of="2020"))))


def lines(data: bytes) -> int:
    report = read_bytes(data, name="r.txt", metadata=Metadata(as_of="2020"))
    return len(list(lines_of(report, list(state(report, extract(report))), VERSION)))


def measure(name: str, read: Callable[[bytes], int], texts: list[bytes]) -> float:
    """Print and return MB a second of processor time."""
    read(texts[0])
    size, best, found = sum(map(len, texts)) / 1e6, float("inf"), 0
    for _ in range(3):
        start = process_time()
        found = sum(map(read, texts))
        best = min(best, process_time() - start)
    print(f"{name:<44} {size:8.2f} MB {size / best:9.3f} MB/s {found / size:9,.0f} a MB", flush=True)
    return size / best


def beside(name: str, load: Callable[[], Peer], texts: Iterable[str], seconds: float, ours: float) -> None:
    """Measure another reader for so many seconds; say so where it is not installed."""
    try:
        read = load()
    except ImportError as error:
        print(f"{name:<44} not measured: {error}".partition("\n")[0], flush=True)
        return
    size = found = 0
    start = process_time()
    for text in texts:
        found += sum(1 for _ in read(text))
        size += len(text.encode())
        if (taken := process_time() - start) > seconds:
            break
    rate = size / 1e6 / taken
    print(
        f"{name:<44} {size / 1e6:8.2f} MB {rate:9.3f} MB/s {found / size * 1e6:9,.0f} a MB; dvgraph x {ours / rate:,.1f}"
    )


def underthesea() -> Peer:
    from underthesea import ner  # noqa: PLC0415 (need not be installed)

    list(ner("Huyện Kỳ Sơn, tỉnh Nghệ An."))
    return lambda text: (word for word in ner(text) if word[3].startswith("B-"))


def spacy() -> Peer:
    import spacy as library  # noqa: PLC0415 (need not be installed)

    pipe = library.blank("vi")
    names = sorted({(unit.name, unit.level) for unit in states()})
    pipe.add_pipe("entity_ruler").add_patterns([{"label": level, "pattern": name} for name, level in names])
    pipe.max_length = 10**8
    return lambda text: pipe(text).ents


def eyecite() -> Peer:
    from eyecite import get_citations  # noqa: PLC0415 (need not be installed)

    get_citations(LAW)
    return get_citations


def peak(texts: list[bytes], count: int) -> float:
    """Return the peak of memory in MB of a process that has read so many reports."""
    for text in islice(cycle(texts), count):
        facts(text)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(texts: list[bytes]) -> None:
    for times in (1, 4):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            highest = pool.submit(peak, texts, times * len(texts)).result()
        print(f"{'peak of memory':<44} {times * len(texts):8,} reports {highest:6.1f} MB", flush=True)


def law(file: Path | None) -> Iterator[str]:
    """Yield a page of English law again and again."""
    text = file.read_text("utf-8") if file else LAW * 40
    pages = [text[i : i + 8000] for i in range(0, len(text), 8000)]
    return cycle(pages)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--law", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    texts = texts_of(options.folder)
    memory(texts)  # first: a process begins with the peak of the one that starts it
    ours = measure("dvgraph, text to facts", facts, texts)
    measure("dvgraph, text to the lines of the graph", lines, texts)
    decoded = [text.decode() for text in texts]
    beside("spaCy, blank vi, EntityRuler of all units", spacy, decoded, options.seconds, ours)
    beside("underthesea, named entities", underthesea, decoded, options.seconds, ours)
    beside("eyecite, citations in English law", eyecite, law(options.law), options.seconds, ours)


if __name__ == "__main__":
    main()
