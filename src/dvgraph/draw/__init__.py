"""Pictures of a graph's things: SVG, PNG, or one HTML page that holds all it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset

__all__ = ["FORMATS", "draw"]

FORMATS = ("svg", "png", "html")


def draw(
    dataset: Dataset, form: str, *, around: str | None = None, depth: int = 1, kinds: tuple[str, ...] = ()
) -> bytes:
    """Return a picture as the bytes of a file; `form` is one of `FORMATS`.

    `around` is a thing's name or IRI: only what is within `depth` links of it. `kinds` are short names of
    `network.NAMES` (place, body, document …); none: all that have links or figures.
    Raises UnknownName for a form, a thing or a kind that there is not.
    """
    raise NotImplementedError
