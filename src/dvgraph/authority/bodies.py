"""Bodies by type and unit: a Ban Dân vận of Kỳ Sơn is the Ban Dân vận Huyện ủy Kỳ Sơn, and which body it stands in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority.linking import Link
from dvgraph.authority.tables import read_rows
from dvgraph.authority.units import State, fold_name, holder_of, states_of
from dvgraph.model import Level
from dvgraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "COUNTRY",
    "Body",
    "BodyType",
    "Lifetime",
    "Named",
    "body_at",
    "body_of",
    "body_types",
    "kind_named",
    "known_bodies",
    "lifetimes",
    "link_body",
    "spellings_of",
    "type_named",
]

COUNTRY: Final = "vn"
"""In the place of a unit, for central bodies."""


class BodyType(NamedTuple):
    """What bodies there are of one type, at some levels.

    `tail` tells how a body is named after its unit: by its Party committee (`Huyện ủy Kỳ Sơn`), by itself (the
    committee), by the unit (`huyện Kỳ Sơn`) or not at all. `forms` are other spellings, folded, `|` between.
    `part_of` is the type that it stands in, of the same unit; `under` the types, the first that there is at the
    next level up, that direct it. Days are ISO, half-open, of all bodies of the type; empty: no source tells.
    """

    type: str
    levels: str
    name: str
    tail: str
    forms: str
    name_en: str
    category: str
    part_of: str
    under: str
    valid_from: str
    valid_until: str
    successor: str
    source: str


class Lifetime(NamedTuple):
    """When one body began or ended, where a page tells; `unit` as in its IRI, `successor` the type that it became."""

    type: str
    unit: str
    valid_from: str
    valid_until: str
    successor: str
    source: str


class Body(NamedTuple):
    """A body: its type at its level, and its unit; None for a central one."""

    type: BodyType
    unit: State | None

    @property
    def place(self) -> str:
        """The unit as the body's IRI has it: `vn/2004/417`, `vn`."""
        return self.unit.iri.removeprefix(f"{BASE}unit/") if self.unit else COUNTRY

    @property
    def iri(self) -> str:
        """The body's IRI: `…/id/body/ban-dan-van/vn/2004/417`."""
        return f"{BASE}body/{self.type.type}/{self.place}"

    @property
    def label(self) -> str:
        """The body's name: `Ban Dân vận Huyện ủy Kỳ Sơn`."""
        return f"{self.type.name} {self._tail()}".strip()

    def _tail(self) -> str:
        if self.unit is None:
            return "Trung ương" if self.type.tail == "committee" else ""
        if self.type.tail == "unit":
            return self.unit.label
        word = _COMMITTEES.get(self.unit.kind)
        return f"{word} {self.unit.name}" if word else f"Đảng ủy {self.unit.label}"

    @property
    def life(self) -> tuple[str, str]:
        """The days on which it began and ended (ISO; empty where no source tells): with its unit at the latest."""
        told = lifetimes().get((self.type.type, self.place))
        ends = (self.unit.valid_until if self.unit else "", told.valid_until if told else "")
        return (
            told.valid_from if told else self.type.valid_from,
            min(filter(None, (*ends, self.type.valid_until)), default=""),
        )

    def parents(self) -> Iterator[tuple[str, Body]]:
        """Yield the bodies above it: ("part_of", the one that it stands in), ("under", the one that directs it)."""
        if self.type.part_of and (found := body_at(self.type.part_of, self.unit)):
            yield "part_of", found
        if self.unit is None:
            return
        above = holder_of(self.unit)
        around = [body_at(kind, above) for kind in filter(None, self.type.under.split("|"))]
        if found := next(filter(None, around), None):
            yield "under", found


_COMMITTEES: Final = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}
"""What the Party committee of a unit is called, by the unit's kind; that of a commune is its Đảng ủy."""


@cache
def body_types() -> tuple[BodyType, ...]:
    """Return the types of bodies; a type that differs by level has several rows."""
    return tuple(BodyType._make(row) for row in read_rows("body_types.tsv", BodyType._fields))


@cache
def _by_level() -> dict[tuple[str, str], BodyType]:
    return {(row.type, level): row for row in body_types() for level in row.levels.split("|")}


@cache
def lifetimes() -> dict[tuple[str, str], Lifetime]:
    """Return what pages tell of the beginning or end of bodies, by type and unit."""
    rows = map(Lifetime._make, read_rows("bodies.tsv", Lifetime._fields))
    return {(row.type, row.unit): row for row in rows}


