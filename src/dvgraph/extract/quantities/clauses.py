"""What a sentence joins to its figures: who, which verb, when, and the total that a figure is a part of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dvgraph.extract.quantities.units import TIMES, is_measure
from dvgraph.grammar.anchors import with_letter_before, word_choice
from dvgraph.model import Hit, Organization, Period, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.extract.found import Found
    from dvgraph.extract.quantities.figures import Figure
    from dvgraph.model import Report

__all__ = ["joined"]

_VERBS: Final = (
    "tổ chức|thành lập|xây dựng|hỗ trợ|mở|có|huy động|vận động|kết nạp|đào tạo|tập huấn|giải quyết|tiếp nhận|ban hành"
    "|khen thưởng|biểu dương|trao|tặng|vay|hoàn thành|sửa chữa|nâng cấp|đầu tư|trồng|thu hút|tuyên truyền|giúp đỡ|giúp"
    "|phối hợp|thực hiện|đạt|chiếm|bố trí|biên chế|giám sát|kiểm tra|công nhận|phát triển|duy trì|xử lý|phát hiện|bắt"
    "|đóng góp|hiến|ủng hộ|quyên góp|triển khai"
).split("|")
# "cấp xã", "tiếp theo" are no verbs
_VERBS_ALONE: Final = (
    "cấp(?! (?:xã|huyện|tỉnh|cơ|ủy|trên|dưới|thôn|trung|phường))",
    "tiếp(?! (?:tục|theo|xúc|cận|nối|giáp))",
)
_ACTIONS: Final = re.compile(word_choice([*_VERBS, *_VERBS_ALONE]))
# "đã tổ chức", "được cấp": these belong to the verb, not to the subject before it
_TENSES: Final = re.compile(r"(?<!\w)(?:đã|đang|được) \Z")
_PARTS: Final = re.compile(r"trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể", re.VERBOSE)
# "ba hộ còn lại (gồm hộ ông A và hộ bà B) được cấp 12 con": a bracket without figures says nothing of what follows it
_ASIDE: Final = re.compile(r"\([^()]*\)")
# From one part to the next: ", ", " và ", " là Trưởng ban; ", " (ĐBKK), ", "%), nữ "; not ", có " nor " (", which say something new.
_NEXT_PART: Final = re.compile(
    r"""[^,;:.()]{0,60}(?:\([^()\d]{1,40}\)|\))?(?:[,;]|[,;]?[ ]và)[ ]
    (?:(?!(?:có|đã|được|với|chiếm|đạt|tăng|giảm|hiện|toàn|tổ[ ]chức|thành[ ]lập|xây[ ]dựng|khen[ ]thưởng)[ ])[^\W\d]+[ ]){0,5}""",
    re.VERBOSE,
)
# A period that is only compared with: "tăng 276 mô hình so với năm 2020"
_COMPARED: Final = re.compile(r"(?:so[ ]với|với|bằng|hơn)[ ](?:cùng[ ]kỳ[ ])?\Z")


# What stands between a subject and its verb: "Sở cũng đã", "huyện hiện còn"
_ADVERBS: Final = (
    "đã|đang|sẽ|cũng|còn|vẫn|đều|được|hiện|nay|hiện nay|ngày càng|tiếp tục|luôn|thường xuyên|tích cực"
)
_LAST_ADVERBS: Final = frozenset(adverb.rpartition(" ")[2] for adverb in _ADVERBS.split("|"))
_ADVERBS_BEHIND: Final = re.compile(rf"(?: (?:{_ADVERBS}))+\Z")
_WIDTH: Final = 200
"""Letters left of a figure where its clause is looked at."""
_LONGEST_ASIDE: Final = 300


def _end(figure: Figure) -> int:
    return figure.span.end


def joined(report: Report, found: Found, figures: Sequence[Figure]) -> Iterator[Hit[Quantity]]:
    """Add to each figure its sentence's subject, action and period, and the total that it is a part of."""
    folded, written = report.view.folded, report.view.written
    total: Figure | None = None
    before: Figure | None = None
    earlier: list[Figure] = []
    periods: list[Span] = []
    past: Span | None = None
    for figure in figures:
        sentence = report.sentence_at(figure.at)
        if sentence != past:
            periods, past = (_told(report, found, sentence) if sentence else []), sentence
        if sentence is None or before is None or before.at < sentence.start:
            total, earlier = None, []
        else:
            between = folded[before.span.end : figure.span.start]
            around = _ASIDE.sub("", between) if "(" in between else between
            if total is None and ")" in around:
                # "39 đơn vị (38 xã, 01 thị trấn) trong đó có 22 xã vùng giáo": of what stands before the bracket
                left = max(sentence.start, before.span.start - _LONGEST_ASIDE)
                opened = folded.rfind("(", left, before.span.start)
                ahead = bisect_right(earlier, opened, key=_end)
                before = earlier[ahead - 1] if ahead else None
            total = _total(around, total, before, figure)
        part_of = None
        if total is not None and _same_kind(total.unit, figure.unit):
            part_of = written[total.span.start : total.span.end]
        subject, action = _clause(report, found, sentence, figure.at) if sentence else (None, None)
        period = _period(report, periods, figure)
        value = Quantity(
            figure.value,
            figure.unit,
            figure.comparator,
            figure.of,
            figure.value_max,
            figure.per,
            period,
            subject,
            action,
            part_of,
            figure.in_words,
        )
        yield Hit(figure.span, value, figure.rule)
        before = figure
        earlier.append(figure)


