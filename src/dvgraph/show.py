"""All that is known of one thing, by its name or IRI, with the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset

__all__ = ["show", "show_json"]


def show(dataset: Dataset, name: str, *, width: int = 100) -> str:
    """Return a text for a terminal; `name` is an IRI, or a label with or without diacritics.

    Several things of that name give a list to choose from. Raises UnknownName, with the nearest, for none.
    """
    raise NotImplementedError


def show_json(dataset: Dataset, name: str) -> str:
    """Return the same as a JSON object: `{"things": [...]}`, one entry for each thing of that name."""
    raise NotImplementedError
