"""Which words prove which fact: one small proof for each predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.facts import Statement, Words, statements, words_of
from dvgraph.verify.bodies import BODIES
from dvgraph.verify.claim import Claim, Refusal, words_naming
from dvgraph.verify.clauses import CLAUSES
from dvgraph.verify.documents import DOCUMENTS
from dvgraph.verify.figures import FIGURES
from dvgraph.verify.territory import TERRITORY
from dvgraph.verify.units import UNITS
from dvgraph.verify.words import fold
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.dataset import Dataset
    from dvgraph.verify.claim import Proof

__all__ = ["PROOFS", "Refusal", "claims", "prove", "verify"]


_NAMED: Final = frozenset({Dv.AdministrativeUnit, Dv.Body, Dv.Person, Dv.Post, Dv.Programme, Dv.EthnicGroup})
"""Classes of things whose label is a name that the words give."""


def claims(dataset: Dataset) -> list[Statement]:
    """Return the facts that reports state: what the authority knows rests on its sources, not on words of a report."""
    said = [s for s in statements(dataset) if s.words or not dataset.objects(s.subject, Ext.source)]
    return said + [
        Statement(thing, Ext.label, name, words)
        for thing in dataset.subjects
        if _NAMED.intersection(dataset.types(thing)) and (words := words_of(dataset, thing))
        for name in dataset.objects(thing, Ext.label)
    ]


def verify(dataset: Dataset) -> Iterator[Refusal]:
    """Yield each fact of a graph that cannot be re-proved; none where all can."""
    for statement in claims(dataset):
        reason = prove(dataset, statement)
        if reason is not None:
            yield Refusal(statement, reason)


def prove(dataset: Dataset, statement: Statement) -> str | None:
    """Return None where some words of a fact prove it, else why the nearest do not."""
    if statement.predicate in _GIVEN:
        return None
    proof = PROOFS.get(statement.predicate)
    if proof is None:
        return f"no proof is known for {local_name(statement.predicate)}"
    claim = Claim(dataset, statement)
    reason: str | None = "no words prove it"
    for words in statement.words:
        reason = _quoted(words) or _elsewhere(claim, words) or proof(claim, words)
        if reason is None:
            return None
    return reason


def _elsewhere(claim: Claim, words: Words) -> str | None:
    """Refuse an end that the report of the words does not name: one of the same name in another report."""
    if claim.statement.predicate not in _ENDS:
        return None
    known = {other.report for other in words_naming(claim, claim.object)}
    return None if words.report in known else "the report does not name it"


def _quoted(words: Words) -> str | None:
    if not words.quote.strip():
        return "the quotation is empty"
    if words.end - words.start != len(words.quote):
        return "the quotation is not as long as its position says"
    if words.quote in words.sentence:
        return None
    quote, sentence = fold(words.quote), fold(words.sentence)
    line = fold(words.quote.partition("\n")[0])
    if quote in sentence or sentence in quote or line in sentence:  # a signature runs over two lines
        return None
    # "huyện A có … . Huyện giáp huyện B" runs on into the next sentence
    at = sentence.find(quote[:_BEGINNING])
    return None if at >= 0 and quote.startswith(sentence[at:]) else "the quotation is not in its sentence"


_BEGINNING: Final = 12


_GIVEN: Final = frozenset(
    {
        Dv.fileName,
        Dv.asOf,
        Dv.country,
        Dv.candidate,
        Dv.linkReason,
        Ext.identifier,
        Ext.title,
        Ext.creator,
        Ext.publisher,
        Ext.source,
        Ext.inScheme,
        Ext.notation,
    }
)
"""What is given with a report or follows from a name's form, and not said by its words."""


_ENDS: Final = frozenset(
    {
        Dv.partOf,
        Dv.borders,
        Dv.issuedBy,
        Dv.twinnedUnit,
        Dv.holder,
        Dv.post,
        Dv.basedOn,
        Dv.partOfTotal,
        Dv.subjectOf,
    }
)
"""Predicates whose object is a thing that the same report must name."""


PROOFS: Final[dict[str, Proof]] = FIGURES | CLAUSES | DOCUMENTS | UNITS | TERRITORY | BODIES
"""The proof of each predicate that a report's facts use."""
