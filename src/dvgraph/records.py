"""A mention as one flat record: the JSON lines of `dvgraph extract`, and what gold is compared with."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dvgraph.model import (
    Document,
    EthnicGroup,
    Organization,
    Period,
    Person,
    Place,
    Programme,
    Quantity,
    Relation,
)

if TYPE_CHECKING:
    from dvgraph.model import Mention, Report, Value

__all__ = ["TYPES", "record_of"]

TYPES: Final[dict[type[Value], str]] = {
    Document: "document",
    Place: "place",
    Organization: "organization",
    Person: "person",
    Quantity: "quantity",
    Period: "period",
    EthnicGroup: "ethnic_group",
    Programme: "programme",
    Relation: "relation",
}
"""The `type` of a record by the class of its value."""


def record_of(mention: Mention, report: Report | None = None) -> dict[str, object]:
    """Return type, start, end, quote, rule, zone and the keys of the value; a Decimal stays one.

    With its report, `byte_start` and `byte_end` say where the words stand in the file.
    """
    record: dict[str, object] = {
        "type": TYPES[type(mention.value)],
        "start": mention.span.start,
        "end": mention.span.end,
    }
    if report is not None:
        record["byte_start"], record["byte_end"] = report.bytes_of(mention.span)
    record |= {"quote": mention.quote, "rule": mention.rule, "zone": str(mention.zone)}
    for name in mention.value.__match_args__:
        value = getattr(mention.value, name)
        record[name] = str(value) if isinstance(value, StrEnum) else value
    return record
