"""Proofs of what stands around a document's number: its day, who issued it, its title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.lexicon import concepts
from dvgraph.verify.claim import Claim, bodies_named
from dvgraph.verify.dates import days
from dvgraph.verify.words import contains, fold, squeeze
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dvgraph.facts import Words

__all__ = ["days_of", "issuer_name", "title"]


# "1684/nq-ubtvqh15", "59-qđ/tu"; what is read is kept, for "1-a-a-a" has many ways to be taken apart
_NUMBER: Final = re.compile(
    r"(?<![\w/.-])\d[\w.]*+(?:\s?[-/]\s?[^\W\d][\w.&-]*+|/\d{4}/[^\W\d][\w.&-]*+)++(?:/[\w.&-]++)?+"
)


def _around(words: Words) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each occurrence of a quotation in its sentence, folded."""
    sentence, quote = fold(words.sentence), fold(words.quote)
    at = sentence.find(quote)
    if at < 0:  # its first letters are glued to what stands before
        head, found, tail = words.sentence.partition(words.quote)
        yield from [(fold(head), f" {fold(tail)}")] if found else []
    while at >= 0:
        yield sentence[:at], sentence[at + len(quote) :]
        at = sentence.find(quote, at + 1)


def _letters(number: str) -> str:
    return re.sub(r"^\d+[a-zđ]?(?:/\d{4})?", "", squeeze(number))


_DAY: Final = re.compile(
    rf"[,(]? ?(?:{fold('cùng')} )?(?:{fold('ngày')} )?(?P<day>\d{{1,2}}\s?(?:[/.-]|{fold('tháng')}).{{2,20}}?\d{{4}})(?!\d)"
)


def _past_row(claim: Claim, behind: str) -> str:
    """Return what stands behind the row of numbers that share letters: "59-QĐ/TU | , 60-QĐ/TU | ngày 12/10/2008 của"."""
    own = _letters(claim.dataset.value(claim.statement.subject, Dv.number))
    row = re.compile(rf"(?:{_DAY.pattern})?\s?(?:, {fold('và')}|,|;|{fold('và')}) ?(?:[^\s\d]+ ){{0,3}}")
    while own and (joint := row.match(behind)):
        number = _NUMBER.match(behind, joint.end())
        # "60/NQ-TW và 137-KL/TW của Bộ Chính trị": two of one body
        and_ = fold("và") in joint[0] and re.split(r"[/-]", own)[-1]
        if number is None or not (
            _letters(number[0]) == own or re.split(r"[/-]", squeeze(number[0]))[-1] == and_
        ):
            break
        behind = behind[number.end() :]
    return behind


# "- Ngày 15/01/2026, Đảng ủy xã ban hành Kế hoạch …; Công văn …": the day of all that is issued
_BEGUN: Final = re.compile(rf"(?:[-+*] )?{fold('ngày')} (?P<day>[^,]{{8,24}}),")


def days_of(claim: Claim, words: Words) -> set[str]:
    """Return the days that the sentence may tell of a document: behind it and what it stands in a row with, or before it."""
    found: set[str] = set()
    for head, behind in _around(words):
        if day := _DAY.match(behind) or _DAY.match(_past_row(claim, behind)):
            found |= days(day["day"])
            continue
        last = max((number.end() for number in _NUMBER.finditer(head)), default=0)
        other = _DAY.match(head, last) if last else None  # the day of the document before it
        begun = _BEGUN.match(head)
        found |= days(head[other.end() if other else last :]) | (days(begun["day"]) if begun else set())
    return found


_AND: Final = re.compile(rf" (?:{fold('và')}|{fold('cùng')}|{fold('với')}) (?:{fold('các')} )?\Z")
_OF: Final = "|".join(map(fold, ("của", "do", "giữa")))


def issuer_name(claim: Claim, words: Words) -> str | None:
    """Prove an issuer in the quotation, behind it ("… ngày … của X"), or as the nearest body before it that issues."""
    issuer, quote = fold(claim.object), fold(words.quote)
    names = {claim.label(body) for body in bodies_named(claim.dataset, words.report)} | {issuer}
    said = _NUMBER.sub(" ", quote)  # the letters of "66/KH-UBND" name no body
    if contains(said, issuer) and not any(
        name != issuer and contains(name, issuer) and contains(said, name) for name in names
    ):
        return None
    for head, behind in _around(words):
        rest = _past_row(claim, behind)
        number = _NUMBER.search(rest)
        near = re.split(r'(?<=\d)[.] |[;:"]', rest[: number.start()] if number else rest)[0]
        of = re.search(rf"(?<!\w)(?:(?:{_OF}) )+", near)
        if (
            of
            and _begins(near[of.end() :], names) == issuer
            and not _TERM.match(near, of.end() + len(issuer))
        ):
            return None
        if of and of.start() < _NEAR and _begins(near[of.end() :], names):
            continue
        day = _DAY.match(rest)
        # "Nghị quyết số 60-NQ/TW ngày 12/4/2025 | Hội nghị lần thứ 11 | Ban Chấp hành Trung ương"
        if _begins(_PLENUM.sub("", rest[day.end() if day else 0 :].lstrip(), count=1), names) == issuer:
            return None
        # "Tại Quyết định 476/QĐ-TTg ngày 1/5/2019, Thủ tướng giao"
        own = rest[day.end() if day else 0 :].startswith(f", {issuer}")
        if (
            own
            and _AT.search(head)
            and _initials(issuer) in _letters(claim.dataset.value(claim.statement.subject, Dv.number))
        ):
            return None
        # "Thay mặt Ban Bí thư, đồng chí A ký ban hành"
        if issuer in _issuing(head, names) or f"{fold('thay mặt')} {issuer}," in head:
            return None
    return "another issuer stands nearer"


