"""Titles of documents: behind "về", in quotation marks, of laws; and documents that are known by their title."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.kinds import kinds
from dvgraph.model import Document, Hit, Span
from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import View

__all__ = ["law_before", "read_titled", "title_at"]

# '… về “Tăng cường …”', "về công tác dân vận …"
_TITLE: Final = re.compile(
    r"""[ ]?,?(?:[ ]về)?(?:[ ]việc)?[ ]?["“](?P<quoted>[^"“”\n]{3,300})["”]|[ ](?:về|ban hành)[ ](?P<about>(?:[^.;\n"“”]|(?<=[ ])["“][^"“”\n]{2,80}["”]){5,200})""",
    re.VERBOSE,
)
_TITLE_ENDS: Final = re.compile(
    r",|[ ](?:gắn|được|đã|do|và[ ]các|phù[ ]hợp|(?:triển[ ]khai[ ])?trên[ ]địa[ ]bàn)[ ]"
)


def title_at(view: View, at: int) -> str | None:
    """Return the title that begins at a position, behind number, day and issuer."""
    match = _TITLE.match(view.plain, at)
    if match is None:
        return None
    if match["quoted"] is not None:
        return view.written[match.start("quoted") : match.end("quoted")].strip()
    start, end = match.span("about")
    if stop := _TITLE_ENDS.search(view.folded[start:end]):
        end = start + stop.start()
    words = view.written[start:end].strip(" –-").removesuffix(" và")
    if ")" in words and "(" not in words:
        words = words.partition(")")[0]
    return words or None


