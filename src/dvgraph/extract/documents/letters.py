"""What the letters of a document's number tell of its issuer: who may be it, who cannot, how many they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.document_numbers import series_of

if TYPE_CHECKING:
    from dvgraph.model import Document

__all__ = ["JOINT", "fits", "is_of", "joint", "refuses", "same_series"]

_JOINT_KIND: Final = re.compile(r"liên (?:tịch|ngành|bộ)|phối hợp|hợp tác|thỏa thuận|kết nghĩa")
_BARE: Final = re.compile(r"\d+")
JOINT: Final = 5
"""How many bodies issue one document at most."""


def joint(document: Document) -> int:
    """Return how many bodies may issue a document together."""
    joint = len(series_of(document.number or "")) > 1 or _JOINT_KIND.search(document.kind or "")
    return JOINT if joint else 1


def refuses(document: Document, issuer: str) -> bool:
    """Tell whether a number is of a central body and the issuer is another one.

    "Kết luận số 43-KL/TW của Huyện ủy …" is what the district says of it. A decision of the Prime Minister that is
    said to be of a province is a wrong citation, and read as such.
    """
    series = series_of(document.number or "")
    return bool(series) and series[0].central and not any(s.issuers.search(issuer) for s in series)


def fits(document: Document, issuer: str) -> bool:
    """Tell whether a body is of those that the letters of a number stand for."""
    return any(series.issuers.search(issuer) for series in series_of(document.number or ""))


# "Ban Thường vụ Tỉnh ủy" speaks as Tỉnh ủy; "Văn phòng Chính phủ" is not the Government.
_SPEAKS_AS: Final = re.compile(
    r"(?:ban[ ](?:thường[ ]vụ|chấp[ ]hành|thường[ ]trực)|btv|bch|thường[ ]trực)[ ](?:ủy[ ]ban[ ])?",
    re.VERBOSE,
)


def is_of(document: Document, issuer: str) -> bool:
    """Tell whether a body is the one whose letters a number has."""
    at = board.end() if (board := _SPEAKS_AS.match(issuer)) else 0
    return any(
        series.issuers.match(issuer) or series.issuers.match(issuer, at)
        for series in series_of(document.number or "")
    )


def same_series(one: Document, other: Document) -> bool:
    """Tell whether two numbers have the letters of the same bodies, or none and one kind: "Kết luận số 95, Kết luận số 98"."""
    if (
        not series_of(one.number or "")
        and _BARE.fullmatch(one.number or "")
        and _BARE.fullmatch(other.number or "")
    ):
        return one.kind == other.kind
    ones, others = series_of(one.number or ""), series_of(other.number or "")
    return bool(ones) and [s.symbol for s in ones] == [s.symbol for s in others]
