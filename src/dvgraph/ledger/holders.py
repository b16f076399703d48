"""What is said to lie in what: a village in two communes, a commune in a district that it is no part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import holder_of, named, states_of
from dvgraph.ledger.finding import Finding, Said, Severity
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.authority import State
    from dvgraph.ledger.account import Account, Place

__all__ = ["check_holders"]

# "thôn 3", "bản Na": many communes have one; "bản Huồi Pốc" is one village.
_COMMON: Final = re.compile(r"\S+|.*\d.*")


def check_holders(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each unit that is put into two, or into one that it is no part of; one for those that are right."""
    between: dict[tuple[str, str], tuple[Account, Place, Place]] = {}
    for account in accounts:
        by_iri = {place.iri: place for place in account.places}
        villages: dict[str, tuple[Place, Place]] = {}
        right: list[tuple[Place, Place]] = []
        for place in account.places:
            for holder in (by_iri[iri] for iri in place.holders if iri in by_iri):
                if place.level == "village" and holder.level == "commune":
                    yield from _second(villages, place, holder)
                elif place.level == "commune" and holder.level == "district" and holder.unit:
                    if _lies_in(place, holder.unit, account):
                        right.append((place, holder))
                    elif others := _elsewhere(place, holder.unit, account):
                        yield _misplaced(place, holder, others)
        yield from _among_reports(between, account, villages)
        if right:
            yield _all_right(right)


def _second(villages: dict[str, tuple[Place, Place]], place: Place, holder: Place) -> Iterator[Finding]:
    """Keep the commune of a village; yield a finding where another was told before."""
    name = view_of(place.name).folded
    if _COMMON.fullmatch(name):
        return
    village, commune = villages.setdefault(name, (place, holder))
    if commune.iri != holder.iri and view_of(commune.name).folded != view_of(holder.name).folded:
        yield _in_two((village, place), (commune, holder))


def _among_reports(
    between: dict[tuple[str, str], tuple[Account, Place, Place]],
    account: Account,
    villages: dict[str, tuple[Place, Place]],
) -> Iterator[Finding]:
    """Compare the villages of one report with those of earlier ones of the same unit."""
    for name, (village, commune) in villages.items() if account.unit else ():
        _, known, before = between.setdefault((account.unit, name), (account, village, commune))
        if view_of(before.name).folded != view_of(commune.name).folded:
            yield _in_two((known, village), (before, commune))


def _in_two(villages: tuple[Place, Place], communes: tuple[Place, Place]) -> Finding:
    one, other = communes[0].name, communes[1].name
    return Finding(
        "holders.two",
        Severity.TENSION,
        tuple(place.words for place in villages),
        Said(
            f"{villages[0].name} được ghi ở hai xã: {one} và {other}.",
            f"{villages[0].name} is put into two communes: {one} and {other}.",
        ),
        f"{one} ≠ {other}",
        tuple(place.iri for place in (*villages, *communes)),
    )


def _bearers(place: Place, account: Account) -> list[State]:
    """Return the communes of a name; of those, the ones that stood when the report was made, where any did."""
    known = [state for state in named(place.name) if state.level == "commune"]
    day = account.last_day
    return [state for state in known if day and state.stands(day)] or known


def _lies_in(place: Place, district: str, account: Account) -> bool:
    """Tell whether a commune of that name is, or at any time was, in a district."""
    if place.unit:
        states: Sequence[State] = states_of(place.unit)
    else:
        states = [state for state in named(place.name) if state.level == "commune"]
    return any((above := holder_of(state, account.last_day)) and above.iri == district for state in states)


def _elsewhere(place: Place, district: str, account: Account) -> list[State]:
    """Return the districts of the same province that have a commune of that name."""
    own = states_of(district)
    province = holder_of(own[-1]) if own else None
    above = [
        held for state in _bearers(place, account) if (held := holder_of(state, account.last_day)) is not None
    ]
    return [
        held
        for held in above
        if province and (top := holder_of(held)) is not None and top.iri == province.iri
    ]


def _misplaced(place: Place, holder: Place, others: list[State]) -> Finding:
    known = ", ".join(sorted({state.label for state in others}))
    return Finding(
        "holders.differ",
        Severity.TENSION,
        (place.words, holder.words),
        Said(
            f"Theo danh mục, {place.name} thuộc {known}, không thuộc {holder.name}.",
            f"By the register, {place.name} is in {known}, not in {holder.name}.",
        ),
        f"{holder.name} ≠ {known}",
        (place.iri, holder.iri),
    )


def _all_right(pairs: list[tuple[Place, Place]]) -> Finding:
    count = len(pairs)
    return Finding(
        "holders.hold",
        Severity.HOLDS,
        tuple(place.words for place, _ in pairs),
        Said(
            f"Số xã được ghi đúng huyện theo danh mục: {count}.",
            f"Communes that are in the district where the register has them: {count}.",
        ),
        "; ".join(f"{place.name}: {holder.name}" for place, holder in pairs),
        tuple(place.iri for place, _ in pairs),
    )
