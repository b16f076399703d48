"""Proofs of figures and periods: values, units, comparators, parts of totals."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.lexicon import concepts
from dvgraph.verify.claim import Claim, words_naming
from dvgraph.verify.dates import named, past
from dvgraph.verify.numerals import Figure, read_figure
from dvgraph.verify.words import after, before, fold
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["ASIDE", "FIGURES"]


def _figure(words: Words) -> Figure | None:
    return read_figure(words.quote)


def _equal(claimed: str, read: Decimal | None) -> bool:
    try:
        return read is not None and Decimal(claimed) == read
    except InvalidOperation:
        return False


def _value(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    if figure is None:
        return "the words hold no figure"
    for predicate, read in ((Dv.valueMax, figure.value_max), (Dv.whole, figure.whole)):
        if read is not None and not claim.said(predicate):
            return f"the words say {read} as well"
    if figure.comparator and not claim.dataset.resources(claim.statement.subject, Dv.comparator):
        return f"the words bind the figure: {figure.comparator}"
    return None if _equal(claim.object, figure.value) else f"the words say {figure.value}"


def _value_max(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.value_max
    return None if _equal(claim.object, read) else f"the words say {read} at most"


def _whole(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.whole
    return None if _equal(claim.object, read) else f"the words say it is of {read}"


def _comparator(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.comparator
    return None if read == local_name(claim.object).replace(" ", "_") else f"the words say {read}"


def _in_words(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    return None if figure and figure.in_words == (claim.object == "true") else "the figure is not in words"


# "126.500.000đ", "5 triệu VNĐ/hộ"; "trên 690 triệu", behind which nothing is counted
_MONEY: Final = re.compile(
    rf"(?:đ|vnđ|vnd)(?:\W.*)?|.*\d\s*(?:{'|'.join(map(fold, ('triệu', 'tỷ', 'tỉ')))}|{fold('nghìn tỷ')})"
)


# "5 tổ | /xã", "2 lớp | mỗi năm", "60 hộ | trở lên", "12 xã | trên tổng số 18 xã": what is counted goes on with nothing else
_AFTER_UNIT: Final = re.compile(
    rf"\Z|\s?/| (?:{'|'.join(map(fold, ('mỗi', 'một', 'hàng', 'hằng', 'trở lên', 'trở xuống', 'trên tổng', 'trong tổng', 'trong số')))})(?!\w)"
)


def _unit_name(claim: Claim, words: Words) -> str | None:
    figure, unit = _figure(words), fold(claim.object)
    if figure is None:
        return "the words hold no figure"
    if unit == "%" and figure.after.startswith(("%", fold("phần trăm"))):
        return None
    measured = claim.dataset.resources(claim.statement.subject, Dv.measure)
    rest = figure.after[len(unit) :]
    whole = figure.after.startswith(unit) and not rest[:1].isalnum()
    if whole and ((measured and unit == _longest_measure(figure.after)) or _AFTER_UNIT.match(rest)):
        return None
    if unit == fold("đồng") and _MONEY.fullmatch(figure.after or fold(words.quote)):
        return None
    return f"the words count {figure.after!r}"


@cache
def _measures() -> tuple[str, ...]:
    names = {fold(name) for measure in concepts("measure") for name in measure.names}
    return tuple(sorted(names, key=len, reverse=True))


def _longest_measure(text: str) -> str:
    """Return the measure that a text begins with: of "mét vuông đất" no metre."""
    found = (name for name in _measures() if text.startswith(name) and not text[len(name) :][:1].isalnum())
    return next(found, "")


def _per(claim: Claim, words: Words) -> str | None:
    """Prove "mỗi hộ …", "… mỗi hộ", "…/người/tháng" up to its end, and "05 năm/2 lần"."""
    quote, per = fold(words.quote), re.escape(fold(claim.object))
    each = "|".join(map(fold, ("mỗi", "một", "hàng", "hằng", "từng", "bình quân")))
    ends = rf"(?: (?:{fold('trở lên')}|{fold('trở xuống')}))?$"
    told = rf"^(?:{each}) {per}(?![\w\u0300-\u036f]).*\d|(?:{each}) {per}{ends}|^[^/]*(?:\d\s?/\s?\d[^/]*)?/\s?{per}{ends}|^{per}\s?/\s?\d"
    return None if re.search(told, quote) else "the words do not say per what"


def _measure(claim: Claim, words: Words) -> str | None:
    del words
    notation = local_name(claim.object)
    names = [fold(name) for c in concepts("measure") if c.notation == notation for name in c.names]
    return None if claim.said(Dv.unitName) in names else "the measure is not the unit that is written"


def _indicator(claim: Claim, words: Words) -> str | None:
    del words
    same = claim.label(claim.object) == claim.said(Dv.unitName)
    return None if same else "the indicator is not what is counted"


_PARTS: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        map(fold, ("trong đó", "bao gồm", "gồm", "trong số đó", "cụ thể", "chia ra", "trong ấy", "riêng"))
    )
    + r")(?![\w\u0300-\u036f])|[:(]"
)


ASIDE: Final = re.compile(r"\([^()]*\)")


# "thuê 1.079 ha từ ngày 2-1-2008, trong đó": when it was is no figure
_MOMENT: Final = re.compile(
    rf"(?<![\d/.-])\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}(?![\d/.-])|{fold('tháng')} \d{{1,2}}[/-]\d{{4}}|{fold('năm')} (?:19|20)\d\d(?!\d)"
)


def _part_of_total(claim: Claim, words: Words) -> str | None:
    """Prove "47 tổ chức cơ sở đảng, trong đó có 21 đảng bộ": the total is the last figure before the cue."""
    totals = words_naming(claim, claim.object)
    same = [
        t
        for t in totals
        if t.report == words.report and t.sentence == words.sentence and t.end <= words.start
    ]
    if not same:
        return "the total is not before it in the sentence"
    total, sentence = same[-1], fold(words.sentence)
    tail = after(sentence, fold(total.quote))
    between = None if tail is None else before(tail, fold(words.quote))
    if between is None or between.count(")") > between.count("("):
        return "the total is inside a bracket that is closed"
    # "02 thị trấn (Trà Cú, Định An), 124 ấp, khóm; tổng số 47.216 hộ, trong đó": no bracket that is closed is a cue.
    between = _MOMENT.sub(" ", ASIDE.sub(" ", between))
    if not _PARTS.search(between):
        return "no word between the two makes one a part of the other"
    cue = _PARTS.search(between)
    if (
        cue
        and re.search(r"\d", between[: cue.start()])
        and not _of_other_units(claim, between[: cue.start()])
    ):
        return "another figure stands nearer"
    return None


def _of_other_units(claim: Claim, between: str) -> bool:
    """Tell that figures count something else than part and total: "5 người trên xe 4 chỗ, trong đó có 4 người lớn"."""
    units = [
        fold(claim.dataset.value(thing, Dv.unitName)).partition(" ")[0]
        for thing in (claim.statement.subject, claim.object)
    ]
    scales = "|".join(map(fold, ("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "trăm")))
    same = rf"\d\s?(?:(?:{scales})\s)*{re.escape(units[0])}(?!\w)"
    # "17 xã và 2 thị trấn, trong đó 9 xã": which of figures in a row is the total, the checker does not guess
    row = rf"[,;]\s\S|\s(?:{fold('và')}|{fold('với')}|{fold('cùng')})\s"
    return units[0] == units[1] and not re.search(rf"{same}|{row}", between)


def _bound(claim: Claim, words: Words) -> str | None:
    found = named(words.quote) | past(words.quote, claim.dataset.value(words.report, Dv.asOf))
    given = {p: claim.dataset.value(claim.statement.subject, p) for p in (Dv.start, Dv.end)}
    given[claim.statement.predicate] = claim.object
    return None if (given[Dv.start], given[Dv.end]) in found else "the words name another period"


FIGURES: Final[dict[str, Proof]] = {
    Dv.value: _value,
    Dv.valueMax: _value_max,
    Dv.whole: _whole,
    Dv.comparator: _comparator,
    Dv.inWords: _in_words,
    Dv.unitName: _unit_name,
    Dv.per: _per,
    Dv.measure: _measure,
    Dv.indicator: _indicator,
    Dv.partOfTotal: _part_of_total,
    Dv.start: _bound,
    Dv.end: _bound,
}
"""The proof of each predicate that is proved here."""
