"""Writes `docs/grammar.md` from the case tables in `tests/cases/`: what is read, with the texts that show it.

python scripts/build_grammar.py
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "grammar.md"
TITLES = {
    "document": "Documents",
    "period": "Periods",
    "quantity": "Figures",
    "place": "Places",
    "organization": "Bodies",
    "person": "People",
    "ethnic_group": "Peoples",
    "programme": "Programmes",
    "relation": "Relations",
}


def cell(words: object) -> str:
    """Return words as they stand in a cell of a table."""
    return str(words).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ⏎ ").replace("\u00a0", "·")


def row(case: dict[str, object]) -> str:
    """Return one case as a row: what it shows, the text, what is read."""
    expect = case["expect"]
    assert isinstance(expect, list)  # noqa: S101 (the tables are tests, and checked by one)
    said = "<br>".join(", ".join(f"{k}: {v}" for k, v in entry.items()) for entry in expect) or "nothing"
    return f"| {cell(case['says'])} | {cell(case['text'])} | {cell(said)} |"


def page() -> str:
    """Return the page."""
    parts = [
        "# What is read",
        "",
        "Generated from the tables in `tests/cases/` by `python scripts/build_grammar.py`; each row is a test: the reader finds",
        "exactly what the last column says in the text, and no more of that kind.",
    ]
    for kind, title in TITLES.items():
        table = tomllib.loads(
            (ROOT / "tests" / "cases" / f"{kind}.toml").read_text("utf-8"), parse_float=Decimal
        )
        parts += ["", f"## {title}", "", "| | text | read |", "|---|---|---|", *map(row, table["case"])]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
