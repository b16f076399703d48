"""Shares: x of y, and the percentage that is said of them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_shares"]

# From a count to its percentage: "02 đồng chí chiếm tỷ lệ 50%", "45/50 hộ, đạt 90%", "45 hộ (90%)".
_SHARE: Final = re.compile(
    r"""[^,;:.()]{0,40}?[ ,(]*
        (?:(?:chiếm|đạt|bằng)(?:[ ]t[ỷỉ][ ]lệ(?:[ ][^\W\d]+){0,3})?[ ]?
          |t[ỷỉ][ ]lệ[ ](?:[^\W\d]+[ ]){0,3}
          |=[ ]?
          |\()""",
    re.VERBOSE,
)
# "… đạt 64,6% (62/96 thôn)"
_SHARE_FIRST: Final = re.compile(r"[ ]?\((?:tương[ ]đương|tức|bằng|với|gồm)?[ ]?", re.VERBOSE)
# What a count further on is a part of: "tiếp nhận 105 đơn, đã giải quyết 77 đơn", "trong 126 cán bộ … có 74 cán bộ",
# "tổng số đại biểu được triệu tập là 181 đại biểu, có mặt 157 đại biểu".
_OUT_OF: Final = re.compile(
    r"""(?<!\w)(?:(?:trong|trên|tổng|tiếp[ ]nhận|nhận|rà[ ]soát|kiểm[ ]tra)(?:[ ](?:được|tổng|số)){0,3}[ ]
                 |tổng[ ]số[ ][^,;:.()\d]{1,40}[ ]là[ ])\Z""",
    re.VERBOSE,
)
_DONE: Final = re.compile(
    r"""[^.;:()\d]{0,60}(?<!\w)(?:có|còn|đã|được|thì|giải[ ]quyết|phát[ ]hiện|hoàn[ ]thành|xử[ ]lý|tham[ ]gia)
        (?:[ ][^\W\d]+){0,3}[ ]""",
    re.VERBOSE,
)
# "xã có 348 hộ thì 284 hộ đã có …": what comes first is the whole, whatever it was counted for.
_THEN: Final = re.compile(r"[^,.;:()\d]{0,30}(?<!\w)thì(?:[ ][^\W\d]+){0,2}[ ]", re.VERBOSE)
# Votes are counted against all who might vote: "78/79 phiếu, đạt 92,86%" of all delegates.
_VOTES: Final = re.compile(r"(?:phiếu|đại[ ]biểu)(?!\w)", re.VERBOSE)
# Where more than the whole may be: "trồng 130/120 ha, vượt kế hoạch".
_PLANNED: Final = re.compile(r"(?<!\w)(?:kế[ ]hoạch|chỉ[ ]tiêu|mục[ ]tiêu|vượt)(?!\w)", re.VERBOSE)
_ELSE: Final = re.compile(r"(?:đường|phố|mmhg|năm|tháng|ngày|lần)(?!\w)")
# "có 14/12 xã" counts, where "hôm 14/12 xã …" is a day.
_COUNTED: Final = re.compile(r"(?<!\w)(?:có|được|đạt|với|của|ở|tại|cho|ra|tổng[ ]số)[ ]\Z", re.VERBOSE)
_DECIMALS: Final = re.compile(r",(\d+)")


def check_shares(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each x of y, and one for each percentage whose part and whole are given."""
    for account in accounts:
        by_iri = {figure.iri: figure for figure in account.figures}
        for figure in account.figures:
            if figure.whole is not None and figure.top is None:
                yield from _fraction(figure)
        for i, (first, second) in enumerate(pairwise(account.figures)):
            if (first.unit == "%") is (second.unit == "%") or first.words.sentence != second.words.sentence:
                continue
            if second.unit == "%":
                total = by_iri.get(first.total) or (_before(account.figures[i - 1], first) if i else None)
                yield from _percentage(first, second, total)
            elif second.whole and _SHARE_FIRST.fullmatch(first.between(second)):
                yield from _judged(second, first, None)


def _before(whole: Figure, count: Figure) -> Figure | None:
    """Return the figure before a count where the words say that the count is out of it."""
    alike = whole.unit.partition(" ")[0] == count.unit.partition(" ")[0] and whole.value >= count.value
    told = whole.words.sentence == count.words.sentence and (
        (_OUT_OF.search(whole.before(80)) and _DONE.fullmatch(whole.between(count)))
        or _THEN.fullmatch(whole.between(count))
    )
    return whole if alike and told and whole.whole is None else None


def _fraction(figure: Figure) -> Iterator[Finding]:
    assert figure.whole is not None  # noqa: S101 (the caller looked)
    x, y = vietnamese_number(figure.value), vietnamese_number(figure.whole)
    if figure.value <= figure.whole:
        message = Said(
            f"“{figure.words.quote}”: phần không lớn hơn tổng.",
            f"“{figure.words.quote}”: the part is within the whole.",
        )
        yield Finding("share.holds", Severity.HOLDS, (figure.words,), message, f"{x} ≤ {y}", (figure.iri,))
    elif not (_PLANNED.search(figure.around(300)) or _may_be_day(figure) or _no_share(figure)):
        message = Said(
            f"“{figure.words.quote}”: phần lớn hơn tổng.",
            f"“{figure.words.quote}”: the part is more than the whole.",
        )
        yield Finding(
            "share.exceeded", Severity.IMPOSSIBLE, (figure.words,), message, f"{x} > {y}", (figure.iri,)
        )


def _no_share(figure: Figure) -> bool:
    """Tell whether x/y is something else: blood pressure, a house in a lane, money over years."""
    return figure.measured or figure.value > 3 * (figure.whole or 0) or _ELSE.match(figure.unit) is not None


def _may_be_day(figure: Figure) -> bool:
    day = figure.value <= 31 and (figure.whole or 0) <= 12
    return day and not _COUNTED.search(figure.before(20))


def _percentage(count: Figure, percent: Figure, total: Figure | None) -> Iterator[Finding]:
    if _SHARE.fullmatch(count.between(percent)):
        yield from _judged(count, percent, total)


def _judged(count: Figure, percent: Figure, total: Figure | None) -> Iterator[Finding]:
    same = total and total.exact and total.unit.partition(" ")[0] == count.unit.partition(" ")[0]
    whole = count.whole or (total.value if total and same else None)
    if not whole or not count.exact or percent.top is not None or _of_another(count, percent):
        return
    share = count.value * 100 / whole
    decimals = _DECIMALS.search(percent.words.quote)
    step = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
    right = _near(share, percent, step)
    quotes = (*((total.words,) if total and count.whole is None else ()), count.words, percent.words)
    computed = (
        f"{vietnamese_number(count.value)} / {vietnamese_number(whole)} = {vietnamese_number(share, 2)}%"
    )
    concerns = (count.iri, percent.iri)
    if right:
        message = Said(f"Tỷ lệ “{percent.words.quote}” đúng.", f"The share “{percent.words.quote}” is right.")
        yield Finding("percentage.holds", Severity.HOLDS, quotes, message, computed, concerns)
    elif not (count.whole and _VOTES.match(count.unit) and percent.value < share):
        message = Said(
            f"Tỷ lệ “{percent.words.quote}” không khớp với “{count.words.quote}”.",
            f"The share “{percent.words.quote}” does not go with “{count.words.quote}”.",
        )
        yield Finding(
            "percentage.differs",
            Severity.TENSION,
            quotes,
            message,
            f"{computed} ≠ {percent.words.quote}",
            concerns,
        )


def _of_another(count: Figure, percent: Figure) -> bool:
    """Tell whether a percentage names something else than the count: "4/6 nhà máy … bằng 100% năng lượng sinh khối"."""
    named = percent.words.quote.partition("%")[2].strip().lower()
    return bool(named) and not named.startswith(("tổng", "số", count.unit.partition(" ")[0]))


def _near(share: Decimal, percent: Figure, step: Decimal) -> bool:
    """Tell whether a share is the percentage as rounded, or within what its comparator allows."""
    if percent.comparator in {"more_than", "at_least"}:
        return share >= percent.value - step
    if percent.comparator in {"less_than", "at_most"}:
        return share <= percent.value + step
    slack = max(step, percent.value / 20) if percent.comparator else step
    return abs(share - percent.value) <= slack
