"""A graph against the shapes, by one engine or another: pyshacl always, `shacl` where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.errors import MissingExtra
from dvgraph.validate import bulk, reference
from dvgraph.validate.result import Breach, Result, result_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvgraph.dataset import Dataset

__all__ = ["ENGINES", "find_breaches", "validate", "violations"]

ENGINES: Final = ("auto", "pyshacl", "shacl")
"""Names of engines; `auto` is `shacl` where it is installed, else `pyshacl`."""

_SEVERITIES: Final = ("Violation", "Warning", "Info")


def find_breaches(dataset: Dataset, engine: str = "auto") -> tuple[Breach, ...]:
    """Return the validation results of SHACL, sorted; the same whichever engine finds them.

    Raises MissingExtra where `engine` is `shacl` and it is not installed.
    """
    if engine == "shacl" and not bulk.installed():
        raise MissingExtra("shacl", "fast")
    fast = engine != "pyshacl" and bulk.installed()
    found = bulk.find_breaches(dataset) if fast else reference.find_breaches(dataset)
    return tuple(sorted(found, key=_order))


def _order(breach: Breach) -> tuple[int, str, str, str, str, str]:
    severity = _SEVERITIES.index(local_name(breach.severity))
    return (severity, breach.shape, breach.focus, breach.path, str(breach.value), breach.component)


def validate(dataset: Dataset, engine: str = "auto") -> tuple[Result, ...]:
    """Return what the shapes find in a graph, violations first; an empty tuple where all is well."""
    return tuple(result_of(dataset, breach) for breach in find_breaches(dataset, engine))


def violations(results: Iterable[Result]) -> int:
    """Return how many results make a graph invalid: warnings do not."""
    return sum(result.severity == "Violation" for result in results)
