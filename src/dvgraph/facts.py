"""A graph seen as what it says: things by kind, and each fact with the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.dataset import text_in, thing_in
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset
    from dvgraph.model import Term

__all__ = ["MACHINERY", "Statement", "Words", "kind_of", "statements", "things", "words_of"]

KINDS: Final = (
    Dv.Report,
    Dv.AdministrativeUnit,
    Dv.Body,
    Dv.PartyDocument,
    Dv.StateDocument,
    Dv.Document,
    Dv.Person,
    Dv.Post,
    Dv.Programme,
    Dv.EthnicGroup,
    Dv.Twinning,
    Dv.Tenure,
    Dv.Citation,
    Dv.Observation,
    Dv.Indicator,
    Dv.Period,
)
"""Classes of things, in the order in which they are listed; a thing of several is of the first of them."""

MACHINERY: Final = frozenset(
    {
        Dv.Evidence,
        Dv.Assertion,
        Dv.Sentence,
        Dv.Finding,
        Ext.SpecificResource,
        Ext.TextQuoteSelector,
        Ext.TextPositionSelector,
        Ext.Activity,
        Ext.SoftwareAgent,
        Ext.Statement,
    }
)
"""Classes of what proves facts rather than states them."""

_UNSAID: Final = frozenset({Dv.evidence, Dv.statedIn, Ext.type, Ext.label, Ext.wasGeneratedBy})


class Words(NamedTuple):
    """Words of a report: `start` and `end` are code points of its NFC text (-1 where not given).

    `line` and `column` are where they begin, from 1; 0 where not given.
    """

    quote: str
    sentence: str
    report: str
    start: int
    end: int
    zone: str
    rules: tuple[str, ...]
    line: int = 0
    column: int = 0


class Statement(NamedTuple):
    """One triple that is said, and the words that say it."""

    subject: str
    predicate: str
    object: Term
    words: tuple[Words, ...]


def kind_of(dataset: Dataset, thing: str) -> str:
    """Return the class of a thing that tells most: the first of `KINDS`, else any; empty for machinery."""
    types = dataset.types(thing)
    if not types or MACHINERY.intersection(types):
        return ""
    return next((kind for kind in KINDS if kind in types), types[0])


def things(dataset: Dataset) -> dict[str, str]:
    """Return each thing and its class, by IRI."""
    kinds = ((subject, kind_of(dataset, subject)) for subject in dataset.subjects)
    return {subject: kind for subject, kind in kinds if kind}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def words_of(dataset: Dataset, stated: str) -> tuple[Words, ...]:
    """Return the words that name a thing or state an assertion, in the order of the text."""
    found = []
    for evidence in dataset.resources(stated, Dv.evidence):
        proof = dataset.about(evidence)
        selector = dataset.about(thing_in(proof, Ext.hasSelector))
        sentence = dataset.about(thing_in(proof, Dv.inSentence))
        start = _number(text_in(selector, Ext.selector_start))
        line_start = _number(text_in(sentence, Dv.lineStart))
        placed = 0 <= line_start <= start
        found.append(
            Words(
                text_in(selector, Ext.exact),
                text_in(sentence, Dv.text),
                thing_in(proof, Ext.hasSource),
                start,
                _number(text_in(selector, Ext.selector_end)),
                thing_in(proof, Dv.zone).rpartition("/")[2],
                tuple([str(getattr(rule, "value", rule)) for rule in proof.get(Dv.rule, ())]),
                max(0, _number(text_in(sentence, Dv.line))) if placed else 0,
                start - line_start + 1 if placed else 0,
            )
        )
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(set(found), key=lambda w: (w.report, w.start, w.end, w.quote)))


def statements(dataset: Dataset) -> list[Statement]:
    """Return every fact in the order of subject, predicate and object.

    A plain triple is proved by the assertion beside it; what is said of a node, by the node's own evidence.
    """
    proofs: dict[tuple[str, str, Term], list[str]] = {}
    for subject in dataset.subjects:
        if Dv.Assertion in dataset.types(subject):
            about = dataset.resources(subject, Ext.subject)
            via = dataset.resources(subject, Ext.predicate)
            for obj in dataset.objects(subject, Ext.object) if about and via else ():
                proofs.setdefault((about[0], via[0], obj), []).append(subject)
    own: dict[str, tuple[Words, ...]] = {}
    facts = []
    for subject in things(dataset):
        for predicate, obj in dataset.outgoing(subject):
            if predicate in _UNSAID:
                continue
            said: list[Words] = []
            for proof in proofs.get((subject, predicate, obj), [subject]):
                if proof not in own:
                    own[proof] = words_of(dataset, proof)
                said.extend(own[proof])
            facts.append(Statement(subject, predicate, obj, tuple(said)))
    return facts
