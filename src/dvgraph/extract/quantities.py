"""Figures: how many or how much, of what, said of whom."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.noun_phrases import noun_phrase_end
from dvgraph.grammar.numerals import (
    COUNT_WORDS,
    FIRST_WORDS,
    MULTIPLIER,
    NUMERAL,
    multiplied,
    read_count_words,
    read_numeral,
)
from dvgraph.lexicon import concepts
from dvgraph.model import Comparator, Document, Hit, Period, Quantity, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_quantities"]

# One figure: "179/191", "5-7", "từ 20 đến 30", "40,6 tỷ", "1 tỷ 200 triệu"
_FIGURE: Final = re.compile(
    rf"""(?<![\w/.,+-]) (?P<one>{NUMERAL}) (?P<scale>(?:[ ]?{MULTIPLIER}){{0,2}})
    (?: [ ]?/[ ]?(?P<of>{NUMERAL})(?![\w]*[ ]?lần|[/.,-]?\d)
      | [ ]?(?:-|đến|tới)[ ]?(?P<max>{NUMERAL})(?P<scale_max>(?:[ ]?{MULTIPLIER}){{0,2}})(?![/.,-]?\d)
      | [ ](?P<more>{NUMERAL})(?P<scale_more>(?:[ ]{MULTIPLIER}))
    )?""",
    re.VERBOSE,
)
_TRIGGER: Final = re.compile(r"\d+")
# What makes a numeral a name, a rank or a date: "Quốc lộ 7", "cấp 6", "lần thứ 13", "khóa 12", "Điều 5", "tổ 3", "tháng 6".
_NO_COUNT: Final = re.compile(
    r"""(?:^|(?<=[\s(,"]))(?:
        (?:quốc|tỉnh|đường|hương|huyện)[ ]lộ | đường(?:[ ]cấp|[ ]số)? | cấp | thứ | khóa | điều | khoản | điểm | chương | mục | (?<!dân[ ])(?<!tổng[ ])số | số[ ]nhà | tổ | khối | thôn | xóm | (?<!\d[ ])lớp
      | ấp | bản | khu | khu[ ]phố | khóm | buôn | làng | tổ[ ]dân[ ]phố | phường | quận | lô | (?<!mỗi[ ])(?<!hàng[ ])(?<!hằng[ ])(?:tháng|ngày|năm|quý|tuần) | tuần[ ]thứ | hạng | loại | bậc | nhóm
      | chương[ ]trình | dự[ ]án | nghị[ ]quyết | quyết[ ]định | chỉ[ ]thị | kết[ ]luận | nghị[ ]định | thông[ ]tư | luật | kế[ ]hoạch | đề[ ]án | văn[ ]bản
      | công[ ]văn | tiểu[ ]dự[ ]án | nội[ ]dung | tiêu[ ]chí[ ]số | mốc | cột[ ]mốc | biển[ ]số | phòng | tầng | tập | kỳ | đợt | phiên | vòng | giải | lúc | hồi
      | đt | điện[ ]thoại | fax | hotline | trung[ ]ương | hội[ ]nghị[ ]trung[ ]ương | khoá | k | bảng | biểu | phụ[ ]lục | trang | hình | ảnh | bài | phần | đoàn[ ]b
      | sư[ ]đoàn | trung[ ]đoàn | quân[ ]khu | binh[ ]đoàn | lữ[ ]đoàn | tiểu[ ]đoàn | đại[ ]đội | vùng
    )[ ]?\Z""",
    re.VERBOSE,
)
_NO_UNIT_AFTER: Final = re.compile(r"[ ]?(?:/\d|giờ[ ]\d|h\d|:\d|[-/]\d)|[ ]?h(?!\w)|[ ]giờ[ ]?\d")
_LIST_NUMBER: Final = re.compile(r"[.)][ ]|\)[ ]?|[.][ ]?(?=\D)")
_IDIOM: Final = re.compile(r"[ ](?:số|bên)(?!\w)")
_COMPARATORS: Final = (
    (Comparator.AT_MOST, r"không[ ]quá|tối[ ]đa|nhiều[ ]nhất|không[ ]vượt[ ]quá|cao[ ]nhất"),
    (Comparator.AT_LEAST, r"ít[ ]nhất|tối[ ]thiểu|không[ ]dưới|không[ ]ít[ ]hơn"),
    (Comparator.LESS_THAN, r"dưới|chưa[ ]đến|chưa[ ]tới|chưa[ ]đầy|ít[ ]hơn|thấp[ ]hơn"),
    (Comparator.ABOUT, r"(?:ước[ ]|vào[ ])?khoảng|gần|ước|ước[ ]tính|xấp[ ]xỉ|chừng"),
    (Comparator.MORE_THAN, r"hơn|trên|vượt"),
)
_COMPARATOR: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{sign.name}>{words})" for sign, words in _COMPARATORS) + r")[ ]\Z",
    re.VERBOSE,
)
_RATE_BEFORE: Final = re.compile(r"(?<!\w)(?:mỗi|một|hàng|hằng)[ ](?P<per>tuần|tháng|quý|năm|ngày)[ ]\Z")
_RATE_AFTER: Final = re.compile(
    r"[ ]?/[ ]?(?P<per>[^\W\d_]+(?:[ ](?:dân|số|đầu|khẩu|viên|gia[ ]đình))?(?:/[^\W\d_]+)?)"
)
_PERIODIC: Final = re.compile(
    r"(?<![\w/.,-])(?P<per>\d{1,2}[ ](?:năm|tháng|tuần|quý|ngày))[ ]?/[ ]?(?P<n>\d{1,3})[ ]lần(?!\w)"
)
_ACTIONS: Final = re.compile(
    r"(?<!\w)(?:đã[ ]|đang[ ]|được[ ])?(?P<verb>tổ chức|thành lập|xây dựng|hỗ trợ|mở|có|huy động|vận động|kết nạp|đào tạo|tập huấn|giải quyết|tiếp nhận"
    r"|ban hành|khen thưởng|biểu dương|trao|tặng|cấp(?![ ](?:xã|huyện|tỉnh|cơ|ủy|trên|dưới|thôn|trung|phường))|vay|hoàn thành|sửa chữa|nâng cấp|đầu tư|trồng|thu hút|tuyên truyền|giúp đỡ|giúp|phối hợp"
    r"|thực hiện|đạt|chiếm|bố trí|biên chế|giám sát|kiểm tra|công nhận|phát triển|duy trì|tiếp(?![ ](?:tục|theo|xúc|cận|nối|giáp))|xử lý|phát hiện|bắt|đóng góp|hiến|ủng hộ|quyên góp|triển khai)(?!\w)"
)
_PARTS: Final = re.compile(r"trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể", re.VERBOSE)
# From one part to the next: ", ", " và ", " là Trưởng ban; ", "%), nữ "; not ", có " nor " (", which say something new.
_NEXT_PART: Final = re.compile(
    r"""[^,;:.()]{0,60}\)?(?:[,;]|[,;]?[ ]và)[ ]
    (?:(?!(?:có|đã|được|với|chiếm|đạt|tăng|giảm|hiện|toàn|tổ[ ]chức|thành[ ]lập|xây[ ]dựng|khen[ ]thưởng)[ ])[^\W\d]+[ ]){0,5}""",
    re.VERBOSE,
)
_LEFT: Final = 28


# "04 đồng chí" are people, not money.
_COMPOUND: Final = r"(?![ ](?:chí|bào|nghiệp|đội|hương|ruộng|cỏ|lúa|bọn))"


@cache
def _measure() -> re.Pattern[str]:
    names = sorted({view_of(n).folded for c in concepts("measure") for n in c.names}, key=len, reverse=True)
    return re.compile(r"[ ]?(?P<unit>" + "|".join(map(re.escape, names)) + r")(?![\w²³])" + _COMPOUND)


def read_quantities(report: Report, found: Found) -> Iterator[Hit[Quantity]]:
    """Yield the figures of a report that count or measure something."""
    hits: list[Hit[Quantity]] = []
    folded = report.view.folded
    end = 0
    for trigger in _TRIGGER.finditer(folded):
        if trigger.start() < end:
            continue
        hit = _periodic(report, trigger.start(), end) or _figure(report, found, trigger.start(), end)
        if hit is not None:
            hits.append(hit)
            end = hit.span.end
    hits = sorted([*hits, *_in_words(report)], key=lambda hit: hit.span)
    yield from _joined(report, found, hits)


# "ba bản", "mười hai xã": what is counted in words; "hai bên", "ba ngày", "hai nước" count nothing.
_IN_WORDS: Final = re.compile(
    rf"""(?<![\w,-])(?<!thứ[ ])(?<!trăm[ ])(?<!nghìn[ ])(?<!mười[ ])(?<!mươi[ ])
    (?P<count>{COUNT_WORDS})[ ](?P<unit>cụm[ ]bản|cặp[ ]bản|bản|xã|thị[ ]trấn|phường|huyện|thôn|xóm|buôn|ấp|làng|hộ|mô[ ]hình)(?!\w)""",
    re.VERBOSE,
)


def _in_words(report: Report) -> Iterator[Hit[Quantity]]:
    """Yield the counts that are written in words, marked as such."""
    folded, written = report.view.folded, report.view.written
    for first in FIRST_WORDS:
        # str.find runs many times faster than a pattern that begins with a choice
        at = folded.find(f"{first} ")
        while at >= 0:
            if match := _IN_WORDS.match(folded, at):
                value = Quantity(
                    read_count_words(match["count"]), written[slice(*match.span("unit"))], in_words=True
                )
                yield Hit(Span(*match.span()), value, "quantity.in-words")
            at = folded.find(f"{first} ", at + 1)


def _periodic(report: Report, start: int, free: int) -> Hit[Quantity] | None:
    """Read "05 năm/2 lần": twice in each five years."""
    match = _PERIODIC.match(report.view.folded, start)
    if match is None or start < free:
        return None
    value = Quantity(Decimal(match["n"]), "lần", per=report.view.written[slice(*match.span("per"))])
    return Hit(Span(*match.span()), value, "quantity.periodic")


def _figure(report: Report, found: Found, start: int, free: int) -> Hit[Quantity] | None:
    folded, written = report.view.folded, report.view.written
    match = _FIGURE.match(folded, start)
    if match is None:
        return None
    span = Span(*match.span())
    if found.covering(Document, span) is not None or found.covering(Period, span) is not None:
        return None
    head = folded[max(free, start - _LEFT) : start]
    measured = bool(match["scale"]) or _measure().match(folded, match.end()) is not None
    if (
        (_NO_COUNT.search(head) and not measured)
        or _NO_UNIT_AFTER.match(folded, match.end())
        or _IDIOM.match(folded, match.end())
    ):
        return None
    sentence = report.sentence_at(start)
    stop = sentence.end if sentence else len(folded)
    if sentence and start == sentence.start and _LIST_NUMBER.match(folded, match.end()):
        return None
    value = read_numeral(match["one"])
    if value is None:
        return None
    left, comparator = start, None
    if bound := _COMPARATOR.search(head):
        left = start - (len(head) - bound.start())
        comparator = Comparator[str(bound.lastgroup)]
    unit = _unit(report.view.plain, folded, match.end(), stop)
    if unit is None:
        return None
    unit_span, end = unit
    quantity = _valued(match, value, written[unit_span.start : unit_span.end].strip(), comparator)
    if quantity is None:
        return None
    per = None
    if rate := _RATE_BEFORE.search(folded, max(free, left - _LEFT), left):
        if quantity.unit.lower().startswith("lần"):
            left, per = rate.start(), rate["per"]
    elif rate := _RATE_AFTER.match(folded, end):
        end, per = rate.end(), written[rate.start("per") : rate.end("per")]
    return Hit(Span(left, end), replace(quantity, per=per), "quantity.figure")


def _unit(plain: str, folded: str, start: int, stop: int) -> tuple[Span, int] | None:
    """Return the span of the unit behind a numeral, and where the quotation ends."""
    if percent := re.compile(r"[ ]?%").match(folded, start):
        end = percent.end()
        phrase = noun_phrase_end(plain, folded, end, stop) if folded[end : end + 1] == " " else end
        return Span(percent.end() - 1, percent.end()), phrase if phrase > end + 1 else end
    if measure := _measure().match(folded, start):
        return Span(*measure.span("unit")), measure.end()
    if folded[start : start + 1] != " ":
        return None
    end = noun_phrase_end(plain, folded, start, stop)
    return (Span(start + 1, end), end) if end > start + 1 else None


def _valued(
    match: re.Match[str], value: Decimal, unit: str, comparator: Comparator | None
) -> Quantity | None:
    scale = match["scale"] or ""
    of = read_numeral(match["of"]) if match["of"] else None
    top = read_numeral(match["max"]) if match["max"] else None
    if match["max"]:
        if top is None:
            return None
        scale_max = match["scale_max"] or ""
        top = multiplied(top, scale_max or scale)
        scale = scale or scale_max
    value = multiplied(value, scale)
    if match["more"]:
        more = read_numeral(match["more"])
        if more is None or not scale:
            return None
        value += multiplied(more, match["scale_more"])
    return Quantity(value, unit, comparator, of, top)


def _joined(report: Report, found: Found, hits: list[Hit[Quantity]]) -> Iterator[Hit[Quantity]]:
    """Add to each figure its sentence's subject, action and period, and the total that it is a part of."""
    folded, written = report.view.folded, report.view.written
    total: Hit[Quantity] | None = None
    before: Hit[Quantity] | None = None
    earlier: list[Hit[Quantity]] = []
    for hit in hits:
        sentence = report.sentence_at(hit.span.start)
        quantity = hit.value
        if sentence is None or before is None or before.span.start < sentence.start:
            total, earlier = None, []
        else:
            between = folded[before.span.end : hit.span.start]
            if total is None and between.startswith(")"):
                # "39 đơn vị (38 xã, 01 thị trấn) trong đó có 22 xã vùng giáo": of what stands before the bracket
                opened = folded.rfind("(", sentence.start, before.span.start)
                before = next((one for one in reversed(earlier) if one.span.end <= opened), before)
            total = _total(between, total, before, hit)
        part_of = None
        if total is not None and _same_kind(total.value.unit, quantity.unit):
            part_of = written[total.span.start : total.span.end]
        subject, action = _clause(report, sentence, hit.span.start) if sentence else (None, None)
        period = None
        if sentence:
            periods = found.within(Period, sentence)
            period = written[slice(*periods[0].span)] if len(periods) == 1 else None
        yield hit._replace(
            value=replace(quantity, subject=subject, action=action, period=period, part_of=part_of)
        )
        before = hit
        earlier.append(hit)


def _total(
    between: str, total: Hit[Quantity] | None, before: Hit[Quantity], hit: Hit[Quantity]
) -> Hit[Quantity] | None:
    """Return what a figure is a part of, given the words since the figure before it.

    A list in brackets that has ended leaves its total to the next one: "04 người (gồm …); trong đó 02 người …".
    """
    if _PARTS.search(between):
        return total if total is not None and between.startswith(")") else before
    if total is None or hit.value.unit == "%" or _NEXT_PART.fullmatch(between):
        return total
    return None


def _same_kind(total: str, part: str) -> bool:
    """Tell whether a part may be of a total: a share is none, and money is no part of people."""
    measured = [_measure().fullmatch(unit.lower()) is not None for unit in (total, part)]
    return "%" not in {total, part} and (total == part or measured == [False, False])


def _clause(report: Report, sentence: Span, start: int) -> tuple[str | None, str | None]:
    """Return subject and verb of the clause that a figure stands in: "HĐND huyện", "tổ chức"."""
    folded, written = report.view.folded, report.view.written
    left = max(sentence.start, start - 200)
    for mark in (";", ". ", ": "):
        left = max(
            left,
            folded.rfind(mark, left, start) + len(mark) if folded.rfind(mark, left, start) >= 0 else left,
        )
    verbs = list(_ACTIONS.finditer(folded, left, start))
    if not verbs:
        return None, None
    head = written[left : verbs[0].start()]
    subject = head.rpartition(",")[2].strip(' "“”()')
    action = written[slice(*verbs[-1].span("verb"))]
    return (subject if 1 <= len(subject.split()) <= 10 else None), action
