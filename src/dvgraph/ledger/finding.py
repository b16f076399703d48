"""What a check came to: how grave it is, on which words it rests, and the computation behind it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.notices import Said

if TYPE_CHECKING:
    from dvgraph.facts import Words

__all__ = ["SEVERITIES", "Finding", "Said", "Severity", "at_least"]


class Severity(StrEnum):
    """How grave a finding is, the mildest first."""

    HOLDS = "holds"  # it was checked and it is right
    NOTE = "note"  # worth knowing, not wrong
    TENSION = "tension"  # two statements go ill together
    SUSPECT = "suspect"  # one statement is probably wrong
    IMPOSSIBLE = "impossible"  # it cannot be as it is written


SEVERITIES: Final = tuple(Severity)
"""In order of gravity."""


class Finding(NamedTuple):
    """A result of one check.

    `kind` is `check.case`, as in `sum.exceeded`; `words` are the quotations on every side, in the order in which the
    message speaks of them; `computation` is what was computed, `21 + 6 + 20 = 47`; `concerns` are IRIs.
    """

    kind: str
    severity: Severity
    words: tuple[Words, ...]
    message: Said
    computation: str
    concerns: tuple[str, ...]


def at_least(severity: Severity, bound: Severity) -> bool:
    """Tell whether a severity is as grave as `bound`, or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(bound)
