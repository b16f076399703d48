"""What the rules share about one report: its mentions by kind, and which thing each name stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dvgraph.authority import (
    Link,
    holder_of,
    kind_named,
    link,
    link_body,
    named,
    states_of,
    type_named,
    unit_kind,
)
from dvgraph.iri import report_iri, scoped, shared
from dvgraph.model import (
    Country,
    Document,
    Level,
    Mention,
    Organization,
    Person,
    Place,
    Report,
    Value,
    ZoneKind,
)
from dvgraph.rules.terms import folded, spelled
from dvgraph.vocab import concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["STATED", "Context", "is_central"]

_V = TypeVar("_V", bound=Value)

STATED: Final = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.SIGNATURE})
"""Zones whose sentences are the report's own statements."""

_CITY: Final = "thành phố"
_REPORTING: Final = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
"""Levels of the units that reports are about."""

# Numbers of central bodies, which no other body uses: 33/2019/QĐ-TTg, 290-QĐ/TW, 85/2015/QH13, 36-HD/BDVTW.
# 12/2016/QĐ-UBND or 02-ĐA/TU are used by every province. A decision without a year in its number (1719/QĐ-TTg)
# is told apart by its date, which is part of its IRI.
_CENTRAL: Final = re.compile(
    r"(?:[-/])(?:TTg|CP|CTN|QH\d*|UBTVQH\d*|ĐH|(?:B\w{1,12}|UBKT|VP)?T[WƯ]|VPCP|B[A-ZĐ]{1,8}|UBDT)(?:-.*)?$"
)


def is_central(number: str) -> bool:
    """Tell whether a document's number is of a body that there is one of.

    >>> is_central("290-QĐ/TW"), is_central("12/2016/QĐ-UBND"), is_central("85/2015/QH13")
    (True, False, True)
    """
    return _CENTRAL.search(number) is not None


_PlaceKey = tuple[str, Level, str]


def _key(place: Place) -> _PlaceKey:
    return (place.country, place.level, folded(place.name))


