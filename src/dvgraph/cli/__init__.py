"""The command line: parses, calls, prints.

Data goes to stdout, everything else to stderr. Exit 0: done; 1: the answer is no; 2: wrong use or unreadable input.
Commands import what they need when they run, so that `--help` stays quick.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Final

import click

from dvgraph.version import VERSION

__all__ = ["COMMANDS", "dvgraph", "main"]

COMMANDS: Final = {
    "build": ("dvgraph.cli.building", "Read reports into a graph, validate it, and say what came out."),
    "extract": ("dvgraph.cli.building", "Print what the words of reports say, one JSON object a line."),
    "eval": ("dvgraph.cli.building", "Precision, recall and F1 of the reading against gold."),
    "validate": ("dvgraph.cli.checking", "Check a graph against the SHACL shapes."),
    "verify": ("dvgraph.cli.checking", "Re-read every fact from the words that it carries."),
    "ledger": ("dvgraph.cli.checking", "What adds up, what disagrees, what cannot be."),
    "ask": ("dvgraph.cli.asking", "Ask a question of the library, or your own SPARQL."),
    "show": ("dvgraph.cli.asking", "All that is known of a thing, with the words that say it."),
    "export": ("dvgraph.cli.asking", "Write the graph as Turtle, JSON-LD, GraphML, CSV and others."),
    "draw": ("dvgraph.cli.asking", "Draw the graph as SVG, PNG or one HTML page."),
}
"""Each command, the module that holds it, and its line in `--help`."""


class _Commands(click.Group):
    """A group that imports a command's module when the command is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 (a slip in the table above, found by any test)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours becomes one line and exit code 2."""
        from dvgraph.errors import DvgraphError

        try:
            return super().invoke(ctx)
        except DvgraphError as error:
            click.echo(f"dvgraph: {error}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(VERSION, prog_name="dvgraph")
def dvgraph() -> None:
    """Vietnamese Party and State reports, mapped into a graph in which every fact carries the words that say it."""


def main() -> None:
    """Run the command line; a reader that closes the pipe ends it quietly."""
    try:
        dvgraph()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
