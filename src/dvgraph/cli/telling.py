"""What `validate` and `ledger` share: the forms in which they tell, and the files that they tell of."""

from __future__ import annotations

import json
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from dvgraph.cli.options import default_reports, write_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dvgraph.dataset import Dataset, Quad
    from dvgraph.notices import Notice, Places, Said, Source

__all__ = ["Telling", "Told", "notice_options", "tell"]

_LIMIT = 20


class Telling(NamedTuple):
    """How a command was asked to tell; `limit` is None for all."""

    form: str
    language: str
    limit: int | None
    reports: tuple[Path, ...]
    out: Path | None


class Told(NamedTuple):
    """What a command has to tell, in the forms that differ between commands."""

    title: Said
    tool: str
    notices: Callable[[], Sequence[Notice]]
    rows: Callable[[Places], object]
    quads: Callable[[], Iterable[Quad]]


def notice_options(command: Callable[..., object]) -> Callable[..., object]:
    """Add the options of form, language, number and files; the command gets them as `telling`."""

    @click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "html", "turtle", "nquads"]),
        default="text",
        show_default=True,
        help="The form of what is told.",
    )
    @click.option("--json", "form", flag_value="json", help="The same as --format json.")
    @click.option(
        "--lang",
        "--language",
        "language",
        type=click.Choice(["vi", "en"]),
        default="en",
        show_default=True,
        help="Language of messages.",
    )
    @click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=_LIMIT,
        show_default=True,
        help="How many of a kind text and HTML show.",
    )
    @click.option("--all", "everything", is_flag=True, help="Show all of each kind.")
    @click.option(
        "--reports",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Where the report files are, for columns and bytes of the files themselves.",
    )
    @click.option(
        "-o", "--out", type=click.Path(path_type=Path), help="The file to write; else standard output."
    )
    @wraps(command)
    def telling(
        *args: Any,  # noqa: ANN401 (what click hands to the command)
        form: str,
        language: str,
        limit: int,
        everything: bool,
        reports: tuple[Path, ...],
        out: Path | None,
        **others: Any,  # noqa: ANN401
    ) -> object:
        asked = Telling(form, language, None if everything else limit, reports, out)
        return command(*args, telling=asked, **others)

    return telling


def tell(telling: Telling, dataset: Dataset, where: str, told: Told) -> None:
    """Write what is told in the form that was asked for."""
    from dvgraph.notices import Places, group, page_of, sarif_of, text_of

    if telling.form in {"turtle", "nquads"}:
        from dvgraph.dataset import Dataset
        from dvgraph.export import export

        write_output(export(Dataset(told.quads()), telling.form), telling.out)
        return
    places = Places(dataset, _sources(dataset, telling.reports))
    if telling.form == "json":
        text = json.dumps(told.rows(places), ensure_ascii=False, indent=1) + "\n"
    elif telling.form == "sarif":
        text = sarif_of(told.notices(), places, telling.language, told.tool)
    else:
        groups = group(told.notices(), telling.limit)
        if telling.form == "html":
            text = page_of(groups, places, telling.language, told.title, where)
        else:
            text = text_of(groups, places, telling.language)
    write_output(text.encode(), telling.out)


def _sources(dataset: Dataset, paths: tuple[Path, ...]) -> Mapping[str, Source]:
    """Return the files of the graph's reports, found by their hash; without paths, of those that come along."""
    from dvgraph.corpus import find_reports
    from dvgraph.errors import UnreadableInput
    from dvgraph.notices import Source
    from dvgraph.vocab import Dv, Ext

    reports = {dataset.value(report, Ext.identifier): report for report, _ in dataset.incoming(Dv.Report)}
    names = {dataset.value(report, Dv.fileName) for report in reports.values()}
    files, errors = find_reports(paths or default_reports())
    if paths and errors:
        raise errors[0]
    found = {}
    for path in files:
        if path.name not in names:
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableInput(f"{path}", error.strerror or "cannot be read") from None
        if report := reports.get(f"sha256:{sha256(data).hexdigest()}"):
            uri = (path.as_uri() if path.is_absolute() else path.as_posix()) if paths else path.name
            found[report] = Source(f"{path}" if paths else path.name, uri, data)
    return found
