"""The picture as one HTML page: to be moved, searched, filtered and read aloud; nothing is loaded from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dvgraph.draw.picture import KINDS
from dvgraph.draw.render import STYLES
from dvgraph.draw.text import drawable
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.draw.picture import Picture

__all__ = ["page_of"]


def page_of(picture: Picture, svg: str) -> str:
    """Return the page; every word of a report in it is escaped."""
    frame = resource("data", "page", "picture.html").read_text("utf-8")
    parts = {
        "title": escape(picture.title),
        # A picture that can be used is no mere image to a screen reader.
        "svg": svg[svg.index("<svg") :].replace('role="img"', 'role="group"', 1),
        "kinds": "".join(_kinds(picture)),
        "list": "".join(_links(picture)),
    }
    before, *rest = frame.split("{{")
    out = [before]
    for piece in rest:
        name, _, after = piece.partition("}}")
        out += (parts[name], after)
    return "".join(out)


def _kinds(picture: Picture) -> Iterator[str]:
    """Yield a box to tick for each kind in the picture."""
    for kind, name in KINDS.items():
        count = sum(thing.kind == kind for thing in picture.things.values())
        if count:
            style = STYLES[kind]
            swatch = f'<i style="background:{style.fill};border-color:{style.border}"></i>'
            yield (
                f'<label>{swatch}<input type="checkbox" value="{kind}" checked> '
                f"{escape(name)} ({count})</label>\n"
            )


def _links(picture: Picture) -> Iterator[str]:
    """Yield the same facts as a list, for whoever reads rather than looks."""
    for link in picture.links:
        source, target = picture.things[link.source].label, picture.things[link.target].label
        quote = f" <q>{escape(drawable(link.quote))}</q>" if link.quote else ""
        words = f"{escape(drawable(source))} — {escape(drawable(link.label))} — {escape(drawable(target))}"
        yield f"<li>{words}{quote}</li>\n"
    for iri in picture.alone:
        thing = picture.things[iri]
        yield f"<li>{escape(drawable(thing.label))} ({escape(KINDS[thing.kind])})</li>\n"
