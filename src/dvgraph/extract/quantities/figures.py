"""One figure at a numeral: its value, how it binds, what it counts, per what."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.extract.quantities.before import comparator, is_date_or_clause, is_numbered, last_word
from dvgraph.extract.quantities.units import TIMES, Unit, rate_after, rate_before, unit_at
from dvgraph.grammar.noun_phrases import begins_with_classifier, begins_with_counted_noun
from dvgraph.grammar.numerals import MULTIPLIER, NUMERAL, multiplied, read_numeral
from dvgraph.model import Comparator, Document, Period, Programme, Span

if TYPE_CHECKING:
    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["Figure", "Named", "figure_at"]


class Figure(NamedTuple):
    """A figure as its own words tell it, in the terms of a `Quantity`: where its quotation stands, where its numeral begins."""

    span: Span
    at: int
    rule: str
    value: Decimal
    unit: str
    comparator: Comparator | None = None
    of: Decimal | None = None
    value_max: Decimal | None = None
    per: str | None = None
    in_words: bool = False


class Named:
    """The documents, periods and programmes of a report: a numeral of theirs is no figure, a unit ends before one."""

    def __init__(self, found: Found) -> None:
        """Take what was found in a report."""
        ending = [hit.span for hit in found.of(Document)] + [hit.span for hit in found.of(Period)]
        spans = sorted([*ending, *(hit.span for hit in found.of(Programme))])
        self._starts = [start for start, _ in spans]
        self._reached = list(accumulate((end for _, end in spans), max))
        self._ending = sorted(start for start, _ in ending)

    def cover(self, start: int, end: int) -> bool:
        """Tell whether one of them overlaps a stretch of the text."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._reached[before] > start

    def stop(self, start: int, end: int) -> int:
        """Return where a unit that begins at `start` must end: at `end`, or before a period or document behind it."""
        nearest = bisect_left(self._ending, start)
        if nearest < len(self._ending) and self._ending[nearest] < min(end, start + _NEAR):
            return self._ending[nearest]
        return end


