"""A graph against the SHACL shapes in `ontology/shapes/`: the engine, and its results told."""

from __future__ import annotations

from dvgraph.validate.engine import Result, validate, violations
from dvgraph.validate.telling import notices_of, results_json, results_quads

__all__ = ["Result", "notices_of", "results_json", "results_quads", "validate", "violations"]
