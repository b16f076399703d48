"""Where the files that ride along lie: `ontology/`, `queries/` and `data/`.

In a wheel they are inside the package; in a checkout they stand beside `src/`.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["resource"]

_CHECKOUT = Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Traversable:
    """Return the file or folder at `parts`, for example `resource("ontology", "dvgraph.ttl")`.

    Raises FileNotFoundError, naming the parts, where neither the package nor the checkout has it.
    """
    packaged = files("dvgraph").joinpath(*parts)
    if packaged.is_file() or packaged.is_dir():
        return packaged
    beside = _CHECKOUT.joinpath(*parts)
    if beside.exists():
        return beside
    raise FileNotFoundError("/".join(parts))
