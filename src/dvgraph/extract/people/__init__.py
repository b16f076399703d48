"""People with their roles, and who holds which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.extract.people.naming import behind_title, names
from dvgraph.extract.people.roles import role_after, role_before, role_signed
from dvgraph.model import Hit, Organization, Person, Place, Relation, RelationKind, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_people"]


def read_people(report: Report, found: Found) -> Iterator[Hit[Person | Relation]]:
    """Yield each person with the role that stands before or behind the name, and `holds_role` where there is one."""
    last = 0
    for candidates in names(report.view):
        for span in candidates:
            if found.covering(Organization, span) or _is_place(found, span):
                continue
            read = _read(report, found, span, last)
            if read is not None:
                last = max(hit.span.end for hit in read)
                yield from read
                break


def _is_place(found: Found, span: Span) -> bool:
    """Tell whether a place begins or ends with these words: "ấp An Hòa", "Phú Xuyên" in "huyện Phú Xuyên Lê Văn Tư".

    "Vừ Bá Pó" in "huyện Kỳ Sơn Vừ Bá Pó" is no part of one.
    """
    place = found.covering(Place, span)
    first = found.covering(Place, Span(span.start, span.start + 1))
    return (place is not None and place.span.end >= span.end) or first is not None


def _read(report: Report, found: Found, span: Span, last: int) -> list[Hit[Person | Relation]] | None:
    """Return the person named at a span and the role held; None where nothing tells that the name is a person's."""
    view = report.view
    if report.zone_at(span.start) is ZoneKind.SIGNATURE:
        alone, role = role_signed(report, span)
        if alone:
            return _person(report, span, role, "signature")
    if role := role_after(report, found, span):
        return _person(report, span, role, "role-after")
    if role := role_before(report, found, span, last):
        return _person(report, span, role, "role-before")
    if behind_title(view.folded, span.start):
        return _person(report, span, None, "title")
    # "các ông Nguyễn Văn A, Trần Văn B": a name goes on a list of people
    if last and view.folded[last : span.start] in {", ", " và ", "; "}:
        return _person(report, span, None, "list")
    return None


def _person(report: Report, span: Span, role: Span | None, rule: str) -> list[Hit[Person | Relation]]:
    written = report.view.written
    name = written[slice(*span)]
    words = None if role is None else written[slice(*role)]
    hits: list[Hit[Person | Relation]] = [Hit(span, Person(name, words), f"person.{rule}")]
    if role is not None and words is not None:
        said = Span(min(span.start, role.start), max(span.end, role.end))
        held = Relation(RelationKind.HOLDS_ROLE, name, words)
        hits.append(Hit(said, held, f"holds-role.{rule}"))
    return hits
