"""Which document rests on which: "Căn cứ A; B, Huyện ủy ban hành C", "Kế hoạch C thực hiện Nghị quyết A"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.issuing import named
from dvgraph.extract.documents.issuing_verbs import VERBS, issuing_verb
from dvgraph.extract.documents.references import Named, around, named_again
from dvgraph.grammar.dates import DAY
from dvgraph.model import Document, Hit, Relation, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dvgraph.model import Report

__all__ = ["read_bases"]

_WORDS: Final = r"(?:sau[ ]khi[ ]có|thực[ ]hiện|triển[ ]khai(?:[ ]thực[ ]hiện)?|thi[ ]hành|cụ[ ]thể[ ]hóa|quán[ ]triệt|tổ[ ]chức[ ]thực[ ]hiện|căn[ ]cứ(?:[ ](?:vào|theo))?|theo|trên[ ]cơ[ ]sở|trên[ ]tinh[ ]thần|bám[ ]sát|chấp[ ]hành|tiếp[ ]thu|vận[ ]dụng|hưởng[ ]ứng)"
# "Từ | Nghị quyết A, Huyện ủy xây dựng B": at the start of a sentence
_FROM: Final = re.compile(r"[-+*•]?[ ]?từ[ ]", re.VERBOSE)
# "Nghị quyết A được UBND huyện cụ thể hóa bằng | Kế hoạch B"
_TURNED_INTO: Final = re.compile(
    r"(?<!\w)(?:cụ[ ]thể[ ]hóa|thể[ ]chế[ ]hóa)[ ](?:bằng|thành|qua|thông[ ]qua)[ ](?:các[ ])?\Z", re.VERBOSE
)
# "Ngay | sau khi có …", "Tiếp tục | thực hiện …": a sentence that begins with its basis
_LED: Final = re.compile(
    r"[-+*•]?[ ]?(?:(?:ngay|tiếp[ ]tục|nghiêm[ ]túc|tích[ ]cực|kịp[ ]thời|trong[ ]những[ ]năm[ ]qua,|thời[ ]gian[ ]qua,)[ ])?",
    re.VERBOSE,
)
# What is said in a document: "thực hiện | ý kiến chỉ đạo của Phó Thủ tướng tại | văn bản số …"
_SAID_IN: Final = (
    r"(?:ý[ ]kiến|chỉ[ ]đạo|sự[ ]chỉ[ ]đạo|kết[ ]luận|yêu[ ]cầu)[ ](?:[^,;:.\n]{1,90}[ ])?tại[ ](?:các[ ])?"
)
# "thực hiện", "quán triệt và thực hiện các", "căn cứ nội dung", "trên cơ sở", right before a document
_RESTS: Final = re.compile(
    rf"""(?<!\w)(?:(?:sau[ ]khi|để|nhằm)[ ])?{_WORDS}(?:(?:[ ]và|,)[ ]{_WORDS})?
        (?:[ ](?:các|những|nội[ ]dung|tinh[ ]thần|tốt|nghiêm(?:[ ]túc)?|hiệu[ ]quả|có[ ]hiệu[ ]quả|quy[ ]định[ ]tại|quy[ ]định[ ]của)){{0,2}}
        [ ](?:{_SAID_IN})?\Z""",
    re.VERBOSE,
)
# A clause of its own before the verb of issuing: without it, "của Thủ tướng phê duyệt Đề án …" is what the basis is about
_CLAUSE: Final = re.compile(r"[,;\n]|(?<!\w)đã[ ]", re.VERBOSE)
# What is done in these is looked back on: "sơ kết 5 năm thực hiện …", "kết quả thực hiện …", "kiểm tra việc thực hiện …"
_LOOKS_BACK: Final = re.compile(
    r"(?<!\w)(?:năm|kết[ ]quả|tình[ ]hình|trong[ ]quá[ ]trình|(?:kiểm[ ]tra|giám[ ]sát|sơ[ ]kết|tổng[ ]kết|đánh[ ]giá)(?:[ ]việc)?|báo[ ]cáo(?:[ ]việc)?)[ ]\Z",
    re.VERBOSE,
)
# Before a further basis: "…; Căn cứ ", ", Chỉ thị", " và các "
_AND: Final = re.compile(
    rf"(?:[,;]|(?<!\w)(?:và|cùng|với))[ ](?:{_WORDS}[ ])?(?:các[ ])?(?:số[ ])?\Z|\n[ ]*-?[ ]*{_WORDS}[ ](?:các[ ])?\Z",
    re.VERBOSE,
)
# Before a further document of those that one body issues: "…, ban hành Quyết định"
_THEN: Final = re.compile(r"[,;][ ](?:đồng[ ]thời[ ])?(?:đã[ ])?ban[ ]hành[ ](?:các[ ])?\Z", re.VERBOSE)
# … and what another body issues on the same basis: "…, UBND xã | ban hành Quyết định", "; Hội Nông dân tỉnh có Kế hoạch"
_ANOTHER: Final = re.compile(rf"[,;][ ][^.,;:()\n]{{3,90}}[ ](?:đã[ ])?{VERBS}[ ](?:các[ ])?\Z", re.VERBOSE)
# "…, UBND tỉnh phê duyệt đề án hỗ trợ đất ở | bằng Quyết định"
_BY_MEANS: Final = re.compile(
    r"(?<!\w)(?:phê[ ]duyệt|ban[ ]hành|thông[ ]qua)[ ][^.;:()\n]{3,120}[ ](?:bằng|tại)[ ]\Z", re.VERBOSE
)
# "Nghị quyết số 9 | được xây dựng trên cơ sở …"
_MADE: Final = re.compile(
    r"\)?,?[ ](?:này[ ]|của[ ][^.,;:()\n]{3,60}[ ])?(?:đã[ ])?được[ ](?:xây[ ]dựng|ban[ ]hành|soạn[ ]thảo|thông[ ]qua)[ ]",
    re.VERBOSE,
)
# What comes behind lines that end in a full stop: another line, or "Ngày 16/4/2025, Tỉnh ủy ban hành …"
_AFTER_LINES: Final = re.compile(rf"[-+*•]?[ ]{{0,3}}(?:căn[ ]cứ|ngày[ ]{DAY},)[ ]", re.VERBOSE)
# A sentence that says more than its bases: "Thực hiện Nghị quyết …, xã đã xây dựng …", "Theo Quyết định …, xã có …"
_SAYS_MORE: Final = re.compile(
    r"\Atheo(?!\w)|,[^,;]{0,80}[ ](?:đã|đang|sẽ|được|cần|phải|có|là|đạt)[ ]", re.VERBOSE
)
# A line of a preamble: "- Căn cứ …;"
_LINE: Final = re.compile(rf"[-+*•]?[ ]{{0,3}}(?:để[ ])?{_WORDS}(?!\w)", re.VERBOSE)
# What stands in these is said of another: "…, hai bên đã triển khai …", "…, xã được chọn theo …", "(… theo …".
_SAYS_ELSE: Final = re.compile(r"(?<!\w)(?:đã|được|đang|sẽ|mà|nhưng|chế độ|kinh phí)(?!\w)|;|\([^)]*\Z")
_BY: Final = re.compile(r"theo(?!\w)")
_NEAR: Final = 160
_FAR: Final = 400
_APART: Final = 8
_MOST: Final = 24
"""Documents that one rests on, or that rest on one: lists without end would be joined each with each."""
_FARTHEST: Final = 6000
"""Letters between a document and what it rests on: the lines of a long preamble."""


def read_bases(report: Report, hits: Sequence[Hit[Document]]) -> Iterator[Hit[Relation]]:
    """Yield `based_on` for documents of one sentence, or of the lines of a preamble and the sentence behind them."""
    folded = report.view.folded
    bases: list[Named] = []
    documents: list[Named] = []
    listing: list[Named] | None = None  # which of the two lists the document before is in
    before: Named | None = None
    led = False  # a sentence that begins with its basis goes on with all that rests on it
    sentence = Span(0, 0)
    places = list(named_again(report, hits))
    for i, hit in enumerate(places):
        here = report.sentence_at(hit.span.start) or hit.span
        if here != sentence:
            if not _goes_on(report, sentence, here):
                bases, documents, listing = [], [], None
            before, sentence = None, here
        left = max(before.span.end if before else here.start, hit.span.start - _FAR)
        gap = folded[left : hit.span.start]
        rests = _rests(gap, first=before is None)
        if rests and listing is bases and gap[: rests.start()].endswith(" và "):
            rests = None  # "quán triệt A và căn cứ B": one more of the same
        if before is not None and _TURNED_INTO.search(gap):
            yield from _related(report, [hit], [before])
            listing, before = None, hit
            continue
        behind = rests and (not _again(gap, rests) or (listing is not bases and _is_behind(gap, rests)))
        if behind and before is not None and len(gap) < _NEAR:
            yield from _related(report, [before], [hit])
            if listing is not bases:  # a list of bases goes on behind a basis that rests on another
                documents, bases = [before], [hit]
                listing = bases
        elif rests:
            opens = _LINE.match(folded, here.start) or _opens(folded, here.start, left + rests.start())
            if not opens and _BY.match(gap, rests.start()):
                bases = []  # "trình đề án theo Chỉ thị …" is how it was done, not on what rests what follows
            else:
                goes_on = not documents and (before is None or _again(gap, rests))
                if not goes_on or not bases:
                    led = _LED.fullmatch(folded, here.start, left + rests.start()) is not None
                bases = [*bases[1 - _MOST :], hit] if goes_on else [hit]
            documents, listing = [], bases
        elif (
            listing is bases and bases and not documents and _issued(report, left, hit, opens=before is None)
        ):
            documents = [hit]
            listing = documents
            yield from _related(report, documents, bases)
        elif (listing is bases and documents and ";" in gap) or "trước đó" in gap:
            listing = (
                None  # "ban hành A thực hiện B; C": C is no basis of A; "trước đó có D": nor does D rest on B
            )
        elif listing is not None and (
            _AND.search(gap)
            or (listing is documents and _issues_too(report, places[i : i + 2], gap, led=led))
        ):
            listing[:] = [*listing[1 - _MOST :], hit]
            yield from (
                _related(report, [hit], bases) if listing is documents else _related(report, documents, [hit])
            )
        before = hit


def _rests(gap: str, *, first: bool) -> re.Match[str] | None:
    """Return the words before a document that make it a basis; `first` where no other document stands before it."""
    rests = _RESTS.search(gap)
    if rests is None:
        return _FROM.fullmatch(gap) if first else None
    words = gap[: rests.start()]
    if _LOOKS_BACK.search(words):
        return None
    if not first and not _again(gap, rests) and _SAYS_ELSE.search(words) and not _MADE.fullmatch(words):
        return None
    return rests


def _opens(folded: str, start: int, at: int) -> bool:
    """Tell whether a clause begins at a position: at the sentence's start or behind a mark."""
    return not folded[start:at].strip(" -+*•") or folded[max(start, at - 2) : at].strip() in {
        ";",
        ",",
        ":",
        "(",
    }


