"""Reports on disk: which files there are, what is known of each, and what cannot be read."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from dvgraph.errors import UnreadableInput
from dvgraph.model import Metadata
from dvgraph.reading import MAX_BYTES, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dvgraph.model import Report

__all__ = ["find_reports", "open_report"]

_AS_OF: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def find_reports(paths: Iterable[Path]) -> tuple[list[Path], list[UnreadableInput]]:
    """Return the report files under paths, each once and sorted, and the paths that hold none.

    A folder gives its `*.txt` files, at any depth; a file is a report whatever its name.
    """
    found: dict[Path, Path] = {}
    missing = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in path.rglob("*.txt") if p.is_file()]
            if not inside:
                missing.append(UnreadableInput(f"{path}", "the folder holds no .txt file"))
        elif path.exists():
            inside = [path]
        else:
            inside = []
            missing.append(UnreadableInput(f"{path}", "no such file or folder"))
        found.update((p.resolve(), p) for p in inside)
    return [found[key] for key in sorted(found)], missing


def open_report(path: Path) -> Report:
    """Read a report and the `.toml` of the same name beside it, if there is one.

    Raises UnreadableInput, naming the file and line.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableInput(f"{path}", f"over the limit of {MAX_BYTES:,} bytes for one report")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}", error.strerror or "cannot be read") from None
    try:
        report = read_bytes(data, name=path.name, metadata=_metadata(path.with_suffix(".toml")))
    except UnreadableInput as error:
        if error.where == path.name:
            raise UnreadableInput(f"{path}", error.reason, error.line) from None
        raise
    return report


def _metadata(path: Path) -> Metadata:
    if not path.is_file():
        return Metadata()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}", f"cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise UnreadableInput(f"{path}", f"{error}", int(line[1]) if line else None) from None
    for key, value in table.items():
        if key not in Metadata._fields:
            known = ", ".join(Metadata._fields)
            raise UnreadableInput(f"{path}", f"unknown key {key!r}; known: {known}", _line(path, key))
        table[key] = f"{value}"
    if table.get("as_of") and not _AS_OF.fullmatch(table["as_of"]):
        raise UnreadableInput(
            f"{path}", "as_of is a year, a month or a day: 2020, 2020-12, 2020-12-31", _line(path, "as_of")
        )
    return Metadata(**table)


def _line(path: Path, key: str) -> int | None:
    lines = path.read_text("utf-8").splitlines()
    return next((i for i, line in enumerate(lines, 1) if line.lstrip().startswith(key)), None)
