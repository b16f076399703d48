"""Commands that read reports: build, extract, eval."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

import click

from dvgraph.cli.options import default_reports, report_paths
from dvgraph.corpus import find_reports, open_report
from dvgraph.errors import UnreadableInput

__all__ = ["build_command", "eval_command", "extract_command"]


@click.command("build")
@report_paths
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="Folder for graph.nq and manifest.json.",
)
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read."
)
@click.option("--check/--no-check", default=True, help="Write findings into the graph, and validate it.")
def build_command(paths: tuple[Path, ...], out: Path, workers: int, *, check: bool) -> None:
    """Read reports (files and folders; default: the one that comes along) into OUT/graph.nq."""
    from dvgraph.pipeline import build

    built = build(paths or default_reports(), out, workers, findings=check)
    for error in built.errors:
        click.echo(f"dvgraph: {error}", err=True)
    if not built.reports:
        click.echo("dvgraph: nothing was built", err=True)
        sys.exit(2)
    for report in built.reports:
        said = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in report.mentions.items() if n)
        click.echo(f"{report.path.name}: {said}")
    click.echo(f"{built.graph}: {built.quads:,} quads of {len(built.reports)} report(s)")
    conforms = True
    if check:
        from dvgraph.cli.checking import check_graph

        conforms = check_graph(built.graph)
    sys.exit(2 if built.errors else 0 if conforms else 1)


@click.command("extract")
@report_paths
def extract_command(paths: tuple[Path, ...]) -> None:
    """Print one JSON object a line for each thing that the reports say."""
    from dvgraph.extract import extract
    from dvgraph.records import record_of

    files, errors = find_reports(paths or default_reports())
    for path in files:
        try:
            report = open_report(path)
        except UnreadableInput as unreadable:
            errors.append(unreadable)
            continue
        for mention in extract(report):
            row = record_of(mention, report)
            if len(files) > 1:
                row = {"report": report.name, **row}
            click.echo(json.dumps(row, ensure_ascii=False, default=_number))
    for error in errors:
        click.echo(f"dvgraph: {error}", err=True)
    sys.exit(2 if errors else 0)


def _number(value: object) -> int | float:
    """Return a Decimal as JSON writes it: 209484, 203.409."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--texts", type=click.Path(path_type=Path), multiple=True, help="Another folder of texts to look in."
)
@click.option("--errors", is_flag=True, help="List what was wrong and what was missed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def eval_command(folder: Path, texts: tuple[Path, ...], *, errors: bool, as_json: bool) -> None:
    """Compare the reading with the gold files (*.json) in FOLDER; exit 2 where one cannot be used."""
    from dvgraph.evaluate import read_gold, score_all, scores_record, scores_table
    from dvgraph.extract import extract
    from dvgraph.reading import read_text

    gold, unusable = read_gold(folder, (*texts, *default_reports()))
    for error in unusable:
        click.echo(f"dvgraph: {error}", err=True)
    scores = score_all((one, extract(read_text(one.text, name=one.name))) for one in gold)
    if as_json:
        click.echo(json.dumps(scores_record(scores), ensure_ascii=False, indent=1, default=str))
    else:
        click.echo(scores_table(scores, mistakes=errors).rstrip())
    sys.exit(2 if unusable else 0)
