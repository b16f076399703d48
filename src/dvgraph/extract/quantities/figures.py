"""One figure at a numeral: its value, how it binds, what it counts, per what."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.extract.quantities.units import TIMES, Unit, rate_after, rate_before, unit_at
from dvgraph.grammar.noun_phrases import begins_with_classifier, begins_with_counted_noun
from dvgraph.grammar.numerals import MULTIPLIER, NUMERAL, multiplied, read_numeral
from dvgraph.model import Comparator, Document, Period, Programme, Quantity, Span

if TYPE_CHECKING:
    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["FigureHit", "figure_at"]


class FigureHit(NamedTuple):
    """A figure, where its quotation stands, and where its numeral begins in it."""

    span: Span
    at: int
    value: Quantity
    rule: str


_SCALE: Final = rf"(?:[ ]?{MULTIPLIER}){{0,2}}"
# One figure: "179/191", "64 trong tổng số 71", "17 trên 17", "5-7", "5% - 7%", "từ 20 đến 30", "40,6 tỷ", "1 tỷ 200 triệu"
_FIGURE: Final = re.compile(
    rf"""(?<![\w.,+-])(?<!\d/) (?P<one>{NUMERAL}) (?P<scale>{_SCALE})
    (?: [ ]?/[ ]?(?P<of>{NUMERAL})(?P<scale_of>{_SCALE})(?![\w]*[ ]?lần|[/.,-]?\d)
      | [ ](?:trên(?:[ ](?:tổng[ ])?số)?|trong[ ](?:tổng[ ])?số)[ ](?P<among>{NUMERAL})(?P<scale_among>{_SCALE})
      | [ ]?(?:-|đến|tới)[ ]?(?P<max>{NUMERAL})(?P<scale_max>{_SCALE})(?![/.,-]?\d)
      | [ ]?%[ ]?(?:-|đến|tới)[ ]?(?P<max_share>{NUMERAL})(?=[ ]?%)
      | [ ](?P<more>{NUMERAL})(?P<scale_more>(?:[ ]{MULTIPLIER}))
    )?""",
    re.VERBOSE,
)
# "05 năm/2 lần"
_PERIODIC: Final = re.compile(
    r"(?<![\w/.,-])(?P<per>\d{1,2}[ ](?:năm|tháng|tuần|quý|ngày))[ ]?/[ ]?(?P<n>\d{1,3})[ ]lần(?!\w)"
)
# What makes a numeral a date, a clause or a telephone, whatever is behind it: "ngày 20/11", "tối 13/11", "Điều 5", "ĐT: 0238".
_DATE_OR_CLAUSE: Final = re.compile(
    r"""(?:^|(?<=[\s(,"]))(?:
        (?<!mỗi[ ])(?<!hàng[ ])(?<!hằng[ ])(?<!một[ ])(?:tháng|ngày|năm|quý|tuần) | sáng | trưa | chiều | tối | đêm | hôm | mùng | mồng | lễ | dịp
      | lúc | (?<!thu[ ])hồi | thứ | tuần[ ]thứ | khóa | khoá | điều | khoản | chương | mục | luật | nghị[ ]quyết | quyết[ ]định | chỉ[ ]thị | kết[ ]luận
      | nghị[ ]định | thông[ ]tư | công[ ]văn | tiêu[ ]chí[ ]số | biển[ ]số | số[ ]nhà | đt | điện[ ]thoại | sđt | fax | hotline | trang
      | hội[ ]nghị[ ]trung[ ]ương | trung[ ]ương | bảng | biểu | phụ[ ]lục | hình | lượt[ ]xem
    )[ ]?(?:\([^()\d]{1,12}\))?[:.]?[ ]?\Z""",
    re.VERBOSE,
)
# What is numbered rather than counted: "Quốc lộ 7", "cấp 6", "tổ 3", "Dự án 600"; "mỗi tổ 5 người" is counted.
_NUMBERED: Final = re.compile(
    r"""(?:^|(?<=[\s(,"]))(?<!mỗi[ ])(?<!từng[ ])(?:
        (?:quốc|tỉnh|đường|hương|huyện)[ ]lộ | đường(?:[ ](?:cấp|số|tỉnh|huyện|xã))? | cấp | điểm | (?<!dân[ ])(?<!tổng[ ])số | tổ | khối | thôn | xóm
      | ấp | bản | khu | khu[ ]phố | khóm | buôn | làng | tổ[ ]dân[ ]phố | phường | quận | lô | (?<!\d[ ])lớp | hạng | loại | bậc | nhóm
      | chương[ ]trình | dự[ ]án | kế[ ]hoạch | đề[ ]án | văn[ ]bản | tiểu[ ]dự[ ]án | nội[ ]dung | mốc | cột[ ]mốc | phòng | tầng | tập
      | (?<!cùng[ ])kỳ | kì | vành[ ]đai | đợt | phiên | vòng | giải | k | ảnh | bài | phần | đoàn[ ]b | hợp[ ]tác[ ]xã | htx | công[ ]ty | xí[ ]nghiệp | trường | cụm | khu[ ]vực
      | sư[ ]đoàn | trung[ ]đoàn | quân[ ]khu | binh[ ]đoàn | lữ[ ]đoàn | tiểu[ ]đoàn | đại[ ]đội | vùng | tuyến | km | giai[ ]đoạn | top | p[.] | q[.] | ngõ | ngách | hẻm
    )[ ]?\Z""",
    re.VERBOSE,
)
_NO_UNIT_AFTER: Final = re.compile(r"[ ]?(?:/\d|giờ[ ]\d|h\d|:\d|[-/]\d)|[ ]?h(?!\w)|[ ]giờ[ ]?\d")
_NO_UNIT: Final = frozenset({"", ".", ":", "/", "-", "\n"})
"""What no unit begins with; looked at first, for most numerals are dates, numbers of documents and clock times."""
_LIST_NUMBER: Final = re.compile(r"[.)][ ]|\)[ ]?|[.][ ]?(?=\D)")
_IDIOM: Final = re.compile(r"[ ](?:số|bên)(?!\w)")
_TIMES: Final = re.compile(r"[ ]lần(?![ ](?:đầu|thứ|này)|\w)")
# "0238 123 4567", and what follows its first digits
_TELEPHONE: Final = re.compile(r"0\d{8,}|0\d{2,3}[. ]\d{3,4}[. ]\d{3,4}")
_TELEPHONE_BEFORE: Final = re.compile(r"(?<!\d)0\d{2,3}[. ](?:\d{3,4}[. ])?\Z")
_COMPARATORS: Final = (
    (Comparator.AT_MOST, r"không[ ]quá|tối[ ]đa|nhiều[ ]nhất|không[ ]vượt[ ]quá|cao[ ]nhất"),
    (Comparator.AT_LEAST, r"ít[ ]nhất|tối[ ]thiểu|không[ ]dưới|không[ ]ít[ ]hơn|không[ ]thấp[ ]hơn"),
    (Comparator.LESS_THAN, r"dưới|chưa[ ]đến|chưa[ ]tới|chưa[ ]đầy|ít[ ]hơn|thấp[ ]hơn"),
    (Comparator.ABOUT, r"(?:ước[ ]|vào[ ])?khoảng|gần|ước|ước[ ]tính|xấp[ ]xỉ|chừng"),
    (Comparator.MORE_THAN, r"hơn|trên|quá"),
)
_COMPARATOR: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{sign.name}>{words})" for sign, words in _COMPARATORS) + r")[ ]\Z",
    re.VERBOSE,
)
# "(từ) 60 triệu đồng trở lên"
_UPWARDS: Final = re.compile(r"[ ]trở[ ](?P<way>lên|xuống)(?!\w)")
_FROM: Final = re.compile(r"(?<!\w)từ[ ]\Z")
# "12 xã biên giới trên tổng số 18 xã, thị trấn"
_AMONG: Final = re.compile(
    rf"[ ](?:trên|trong)[ ]tổng[ ](?:số[ ])?(?P<of>{NUMERAL})(?P<scale>{_SCALE})(?![/.,-]?\d)"
)
_RANGE_BEGUN: Final = re.compile(r"(?<!tăng )(?<!giảm )(?<!nâng )(?<!\w)từ \Z")
_TOP: Final = re.compile(rf" (?:đến|tới) (?P<top>{NUMERAL})(?P<scale>{_SCALE})")
_LEFT: Final = 28
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAYS: Final = 31
_MONTHS: Final = 12
_FEW: Final = 10
_MANY: Final = 3
"""Digits of a number that is no rank: "cấp 190 lu nước" is given out, "cấp 6" is a class."""
_SMALLEST_SCALE: Final = 200


def figure_at(report: Report, found: Found, start: int, free: int) -> FigureHit | None:
    """Return the figure whose numeral begins at a position, None where it is none; nothing left of `free` is used."""
    return _periodic(report, start) or _figure(report, found, start, free)


def _periodic(report: Report, start: int) -> FigureHit | None:
    """Read "05 năm/2 lần": twice in each five years."""
    match = _PERIODIC.match(report.view.folded, start)
    if match is None:
        return None
    value = Quantity(Decimal(match["n"]), "lần", per=report.view.written[slice(*match.span("per"))])
    return FigureHit(Span(*match.span()), start, value, "quantity.periodic")


def _figure(report: Report, found: Found, start: int, free: int) -> FigureHit | None:
    folded = report.view.folded
    match = _FIGURE.match(folded, start)
    if match is None or (not match["scale"] and folded[match.end() : match.end() + 1] in _NO_UNIT):
        return None
    if found.covers(Span(*match.span()), Document, Period, Programme):
        return None
    sentence = report.sentence_at(start)
    stop = _stop(found, match.end(), sentence.end if sentence else len(folded))
    head = folded[max(free, start - _LEFT) : start]
    scale = match["scale_max"] or match["scale_among"] or match["scale"] or ""
    unit = unit_at(report.view, match.end(), stop, scale=scale)
    if unit is None or not _counts(report, match, head, unit):
        return None
    if sentence and start == sentence.start and _LIST_NUMBER.match(folded, match.end()):
        return None
    value = None if scale and unit.name == "%" else _valued(match, unit.name)  # "lãi 1 tỷ - 5% vốn"
    if value is None:
        return None
    left, end = start, unit.end
    if (bound := _COMPARATOR.search(head)) and not _is_place(bound[0], value, unit):
        left = start - (len(head) - bound.start())
        value = replace(value, comparator=Comparator[str(bound.lastgroup)])
    if value.value_max is None and (top := _top_behind(report, match, unit, head)):
        value, end = replace(value, value_max=top[0]), top[1]
    # "30% trong tổng số 3.500 tàu" tells a share of the whole, not a part of it
    if value.of is None and value.unit != "%" and (among := _AMONG.match(folded, end, stop)):
        whole, of = unit_at(report.view, among.end(), stop, scale=among["scale"]), read_numeral(among["of"])
        of = multiplied(of, among["scale"]) if of is not None else None
        value, end = replace(value, of=of), whole.end if whole else among.end()
    rate = rate_after(report.view, end, stop) or rate_before(report.view, max(free, left - 60), left)
    if rate is not None:
        left, end = min(left, rate.span.start), max(end, rate.span.end)
        value = replace(value, per=rate.per)
    if value.comparator is None and (upwards := _UPWARDS.match(folded, end, stop)):
        if left == start and (begun := _FROM.search(head)):
            left -= len(head) - begun.start()
        sign = Comparator.AT_LEAST if upwards["way"] == "lên" else Comparator.AT_MOST
        value, end = replace(value, comparator=sign), upwards.end()
    return FigureHit(Span(left, end), start, value, "quantity.figure")


def _is_place(words: str, value: Quantity, unit: Unit) -> bool:
    """Tell whether "trên" says where: "trên 4 loại hình báo chí" are four, "trên 2 năm" and "trên 40 hộ" are more."""
    few = value.value < _FEW and not unit.measured and unit.name.partition(" ")[0].lower() not in TIMES
    return few and words.startswith("trên")


def _top_behind(report: Report, match: re.Match[str], unit: Unit, head: str) -> tuple[Decimal, int] | None:
    """Return the upper end of "từ 2 m đến 3,5 m", whose unit is told twice, and where it ends; not of what grew so."""
    if not unit.measured or unit.name == "%" or not _RANGE_BEGUN.search(head):
        return None
    top = _TOP.match(report.view.folded, unit.end)
    if top is None:
        return None
    again = unit_at(report.view, top.end(), len(report.view.folded))
    value = read_numeral(top["top"])
    if again is None or again.name != unit.name or value is None:
        return None
    value = multiplied(value, top["scale"])
    return (
        (value, again.end)
        if value > multiplied(read_numeral(match["one"]) or value, match["scale"])
        else None
    )


def _stop(found: Found, start: int, end: int) -> int:
    """Return where a unit must end: with its sentence, or before a period or document that is named behind it."""
    nearest = [
        hit.span.start
        for kind in (Period, Document)
        for hit in found.within(kind, Span(start, min(end, start + 80)))
    ]
    return min([end, *nearest])


def _counts(report: Report, match: re.Match[str], head: str, unit: Unit) -> bool:
    """Tell whether a numeral counts or measures what is behind it, and is no date, number of a thing, or idiom."""
    folded, end = report.view.folded, match.end()
    if _NO_UNIT_AFTER.match(folded, end) or _IDIOM.match(folded, end):
        return False
    if _TELEPHONE.match(folded, match.start()) or (head[-2:-1].isdigit() and _TELEPHONE_BEFORE.search(head)):
        return False
    if not unit.measured and _is_date_scale_or_year(match, folded):
        return False
    if head.endswith("/") and not report.view.plain[match.start() - 2].islower():
        return False  # the number of a document: "QĐ/2017"
    if unit.measured or _TIMES.match(folded, end):
        return True
    if _DATE_OR_CLAUSE.search(head):
        return False
    grouped = "." in match["one"] or (len(match["one"]) >= _MANY and head.endswith("cấp "))
    return grouped or begins_with_classifier(folded, end) or not _NUMBERED.search(head)


def _is_date_scale_or_year(match: re.Match[str], folded: str) -> bool:
    """Tell whether a numeral is "30/4", a day, "1/2000", the scale of a map, or "2018", a year without its word."""
    one, of = match["one"], match["of"]
    if of is None:
        year = _YEAR.fullmatch(one) is not None and not match["max"]
        return year and not begins_with_classifier(folded, match.end())
    if not (one.isdigit() and re.fullmatch(r"[\d.]+", of)):
        return False
    day, month = int(one), int(of.replace(".", ""))
    if month < day <= _DAYS and month <= _MONTHS:
        return not begins_with_counted_noun(folded, match.end())
    return day == 1 and month >= _SMALLEST_SCALE


def _valued(match: re.Match[str], unit: str) -> Quantity | None:
    """Work out the value of a figure; None where a numeral cannot be read or a range runs downwards."""
    scale = match["scale"] or ""
    value = read_numeral(match["one"])
    if value is None:
        return None
    of = match["of"] or match["among"]
    whole = read_numeral(of) if of else None
    if whole is not None:
        whole = multiplied(whole, match["scale_of"] or match["scale_among"] or "")
    top = None
    if last := match["max"] or match["max_share"]:
        scale_max = match["scale_max"] or ""
        top = read_numeral(last)
        if top is None:
            return None
        top = multiplied(top, scale_max or scale)
        scale = scale or scale_max
    value = multiplied(value, scale)
    if match["more"]:
        more = read_numeral(match["more"])
        if more is None or not scale:
            return None
        value += multiplied(more, match["scale_more"])
    return None if top is not None and top < value else Quantity(value, unit, of=whole, value_max=top)
