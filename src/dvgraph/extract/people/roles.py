"""Which role stands before or behind a name, and where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.people.naming import begins_name
from dvgraph.grammar.names import SYLLABLE
from dvgraph.grammar.phrases import behind
from dvgraph.grammar.roles import ROLE_GOES_ON, ROLE_STOPS, only_titles, role_at, role_heads
from dvgraph.model import Organization, Place, Span

if TYPE_CHECKING:
    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["NAMED_THING", "role_after", "role_before", "role_given"]

# What may stand between a name and what the person is: " (54 tuổi)", ", dân tộc Mường, sinh năm 1961".
_ASIDE: Final = r"(?:[ ]?\([^()\n]{1,30}\))?(?:,[ ](?:dân[ ]tộc|người|sinh[ ]năm|\d{2}[ ]tuổi|trú|ngụ|quê|ở|thôn|bản|ấp|xã)(?!\w)[^,.;:()\n]{0,40}(?=,)){0,3}"
# ", Phó Bí thư", " - bí thư", "- Phó Chủ tịch", " (nguyên Chủ tịch", " (trú thôn 7, Bí thư", " hiện là Trưởng bản"
_JOIN: Final = r"(?:,[ ]?|[ ]?-[ ]?|[ ]?\()(?:(?:hiện|nay|hiện[ ]nay)[ ])?(?:(?:là|giữ[ ]chức|đang[ ]là)[ ])?"
_INSIDE: Final = r"[ ]?\([^()\n]{1,40},[ ](?:(?:hiện|nay)[ ])?(?:là[ ])?"
_JOINED: Final = re.compile(r"[ ]?[-,(]")
# " (53 tuổi, trưởng thôn X, xã Y)": the role stands behind the first comma
_FIRST: Final = r"[ ]?\([^(),\n]{1,40},[ ](?:(?:hiện|nay)[ ])?(?:là[ ])?"
_BEHIND: Final = (*map(re.compile, (_JOIN, _INSIDE, _FIRST)), re.compile(_ASIDE + _JOIN))
# "ông A là Trưởng bản", "bà B hiện là Chủ tịch", "bà D được phân công giữ chức Trưởng ban", "do ông C làm Trưởng đoàn": where the name stands without another role
_GIVEN: Final = (
    re.compile(
        rf"{_ASIDE},?[ ](?:(?:hiện|nay|hiện[ ]nay|đang|vừa)[ ])?(?:(?:vừa[ ])?được[ ](?:[^\W\d_]+[ ]){{0,5}}?(?:phân[ ]công|bầu|bổ[ ]nhiệm|cử|chỉ[ ]định|điều[ ]động|tín[ ]nhiệm[ ]bầu)[ ])?(?:là|giữ[ ]chức(?:[ ](?:vụ|danh))?|làm|đảm[ ]nhiệm)[ ]"
    ),
)
# Left of these no role of the name begins.
_CLOSES: Final = re.compile(r'[;:()"\n]')
# The next word of a role; with it the role may be whole: "Bí thư huyện ủy", "Chủ tịch TP. X", "nhiệm kỳ 2016-2021".
_NEXT: Final = re.compile(
    r"""[ ](?:[-&][ ])? (?: (?P<whole> (?:tỉnh|huyện|thành|thị|quận|đảng)[ ]ủy | (?:tỉnh|huyện|xã(?![ ]hội)|phường|quận|thành[ ]phố|thị[ ](?:xã|trấn)|t[pxt]\.?)(?!\w) | \d[\d/]*(?:[ ]?-[ ]?\d+)? )
      | (?:đăng[ ]ký|[^\W\d_]+(?:['’.-][^\W\d_]+)*) )""",
    re.VERBOSE,
)
_GOES_ON: Final = re.compile(ROLE_GOES_ON, re.VERBOSE)
_STOPS: Final = re.compile(ROLE_STOPS, re.VERBOSE)
# From one role of a chain to the next: ", Trưởng ban …", " kiêm Chủ tịch …", ", nay là Phó …".
_JOINT: Final = re.compile(
    r",[ ](?:(?:kiêm|đồng[ ]thời[ ]là|nay[ ]là|hiện[ ]là|vừa[ ]là)[ ])?|[ ]và[ ]|[ ]?-[ ]|[ ]kiêm[ ]"
)
# "Sau buổi gặp Chủ tịch UBND tỉnh, ông A …": the role of another
_ANOTHER: Final = re.compile(behind(("gặp ", "với ", "của ", "cho ", "từ ", "tới ", "cùng ", "về ", "gửi ")))
# What has a name of its own and is no body or place here; "Đoàn thanh niên cộng sản | Hồ Chí Minh" is the Union's.
NAMED_THING: Final = re.compile(
    behind("chùa|đền|đình|miếu|nhà thờ|thánh thất|núi|sông|suối|hồ|đập|cầu|chợ|kênh|rừng|cộng sản".split("|"))
)
_CAPITALS: Final = re.compile(rf"(?:[ ]{SYLLABLE}){{1,4}}")
_FAR: Final = 160
_LONGEST: Final = 240


def role_after(report: Report, found: Found, name: Span) -> Span | None:
    """Return the span of the role behind a name: "ông A (54 tuổi) - phó bí thư Đảng ủy, chủ tịch UBND xã X"."""
    plain = report.view.plain
    # "ông Nguyễn Văn A Chánh Văn phòng UBND tỉnh": a capital does for the comma
    if plain[name.end : name.end + 1] == " " and plain[name.end + 1 : name.end + 2].isupper():
        return _role_from(report, found, name.end + 1)
    # most names have no mark behind them
    return _behind(report, found, name, _BEHIND) if _JOINED.match(plain, name.end) else None


def role_given(report: Report, found: Found, name: Span) -> Span | None:
    """Return the span of the role that a verb gives to one: "ông A là Trưởng bản", "do đồng chí B làm Trưởng đoàn"."""
    return _behind(report, found, name, _GIVEN)


def _behind(report: Report, found: Found, name: Span, gaps: tuple[re.Pattern[str], ...]) -> Span | None:
    tried = -1  # where the words behind one gap are no role, they are none behind the next
    for pattern in gaps:
        gap = pattern.match(report.view.folded, name.end)
        if gap and gap.end() != tried and (role := _role_from(report, found, gap.end())):
            return role
        tried = gap.end() if gap else tried
    return None


def _role_from(report: Report, found: Found, start: int) -> Span | None:
    """Return the role that begins at a place, None where the next name has it: "…, Phó Giám đốc | Nguyễn Đình Hưng"."""
    plain, folded = report.view.plain, report.view.folded
    end = role_at(folded, start)
    if end is None:
        return None
    stop = _role_end(report, found, Span(start, end), start + _LONGEST)
    return None if plain[stop : stop + 1] == " " and begins_name(plain, stop + 1) else Span(start, stop)


def role_before(report: Report, found: Found, name: Span, last: int) -> Span | None:
    """Return the span of the role that runs up to a name, none of it before `last`: "Chủ tịch UBND huyện X, ông A"."""
    folded = report.view.folded
    sentence = report.sentence_at(name.start)
    left = max(last, name.start - _FAR, sentence.start if sentence else 0)
    tail = _places_before(found, folded, name.start)
    if tail is not None and (role := _role_of_place(report, found, Span(left, tail))) is not None:
        return Span(role, name.start - 1)
    for mark in _CLOSES.finditer(folded, left, name.start):
        left = mark.end()
    if name.start - 9 >= left and folded.startswith("già làng ", name.start - 9):
        return Span(name.start - 9, name.start - 1)
    for head in role_heads(folded, left, name.start):
        end = _role_end(report, found, head, name.start)
        gap = folded[end : name.start]
        if only_titles(gap) and not ("," in gap and _ANOTHER.match(folded, head.start)):
            return Span(head.start, end)
    return None


def _places_before(found: Found, folded: str, name: int) -> int | None:
    """Return where the units begin that stand between a role and a name: "Bí thư Đảng ủy xã A|, huyện B (tỉnh C) Lê Văn D"."""
    begin = end = name - 1
    if folded.startswith(")", end - 1):
        bracket = folded.rfind("(", max(0, end - _LONGEST_ASIDE), end)
        inside = found.covering(Place, Span(bracket + 1, end - 1)) if bracket > 0 else None
        begin = bracket - 1 if inside and inside.span == (bracket + 1, end - 1) else end
    while (
        begin > 0
        and (place := found.at(Place, begin - 1))
        and place.span.end == begin
        and folded.endswith(", ", 0, place.span.start)
    ):
        begin = place.span.start - len(", ")
    return begin if begin < end else None


_LONGEST_ASIDE: Final = 40


def _role_of_place(report: Report, found: Found, stretch: Span) -> int | None:
    """Return where the role begins that ends with a stretch of text, in it."""
    folded = report.view.folded
    left = max((mark.end() for mark in _CLOSES.finditer(folded, *stretch)), default=stretch.start)
    heads = role_heads(folded, left, stretch.end)
    return next(
        (head.start for head in heads if _role_end(report, found, head, stretch.end) == stretch.end), None
    )


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
        more = role_at(folded, joint.end()) if joint else None
        if not joint or more is None or more > stop or (joint[0] == " và " and _whole(found, at)):
            break
        chained, at = at, _one_role(report, found, Span(joint.end(), more), stop)
    # "… là ông A": the last role is whoever's is named; "Phó Bí thư, Chủ tịch X là Trưởng đoàn" is one person
    named = folded.startswith(" là ", at) and role_at(folded, at + len(" là ")) is None
    following = (at + 1 < stop and plain[at] == " " and plain[at + 1].isupper()) or named
    return chained if following and chained > head.end else at


def _whole(found: Found, at: int) -> bool:
    return found.at(Organization, at - 1) is not None or found.at(Place, at - 1) is not None


def _one_role(report: Report, found: Found, head: Span, stop: int) -> int:
    """Return where one role ends: at its body or place, with what goes on from there, or before a verb."""
    plain, folded = report.view.plain, report.view.folded
    over = _over(found, head.start, head.end, stop)
    at, whole, named = over or head.end, over is not None, over is not None
    while at < stop and (word := _NEXT.match(folded, at, stop)):
        dashed = folded[at + 1] in "-&"
        start = at + 1 + 2 * dashed
        known = _over(found, start, start + 1, stop)
        if known:
            at, whole, named = known, True, True
            continue
        if (head_end := role_at(folded, start)) is not None and head_end <= stop:
            at, whole, named = head_end, False, False  # "Phó Chủ tịch - Tổng Thư ký": a role within the role
            continue
        capital = plain[start].isupper()
        if dashed and not capital:
            break  # "nguyên tổng giám đốc công ty | - đi công tác"
        if capital and NAMED_THING.match(folded, at) and (run := _CAPITALS.match(plain, at)):
            at, whole, named = min(run.end(), stop), True, True  # "sãi cả chùa Ô Chum"
            continue
        if (named or begins_name(plain, start)) if capital else _STOPS.match(folded, start):
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
    body = found.at(Organization, at + 2)
    return body.span.end if body is not None and body.span.start == at + 2 else None


def _over(found: Found, start: int, end: int, stop: int) -> int | None:
    """Return the end of the body or place that goes over the end of a stretch, None where there is none."""
    for kind in (Organization, Place):
        hit = found.at(kind, end - 1)
        if hit is not None and start <= hit.span.start and hit.span.end <= stop:
            return hit.span.end
    return None