@cache
def _laws() -> re.Pattern[str]:
    """Return the titles of laws that `data/lexicon/laws.tsv` lists, longest first, over folded text."""
    text = resource("data", "lexicon", "laws.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    titles = sorted((view_of(row["title"]).folded for row in rows), key=len, reverse=True)
    return re.compile(rf"[ ](?P<title>{'|'.join(map(re.escape, titles))})(?!\w)", re.VERBOSE)


# "Luật Sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng"
_AMENDING: Final = re.compile(
    r"[ ]sửa[ ]đổi(?:,[ ]bổ[ ]sung)?(?:[ ]một[ ]số[ ](?:điều|nội[ ]dung))?[ ]của[ ](?:các[ ])?(?:bộ[ ])?luật(?!\w)",
    re.VERBOSE,
)
# "… của Luật Cán bộ, công chức | và Luật | Viên chức"
_AMENDED_TOO: Final = re.compile(r"(?:,|[ ]và)[ ](?:bộ[ ])?luật(?!\w)", re.VERBOSE)
_LAWS: Final = frozenset({"luật", "bộ luật", "pháp lệnh"})
# Where the title of a law that is in no list ends.
_LAW_ENDS: Final = re.compile(
    r"""[ ](?:đạt|được|đã|đang|do|theo|để|nhằm|có|là|giai[ ]đoạn|trên[ ]địa[ ]bàn|năm|số|ngày|trong[ ]việc|gắn|vào|từ|với|của|quy[ ]định|và[ ]các|bảo[ ]đảm|đảm[ ]bảo|phù[ ]hợp|cho|lại|không|nêu|hiện|mới
        |sửa[ ]đổi|ban[ ]hành|khi|thì|cũng|chưa|sẽ|này|đến|tới|nên|trong|tại|ở|bằng|mà|vẫn|như|nhưng|phải|đều|về[ ](?:quyền|các|những)|\d{4}|và[ ](?:[^ ]*[ ])?(?:luật|nghị|quyết|chỉ|pháp|bộ[ ]luật|thông[ ]tư))(?=[ ]|$)|[.,;:"“”()\n-]""",
    re.VERBOSE,
)
_LONGEST: Final = 240
# A law that amends an amending law amends no further one.
_NESTED: Final = 2


def _law_end(view: View, at: int) -> int:
    """Return the end of the title of a law behind its kind word; the position itself where there is none."""
    start = at
    for _ in range(_NESTED):
        if amending := _AMENDING.match(view.folded, at):
            at = amending.end()
    end = _own_title_end(view, at)
    if end == at:
        return start
    more = _AMENDED_TOO.match(view.folded, end) if at > start else None
    while more and (inner := _own_title_end(view, more.end())) > more.end():
        end = inner
        more = _AMENDED_TOO.match(view.folded, end)
    return end


def _own_title_end(view: View, at: int) -> int:
    """Return the end of the title of a law that amends no other: a known one, or words up to what no title goes on with."""
    if known := _laws().match(view.folded, at):
        return known.end()
    stop = _LAW_ENDS.search(view.folded, at + 1, at + _LONGEST)
    end = stop.start() if stop else at
    words = view.plain[at:end].split()
    named = len(words) >= 2 and words[0][0].isupper() and not words[1][0].isupper()
    return end if named and len(words) <= 15 and words[0].lower() not in {"sư", "và"} else at


# "Luật Đất đai | số", "… (số", "… (Luật số", "…, luật số"
_SAYS_NUMBER: Final = re.compile(r"(?:,?[ ]\(?|[ ]\(luật[ ]|,[ ]luật[ ])số:?[ ]{1,2}\Z", re.VERBOSE)
_LAW_WORD: Final = re.compile(r"(?<!\w)(?:Bộ[ ]luật|Luật|Pháp[ ]lệnh)(?=[ ])", re.VERBOSE)


def law_before(view: View, number: int, left: int) -> tuple[int, str, str] | None:
    """Return start, kind and title of the law whose number follows: "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"."""
    head = view.folded[max(left, number - _LONGEST) : number]
    said = _SAYS_NUMBER.search(head)
    if said is None:
        return None
    stop = number - len(head) + said.start()
    words = list(_LAW_WORD.finditer(view.plain, max(left, number - _LONGEST), stop))
    for word in reversed(
        words
    ):  # "Luật Ban hành văn bản quy phạm pháp luật sửa đổi": the nearest is not always it
        if _law_end(view, word.end()) == stop:
            kind = view.folded[word.start() : word.end()]
            return word.start(), kind, view.written[word.end() : stop].strip()
    return None


_QUOTED: Final = re.compile(r'[ ]?"([^"\n]{5,250})"')
_QUOTABLE: Final = frozenset(
    "đề án|kế hoạch|chỉ thị|nghị quyết|quyết định|quy chế|kết luận|hướng dẫn|quy định".split("|")
)
# "Nghị quyết Trung ương 7 khóa XI", "Nghị quyết T.Ư 7 (khóa XI)", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII"
_PLENUM: Final = re.compile(
    r"[ ](?:hội[ ]nghị[ ])?(?:lần[ ]thứ[ ][^ \d]{2,5}[ ])?(?:của[ ])?(?:ban[ ]chấp[ ]hành[ ])?(?:trung[ ]ương|t\.?ư|tw)(?:[ ]đảng)?(?:[ ](?:lần[ ]thứ[ ])?\d{1,2})?,?[ ](?:\(khóa[ ][ivx]{1,5}\)|khóa[ ][ivx]{1,5}(?!\w))",
    re.VERBOSE,
)
# Where the title of a scheme without quotation marks ends.
_SCHEME_ENDS: Final = re.compile(
    r"""[ ](?:đạt|được|đã|đang|do|theo|để|nhằm|có|là|giai[ ]đoạn|trên[ ]địa[ ]bàn|năm|số[ ]\d+|ngày|trong[ ]việc|gắn|vào|từ|với|của|quy[ ]định|và[ ]các|bảo[ ]đảm|đảm[ ]bảo|phù[ ]hợp)(?=[ ]|$)|[.,;:"“”()\n]"""
)


def read_titled(view: View, words: Iterable[re.Match[str]]) -> Iterator[Hit[Document]]:
    """Yield documents known by title: laws, resolutions of the centre's plenums, schemes, and what has its title in quotation marks."""
    reached = 0
    for word in words:
        kind = kinds().notation[word["kind"]]
        start, at = word.span()
        if start < reached:
            continue
        quoted = _QUOTED.match(view.plain, at)
        hit: Hit[Document] | None = None
        if quoted and kind in _QUOTABLE:
            title = view.written[quoted.start(1) : quoted.end(1)]
            hit = Hit(
                Span(start, quoted.end()),
                Document(None, kinds().kind_of(word), title=title),
                "document.quoted-title",
            )
        elif kind in _LAWS:
            end = _law_end(view, at)
            if end > at:
                title = view.written[at:end].strip()
                hit = Hit(
                    Span(start, _past_year(view, end)), Document(None, kind, title=title), "document.title"
                )
        elif kind == "nghị quyết" and (plenum := _PLENUM.match(view.folded, at)):
            hit = Hit(Span(start, plenum.end()), Document(None, kind), "document.plenum")
        elif kind == "đề án":
            hit = _scheme(view, start, at)
        elif kind == "hiến pháp":
            hit = Hit(Span(start, _past_year(view, at)), Document(None, kind), "document.constitution")
        if hit:
            reached = hit.span.end
            yield hit


# "Hiến pháp | năm 2013", "Luật Đất đai | năm 2024": which of them
_OF_YEAR: Final = re.compile(r"(?:[ ]năm)?[ ](?:19|20)\d\d(?!\w|[ ]?[-/]|[.,]\d)", re.VERBOSE)


def _past_year(view: View, at: int) -> int:
    year = _OF_YEAR.match(view.folded, at)
    return year.end() if year else at


def _scheme(view: View, start: int, at: int) -> Hit[Document] | None:
    """Return "nội dung Đề án phát triển …", no "Các đề án …" and no sentence that begins with the word."""
    stop = _SCHEME_ENDS.search(view.folded, at + 1, at + _LONGEST)
    end = stop.start() if stop else at
    title = view.written[at:end].strip().removesuffix(" và")
    end = at + 1 + len(title)
    definite = start > 1 and view.plain[start - 1] == " " and view.plain[start - 2] not in ".!?\n:"
    if view.plain[at : at + 1] == " " and definite and 4 <= len(title.split()) <= 25:
        return Hit(Span(start, end), Document(None, "đề án", title=title), "document.title")
    return None
