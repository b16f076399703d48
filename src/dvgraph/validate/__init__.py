"""A graph against the SHACL shapes in `ontology/shapes/`: two engines, and their results told.

Named graphs are checked as their union, with the ontology's classes and the SKOS schemes beside them.
"""

from __future__ import annotations

from dvgraph.validate.engine import ENGINES, find_breaches, validate, violations
from dvgraph.validate.result import Breach, Result
from dvgraph.validate.telling import notices_of, results_quads, results_rows

__all__ = [
    "ENGINES",
    "Breach",
    "Result",
    "find_breaches",
    "notices_of",
    "results_quads",
    "results_rows",
    "validate",
    "violations",
]
