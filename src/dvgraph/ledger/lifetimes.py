"""Units and bodies that are named outside their lifetime: before they were made, or after they ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import body_of, changes_from, holder_of, named, states_of, type_named
from dvgraph.authority.bodies import body_types
from dvgraph.ledger.finding import Finding, Said, Severity
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.authority import State
    from dvgraph.facts import Words
    from dvgraph.ledger.account import Account, Body, Place

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
_SHOWN: Final = 4
"""How many of the units are named that one became."""


class _Life(NamedTuple):
    """What a name stands for, from `first` until `until` (ISO, half-open; empty: open), and what it became."""

    label: str
    iri: str
    first: str
    until: str
    became: tuple[str, ...] = ()


def check_lifetimes(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield a finding for each thing that was not there at its report's date, and one for all units that were."""
    for account in accounts:
        if not account.as_of:
            continue
        standing: list[Place] = []
        ended: dict[str, tuple[_Life, list[Place | Body]]] = {}
        for thing, life in _lives(account, standing):
            if life.first > account.last_day:
                yield _unborn(thing, life, account)
            elif life.until and life.until <= account.first_day:
                ended.setdefault(life.iri, (life, []))[1].append(thing)
        yield from (_ended(things, life, account) for life, things in ended.values())
        if standing:
            yield _all_standing(standing, account)


def _lives(account: Account, standing: list[Place]) -> Iterator[tuple[Place | Body, _Life]]:
    """Yield the units and bodies of a report with their lives, units before their bodies; keep the units that stood."""
    for place in account.places:
        word = _SAYS_LEVEL.match(view_of(place.words.quote).folded)
        known = _states(place, word["kind"]) if word and place.country == "VN" else []
        if any(_stood(state, account) for state in known):
            standing.append(place)
        elif known and _vouched(place, known, account):
            yield place, _life_of(known, account)
    for body in account.bodies:
        if life := _life(body, account):
            yield body, life


def _vouched(place: Place, states: list[State], account: Account) -> bool:
    """Tell whether the tables know enough of a place's past to say that no such unit stood.

    A unit of that name and kind in the same province did stand where a code changed. What communes were before their
    district was divided is not always told: of those, another kind must have stood instead.
    """
    own = {top.code for state in states if (top := _province(state))}
    others = [s for s in named(place.name) if (top := _province(s)) is not None and top.code in own]
    stood = {state.kind for state in others if _stood(state, account)}
    ended = any(state.valid_until and state.valid_until <= account.first_day for state in states)
    return states[0].kind not in stood and (place.level != "commune" or ended or bool(stood))


def _province(state: State) -> State | None:
    above: State | None = state
    while above is not None and above.level != "province":
        above = holder_of(above)
    return above


def _states(place: Place, kind: str) -> list[State]:
    """Return the states of the kind that a place is called: those of the unit that it was taken for, or of all of its name."""
    own = [state for state in states_of(place.unit) if state.kind == kind]
    return own or [state for state in named(place.name) if state.kind == kind and state.level == place.level]


def _stood(state: State, account: Account) -> bool:
    """Tell whether a state held on one of the days that a report may be of."""
    return state.valid_from <= account.last_day and (
        not state.valid_until or state.valid_until > account.first_day
    )


def _life_of(states: list[State], account: Account) -> _Life:
    """Return the life of a unit of which no state stood; of units that all came later, of the first of them."""
    if all(state.valid_from > account.last_day for state in states):
        one = min(states, key=lambda s: s.valid_from)
        return _Life(one.label, one.iri, one.valid_from, "")
    one = states[-1]
    again = any(state.name == one.name and _stood(state, account) for state in states_of(one.iri))
    if again or len({state.iri for state in states}) > 1:
        return _Life(one.label, one.iri, "", "")  # only its kind has changed, or several ended
    became = tuple(states_of(change.after)[0].label for change in changes_from(one.iri))
    return _Life(one.label, one.iri, one.valid_from, one.valid_until, became)


def _life(body: Body, account: Account) -> _Life | None:
    """Return the life of the body that a name stands for, or of the first of its type; None where no page tells.

    Of a body that ended with its unit, it is the unit's.
    """
    if known := body_of(body.body) if body.body else None:
        first, until = known.life
        if known.unit is not None and until and until == known.unit.valid_until:
            own = list(states_of(known.unit.iri))
            return None if any(_stood(state, account) for state in own) else _life_of(own, account)
        after = known.type.successor
        return _Life(known.label, known.iri, first, until, (_name_of(after),) if after else ())
    told = type_named(body.name)
    rows = [row for row in body_types() if row.type == told.type and told.levels & set(row.levels.split("|"))]
    if not rows:
        return None
    first = min(row.valid_from for row in rows)
    return _Life(rows[0].name, body.iri, first, "")


def _name_of(body_type: str) -> str:
    return next(row.name for row in body_types() if row.type == body_type)


def _ended(things: list[Place | Body], life: _Life, account: Account) -> Finding:
    """Return one finding for all that ended together: a district, and the bodies that ended with it."""
    vi, en = f"{life.label} không còn từ ngày {life.until}", f"{life.label} ceased to be on {life.until}"
    if life.became:
        into = ", ".join(life.became[:_SHOWN]) + ("…" if len(life.became) > _SHOWN else "")
        vi, en = f"{vi}; nay là, hoặc thuộc: {into}", f"{en}; it became, or went to: {into}"
    former = all(_OF_OLD.search(view_of(thing.words.sentence).folded) for thing in things)
    return Finding(
        "lifetimes.ended",
        Severity.NOTE if former else Severity.TENSION,
        tuple(thing.words for thing in things),
        Said(f"{vi}.", f"{en}."),
        f"{life.until} ≤ {account.as_of}",
        tuple(dict.fromkeys((*(thing.iri for thing in things), life.iri))),
    )


def _unborn(thing: Place | Body, life: _Life, account: Account) -> Finding:
    return Finding(
        "lifetimes.unborn",
        Severity.SUSPECT,
        (thing.words,),
        Said(f"{life.label} chỉ có từ ngày {life.first}.", f"There was no {life.label} before {life.first}."),
        f"{life.first} > {account.as_of}",
        tuple(dict.fromkeys((thing.iri, life.iri))),
    )


def _all_standing(places: list[Place], account: Account) -> Finding:
    words: tuple[Words, ...] = tuple(place.words for place in places)
    return Finding(
        "lifetimes.hold",
        Severity.HOLDS,
        words,
        Said(
            f"Số đơn vị được nêu và có tại thời điểm báo cáo: {len(places)}.",
            f"Units that are named and stood at the report's date: {len(places)}.",
        ),
        account.as_of,
        tuple(place.iri for place in places),
    )
