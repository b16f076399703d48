"""A notice: what is wrong (or right), how grave it is, why it matters, what to do, and the words that it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from dvgraph.facts import Words

__all__ = ["LANGUAGES", "SEVERITIES", "Level", "Notice", "Said", "severity_name"]

LANGUAGES: Final = ("vi", "en")


class Said(NamedTuple):
    """One message in two languages."""

    vi: str
    en: str

    def told(self, language: str) -> str:
        """Return it in `vi` or `en`."""
        return self.vi if language == "vi" else self.en


class Level(StrEnum):
    """What a severity means to a tool that reads notices; the names are those of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"  # nothing is wrong


SEVERITIES: Final = {
    "violation": Said("VI PHẠM", "VIOLATION"),
    "impossible": Said("KHÔNG THỂ", "IMPOSSIBLE"),
    "warning": Said("CẢNH BÁO", "WARNING"),
    "suspect": Said("NGHI VẤN", "SUSPECT"),
    "tension": Said("CHƯA KHỚP", "TENSION"),
    "info": Said("THÔNG TIN", "INFO"),
    "note": Said("LƯU Ý", "NOTE"),
    "holds": Said("ĐÚNG", "HOLDS"),
}
"""The severities of SHACL and of the ledger, the gravest first, as they are written."""


class Notice(NamedTuple):
    """One thing to tell.

    `check` says what looked, as in `sum.exceeded` or `Observation-share`; `name` says it in words. `detail` is the
    computation, or the thing and value that a shape refused. `words` are the quotations on every side. `iri` is its own.
    """

    iri: str
    check: str
    name: Said
    severity: str
    level: Level
    message: Said
    reason: Said
    remedy: Said
    detail: str
    words: tuple[Words, ...]


def severity_name(severity: str, language: str) -> str:
    """Return a severity as it is written: `KHÔNG THỂ`, `IMPOSSIBLE`."""
    return SEVERITIES[severity].told(language)
