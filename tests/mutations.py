"""Facts altered one at a time: what the checker must refuse. Used by `test_proofs.py` and `bench/mutations.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from dvgraph.dataset import Dataset
from dvgraph.facts import Statement
from dvgraph.model import Literal, Term
from dvgraph.verify import claims, prove
from dvgraph.verify.words import fold
from dvgraph.vocab import Dv, Ext, concept

MONTHS = 12
CONCEPTS = {
    Dv.level: ("level", "level", ("country", "province", "district", "commune", "village", "village_cluster")),
    Dv.comparator: ("comparator", "comparator", ("about", "more_than", "at_least", "less_than", "at_most")),
    Dv.documentKind: ("document-kind", "document kind", ("chi-thi", "nghi-quyet", "quyet-dinh", "ke-hoach", "luat")),
    Dv.category: ("body-category", "category", ("party", "state", "mass", "armed", "other")),
}  # fmt: skip
"""Scheme, kind of alteration, and the concepts that are put in one another's place."""
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
BESIDE = {
    Dv.value: "value", Dv.valueMax: "value", Dv.whole: "value", Dv.unitName: "unit", Dv.per: "per",
    Dv.subjectName: "subject", Dv.action: "action", Dv.period: "period", Dv.featureOfInterest: "feature",
    Dv.measure: "measure", Dv.indicator: "indicator", Dv.number: "number", Dv.issued: "date",
    Dv.title: "title", Dv.issuerName: "issuer", Dv.term: "term",
    Dv.registeredAs: "registered", Dv.ofUnit: "unit of a body", Dv.postIn: "body of a post",
    Dv.denotes: "denotes", Dv.date: "date", Dv.zone: "zone",
}  # fmt: skip
"""What a fact may be given from another one of its report: the period, the subject or the value of the next figure."""


Stated = dict[str, dict[str, set[Term]]]
"""By report, what its facts say by each predicate."""


def altered(
    dataset: Dataset, fact: Statement, peers: dict[str, list[str]]
) -> Iterator[tuple[str, Statement]]:
    """Yield kind of alteration and altered fact."""
    obj, predicate = fact.object, fact.predicate
    if isinstance(obj, Literal):
        for kind, value in altered_words(dataset, fact, obj.value):
            yield kind, fact._replace(object=obj._replace(value=value))
    elif predicate in CONCEPTS:
        scheme, kind, notations = CONCEPTS[predicate]
        for notation in notations:
            if concept(scheme, notation) != obj:
                yield kind, fact._replace(object=concept(scheme, notation))
    elif predicate == Dv.denotes:
        units = (one for one in dataset.instances(Dv.AdministrativeUnit) if "/unit/" in one)
        for other in units:
            if other != obj and dataset.label(other) == dataset.label(obj):
                yield "end: denotes", fact._replace(object=other)
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


def altered_words(dataset: Dataset, fact: Statement, said: str) -> Iterator[tuple[str, str]]:
    """Yield kind of alteration and what a literal says then."""
    predicate = fact.predicate
    if predicate in {Dv.value, Dv.valueMax, Dv.whole}:
        value = Decimal(said)
        yield "digit", f"{value + 1:f}"
        yield "first digit", f"{(int(said[0]) + 1) % 10}{said[1:]}"
        yield "multiplier", f"{value * 1000 + 0:f}" if value else "1000"
        yield "divisor", f"{value / 1000 if value else Decimal('0.001'):f}"
        yield "separator", f"{value / 10 + (0 if value else 1):f}"
    elif predicate == Dv.unitName:
        yield "unit", "con trâu" if said != "con trâu" else "con voi"
        if said not in {"%", "phần trăm"}:
            yield "unit", "%"
    elif predicate == Dv.issued:
        day = date.fromisoformat(said)
        for days in (1, 31, 365):
            yield "date", (day + timedelta(days=days)).isoformat()
        if day.day <= MONTHS and day.day != day.month:
            yield "day for month", date(day.year, day.day, day.month).isoformat()
    elif predicate in {Dv.start, Dv.end}:
        day = date.fromisoformat(said)
        for days in (28 * 13 * 30, 1, 31, 365, 366, -1, -31, -365, -366):
            yield "period", (day + timedelta(days=days)).isoformat()
    elif predicate == Dv.number:
        digit = next(i for i, c in enumerate(said) if c.isdigit())
        yield "number", f"{said[:digit]}{(int(said[digit]) + 1) % 10}{said[digit + 1 :]}"
        if "/" in said:
            yield "series", said[:-1] + ("X" if said[-1] != "X" else "Y")
            head, _, tail = said.partition("/")
            yield "series", f"{head}/X{tail}"
    elif predicate == Ext.label and Dv.Period not in dataset.types(fact.subject):
        yield "name", said[:-1] + ("x" if said[-1] not in "xX" else "y")


def borrowed(dataset: Dataset, fact: Statement, stated: Stated) -> Iterator[tuple[str, Statement]]:
    """Yield a fact with what another fact of its report says instead: the next figure's value, another's office."""
    if fact.predicate in BESIDE:
        own = set(dataset.objects(fact.subject, fact.predicate))
        for report in sorted({words.report for words in fact.words}):
            for other in sorted(stated[report][fact.predicate] - own, key=str):
                if not _same(dataset, fact, other):
                    yield f"another's {BESIDE[fact.predicate]}", fact._replace(object=other)


def _same(dataset: Dataset, fact: Statement, other: Term) -> bool:
    """Tell what is no alteration: the same words in capitals, "%" for "phần trăm", the other one of two offices of a role."""
    if isinstance(fact.object, Literal) and isinstance(other, Literal):
        said, instead = fold(fact.object.value), fold(other.value)
        return said == instead or {said, instead} == {"%", fold("phần trăm")}
    role = fold(dataset.label(fact.subject))
    return fact.predicate == Dv.postIn and "," in role and fold(dataset.label(str(other))) in role


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
    facts = claims(dataset)
    stated: Stated = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        for words in fact.words:
            stated[words.report][fact.predicate].add(fact.object)
    for fact in facts:
        for kind, changed in chain(altered(dataset, fact, peers), borrowed(dataset, fact, stated)):
            yield kind, changed, prove(dataset, changed) is None
