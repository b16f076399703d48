"""Relations between units: what lies in what, what borders what, what is twinned with what."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.containment import holders
from dvgraph.grammar.dates import DAY, iso_day
from dvgraph.grammar.levels import RANK
from dvgraph.model import Hit, Level, Place, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_territory"]

# "là huyện miền núi …, nằm phía Tây tỉnh T": said of the subject of the sentence
_LIES: Final = re.compile(r"[ ](?:là|nằm|thuộc)[ ](?:(?!giáp|có[ ])[^.;]){0,100}", re.VERBOSE)
_BORDER: Final = re.compile(
    r"(?<!\w)(?:tiếp[ ]giáp|giáp[ ]ranh|giáp|(?:có[ ])?chung[ ](?:đường[ ])?biên(?:[ ]giới)?|đường[ ]biên[ ]giới)(?!\w)",
    re.VERBOSE,
)
_TWIN: Final = re.compile(r"(?<!\w)(?:kết[ ]nghĩa)(?!\w)", re.VERBOSE)


def read_territory(report: Report, found: Found) -> Iterator[Hit[Relation]]:
    """Yield part_of, borders and twinned_with as sentences state them."""
    for sentence in report.sentences:
        places = found.within(Place, sentence)
        if len(places) >= 2:
            yield from _part_of(report, sentence, places)
            yield from _borders(report, sentence, places)
            yield from _twinned(report, sentence, places)


def _relation(report: Report, kind: RelationKind, a: Hit[Place], b: Hit[Place], rule: str) -> Hit[Relation]:
    span = Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end))
    written = report.view.written
    return Hit(span, Relation(kind, written[slice(*a.span)], written[slice(*b.span)]), f"territory.{rule}")


def _part_of(report: Report, sentence: Span, places: list[Hit[Place]]) -> Iterator[Hit[Relation]]:
    folded = report.view.folded
    held = holders(folded, places)
    for i, holder in held.items():
        yield _relation(report, RelationKind.PART_OF, places[i], places[holder], "held-by")
    subject, other = places[0], places[1]
    lies = _LIES.fullmatch(folded, subject.span.end, other.span.start)
    if (
        0 not in held
        and lies
        and subject.span.start <= sentence.start + 8
        and RANK[subject.value.level] > RANK[other.value.level]
    ):
        yield _relation(report, RelationKind.PART_OF, subject, other, "lies-in")


def _borders(report: Report, sentence: Span, places: list[Hit[Place]]) -> Iterator[Hit[Relation]]:
    cue = _BORDER.search(report.view.folded, sentence.start, sentence.end)
    if cue is None:
        return
    before = [hit for hit in places if hit.span.end <= cue.start()]
    after = [hit for hit in places if hit.span.start >= cue.end()]
    if not before or not after:
        return
    subjects, last = _subjects(report, sentence, before), None
    for other in after:
        gap = report.view.folded[cue.end() : other.span.start]
        if re.search(r"[;.]|(?<!\w)(?:có|là|trong đó|gồm)(?!\w)", gap):
            break
        again = last and _BORDER.search(report.view.folded, last.span.end, other.span.start)
        if last is not None and not again and RANK[other.value.level] < RANK[last.value.level]:
            break  # "giáp huyện A, tỉnh B (Lào)": what holds the neighbour is not the neighbour
        for subject in subjects:
            if (
                again
                or other.value.country is not subject.value.country
                or other.value.level is subject.value.level
            ):
                yield _relation(report, RelationKind.BORDERS, subject, other, "borders")
        last = other


# "A, B", "A và B", "A (thuộc cụm bản C) và B"
_LISTED: Final = re.compile(
    r"(?:[ ]?\([^()\n]{1,80}\))?(?:,[ ](?:và[ ])?|[ ]và[ ]|[ ]cùng[ ](?:các[ ])?)", re.VERBOSE
)
_AMONG: Final = re.compile(r"trong[ ](?:số[ ])?đó", re.VERBOSE)


def _subjects(report: Report, sentence: Span, before: list[Hit[Place]]) -> list[Hit[Place]]:
    """Return what borders: the first place of the sentence, or those behind "trong đó"."""
    among = list(_AMONG.finditer(report.view.folded, sentence.start, before[-1].span.start))
    inner = [hit for hit in before if among and hit.span.start >= among[-1].end()] or before
    listed = inner[:1]
    for hit in inner[1:]:
        gap = report.view.folded[listed[-1].span.end : hit.span.start]
        if hit.value.level is not listed[-1].value.level or not _LISTED.fullmatch(gap):
            break
        listed.append(hit)
    return listed


_LOCAL: Final = frozenset({Level.VILLAGE, Level.VILLAGE_CLUSTER, Level.COMMUNE, Level.DISTRICT})
# "giữa bản A và bản B", "bản A với bản B", "bản A - bản B"
_JOINED: Final = re.compile(r"[^.;]{0,60}?[ ](?:và|với|-)[ ](?:cụm[ ])?[^.;,]{0,12}", re.VERBOSE)
_TOGETHER: Final = re.compile(r"(?<!\w)(?:phối[ ]hợp|cùng)(?!\w)", re.VERBOSE)
_DAY: Final = re.compile(DAY, re.VERBOSE)


def _twinned(report: Report, sentence: Span, places: list[Hit[Place]]) -> Iterator[Hit[Relation]]:
    """Yield "bản A (xã B) kết nghĩa với bản C": each local unit with the first of its level behind the joint."""
    folded = report.view.folded
    cue = _TWIN.search(folded, sentence.start, sentence.end)
    if cue is None:
        return
    # "bản A (xã B) kết nghĩa với bản C": B holds A and is no side of the twinning.
    holding = {places[i].span for i in holders(folded, places).values()}
    local = [hit for hit in places if hit.value.level in _LOCAL and hit.span not in holding]
    days = [iso_day(day) for day in _DAY.finditer(folded, sentence.start, sentence.end)]
    for a, b in _sides(folded, cue, local):
        hit = _relation(report, RelationKind.TWINNED_WITH, a, b, "twinned")
        yield hit._replace(value=replace(hit.value, date=days[0] if len(days) == 1 else None))


def _sides(
    folded: str, cue: re.Match[str], local: list[Hit[Place]]
) -> Iterator[tuple[Hit[Place], Hit[Place]]]:
    """Yield the pairs of a twinning: around the cue ("A kết nghĩa với B, C"), or joined before or behind it."""
    before = [hit for hit in local if hit.span.end <= cue.start()]
    after = [hit for hit in local if hit.span.start >= cue.end()]
    if before and after and _WITH.match(folded, cue.end()):
        a = next((hit for hit in reversed(before) if _alike(hit, after[0])), None)
        last = after[0]
        for b in after if a is not None else ():
            if b is not last and not (
                b.value.level is last.value.level and _LISTED.fullmatch(folded[last.span.end : b.span.start])
            ):
                break
            assert a is not None  # noqa: S101 (the loop is empty otherwise)
            yield a, b
            last = b
        return
    for side in (before, after):
        for a, b in pairwise(side):
            gap = folded[a.span.end : b.span.start]
            if _alike(a, b) and _JOINED.fullmatch(gap) and not _TOGETHER.search(gap):
                yield a, b


# "kết nghĩa với bản C", "kết nghĩa giữa bản A và bản B" has no "với"
_WITH: Final = re.compile(r"[ ](?:với|cùng)(?!\w)", re.VERBOSE)


def _alike(a: Hit[Place], b: Hit[Place]) -> bool:
    """Tell whether two units can be twinned: of one level, or one of them a cluster of villages."""
    levels = {a.value.level, b.value.level}
    return len(levels) == 1 or Level.VILLAGE_CLUSTER in levels