def _total(between: str, total: Figure | None, before: Figure | None, figure: Figure) -> Figure | None:
    """Return what a figure is a part of, given the words since the figure before it.

    A list in brackets that has ended leaves its total to the next one: "04 người (gồm …); trong đó 02 người …".
    """
    if cue := _PARTS.search(between):
        if _OTHER_FIGURE.search(between[: cue.start()].rstrip(" ,;")):
            return None
        return total if total is not None and between.startswith(")") else before
    if total is None or figure.unit == "%" or _NEXT_PART.fullmatch(between):
        return total
    return None


# "đất 174,5 m2 và khu dân cư số 584, | gồm 41.242 m2 …": a numeral that was not read stands nearer
_OTHER_FIGURE: Final = re.compile(
    r"(?:[,;.:]|[ ](?:và|với|cùng))[ ][^()]{0,200}?(?<![\d/.-])\d+(?![\d/-])|(?<![\d/.-])\d+(?![\d/-])[^,;.:]{0,200}[,;.:][ ]"
)


def _same_kind(total: str, part: str) -> bool:
    """Tell whether a part may be of a total: a share is none, money is no part of people, nor is their age."""
    if "%" in {total, part}:
        return False
    timed = [unit.lower().partition(" ")[0] in TIMES for unit in (total, part)]
    return total == part or not (any(timed) or is_measure(total) or is_measure(part))


def _told(report: Report, found: Found, sentence: Span) -> list[Span]:
    """Return where a sentence tells periods that nothing is only compared with."""
    folded = report.view.folded
    return [
        span
        for span, _, _ in found.within(Period, sentence)
        if not _COMPARED.search(folded, max(sentence.start, span.start - 24), span.start)
    ]


def _period(report: Report, periods: Sequence[Span], figure: Figure) -> str | None:
    """Return the period a figure is told for: right behind it, the nearest before it, or the only one, if no comma parts them.

    "đạt 36 triệu đồng, ước năm 2017 đạt 39 triệu đồng": the first is of another year.
    """
    if not periods:  # in most sentences
        return None
    behind = bisect_left(periods, Span(figure.span.end, 0))
    before = bisect_right(periods, figure.at, key=itemgetter(1))
    if behind < len(periods) and periods[behind].start - figure.span.end <= 1:
        chosen = periods[behind]
    elif before:
        chosen = periods[before - 1]
    elif len(periods) == 1 and "," not in report.view.folded[figure.span.end : periods[0].start]:
        chosen = periods[0]
    else:
        return None
    return report.view.written[slice(*chosen)]


def _clause(report: Report, found: Found, sentence: Span, start: int) -> tuple[str | None, str | None]:
    """Return subject and verb of the clause that a figure stands in: "HĐND huyện", "tổ chức"."""
    folded, written = report.view.folded, report.view.written
    left = max(sentence.start, start - _WIDTH)
    for mark in (";", ". ", ": "):
        at = folded.rfind(mark, left, start)
        left = at + len(mark) if at >= 0 else left
    # "Phòng Giáo dục và Đào tạo": a verb in the name of a body is none
    spans = (verb.span(1) for verb in _ACTIONS.finditer(with_letter_before(folded, left, start)))
    told = ((left + first - 1, left + last - 1) for first, last in spans)
    verbs = [verb for verb in told if found.covering(Organization, verb) is None]
    if not verbs:
        return None, None
    first = verbs[0][0]
    tense = _TENSES.search(folded, max(left, first - len("được ")), first)
    _, comma, subject = written[left : tense.start() if tense else first].rpartition(",")
    whole = bool(comma) or left == sentence.start or left > start - _WIDTH
    subject = subject.strip(' \t\u00a0"“”()')
    if subject.rpartition(" ")[2] in _LAST_ADVERBS:
        subject = _ADVERBS_BEHIND.sub("", subject)
    action = written[slice(*verbs[-1])]
    return (subject if whole and 1 <= len(subject.split()) <= 10 else None), action
