"""Who issued each document of a text, and when: by "của …", by the verb before it, by a list that shares one issuer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.extract.documents.issuers import acts_for_body, body_in_office, issuer_at, issuers_at, issuers_in
from dvgraph.extract.documents.issuing_far import carried, instance, of_line, over_clause
from dvgraph.extract.documents.issuing_verbs import VERBS, issuing_verb
from dvgraph.extract.documents.letters import JOINT, fits, is_of, joint, refuses, same_series
from dvgraph.grammar.dates import DAY, iso_day
from dvgraph.grammar.document_numbers import series_of
from dvgraph.grammar.names import NAME
from dvgraph.model import Document, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.model import Report, View

__all__ = ["CHAINED", "Issue", "date_after", "issues", "named"]

CHAINED: Final = "document.number-in-list"
"""The rule of a number that stands in a row under the kind word of the one before it."""


class Issue(NamedTuple):
    """Who issued a document and when; `end` is where the words behind its number that say so end."""

    end: int
    issuers: tuple[Span, ...] = ()
    date: str | None = None


_DATE_AFTER: Final = re.compile(
    rf"[ ]{{0,2}},?[ ]{{0,8}}(?P<open>\()?(?:ban[ ]hành[ ]|ra[ ])?(?:ký[ ])?(?:đề[ ])?(?:cùng[ ])?(?(open)(?:ngày[ ]?)?|ngày[ ]?){DAY}(?(open)\)?)",
    re.VERBOSE,
)
# "(gọi tắt là Nghị quyết 25)", "(Nghị quyết 25)", "(CTPH)": another name, before the day or "của …"
_ASIDE: Final = re.compile(r"[ ]\([^()\n;]{2,60}\)(?=,?[ ](?:ký[ ])?(?:ngày|của)[ ])", re.VERBOSE)
# "ban hành năm 2013", "giai đoạn 2021 - 2025", "nhiệm kỳ 2021-2026" may stand between the number and "của …"
_YEARS_AFTER: Final = re.compile(
    r"[ ](?:ban[ ]hành[ ]năm|năm|giai[ ]đoạn|nhiệm[ ]kỳ)[ ](?:19|20)\d\d(?:[ ]?-[ ]?(?:19|20)?\d\d)?(?!\d)",
    re.VERBOSE,
)
# "Hội nghị lần thứ 11 | Ban Chấp hành Trung ương", "Kỳ họp thứ 3, | HĐND tỉnh": where the body met
_MEETING: Final = r"(?:hội[ ]nghị|kỳ[ ]họp)[ ](?:lần[ ])?thứ[ ](?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:[ ](?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?),?[ ](?:của[ ])?"
# "của Bộ Chính trị", ", do UBND tỉnh", ", được HĐND huyện | thông qua", "của liên bộ: Bộ Y tế - Bộ Tài chính", "giữa UBND tỉnh A và chính quyền tỉnh B"
_OF: Final = re.compile(
    rf"""[ ]?\)?,?[ ]?(?: (?:(?:do|của)[ ]|(?P<passive>(?:đã[ ])?được[ ])){{1,2}}(?:liên[ ](?:bộ|ngành):?[ ])?(?:{_MEETING})? | {_MEETING}
        | (?P<between>(?:được[ ])?(?:ký[ ](?:kết[ ])?)?giữa)[ ] )""",
    re.VERBOSE,
)
# 'ngày 12/3/2003 | "về công tác dân tộc" | của Ban Chấp hành Trung ương'
_TITLE_BEFORE_OF: Final = re.compile(r'[ ](?:về[ ](?:việc[ ])?)?"[^"\n]{5,300}"(?=[ ]của[ ])', re.VERBOSE)
# What the name of a second central body stands before: "của Bộ Chính trị, Ban Bí thư | về …"
_ENDS_OF: Final = re.compile(r"[ ](?:về|ngày|tại)[ ]|[;.)\n]|\Z", re.VERBOSE)
# "… do Chính phủ ban hành", "… do Phó chủ tịch UBND thành phố Đặng Việt Dũng ký": behind the title
_BY: Final = re.compile(r"(?<!\w)do[ ]", re.VERBOSE)
_SIGNS: Final = re.compile(rf"(?:[ ]đã)?[ ]{VERBS}(?!\w)", re.VERBOSE)
# What may stand between a body and its verb: "đã kịp thời", "cũng đã", ", ngày 5/3/2020, đã", "thống nhất", "đã họp và"
_GAP: Final = re.compile(
    rf"""(?:,?[ ](?:ta|đã|vừa|cũng|sẽ|mới|lại|đang|tiếp[ ]tục|kịp[ ]thời|chủ[ ]động|thống[ ]nhất|nhất[ ]trí|đồng[ ]thời|trực[ ]tiếp|xem[ ]xét|thảo[ ]luận|nghiên[ ]cứu
        |họp|chỉ[ ]đạo|lãnh[ ]đạo|quan[ ]tâm|tập[ ]trung|sớm|liên[ ]tịch|chính[ ]thức|lần[ ]lượt|còn|thay[ ]mặt|và|năm[ ]\d{{4}}|trong[ ]năm[ ]\d{{4}}|ngày[ ]{DAY}|quyết[ ]định|cùng|rà[ ]soát|cụ[ ]thể[ ]hóa|nghiêm[ ]túc)){{0,7}},?[ ]""",
    re.VERBOSE,
)
# "UBND tỉnh | đã phân loại thành 77 nội dung và | ban hành Văn bản": it has done another thing before
_DID: Final = re.compile(r"[ ]đã[ ][^.;:()\n]{1,90}[ ](?:và|đồng[ ]thời)[ ](?:đã[ ])?", re.VERBOSE)
_PERSON: Final = re.compile(r"(?:[ ](?-i:[A-ZÀ-ỸĐ])[^\W\d_]*){2,4}(?=[ ,])")
# "các Đồn Biên phòng Nà Hỳ|, Si Pa Phìn và Na Cô Sa| ký …"
_MORE_POSTS: Final = re.compile(rf"(?:,[ ]{NAME}){{0,6}}(?:[ ]và[ ]{NAME})?")
# Between two bodies that issue a document together.
_JOINED: Final = frozenset(
    {
        " và các ",
        " cùng các ",
        " với các ",
        " và ",
        ", ",
        " với ",
        " - ",
        " cùng ",
        " phối hợp với ",
        " phối hợp ",
    }
)
# Bodies that do not issue what follows: "theo đề nghị của Sở …", "phối hợp với …", "các Sở …"
_NO_SUBJECT: Final = re.compile(r"(?<!\w)(?:của|tại|với|ở|trong|các|theo|thuộc|là|về)[ ]\Z", re.VERBOSE)
_DAY: Final = re.compile(rf"ngày[ ]{DAY}", re.VERBOSE)
_ON_DAY: Final = re.compile(rf"ngày[ ]?{DAY}(?:,[ ]tại[^,;.]{{2,40}})?,?[ ]\Z", re.VERBOSE)
# Between two documents of one list: ", ", "; ", " và các ", ", số "
_LISTED: Final = re.compile(r"[ ]?(?:[,;]|[ ]và|,[ ]và|[ ]cùng)[ ](?:các[ ])?(?:số[ ])?", re.VERBOSE)
# Before the next document of those that one body issued: "… về giảm nghèo, | Kế hoạch số …"
_NEXT: Final = re.compile(r"(?:[,;]|(?<!\w)(?:và|cùng))[ ](?:các[ ])?(?:số[ ])?\Z", re.VERBOSE)
_THEN: Final = re.compile(
    rf"(?:[,;]|(?<!\w)và)[ ](?:đồng[ ]thời[ ])?(?:đã[ ])?{VERBS}[ ](?:các[ ])?\Z", re.VERBOSE
)
_AT: Final = re.compile(r"(?<!\w)(?:tại|bằng|trong|thành)[ ](?:các[ ])?\Z", re.VERBOSE)
_OPENS: Final = re.compile(r"(?:[^,;\n]{0,60}[ ])?(?:tại|theo|trong|bằng)[ ](?:các[ ])?", re.VERBOSE)
_LEFT: Final = 320
_RIGHT: Final = 320


def date_after(folded: str, end: int) -> re.Match[str] | None:
    """Return the day that stands behind a number: "ngày 03/6/2013", ", ký ngày …", "(ngày …)"."""
    day = _DATE_AFTER.match(folded, end)
    aside = None if day else _ASIDE.match(folded, end)
    return _DATE_AFTER.match(folded, aside.end()) if aside else day


def named(view: View, hit: Hit[Document]) -> str:
    """Return the words that name a document as the end of a relation: its number, "Quyết định 217", or all of its words."""
    number = hit.value.number
    if number is None:
        return view.written[slice(*hit.span)]
    if not number.isalnum():
        return number
    return view.written[hit.span.start : view.written.find(number, *hit.span) + len(number)]


def issues(report: Report, hits: Sequence[Hit[Document]]) -> list[Issue]:
    """Return who issued each of the documents, which stand in the order of the text."""
    found: list[Issue] = []
    told: set[str | None] = set()
    for i, hit in enumerate(hits):
        sentence = report.sentence_at(hit.span.start)
        if sentence is None:
            found.append(Issue(hit.span.end))
            continue
        stop = hits[i + 1].span.start if i + 1 < len(hits) else len(report.view.folded)
        right = Span(hit.span.end, min(stop, sentence.end, hit.span.end + _RIGHT))
        issue = _inside(report, hit) or _behind(report, hit, right)
        by_verb = _by_verb(report, max(sentence.start, found[-1].end if found else 0), hit)
        # "ngày 9/9/2011 Tỉnh ủy ban hành Nghị quyết số … của Tỉnh ủy"
        if issue.issuers and by_verb and issue.date is None:
            issue = issue._replace(date=by_verb.date)
        if not issue.issuers:
            issue = (
                by_verb
                or _of_same_verb(report, hits, i, found)
                or _by_place(report, sentence, hit)
                or _at_the_head(report, sentence, hit)
                or _signed(report, hit, right)
                or issue
            )
        found.append(issue)
        if issue.issuers and issue.end > hit.span.end:
            _share_back(report, hits, found, told)
        told |= {hit.value.number} if issue.issuers else set()
    return found


def _inside(report: Report, hit: Hit[Document]) -> Issue | None:
    """Return the issuer between kind and number: "Nghị quyết của Bộ Chính trị số …"."""
    at = report.view.folded.find(" của ", *hit.span) if hit.rule == "document.kind-issuer-number" else -1
    end = issuer_at(report.view, at + 5) if at >= 0 else None
    return Issue(hit.span.end, (Span(at + 5, end),)) if end and end <= hit.span.end else None


def _behind(report: Report, hit: Hit[Document], right: Span) -> Issue:
    """Return what stands right behind a number: "của Ban Bí thư ngày …", "giữa A và B"."""
    view, end, date = report.view, hit.span.end, None
    at = end
    if between := _YEARS_AFTER.match(view.folded, end) or _ASIDE.match(view.folded, end):
        at = between.end()
    title = _TITLE_BEFORE_OF.match(view.plain, at, right.end)
    of = _OF.match(view.folded, title.end() if title else at, right.end)
    if of is None:
        return Issue(end)
    bodies = issuers_at(view, of.end(), JOINT if of["between"] else joint(hit.value))
    if title and bodies and not fits(hit.value, view.folded[slice(*bodies[0])]):
        return Issue(end)
    bodies += _second(view, hit.value, bodies)
    if (hit.value.number or "").endswith("/TW"):
        bodies = tuple(body for body in bodies if not refuses(hit.value, view.folded[slice(*body)]))
    if not bodies or (of["passive"] and not _SIGNS.match(view.folded, bodies[-1].end)):
        return Issue(end)
    end = bodies[-1].end
    if acts_for_body(view, bodies[0]):
        bodies = (body_in_office(view, bodies[0]), *bodies[1:])
    signs = _SIGNS.match(view.folded, end)  # "do Ban Bí thư | ban hành | ngày 18/4/1991"
    day = (date_after(view.folded, signs.end() if signs else end)) if hit.value.date is None else None
    # "của Huyện ủy, ngày 5/3/2020, UBND huyện ban hành …": the day of what follows
    if day and (signs or not (view.folded.startswith(", ", day.end()) and issuer_at(view, day.end() + 2))):
        date, end = iso_day(day), day.end()
    return Issue(end, bodies, date)


def _second(view: View, document: Document, bodies: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the second of two central bodies that speak together: "của Bộ Chính trị, Ban Bí thư về …"."""
    both = issuers_at(view, bodies[0].start, 2) if len(bodies) == 1 and refuses(document, "") else ()
    if len(both) < 2 or not _ENDS_OF.match(view.folded, both[1].end):
        return ()
    return both[1:] if fits(document, view.folded[slice(*both[1])]) else ()


