"""Reads texts made at random from the words of reports for so many seconds, and holds the reading to its laws.

    python bench/fuzz.py [SECONDS] [--seed N]

Laws: nothing is raised but `UnreadableInput`; a quotation is what its span cuts from the text, and what the bytes of the file
say; and what is stated is borne out by its words. A break of the first two ends the run with the text; facts that the
checker refuses are counted and shown: one of the two is wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from time import perf_counter

from dvgraph.dataset import read_dataset
from dvgraph.errors import UnreadableInput
from dvgraph.extract import extract
from dvgraph.graph import authority_lines, lines_of
from dvgraph.model import Mention, Metadata, Node, Report
from dvgraph.reading import read_bytes
from dvgraph.rules import state
from dvgraph.verify import verify
from dvgraph.version import VERSION
from dvgraph.vocab import Dv

ROOT = Path(__file__).parents[1]
_PIECE = re.compile(r"[^.,;:()\n]{1,80}[.,;:()\n]?")
_JOINTS = (" ", ", ", "; ", " và ", " của ", " (", ") ", ". ", ": ", "\n", " – ", " - ", "/", "", "\u00a0", "\u200b", " “", "” ", '"', " năm ", " số ", " 12 ", "\r\n")  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16")
_AS_OF = ("", "2020", "2024-02", "2025-07-15")


class BrokenLaw(Exception):
    """What was read is not what stands there."""


def read(data: bytes, as_of: str = "") -> tuple[Report, list[Mention]] | None:
    """Read a file and hold the reading to its laws; None where it is no text."""
    try:
        report = read_bytes(data, name="fuzz.txt", metadata=Metadata(as_of=as_of))
    except UnreadableInput:
        return None
    mentions = extract(report)
    for mention in mentions:
        start, end = mention.span
        if not 0 <= start < end <= len(report.text) or report.text[start:end] != mention.quote:
            raise BrokenLaw(f"{mention} is not what its span cuts")
        said = data[slice(*report.bytes_of(mention.span))].decode(report.layout.encoding)
        said = unicodedata.normalize("NFC", said.replace("\r\n", "\n").replace("\r", "\n"))
        if mention.quote not in said:
            raise BrokenLaw(f"{mention}: the file says {said!r}")
    return report, mentions


def refused(report: Report, mentions: list[Mention]) -> list[tuple[str, str, str, str]]:
    """Return what the checker does not take for borne out: why, which property, its value, and the words."""
    stated = list(state(report, mentions))
    said = [dict(item.properties) for item in stated if isinstance(item, Node)]
    units = {
        unit for of in said for unit in (of.get(Dv.denotes), of.get(Dv.denotesBody)) if isinstance(unit, str)
    }
    lines = [*lines_of(report, stated, VERSION), *authority_lines(units)]
    dataset = read_dataset("".join(f"{line}\n" for line in lines).encode(), where="fuzz.nq")
    return [
        (r.reason, r.statement.predicate.rpartition("#")[2], f"{r.statement.object}", f"{r.statement.words}")
        for r in verify(dataset)
    ]


def pieces() -> list[str]:
    """Return stretches of the texts that lie in the project."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "gold").glob("*.txt"))]
    return sorted({piece.strip(" ") for text in texts for piece in _PIECE.findall(text)})


def made(chance: random.Random, known: list[str]) -> bytes:
    """Return a file of some pieces, whole or cut, in one of the ways that files come."""
    parts = []
    for _ in range(chance.randint(1, 14)):
        piece = chance.choice(known)
        if chance.random() < 0.3:
            cut = sorted((chance.randint(0, len(piece)), chance.randint(0, len(piece))))
            piece = piece[cut[0] : cut[1]]
        if chance.random() < 0.15:
            piece = re.sub(r"\d", lambda _: str(chance.randint(0, 9)), piece)
        if chance.random() < 0.05:
            piece = piece.upper() if chance.random() < 0.5 else piece.lower()
        parts += [piece, chance.choice(_JOINTS)]
    text = unicodedata.normalize(chance.choice(("NFC", "NFC", "NFD")), "".join(parts))
    return text.encode(chance.choice(_ENCODINGS))


def main() -> None:
    """Fuzz, and print what came of it; exit 1 where a law was broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance, known, end = random.Random(options.seed), pieces(), perf_counter() + options.seconds  # noqa: S311
    tries = found = 0
    doubts: Counter[str] = Counter()
    examples: dict[str, tuple[str, ...]] = {}
    while perf_counter() < end:
        data = made(chance, known)
        tries += 1
        try:
            said = read(data, chance.choice(_AS_OF))
            if said is not None:
                found += len(said[1])
                for doubt in refused(*said):
                    doubts[doubt[0]] += 1
                    examples.setdefault(doubt[0], doubt)
        except Exception:
            print(f"after {tries:,} texts:\n{data!r}")
            raise
    print(
        f"{tries:,} texts, {found:,} things read, no law broken; refused by the checker: {doubts.total():,}"
    )
    for reason, times in doubts.most_common(20):
        print(f"{times:6,} {reason}: {' | '.join(examples[reason][1:])}")
    sys.exit(0)


if __name__ == "__main__":
    main()
