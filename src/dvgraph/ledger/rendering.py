"""Findings as text for a person, and as JSON for a program."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.finding import SEVERITIES, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.ledger.finding import Finding

__all__ = ["findings_json", "findings_text", "message_of"]

_NAMES: Final = {
    "vi": {
        Severity.HOLDS: "ĐÚNG",
        Severity.NOTE: "LƯU Ý",
        Severity.TENSION: "CHƯA KHỚP",
        Severity.SUSPECT: "NGHI VẤN",
        Severity.IMPOSSIBLE: "KHÔNG THỂ",
    },
    "en": {severity: severity.upper() for severity in SEVERITIES},
}


def message_of(finding: Finding, language: str) -> str:
    """Return the message in `vi` or `en`."""
    return finding.message.vi if language == "vi" else finding.message.en


def findings_text(findings: Sequence[Finding], language: str = "en") -> str:
    """Return findings as lines: what, the computation, each quotation in its sentence; a line of counts at the end."""
    names = _NAMES[language]
    lines = []
    for finding in findings:
        lines.append(f"{names[finding.severity]} {finding.kind}: {message_of(finding, language)}")
        lines.append(f"  {finding.computation}")
        if finding.severity is Severity.HOLDS:
            lines.append("  " + ", ".join(f"“{words.quote}”" for words in finding.words))
        else:
            lines += [f"  “{words.quote}” in: {words.sentence}" for words in finding.words]
    counts = Counter(finding.severity for finding in findings)
    told = ", ".join(f"{counts[s]} {names[s].lower()}" for s in reversed(SEVERITIES) if counts[s])
    return "".join(f"{line}\n" for line in (*lines, told or "0"))


def findings_json(findings: Sequence[Finding], language: str = "en") -> str:
    """Return findings as a JSON array; `quotes` are in the order in which the message speaks of them."""
    rows = [
        {
            "kind": finding.kind,
            "severity": finding.severity,
            "quotes": [words.quote for words in finding.words],
            "message": message_of(finding, language),
            "computation": finding.computation,
            "places": [
                {"report": words.report, "start": words.start, "end": words.end} for words in finding.words
            ],
            "concerns": finding.concerns,
        }
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
