"""Units that are named outside their lifetime: before they were made, or after they ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import changes_from, named, states_of
from dvgraph.ledger.finding import Finding, Said, Severity
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.authority import State
    from dvgraph.ledger.account import Account, Place

__all__ = ["check_lifetimes"]

# A name alone may be that of another level: only "huyện Kỳ Sơn" says that there is such a district.
_SAYS_LEVEL: Final = re.compile(
    r"(?P<kind>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn)[ ]", re.VERBOSE
)
# "xã Hữu Lập (cũ)", "huyện Kỳ Sơn trước đây", "trên cơ sở sáp nhập xã …": the report knows that it is no more.
_OF_OLD: Final = re.compile(
    r"(?<!\w)(?:cũ|trước[ ]đây|trước[ ]kia|ngày[ ]trước|nguyên|sáp[ ]nhập|hợp[ ]nhất|chia[ ]tách|sắp[ ]xếp|thành[ ]lập|đổi[ ]tên|giải[ ]thể|kết[ ]thúc)(?!\w)",
    re.VERBOSE,
)


def check_lifetimes(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each unit that did not stand at its report's date, and one for all of a report that did."""
    for account in accounts:
        standing: list[Place] = []
        for place in account.places if account.as_of else ():
            word = _SAYS_LEVEL.match(view_of(place.words.quote).folded)
            known = _known(place, word["kind"]) if word and place.country == "VN" else []
            if any(_stood(state, account) for state in known):
                standing.append(place)
            elif known and all(state.valid_from > account.last_day for state in known):
                yield _unborn(place, min(known, key=lambda s: s.valid_from), account)
            elif len({state.iri for state in known}) == 1:
                yield _ended(place, known[-1], account)
        if standing:
            yield _all_standing(standing, account)


def _known(place: Place, kind: str) -> list[State]:
    """Return the states of the kind that a place is called: those of the unit that it was taken for, or of all of its name."""
    own = [state for state in states_of(place.unit) if state.kind == kind]
    return own or [state for state in named(place.name) if state.kind == kind and state.level == place.level]


def _stood(state: State, account: Account) -> bool:
    """Tell whether a state held on one of the days that a report may be of."""
    return state.valid_from <= account.last_day and (
        not state.valid_until or state.valid_until > account.first_day
    )


def _ended(place: Place, last: State, account: Account) -> Finding:
    into = [states_of(change.after)[0].label for change in changes_from(last.iri)]
    vi = f"{last.label} không còn từ ngày {last.valid_until}"
    en = f"{last.label} ceased to be on {last.valid_until}"
    if into:
        named_ = ", ".join(into[:_SHOWN]) + ("…" if len(into) > _SHOWN else "")
        vi, en = f"{vi}; nay thuộc: {named_}", f"{en}; its territory went to: {named_}"
    # It may be named where the report calls it former, or where only its kind has changed.
    known_as_old = _OF_OLD.search(view_of(place.words.sentence).folded) is not None or any(
        state.name == last.name and _stood(state, account) for state in states_of(last.iri)
    )
    return Finding(
        "lifetimes.ended",
        Severity.NOTE if known_as_old else Severity.TENSION,
        (place.words,),
        Said(f"{vi}.", f"{en}."),
        f"{last.valid_until} ≤ {account.as_of}",
        (place.iri, last.iri),
    )


_SHOWN: Final = 4


def _unborn(place: Place, first: State, account: Account) -> Finding:
    return Finding(
        "lifetimes.unborn",
        Severity.SUSPECT,
        (place.words,),
        Said(
            f"{first.label} chỉ có từ ngày {first.valid_from}.",
            f"There was no {first.label} before {first.valid_from}.",
        ),
        f"{first.valid_from} > {account.as_of}",
        (place.iri, first.iri),
    )


def _all_standing(places: list[Place], account: Account) -> Finding:
    count = len(places)
    return Finding(
        "lifetimes.hold",
        Severity.HOLDS,
        tuple(place.words for place in places),
        Said(
            f"Số đơn vị được nêu và có tại thời điểm báo cáo: {count}.",
            f"Units that are named and stood at the report's date: {count}.",
        ),
        f"{account.as_of}",
        tuple(place.iri for place in places),
    )
