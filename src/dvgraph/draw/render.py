"""A picture laid out and rendered by Graphviz, which comes inside the wheel of pygraphviz."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import networkx as nx
from networkx.drawing.nx_agraph import to_agraph

from dvgraph.draw.picture import KINDS
from dvgraph.draw.text import drawable, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.draw.picture import Picture
    from dvgraph.network import Link, Thing

__all__ = ["STYLES", "Style", "render_png", "render_svg"]

_FONT: Final = "DejaVu Sans"
_FALLBACKS: Final = "DejaVu Sans, Verdana, Noto Sans, Segoe UI, Arial, sans-serif"
_NAME_SIZE, _NOTE_SIZE, _LINK_SIZE = 13, 10, 10
_INK: Final = "#1a202c"
_GREY: Final = "#5a6577"
_PER_ROW: Final = 4


class Style(NamedTuple):
    """How a kind looks: fill, border, and a shape, so that colour is not all that tells."""

    fill: str
    border: str
    shape: str
    style: str


STYLES: Final = {
    "report": Style("#e9edf2", "#4a5568", "box", "filled,bold"),
    "place": Style("#dbeafe", "#1d4ed8", "box", "filled,rounded"),
    "body": Style("#ffe4d6", "#b4430d", "box", "filled"),
    "document": Style("#fef3c0", "#8a6100", "note", "filled"),
    "person": Style("#dcf5e3", "#18713b", "box", "filled,rounded,bold"),
    "post": Style("#d9f3f1", "#0f6b67", "box", "filled,rounded,dashed"),
    "programme": Style("#efe3fc", "#6b2fb5", "tab", "filled"),
    "people": Style("#fde2ee", "#ad1f66", "box", "filled,dashed"),
}


def render_svg(picture: Picture) -> str:
    """Return the picture as SVG, with a title, fonts to fall back to, and nothing from outside."""
    text = _rendered(picture, "svg").decode()
    text = text[text.index("<svg") :].replace(f'font-family="{_FONT}"', f'font-family="{_FALLBACKS}"')
    text = re.sub(r"<!--.*?-->\n?", "", text, flags=re.DOTALL)
    text = _NODE.sub(_centred, text)
    end = text.index(">")
    title = f'<title id="picture-title">{escape(picture.title)}</title>'
    opening = f'<svg role="img" aria-labelledby="picture-title" lang="vi"{text[4:end]}>{title}'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}{text[end + 1 :]}'


# One node of what Graphviz writes: <g id="node1" class="node thing kind&#45;body"> … </g>, and its first outline
_NODE: Final = re.compile(r'<g id="node\d+" class="node[^"]*">.*?</a>\n</g>', re.DOTALL)
_OUTLINE: Final = re.compile(r' (?:points|d)="([^"]+)"')
_X: Final = re.compile(r"(-?[\d.]+),")
_START: Final = re.compile(r'text-anchor="start" x="[^"]*"')


def _centred(node: re.Match[str]) -> str:
    """Set a node's words about its middle: they stay there in a font of other widths."""
    outline = _OUTLINE.search(node[0])
    if outline is None:
        return node[0]
    across = [float(x) for x in _X.findall(outline[1])]
    middle = (min(across) + max(across)) / 2
    return _START.sub(f'text-anchor="middle" x="{middle:.2f}"', node[0])


def render_png(picture: Picture) -> bytes:
    """Return the picture as PNG, 144 points an inch."""
    return _rendered(picture, "png")


def _rendered(picture: Picture, form: str) -> bytes:
    graph = nx.MultiDiGraph()
    apart = set(picture.alone)
    for iri, thing in sorted(picture.things.items(), key=lambda item: item[0] not in apart):
        graph.add_node(iri, **_node(thing, picture.notes[iri]))
    for i, link in enumerate(picture.links):
        graph.add_edge(link.source, link.target, key=f"e{i}", **_edge(link))
    names = {iri: f"n{i}" for i, iri in enumerate(picture.things)}
    drawn = to_agraph(nx.relabel_nodes(graph, names))  # type: ignore[no-untyped-call] # networkx has no types
    drawn.graph_attr.update(_sheet(picture, form))
    drawn.node_attr.update(fontname=_FONT, fontcolor=_INK, penwidth="1.4", fixedsize="true")
    drawn.edge_attr.update(fontname=_FONT, fontsize=f"{_LINK_SIZE}", color="#7a8699", arrowsize="0.7")
    _set_apart(drawn, [names[iri] for iri in picture.alone])
    with _quiet():
        data = drawn.draw(format=form, prog="dot")
    assert isinstance(data, bytes)  # noqa: S101 (without a path, pygraphviz returns what it drew)
    return data


