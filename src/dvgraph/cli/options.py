"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["default_reports", "graph_option", "report_paths"]

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
