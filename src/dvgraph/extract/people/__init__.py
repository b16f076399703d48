"""People with their roles, and who holds which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.people.naming import is_district, names, speaks
from dvgraph.extract.people.roles import NAMED_THING, role_after, role_before, role_given
from dvgraph.extract.people.signatures import role_below, role_signed
from dvgraph.model import Hit, Organization, Person, Place, Relation, RelationKind, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.extract.people.naming import Candidate
    from dvgraph.model import Report, View

__all__ = ["read_people"]

_Read = list[Hit[Person | Relation]]
# From one of a list to the next: ", ", " và ", " ở xã Thuận, ".
_LISTED: Final = re.compile(
    r"(?:[ ]\([^()\n]{1,30}\))?(?:[ ](?:ở|tại|trú|thôn|bản|ấp)[ ][^.;:\n]{1,40}?)?(?:, |; | và |, và | cùng )"
)


def read_people(report: Report, found: Found) -> Iterator[Hit[Person | Relation]]:
    """Yield each person with the role that stands before or behind the name, and `holds_role` where there is one."""
    last, told = 0, []
    for candidates in names(report):
        for candidate in candidates:
            if found.covering(Organization, candidate.span) or _is_place(report.view, found, candidate.span):
                continue
            read = _read(report, found, candidate, last)
            if read is not None:
                last = read[-1].span.end
                told.append(read)
                break
    full = {read[0].value.name for read in told if isinstance(read[0].value, Person)}
    short = _short_forms(full)
    for read in told:
        if isinstance(read[0].value, Person) and read[0].value.name not in short:
            yield from read


def _short_forms(full: set[str]) -> set[str]:
    """Return the last two syllables of longer names: "bà Hoa Anh" is "bà Nguyễn Thị Hoa Anh" again."""
    parts = (name.split() for name in full)
    return {" ".join(words[-2:]) for words in parts if len(words) > 2}


def _is_place(view: View, found: Found, span: Span) -> bool:
    """Tell whether a place begins or ends with these words: "ấp An Hòa", "Phú Xuyên" in "huyện Phú Xuyên Lê Văn Tư".

    "Vừ Bá Pó" in "huyện Kỳ Sơn Vừ Bá Pó" is no part of one, nor is "Chau Sóc Khonl" for the "sóc" in it.
    """
    place = found.at(Place, span.start)
    if place is not None:
        return True
    return NAMED_THING.match(view.folded, span.start - 1) is not None


def _read(report: Report, found: Found, candidate: Candidate, last: int) -> _Read | None:
    """Return the person named at a span and the role held; None where nothing tells that the name is a person's."""
    span, folded = candidate.span, report.view.folded
    if report.zone_at(span.start) is ZoneKind.SIGNATURE:
        alone, role = role_signed(report, span)
        # a name of two syllables alone is what its author signs an article with
        if alone and (
            (candidate.sure and folded.count(" ", *span) > 1) or (role and not _is_heading(report, span))
        ):
            return _person(report, span, role, "signature")
    if not candidate.sure:
        role = role_before(report, found, span, last) if speaks(folded, span) else None
        in_body = role is not None and found.covers(Span(role.end - 1, role.end), Organization)
        return (
            _person(report, span, role, "role-before") if in_body and not _is_heading(report, span) else None
        )
    if role := role_below(report, span):
        return _person(report, span, role, "signature")
    if role := role_after(report, found, span):
        return _person(report, span, role, "role-after")
    if (candidate.titled or not is_district(folded[slice(*span)])) and (
        role := role_before(report, found, span, last)
    ):
        return _person(report, span, role, "role-before")
    if role := role_given(report, found, span):
        return _person(report, span, role, "role-given")
    if candidate.titled:
        return _person(report, span, None, "title")
    # "các ông Nguyễn Văn A, Trần Văn B": a name goes on a list of people
    if last and span.start - last < _NEAR and _LISTED.fullmatch(folded, last, span.start):
        return _person(report, span, None, "list")
    return None


def _is_heading(report: Report, span: Span) -> bool:
    """Tell "ĐẠI DIỆN XÃ TÂN LẬP" from a name of no known surname: such a name is not written in capitals."""
    return report.view.plain[slice(*span)].isupper()


_NEAR: Final = 60


def _person(report: Report, span: Span, role: Span | None, rule: str) -> _Read:
    written = report.view.written
    name = written[slice(*span)]
    words = None if role is None else written[slice(*role)]
    hits: _Read = [Hit(span, Person(name, words), f"person.{rule}")]
    if role is not None and words is not None:
        said = Span(min(span.start, role.start), max(span.end, role.end))
        held = Relation(RelationKind.HOLDS_ROLE, name, words)
        hits.append(Hit(said, held, f"holds-role.{rule}"))
    return hits