def _by_verb(report: Report, left: int, hit: Hit[Document]) -> Issue | None:
    """Return the subject of the verb right before a document: "Ngày …, Huyện ủy đã ban hành Kế hoạch số …"."""
    view = report.view
    left = max(left, hit.span.start - _LEFT)
    verb = issuing_verb(view, left, hit.span.start)
    bodies = _subject(report, left, verb[0], hit.value) if verb else ()
    if verb is None or not bodies:
        far = (carried(report, left, verb[0], hit) if verb else None) or instance(report, left, hit)
        return Issue(hit.span.end, (far[0],), far[1]) if far else None
    day = _ON_DAY.search(view.folded, left, bodies[0].start)
    day = day or _DAY.search(view.folded, bodies[-1].end, verb[0])
    bodies += (verb[1],) if verb[1] else ()
    # "Tỉnh đoàn ký Nghị quyết liên tịch số … | với Bộ Chỉ huy BĐBP tỉnh"
    if joint(hit.value) > 1 and len(bodies) == 1 and view.folded.startswith(" với ", hit.span.end):
        bodies += issuers_at(view, hit.span.end + len(" với "), 1)
    return Issue(hit.span.end, bodies, iso_day(day) if day else None)


def _subject(report: Report, left: int, verb: int, document: Document) -> tuple[Span, ...]:
    view = report.view
    bodies = issuers_in(view, left, verb)
    if not bodies:
        return ()
    last = bodies[-1]
    gap = last.end
    person = _PERSON.match(view.plain, gap, verb)
    signer = body_in_office(view, last)
    posts = _MORE_POSTS.match(view.plain, gap, verb) if joint(document) > 1 else None
    if posts and view.folded.startswith("đồn ", last.start):
        gap = posts.end()
    if person and signer != last:
        gap = person.end()
    elif not acts_for_body(view, last):
        signer = last  # "Chủ tịch UBND tỉnh ban hành": the office itself
    if not (_GAP.fullmatch(view.folded, gap, verb) or _DID.fullmatch(view.folded, gap, verb)) or refuses(
        document, view.folded[slice(*signer)]
    ):
        return ()
    chosen = [signer]
    for body in reversed(bodies[:-1]):
        between = view.folded[body.end : chosen[0].start]
        if len(chosen) >= joint(document) or between not in _JOINED:
            break
        chosen.insert(0, body)
    return (
        () if _NO_SUBJECT.search(view.folded, max(0, chosen[0].start - 8), chosen[0].start) else tuple(chosen)
    )


