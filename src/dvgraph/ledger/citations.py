"""Citations that look wrong: number against date, series against issuer and kind, and what the register knows.

Nothing is corrected: what a number may have been meant for is offered as a hint.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.register import documents, documents_numbered
from dvgraph.ledger.finding import SEVERITIES, Finding, Said, Severity
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.authority.register import Registered
    from dvgraph.ledger.account import Account, Citation

__all__ = ["check_citations"]

# "33/2019/QĐ-TTg": order, year, series; "858/QĐ-TTg": order and series; "290-QĐ/TW": the Party's way.
_NUMBER: Final = re.compile(
    r"(?P<order>\d{1,5})[^\W\d_]?(?:/(?P<year>(?:19|20)\d\d))?[/-](?P<series>\D[^/]*(?:/[^/]+)?)\Z"
)
_ISSUERS: Final = (
    (re.compile(r"-TTg\Z"), re.compile(r"thủ tướng")),
    (re.compile(r"-CP\Z"), re.compile(r"chính phủ|thủ tướng")),
    (re.compile(r"UBND\Z"), re.compile(r"ủy ban nhân dân|ubnd|chủ tịch")),
    (re.compile(r"HĐND\Z"), re.compile(r"hội đồng nhân dân|hđnd")),
    (re.compile(r"/TW\Z"), re.compile(r"trung ương|bộ chính trị|ban bí thư|tổng bí thư|đảng|\bban\b")),
    (re.compile(r"/TU\Z"), re.compile(r"tỉnh ủy|thành ủy|thị ủy|đảng bộ|tu\b")),
    (re.compile(r"/HU\Z"), re.compile(r"huyện ủy|hu\b|huyện")),
)
_BODY: Final = re.compile(
    r"thủ tướng|chính phủ|ủy|\bub\b|ubnd|hđnd|hội đồng|chủ tịch|quốc hội|\b(?:bộ|sở|ban)\b"
)
_KINDS: Final = {
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "NQ": "nghị quyết",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "KL": "kết luận",
    "KH": "kế hoạch",
    "ĐA": "đề án",
}
_JOINT: Final = re.compile(r"LT-|-.*-")
_SERIES_KIND: Final = re.compile(r"[^\W\d_]+")


class _Doubt(NamedTuple):
    kind: str
    severity: Severity
    said: Said
    computed: str


def check_citations(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield one finding for each document that a report cites in a way that can be judged, the gravest doubt first."""
    dated: dict[str, dict[str, tuple[str, Citation]]] = {}
    for account in accounts:
        seen: set[str] = set()
        for citation in account.citations:
            if citation.document in seen or not citation.number:
                continue
            seen.add(citation.document)
            yield from _judged(citation, account.as_of)
            if citation.date and _NUMBER.match(citation.number) and "/20" in citation.number:
                dated.setdefault(citation.number, {}).setdefault(citation.date, (account.report, citation))
    for number, by_date in dated.items():
        if len({report for report, _ in by_date.values()}) > 1:
            yield _dated_differently(number, [citation for _, citation in by_date.values()])


def _dated_differently(number: str, citations: list[Citation]) -> Finding:
    message = Said(f"Các báo cáo ghi ngày của {number} khác nhau.", f"Reports date {number} differently.")
    return Finding(
        "citation.dates",
        Severity.TENSION,
        tuple(citation.words for citation in citations),
        message,
        " ≠ ".join(citation.date for citation in citations),
        tuple(citation.document for citation in citations),
    )


def _judged(citation: Citation, as_of: str) -> Iterator[Finding]:
    number = _NUMBER.match(citation.number)
    if number is None:
        return
    known = documents_numbered(citation.number)
    doubts = [*_inner_doubts(citation, number, as_of), *_registered_doubts(citation, number, known)]
    if not doubts:
        yield from _well_cited(citation, known, as_of)
        return
    doubts.sort(key=lambda doubt: -SEVERITIES.index(doubt.severity))
    vi, en = " ".join(d.said.vi for d in doubts), " ".join(d.said.en for d in doubts)
    if hints := _near_misses(number):
        listed = "; ".join(f"{row.number} ({row.date})" for row in hints)
        vi, en = f"{vi} Có thể là: {listed}?", f"{en} Perhaps: {listed}?"
    computed = "; ".join(doubt.computed for doubt in doubts)
    gravest = doubts[0]
    yield Finding(
        gravest.kind, gravest.severity, (citation.words,), Said(vi, en), computed, (citation.document,)
    )


def _well_cited(citation: Citation, known: tuple[Registered, ...], as_of: str) -> Iterator[Finding]:
    row = next((row for row in known if citation.date and row.date == citation.date), None)
    if row is None:
        return
    computed = f"{row.number}, {row.date}: {row.source}"
    words, concerns = (citation.words,), (citation.document,)
    yield Finding(
        "citation.holds",
        Severity.HOLDS,
        words,
        Said(f"{row.number} có ngày đúng như đã đăng ký.", f"{row.number} has its registered date."),
        computed,
        concerns,
    )
    if as_of and row.in_force_until and row.in_force_until <= (as_of + "-01-01")[:10]:
        by = f" ({row.replaced_by})" if row.replaced_by else ""
        yield Finding(
            "citation.out-of-force",
            Severity.NOTE,
            words,
            Said(
                f"{row.number} hết hiệu lực trước thời điểm báo cáo{by}.",
                f"{row.number} was no longer in force at the report's date{by}.",
            ),
            f"{row.in_force_until} ≤ {as_of}",
            concerns,
        )