def body_at(kind: str, unit: State | None) -> Body | None:
    """Return the body of a type in a unit (None: the country), None where there is none at its level or in its time."""
    row = _by_level().get((kind, unit.level if unit else Level.COUNTRY))
    if row is None or (unit and row.valid_from >= (unit.valid_until or "9999")):
        return None
    return Body(row, unit)


def body_of(iri: str) -> Body | None:
    """Return the body of an IRI, None where it is not of the authority."""
    kind, _, place = iri.removeprefix(f"{BASE}body/").partition("/")
    if not iri.startswith(f"{BASE}body/") or not place:
        return None
    if place == COUNTRY:
        return body_at(kind, None)
    own = states_of(f"{BASE}unit/{place}")
    return body_at(kind, own[-1]) if own else None


def known_bodies() -> tuple[Body, ...]:
    """Return the central bodies, and those of which a page tells when they began or ended."""
    central = (body_at(kind, None) for kind, level in sorted(_by_level()) if level == Level.COUNTRY)
    told = (body_of(f"{BASE}body/{kind}/{place}") for kind, place in sorted(lifetimes()))
    return tuple(body for body in (*central, *told) if body)


# --- linking ---------------------------------------------------------------------------------------------------------


@cache
def _forms() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the type and its levels that each spelling of a name tells, folded."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for row in body_types():
        central = row.levels == Level.COUNTRY and row.tail == "committee"
        ends = (" trung ương", " trung ương đảng") if central else ("",)
        for form in filter(None, (row.name, *row.forms.split("|"))):
            for end in ends:
                key = fold_name(form) + end
                levels = found.get(key, ("", frozenset()))[1] | set(row.levels.split("|"))
                found[key] = (row.type, levels)
    committee = frozenset(level for kind, level in _by_level() if kind == "cap-uy")
    return found | {fold_name(word): ("cap-uy", committee) for word in (*_COMMITTEES.values(), "Đảng ủy")}


def spellings_of(body: Body) -> list[str]:
    """Return how names of a body may begin, folded and sorted: "ubnd", "ủy ban nhân dân"."""
    level = body.unit.level if body.unit else Level.COUNTRY
    own = (form for form, (kind, levels) in _forms().items() if kind == body.type.type and level in levels)
    return sorted(own)


# What stands between the head of a body's name and the name of its unit: "Ban Dân vận [Huyện ủy] Kỳ Sơn",
# "UBND [huyện] Kỳ Sơn", "Ban Thường vụ [Đảng ủy xã] Mỹ Lý"
_BETWEEN: Final = re.compile(
    r"(?:(?P<committee>(?:tỉnh|thành|huyện|quận|thị|đảng)[ ]ủy|đảng[ ]bộ)(?:[ ]|\Z))?"
    r"(?:(?P<kind>tỉnh|thành[ ]phố|t[px]\.?|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?:[ ]|\Z))?"
)
# "Bộ Chính trị (khóa X)", "Huyện ủy khóa XXVII"
_TERM: Final = re.compile(r"[ ]?\(?khóa[ ][ivx]{1,6}\)?\Z")
# "huyện ủy", "tỉnh đoàn": the first word tells the kind of unit
_OWN_KIND: Final = re.compile(r"(\w+)[ ](?:ủy|đoàn)\Z")
_KINDS: Final = {"thành": "thành phố", "tp": "thành phố", "thị": "thị xã", "tx": "thị xã"}
"""Kinds of units that a committee's name, or an abbreviation, tells otherwise than by their name."""
_LEVELS: Final = {
    "tỉnh": {Level.PROVINCE},
    "thành phố": {Level.PROVINCE, Level.DISTRICT},
    "huyện": {Level.DISTRICT},
    "quận": {Level.DISTRICT},
    "thị xã": {Level.DISTRICT},
    "xã": {Level.COMMUNE},
    "phường": {Level.COMMUNE},
    "thị trấn": {Level.COMMUNE},
    "đặc khu": {Level.COMMUNE},
}


@cache
def _of_committees() -> frozenset[str]:
    """Return the types whose bodies are named after a Party committee."""
    return frozenset(row.type for row in body_types() if row.tail == "committee")


class Named(NamedTuple):
    """What a body's name tells: its type, empty for none; the levels that it may be of; the kind of its unit."""

    type: str
    levels: frozenset[Level] = frozenset()
    kind: str = ""


