"""Proofs of what a sentence joins to its figures: who, which verb, when, and the thing that is meant."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.facts import words_of
from dvgraph.verify.claim import Claim, bodies_named, joined, labels, named_in, spaced, words_naming
from dvgraph.verify.words import contains, fold, squeeze
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["CLAUSES"]


def _any(words: str) -> str:
    return "|".join(sorted(map(fold, words.split("|")), key=len, reverse=True))


_END: Final = r"(?![\w\u0300-\u036f])"
# "cấp 5 con bò", no "cấp xã"; "tiếp 40 lượt", no "tiếp tục"
_VERB: Final = (
    rf"(?:{_any('tổ chức|thành lập|xây dựng|hỗ trợ|mở|có|huy động|vận động|kết nạp|đào tạo|tập huấn|giải quyết|tiếp nhận|ban hành|khen thưởng|biểu dương|trao|tặng|vay|hoàn thành|sửa chữa|nâng cấp|đầu tư|trồng|thu hút|tuyên truyền|giúp đỡ|giúp|phối hợp|thực hiện|đạt|chiếm|bố trí|biên chế|giám sát|kiểm tra|công nhận|phát triển|duy trì|xử lý|phát hiện|bắt|đóng góp|hiến|ủng hộ|quyên góp|triển khai')}"
    rf"|{fold('cấp')}(?! (?:{_any('xã|huyện|tỉnh|cơ|ủy|trên|dưới|thôn|trung|phường')}))|{fold('tiếp')}(?! (?:{_any('tục|theo|xúc|cận|nối|giáp')}))){_END}"
)
_VERBS: Final = re.compile(rf"(?<!\w){_VERB}")
_BEFORE_VERB: Final = rf"(?: (?:{_any('đã|đang|sẽ|cũng|còn|vẫn|đều|được|hiện|nay|ngày càng|tiếp tục|luôn|thường xuyên|tích cực')}){_END})*"


@lru_cache(maxsize=4)
def _figures_at(dataset: Dataset) -> dict[tuple[str, str, str], list[int]]:
    """Return where figures of the same words stand in each sentence of each report, in order."""
    found: dict[tuple[str, str, str], set[int]] = {}
    for figure in dataset.instances(Dv.Observation):
        for words in words_of(dataset, figure):
            found.setdefault((words.report, words.sentence, words.quote), set()).add(words.start)
    return {key: sorted(starts) for key, starts in found.items()}


_LONGEST_CLAUSE: Final = 1000
"""Letters before a figure in which its clause begins."""


@lru_cache(maxsize=64)
def _places(sentence: str, quote: str) -> tuple[int, ...]:
    """Return where words stand in a sentence: "2.905 đơn" is not what ends "2.871/2.905 đơn"."""
    places = []
    at = sentence.find(quote)
    while at >= 0:
        if not re.search(r"\d/?\Z", sentence[max(0, at - 2) : at]):
            places.append(at)
        at = sentence.find(quote, at + 1)
    return tuple(places)


def _clauses_before(claim: Claim, words: Words) -> Iterator[str]:
    """Yield the clause before a figure, folded; by itself, and up to the figure's numeral.

    Where a sentence has the same words several times, the first figure of them stands at the first, and so on.
    """
    sentence, quote = fold(words.sentence), fold(words.quote)
    led = re.split(r"\d", quote)[0]
    places = _places(sentence, quote)
    figures = _figures_at(claim.dataset).get((words.report, words.sentence, words.quote), [])
    if len(figures) == len(places) and words.start in figures:
        places = (places[figures.index(words.start)],)
    for at in places:
        clause = re.split(r";|\. |: ", sentence[max(0, at - _LONGEST_CLAUSE) : at])[-1]
        yield clause
        yield f"{clause}{led}"  # "mỗi năm tổ chức | 2 đợt"


def _action(claim: Claim, words: Words) -> str | None:
    """Prove a verb that is the nearest one before the figure, in its clause or in the figure's own words."""
    action = fold(claim.object)
    # "gửi Sở Xây dựng": a verb in the name of a body is none
    names = sorted(
        (claim.label(body) for body in bodies_named(claim.dataset, words.report)), key=len, reverse=True
    )
    bodies = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    verbs = (
        [found[0] for found in _VERBS.finditer(bodies.sub(" ", clause))]
        for clause in _clauses_before(claim, words)
    )
    told = any(found[-1:] == [action] for found in verbs)
    return None if told else "it is not the nearest verb before the figure"


