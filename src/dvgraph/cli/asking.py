"""Commands that read a graph for a person or a tool: ask, show, export, draw."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dvgraph.cli.options import as_of_option, graph_option, read_graph, write_output
from dvgraph.errors import BadQuery

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["ask_command", "draw_command", "export_command", "show_command"]


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    """Split `district=Kỳ Sơn` at its first equals sign."""
    pairs = dict(text.partition("=")[::2] for text in given if "=" in text)
    for text in given:
        if "=" not in text:
            raise click.BadParameter(f"{text!r} is not KEY=VALUE", param_hint="-p")
    return pairs


@click.command("ask")
@click.argument("question", required=False)
@click.option(
    "--list", "listing", is_flag=True, help="List the questions of the library with their parameters."
)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="A file with a SPARQL query.")
@click.option(
    "-p", "--param", "given", multiple=True, metavar="KEY=VALUE", help="A parameter of the question."
)
@click.option(
    "--format", "form", default="table", show_default=True, help="table, csv, tsv, json or markdown."
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@as_of_option
@graph_option
def ask_command(
    question: str | None,
    file: Path | None,
    given: tuple[str, ...],
    form: str,
    graph: Path,
    *,
    listing: bool,
    as_of: str | None,
) -> None:
    """Ask QUESTION: a name from --list, or SPARQL text (SELECT, ASK, CONSTRUCT, DESCRIBE)."""
    from dvgraph import ask

    if listing:
        click.echo(ask.write_catalogue(ask.questions()), nl=False)
        return
    if (question is None) == (file is None):
        raise click.UsageError("give one QUESTION or one --file; --list shows the questions there are")
    if file is not None:
        text = _query_text(file)
        answer = ask.ask_text(_store(graph), text, where=f"{file}", as_of=as_of or "")
    elif question is not None and any(c.isspace() for c in question.strip()):
        answer = ask.ask_text(_store(graph), question, as_of=as_of or "")
    else:
        chosen = ask.question(question or "")
        values = _parameters(given) | ({ask.AS_OF: as_of} if as_of else {})
        of_unit = any(values.get(p.name) for p in chosen.parameters if p.type == "unit")
        answer = ask.ask(_store(graph, needed=not of_unit), chosen, values)
    width = shutil.get_terminal_size((120, 24)).columns
    click.echo(ask.write_answer(answer, form, width=width), nl=False)


def _store(graph: Path, *, needed: bool = True) -> ox.Store:
    from dvgraph import ask

    data, where = read_graph(graph, needed=needed)
    return ask.load(data, where=where)


def _query_text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise BadQuery(f"{file}", error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise BadQuery(f"{file}", "not valid UTF-8") from None


@click.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@as_of_option
@graph_option
def show_command(name: str, graph: Path, *, as_json: bool, as_of: str | None) -> None:
    """Show all that is known of NAME (with or without diacritics) or of an IRI, with the words that say it."""
    from dvgraph import dataset
    from dvgraph.authority import units_named
    from dvgraph.show import show, show_json

    data, where = read_graph(graph, needed=graph.exists() or not units_named(name))
    known = dataset.read_dataset(data, where=where)
    width = shutil.get_terminal_size((100, 24)).columns
    day = as_of or ""
    text = show_json(known, name, as_of=day) if as_json else show(known, name, width=width, as_of=day)
    click.echo(text, nl=False)


@click.command("export")
@click.option(
    "--format",
    "form",
    default="turtle",
    show_default=True,
    help="turtle, json-ld, trig, nquads, ntriples, rdfxml, graphml, gexf or csv.",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="The file to write; standard output without it."
)
@graph_option
def export_command(form: str, out: Path | None, graph: Path) -> None:
    """Write the graph in another form."""
    from dvgraph import dataset
    from dvgraph.export import export

    data, where = read_graph(graph)
    write_output(export(dataset.read_dataset(data, where=where), form), out)


@click.command("draw")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, help="FILE.svg, FILE.png or FILE.html."
)
@click.option("--around", metavar="NAME", help="Only what is near this thing.")
@click.option("--depth", type=click.IntRange(1, 9), default=1, show_default=True, help="How many links away.")
@click.option("--kind", "kinds", multiple=True, help="Only things of this kind (several times for several).")
@graph_option
def draw_command(out: Path, around: str | None, depth: int, kinds: tuple[str, ...], graph: Path) -> None:
    """Draw the things of the graph and what joins them."""
    from dvgraph import dataset
    from dvgraph.draw import draw

    data, where = read_graph(graph)
    form = out.suffix.removeprefix(".").lower()
    write_output(
        draw(dataset.read_dataset(data, where=where), form, around=around, depth=depth, kinds=kinds), out
    )
