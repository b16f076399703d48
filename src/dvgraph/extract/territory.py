"""Relations between units: what lies in what, what borders what, what is twinned with what."""

from __future__ import annotations

import re
from dataclasses import replace
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
    r"(?<!\w)(?:tiếp[ ]giáp|giáp[ ]ranh|giáp|(?:có[ ])?chung[ ]đường[ ]biên[ ]giới|đường[ ]biên[ ]giới)(?!\w)",
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
        if last is not None and RANK[other.value.level] < RANK[last.value.level]:
            break  # "giáp huyện A, tỉnh B (Lào)": what holds the neighbour is not the neighbour
        for subject in subjects:
            if other.value.country is not subject.value.country or other.value.level is subject.value.level:
                yield _relation(report, RelationKind.BORDERS, subject, other, "borders")
        last = other


_AMONG: Final = re.compile(r"trong[ ](?:số[ ])?đó", re.VERBOSE)


def _subjects(report: Report, sentence: Span, before: list[Hit[Place]]) -> list[Hit[Place]]:
    """Return what borders: the first place of the sentence, or those behind "trong đó"."""
    among = list(_AMONG.finditer(report.view.folded, sentence.start, before[-1].span.start))
    inner = [hit for hit in before if among and hit.span.start >= among[-1].end()]
    return inner or before[:1]


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
    for i, a in enumerate(local):
        for b in local[i + 1 :]:
            gap = folded[a.span.end : b.span.start]
            levels = {a.value.level, b.value.level}
            if len(levels) > 1 and Level.VILLAGE_CLUSTER not in levels:
                continue
            between = a.span.end <= cue.start() < b.span.start and len(gap) < 120
            if between or (
                cue.end() <= a.span.start and _JOINED.fullmatch(gap) and not _TOGETHER.search(gap)
            ):
                hit = _relation(report, RelationKind.TWINNED_WITH, a, b, "twinned")
                yield hit._replace(value=replace(hit.value, date=days[0] if len(days) == 1 else None))
                break
