"""CSV: one row for each fact and each quotation that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.dataset import vocabulary_labels
from dvgraph.delimited import csv_text
from dvgraph.facts import statements
from dvgraph.model import Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.dataset import Dataset

__all__ = ["COLUMNS", "write_csv"]

COLUMNS: Final = (
    "subject",
    "subject_label",
    "predicate",
    "predicate_label",
    "object",
    "object_label",
    "quote",
    "report",
    "start",
    "end",
    "zone",
    "rule",
)


def write_csv(dataset: Dataset) -> str:
    """Return the facts; an object's label is its words where it is a literal."""
    return csv_text([COLUMNS, *_rows(dataset)])


def _rows(dataset: Dataset) -> Iterator[tuple[str, ...]]:
    labels = vocabulary_labels()
    for subject, predicate, obj, words in statements(dataset):
        value = obj.value if isinstance(obj, Literal) else obj
        label = obj.value if isinstance(obj, Literal) else dataset.label(obj)
        said = (subject, dataset.label(subject), predicate, labels.get(predicate, ""), value, label)
        for quote in words:
            position = (f"{quote.start}", f"{quote.end}") if quote.start >= 0 else ("", "")
            yield (*said, quote.quote, quote.report, *position, quote.zone, " ".join(quote.rules))
        if not words:
            yield (*said, "", "", "", "", "", "")