def _sheet(picture: Picture, form: str) -> dict[str, str]:
    return {
        "rankdir": "LR",
        "ranksep": "0.55",
        "nodesep": "0.16",
        "splines": "true",
        "bgcolor": "white",
        "pad": "0.3",
        "fontname": _FONT,
        "dpi": "144" if form == "png" else "72",
        "labelloc": "t",
        "label": _legend(picture),
        "tooltip": " ",
    }


def _markup(words: str, size: int, *, bold: bool = False, colour: str = _INK) -> str:
    text = escape(drawable(words))
    text = f"<B>{text}</B>" if bold else text
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}">{text}</FONT>'


def _legend(picture: Picture) -> str:
    """Return title and legend as one table of Graphviz."""
    kinds = [kind for kind in KINDS if any(thing.kind == kind for thing in picture.things.values())]
    cells = "".join(
        f'<TD WIDTH="20" HEIGHT="14" BGCOLOR="{STYLES[kind].fill}" COLOR="{STYLES[kind].border}" BORDER="1"></TD>'
        f'<TD BORDER="0" ALIGN="LEFT">{_markup(KINDS[kind], 11)}  </TD>'
        for kind in kinds
    )
    title = "<BR/>".join(_markup(line, 16, bold=True) for line in wrap(picture.title, 90, 3))
    rows = f'<TR><TD BORDER="0">{title}</TD></TR>'
    rows += (
        f'<TR><TD BORDER="0"><TABLE BORDER="0" CELLSPACING="4" CELLPADDING="1"><TR>{cells}</TR></TABLE></TD></TR>'
        if cells
        else ""
    )
    if picture.left_out:
        words = f"{len(picture.things)} đối tượng có nhiều liên hệ nhất; còn {picture.left_out} không vẽ"
        rows += f'<TR><TD BORDER="0">{_markup(words, 11, colour=_GREY)}</TD></TR>'
    return f'<<TABLE BORDER="0" CELLSPACING="2">{rows}</TABLE>>'


def _inches(points: float) -> str:
    return f"{points / 72:.3f}"


def _node(thing: Thing, note: str) -> dict[str, str]:
    style = STYLES[thing.kind]
    lines = wrap(thing.label, 26, 4)
    width = max(text_width(line, _NAME_SIZE) for line in lines)
    rows = [_markup(line, _NAME_SIZE) for line in lines]
    height = len(lines) * _NAME_SIZE * 1.45
    if note:
        rows.append(_markup(note, _NOTE_SIZE, colour=_GREY))
        width = max(width, text_width(note, _NOTE_SIZE))
        height += _NOTE_SIZE * 1.6
    cells = "".join(f'<TR><TD CELLPADDING="1">{row}</TD></TR>' for row in rows)
    markup = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0">{cells}</TABLE>'
    return {
        "label": f"<{markup}>",
        "shape": style.shape,
        "style": style.style,
        "fillcolor": style.fill,
        "color": style.border,
        "width": _inches(width + 22),
        "height": _inches(height + 12),
        "class": f"thing kind-{thing.kind}",
        "tooltip": _tooltip(thing.label, thing.quote),
    }


def _tooltip(*words: str) -> str:
    # A backslash is an escape of Graphviz; text that ends in ">" could be taken for markup.
    text = " — ".join(f"“{drawable(w)}”" for w in words if w)
    return text.replace("\\", "\\\\")


def _edge(link: Link) -> dict[str, str]:
    words = escape(drawable(link.label))
    width = text_width(link.label, _LINK_SIZE) + 8
    table = (
        f'<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" '
        f'WIDTH="{width:.0f}" HEIGHT="14"><TR><TD><FONT COLOR="{_GREY}">{words}</FONT></TD></TR></TABLE>>'
    )
    return {
        "label": table,
        "dir": "forward" if link.directed else "none",
        "class": "link",
        "tooltip": _tooltip(link.label, link.quote),
        "labeltooltip": _tooltip(link.label, link.quote),
    }


def _set_apart(drawn: Any, alone: list[str]) -> None:  # noqa: ANN401 (pygraphviz ships no types)
    """Put things without links in rows, in a box of their own."""
    if not alone:
        return
    drawn.add_subgraph(
        alone,
        name="cluster_alone",
        label=f"<{_markup('Cũng được nêu tên', 11, colour=_GREY)}>",
        style="rounded",
        color="#cbd5e0",
        labeljust="l",
        margin="12",
    )
    for start in range(0, len(alone), _PER_ROW):
        row = alone[start : start + _PER_ROW]
        for one, other in pairwise(row):
            drawn.add_edge(one, other, style="invis", label="")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the remarks of font libraries off the terminal: they write to file descriptor 2."""
    saved, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(null)