def _subject_name(claim: Claim, words: Words) -> str | None:
    """Prove a subject that begins a clause before the figure and has its verb behind it."""
    subject = re.escape(fold(claim.object))
    begins = re.compile(
        rf"(?:^|,) ?[\s\"'()]*{subject}[\s\"'()]*{_BEFORE_VERB} ?(?:{_any('đã|đang|được')})? ?[\"']?{_VERB}"
    )
    whole = joined(claim.object)
    longer = [name for name in _named(claim.dataset, words.report).values() if name.startswith(f"{whole} ")]
    if any(contains(joined(words.sentence), name) for name in longer) and not contains(
        joined(words.sentence), f"{whole},"
    ):
        longer = [name for name in longer if contains(joined(words.sentence), name)]
        if len(longer) >= len(
            re.findall(rf"(?<!\w){re.escape(whole)}(?![\w\u0300-\u036f])", joined(words.sentence))
        ):
            return "a longer name stands there"
    told = any(begins.search(clause) for clause in _clauses_before(claim, words))
    return None if told else "it is not the subject of the clause"


@lru_cache(maxsize=4)
def _named_periods(dataset: Dataset) -> dict[tuple[str, str], list[tuple[int, int, str, str]]]:
    """Return the periods that each sentence of each report names, not only compares with: where, the words, and which."""
    found: dict[tuple[str, str], list[tuple[int, int, str, str]]] = {}
    for period in dataset.instances(Dv.Period):
        for words in words_of(dataset, period):
            found.setdefault((words.report, words.sentence), []).append(
                (words.start, words.end, words.quote, period)
            )
    return {key: sorted(_not_compared(key[1], named)) for key, named in found.items()}


def _not_compared(
    sentence: str, named: list[tuple[int, int, str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    compared = {
        quote: re.search(_COMPARED + re.escape(fold(quote)), fold(sentence)) is not None
        for quote in {one[2] for one in named}
    }
    return (one for one in named if not compared[one[2]])


# "tăng 276 mô hình so với năm 2020": a period that is only compared with
_COMPARED: Final = rf"(?:{_any('so với|với|bằng|hơn')}) (?:{fold('cùng kỳ')} )?"


def _period(claim: Claim, words: Words) -> str | None:
    """Prove the period right behind a figure, else the nearest before it, else the first one behind."""
    sentence = fold(words.sentence)
    named = _named_periods(claim.dataset).get((words.report, words.sentence), [])
    # a space may be typed twice; a sentence is written with one
    behind = [
        one
        for one in named
        if 0 <= one[0] - words.end <= 1
        or (one[0] - words.end == 2 and f"{fold(words.quote)} {fold(one[2])}" in sentence)
    ]
    before = [one for one in named if one[1] <= words.start]
    chosen = behind[:1] or before[-1:] or named[:1]
    return None if [one[3] for one in chosen] == [claim.object] else "the sentence tells another period of it"


@lru_cache(maxsize=16)
def _named(dataset: Dataset, report: str) -> dict[str, str]:
    """Return the names of the bodies and places that a report names, as compared."""
    things = (*bodies_named(dataset, report), *named_in(dataset, report, "place"))
    return {thing: joined(dataset.label(thing)) for thing in things}


_WHOLE: Final = re.compile(
    rf"(?:(?:{_any('toàn|cả|trên địa bàn')}) )?(?P<level>{_any('huyện|tỉnh|xã|thị xã|quận|phường|thị trấn')})"
)
_LEVELS: Final = {
    fold(word): level
    for level, words in {"province": "tỉnh", "district": "huyện|thị xã|quận", "commune": "xã|phường|thị trấn"}.items()
    for word in words.split("|")
}  # fmt: skip


def _feature(claim: Claim, words: Words) -> str | None:
    """Prove what a figure is said of: it is the subject that is written, or the longest name inside of it."""
    subject = joined(claim.said(Dv.subjectName))
    names = {joined(name) for name in labels(claim, claim.object)}
    quotes = {joined(said.quote) for said in words_naming(claim, claim.object) if said.report == words.report}
    if subject in names | quotes:
        return None
    # "Quyết định số 95/QĐ-TTg hỗ trợ 12 tấn gạo"
    number = squeeze(claim.dataset.value(claim.object, Dv.number))
    if number and spaced(number).search(claim.said(Dv.subjectName)):
        return None
    if (whole := _WHOLE.fullmatch(subject)) and claim.object in claim.dataset.resources(
        words.report, Dv.subjectOf
    ):
        level = claim.dataset.resource(claim.object, Dv.level)
        return None if local_name(level) == _LEVELS[whole["level"]] else "the unit is of another level"
    inside = {name for name in names | quotes if contains(subject, name)}
    longer = (
        name
        for thing, name in _named(claim.dataset, words.report).items()
        if thing != claim.object
        and contains(subject, name)
        and any(contains(name, own) and name != own for own in inside)
    )
    return None if inside and not next(longer, None) else "the subject that is written does not name it"


CLAUSES: Final[dict[str, Proof]] = {
    Dv.action: _action,
    Dv.subjectName: _subject_name,
    Dv.period: _period,
    Dv.featureOfInterest: _feature,
}
"""The proof of each predicate that is proved here."""
