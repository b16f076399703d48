"""Findings as RDF: the named graph `findings`, in which each names its kind, its facts and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.dataset import Quad
from dvgraph.iri import digest, scoped, shared
from dvgraph.model import Literal
from dvgraph.vocab import BASE, Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvgraph.facts import Words
    from dvgraph.ledger.finding import Finding

__all__ = ["FINDINGS", "finding_iri", "findings_quads"]

FINDINGS: Final = BASE + "graph/findings"
"""The named graph of what the ledger finds."""


def finding_iri(finding: Finding) -> str:
    """Return the IRI of a finding: a function of its kind, its facts, its words and their computation."""
    words = (f"{w.report} {w.start} {w.end}" for w in finding.words)
    return shared("finding", digest(finding.kind, finding.computation, *finding.concerns, *words))


def findings_quads(findings: Iterable[Finding]) -> Iterator[Quad]:
    """Yield the quads of findings; their quotations are the evidence nodes of the reports that they rest on."""
    for finding in findings:
        iri = finding_iri(finding)
        yield Quad(iri, Ext.type, Dv.Finding, FINDINGS)
        yield Quad(iri, Dv.findingKind, concept("finding-kind", finding.kind), FINDINGS)
        yield Quad(iri, Dv.severity, concept("severity", finding.severity), FINDINGS)
        yield Quad(iri, Dv.computation, Literal(finding.computation), FINDINGS)
        for language, message in finding.message._asdict().items():
            yield Quad(iri, Dv.message, Literal(message, language=language), FINDINGS)
        for thing in finding.concerns:
            yield Quad(iri, Dv.concerns, thing, FINDINGS)
        for words in finding.words:
            yield Quad(iri, Dv.evidence, _evidence(words), FINDINGS)


def _evidence(words: Words) -> str:
    return scoped(words.report, "words", f"{words.start}-{words.end}")
