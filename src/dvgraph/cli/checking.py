"""Commands that check a graph: validate, verify, ledger."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from dvgraph.cli.options import graph_option, read_graph
from dvgraph.dataset import read_dataset

if TYPE_CHECKING:
    from pathlib import Path

    from dvgraph.dataset import Dataset

__all__ = ["check_graph", "ledger_command", "validate_command", "verify_command"]

_LANGUAGE = click.option(
    "--language",
    type=click.Choice(["vi", "en"]),
    default="en",
    show_default=True,
    help="Language of messages.",
)


@click.command("validate")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@_LANGUAGE
@graph_option
def validate_command(graph: Path, language: str, *, as_json: bool) -> None:
    """Check a graph against the SHACL shapes; exit 1 where a shape is violated."""
    from dvgraph.validate import results_json, results_text, validate, violations

    data, where = read_graph(graph)
    results = validate(read_dataset(data, where=where))
    click.echo(results_json(results) if as_json else results_text(results, language), nl=False)
    wrong = violations(results)
    click.echo(f"{where}: {wrong} violation(s), {len(results) - wrong} warning(s)", err=True)
    sys.exit(1 if wrong else 0)


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@graph_option
def verify_command(graph: Path, *, as_json: bool) -> None:
    """Re-read every fact from the words that it carries; exit 1 where one is not borne out."""
    from dvgraph.verify import claims, verify

    data, where = read_graph(graph)
    dataset = read_dataset(data, where=where)
    refused = list(verify(dataset))
    for refusal in refused:
        fact = refusal.statement
        said = getattr(fact.object, "value", None) or dataset.label(str(fact.object))
        row = {
            "reason": refusal.reason,
            "subject": fact.subject,
            "predicate": fact.predicate,
            "object": said,
            "quotes": [words.quote for words in fact.words],
        }
        if as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(
                f"{dataset.label(fact.subject)} {dataset.label(fact.predicate)} {said}: {refusal.reason}"
            )
            click.echo("".join(f"  “{words.quote}”\n" for words in fact.words[:2]), nl=False)
    click.echo(
        f"{where}: {len(claims(dataset))} facts, {len(refused)} not borne out by their words", err=True
    )
    sys.exit(1 if refused else 0)


@click.command("ledger")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--fail-on",
    type=click.Choice(["note", "tension", "suspect", "impossible"]),
    help="Exit 1 where a finding is of this severity or graver.",
)
@_LANGUAGE
@graph_option
def ledger_command(graph: Path, form: str, fail_on: str | None, language: str) -> None:
    """Compare the figures, periods and citations of a graph with one another and with the register."""
    from dvgraph.ledger import (
        Severity,
        at_least,
        findings_json,
        findings_sarif,
        findings_text,
        ledger,
    )

    data, where = read_graph(graph)
    dataset = read_dataset(data, where=where)
    findings = ledger(dataset)
    if form == "sarif":
        text = findings_sarif(dataset, findings, language)
    else:
        text = findings_json(findings, language) if form == "json" else findings_text(findings, language)
    click.echo(text, nl=False)
    failed = fail_on and any(at_least(finding.severity, Severity(fail_on)) for finding in findings)
    sys.exit(1 if failed else 0)


def check_graph(graph: Path) -> bool:
    """Validate and verify what was just built; say in two lines how it went, and whether it is all right."""
    from dvgraph.validate import results_text, validate, violations
    from dvgraph.verify import claims, verify

    data, where = read_graph(graph)
    dataset: Dataset = read_dataset(data, where=where)
    results = validate(dataset)
    wrong = violations(results)
    click.echo(results_text(results), nl=False, err=True)
    click.echo(f"SHACL: {wrong} violation(s), {len(results) - wrong} warning(s)")
    refused = sum(1 for _ in verify(dataset))
    click.echo(f"Facts re-read from their words: {len(claims(dataset)) - refused:,} hold, {refused} do not")
    return not wrong and not refused
