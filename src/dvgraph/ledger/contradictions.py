"""The same said twice with different numbers: within one report, and between reports of one unit and time."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.ledger.abroad import BORDERS, level_counted
from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_contradictions"]

_OWNED: Final = frozenset({"có", "quản lý", "gồm"})
"""Verbs of what a unit has at a time, not of what it did: done things come in many lots."""
_WHOLE: Final = re.compile(
    r"(?:.*[ ](?:vì|nên|khi|nay|rằng)[ ])?(?:toàn|cả)[ ](?:huyện|tỉnh|xã|thị[ ]xã|thành[ ]phố|quận)(?:[ ]hiện)?",
    re.VERBOSE,
)
# No subject, though it stands where one does: "trong đó có 105 khách hàng", "hiện có 5 lớp".
_ADVERB: Final = re.compile(
    r"(?:trong|tại|hiện|đến|theo|qua|từ|năm|ngoài|nay|đã|còn|cũng|vẫn|sau|trước|mỗi|các|những|ở|về|với|để|bình[ ]quân)(?!\w)",
    re.VERBOSE,
)
_LOWER: Final = re.compile(
    r"(?<!\w)(?:xã|phường|bản|thôn|buôn|ấp|đồn|tiểu[ ]khu|khu[ ]vực|khu[ ]phố)[ ]", re.VERBOSE
)
# Extents of a unit, named before or behind the figure: "203,409 km đường biên giới", "diện tích tự nhiên 209.484 ha".
_EXTENTS: Final = (
    ("biên giới", "km", re.compile(r"đường[ ]biên|chiều[ ]dài[ ]biên[ ]giới", re.VERBOSE)),
    ("diện tích", "ha", re.compile(r"(?:tổng[ ])?diện[ ]tích[ ](?:đất[ ])?tự[ ]nhiên", re.VERBOSE)),
    ("diện tích", "km2", re.compile(r"(?:tổng[ ])?diện[ ]tích[ ](?:đất[ ])?tự[ ]nhiên", re.VERBOSE)),
    ("dân số", "người", re.compile(r"dân[ ]số", re.VERBOSE)),
)
_LASTING: Final = ("biên giới", "giáp")
"""Indicators that no year changes: of whatever time two reports are, one border has one length."""
_TIMES: Final = frozenset({"năm", "tháng", "ngày", "giờ"})
_ROUNDED: Final = Decimal("0.02")


class _Claim(NamedTuple):
    """A figure as it is compared: whose, of what, when, how many (the whole, for x of y)."""

    unit: str
    indicator: str
    time: str
    value: Decimal
    figure: Figure


def check_contradictions(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each thing that is given different numbers; one join by key, over all reports at once."""
    between: dict[tuple[str, str, str], dict[str, _Claim]] = {}
    for account in accounts:
        within: dict[tuple[str, str, str], _Claim] = {}
        for claim in _claims(account):
            key = (claim.unit, claim.indicator, claim.time)
            first = within.setdefault(key, claim)
            if first is not claim:
                yield from _compared(first, claim, "within")
        if account.unit and account.as_of:
            for (unit, indicator, time), claim in within.items():
                when = "" if indicator.startswith(_LASTING) else time or account.as_of[:4]
                if unit == account.unit:
                    between.setdefault((unit, indicator, when), {})[account.report] = claim
    for claims in between.values():
        first, *others = claims.values()
        for other in others:
            yield from _compared(first, other, "between")


def _claims(account: Account) -> Iterator[_Claim]:
    about = account.unit or account.about
    for figure in account.figures:
        if figure.words.zone != "body" or figure.per or figure.top is not None or figure.unit == "%":
            continue
        extent = _extent(figure)
        if extent and about and not figure.total:
            yield _Claim(about, extent, figure.period, figure.value, figure)
        elif about and (level := level_counted(figure, BORDERS)) and not _LOWER.search(figure.before(400)):
            yield _Claim(about, f"giáp {level}", "", figure.value, figure)
        elif (
            figure.action in _OWNED
            and not figure.measured
            and figure.unit not in _TIMES
            and not figure.total
            and (whose := _owner(figure, about))
        ):
            value = figure.value if figure.whole is None else figure.whole
            yield _Claim(whose, figure.unit, figure.period, value, figure)


def _owner(figure: Figure, about: str) -> str:
    """Return whose a figure is: an IRI, or words that name someone; empty where neither."""
    if _WHOLE.fullmatch(figure.subject_name):
        return about
    return "" if _ADVERB.match(figure.subject) else figure.subject


def _extent(figure: Figure) -> str:
    """Return which extent of the unit that the report is about a figure gives, empty where none."""
    extents = [extent for extent in _EXTENTS if extent[1] == figure.unit]
    if not extents or _LOWER.search(figure.before(400)):
        return ""
    before, after = figure.before(40), figure.sentence[figure.end : figure.end + 25].lstrip()
    for name, unit, words in extents:
        if words.match(after) or (words.search(before) and "," not in before.rpartition(name)[2]):
            return f"{name} ({unit})"
    return ""


def _compared(a: _Claim, b: _Claim, where: str) -> Iterator[Finding]:
    if a.figure.words.sentence == b.figure.words.sentence and where == "within":
        return
    words, concerns = (a.figure.words, b.figure.words), (a.figure.iri, b.figure.iri)
    x, y = vietnamese_number(a.value), vietnamese_number(b.value)
    if _agree(a, b):
        message = Said(
            f"“{words[0].quote}” và “{words[1].quote}” khớp nhau.",
            f"“{words[0].quote}” and “{words[1].quote}” agree.",
        )
        yield Finding(f"{where}.holds", Severity.HOLDS, words, message, f"{x} ≈ {y}", concerns)
        return
    message = Said(
        f"“{words[0].quote}” và “{words[1].quote}” nói về cùng một việc nhưng khác số.",
        f"“{words[0].quote}” and “{words[1].quote}” tell of one thing with different numbers.",
    )
    yield Finding(f"{where}.differ", Severity.TENSION, words, message, f"{x} ≠ {y}", concerns)


def _agree(a: _Claim, b: _Claim) -> bool:
    if a.value == b.value:
        return True
    for bound, other in ((a, b), (b, a)):
        sign, value = bound.figure.comparator, other.value
        if sign in {"more_than", "at_least"} and bound.value <= value <= bound.value * Decimal("1.1"):
            return True
        if sign in {"less_than", "at_most"} and bound.value >= value >= bound.value * Decimal("0.9"):
            return True
        if sign == "about" and abs(value - bound.value) <= bound.value * _ROUNDED * 5:
            return True
    return _rounds_to(a.value, b.value) or _rounds_to(b.value, a.value)


def _rounds_to(fine: Decimal, coarse: Decimal) -> bool:
    """Tell whether 203 or 203,4 is 203,409 as rounded; whole numbers are rounded only where the other is not whole."""
    exponent = coarse.as_tuple().exponent
    if fine == fine.to_integral_value() or not isinstance(exponent, int):
        return False
    return fine.quantize(Decimal(1).scaleb(min(exponent, 0))) == coarse