def _of_same_verb(report: Report, hits: Sequence[Hit[Document]], i: int, found: list[Issue]) -> Issue | None:
    """Return the subject that issued the document before, where this one goes on with the list."""
    if not i:
        return None
    view, hit = report.view, hits[i]
    gap = view.folded[hits[i - 1].span.end : hit.span.start]
    # "ban hành Kế hoạch A thực hiện Quyết định B của Bộ Chính trị; Công văn C": C is issued with A
    one = i - 1 if not gap.endswith("; ") else _last_by_verb(hits, i, found)
    if not found[one].issuers or found[one].end > hits[one].span.end:
        return None
    last, body = hits[one], found[one].issuers[0]
    same_line = report.sentence_at(hit.span.start) == report.sentence_at(last.span.start)
    if body.start > last.span.start or not same_line or not _goes_on(report, gap, hits[i - 1].span.end):
        return None
    shares = hit.rule == CHAINED or fits(hit.value, view.folded[slice(*body)])
    return Issue(hit.span.end, found[one].issuers, found[one].date) if shares else None


def _last_by_verb(hits: Sequence[Hit[Document]], i: int, found: list[Issue]) -> int:
    """Return the nearest document before one whose issuer does not stand behind its number."""
    for one in range(i - 1, max(-1, i - 1 - JOINT), -1):
        if found[one].issuers and found[one].end == hits[one].span.end:
            return one
    return i - 1


