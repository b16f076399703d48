"""Who issued a document when the body stands far from it: in the sentence before, or with what the document is an instance of, at the head of the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.issuers import issuer_at, issuers_in
from dvgraph.extract.documents.issuing_verbs import VERBS, issuing_verb
from dvgraph.extract.documents.kinds import kinds
from dvgraph.extract.documents.letters import is_of, refuses
from dvgraph.grammar.dates import DAY, iso_day
from dvgraph.model import Document, Hit, Span

if TYPE_CHECKING:
    from dvgraph.model import Report, View

__all__ = ["carried", "instance", "of_line", "over_clause"]

# "Theo đó, ngày 12/4/2022 đã | ban hành …": who issues is whom the sentence before is about
_CARRIES: Final = re.compile(
    rf"(?:theo|trên[ ]cơ[ ]sở|từ|qua|nhờ)[ ]đó,?[ ](?:ngày[ ]{DAY},?[ ])?(?:đã[ ]|cũng[ ]|kịp[ ]thời[ ]){{0,3}}",
    re.VERBOSE,
)
_DAY: Final = re.compile(rf"ngày[ ]{DAY}", re.VERBOSE)
# "… (số 05-NQ/HU", "…, trong đó có Nghị quyết số …", "…: Quyết định số …", "…, đáng chú ý có Quyết định số …"
_SUCH_AS: Final = re.compile(
    r"(?:\(|:[ ]|(?<!\w)(?:trong[ ]đó[ ]có|(?:đó[ ])?là|gồm(?:[ ]có)?|như|nhất[ ]là|(?:điển[ ]hình|tiêu[ ]biểu|nổi[ ]bật|đáng[ ]chú[ ]ý)(?:[ ](?:là|có|như))?):?[ ])(?:các[ ])?\Z",
    re.VERBOSE,
)
_VERB: Final = re.compile(rf"(?<!\w){VERBS}[ ](?:(?:các|nhiều|một[ ]số|\d{{1,3}})[ ])?", re.VERBOSE)
_MANY: Final = re.compile(r"(?<!\w)(?:các|những|một[ ]số|nhiều|\d{1,3})[ ]", re.VERBOSE)


def carried(report: Report, left: int, verb: int, hit: Hit[Document]) -> tuple[Span, str | None] | None:
    """Return the body that begins the sentence before, and the day, where a verb has no subject: "Theo đó, đã ban hành …"."""
    view = report.view
    if not _CARRIES.fullmatch(view.folded, left, verb):
        return None
    before = report.sentence_at(left - 2) if left > 1 else None
    end = issuer_at(view, before.start) if before else None
    if before is None or end is None or not is_of(hit.value, view.folded[before.start : end]):
        return None
    day = _DAY.search(view.folded, left, verb)
    return Span(before.start, end), iso_day(day) if day else None


def instance(report: Report, left: int, hit: Hit[Document]) -> tuple[Span, str | None] | None:
    """Return who issued what a document is an instance of: "Tỉnh ủy đã ban hành nghị quyết về … (số 05-NQ/TU)"."""
    view = report.view
    such_as = _SUCH_AS.search(view.folded, left, hit.span.start)
    if such_as is None:
        return None
    body = _owner(view, left, such_as.start()) or _issuer(view, left, hit.span.start)
    return (body, None) if body and is_of(hit.value, view.folded[slice(*body)]) else None


def _owner(view: View, left: int, right: int) -> Span | None:
    """Return whose the documents are: "các nghị quyết của HĐND tỉnh | như Nghị quyết A, Nghị quyết B"."""
    of = view.folded.rfind(" của ", left, right)
    end = issuer_at(view, of + len(" của ")) if of >= 0 else None
    if end is None or view.folded[end:right].strip(" ,"):
        return None
    many = any(kinds().any.match(view.folded, word.end()) for word in _MANY.finditer(view.folded, left, of))
    return Span(of + len(" của "), end) if many else None


def _issuer(view: View, left: int, right: int) -> Span | None:
    """Return the body before the last verb that issues something: "Tỉnh ủy | đã ban hành nghị quyết về …"."""
    verbs = [
        verb.start()
        for verb in _VERB.finditer(view.folded, left, right)
        if kinds().any.match(view.folded, verb.end())
    ]
    bodies = issuers_in(view, left, verbs[-1]) if verbs else []
    return bodies[-1] if bodies else None


_FAR: Final = 320
_NEAR: Final = 60
# "- UBND huyện: | Kế hoạch số …", a line of a list by issuer
_BULLET: Final = re.compile(r"(?:[-+*•]|\d{1,2}[.)])?[ ]{0,3}")


def _head(report: Report, sentence: Span) -> int:
    """Return where a sentence begins behind its bullet."""
    bullet = _BULLET.match(report.view.folded, *sentence)
    return bullet.end() if bullet else sentence.start


def of_line(report: Report, sentence: Span, hit: Hit[Document]) -> Span | None:
    """Return the body that a line of documents begins with: "- UBND huyện: Kế hoạch số 37/KH-UBND"."""
    view, start = report.view, _head(report, sentence)
    end = issuer_at(view, start) if hit.span.start - start < _FAR else None
    if end is None or view.folded[end : hit.span.start].replace("các ", "").strip() != ":":
        return None
    body = Span(start, end)
    return None if refuses(hit.value, view.folded[slice(*body)]) else body


# "Đảng ủy A|, quán triệt Nghị quyết B và căn cứ Chương trình C|, đã | ban hành Nghị quyết D"
_CLAUSE: Final = re.compile(
    r",[ ](?:quán[ ]triệt|căn[ ]cứ|trên[ ]cơ[ ]sở|thực[ ]hiện|triển[ ]khai|chấp[ ]hành|cụ[ ]thể[ ]hóa|thi[ ]hành|theo)[ ][^;:\n]{3,300},[ ](?:đã[ ]|cũng[ ])?",
    re.VERBOSE,
)


def over_clause(report: Report, sentence: Span, hit: Hit[Document]) -> Span | None:
    """Return the body that a sentence begins with, where a clause of what it goes by stands before its verb."""
    view, start = report.view, _head(report, sentence)
    verb = issuing_verb(view, max(start, hit.span.start - _NEAR), hit.span.start)
    end = issuer_at(view, start) if verb and verb[1] is None else None
    if verb is None or end is None or not _CLAUSE.fullmatch(view.folded, end, verb[0]):
        return None
    body = Span(start, end)
    return None if refuses(hit.value, view.folded[slice(*body)]) else body