@lru_cache(maxsize=16384)
def type_named(name: str, place: str | None = None) -> Named:
    """Return what a body's name tells. The whole name must be read: a head, a committee or a kind, and its `place`.

    >>> type_named("Ban Dân vận Huyện ủy Kỳ Sơn", "Kỳ Sơn")
    Named(type='ban-dan-van', levels=frozenset({<Level.DISTRICT: 'district'>}), kind='huyện')
    """
    words = _TERM.sub("", fold_name(name)).split(" ")
    for end in range(len(words), 0, -1):
        head, rest = " ".join(words[:end]), " ".join(words[end:])
        if head not in _forms():
            continue
        kind, levels = _forms()[head]
        match = _BETWEEN.match(rest)
        central = levels == {Level.COUNTRY}
        if match is None or rest[match.end() :] not in {"", fold_name(place or "")} or (rest and central):
            return Named("")
        if kind in _of_committees() and not central and not match["committee"]:
            return Named("")  # "Văn phòng phường" is not that of its Party committee
        own = _OWN_KIND.match(head)
        said = (own[1] if own else "", (match["committee"] or "").partition(" ")[0], match["kind"] or "")
        kinds = [_KINDS.get(word.rstrip("."), word) for word in said if word and word != "đảng"]
        for told in kinds:
            levels = levels & _LEVELS.get(told, levels)
        return Named(kind, frozenset(map(Level, levels)), kinds[-1] if kinds else "")
    return Named("")


# "Ban Chỉ huy phòng thủ dân sự | thành phố", "Ban Thường vụ | Thành ủy"
_LAST_KIND: Final = re.compile(
    r"(?:(?P<committee>tỉnh|thành|huyện|quận|thị)[ ](?:ủy|đoàn)"
    r"|(?<!\w)(?P<kind>tỉnh|thành[ ]phố|t[px]\.?|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu))\Z"
)


def kind_named(name: str, place: str | None = None) -> str:
    """Return the kind of unit that a body's name tells, of whatever type the body is; empty where it tells none.

    >>> kind_named("Ban Chỉ đạo 35 thành phố"), kind_named("Ban Thường vụ Thị ủy Kỳ Anh", "Kỳ Anh"), kind_named("Sở Nội vụ")
    ('thành phố', 'thị xã', '')
    """
    words = fold_name(name).removesuffix(fold_name(place or "")).rstrip()
    told = _LAST_KIND.search(words)
    kind = (told["committee"] or told["kind"]).rstrip(".") if told else ""
    return _KINDS.get(kind, kind)


def _kinds(own: Sequence[State], as_of: str) -> set[str]:
    """Return what kinds of unit it was at a date (`2020`, `2020-12`): its last one where none is told."""
    then = [
        state.kind
        for state in own
        if as_of and state.valid_from[: len(as_of)] <= as_of <= (state.valid_until or "9999")[: len(as_of)]
    ]
    return set(then or [own[-1].kind])


def link_body(name: str, place: str | None, unit: Link | None, as_of: str = "") -> Link | None:
    """Return the body that a name stands for: None where no type of body is so called.

    `unit` is what its unit was taken for, None where no unit is told: then the name must be of a central body.
    """
    told = type_named(name, place)
    if told.levels == {Level.COUNTRY}:
        found, why = [body_at(told.type, None)], "of the country"
    elif unit is None:
        return Link(None, (), f"a {told.type} by its name, of a unit that is not told") if told.type else None
    else:
        states = [states_of(iri) for iri in ([unit.iri] if unit.iri else unit.candidates)]
        found = [
            body_at(told.type, own[-1])
            for own in states
            if own[-1].level in told.levels and told.kind in {"", *_kinds(own, as_of)}
        ]
        why = f"of {unit.reason}"
    bodies = [body for body in found if body is not None]
    standing = [body for body in bodies if not as_of or body.life[0][: len(as_of)] <= as_of]
    if not standing:
        return Link(None, (), f"there was no {bodies[0].label} yet by {as_of}") if bodies else None
    candidates = tuple(sorted(body.iri for body in standing))
    if len(standing) == 1 and (unit is None or unit.iri or standing[0].unit is None):
        return Link(standing[0].iri, candidates, f"{standing[0].label}: a {told.type} by its name, {why}")
    return Link(None, candidates, f"a {told.type} by its name, {why}")
