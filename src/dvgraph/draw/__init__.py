"""Pictures of a graph's things: SVG, PNG, or one HTML page that holds all it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.errors import UnknownName

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset

__all__ = ["FORMATS", "draw"]

FORMATS: Final = ("svg", "png", "html")
"""Endings of the files that can be drawn."""


def draw(
    dataset: Dataset, form: str, *, around: str | None = None, depth: int = 1, kinds: tuple[str, ...] = ()
) -> bytes:
    """Return a picture as the bytes of a file; `form` is one of `FORMATS`.

    `around` is a thing's name (with or without diacritics) or IRI: only what is within `depth` links of it.
    `kinds` are short names of `network.NAMES` (place, body, document …); none: all kinds.
    What stands only in the titles of other articles is left out unless it is asked for with `around`.
    Raises UnknownName for a form, a thing or a kind that there is not.
    """
    from dvgraph.draw.picture import picture_of  # noqa: PLC0415 (networkx and Graphviz load slowly)
    from dvgraph.draw.render import render_png, render_svg  # noqa: PLC0415

    if form not in FORMATS:
        raise UnknownName("format of pictures", form, FORMATS)
    picture = picture_of(dataset, around=around, depth=depth, kinds=kinds)
    if form == "png":
        return render_png(picture)
    svg = render_svg(picture)
    if form == "svg":
        return svg.encode()
    from dvgraph.draw.page import page_of  # noqa: PLC0415

    return page_of(picture, svg).encode()
