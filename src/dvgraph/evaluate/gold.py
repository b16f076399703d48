"""Gold: what people say a report states. One JSON object a report, arrays by kind.

The text is under `text`, in the file named by `text_file`, in `<stem>.txt` beside the JSON, or else it is
the one text of the given folders in which every `start:end` slice equals its `quote`.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dvgraph.errors import UnreadableInput
from dvgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["ARRAYS", "SCORES_FILE", "GoldEntry", "GoldReport", "find_gold", "read_gold"]

ARRAYS: Final = {
    "documents": "document",
    "places": "place",
    "organizations": "organization",
    "people": "person",
    "quantities": "quantity",
    "periods": "period",
    "ethnic_groups": "ethnic_group",
    "programmes": "programme",
    "relations": "relation",
}
"""The type of the records of each array."""

SCORES_FILE: Final = "scores.json"
"""A file beside gold that holds recorded scores and is no gold."""

# Keys that gold calls otherwise than the records of `dvgraph extract`.
_RENAMED: Final = {("organization", "kind"): "category", ("relation", "type"): "relation"}


@dataclass(frozen=True, slots=True)
class GoldEntry:
    """One fact. `spans` is wherever its quote or an alternative stands; `keys` as in a record of that type."""

    type: str
    quote: str
    spans: tuple[Span, ...]
    keys: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A text and its facts. `judged` are the types that gold has an array of: others are not scored."""

    name: str
    text: str
    judged: frozenset[str]
    entries: tuple[GoldEntry, ...]
    doubtful: tuple[GoldEntry, ...]


def find_gold(folder: Path) -> list[Path]:
    """Return the gold files of a folder, sorted. Raises UnreadableInput where there are none."""
    paths = sorted(p for p in folder.glob("*.json") if p.name != SCORES_FILE)
    if not paths:
        raise UnreadableInput(f"{folder}", "the folder holds no gold (*.json)")
    return paths


def read_gold(
    folder: Path, text_folders: Sequence[Path] = ()
) -> tuple[tuple[GoldReport, ...], tuple[UnreadableInput, ...]]:
    """Return the gold of a folder, and an error for each file that cannot be used.

    Texts that are not with their gold are looked for in the folder, the one above and `text_folders`
    (folders or files).
    Raises UnreadableInput where the folder holds no gold at all.
    """
    reports, errors = [], []
    folders = (folder, folder.parent, *text_folders)
    for path in find_gold(folder):
        try:
            reports.append(_read_file(path, folders))
        except UnreadableInput as error:
            errors.append(error)
    return tuple(reports), tuple(errors)


def _read_file(path: Path, folders: Sequence[Path]) -> GoldReport:
    try:
        data = json.loads(_open(path))
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"{path}", f"not JSON: {error.msg}", error.lineno) from None
    if not isinstance(data, dict):
        raise UnreadableInput(f"{path}", "gold is a JSON object with arrays by kind")
    rows = _rows(path, data)
    text = _text(path, data, [row for _, row in rows], folders)
    entries = tuple(_entry(path, text, kind, row) for kind, row in rows)
    return GoldReport(
        name=path.stem,
        text=text,
        judged=frozenset(kind for array, kind in ARRAYS.items() if array in data),
        entries=tuple(e for e in entries if e.type != "doubtful"),
        doubtful=tuple(e for e in entries if e.type == "doubtful"),
    )


def _open(path: Path) -> str:
    try:
        return unicodedata.normalize("NFC", path.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableInput(f"{path}", "not valid UTF-8") from None
    except OSError as error:
        raise UnreadableInput(f"{path}", error.strerror or "cannot be read") from None


def _rows(path: Path, data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    rows = []
    for array, kind in (*ARRAYS.items(), ("doubtful", "doubtful")):
        given = data.get(array, [])
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            raise UnreadableInput(f"{path}", f"{array!r} is an array of objects")
        rows += [(kind, row) for row in given]
    return rows


def _text(path: Path, data: dict[str, Any], rows: list[dict[str, Any]], folders: Iterable[Path]) -> str:
    if isinstance(data.get("text"), str):
        return unicodedata.normalize("NFC", data["text"])
    if data.get("text_file"):
        return _open(path.parent / str(data["text_file"]))
    beside = path.with_suffix(".txt")
    if beside.is_file():
        return _open(beside)
    placed = [row for row in rows if "start" in row and "end" in row]
    for folder in folders if placed else ():
        for candidate in sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]:
            text = _open(candidate)
            if all(text[row["start"] : row["end"]] == row.get("quote") for row in placed):
                return text
    raise UnreadableInput(f"{path}", "its text is missing: no text, text_file, .txt of that name, or match")


def _entry(path: Path, text: str, kind: str, row: dict[str, Any]) -> GoldEntry:
    keys = {_RENAMED.get((kind, key), key): value for key, value in row.items()}
    quote = str(row.get("quote", ""))
    if "start" in row and text[row["start"] : row.get("end")] != quote:
        raise UnreadableInput(f"{path}", f"the text at {row['start']}:{row.get('end')} is not {quote!r}")
    spans = [span for words in (quote, *row.get("alt_quotes", ())) for span in _occurrences(text, words)]
    if quote and not spans:
        raise UnreadableInput(f"{path}", f"the text does not hold {quote!r}")
    return GoldEntry(kind, quote, tuple(sorted(spans)), keys)


def _occurrences(text: str, words: str) -> list[Span]:
    spans = []
    start = text.find(words) if words else -1
    while start >= 0:
        spans.append(Span(start, start + len(words)))
        start = text.find(words, start + len(words))
    return spans