@dataclass
class Context:
    """One report with its mentions; built once, read by every rule."""

    report: Report
    mentions: tuple[Mention, ...]
    iri: str = field(init=False)
    _by_kind: dict[type, list[Any]] = field(init=False, default_factory=dict)
    _context: tuple[str, ...] = field(init=False, default=())
    _spellings: dict[str, str] = field(init=False, default_factory=dict)
    _within: dict[_PlaceKey, str | None] = field(init=False, default_factory=dict)
    _by_name: dict[str, list[str]] = field(init=False, default_factory=dict)
    _places: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)
    _provinces: frozenset[str] = field(init=False, default=frozenset())
    _units: dict[str, tuple[Mention, Place]] = field(init=False, default_factory=dict)
    _kinds: dict[_PlaceKey, str] = field(init=False, default_factory=dict)
    _split: frozenset[_PlaceKey] = field(init=False, default=frozenset())
    _bodies: dict[int, Organization] = field(init=False, default_factory=dict)
    _named_provinces: frozenset[str] = field(init=False, default=frozenset())
    _holders: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.iri = report_iri(self.report.id)
        for mention in self.mentions:
            self._by_kind.setdefault(type(mention.value), []).append(mention)
        # "TỈNH ỦY THÁI BÌNH" of a letterhead and "tỉnh Thái Bình" are one province: the first spelling in small letters.
        for _, place in self.of(Place):
            if not place.name.isupper():
                self._spellings.setdefault(folded(place.name), spelled(place.name))
        holders: dict[_PlaceKey, set[str]] = {}
        for _, place in self.of(Place):
            holders.setdefault(_key(place), set()).update({place.within} if place.within else ())
        # One holder named anywhere in the report serves every mention; several leave it open.
        self._within = {key: next(iter(names)) if len(names) == 1 else None for key, names in holders.items()}
        self._named_provinces = frozenset(
            folded(place.name) for _, place in self.of(Place, STATED) if place.level is Level.PROVINCE
        )
        # By where their names end: "Thị ủy Kỳ Anh" ends with its unit's.
        self._bodies = {
            mention.span.end: body for mention, body in self.of(Organization) if body.place is not None
        }
        self._context = self._about()
        self._tell_kinds_apart()
        for mention, place in self.of(Place):
            iri = self.place(place, mention)
            self._name(iri, place.name, mention.quote)
            self._units[iri] = mention, place
            if holder := self.holder(place):
                self._holders[iri] = folded(holder)
        self._provinces = frozenset(
            self.place(place, mention)
            for mention, place in self.of(Place)
            if place.level is Level.PROVINCE and place.country is Country.VIETNAM
        )
        self._places = {words: tuple(iris) for words, iris in self._by_name.items()}
        for mention, body in self.of(Organization):
            self._name(self.body(body), body.name, mention.quote)
        for mention, person in self.of(Person):
            self._name(self.person(person), person.name, mention.quote)
        for mention, document in self.of(Document):
            number = document.number or ""
            short = mention.quote.partition(number)[0] + number if number and number in mention.quote else ""
            self._name(self.document(document, mention), number, short, mention.quote)

    def _name(self, iri: str, *names: str) -> None:
        for words in {folded(name) for name in names if name}:
            known = self._by_name.setdefault(words, [])
            if iri not in known:
                known.append(iri)

    def _about(self) -> tuple[str, ...]:
        """Return the units that tell others of the same name apart: the report's subject, and its provinces."""
        found = self.subject()
        subjects = [found] if found else []
        provinces = [
            (mention, place)
            for mention, place in self.of(Place, STATED)
            if place.level is Level.PROVINCE and place.country is Country.VIETNAM
        ]
        for mention, place in (*provinces, *subjects):
            iri = self._link(place, self._kind_told(mention)).iri
            if iri and iri not in self._context:
                self._context = (iri, *self._context)
        return self._context

    def _tell_kinds_apart(self) -> None:
        """Find the kind of unit that each name is called by, and the names that stand for two units of two kinds.

        Of a report that tells of "huyện Kỳ Anh" and "thị xã Kỳ Anh" each is a thing of its own; "thị xã Hà Tiên" and
        "thành phố Hà Tiên" are one, at two times.
        """
        told: dict[_PlaceKey, dict[str, Place]] = {}
        for mention, place in self.of(Place):
            if kind := self._kind_told(mention):
                told.setdefault(_key(place), {})[kind] = place
        split = set()
        for key, kinds in told.items():
            units = {kind: self._link(place, kind).iri for kind, place in sorted(kinds.items())}
            if len(set(units.values()) - {None}) > 1:
                split.add(key)
            else:
                self._kinds[key] = next((kind for kind, iri in units.items() if iri), next(iter(units)))
        self._split = frozenset(split)

    def _kind_told(self, mention: Mention) -> str:
        """Return the kind of unit that stands before a place's name: a level word, or a body's "Thị ủy"."""
        body = self._bodies.get(mention.span.end)
        return unit_kind(mention.quote) or (kind_named(body.name, body.place) if body else "")

    def of(self, kind: type[_V], zones: Iterable[ZoneKind] | None = None) -> Iterator[tuple[Mention, _V]]:
        """Walk over the mentions of a kind, in all zones or in the given ones."""
        for mention in self._by_kind.get(kind, ()):
            if zones is None or mention.zone in zones:
                yield mention, mention.value

    def holder(self, place: Place) -> str | None:
        """Return the name of the unit that holds a place, from this mention or another of the same name."""
        return place.within or self._within.get(_key(place))

    def place(self, place: Place, mention: Mention) -> str:
        """Return the IRI of a place that is named by a mention."""
        if place.level is Level.COUNTRY:
            return concept("country", place.country)
        names = [name for name in (self.holder(place), place.name) if name]
        country = () if place.country is Country.VIETNAM else (place.country.lower(),)
        spelt = [self._spellings.get(folded(name)) or spelled(name) for name in names]
        if _key(place) in self._split:
            spelt[-1] = f"{self._kind_told(mention)} {spelt[-1]}".lstrip()
        return scoped(self.iri, "place", *country, place.level, *spelt)

    def link(self, place: Place, mention: Mention) -> Link:
        """Return the unit of the authority that a place is taken for, with the reason; of the report's own date."""
        kind = self._kinds.get(_key(place)) or self._kind_told(mention)
        # Where one name stands for two units here, what the report is about tells nothing of a mention without kind.
        return self._link(place, kind, near=bool(kind) or _key(place) not in self._split)

    def _link(self, place: Place, kind: str, *, near: bool = True) -> Link:
        return link(
            place.name,
            place.level,
            place.country,
            self.holder(place) or self._province_of(place),
            self.report.metadata.as_of,
            self._context if near else (),
            kind=kind,
        )

    def _province_of(self, place: Place) -> str | None:
        """Return the province for a district whose holder is not told: the only one named that had such a district."""
        if place.level is not Level.DISTRICT or place.country is not Country.VIETNAM:
            return None
        above = {holder_of(state) for state in named(place.name) if state.level == Level.DISTRICT}
        known = {folded(state.name) for state in above if state is not None} & self._named_provinces
        return next(iter(known)) if len(known) == 1 else None

    def place_named(self, words: str) -> str | None:
        """Return the place that words name, with or without level word; None where none or several."""
        known = self._places.get(folded(words), ())
        return known[0] if len(known) == 1 else None

    def subject(self) -> tuple[Mention, Place] | None:
        """Return the unit that the report is about: the first one named in the title, else in the text.

        Countries, villages and neighbours abroad are not what a report is about.
        """
        for zone in (ZoneKind.TITLE, ZoneKind.BODY):
            for mention, place in self.of(Place, {zone}):
                if place.country is Country.VIETNAM and place.level in _REPORTING:
                    return mention, place
        return None

    def unit_of(self, body: Organization) -> str | None:
        """Return the unit that a body belongs to: by its own place's name, else by level from the subject."""
        if body.place and (named := self.place_named(body.place) or self._place_of_kind(body)):
            return named
        found = self.subject()
        if found is None or body.place:
            return None
        mention, subject = found
        # "HĐND TP" is not that of the "quận 2" which a report is about, but may be that of the city which it names
        kind = kind_named(body.name)
        if body.level is subject.level and self._is_of_kind(kind, subject, mention):
            return self.place(subject, mention)
        if len(self._provinces) == 1 and (body.level is Level.PROVINCE or kind == _CITY):
            province = next(iter(self._provinces))
            mention, place = self._units[province]
            return province if self._is_of_kind(kind, place, mention) else None
        return None

    def _is_of_kind(self, kind: str, place: Place, mention: Mention) -> bool:
        """Tell whether a place may be of a kind of unit, as the unit is that it stands for or else as it is called."""
        known = states_of(self.link(place, mention).iri or "")
        # of its states those of this name: "quận 2" went into a city of another
        own = {unit.kind for unit in known if folded(unit.name) == folded(place.name)}
        own = own or {self._kind_told(mention)} - {""}
        return not kind or not own or kind in own

    def _place_of_kind(self, body: Organization) -> str | None:
        """Return which of the places of one name a body belongs to: "Thị ủy Kỳ Anh" tells the kind."""
        kind = kind_named(body.name, body.place)
        return self.place_named(f"{kind} {body.place}") if kind else None

    def link_body(self, body: Organization) -> Link | None:
        """Return the body of the authority that a name is taken for; None where no type of body is so called."""
        unit = None
        if body.level is not Level.COUNTRY:
            found = self._units.get(self.unit_of(body) or "")
            unit = self.link(found[1], found[0]) if found else self._unit_named(body)
        return link_body(body.name, body.place, unit, self.report.metadata.as_of)

    def _unit_named(self, body: Organization) -> Link | None:
        """Return the unit that stands in a body's name alone: where it can be of one level only."""
        if not body.place:
            return None
        told = type_named(body.name, body.place)
        levels = {body.level} if body.level else told.levels
        links = [
            link(body.place, level, as_of=self.report.metadata.as_of, context=self._context, kind=told.kind)
            for level in sorted(levels)
        ]
        known = [one for one in links if one.candidates]
        return known[0] if len(known) == 1 else None

    def body(self, body: Organization) -> str:
        """Return the IRI of a body: shared for central ones, else of this report."""
        name = spelled(body.name)
        return shared("body", name) if body.level is Level.COUNTRY else scoped(self.iri, "body", name)

    def person(self, person: Person) -> str:
        """Return the IRI of a person: one of that name in this report."""
        return scoped(self.iri, "person", spelled(person.name))

    def document(self, document: Document, mention: Mention) -> str:
        """Return the IRI of a cited document.

        It is made of all that is claimed of its identity: number, kind, issuer, date. Two reports that claim
        the same name one thing; two that differ name two, which the register may join. Numbers of local series
        repeat from place to place and stay with their report. Without a number it is kind and title: a law and
        the ordinance that it replaced have one title.
        """
        if document.number is None:
            kind = (folded(document.kind),) if document.kind else ()
            return scoped(self.iri, "document", *kind, spelled(document.title or mention.quote))
        parts = (document.number, document.kind or "-", folded(document.issuer or "-"), document.date or "-")
        if is_central(document.number):
            return shared("document", *parts)
        return scoped(self.iri, "document", *parts)

    def named(self, words: str, within: str = "") -> str | None:
        """Return the thing that the end of a relation names; None where none or several.

        Of several units of a name, the one that a unit named `within` holds: a village of that name in each commune.
        """
        known = self._by_name.get(folded(words), [])
        if len(known) > 1 and within:
            holder = folded(within)
            known = [iri for iri in known if holder.endswith(self._holders.get(iri, "\n"))]
        return known[0] if len(known) == 1 else None
