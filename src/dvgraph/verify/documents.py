"""Proofs of documents: numbers, kinds, days, issuers, citations, and which rests on which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.lexicon import concepts
from dvgraph.verify.claim import Claim, spaced, words_naming
from dvgraph.verify.dates import days
from dvgraph.verify.issuing import days_of, issuer_name, title
from dvgraph.verify.words import after_last, before, contains, fold, squeeze
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["DOCUMENTS"]


def _number(claim: Claim, words: Words) -> str | None:
    said = _says_number(squeeze(claim.object), words)
    return (
        None
        if said or _shortened(claim, claim.statement.subject, squeeze(claim.object), words)
        else "the words hold another number"
    )


def _says_number(number: str, words: Words) -> bool:
    text = fold(words.quote)
    if spaced(number).search(text):
        return True
    # "Nghị quyết số 18, 19-NQ/TW": the series is written once, behind the last of the numbers.
    head = re.match(r"\d+[a-zđ]?", number)
    series = r"\s*".join(map(re.escape, number[head.end() :] if head else ""))
    written = re.search(rf"{series}(?!\w|[/-]\w)", fold(words.sentence))
    return bool(head and written and _alone(text, head[0]))


def _shortened(claim: Claim, document: str, number: str, words: Words) -> bool:
    """Tell a later, shorter mention: "Chỉ thị 40" where the report has one directive 40, and writes its number whole."""
    head = re.match(r"\d+[a-zđ]?(?!\w)", number)
    kinds = set(claim.dataset.resources(document, Dv.documentKind))
    text = fold(words.quote)
    known_kinds = {local_name(kind).replace(" ", "_") for kind in kinds}
    named = [fold(n) for c in concepts("document-kind") if c.notation in known_kinds for n in c.names]
    if head is None or head[0] == number or not any(text.startswith(f"{name} ") for name in named):
        return False
    if not spaced(head[0]).search(text):
        return False
    known = {
        other: squeeze(claim.dataset.value(other, Dv.number))
        for other in claim.dataset.resources(words.report, Dv.cites)
        if kinds & set(claim.dataset.resources(other, Dv.documentKind))
    }
    same = {known for known in known.values() if re.match(rf"{head[0]}[-/]", known)}
    whole = (other for other, said in known.items() if said == number)
    return same == {number} and any(
        spaced(number).search(fold(said.quote))
        for other in whole
        for said in words_naming(claim, other)
        if said.report == words.report
    )


def _alone(text: str, part: str) -> bool:
    at = text.find(part)
    while at >= 0:
        left, right = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
        # "ngày 25 tháng 11" and "QH15" hold no number 25 or 15
        dated = text[:at].endswith(f"{fold('ngày')} ") or text[at + len(part) :].startswith(
            f" {fold('tháng')}"
        )
        if (
            not left.isalnum()
            and not dated
            and not (right.isalnum() or (right in {"/", "-"} and text[at + len(part) + 1 :][:1].isalnum()))
        ):
            return True
        at = text.find(part, at + 1)
    return False


def _issued(claim: Claim, words: Words) -> str | None:
    inside = days(words.quote)
    if inside:
        return None if claim.object in inside else f"the words say {', '.join(sorted(inside))}"
    if claim.object in days_of(claim, words):
        return None
    # "Chỉ thị 40", whose day the whole mention of its number tells
    number = claim.dataset.value(claim.statement.subject, Dv.number)
    told = {
        day
        for other in claim.dataset.resources(words.report, Dv.cites)
        if number and claim.dataset.value(other, Dv.number) == number
        for said in words_naming(claim, other)
        if said.report == words.report
        for day in days(said.quote)
    }
    return None if told == {claim.object} else "the sentence names no such day"


def _document_kind(claim: Claim, words: Words) -> str | None:
    quote, head = fold(words.quote), before(fold(words.sentence), fold(words.quote)) or ""
    known = {c.notation: c for c in concepts("document-kind")}
    claimed = known.get(local_name(claim.object).replace(" ", "_"))
    if claimed is None:
        return "there is no such kind"
    names = [fold(name) for name in claimed.names]
    written = [fold(n) for c in known.values() for n in c.names if quote.startswith(fold(n))]
    if written:
        return None if max(written, key=len) in names else "the words name another kind"
    letters = re.sub(r"^[\d.]+[a-zđ]?(?:/\d{4})?[-/]", "", squeeze(claim.said(Dv.number)))
    # "CTr" is no "CT": of the symbols that a number may begin with, the longest one is the kind's.
    symbols = (squeeze(symbol) for c in known.values() for symbol in c.symbols)
    symbol = max(
        (symbol for symbol in symbols if re.match(rf"{re.escape(symbol)}{_MORE}", letters)),
        key=len,
        default="",
    )
    if symbol and symbol in map(squeeze, claimed.symbols):
        return None
    tails = {fold(n): after_last(head, fold(n)) for c in known.values() for n in c.names}
    places = {name: -1 if tail is None else len(head) - len(tail) - len(name) for name, tail in tails.items()}
    last = max(places, key=lambda name: (places[name], len(name)))
    return None if places[last] >= 0 and last in names else "neither words nor symbol name this kind"


# "kh | lt / hu", "nq | lt - bdv"; a "ctph" is no directive
_MORE: Final = r"(?:lt|ns|ln|i)?(?![^\W\d])"


_TERM: Final = re.compile(rf"{fold('khóa')} (?:[ivx]+|\d+)")


def _term(claim: Claim, words: Words) -> str | None:
    """Prove the term of office that the sentence names; a later mention leans on the first one."""
    term = fold(claim.object)
    told = _TERM.fullmatch(term) and contains(fold(words.sentence), term)
    return None if told else "the sentence names no such term"


def _issued_by(claim: Claim, words: Words) -> str | None:
    if Dv.Body not in claim.dataset.types(claim.object):
        return "what issues a document is no body"
    body, issuer = claim.label(claim.object), claim.said(Dv.issuerName)
    number = squeeze(claim.dataset.value(claim.statement.subject, Dv.number))
    if issuer and body == issuer:
        return None
    if issuer:
        # "giữa Ban Dân vận Tỉnh ủy và Bộ đội Biên phòng tỉnh": the second of two that issue together
        joined = rf"(?:(?:^|\s)(?:{fold('và')}|{fold('với')}|{fold('cùng')}|-)(?:\s{fold('các')})?|,)\s{re.escape(fold(body))}(?:$|,|;|\s(?:{fold('và')}|{fold('ban hành')}|{fold('thống nhất')})\s)"
        held = re.search(joined, fold(words.quote)) and contains(fold(words.quote), fold(issuer))
        # "Tỉnh ủy A và | Thành ủy B đã cùng ký Kết luận …": the words of the relation begin with the second one
        told = re.compile(
            rf"{re.escape(issuer)}(?:,| {fold('và')}| {fold('cùng')}| {fold('với')}| {fold('phối hợp')}| {fold('phối hợp với')})(?: {fold('các')})? {re.escape(fold(words.quote))}"
        )
        second = (
            number
            and number in squeeze(words.quote)
            and fold(words.quote).startswith((f"{body} ", f"{body}, "))
        )
        joint = second and told.search(fold(words.sentence))
        return None if held or joint else "the words name another issuer"
    if contains(fold(words.quote), body) and (not number or number in squeeze(words.quote)):
        return None
    return "the words do not join the two"


def _cites(claim: Claim, words: Words) -> str | None:
    number = squeeze(claim.dataset.value(claim.object, Dv.number))
    if number:
        return (
            None
            if number in squeeze(words.quote)
            or number in squeeze(words.sentence)
            or _says_number(number, words)
            or _shortened(claim, claim.object, number, words)
            else "another document is named"
        )
    names = {w.quote for w in words_naming(claim, claim.object)}
    return None if words.quote in names else "another document is named"


def _cited(claim: Claim, words: Words) -> str | None:
    spans = {(w.report, w.start, w.end) for w in words_naming(claim, claim.object)}
    return (
        None
        if (words.report, words.start, words.end) in spans
        else "the citation's words are not the document's"
    )


def _citing(claim: Claim, words: Words) -> str | None:
    return None if claim.object == words.report else "another report says so"


def _zone(claim: Claim, words: Words) -> str | None:
    return None if local_name(claim.object) == words.zone else f"the words stand in the {words.zone}"


def _registered(claim: Claim, words: Words) -> str | None:
    """Prove that a document is taken for one of the register with its own number and day."""
    document, entry, known = claim.statement.subject, claim.object, claim.dataset
    same = known.value(document, Dv.number) == known.value(entry, Ext.identifier) and known.value(
        document, Dv.issued
    ) == known.value(entry, Ext.issued)
    del words
    return None if same else "the registered document has another number or day"


def _based_on(claim: Claim, words: Words) -> str | None:
    text = fold(words.quote)
    document, basis = (_named_at(claim, words, end) for end in (claim.statement.subject, claim.object))
    if document is None or basis is None:
        return "the words do not name both documents"
    if basis[0] > document[0]:
        rests = max((m.end() for m in _RESTS.finditer(text, document[1], basis[0])), default=-1)
        issues = max((m.end() for m in _ISSUES.finditer(text, document[1], basis[0])), default=-1)
        # "Chỉ thị 30 về thực hiện quy chế, huyện đã ban hành Công văn 412": what is issued rests on what stands before
        joined = rests >= 0 and not (issues > rests and basis[0] - issues < _NEAREST)
    else:
        turned = _TURNED.search(text, basis[1], document[0])
        issues = max((m.end() for m in _ISSUES.finditer(text, basis[1], document[0])), default=-1)
        rests = max((m.end() for m in _RESTS.finditer(text, basis[1], document[0])), default=-1)
        # "Kế hoạch 45 được xây dựng trên cơ sở Chỉ thị 14": what is made rests on what stands behind
        joined = (turned is not None or issues > rests) and not _is_issued(text, *basis)
    return None if joined else "the words do not join the two"


# "Nghị quyết A được cụ thể hóa bằng Kế hoạch B"
_TURNED: Final = re.compile(
    f"(?:{fold('cụ thể hóa')}|{fold('thể chế hóa')}) (?:{fold('bằng')}|{fold('thành')}|{fold('qua')}|{fold('thông qua')}) "
)


def _is_issued(text: str, start: int, end: int) -> bool:
    """Tell whether a document that stands before another is issued beside it, and no basis: "ban hành A; B ra C"."""
    left = max(0, start - _NEAREST)
    issues = max((m.end() for m in _ISSUES.finditer(text, left, start)), default=-1)
    rests = max((m.end() for m in _RESTS.finditer(text, left, start)), default=-1)
    return issues > rests and not _THIS.search(text, end)


# "Huyện ủy ra Nghị quyết A. Trên cơ sở | nghị quyết này, …"
_THIS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('nghị quyết', 'quyết định', 'chỉ thị', 'kế hoạch', 'chương trình', 'đề án', 'thông báo', 'kết luận', 'hướng dẫn', 'văn bản', 'quy chế', 'quy định')))})"
    rf"(?: \w+){{0,2}} (?:{'|'.join(map(fold, ('này', 'trên', 'nói trên', 'đó')))})(?!\w)|{fold('hai')} (?:{fold('quyết định')}|{fold('nghị quyết')}|{fold('văn bản')}|{fold('chỉ thị')})"
)


# "thực hiện Luật …", "căn cứ Nghị quyết …"; "…, Huyện ủy đã ban hành Kế hoạch …"; a "chương trình" is what is issued
_RESTS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('thực hiện', 'triển khai', 'thi hành', 'căn cứ', 'theo', 'quán triệt', 'cụ thể hóa', 'trên cơ sở', 'trên tinh thần', 'bám sát', 'chấp hành', 'tiếp thu', 'vận dụng', 'hưởng ứng')))})\s"
    rf"(?!(?:{fold('bằng')}|{fold('thành')}|{fold('qua')}|{fold('thông qua')}) )"
)


_ISSUES: Final = re.compile(
    rf"(?<!\w)(?<!{fold('chương')} )(?:{'|'.join(map(fold, ('ban hành', 'xây dựng', 'ra', 'ký', 'có', 'thông qua', 'phê duyệt', 'công bố', 'phát hành', 'đề ra', 'gửi', 'trình')))})\s"
)


_NEAREST: Final = 40
"""Letters between a verb and the number of what it issues."""


def _named_at(claim: Claim, words: Words, end: str) -> tuple[int, int] | None:
    """Return where a quotation names a document: by its number, by the first of two that share letters, by its words."""
    text = fold(words.quote)
    number = squeeze(claim.dataset.value(end, Dv.number))
    if not number:
        said = (fold(w.quote) for w in words_naming(claim, end) if w.report == words.report)
        return next(((at := text.find(name), at + len(name)) for name in said if contains(text, name)), None)
    spaced = re.search(r"\s*".join(map(re.escape, number)), text)
    head = re.match(r"\d+[a-zđ]?", number)
    if spaced is None and head and number[head.end() :] in squeeze(words.quote):
        spaced = re.search(rf"(?<![\d/]){head[0]}(?![\d/])", text)
    if spaced is None and head:
        # "Chỉ thị 572", whose letters stand elsewhere
        kinds = {local_name(kind).replace(" ", "_") for kind in claim.dataset.resources(end, Dv.documentKind)}
        names = [
            re.escape(fold(name))
            for c in concepts("document-kind")
            if c.notation in kinds
            for name in c.names
        ]
        spaced = (
            re.search(rf"(?:{'|'.join(names)}) (?:{fold('số')} )?{head[0]}(?![\w/-])", text)
            if names
            else None
        )
    return spaced.span() if spaced else None


DOCUMENTS: Final[dict[str, Proof]] = {
    Dv.number: _number,
    Dv.issued: _issued,
    Dv.documentKind: _document_kind,
    Dv.title: title,
    Dv.issuerName: issuer_name,
    Dv.term: _term,
    Dv.issuedBy: _issued_by,
    Dv.cites: _cites,
    Dv.citedDocument: _cited,
    Dv.citingReport: _citing,
    Dv.zone: _zone,
    Dv.basedOn: _based_on,
    Dv.registeredAs: _registered,
}
"""The proof of each predicate that is proved here."""