_NEAR: Final = 80
"""How far behind a numeral its unit may end; also how far names are looked for there."""
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
# "7 giờ 30", "7h", "30/4", and idioms: "một số", "hai bên"
_NO_UNIT_AFTER: Final = re.compile(
    r"[ ]?(?:/\d|giờ[ ]\d|h\d|:\d|[-/]\d)|[ ]?h(?!\w)|[ ](?:giờ[ ]?\d|(?:số|bên)(?!\w))"
)
_UNIT_BEGINS: Final = frozenset({" ", "%"})
_NO_UNIT: Final = frozenset({"", ".", ":", "/", "-", "\n"})
"""What ends the unit of a range, too, before it has begun: dates, numbers of documents and clock times go on so."""
_LIST_NUMBER: Final = re.compile(r"[.)][ ]|\)[ ]?|[.][ ]?(?=\D)")
_TIMES: Final = re.compile(r"[ ]lần(?![ ](?:đầu|thứ|này)|\w)")
# "0238 123 4567", and what follows its first digits
_TELEPHONE: Final = re.compile(r"0\d{8,}|0\d{2,3}[. ]\d{3,4}[. ]\d{3,4}")
_TELEPHONE_BEFORE: Final = re.compile(r"(?<!\d)0\d{2,3}[. ](?:\d{3,4}[. ])?\Z")
# "(từ) 60 triệu đồng trở lên"
_UPWARDS: Final = re.compile(r"[ ]trở[ ](?P<way>lên|xuống)(?!\w)")
_FROM: Final = "từ "
_WAYS: Final = {"lên": Comparator.AT_LEAST, "xuống": Comparator.AT_MOST}
# "12 xã biên giới trên tổng số 18 xã, thị trấn"
_AMONG: Final = re.compile(
    rf"[ ](?:trên|trong)[ ]tổng[ ](?:số[ ])?(?P<of>{NUMERAL})(?P<scale>{_SCALE})(?![/.,-]?\d)"
)
_MORE_BEGINS: Final = " tr"
"""What "trên tổng số", "trong tổng số" and "trở lên" begin with."""
_RANGE_BEGUN: Final = re.compile(r"(?<!tăng )(?<!giảm )(?<!nâng )(?<!\w)từ \Z")
_TOP: Final = re.compile(rf" (?:đến|tới) (?P<top>{NUMERAL})(?P<scale>{_SCALE})")
_LEFT: Final = 28
_CLAUSE: Final = 60
"""How far before a numeral its word is looked at, and what it is per."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAYS: Final = 31
_MONTHS: Final = 12
_FEW: Final = 10
_MANY: Final = 3
"""Digits of a number that is no rank: "cấp 190 lu nước" is given out, "cấp 6" is a class."""
_SMALLEST_SCALE: Final = 200


def figure_at(report: Report, named: Named, start: int, free: int) -> Figure | None:
    """Return the figure whose numeral begins at a position, None where it is none; nothing left of `free` is used."""
    view, folded = report.view, report.view.folded
    match = _FIGURE.match(folded, start)
    if match is None:
        return None
    end = match.end()
    scale = match["scale_max"] or match["scale_among"] or match["scale"]
    follows = folded[end : end + 1]
    begun = follows in _UNIT_BEGINS or follows.isalpha()
    # most numerals are dates, numbers of documents and clock times: these end here
    if not begun and (not scale or (follows in _NO_UNIT and not match["scale"])):
        return None
    if follows == " " and (periodic := _periodic(report, start)):
        return periodic
    if named.cover(start, end):
        return None
    sentence = report.sentence_at(start)
    stop = named.stop(end, sentence.end if sentence else len(folded))
    unit = unit_at(view, end, stop, scale=scale)
    if unit is None or (scale and unit.name == "%"):  # "lãi 1 tỷ - 5% vốn"
        return None
    head = folded[max(free, start - _LEFT) : start]
    word = last_word(head)
    if not _counts(report, match, head, word, unit):
        return None
    if sentence and start == sentence.start and _LIST_NUMBER.match(folded, end):
        return None
    amount = _amount(match)
    if amount is None:
        return None
    value, of, value_max = amount
    left, end, sign = start, unit.end, None
    if (bound := comparator(head, word)) and not _is_place(head[bound.start :], value, unit):
        left, sign = start - len(head) + bound.start, bound.comparator
    if value_max is None and word == "từ" and (top := _top_behind(report, match, unit, head)):
        value_max, end = top
    # "30% trong tổng số 3.500 tàu" tells a share of the whole, not a part of it
    may_be_part = of is None and unit.name != "%" and folded.startswith(_MORE_BEGINS, end)
    if may_be_part and (among := _AMONG.match(folded, end, stop)):
        whole, of = unit_at(view, among.end(), stop, scale=among["scale"]), read_numeral(among["of"])
        of = multiplied(of, among["scale"]) if of is not None else None
        end = whole.end if whole else among.end()
    rate = rate_after(view, end, stop) or rate_before(view, max(free, left - _CLAUSE), left)
    if rate is not None:
        left, end = min(left, rate.span.start), max(end, rate.span.end)
    if (
        sign is None
        and folded.startswith(_MORE_BEGINS, end)
        and (upwards := _UPWARDS.match(folded, end, stop))
    ):
        if left == start and word == "từ" and head.endswith(_FROM):
            left -= len(_FROM)
        sign, end = _WAYS[upwards["way"]], upwards.end()
    per = rate.per if rate else None
    return Figure(Span(left, end), start, "quantity.figure", value, unit.name, sign, of, value_max, per)


def _periodic(report: Report, start: int) -> Figure | None:
    """Read "05 năm/2 lần": twice in each five years."""
    match = _PERIODIC.match(report.view.folded, start)
    if match is None:
        return None
    per = report.view.written[slice(*match.span("per"))]
    return Figure(Span(*match.span()), start, "quantity.periodic", Decimal(match["n"]), "lần", per=per)


def _is_place(words: str, value: Decimal, unit: Unit) -> bool:
    """Tell whether "trên" says where: "trên 4 loại hình báo chí" are four, "trên 2 năm" and "trên 40 hộ" are more."""
    few = value < _FEW and not unit.measured and unit.name.partition(" ")[0].lower() not in TIMES
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


def _counts(report: Report, match: re.Match[str], head: str, word: str, unit: Unit) -> bool:
    """Tell whether a numeral counts or measures what is behind it, and is no date, number of a thing, or idiom."""
    folded, end = report.view.folded, match.end()
    if _NO_UNIT_AFTER.match(folded, end):
        return False
    if _TELEPHONE.match(folded, match.start()) or (head[-2:-1].isdigit() and _TELEPHONE_BEFORE.search(head)):
        return False
    if not unit.measured and _is_date_scale_or_year(match, folded):
        return False
    if (
        head.endswith("/")
        and not report.view.plain[max(0, match.start() - 4) : match.start() - 1].rstrip(" ")[-1:].islower()
    ):
        return False  # the number of a document: "QĐ/2017"
    if unit.measured or _TIMES.match(folded, end):
        return True
    if is_date_or_clause(head, word):
        return False
    grouped = "." in match["one"] or (len(match["one"]) >= _MANY and head.endswith("cấp "))
    return grouped or begins_with_classifier(folded, end) or not is_numbered(head, word)


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


def _amount(match: re.Match[str]) -> tuple[Decimal, Decimal | None, Decimal | None] | None:
    """Work out the value of a figure, its whole and the upper end of its range; None where a numeral cannot be read or a range runs downwards."""
    scale = match["scale"]
    value = read_numeral(match["one"])
    if value is None:
        return None
    if match.end("scale") == match.end():  # one numeral, as most are
        return multiplied(value, scale), None, None
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
    return None if top is not None and top < value else (value, whole, top)