def _issued(report: Report, left: int, hit: Named, *, opens: bool) -> bool:
    """Tell whether a document behind its bases is issued, in a clause of its own: "…, Huyện ủy đã ban hành Kế hoạch"."""
    issued = issuing_verb(report.view, left, hit.span.start) or _BY_MEANS.search(
        report.view.folded, left, hit.span.start
    )
    return issued is not None and (
        opens or _CLAUSE.search(report.view.folded, left, hit.span.start) is not None
    )


def _issues_too(report: Report, here: Sequence[Named], gap: str, *, led: bool) -> bool:
    """Tell whether what is issued behind a document has the same bases: the next clause names none of its own."""
    if _THEN.search(gap):
        return True
    if len(here) > 1 and report.sentence_at(here[0].span.start) != report.sentence_at(here[1].span.start):
        here = here[:1]
    own = len(here) > 1 and _RESTS.search(
        report.view.folded, max(here[0].span.end, here[1].span.start - _NEAR), here[1].span.start
    )
    return led and not own and _ANOTHER.search(gap) is not None


def _again(gap: str, rests: re.Match[str]) -> bool:
    """Tell whether a basis begins anew, "…; căn cứ …": what stands before rests on nothing."""
    return gap[: rests.start()].rstrip(" -").endswith((";", "\n", ","))


