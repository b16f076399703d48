"""People with their roles, and who holds which."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.names import CAPITAL
from dvgraph.grammar.roles import ROLE_HEAD, TITLE
from dvgraph.model import Hit, Organization, Person, Place, Relation, RelationKind, Span, ZoneKind
from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_people"]

_WORD: Final = rf"[{CAPITAL}][^\W\d_]*(?:['’][^\W\d_]+)?"
_SYLLABLE: Final = re.compile(_WORD)
# Two to five syllables; what the first of them may be is in the table of surnames.
_FULL: Final = re.compile(rf"(?P<first>{_WORD})(?:[ ]{_WORD}){{1,4}}(?![\w])")
_TITLE: Final = re.compile(rf"(?<!\w)(?:{TITLE})[ ](?:là[ ])?\Z", re.VERBOSE)
_ROLE_BEFORE: Final = re.compile(
    rf"(?<!\w)(?P<role>{ROLE_HEAD}(?!\w)[^.;:()\n]{{0,120}}?)[ ,]*(?:-[ ])?(?:{TITLE}[ ])?\Z", re.VERBOSE
)
_ROLE_AFTER: Final = re.compile(
    rf"(?:,|[ ]-|[ ]\(|[ ]là)[ ]?(?P<role>{ROLE_HEAD}(?!\w)[^.;:()\n\"]{{0,200}})", re.VERBOSE
)
_ROLE_END: Final = re.compile(
    r"""[ ](?:cho[ ]biết|chia[ ]sẻ|phát[ ]biểu|khẳng[ ]định|nhấn[ ]mạnh|chủ[ ]trì|dự|tham[ ]dự|làm|nói|cùng|đã|đang|phấn[ ]khởi|bày[ ]tỏ|đánh[ ]giá|nhận[ ]định|thông[ ]tin|tâm[ ]sự|kể|trao|tặng|yêu[ ]cầu|đề[ ]nghị
    |ghi[ ]nhận|biểu[ ]dương|và[ ](?:các|đại[ ]diện|lãnh[ ]đạo|ông|bà|đồng[ ]chí|anh|chị)|đến|về|tại[ ](?:buổi|hội)|thì|được|trong|khi|với|cũng|luôn|đồng[ ]chí|hướng[ ]dẫn|thăm|trả[ ]lời|phân[ ]tích|báo[ ]cáo)(?=[ ,]|$)""",
    re.VERBOSE,
)
_STARTS: Final = re.compile(rf"[ ]?{ROLE_HEAD}(?!\w)", re.VERBOSE)


@cache
def _surnames() -> frozenset[str]:
    text = resource("data", "lexicon", "surnames.tsv").read_text("utf-8")
    return frozenset(view_of(line).plain for line in text.split("\n")[1:] if line)


def read_people(report: Report, found: Found) -> Iterator[Hit[Person | Relation]]:
    """Yield each person with the role that stands before or behind the name, and `holds_role` where there is one."""
    plain = report.view.plain
    for match in _FULL.finditer(plain):
        for span in _candidates(report, match):
            if found.covering(Organization, span) or _is_place(found, span):
                continue
            hit = _person(report, span)
            if hit is not None:
                yield hit
                yield from _holds(report, hit)
                break


# A title with its capital at the start of a sentence: "Bà Y Thị Dương", "Chị Lê Thị Thoa".
_TITLES: Final = frozenset({"Ông", "Bà", "Anh", "Chị", "Cô", "Chú", "Bác", "Cụ", "Em"})
_MIDDLE: Final = frozenset({"Văn", "Thị"})


def _candidates(report: Report, match: re.Match[str]) -> Iterator[Span]:
    """Yield the whole run of capitals, then its tail from a surname on: "Chủ tịch UBND huyện Kỳ Sơn Vừ Bá Pó".

    Behind "ông", "bà", "đồng chí" with three syllables, and with "Văn" or "Thị" inside, the first may be any.
    """
    plain, folded = report.view.plain, report.view.folded
    titled = _behind_title(folded, match.start())
    for word in _SYLLABLE.finditer(match[0]):
        start = match.start() + word.start()
        words = plain[start : match.end()].split()
        if words[0] in _TITLES:
            titled = True
            continue
        known = words[0] in _surnames() or (titled and len(words) > 2) or _MIDDLE & set(words[:-1])
        if known and 2 <= len(words) <= 5 and not _STARTS.match(folded, start):
            yield Span(start, match.end())
        titled = False


# The last syllables of titles: "đồng chí", "Thượng tá", "già làng", "Bài, ảnh:"; most names stand behind none.
_LAST: Final = frozenset(
    "chí đ/c ông bà anh chị em cụ bác cô chú làng bản thôn khối xóm ấp buôn tá úy tướng sĩ qncn nhất nhì mục thượng tọa "
    "ths ths. ts ts. bs bs. gs gs. pgs pgs. nhân giả bài: ảnh: báo sư tín là".split()
)


def _behind_title(folded: str, at: int) -> bool:
    word = folded[max(0, at - 8) : at].rstrip().rpartition(" ")[2]
    return word in _LAST and _TITLE.search(folded, max(0, at - 40), at) is not None


def _is_place(found: Found, span: Span) -> bool:
    place = found.covering(Place, span)
    # "ấp An Hòa" is a place; "Vừ Bá Pó" in "huyện Kỳ Sơn Vừ Bá Pó" is not part of one
    return place is not None and place.span.end >= span.end


def _person(report: Report, span: Span) -> Hit[Person] | None:
    view = report.view
    head_start = max(0, span.start - 140)
    titled = _behind_title(view.folded, span.start)
    after = _ROLE_AFTER.match(view.folded, span.end)
    before = _ROLE_BEFORE.search(view.folded, head_start, span.start)
    signed = report.zone_at(span.start) is ZoneKind.SIGNATURE
    name = view.written[span.start : span.end]
    if signed and (role := _signature_role(report, span)) is not None:
        return Hit(span, Person(name, role or None), "person.signature")
    if not (titled or after or before):
        return None
    role = None
    rule = "person.title"
    if after:
        role, rule = _clipped(view.written, after), "person.role-after"
    elif before and _close(view.folded, before, span.start):
        role, rule = view.written[slice(*before.span("role"))].strip(" ,-–—"), "person.role-before"
    elif not titled:
        return None
    return Hit(span, Person(name, role or None), rule)


def _close(folded: str, role: re.Match[str], start: int) -> bool:
    """Tell whether the role runs straight up to the name: no verb stands between."""
    return not _ROLE_END.search(folded, role.end("role") - len(role["role"]), start)


def _clipped(written: str, role: re.Match[str]) -> str:
    """Return a chain of roles to its end: ", Ủy viên …, Trưởng ban …" but not ", cho biết …"."""
    start, end = role.span("role")
    text = role.string
    if stop := _ROLE_END.search(text, start, end):
        end = stop.start()
    parts = text[start:end].split(",")
    kept = len(parts[0])
    for part in parts[1:]:
        if not _STARTS.match(part):
            break
        kept += 1 + len(part)
    return written[start : start + kept].strip(" ,-–—")


def _signature_role(report: Report, span: Span) -> str | None:
    """Return the role in the signature line before or behind a name that has a line to itself; None if it has not."""
    lines = [zone.span for zone in report.zones if zone.kind is ZoneKind.SIGNATURE]
    for i, line in enumerate(lines):
        if line.start <= span.start < line.end:
            if report.view.plain[line.start : line.end].strip() != report.view.plain[span.start : span.end]:
                return None
            for other in lines[i + 1 : i + 2] + lines[max(0, i - 1) : i]:
                if _STARTS.match(report.view.folded, other.start, other.end):
                    return report.view.written[other.start : other.end].strip()
            return ""
    return None


def _holds(report: Report, hit: Hit[Person]) -> Iterator[Hit[Person | Relation]]:
    person = hit.value
    if person.role is None:
        return
    at = report.view.written.find(person.role, max(0, hit.span.start - 200), hit.span.end + 300)
    span = Span(min(hit.span.start, at), max(hit.span.end, at + len(person.role)))
    yield Hit(
        span,
        Relation(RelationKind.HOLDS_ROLE, person.name, person.role),
        hit.rule.replace("person", "holds-role"),
    )
