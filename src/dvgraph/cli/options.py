"""Arguments and options that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dvgraph.errors import BadGraph
from dvgraph.files import replace_file
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["as_of_option", "default_reports", "graph_option", "read_graph", "report_paths", "write_output"]

_F = TypeVar("_F", bound="Callable[..., object]")


def report_paths(command: _F) -> _F:
    """Add the argument PATH…: report files and folders."""
    return click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))(command)


def default_reports() -> tuple[Path, ...]:
    """Return the folder of the reports that come along."""
    return (Path(str(resource("data", "reports"))),)


def graph_option(command: _F) -> _F:
    """Add `-g/--graph`: the graph that is read."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path),
        default=Path("build/graph.nq"),
        show_default=True,
        envvar="DVGRAPH_GRAPH",
        help="The graph to read: N-Quads, TriG, Turtle, JSON-LD, N-Triples or RDF/XML.",
    )(command)


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from dvgraph.ask import last_day

    try:
        return last_day(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date: YYYY, YYYY-MM or YYYY-MM-DD") from None


def as_of_option(command: _F) -> _F:
    """Add `--as-of`: the day that units are told of, the last one of a month or year."""
    return click.option(
        "--as-of",
        metavar="DATE",
        callback=_day,
        help="Units as they were then: YYYY, YYYY-MM (its last day) or YYYY-MM-DD.",
    )(command)


def read_graph(path: Path, *, needed: bool = True) -> tuple[bytes, str]:
    """Return a graph file's bytes and its name for messages; raises BadGraph where it cannot be read.

    Where it is not `needed`, since the authority answers, a graph that is not there is an empty one.
    """
    try:
        return path.read_bytes(), f"{path}"
    except FileNotFoundError:
        if not needed:
            return b"", f"{path}"
        raise BadGraph(f"{path}", "no such graph; `dvgraph build` makes one, -g names another") from None
    except OSError as error:
        raise BadGraph(f"{path}", error.strerror or "cannot be read") from None


def write_output(data: bytes, out: Path | None) -> None:
    """Write to a file in one step, or to standard output."""
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        replace_file(out, data)
    except OSError as error:
        raise click.FileError(f"{out}", error.strerror or "cannot be written") from None
