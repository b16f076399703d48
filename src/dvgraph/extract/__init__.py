"""From a report to its mentions.

`EXTRACTORS` is the whole walk: each reads one kind of thing and sees what those before it found, so that
a number inside a document's number is no quantity and an organization's place is no second place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.extract.authorship import read_authorship
from dvgraph.extract.documents import read_documents
from dvgraph.extract.ethnic_groups import read_ethnic_groups
from dvgraph.extract.found import Found
from dvgraph.extract.organizations import read_organizations
from dvgraph.extract.organizations.belonging import read_belonging
from dvgraph.extract.people import read_people
from dvgraph.extract.periods import read_periods
from dvgraph.extract.places import read_places
from dvgraph.extract.programmes import read_programmes
from dvgraph.extract.quantities import read_quantities
from dvgraph.extract.territory import read_territory
from dvgraph.model import Mention, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvgraph.model import Hit, Value

    Extractor = Callable[[Report, Found], Iterable[Hit[Value]]]

__all__ = ["EXTRACTORS", "extract"]

EXTRACTORS: Final[tuple[Extractor, ...]] = (
    read_documents,
    read_periods,
    read_programmes,
    read_ethnic_groups,
    read_places,
    read_organizations,
    read_quantities,
    read_belonging,
    read_people,
    read_territory,
    read_authorship,
)


def extract(report: Report) -> list[Mention]:
    """Return all mentions of a report, in the order of the text.

    The words of each are cut from the text here and nowhere else: a false quotation cannot be written.
    """
    found = Found()
    for extractor in EXTRACTORS:
        found.add(extractor(report, found))
    view, text, zone_at = report.view, report.text, report.zone_at
    moved = view.offsets is not None  # in few texts
    mentions = []
    for seen, value, rule in found:
        start, end = span = view.to_text(seen) if moved else seen
        mentions.append(Mention(span, text[start:end], value, rule, zone_at(seen[0])))
    return mentions
