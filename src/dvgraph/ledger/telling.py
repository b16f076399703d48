"""Findings told: as notices, with the words of the scheme `finding-kind` on why they matter, and as JSON."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import read_dataset
from dvgraph.ledger.finding import Severity
from dvgraph.ledger.linked import finding_iri
from dvgraph.model import Literal
from dvgraph.notices import Level, Notice, Said
from dvgraph.resources import resource
from dvgraph.vocab import Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvgraph.ledger.finding import Finding
    from dvgraph.notices import Places

__all__ = ["findings_rows", "notices_of"]

_LEVELS: Final = {
    Severity.HOLDS: Level.NONE,
    Severity.NOTE: Level.NOTE,
    Severity.TENSION: Level.WARNING,
    Severity.SUSPECT: Level.WARNING,
    Severity.IMPOSSIBLE: Level.ERROR,
}


@cache
def _kinds() -> dict[str, tuple[Said, Said, Said]]:
    """Return name, reason and remedy of each kind of finding, by its IRI."""
    name = "finding-kind.ttl"
    scheme = read_dataset(resource("ontology", "vocab", name).read_bytes(), where=name)

    def said(kind: str, predicate: str) -> Said:
        words = {o.language: o.value for o in scheme.objects(kind, predicate) if isinstance(o, Literal)}
        return Said(words.get("vi", ""), words.get("en", ""))

    return {
        kind: (said(kind, Ext.prefLabel), said(kind, Ext.definition), said(kind, Ext.scopeNote))
        for kind in scheme.subjects
    }


def notices_of(findings: Iterable[Finding]) -> tuple[Notice, ...]:
    """Return findings as notices, in their order."""
    kinds = _kinds()
    told = []
    for finding in findings:
        name, reason, remedy = kinds[concept("finding-kind", finding.kind)]
        told.append(
            Notice(
                iri=finding_iri(finding),
                check=finding.kind,
                name=name,
                severity=finding.severity,
                level=_LEVELS[finding.severity],
                message=finding.message,
                reason=reason,
                remedy=remedy,
                detail=finding.computation,
                words=finding.words,
            )
        )
    return tuple(told)


def findings_rows(
    findings: Iterable[Finding], places: Places, language: str = "en"
) -> list[dict[str, object]]:
    """Return findings as rows for JSON; `quotes` are in the order in which the message speaks of them."""
    findings = tuple(findings)
    rows: list[dict[str, object]] = []
    for finding, notice in zip(findings, notices_of(findings), strict=True):
        at = [(words, places.place(words)) for words in finding.words]
        rows.append(
            {
                "kind": finding.kind,
                "severity": finding.severity,
                "quotes": [words.quote for words in finding.words],
                "message": finding.message.told(language),
                "computation": finding.computation,
                "reason": notice.reason.told(language),
                "remedy": notice.remedy.told(language),
                "places": [
                    {
                        "report": words.report,
                        "start": words.start,
                        "end": words.end,
                        "file": place.name,
                        "line": place.line,
                        "column": place.column,
                    }
                    for words, place in at
                ],
                "concerns": finding.concerns,
                "iri": notice.iri,
            }
        )
    return rows
