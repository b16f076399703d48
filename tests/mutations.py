"""Facts altered one at a time: what the checker must refuse. Used by `test_proofs.py` and `bench/mutations.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from dvgraph.dataset import Dataset
from dvgraph.facts import Statement
from dvgraph.model import Literal
from dvgraph.verify import claims, prove
from dvgraph.vocab import Dv, Ext, concept

LEVELS = ("country", "province", "district", "commune", "village", "village_cluster")
COMPARATORS = ("about", "more_than", "at_least", "less_than", "at_most")
MONTHS = 12
KINDS = ("chi-thi", "nghi-quyet", "quyet-dinh", "ke-hoach", "luat")
ENDS = {
    Dv.partOf: "part_of",
    Dv.borders: "borders",
    Dv.issuedBy: "issued",
    Dv.twinnedUnit: "twinned",
    Dv.holder: "holder",
    Dv.post: "post",
    Dv.basedOn: "based_on",
    Dv.partOfTotal: "total",
    Dv.citedDocument: "cited",
    Dv.subjectOf: "about",
}


def literal(fact: Statement, value: str) -> Statement:
    assert isinstance(fact.object, Literal)
    return fact._replace(object=replace(fact.object, value=value))


def altered(
    dataset: Dataset, fact: Statement, peers: dict[str, list[str]]
) -> Iterator[tuple[str, Statement]]:
    """Yield kind of alteration and altered fact."""
    obj, predicate = fact.object, fact.predicate
    if isinstance(obj, Literal):
        if predicate in {Dv.value, Dv.valueMax, Dv.whole}:
            value = Decimal(obj.value)
            yield "digit", literal(fact, f"{value + 1:f}")
            yield "first digit", literal(fact, f"{(int(obj.value[0]) + 1) % 10}{obj.value[1:]}")
            yield "multiplier", literal(fact, f"{value * 1000 + 0:f}" if value else "1000")
            yield "divisor", literal(fact, f"{value / 1000 if value else Decimal('0.001'):f}")
            yield "separator", literal(fact, f"{value / 10 + (0 if value else 1):f}")
        elif predicate == Dv.unitName:
            yield "unit", literal(fact, "con trâu" if obj.value != "con trâu" else "con voi")
            if obj.value not in {"%", "phần trăm"}:
                yield "unit", literal(fact, "%")
        elif predicate == Dv.issued:
            day = date.fromisoformat(obj.value)
            for other in (day + timedelta(days=1), day + timedelta(days=31), day + timedelta(days=365)):
                yield "date", literal(fact, other.isoformat())
            if day.day <= MONTHS and day.day != day.month:
                yield "day for month", literal(fact, date(day.year, day.day, day.month).isoformat())
        elif predicate in {Dv.start, Dv.end}:
            day = date.fromisoformat(obj.value)
            yield "period", literal(fact, (day + timedelta(days=28 * 13 * 30)).isoformat())
        elif predicate == Dv.number:
            digit = next(i for i, c in enumerate(obj.value) if c.isdigit())
            yield (
                "number",
                literal(
                    fact, f"{obj.value[:digit]}{(int(obj.value[digit]) + 1) % 10}{obj.value[digit + 1 :]}"
                ),
            )
            if "/" in obj.value:
                yield "series", literal(fact, obj.value[:-1] + ("X" if obj.value[-1] != "X" else "Y"))
                head, _, tail = obj.value.partition("/")
                yield "series", literal(fact, f"{head}/X{tail}")
        elif predicate == Ext.label and Dv.Period not in dataset.types(fact.subject):
            yield "name", literal(fact, obj.value[:-1] + ("x" if obj.value[-1] not in "xX" else "y"))
        return
    if predicate == Dv.level:
        for level in LEVELS:
            if concept("level", level) != obj:
                yield "level", fact._replace(object=concept("level", level))
    elif predicate == Dv.comparator:
        for sign in COMPARATORS:
            if concept("comparator", sign) != obj:
                yield "comparator", fact._replace(object=concept("comparator", sign))
    elif predicate == Dv.documentKind:
        for kind in KINDS:
            if concept("document-kind", kind) != obj:
                yield "document kind", fact._replace(object=concept("document-kind", kind))
    elif predicate == Dv.denotesBody:
        for other in dataset.instances(Dv.Body):
            if other != obj and dataset.resources(other, Dv.bodyType):
                yield "end: denotes body", fact._replace(object=other)
    elif predicate in ENDS:
        yield from reversed_ends(fact)
        yield from namesakes(dataset, fact, peers)
        said = set(dataset.resources(fact.subject, predicate))
        for other in peers.get(predicate, []):
            if other not in said and other != fact.subject and dataset.label(other) != dataset.label(obj):
                yield f"end: {ENDS[predicate]}", fact._replace(object=other)


def reversed_ends(fact: Statement) -> Iterator[tuple[str, Statement]]:
    """Yield a relation with its ends the other way round, where that says something else."""
    if fact.predicate in {Dv.partOf, Dv.basedOn, Dv.issuedBy, Dv.partOfTotal} and isinstance(
        fact.object, str
    ):
        yield f"reversed: {ENDS[fact.predicate]}", fact._replace(subject=fact.object, object=fact.subject)


def namesakes(
    dataset: Dataset, fact: Statement, peers: dict[str, list[str]]
) -> Iterator[tuple[str, Statement]]:
    """Yield a relation whose end is another unit of the same name, at another level."""
    if fact.predicate not in {Dv.partOf, Dv.borders, Dv.twinnedUnit}:
        return
    level, name = dataset.resources(str(fact.object), Dv.level), dataset.label(str(fact.object))
    own = set(dataset.resources(fact.subject, fact.predicate))
    for other in peers.get(fact.predicate, []):
        if (
            dataset.label(other) == name
            and other not in own
            and dataset.resources(other, Dv.level) != level
            and other != fact.subject
        ):
            yield "end: namesake", fact._replace(object=other)


def peers_of(dataset: Dataset) -> dict[str, list[str]]:
    """Return, for each relation, the things of the same class as its ends: what may be put in their place."""
    kinds = {
        Dv.partOf: Dv.AdministrativeUnit, Dv.borders: Dv.AdministrativeUnit, Dv.twinnedUnit: Dv.AdministrativeUnit,
        Dv.subjectOf: Dv.AdministrativeUnit, Dv.issuedBy: Dv.Body, Dv.holder: Dv.Person,
        Dv.post: Dv.Post, Dv.partOfTotal: Dv.Observation, Dv.citedDocument: Dv.Document,
    }  # fmt: skip
    documents = {Dv.Document, Dv.StateDocument, Dv.PartyDocument}
    found: dict[str, list[str]] = {}
    for subject in dataset.subjects:
        types = set(dataset.types(subject))
        for predicate, kind in kinds.items():
            if kind in types or (kind == Dv.Document and types & documents):
                found.setdefault(predicate, []).append(subject)
    found[Dv.basedOn] = found.get(Dv.citedDocument, [])
    return found


def tried(dataset: Dataset) -> Iterator[tuple[str, Statement, bool]]:
    """Yield each alteration of each fact: its kind, the altered fact, and whether the checker took it for true."""
    peers = peers_of(dataset)
    for fact in claims(dataset):
        for kind, changed in altered(dataset, fact, peers):
            yield kind, changed, prove(dataset, changed) is None
