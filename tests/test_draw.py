"""Pictures: what is on them, that words are safe and legible, that nothing overlaps, that bytes repeat."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvgraph.dataset import Dataset, Quad, read_dataset
from dvgraph.draw import FORMATS, draw
from dvgraph.draw.picture import KINDS, MOST, picture_of
from dvgraph.draw.render import STYLES
from dvgraph.draw.text import drawable, text_width, wrap
from dvgraph.errors import UnknownName
from dvgraph.model import Literal
from dvgraph.network import NAMES
from dvgraph.vocab import BASE, Dv, Ext

SAMPLE = Path(__file__).parent / "queries" / "sample.trig"
SVG = "{http://www.w3.org/2000/svg}"


class Box(NamedTuple):
    """A rectangle in points."""

    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return read_dataset(SAMPLE.read_bytes(), where=SAMPLE.name)


def words_in(svg: bytes) -> str:
    return " ".join("".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314


def boxes(svg: bytes, kind: str) -> list[Box]:
    """Return the outlines of things, or the words of links, as Graphviz placed them."""
    found = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):  # noqa: S314 (our own output)
        if kind not in group.get("class", "").split():
            continue
        if kind == "thing":
            outline = next(e for e in group.iter() if e.tag in {f"{SVG}polygon", f"{SVG}path"})
            pairs = re.findall(r"(-?[\d.]+),(-?[\d.]+)", outline.get("points") or outline.get("d") or "")
            xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
            found.append(Box(min(xs), min(ys), max(xs), max(ys)))
        else:
            for text in group.iter(f"{SVG}text"):
                x, y = float(text.get("x", "0")), float(text.get("y", "0"))
                width = text_width("".join(text.itertext()), 10)
                found.append(Box(x, y - 7, x + width * 0.9, y + 1))
    return found


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


# --- what is on a picture --------------------------------------------------------------------------------------------


def test_things_are_drawn_by_name_and_figures_only_counted(sample: Dataset) -> None:
    words = words_in(draw(sample, "svg"))
    for name in (
        "Mường Thử",
        "Xiêng Mai",
        "Đảng bộ huyện",
        "Lò Văn Tâm",
        "Quyết định 15/2020/QĐ-TTg",
        "Khơ Mú",
    ):
        assert name in words
    assert "3 số liệu" in words
    assert "1500000000" not in words
    assert "chi bộ" not in words


def test_links_are_named_in_vietnamese(sample: Dataset) -> None:
    words = words_in(draw(sample, "svg"))
    for label in ("giáp", "thuộc", "kết nghĩa 2021-03-12", "giữ chức", "căn cứ", "dẫn"):
        assert label in words


def test_a_legend_names_the_kinds_that_are_there_and_no_others(sample: Dataset) -> None:
    assert all(name in words_in(draw(sample, "svg")) for name in KINDS.values())
    only = words_in(draw(sample, "svg", kinds=("place",)))
    assert KINDS["place"] in only
    assert KINDS["body"] not in only


def test_what_stands_only_in_titles_of_other_articles_is_left_out_unless_asked_for(sample: Dataset) -> None:
    assert "chợ vùng cao" not in words_in(draw(sample, "svg"))
    assert "chợ" in words_in(draw(sample, "svg", around="Đề án phát triển chợ vùng cao"))


def test_around_a_thing_the_picture_grows_with_depth(sample: Dataset) -> None:
    sizes = [len(picture_of(sample, around="muong thu", depth=n, kinds=()).things) for n in (1, 2, 3)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2]
    labels = {t.label for t in picture_of(sample, around="Xiêng Mai", depth=1, kinds=()).things.values()}
    assert {"Xiêng Mai", "Mường Thử", "Lào"} <= labels
    assert "Lò Văn Tâm" not in labels


def test_around_takes_an_iri(sample: Dataset) -> None:
    iri = next(iri for iri in sample.subjects if iri.endswith("/person/Lò_Văn_Tâm"))
    assert "Lò Văn Tâm" in words_in(draw(sample, "svg", around=iri))


@pytest.mark.parametrize(
    ("around", "kinds", "near"), [("Mường Thú Thử", (), "Mường Thử"), (None, ("places",), "place")]
)
def test_an_unknown_thing_or_kind_is_refused_with_the_nearest(
    sample: Dataset, around: str | None, kinds: tuple[str, ...], near: str
) -> None:
    with pytest.raises(UnknownName) as error:
        draw(sample, "svg", around=around, kinds=kinds)
    assert near in error.value.known


def test_an_unknown_form_is_refused(sample: Dataset) -> None:
    with pytest.raises(UnknownName, match="svg"):
        draw(sample, "pdf")


def test_every_kind_has_its_own_look() -> None:
    assert set(STYLES) == set(KINDS) == {short for short, _ in NAMES.values()}
    assert len({style.fill for style in STYLES.values()}) == len(STYLES)
    assert len({(style.shape, style.style) for style in STYLES.values()}) == len(STYLES)


def test_of_too_many_things_the_best_connected_are_drawn_and_the_rest_is_said() -> None:
    quads = [Quad(f"{BASE}p{i}", Ext.type, Dv.AdministrativeUnit, "") for i in range(MOST + 30)]
    quads += [Quad(f"{BASE}p{i}", Ext.label, Literal(f"Bản {i}"), "") for i in range(MOST + 30)]
    quads += [Quad(f"{BASE}p{i}", Dv.partOf, f"{BASE}p{MOST + 29}", "") for i in range(20)]
    picture = picture_of(Dataset(quads), around=None, depth=1, kinds=())
    assert len(picture.things) == MOST
    assert picture.left_out == 30
    assert f"{BASE}p{MOST + 29}" in picture.things
    assert "còn 30 không vẽ" in words_in(draw(Dataset(quads), "svg"))


def test_two_links_between_the_same_two_things_are_one_line_with_both_names() -> None:
    one, other = f"{BASE}one", f"{BASE}other"
    quads = [Quad(iri, Ext.type, Dv.AdministrativeUnit, "") for iri in (one, other)]
    quads += [Quad(one, predicate, other, "") for predicate in (Dv.partOf, Dv.candidate)]
    (link,) = picture_of(Dataset(quads), around=None, depth=1, kinds=()).links
    assert set(link.label.split(", ")) == {"thuộc", "có thể là"}


def test_an_empty_graph_is_an_empty_sheet() -> None:
    assert "0 báo cáo" in words_in(draw(Dataset(()), "svg"))


# --- legible ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("around", [None, "Mường Thử"])
def test_nothing_overlaps_neither_things_nor_the_words_of_links(sample: Dataset, around: str | None) -> None:
    svg = draw(sample, "svg", around=around, depth=2)
    things, labels = boxes(svg, "thing"), boxes(svg, "link")
    assert len(things) > 5
    assert len(labels) > 5
    assert not [pair for pair in combinations(things + labels, 2) if overlap(*pair)]


def test_words_stay_inside_their_things_and_in_the_middle(sample: Dataset) -> None:
    for group in ET.fromstring(draw(sample, "svg")).iter(f"{SVG}g"):  # noqa: S314
        if "thing" not in group.get("class", "").split():
            continue
        outline = next(e for e in group.iter() if e.tag in {f"{SVG}polygon", f"{SVG}path"})
        across = [
            float(x) for x in re.findall(r"(-?[\d.]+),", outline.get("points") or outline.get("d") or "")
        ]
        for text in group.iter(f"{SVG}text"):
            size = float(text.get("font-size", "0"))
            assert text.get("text-anchor") == "middle"
            assert float(text.get("x", "0")) == pytest.approx((min(across) + max(across)) / 2, abs=0.1)
            assert text_width("".join(text.itertext()), size) < max(across) - min(across)


def test_an_svg_names_fonts_to_fall_back_to_and_loads_nothing(sample: Dataset) -> None:
    svg = draw(sample, "svg").decode()
    families = set(re.findall(r'font-family="([^"]+)"', svg))
    assert len(families) == 1
    assert families.pop().endswith("sans-serif")
    assert not re.findall(r"(?:href|src)=\"(?!#)", svg)
    assert '<svg role="img" aria-labelledby="picture-title" lang="vi"' in svg


@pytest.mark.parametrize("words", ["Phó Trưởng ban Dân vận Tỉnh ủy", "x" * 90, "a b " * 60, "", "Kỳ Sơn"])
def test_words_are_broken_into_lines_that_fit(words: str) -> None:
    lines = wrap(words, 26, 4)
    assert 1 <= len(lines) <= 4
    assert all(len(line) <= 26 for line in lines)


def test_lines_are_about_equally_long() -> None:
    assert wrap("Ban Dân vận Huyện ủy Kỳ Sơn", 26, 4) == ["Ban Dân vận", "Huyện ủy Kỳ Sơn"]


def test_a_vietnamese_letter_is_as_wide_as_its_base() -> None:
    assert text_width("ờ", 10) == text_width("o", 10)
    assert text_width("dân vận", 10) < text_width("dân vận", 10, bold=True)


@given(st.text())
def test_drawable_words_hold_no_control(words: str) -> None:
    assert all(c.isprintable() for c in drawable(words))


# --- safe, and the same again ----------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=1>',
    "\\N\\G\\L {a|b}",
    "<b>",
    "]]>&amp;",
    "a\x00\x1bb",
    "",
]


@pytest.fixture(scope="module")
def hostile() -> Dataset:
    quads = []
    for i, words in enumerate(HOSTILE):
        iri = f"{BASE}{i}"
        quads += [
            Quad(iri, Ext.type, Dv.Body, ""),
            Quad(iri, Ext.label, Literal(words), ""),
            Quad(iri, Dv.evidence, f"{iri}/e", ""),
            Quad(f"{iri}/e", Ext.type, Dv.Evidence, ""),
            Quad(f"{iri}/e", Ext.hasSelector, f"{iri}/s", ""),
            Quad(f"{iri}/s", Ext.type, Ext.TextQuoteSelector, ""),
            Quad(f"{iri}/s", Ext.exact, Literal(words), ""),
            Quad(iri, Dv.ofUnit, f"{BASE}{(i + 1) % len(HOSTILE)}", ""),
        ]
    return Dataset(quads)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_are_drawn_as_words(hostile: Dataset, form: str) -> None:
    data = draw(hostile, form)
    if form == "svg":
        tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(data).iter()}  # noqa: S314
        assert tags <= {"svg", "g", "title", "a", "polygon", "polyline", "path", "text", "ellipse"}
        assert "<script>alert(1)</script>" in words_in(data)
    if form == "html":
        assert data.count(b"<script") == 1
        assert b"<img" not in data


def test_a_page_holds_all_it_needs_and_reads_as_a_list(sample: Dataset) -> None:
    page = draw(sample, "html").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert "{{" not in page
    assert not re.search(r'(?:src|href)="(?!#)|@import|url\(|https?://(?!www\.w3\.org)', page)
    assert 'content="width=device-width' in page
    assert "default-src 'none'" in page
    assert "<li>Mường Thử — giáp — Xiêng Mai <q>giáp tỉnh Xiêng Mai</q></li>" in page
    for kind in KINDS:
        assert f'value="{kind}" checked' in page


def test_a_png_is_one_at_twice_the_size_of_the_svg(sample: Dataset) -> None:
    data = draw(sample, "png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width > 800
    assert height > 400


@pytest.mark.parametrize("form", ["svg", "html"])
def test_the_same_graph_gives_the_same_bytes(sample: Dataset, form: str) -> None:
    assert draw(Dataset(reversed(sample.quads)), form) == draw(sample, form)


def test_nothing_is_written_to_the_terminal(sample: Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    draw(sample, "png")
    assert capfd.readouterr() == ("", "")