def _inner_doubts(citation: Citation, number: re.Match[str], as_of: str) -> Iterator[_Doubt]:
    """Yield what is doubtful by the citation alone."""
    year, issued = number["year"], citation.date
    if year and issued and year != issued[:4]:
        yield _Doubt(
            "citation.year",
            Severity.SUSPECT,
            Said("Năm trong số hiệu khác năm ban hành.", "The year in the number is not that of the date."),
            f"{year} ≠ {issued[:4]}",
        )
    if issued and as_of and issued[: len(as_of)] > as_of:
        yield _Doubt(
            "citation.later",
            Severity.SUSPECT,
            Said("Ngày ban hành sau thời điểm báo cáo.", "It is dated after the report."),
            f"{issued} > {as_of}",
        )
    series, issuer = number["series"], view_of(citation.issuer).folded
    rule = next((issuers for tail, issuers in _ISSUERS if tail.search(series)), None)
    if _JOINT.search(series):
        rule = None  # "05/KHLT-HU-UBND" is of two bodies
    if rule and _BODY.search(issuer) and not rule.search(issuer):
        yield _Doubt(
            "citation.issuer",
            Severity.SUSPECT,
            Said("Ký hiệu không phải của cơ quan ban hành.", "The series is not one of the issuer's."),
            f"{series}: {citation.issuer}",
        )
    kind = _SERIES_KIND.match(series)
    expected = _KINDS.get(kind[0]) if kind else None
    if (
        expected
        and citation.kind
        and view_of(citation.kind).folded in _KINDS.values()
        and view_of(citation.kind).folded != expected
    ):
        yield _Doubt(
            "citation.kind",
            Severity.SUSPECT,
            Said(
                "Loại văn bản không khớp với ký hiệu.", "The kind is not the one that the series stands for."
            ),
            f"{series}: {expected} ≠ {citation.kind}",
        )


def _registered_doubts(
    citation: Citation, number: re.Match[str], known: tuple[Registered, ...]
) -> Iterator[_Doubt]:
    """Yield what is doubtful beside the register: other dates, the order within a year, and Sundays."""
    issued = citation.date
    if not issued or any(row.date == issued for row in known):
        return
    if known and number["year"]:
        yield _Doubt(
            "citation.date",
            Severity.SUSPECT,
            Said(
                f"{citation.number} được đăng ký ngày {known[0].date}.",
                f"{citation.number} is registered as of {known[0].date}.",
            ),
            f"{issued} ≠ {known[0].date}",
        )
        return
    yield from _out_of_order(number, issued)
    if number["year"] and date.fromisoformat(issued).weekday() == 6:
        yield _Doubt(
            "citation.sunday",
            Severity.TENSION,
            Said(
                "Ngày ban hành là Chủ nhật, và văn bản không có trong danh mục đã đăng ký.",
                "It is dated a Sunday, and the register does not know it.",
            ),
            f"{issued}: Chủ nhật",
        )


def _out_of_order(number: re.Match[str], issued: str) -> Iterator[_Doubt]:
    """Yield the registered documents of its series and year that came earlier with a greater number, or the reverse."""
    order = int(number["order"])
    for other, row in _series().get((number["series"], issued[:4], bool(number["year"])), ()):
        if row.date != issued and (other > order) != (row.date > issued) and other != order:
            yield _Doubt(
                "citation.order",
                Severity.SUSPECT,
                Said(
                    f"Số thứ tự trái với {row.number} ngày {row.date}.",
                    f"Out of order beside {row.number} of {row.date}.",
                ),
                f"{order} / {issued}, {other} / {row.date}",
            )
            return


@cache
def _series() -> dict[tuple[str, str, bool], list[tuple[int, Registered]]]:
    """Return the registered documents of the Prime Minister and the Government by series and year, with their order."""
    found: dict[tuple[str, str, bool], list[tuple[int, Registered]]] = {}
    for row in documents():
        number = _NUMBER.match(row.number)
        if number and row.date and number["series"].endswith(("-TTg", "-CP")):
            key = (number["series"], row.date[:4], bool(number["year"]))
            found.setdefault(key, []).append((int(number["order"]), row))
    return found


@cache
def _by_order() -> dict[tuple[str, int], list[Registered]]:
    found: dict[tuple[str, int], list[Registered]] = {}
    for row in documents():
        if number := _NUMBER.match(row.number):
            found.setdefault((number["series"], int(number["order"])), []).append(row)
    return found


def _near_misses(number: re.Match[str]) -> list[Registered]:
    """Return registered documents of the same series and order, and of another year."""
    rows = _by_order().get((number["series"], int(number["order"])), [])
    return [row for row in rows if number["year"] and row.number != number.string]
