"""How many communes a district has, beside how many it had at that date by the register of units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import State, states_of
from dvgraph.authority.units import held_by
from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_divisions"]

# "21 xã, thị trấn", "15 xã", "12 phường, xã", "21 đơn vị hành chính cấp xã": kinds of commune and nothing else.
_COMMUNES: Final = re.compile(
    r"(?:đơn[ ]vị[ ](?:hành[ ]chính[ ])?cấp[ ])?(?:xã|phường|thị[ ]trấn)(?:(?:,|[ ]và|/)[ ]?(?:xã|phường|thị[ ]trấn)){0,2}",
    re.VERBOSE,
)
_KIND: Final = re.compile(r"xã|phường|thị[ ]trấn", re.VERBOSE)
# "Huyện A gồm …", "Huyện A hiện bao gồm …"
_COMPOSED: Final = re.compile(r"(?:[ ]hiện)?(?:[ ]bao)?[ ]gồm\Z", re.VERBOSE)
_WHOLE: Final = re.compile(r"(?:toàn|cả)[ ](?:huyện|thị[ ]xã|thành[ ]phố|quận)(?:[ ]hiện)?", re.VERBOSE)


def check_divisions(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each count of all communes of a district whose state at the report's date is known."""
    for account in accounts:
        states_then = (
            [s for s in states_of(account.unit) if s.stands(account.last_day)] if account.unit else []
        )
        if not (account.as_of and states_then and states_then[0].level == "district"):
            continue
        for figure in account.figures:
            if (
                figure.exact
                and figure.whole is None
                and not figure.total
                and _COMMUNES.fullmatch(figure.unit)
                and _of_all(figure, account.unit, states_then[0].label)
                and not _names_them(figure)
            ):
                yield _compared(figure, states_then[0], account.last_day)


def _of_all(figure: Figure, unit: str, name: str) -> bool:
    """Tell whether it is the district that has them: "Huyện A có …", "toàn huyện có …", "Huyện A gồm …"."""
    if figure.action == "có":
        return figure.subject == unit or _WHOLE.search(figure.subject_name) is not None
    before = figure.before(120).removesuffix(" ")
    return before.endswith("gồm") and _COMPOSED.sub("", before).endswith(view_of(name).folded)


def _names_them(figure: Figure) -> bool:
    """Tell whether names follow, of those that are meant: "có 5 xã A Vao, A Ngo, A Bung, …"."""
    return figure.words.sentence[figure.end : figure.end + 3].lstrip()[:1].isupper()


def _compared(figure: Figure, district: State, day: str) -> Finding:
    kinds = set(_KIND.findall(figure.unit))
    if figure.unit.startswith("đơn vị"):
        kinds = {"xã", "phường", "thị trấn"}
    held = [state for state in held_by(district) if state.stands(day) and state.kind in kinds]
    said, known = vietnamese_number(figure.value), len(held)
    if figure.value == known:
        message = Said(
            f"{district.label} có {known} đơn vị như vậy tại thời điểm báo cáo.",
            f"{district.label} had {known} such units at the report's date.",
        )
        return Finding(
            "divisions.hold",
            Severity.HOLDS,
            (figure.words,),
            message,
            f"{said} = {known}",
            (figure.iri, district.iri),
        )
    message = Said(
        f"Theo danh mục, {district.label} có {known} đơn vị như vậy tại thời điểm báo cáo.",
        f"By the register, {district.label} had {known} such units at the report's date.",
    )
    return Finding(
        "divisions.differ",
        Severity.TENSION,
        (figure.words,),
        message,
        f"{said} ≠ {known}",
        (figure.iri, district.iri),
    )
