"""Documents and twinnings that are known from published pages, each row with the page's address."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dvgraph.authority.tables import read_rows

__all__ = ["Registered", "Twinning", "documents", "documents_numbered", "twinnings"]


class Registered(NamedTuple):
    """A document: dates are ISO days, empty where the source does not tell; `replaces` holds numbers, `|` between.

    Numbers of Party documents begin anew with each term: a number and a date together name one document.
    """

    number: str
    kind: str
    issuer: str
    date: str
    title: str
    replaces: str
    replaced_by: str
    in_force_from: str
    in_force_until: str
    source: str

    def in_force(self, day: str) -> bool | None:
        """Tell whether it was in force on a day (ISO): None where the sources do not tell of its end."""
        if day < (self.in_force_from or self.date):
            return False
        if self.in_force_until:
            return day < self.in_force_until
        return None


class Twinning(NamedTuple):
    """A pair of villages, or of communes, districts, as one source has it; `date` is a year, month or day (ISO).

    `vn_kind` and `kind` are the words for what is twinned on either side (`bản`, `làng`, `xã`, `huyện`), empty where
    the source has none. `country` is that of the other side (ISO 3166-1); `cluster` is what holds a village there,
    with the word for it: `cụm Phà Đánh`, `xã Pó Nhầy`, `trấn Na Lương`.

    Sources that contradict one another stand in rows of their own. Names are spelt as the source spells them.
    """

    vn_kind: str
    vn_village: str
    vn_commune: str
    vn_district: str
    vn_province: str
    country: str
    kind: str
    village: str
    cluster: str
    district: str
    province: str
    date: str
    source: str


@cache
def documents() -> tuple[Registered, ...]:
    """Return the register of documents, by date."""
    return tuple(Registered._make(row) for row in read_rows("documents.tsv", Registered._fields))


@cache
def _by_number() -> dict[str, tuple[Registered, ...]]:
    found: dict[str, tuple[Registered, ...]] = {}
    for document in documents():
        found[document.number] = (*found.get(document.number, ()), document)
    return found


def documents_numbered(number: str) -> tuple[Registered, ...]:
    """Return the documents of a number, written without spaces: `290-QĐ/TW`."""
    return _by_number().get(number, ())


@cache
def twinnings() -> tuple[Twinning, ...]:
    """Return the twinned pairs that sources name."""
    return tuple(Twinning._make(row) for row in read_rows("twinnings.tsv", Twinning._fields))