_PLENUM: Final = re.compile(rf"^{fold('hội nghị lần thứ')} \S+ ")
# "Theo | Công văn số 12/UBND-ĐT"
_AT: Final = re.compile(rf"(?<!\w)(?:{fold('tại')}|{fold('theo')}|{fold('trong')}) (?:{fold('các')} )?\Z")
# "Bộ Chính trị | khóa X"
_TERM: Final = re.compile(rf",? \(?{fold('khóa')} ")


_ISSUES: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('ban hành', 'ra', 'ký', 'xây dựng', 'có', 'đề ra', 'thông qua', 'công bố', 'phát hành', 'phê duyệt', 'gửi', 'trình', 'tại', 'bằng', 'trong', 'nêu', 'cho ra', 'thống nhất', 'tham mưu')))})(?!\w)"
)
_BESIDE: Final = 16
"""Letters between a body and its document where no verb need stand between them."""
_CARRIED_OUT: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('thực hiện', 'triển khai', 'thi hành', 'căn cứ', 'theo', 'quán triệt', 'trên cơ sở', 'tinh thần')))}) (?:\S+ ){{0,6}}\Z"
)
# "Chỉ thị số 14-CT/HU ngày … của | Ban Thường vụ Huyện ủy"
_OF_ANOTHER: Final = re.compile(rf"{_NUMBER.pattern}[^;]{{0,40}}?(?<!\w){fold('của')} \Z")


def _begins(text: str, names: Collection[str]) -> str:
    """Return the longest of the names that a text begins with."""
    return max((name for name in names if text.startswith(name)), key=len, default="")


def _issuing(head: str, names: Collection[str]) -> set[str]:
    """Return the nearest body before a document that is not another one's issuer, and the body that "và" joins to it."""
    found: dict[int, str] = {}
    for name in sorted(names, key=len):
        at = head.rfind(name)
        if at < 0:
            continue
        # of "Ban Thường vụ Huyện ủy" the "Huyện ủy" is no body by itself: longer names come last
        found.pop(at + len(name), None)
        if not _OF_ANOTHER.search(head[:at]):
            found[at + len(name)] = name
    if not found:
        return set()
    last = max(found)
    # "Tỉnh ủy A thực hiện Chỉ thị số 10": who carries a document out has not issued it
    if _CARRIED_OUT.search(head, last) or not (len(head) - last < _BESIDE or _ISSUES.search(head, last)):
        return set()
    beside = _AND.search(head[: last - len(found[last])])
    other = found.get(beside.start(), "") if beside else ""
    return {found[last], other} - {""}


def _initials(issuer: str) -> str:
    """Return the first letters of a body that a number has: "ubnd" of "ubnd tỉnh A", "tt" of "thủ tướng"."""
    first, *rest = issuer.split()
    return first if first in {"ubnd", "hđnd"} else "".join(word[0] for word in (first, *rest[:1]))


_NEAR: Final = 30
"""Letters behind a number within which its issuer begins."""


_OPENS: Final = "|".join(map(fold, ("về việc", "về", "việc", "ban hành")))
# " của Bộ Chính trị | về “": the first words, or marks, that open a title
_OPENED: Final = re.compile(rf"(?:[\"“]|(?<!\w)(?:{_OPENS}) )(?:\s?(?:[\"“]|(?:{_OPENS}) ))*")


def title(claim: Claim, words: Words) -> str | None:
    """Prove a title that is all of a quotation but its kind, or the first one behind it, before any other document."""
    name, quote = fold(claim.object), fold(words.quote)
    head, inside, tail = quote.partition(name)
    if inside and (_NUMBER.search(head) or _is_kind(head)) and _TITLE_ENDS.match(tail):
        return None
    for _, behind in _around(words):
        opened = _OPENED.search(behind)
        if opened is None or _NUMBER.search(behind, 0, opened.start()):
            continue
        at = opened.end()
        # the words that open a title may be told as part of it
        starts = [opened.start() + word.start() for word in re.finditer(r"[^\s\"“]+", opened[0])]
        marked = re.search(r"[\"“]\s?\Z", opened[0]) is not None
        if marked and behind.startswith(name, at) and behind[at + len(name) :].lstrip()[:1] in {'"', "”"}:
            return None
        if any(
            behind.startswith(name, start) and _TITLE_ENDS.match(behind, start + len(name))
            for start in (*(() if marked else (at,)), *starts)
        ):
            return None
    return "no such title stands behind it"


@cache
def _kinds() -> frozenset[str]:
    return frozenset(fold(name) for kind in concepts("document-kind") for name in kind.names)


_KIND_WORDS: Final = 4


def _is_kind(head: str) -> bool:
    """Tell "Luật |", "Đề án “|", "Nghị quyết chuyên đề về |": the words before a title are a kind, or an opening follows it."""
    opened = re.search(rf"(?:[\"“]|(?<!\w)(?:{_OPENS}))\s?\Z", head)
    kind = head[: opened.start() if opened else None].strip(' "“')
    return kind in _kinds() or (opened is not None and len(kind.split()) <= _KIND_WORDS)


# "Luật Đất đai | số", "Đề án “…|”, “giữ rừng | giai đoạn 2021-2025”": what may stand behind a title
_TITLE_ENDS: Final = re.compile(
    rf"\s?(?:\Z|[\"”,;:.()]|(?:{'|'.join(map(fold, ('số', 'năm', 'ngày', 'của', 'khóa', 'giai đoạn', 'quý', 'gắn', 'được', 'đã', 'do', 'và các', 'phù hợp', 'trên địa bàn', 'triển khai trên địa bàn')))})(?!\w)|\d)"
)
