"""Commands that check a graph: validate, verify, ledger."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from dvgraph.cli.options import graph_option, read_graph
from dvgraph.cli.telling import Telling, Told, notice_options, tell
from dvgraph.dataset import read_dataset

if TYPE_CHECKING:
    from pathlib import Path

    from dvgraph.dataset import Dataset
    from dvgraph.ledger import Finding

__all__ = ["check_graph", "ledger_command", "validate_command", "verify_command"]


@click.command("validate")
@click.option(
    "--engine",
    type=click.Choice(["auto", "pyshacl", "shacl"]),
    default="auto",
    show_default=True,
    help="What checks the shapes; auto takes shacl where it is installed (dvgraph[fast]).",
)
@click.option(
    "--findings", "with_findings", is_flag=True, help="Tell what the ledger finds as well, in one account."
)
@click.option(
    "--authority",
    is_flag=True,
    help="Check the tables of data/authority, all of them, in the place of a graph, and count what they hold.",
)
@notice_options
@graph_option
def validate_command(
    graph: Path, telling: Telling, engine: str, *, with_findings: bool, authority: bool
) -> None:
    """Check a graph against the SHACL shapes; exit 1 where a shape is violated."""
    from dvgraph.notices import Said
    from dvgraph.validate import notices_of, results_quads, results_rows, validate, violations

    data, where = _authority() if authority else read_graph(graph)
    dataset = read_dataset(data, where=where)
    results = validate(dataset, engine)
    told = Told(
        Said("Kiểm tra đồ thị theo SHACL", "The graph against its shapes"),
        "dvgraph validate",
        lambda: notices_of(results),
        lambda _: results_rows(results),
        lambda: results_quads(results),
    )
    tell(telling, dataset, where, _with_findings(told, dataset, telling) if with_findings else told)
    wrong = violations(results) + (_tell_laws() if authority else 0)
    warnings = len(results) - violations(results)
    click.echo(f"{where}: {wrong} violation(s), {warnings} warning(s)", err=True)
    sys.exit(1 if wrong else 0)


def _authority() -> tuple[bytes, str]:
    from dvgraph.graph import whole_authority_lines

    return "".join(f"{line}\n" for line in whole_authority_lines()).encode(), "data/authority"


def _tell_laws() -> int:
    """Tell which laws the tables break, and what they hold; return how many are broken."""
    from dvgraph.authority import broken_laws, counts

    broken = list(broken_laws())
    for law in broken:
        click.echo(law)
    for what, count in counts().items():
        click.echo(f"{what:<24} {count:>6,}", err=True)
    return len(broken)


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
    "--fail-on",
    type=click.Choice(["note", "tension", "suspect", "impossible"]),
    help="Exit 1 where a finding is of this severity or graver.",
)
@notice_options
@graph_option
def ledger_command(graph: Path, fail_on: str | None, telling: Telling) -> None:
    """Compare the figures, periods and citations of a graph with one another and with the register."""
    from dvgraph.ledger import Severity, at_least, ledger

    data, where = read_graph(graph)
    dataset = read_dataset(data, where=where)
    findings = ledger(dataset)
    tell(telling, dataset, where, _told(findings, telling))
    failed = fail_on and any(at_least(finding.severity, Severity(fail_on)) for finding in findings)
    sys.exit(1 if failed else 0)


def _told(findings: tuple[Finding, ...], telling: Telling) -> Told:
    from dvgraph.ledger import findings_quads, findings_rows, notices_of
    from dvgraph.notices import Said

    return Told(
        Said("Đối chiếu số liệu và viện dẫn", "Figures and citations compared"),
        "dvgraph ledger",
        lambda: notices_of(findings),
        lambda places: findings_rows(findings, places, telling.language),
        lambda: findings_quads(findings),
    )


def _with_findings(shapes: Told, dataset: Dataset, telling: Telling) -> Told:
    """Return what shapes and the ledger tell, as one; its rows are a table of two arrays."""
    from dvgraph.ledger import ledger
    from dvgraph.notices import Said

    found = _told(ledger(dataset), telling)
    return Told(
        Said("Kiểm tra và đối chiếu đồ thị", "The graph checked and compared"),
        "dvgraph validate",
        lambda: (*shapes.notices(), *found.notices()),
        lambda places: {"results": shapes.rows(places), "findings": found.rows(places)},
        lambda: (*shapes.quads(), *found.quads()),
    )


def check_graph(graph: Path) -> bool:
    """Validate and verify what was just built; say in two lines how it went, and whether it is all right."""
    from dvgraph.notices import Places, group, text_of
    from dvgraph.validate import notices_of, validate, violations
    from dvgraph.verify import claims, verify

    data, where = read_graph(graph)
    dataset: Dataset = read_dataset(data, where=where)
    results = validate(dataset)
    wrong = violations(results)
    click.echo(text_of(group(notices_of(results), 20), Places(dataset)), nl=False, err=True)
    click.echo(f"SHACL: {wrong} violation(s), {len(results) - wrong} warning(s)")
    refused = sum(1 for _ in verify(dataset))
    click.echo(f"Facts re-read from their words: {len(claims(dataset)) - refused:,} hold, {refused} do not")
    return not wrong and not refused
