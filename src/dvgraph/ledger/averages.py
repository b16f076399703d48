"""Money for households: what each would get, and whether that is of a size that such support has."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_averages"]

# "494 hộ dân được vay với số tiền 28.070.000.000 đồng": nothing else is counted between.
_SUM_FOR: Final = re.compile(
    r"[^;.:()]{0,80}?(?:vay|hỗ[ ]trợ|số[ ]tiền|kinh[ ]phí|trị[ ]giá|tổng)[^;.:()]{0,60}", re.VERBOSE
)
_LEAST: Final = Decimal(20_000)
_MOST: Final = Decimal(2_000_000_000)
"""Đồng for one household: below is less than a meal, above more than any loan or house that is given."""


def check_averages(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each sum that a sentence names right after the households that it went to."""
    for account in accounts:
        for count, money in zip(account.figures, account.figures[1:], strict=False):
            if (
                count.words.sentence == money.words.sentence
                and re.match(r"hộ(?!\w)", count.unit)
                and money.unit == "đồng"
                and count.value > 0
                and not (money.per or count.per or count.top or money.top)
                and _SUM_FOR.fullmatch(count.between(money))
            ):
                yield _judged(count, money)


def _judged(count: Figure, money: Figure) -> Finding:
    each = money.value / count.value
    computation = f"{vietnamese_number(money.value)} / {vietnamese_number(count.value)} = {vietnamese_number(each, 0)} đồng"
    words, concerns = (count.words, money.words), (count.iri, money.iri)
    if _LEAST <= each <= _MOST:
        message = Said(
            f"Bình quân mỗi hộ của “{money.words.quote}” ở mức hợp lý.",
            f"“{money.words.quote}” for “{count.words.quote}” is within reason.",
        )
        return Finding("average.holds", Severity.HOLDS, words, message, computation, concerns)
    message = Said(
        f"Bình quân mỗi hộ của “{money.words.quote}” bất thường; xem lại đơn vị tiền.",
        f"“{money.words.quote}” for “{count.words.quote}” is out of reason; look at the unit of money.",
    )
    return Finding("average.unreasonable", Severity.SUSPECT, words, message, computation, concerns)
