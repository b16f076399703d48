"""Findings as SARIF 2.1.0, for editors and pipelines that show results in the source file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.finding import Severity
from dvgraph.ledger.rendering import message_of
from dvgraph.version import VERSION
from dvgraph.vocab import Dv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.dataset import Dataset
    from dvgraph.facts import Words
    from dvgraph.ledger.finding import Finding

__all__ = ["findings_sarif"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
# SARIF's kind and level: a result that is no failure has the level `none`.
_LEVELS: Final = {
    Severity.HOLDS: ("pass", "none"),
    Severity.NOTE: ("informational", "none"),
    Severity.TENSION: ("fail", "warning"),
    Severity.SUSPECT: ("fail", "warning"),
    Severity.IMPOSSIBLE: ("fail", "error"),
}


def findings_sarif(dataset: Dataset, findings: Sequence[Finding], language: str = "en") -> str:
    """Return findings as a SARIF log of one run; offsets are code points of the report's NFC text."""
    kinds = sorted({finding.kind for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "dvgraph ledger",
                "version": VERSION,
                "informationUri": "https://w3id.org/dvgraph/",
                "rules": [{"id": kind} for kind in kinds],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": language,
        "results": [_result(dataset, finding, kinds, language) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(dataset: Dataset, finding: Finding, kinds: list[str], language: str) -> dict[str, object]:
    kind, level = _LEVELS[finding.severity]
    first, *others = [_location(dataset, words) for words in finding.words]
    return {
        "ruleId": finding.kind,
        "ruleIndex": kinds.index(finding.kind),
        "kind": kind,
        "level": level,
        "message": {"text": f"{message_of(finding, language)} {finding.computation}"},
        "locations": [first],
        "relatedLocations": [{"id": i, **other} for i, other in enumerate(others, 1)],
        "properties": {"severity": finding.severity},
    }


def _location(dataset: Dataset, words: Words) -> dict[str, object]:
    from urllib.parse import quote  # noqa: PLC0415 (only this form needs it)

    region: dict[str, object] = {"snippet": {"text": words.quote}}
    if words.start >= 0:
        region |= {"charOffset": words.start, "charLength": words.end - words.start}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(dataset.value(words.report, Dv.fileName) or words.report)},
            "region": region,
        }
    }