def _is_behind(gap: str, rests: re.Match[str]) -> bool:
    """Tell that a basis stands behind what rests on it: "ra Hướng dẫn số 3, căn cứ Quyết định số 62"."""
    words = gap[: rests.start()].rstrip()
    return words.endswith(",") and not _SAYS_ELSE.search(words) and "\n" not in words


def _goes_on(report: Report, last: Span, here: Span) -> bool:
    """Tell whether lines of a preamble end with one sentence and go on with another."""
    folded = report.view.folded
    if not 0 <= here.start - last.end < _APART or not _LINE.match(folded, last.start):
        return False
    words = folded[last.start : last.end].rstrip()
    if words.endswith((";", ",")):
        return True
    new_line = "\n" in folded[last.end - 1 : here.start]
    return new_line and _AFTER_LINES.match(folded, here.start) is not None and not _SAYS_MORE.search(words)


def _related(report: Report, documents: Iterable[Named], bases: Iterable[Named]) -> Iterator[Hit[Relation]]:
    for naming in documents:
        for basing in bases:
            for document in naming.documents:
                for basis in basing.documents:
                    one, other = named(report.view, document), named(report.view, basis)
                    span = around(report, document.span, naming.span, basis.span, basing.span)
                    if document.value.number and one != other and span.end - span.start < _FARTHEST:
                        yield Hit(span, Relation(RelationKind.BASED_ON, one, other), "authorship.based-on")