def _goes_on(report: Report, gap: str, at: int) -> bool:
    """Tell whether one subject's list goes on: ", Kế hoạch số …", "; đồng thời ban hành Quyết định số …"."""
    if _NEXT.search(gap):
        return True
    return _THEN.search(gap) is not None and not issuers_in(report.view, at, at + len(gap))


def _by_place(report: Report, sentence: Span, hit: Hit[Document]) -> Issue | None:
    """Return the body that speaks in the document: its letters are the body's, or are unknown and the body is beside "tại".

    "Huyện ủy đánh giá … tại Thông báo số 518-TB/HU", "Tại Quyết định 476/QĐ-TTg, Thủ tướng Chính phủ giao …",
    "theo đề nghị của Sở Tài chính tại Tờ trình số 421/TTr-STC".
    """
    view = report.view
    bodies: list[Span] = []
    beside: Span | None = None
    if hit.span.start - sentence.start < 60 and _OPENS.fullmatch(view.folded, sentence.start, hit.span.start):
        at = hit.span.end + 2 if view.folded[hit.span.end : hit.span.end + 2] == ", " else hit.span.end
        end = issuer_at(view, at)
        bodies = [Span(at, end)] if end else []
    left = max(sentence.start, hit.span.start - _LEFT)
    if at_word := _AT.search(view.folded, left, hit.span.start):
        before = issuers_in(view, left, hit.span.start)
        bodies += reversed(before)
        beside = before[-1] if before and before[-1].end + 1 == at_word.start() else None
    spoken = (body_in_office(view, body) for body in bodies)
    fitting = next((body for body in spoken if is_of(hit.value, view.folded[slice(*body)])), None)
    if fitting is None and beside and not series_of(hit.value.number or ""):
        fitting = body_in_office(view, beside)
    return Issue(hit.span.end, (fitting,)) if fitting else None


