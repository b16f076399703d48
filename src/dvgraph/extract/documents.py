"""Documents: numbers of State and Party, laws, and documents known by title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.extract.found import Found
from dvgraph.grammar.dates import DAY, iso_day
from dvgraph.lexicon import concepts
from dvgraph.model import Document, Hit, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.model import Report

__all__ = ["read_documents"]

_UPPER: Final = "A-ZÀ-ÝĂĐƠƯẠ-Ỹ"
_SYMBOL: Final = rf"(?-i:[{_UPPER}][\w]{{0,14}})"
# TTg, UBTVQH15-CP-ĐCTUBTWMTTQVN, BDVTW
_SYMBOLS: Final = rf"{_SYMBOL}(?:[ ]?-[ ]?{_SYMBOL}){{0,5}}"

# The number, on text whose dashes and spaces are already made one.
_NUMBER: Final = re.compile(
    rf"""(?<![\w/.,-]) (?P<n>\d{{1,5}}[a-zđ]{{0,2}}) (?:
        [ ]?/[ ]?(?P<year>(?:19|20)\d\d)[ ]?[/-][ ]?{_SYMBOLS}      # 33/2019/QĐ-TTg, 85/2015/QH13
      | [ ]?/[ ]?{_SYMBOL}(?:[ ]?-[ ]?{_SYMBOL}){{1,5}}             # 1719/QĐ-TTg, 12/KH-UBND
      | [ ]?/[ ]?(?:UBTVQH|QH)\d{{1,2}}                             # 119/2020/QH14 without its year
      | [ ]{{0,2}}-[ ]{{0,2}}{_SYMBOL}[ ]?/[ ]?{_SYMBOLS}           # 02-ĐA/TU, 25 - NQ/TW, 36-HD/VPTW
      | [ ](?:QĐNS|QĐ|NQ|CT|KL|KH|TB|HD|CTr|ĐA|BC|TT)[ ]?/[ ]?{_SYMBOLS}   # 878 QĐNS/TW
    ) (?![\w/])""",
    re.VERBOSE,
)
# "Chỉ thị 49", "Nghị quyết 30a", "QĐ số 290", "Nghị quyết số 18, 19-NQ/TW": a number without its series.
_BARE: Final = r"(?:[ ]số:?)?[ ](?P<bare>\d{1,5}[a-z]?)(?![\w/.,%-]*\d|[ ]?%|[\w/])"
_DATE_AFTER: Final = re.compile(rf"[ ]?,?[ ]?\(?(?:ban[ ]hành[ ])?(?:ngày[ ]|ký[ ]ngày[ ]){DAY}", re.VERBOSE)
_YEAR_AFTER: Final = re.compile(r"[ ](?:ban hành )?năm (?P<year>(?:19|20)\d\d)(?!\d|[ ]?-)")
_DATE_BEFORE: Final = re.compile(
    rf"ngày[ ]{DAY},?[ ](?P<issuer>[^.;:\n]{{2,80}}?)[ ](?:đã[ ])?ban[ ]hành[ ]\Z", re.VERBOSE
)
# "của Bộ Chính trị (khóa X) về …", "của Ban Thường vụ Tỉnh ủy “…"
_OF: Final = re.compile(
    rf"""[ ]?\)?,?[ ]?(?:do|của)[ ](?P<issuer>(?:(?:tỉnh|huyện|thành[ ]phố)[ ])?(?-i:[{_UPPER}])[^.,;:"“”()\n]{{1,90}}?(?:[ ]\([^()\n]{{1,30}}\))?)
    (?![ ]\(khóa)(?=[ ]?(?:[.,;:"“”()\n/]|$)|[ ](?:về|ban[ ]hành|phê[ ]duyệt|quy[ ]định|hướng[ ]dẫn|đến|cho|gửi|nhưng|tới|trong|trên|gắn|phù[ ]hợp|và[ ](?:[a-zđ]|Nghị|Quyết|Chỉ|Kế|Kết|Thông|Luật|Pháp|Đề|Hướng|Công|Chương|Quy)|năm|ngày|là|đã|được|để|nhằm|với|tại|ở|sửa[ ]đổi|triển[ ]khai|thực[ ]hiện)\b)""",
    re.VERBOSE,
)
_ISSUED: Final = re.compile(
    rf"(?P<issuer>(?:[{_UPPER}][^\s,.;:()]*[ ]?){{1,2}}[^.,;:()\n]{{0,60}}?)[ ](?:đã[ ]|vừa[ ])?ban[ ]hành[ ]\Z",
    re.VERBOSE,
)
# '… về “Tăng cường …”', "về công tác dân vận …"
_TITLE: Final = re.compile(
    r"""[ ]?,?(?:[ ]về)?(?:[ ]việc)?[ ]?["“](?P<quoted>[^"“”\n]{3,300})["”]|[ ](?:về|ban hành)[ ](?P<about>(?:[^.;\n"“”]|(?<=[ ])["“][^"“”\n]{2,80}["”]){5,200})""",
    re.VERBOSE,
)
_KIND_ONLY_TITLED: Final = frozenset({"luat", "bo-luat", "phap-lenh", "hien-phap"})
_STOP: Final = re.compile(
    r"""[ ](?:đạt|được|đã|đang|do|theo|để|nhằm|có|là|giai[ ]đoạn|trên[ ]địa[ ]bàn|năm|số|ngày|trong[ ]việc|gắn|vào|từ|với|của|quy[ ]định|và[ ]các|bảo[ ]đảm|đảm[ ]bảo|phù[ ]hợp)(?=[ ]|$)|[.,;:"“”()\n]"""
)


class _Kinds(NamedTuple):
    before: re.Pattern[str]
    any: re.Pattern[str]
    notation: dict[str, str]
    symbols: dict[str, str]


@cache
def _kinds() -> _Kinds:
    """Return the kinds of document as patterns over folded text, and what their words and symbols stand for."""
    notation: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for kind in concepts("document-kind"):
        for name in kind.names:
            # "QĐ" stands for its kind; "chương trình hành động" is said as it is written
            notation[view_of(name).folded] = kind.label if name.isupper() else name
        for symbol in kind.symbols:
            symbols.setdefault(symbol, kind.label)
    names = "|".join(re.escape(name) for name in sorted(notation, key=len, reverse=True))
    return _Kinds(
        re.compile(rf"(?<!\w)(?P<kind>{names})(?:[ ]số:?|[ ]số[ ]:)?[ ]*\Z"),
        re.compile(rf"(?P<kind>{names})(?!\w)"),
        notation,
        symbols,
    )


def read_documents(report: Report, found: Found) -> Iterator[Hit[Document]]:
    """Yield the documents of a report; a short later mention takes date and issuer of the one it repeats."""
    del found
    taken = Found()
    taken.add(_numbered(report))
    words = _named_kinds(report)
    for more in (_short(report, words), _titled(report, words)):
        taken.add([hit for hit in more if not taken.covers(hit.span, Document)])
    yield from _resolved(taken.of(Document))


_LONGEST_TITLE: Final = 240
# Longest stretch to the left of a number in which its kind word stands.
_LEFT: Final = 60
# "các Quyết định số 33/2015/QĐ-TTg, 2085/QĐ-TTg và 162/QĐ-TTg": what may stand between two numbers of one kind word.
_BETWEEN: Final = re.compile(r"[ ]?(?:,|;|và|,[ ]và)[ ]?(?:số[ ])?\Z")


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _numbered(report: Report) -> Iterator[Hit[Document]]:
    view, kinds = report.view, _kinds()
    last_end, last_kind = -1, None
    for match in _NUMBER.finditer(view.plain):
        left = max(0, match.start() - _LEFT)
        head = view.folded[left : match.start()]
        start, kind, rule = match.start(), None, "document.number"
        if word := kinds.before.search(head):
            start, kind, rule = left + word.start(), kinds.notation[word["kind"]], "document.kind-number"
        elif (
            _BETWEEN.search(head)
            and last_end >= left
            and not view.folded[last_end : match.start()].strip(" ,;vàsố")
        ):
            kind, rule = last_kind, "document.number-in-list"
        elif head.endswith("số "):
            start -= 3
        symbols = _squeezed(match[0])
        kind = kind or _kind_of_symbol(symbols, kinds)
        number = _squeezed(view.plain[match.start() : match.end()])
        end, document = _completed(report, match.end(), Document(number=number, kind=kind), start)
        last_end, last_kind = end, kind
        yield Hit(Span(start, end), document, rule)


def _kind_of_symbol(number: str, kinds: _Kinds) -> str | None:
    parts = re.split(r"[/-]", number)
    if re.fullmatch(r"QH\d+", parts[-1]):
        return "luật"  # the National Assembly's resolutions have their kind before the number
    return next((kinds.symbols[part] for part in parts if part in kinds.symbols), None)


def _completed(report: Report, end: int, document: Document, start: int) -> tuple[int, Document]:
    """Add what stands around a document: date, issuer, title."""
    view = report.view
    issued, issuer, title = None, None, None
    if day := _DATE_AFTER.match(view.folded, end):
        issued, end = iso_day(day), day.end()
    tail = end
    of = _OF.match(view.plain, year.end() if (year := _YEAR_AFTER.match(view.folded, tail)) else tail)
    if of and _issues(of["issuer"], document.number):
        issuer, tail = view.written[of.start("issuer") : of.end("issuer")].strip(), of.end()
    if of and issued is None and (day := _DATE_AFTER.match(view.folded, tail)):
        issued = iso_day(day)
    if named := _TITLE.match(view.plain, tail):
        title = _title(report, named)
    if issuer is None:
        sentence = report.sentence_at(start)
        left = max(sentence.start if sentence else 0, start - 160)
        if before := _DATE_BEFORE.search(view.folded, left, start):
            issued = issued or iso_day(before)
            issuer = _last_body(view.written[before.start("issuer") : before.end("issuer")])
        elif before := _ISSUED.search(view.plain[left:start]):
            words = view.written[left + before.start("issuer") : left + before.end("issuer")]
            issuer = _last_body(words)
    return end, Document(document.number, document.kind, issued, issuer, title)


# "Kết luận số 43-KL/TW của Huyện ủy …" is what the district says of it: the series TW is the centre's.
_LOCAL: Final = re.compile(
    r"(?<!\w)(?:huyện ủy|tỉnh ủy|thành ủy|thị ủy|quận ủy|ubnd|ủy ban nhân dân|huyện|tỉnh|xã)(?!\w)"
)


def _issues(issuer: str, number: str | None) -> bool:
    """Tell whether a body may issue in a number's series."""
    return not (number and number.endswith("/TW") and _LOCAL.search(issuer.lower()))


# "Ban Dân vận tham mưu ban hành": who drafts is not who issues.
_DRAFTED: Final = re.compile(r"(?<!\w)(?:tham mưu|đề xuất|trình|phối hợp|tổ chức|chỉ đạo)(?!\w)")


def _last_body(words: str) -> str | None:
    """Return the body right before "ban hành": "của Trung ương, Ban Thường vụ Huyện ủy đã" is the latter."""
    # "Sở Nội vụ tham mưu UBND tỉnh ban hành": the committee issues what the department drafts
    name = (
        words.rpartition(", ")[2]
        .rpartition(" tham mưu ")[2]
        .removeprefix("cho ")
        .removesuffix(" đã")
        .removesuffix(" vừa")
        .strip()
    )
    return name if name and not _DRAFTED.search(name) and not name.startswith("của ") else None


_TITLE_ENDS: Final = re.compile(
    r",|[ ](?:gắn|được|đã|và[ ]các|phù[ ]hợp|(?:triển[ ]khai[ ])?trên[ ]địa[ ]bàn)[ ]"
)


def _title(report: Report, match: re.Match[str]) -> str | None:
    if match["quoted"] is not None:
        return report.view.written[match.start("quoted") : match.end("quoted")].strip()
    start = match.start("about")
    end = match.end("about")
    if stop := _TITLE_ENDS.search(report.view.folded[start:end]):
        end = start + stop.start()
    words = report.view.written[start:end].strip().removesuffix(" và")
    if ")" in words and "(" not in words:
        words = words.partition(")")[0]
    return words or None


# A kind of document that is meant as one has its capital: "Chỉ thị 49", "Luật Đất đai".
_INITIAL: Final = re.compile(r"(?<!\w)[BCĐDHKLNPQTV]")


def _named_kinds(report: Report) -> list[re.Match[str]]:
    matches = (
        _kinds().any.match(report.view.folded, at.start()) for at in _INITIAL.finditer(report.view.plain)
    )
    return [match for match in matches if match is not None]


def _short(report: Report, words: Sequence[re.Match[str]]) -> Iterator[Hit[Document]]:
    """Yield "Chỉ thị 49", "Nghị quyết 30a", "Quyết định số 290": a kind word with a bare number."""
    view, kinds = report.view, _kinds()
    for word in words:
        bare = _BARE_AFTER.match(view.folded, word.end())
        if bare is None or kinds.notation[word["kind"]] in {
            "chương trình",
            "dự án",
            "luật",
            "bộ luật",
            "báo cáo",
        }:
            continue
        number = bare["bare"]
        if re.fullmatch(r"(?:19|20)\d\d", number) and "số" not in bare[0]:
            continue
        end, document = _completed(
            report, bare.end(), Document(number=number, kind=kinds.notation[word["kind"]]), word.start()
        )
        yield Hit(Span(word.start(), end), document, "document.short")


_BARE_AFTER: Final = re.compile(_BARE)
_QUOTED: Final = re.compile(r'[ ]?"([^"\n]{5,250})"')


def _titled(report: Report, words: Sequence[re.Match[str]]) -> Iterator[Hit[Document]]:
    """Yield documents known by title: laws, and what has its title in quotation marks or begins with a capital."""
    view, kinds = report.view, _kinds()
    for word in words:
        kind = kinds.notation[word["kind"]]
        start, at = word.span()
        quoted = _QUOTED.match(view.plain, at)
        if quoted and kind in {
            "đề án",
            "kế hoạch",
            "chỉ thị",
            "nghị quyết",
            "quyết định",
            "dự án",
            "quy chế",
        }:
            title = view.written[quoted.start(1) : quoted.end(1)]
            yield Hit(Span(start, quoted.end()), Document(None, kind, title=title), "document.quoted-title")
        elif kind in {"luật", "bộ luật", "pháp lệnh", "đề án"}:
            stop = _STOP.search(view.folded, at + 1, at + _LONGEST_TITLE)
            end = stop.start() if stop else at
            if view.folded.endswith(" và", at, end):
                end -= 3
            title = view.written[at:end].strip()
            enough = 2 if kind in {"luật", "bộ luật", "pháp lệnh"} else 4
            if (
                view.plain[at : at + 1] == " "
                and enough <= len(title.split()) <= 25
                and _definite(view.plain, start, at, kind)
            ):
                yield Hit(Span(start, end), Document(None, kind, title=title), "document.title")
        elif kind == "hiến pháp":
            yield Hit(Span(start, at), Document(None, kind), "document.constitution")


def _definite(plain: str, start: int, at: int, kind: str) -> bool:
    """Tell "Luật Thực hiện dân chủ ở cơ sở" and "nội dung Đề án phát triển …" from "Luật sư", "Các đề án …"."""
    if kind != "đề án":
        return plain[at + 1 : at + 2].isupper()
    return (
        start > 0
        and plain[start - 2 : start - 1] not in {".", "!", "?", "\n", ":"}
        and plain[start - 1] == " "
    )


def _resolved(hits: list[Hit[Document]]) -> Iterator[Hit[Document]]:
    """Complete later mentions from the fullest one of the same number; where two differ, nothing is taken over."""
    full: dict[str, list[Document]] = {}
    for hit in hits:
        document = hit.value
        if document.number:
            full.setdefault(document.number, []).append(document)
    for hit in hits:
        document = hit.value
        if document.number is None:
            yield hit
            continue
        number = document.number
        if re.fullmatch(r"\d+[a-z]?", number):
            same = {
                n
                for n, known in full.items()
                if re.match(rf"{number}(?!\w)", n)
                and n != number
                and any(k.kind == document.kind for k in known)
            }
            number = next(iter(same)) if len(same) == 1 else number
        known = full[number]
        dates, issuers = {k.date for k in known if k.date}, {k.issuer for k in known if k.issuer}
        yield hit._replace(
            value=Document(
                number,
                document.kind,
                document.date or (next(iter(dates)) if len(dates) == 1 else None),
                document.issuer or (next(iter(issuers)) if len(issuers) == 1 else None),
                document.title,
            )
        )
