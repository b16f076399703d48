"""What a shape found: as an engine gives it, and with the shape's messages and the words that it rests on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.dataset import local_name, read_dataset
from dvgraph.facts import words_of
from dvgraph.model import Literal
from dvgraph.resources import resource
from dvgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words
    from dvgraph.model import Term

__all__ = ["SH", "Breach", "Result", "result_of", "shapes_text"]

SH: Final = PREFIXES["sh"]


class Breach(NamedTuple):
    """One validation result of SHACL, all names as IRIs; engines are compared by it.

    `shape` and `path` are empty where they are blank nodes or absent, `value` is None where there is none; the
    language of a literal is in lower case.
    """

    focus: str
    shape: str
    component: str
    path: str
    value: Term | None
    severity: str


class Result(NamedTuple):
    """One thing that a shape found: what, where in the reports, and what to do about it.

    `shape` and `path` are names, `source` and `via` the IRIs behind them, empty where there are none.
    `messages` and `remedies` are by language (vi, en); `words` are those that the focus node rests on.
    """

    severity: str
    shape: str
    source: str
    component: str
    focus: str
    label: str
    path: str
    via: str
    value: Term | None
    messages: dict[str, str]
    remedies: dict[str, str]
    words: tuple[Words, ...]


def shapes_text() -> str:
    """Return all shapes as one Turtle document."""
    files = sorted(resource("ontology", "shapes").iterdir(), key=lambda entry: entry.name)
    return "\n".join(file.read_text("utf-8") for file in files)


@cache
def _shapes() -> Dataset:
    return read_dataset(shapes_text().encode(), where="shapes.ttl")


def _by_language(subject: str, name: str) -> dict[str, str]:
    words = _shapes().objects(subject, SH + name)
    return {word.language or "en": word.value for word in words if isinstance(word, Literal)}


def result_of(dataset: Dataset, breach: Breach) -> Result:
    """Return a breach with what its shape says of it and the words that its focus node rests on."""
    source = breach.shape
    if breach.component == SH + "SPARQLConstraintComponent":
        source = next(iter(_shapes().resources(source, SH + "sparql")), source)  # it carries the message
    return Result(
        severity=local_name(breach.severity),
        shape=local_name(breach.shape),
        source=breach.shape,
        component=breach.component,
        focus=breach.focus,
        label=dataset.label(breach.focus),
        path=local_name(breach.path),
        via=breach.path,
        value=breach.value,
        messages=_by_language(source, "message"),
        remedies=_by_language(source, "description"),
        words=words_of(dataset, breach.focus),
    )
