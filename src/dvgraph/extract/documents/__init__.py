"""Documents: numbers of State and Party, laws, and documents known by title."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.issuers import issuer_at
from dvgraph.extract.documents.issuing import CHAINED, date_after, issues
from dvgraph.extract.documents.kinds import kinds
from dvgraph.extract.documents.titles import law_before, read_titled, title_at
from dvgraph.extract.found import Found
from dvgraph.grammar.anchors import capitals_among, numerals
from dvgraph.grammar.dates import iso_day
from dvgraph.grammar.document_numbers import BARE, NUMBER, squeezed
from dvgraph.grammar.names import NAME
from dvgraph.grammar.openings import openings
from dvgraph.model import Document, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.model import Report, View

__all__ = ["read_documents"]


def read_documents(report: Report, found: Found) -> Iterator[Hit[Document]]:
    """Yield the documents of a report; a short later mention takes date and issuer of the one it repeats."""
    del found
    taken = Found()
    taken.add(_numbered(report))
    words = _named_kinds(report.view)
    titled = (_of_day(report.view, hit) for hit in read_titled(report.view, words))
    for more in (_short(report.view, words, taken.of(Document)), titled):
        taken.add([hit for hit in more if not taken.covers(hit.span, Document)])
    yield from _resolved(_issued(report, taken.of(Document)))


# Longest stretch to the left of a number in which its kind word stands.
_LEFT: Final = 60
# "các Quyết định số 33/2015/QĐ-TTg, 2085/QĐ-TTg và 162/QĐ-TTg": what may stand between two numbers of one kind word.
_BETWEEN: Final = re.compile(r"[ ]?(?:,|;|và|,[ ]và)[ ]?(?:số[ ])?\Z")
# "Chỉ thị số 30-CT/TW1": the mark of a footnote, which no letters of these bodies have
_FOOTNOTE: Final = re.compile(r"(?:(?<=/(?:TW|TU|HU|QU|ĐU|CP))|(?<=/(?:TTg|ThU)))\d{1,2}\Z")
# "Nghị quyết của Bộ Chính trị số …"
_ISSUER_INSIDE: Final = re.compile(r"[ ]của[ ]", re.VERBOSE)
# How far from its beginning a number has "/" or "-", which most numerals have not: "10234 QĐNS/TW".
_MARKED: Final = 20
_NUMBERED: Final = re.compile(r",?[ ]\(?số:?[ ]{1,2}", re.VERBOSE)


def _numbered(report: Report) -> Iterator[Hit[Document]]:
    view = report.view
    last_end, last_kind, last_letters = -1, None, None
    for at in numerals(view.plain):
        near = view.plain[at : at + _MARKED]
        match = NUMBER.match(view.plain, at) if at >= last_end and ("/" in near or "-" in near) else None
        if match is None:
            continue
        left = max(0, match.start() - _LEFT, last_end)
        head = view.folded[left : match.start()]
        start, kind, rule, title = match.start(), None, "document.number", None
        note = _FOOTNOTE.search(match[0])
        number = squeezed(match[0][: note.start()] if note else match[0])
        if law := law_before(view, match.start(), max(last_end, 0)):
            start, kind, title = law
            rule = "document.law-number"
        elif word := kinds().before.search(head):
            start, kind, rule = left + word.start(), kinds().kind_of(word), "document.kind-number"
        elif _BETWEEN.search(head) and not view.folded[max(last_end, 0) : match.start()].strip(" ,;vàsố"):
            kind, rule = last_kind if _kind_of_symbol(number) == last_letters else None, CHAINED
        elif row := _row_of_bare(head):
            kind, rule = row, CHAINED
        elif (around := _around_issuer(view, match.start(), left)) is not None:
            start, kind, rule = *around, "document.kind-issuer-number"
        elif head.endswith("số "):
            start -= 3
        kind = kind or _kind_of_symbol(number)
        end, date = _dated(view, match.end() - len(note[0]) if note else match.end())
        last_end, last_kind, last_letters = end, kind, _kind_of_symbol(number)
        yield Hit(Span(start, end), Document(number, kind, date, title=title), rule)


# "Nghị quyết số 18, 19-NQ/TW", "Quyết định số 33, 34 và 35/QĐ-TTg"
_BARE_ROW: Final = re.compile(rf"[ ](?:{BARE}(?:,[ ]|[ ]và[ ]|,[ ]và[ ])(?:số[ ])?){{1,4}}\Z", re.VERBOSE)


def _row_of_bare(head: str) -> str | None:
    """Return the kind of the numbers without letters that stand in a row before a number."""
    row = _BARE_ROW.search(head)
    word = kinds().before.search(head[: row.start() + 1]) if row else None
    return kinds().kind_of(word) if word else None


def _around_issuer(view: View, number: int, left: int) -> tuple[int, str] | None:
    """Return where "Nghị quyết của Bộ Chính trị số 08-NQ/TW" begins, and its kind."""
    for of in _ISSUER_INSIDE.finditer(view.folded, left, number):
        word = kinds().before.search(view.folded, max(0, of.start() - _LEFT), of.start())
        end = issuer_at(view, of.end())
        if word and end and _NUMBERED.fullmatch(view.folded, end, number):
            return word.start(), kinds().kind_of(word)
    return None


# "Quyết định số 08/2017/QĐ-UBND | tỉnh Long An | ngày 3-3-2017"
_OF_UNIT: Final = re.compile(
    rf"[ ](?:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã)(?:[ ]{NAME})?(?=,?[ ]ngày[ ]\d)", re.VERBOSE
)


def _dated(view: View, end: int) -> tuple[int, str | None]:
    unit = _OF_UNIT.match(view.plain, end)
    day = date_after(view.folded, unit.end() if unit else end)
    return (day.end(), iso_day(day)) if day else (end, None)


def _of_day(view: View, hit: Hit[Document]) -> Hit[Document]:
    """Add the day behind a title: "Luật Đất đai ngày 29 tháng 11 năm 2013"."""
    end, date = _dated(view, hit.span.end)
    value = hit.value
    dated = Document(value.number, value.kind, date, value.issuer, value.title)
    return hit._replace(span=Span(hit.span.start, end), value=dated)


def _kind_of_symbol(number: str) -> str | None:
    """Return the kind that the first letters of a number stand for: the KH of 902/SGTVT-KH is the office that wrote it.

    The National Assembly's letters stand for none: 85/2015/QH13 is a law, 43/2022/QH15 a resolution.
    """
    parts = re.split(r"[/-]", number)
    return kinds().symbols.get(next((part for part in parts[1:] if not part.isdigit()), ""))


# A kind of document that is meant as one has its capital: "Chỉ thị 49", "Luật Đất đai". It may be small before a
# number: "nghị quyết 54 của Quốc hội", "quyết định số 896".
_SMALL: Final = ("nghị quyết ", "quyết định ", "chỉ thị ", "nghị định ", "thông tư ", "kết luận ")
_SAYS: Final = "số "
_BEFORE_NUMBER: Final = frozenset(words[-2:] for words in (*_SMALL, _SAYS))
"""The last letters of these, which most numerals do not stand behind."""
_IN_WORD: Final = re.compile(r"\w")
_SCHEMES: Final = frozenset({"đề án"})


def _named_kinds(view: View) -> list[re.Match[str]]:
    plain, folded, known = view.plain, view.folded, kinds()
    starts = set(capitals_among(plain, known.first_words))
    starts.update(_small_kinds(plain))
    starts.update(at for at in openings(folded, _SCHEMES) if plain.startswith('đề án "', at))
    matches = (known.any.match(folded, start) for start in sorted(starts))
    return [match for match in matches if match is not None]


def _small_kinds(plain: str) -> Iterator[int]:
    for number in numerals(plain):
        if plain[number - 2 : number] not in _BEFORE_NUMBER:
            continue
        end = number - len(_SAYS) if plain.startswith(_SAYS, number - len(_SAYS)) else number
        if plain.endswith(_SMALL, 0, end):
            start = end - next(len(words) for words in _SMALL if plain.endswith(words, 0, end))
            if start == 0 or not _IN_WORD.match(plain, start - 1):
                yield start


_SAYS_NUMBER: Final = re.compile(rf"(?P<number>[ ]số[ ]?:?)?[ ]{{1,2}}(?P<bare>{BARE})")
# What a bare number goes on with; before a noun it counts: "Kế hoạch 5 năm", "Hướng dẫn 30 hộ".
_AFTER_BARE: Final = re.compile(
    r"""[ ]?(?:[,.;:)"\n(-]|$)|[ ](?:của|về|ngày|năm[ ]\d{4}|khóa|và|được|đã|đến|là|có|cho|này|nêu|trên|do|với|trong|quy[ ]định|phê[ ]duyệt|ban[ ]hành|ra|tại|sẽ|cũng|vào|sửa|thay|sau|từ|để|nhằm|chưa|không|mà|thì|bằng|theo|vẫn|việc|quy|yêu|hướng|chỉ|ký|còn|đi|thực|triển|6[ ]tháng|\d{1,2}[ ]tháng)(?!\w)""",
    re.VERBOSE,
)
_MORE: Final = re.compile(rf"(?:,[ ]|[ ]và[ ]|,[ ]và[ ]|;[ ])(?:số[ ])?(?={BARE})", re.VERBOSE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Kinds that a bare number does not make one document: "Chương trình 135" is a programme, "Luật 2013" of a year.
_NAMED_OTHERWISE: Final = frozenset(
    "chương trình|dự án|luật|bộ luật|báo cáo|hợp đồng|biên bản|phương án|quy hoạch|chiến lược|hiến pháp|lệnh".split(
        "|"
    )
)
_NEEDS_NUMBER: Final = frozenset({"văn bản", "thông báo", "kế hoạch", "hướng dẫn", "giấy mời"})


def _short(
    view: View, words: Iterable[re.Match[str]], numbered: list[Hit[Document]]
) -> Iterator[Hit[Document]]:
    """Yield "Chỉ thị 49", "Nghị quyết 30a", "Quyết định số 290": a kind word with bare numbers.

    In "Nghị quyết số 18, 19-NQ/TW" the letters of the last number are those of the others too.
    """
    full = {view.folded.find(squeezed(hit.value.number or "")[:1], hit.span.start): hit for hit in numbered}
    for word in words:
        kind = kinds().kind_of(word)
        bare = _SAYS_NUMBER.match(view.plain, word.end())
        if bare is None or kinds().notation[word["kind"]] in _NAMED_OTHERWISE:
            continue
        said = bare["number"] is not None
        if not said and (
            _YEAR.fullmatch(bare["bare"])
            or not _AFTER_BARE.match(view.folded, bare.end())
            or (kind in _NEEDS_NUMBER and not view.folded.startswith((" của ", " ngày "), bare.end()))
        ):
            continue
        row = [Span(word.start(), bare.end())]
        bares = [bare["bare"]]
        letters = ""
        while more := _MORE.match(view.folded, row[-1].end):
            if (at := full.get(more.end())) is not None:
                number = at.value.number or ""
                letters = number[len(number) - len(number.lstrip("0123456789")) :]
                break
            other = re.compile(BARE).match(view.plain, more.end())
            if other is None or not _AFTER_BARE.match(view.folded, other.end()) or _YEAR.fullmatch(other[0]):
                break
            row.append(Span(more.end(), other.end()))
            bares.append(other[0])
        for place, (span, number) in enumerate(zip(row, bares, strict=True)):
            end, date = _dated(view, span.end)
            rule = CHAINED if place else "document.short"
            yield Hit(Span(span.start, end), Document(number + letters, kind, date), rule)


def _issued(report: Report, hits: list[Hit[Document]]) -> Iterator[Hit[Document]]:
    """Add who issued each document and when, and its title, which stands behind these."""
    for hit, issue in zip(hits, issues(report, hits), strict=True):
        document = hit.value
        issuer = report.view.written[slice(*issue.issuers[0])] if issue.issuers else None
        title = document.title
        if document.number and title is None:
            title = title_at(report.view, issue.end) or title_at(report.view, hit.span.end)
            sentence = report.sentence_at(hit.span.start)
            if title and sentence and title not in report.view.written[sentence.start : sentence.end]:
                title = None  # a quotation mark that closes sentences later has quoted no title
        yield hit._replace(
            value=Document(document.number, document.kind, document.date or issue.date, issuer, title)
        )


_BARE_NUMBER: Final = re.compile(r"\d+[a-zđ]?", re.IGNORECASE)


def _resolved(hits: Iterable[Hit[Document]]) -> Iterator[Hit[Document]]:
    """Complete later mentions from the fullest one of the same number; where two differ, nothing is taken over."""
    hits = list(hits)
    by_order: defaultdict[str, set[str]] = defaultdict(set)
    kinds_of: defaultdict[str, set[str | None]] = defaultdict(set)
    dates: defaultdict[str, set[str]] = defaultdict(set)
    issuers: defaultdict[str, set[str]] = defaultdict(set)
    for _, document, _ in hits:
        if number := document.number:
            if order := _BARE_NUMBER.match(number):
                by_order[order[0]].add(number)
            kinds_of[number].add(document.kind)
            dates[number].update([document.date] if document.date else ())
            issuers[number].update([document.issuer] if document.issuer else ())
    for hit in hits:
        document = hit.value
        number = document.number
        if number is None:
            yield hit
            continue
        if _BARE_NUMBER.fullmatch(number):
            longer = [n for n in by_order[number] if n != number and document.kind in kinds_of[n]]
            number = longer[0] if len(longer) == 1 else number
        yield hit._replace(
            value=Document(
                number,
                document.kind,
                document.date or _only(dates[number]),
                document.issuer or _only(issuers[number]),
                document.title,
            )
        )


def _only(values: set[str]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None