def _at_the_head(report: Report, sentence: Span, hit: Hit[Document]) -> Issue | None:
    """Return the body that a line or a sentence begins with, a mark or a whole clause before the document."""
    body = of_line(report, sentence, hit) or over_clause(report, sentence, hit)
    return Issue(hit.span.end, (body,)) if body else None


def _signed(report: Report, hit: Hit[Document], right: Span) -> Issue | None:
    """Return the body behind a title: "Nghị quyết số 30a/2008/NQ-CP về … do Chính phủ ban hành"."""
    view = report.view
    for by in _BY.finditer(view.folded, *right):
        end = issuer_at(view, by.end())
        if end is None:
            continue
        person = _PERSON.match(view.plain, end, right.end)
        body = Span(by.end(), end)
        if _SIGNS.match(view.folded, person.end() if person else end) and not refuses(
            hit.value, view.folded[slice(*body)]
        ):
            return Issue(hit.span.end, (body_in_office(view, body) if person else body,))
    return None


def _share_back(
    report: Report, hits: Sequence[Hit[Document]], found: list[Issue], told: set[str | None]
) -> None:
    """Give issuer and day of the last document to those before it in its list: "các Quyết định A, B và C ngày … của …".

    Who issued the documents `told` has been said before.
    """
    folded = report.view.folded
    last = found[-1]
    for i in range(len(found) - 2, -1, -1):
        hit, after = hits[i], hits[i + 1]
        chained = after.rule == CHAINED
        if (
            found[i].issuers
            or hit.value.number in told
            or not _LISTED.fullmatch(folded, hit.span.end, after.span.start)
        ):
            break
        if not (chained or same_series(hit.value, after.value)):
            break
        one_day = not hit.value.date and (chained or " cùng ngày " in folded[slice(*after.span)])
        date = (last.date or hits[len(found) - 1].value.date) if one_day else None
        found[i] = Issue(hit.span.end, last.issuers, date)
