"""A graph in the forms that other tools read; the same graph gives the same bytes.

`nquads` and `trig` keep the named graphs. `turtle`, `json-ld`, `ntriples` and `rdfxml` hold the union of them: every
evidence still names its report. `graphml` and `gexf` hold the network of things; `csv` one row for each fact and quote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.errors import UnknownName
from dvgraph.export.jsonld import write_jsonld
from dvgraph.export.lines import write_nquads, write_ntriples
from dvgraph.export.network import write_gexf, write_graphml
from dvgraph.export.rdfxml import write_rdfxml
from dvgraph.export.table import write_csv
from dvgraph.export.turtle import write_trig, write_turtle

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvgraph.dataset import Dataset

__all__ = ["FORMATS", "export"]

_WRITERS: Final[dict[str, Callable[[Dataset], str]]] = {
    "turtle": write_turtle,
    "json-ld": write_jsonld,
    "trig": write_trig,
    "nquads": write_nquads,
    "ntriples": write_ntriples,
    "rdfxml": write_rdfxml,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
}
FORMATS: Final = tuple(_WRITERS)
"""Names of the forms, as `--format` takes them."""


def export(dataset: Dataset, form: str) -> bytes:
    """Return a graph in one of `FORMATS`, in UTF-8; raises UnknownName for another."""
    if form not in _WRITERS:
        raise UnknownName("format", form, FORMATS)
    return _WRITERS[form](dataset).encode()
