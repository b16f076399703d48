"""Which role stands before, behind or below a name, and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.roles import ROLE_GOES_ON, ROLE_HEAD, ROLE_STOPS, TITLE
from dvgraph.model import Organization, Place, Span, ZoneKind

if TYPE_CHECKING:
    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["role_after", "role_before", "role_signed"]

_HEAD: Final = re.compile(rf"(?<!\w){ROLE_HEAD}(?!\w)", re.VERBOSE)
# ", Phó Bí thư", " - bí thư", " (nguyên Chủ tịch", " (54 tuổi) - phó bí thư", " (trú thôn 7, Bí thư", " là Trưởng bản"
_BEHIND: Final = re.compile(
    rf"""(?: (?:[ ]\([^()\n]{{1,30}}\))? (?:,[ ]?(?:hiện[ ])?(?:là[ ])?|[ ]-[ ]?(?:là[ ])?) | [ ](?:hiện[ ])?là[ ] | [ ]\((?:[^()\n]{{1,40}},[ ])? )
    (?P<role>{ROLE_HEAD})(?!\w)""",
    re.VERBOSE,
)
# What may stand between a role and the name it is said of: ", đồng chí ", " - Đại tá ", " là ông ".
_UP_TO: Final = re.compile(rf"[ ,]{{0,2}}(?:-[ ])?(?:là[ ])?(?:{TITLE}[ ]){{0,2}}", re.VERBOSE)
# Left of these no role of the name begins.
_CLOSES: Final = re.compile(r'[;:()"\n]')
# The next word of a role; with it the role may be whole: "Bí thư huyện ủy", "Chủ tịch TP. X", "nhiệm kỳ 2016-2021".
_NEXT: Final = re.compile(
    r"""[ ](?:[-&][ ])? (?: (?P<whole> (?:tỉnh|huyện|thành|thị|quận|đảng)[ ]ủy | (?:tỉnh|huyện|xã|phường|quận|thành[ ]phố|thị[ ](?:xã|trấn)|t[pxt]\.?)(?!\w) | \d[\d/]*(?:[ ]?-[ ]?\d+)? )
      | (?:đăng[ ]ký|[^\W\d_]+(?:['’.-][^\W\d_]+)*) )""",
    re.VERBOSE,
)
_GOES_ON: Final = re.compile(ROLE_GOES_ON, re.VERBOSE)
_STOPS: Final = re.compile(ROLE_STOPS, re.VERBOSE)
# From one role of a chain to the next: ", Trưởng ban …", " kiêm Chủ tịch …".
_JOINT: Final = re.compile(r",[ ](?:kiêm[ ])?|[ ]và[ ]|[ ]-[ ]|[ ]kiêm[ ]")
_FAR: Final = 160
_LONGEST: Final = 240


def role_after(report: Report, found: Found, name: Span) -> Span | None:
    """Return the span of the role behind a name: "ông A (54 tuổi) - phó bí thư Đảng ủy, chủ tịch UBND xã X"."""
    behind = _BEHIND.match(report.view.folded, name.end)
    if behind is None:
        return None
    start = behind.start("role")
    return Span(start, _role_end(report, found, Span(start, behind.end("role")), start + _LONGEST))


def role_before(report: Report, found: Found, name: Span, last: int) -> Span | None:
    """Return the span of the role that runs up to a name, none of it before `last`: "Chủ tịch UBND huyện X, ông A"."""
    folded = report.view.folded
    sentence = report.sentence_at(name.start)
    left = max(last, name.start - _FAR, sentence.start if sentence else 0)
    left = max((mark.end() for mark in _CLOSES.finditer(folded, left, name.start)), default=left)
    for head in _HEAD.finditer(folded, left, name.start):
        end = _role_end(report, found, Span(*head.span()), name.start)
        if _UP_TO.fullmatch(folded, end, name.start):
            return Span(head.start(), end)
    return None


def _role_end(report: Report, found: Found, head: Span, stop: int) -> int:
    """Return where the chain of roles that begins with a head ends, at `stop` at the latest.

    A role goes on up to the body or the place it is held in: "Chủ tịch UBND huyện X | không đến", and on to the next
    role: "Phó Bí thư Huyện ủy, Chủ tịch …". The last role is left to the name behind it, if one follows.
    """
    plain, folded = report.view.plain, report.view.folded
    stop = min(stop, len(folded))
    at, chained = _one_role(report, found, head, stop), head.end
    while at < stop:
        joint = _JOINT.match(folded, at)
        more = joint and _HEAD.match(folded, joint.end(), stop)
        if not joint or not more or (joint[0] == " và " and _whole(found, at)):
            break
        chained, at = at, _one_role(report, found, Span(*more.span()), stop)
    following = at + 1 < stop and plain[at] == " " and plain[at + 1].isupper()
    return chained if following and chained > head.end else at


def _whole(found: Found, at: int) -> bool:
    return found.covers(Span(at - 1, at), Organization, Place)


def _one_role(report: Report, found: Found, head: Span, stop: int) -> int:
    """Return where one role ends: at its body or place, with what goes on from there, or before a verb."""
    plain, folded = report.view.plain, report.view.folded
    over = _over(found, head, stop)
    at, whole, named = over or head.end, over is not None, over is not None
    while at < stop and (word := _NEXT.match(folded, at, stop)):
        start = at + 1 + 2 * (folded[at + 1] in "-&")
        known = _over(found, Span(start, start + 1), stop)
        if known:
            at, whole, named = known, True, True
            continue
        capital = plain[start].isupper()
        if (capital and named) or _STOPS.match(folded, start):
            break  # the name of the person, or what is said of one
        if whole and not capital and not _GOES_ON.match(folded, start):
            break
        at, whole, named = word.end(), word["whole"] is not None, False
        if not whole and (second := _second_body(found, folded, at)):
            at, whole, named = second, True, True
    return min(at, stop)


def _second_body(found: Found, folded: str, at: int) -> int | None:
    """Return the end of a body that shares its place with the one before: "Chánh Văn phòng HĐND, UBND huyện X"."""
    if not folded.startswith(", ", at):
        return None
    body = found.covering(Organization, Span(at + 2, at + 3))
    return body.span.end if body is not None and body.span.start == at + 2 else None


def _over(found: Found, span: Span, stop: int) -> int | None:
    """Return the end of the body or place that goes over the end of a span, None where there is none."""
    for kind in (Organization, Place):
        hit = found.covering(kind, Span(span.end - 1, span.end))
        if hit is not None and span.start <= hit.span.start and span.end <= hit.span.end <= stop:
            return hit.span.end
    return None


def role_signed(report: Report, name: Span) -> tuple[bool, Span | None]:
    """Tell whether a name has a signature line to itself, and return the role in the line below or above it."""
    view = report.view
    lines = [zone.span for zone in report.zones if zone.kind is ZoneKind.SIGNATURE]
    for i, line in enumerate(lines):
        if line.start <= name.start < line.end:
            if view.plain[line.start : line.end].strip() != view.plain[slice(*name)]:
                return False, None
            for other in lines[i + 1 : i + 2] + lines[max(0, i - 1) : i]:
                words = view.folded[slice(*other)]
                if _HEAD.match(words.strip()):
                    start = other.start + len(words) - len(words.lstrip())
                    return True, Span(start, start + len(words.strip()))
            return True, None
    return False, None
