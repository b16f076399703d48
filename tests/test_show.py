"""Show: what is known of a thing, found by any of its names, with quotes; ambiguities are listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dvgraph.dataset import Dataset, Quad, read_dataset
from dvgraph.errors import UnknownName
from dvgraph.known import find
from dvgraph.model import Literal
from dvgraph.show import show, show_json
from dvgraph.standing import with_units
from dvgraph.vocab import BASE, Dv, Ext

SAMPLE = Path(__file__).parent / "queries" / "sample.trig"


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return read_dataset(SAMPLE.read_bytes(), where=SAMPLE.name)


@pytest.mark.parametrize("name", ["Mường Thử", "mường thử", "MUONG THU", " muong  thu "])
def test_a_thing_is_found_by_its_name_in_any_case_and_without_diacritics(sample: Dataset, name: str) -> None:
    assert show(sample, name) == show(sample, "Mường Thử")


def test_a_document_is_found_by_its_number(sample: Dataset) -> None:
    assert show(sample, "15/2020/qđ-ttg").startswith("Quyết định 15/2020/QĐ-TTg")


def test_a_thing_is_found_by_its_iri_whole_or_with_prefix(sample: Dataset) -> None:
    (iri,) = find(sample, "Lò Văn Tâm")
    assert show(sample, iri) == show(sample, iri.replace(BASE, "id:")) == show(sample, "Lò Văn Tâm")


def test_facts_are_told_in_both_directions_with_their_quotations(sample: Dataset) -> None:
    text = show(sample, "Mường Thử")
    assert "Sơn Hải  “Mường Thử là huyện biên giới của tỉnh Sơn Hải”" in text
    assert "Xiêng Mai  “giáp tỉnh Xiêng Mai”" in text
    assert "Đảng bộ huyện — " in text
    other_end = show(sample, "Xiêng Mai")
    assert "Mường Thử — " in other_end
    assert "“giáp tỉnh Xiêng Mai”" in other_end


def test_figures_are_told_with_whole_range_period_and_quotation(sample: Dataset) -> None:
    text = show(sample, "Mường Thử")
    assert "Số liệu (3)" in text
    assert "có 12 / 16 xã  “12/16 xã”" in text
    assert "hỗ trợ 5–7 tấn gạo (2021)  “từ 5 đến 7 tấn gạo”" in text


def test_twinnings_and_tenures_name_the_other_end(sample: Dataset) -> None:
    assert ": Pha Lay" in show(sample, "Huổi Nọong")
    assert "2021-03-12" in show(sample, "Huổi Nọong")
    assert ": Bí thư Huyện ủy Mường Thử" in show(sample, "Lò Văn Tâm")


def test_sentences_are_told_once_and_titles_of_other_articles_are_marked(sample: Dataset) -> None:
    text = show(sample, "Đề án phát triển chợ vùng cao")
    assert text.count("ở Nậm Xa") == 1
    assert "[related] Đề án phát triển chợ vùng cao ở Nậm Xa" in text


def test_lines_of_sentences_keep_to_the_width(sample: Dataset) -> None:
    lines = show(sample, "Mường Thử", width=50).splitlines()
    assert max(map(len, lines[lines.index("Câu (1)") :])) <= 50


def test_several_things_of_a_name_are_listed_to_choose_from(sample: Dataset) -> None:
    text = show(sample, "pha lay")
    assert "several things" in text
    listed = [line.strip() for line in text.splitlines() if line.strip().startswith("id:")]
    assert len(listed) == 2
    assert "Nậm Xa" in text
    assert "Mường Thử" in text
    for iri in listed:
        assert show(sample, iri).startswith("Pha Lay")


def test_a_part_of_a_name_is_enough_where_no_name_fits_whole(sample: Dataset) -> None:
    assert show(sample, "van tam").startswith("Lò Văn Tâm")


def test_what_is_counted_comes_after_what_is_named(sample: Dataset) -> None:
    assert all(
        Dv.Indicator not in sample.types(thing)
        for thing in find(sample, "chi bộ")
        if len(find(sample, "chi bộ")) > 1
    )
    assert show(sample, "tấn gạo").startswith("tấn gạo")


@pytest.mark.parametrize(("name", "near"), [("Mương Thủ xa", "Mường Thử"), ("Lo Van Tan", "Lò Văn Tâm")])
def test_an_unknown_name_is_refused_with_the_nearest(sample: Dataset, name: str, near: str) -> None:
    with pytest.raises(UnknownName) as error:
        show(sample, name)
    assert near in error.value.known


@pytest.mark.parametrize("name", ["", " ", "zzzzqqqq", "id:nothing"])
def test_a_name_like_no_other_is_refused_without_guesses(sample: Dataset, name: str) -> None:
    with pytest.raises(UnknownName, match="no thing named"):
        show(sample, name)


def test_json_holds_the_same_with_positions(sample: Dataset) -> None:
    (thing,) = json.loads(show_json(sample, "Mường Thử"))["things"]
    assert thing["label"] == "Mường Thử"
    assert Dv.AdministrativeUnit in thing["types"]
    (border,) = [f for f in thing["facts"] if f["predicate"] == Dv.borders]
    assert border["label"] == "Xiêng Mai"
    (said,) = border["words"]
    assert said["end"] - said["start"] == len(said["quote"])
    assert {f["value"] for f in thing["figures"]} == {"12", "5", "1500000000"}
    assert {f["subject"] for f in thing["pointing"]} >= {find(sample, "Đảng bộ huyện")[0]}


def test_json_gives_all_things_of_a_name(sample: Dataset) -> None:
    assert len(json.loads(show_json(sample, "Pha Lay"))["things"]) == 2


def test_no_escape_sequence_of_a_quoted_text_reaches_the_terminal() -> None:
    quads = [
        Quad(BASE + "x", Ext.type, Dv.Body, "g:g"),
        Quad(BASE + "x", Ext.label, Literal("a\x1b[31mb\u202e"), "g:g"),
    ]
    text = show(Dataset(quads), BASE + "x")
    assert text.isprintable() or all(c.isprintable() or c == "\n" for c in text)


def test_other_spellings_of_a_name_are_told() -> None:
    quads = [Quad(BASE + "x", Ext.type, Dv.Programme, "g:g")]
    quads += [
        Quad(BASE + "x", Ext.label, Literal(name, language="vi"), "g:g")
        for name in ("Dân vận khéo", "dân vận khéo")
    ]
    assert "cũng viết: dân vận khéo" in show(Dataset(quads), "dan van kheo")


# --- units of the authority ------------------------------------------------------------------------------------------


def test_a_unit_that_no_report_names_is_told_from_the_authority(sample: Dataset) -> None:
    text = show(sample, "huyện Mường Lát")
    assert text.startswith("huyện Mường Lát (")
    assert "thuộc: tỉnh Thanh Hóa" in text
    assert "xã Tén Tằn" in text
    assert "không còn từ ngày 2025-07-01" in text
    assert "đơn vị kế tiếp: xã Trung Lý (một phần, 2025-07-01, 1686/NQ-UBTVQH15)" in text


def test_a_unit_is_shown_as_it_was_called_and_held_on_a_day(sample: Dataset) -> None:
    iri = "id:unit/vn/2004/148"
    assert show(sample, iri, as_of="2006-01-01").startswith("thị xã Hòa Bình")
    assert show(sample, iri, as_of="2024-12-31").startswith("thành phố Hòa Bình")
    (thing,) = json.loads(show_json(sample, iri, as_of="2006-01-01"))["things"]
    assert thing["label"] == "thị xã Hòa Bình"
    before = show(sample, "id:unit/vn/2004/02620", as_of="2008-01-01")
    assert "thuộc: " in before


def test_a_unit_that_did_not_stand_on_a_day_says_so_and_is_part_of_nothing(sample: Dataset) -> None:
    after = show(sample, "id:unit/vn/2004/417", as_of="2025-12-31")
    assert "không còn từ ngày 2025-07-01" in after
    assert "\n  thuộc: " not in after
    before = show(sample, "id:unit/vn/2025/16849", as_of="2025-06-30")
    assert "khi đó chưa có" in before
    text = show(sample, "huyện Mường Lát", as_of="2020-01-01")
    assert "xã Tam Chung — thuộc" in text
    assert "xã Tén Tằn — thuộc" not in text


def test_of_units_that_share_a_name_those_that_stood_are_shown(sample: Dataset) -> None:
    assert "several things" in show(sample, "huyện Kỳ Sơn", as_of="2019-12-31")
    assert show(sample, "huyện Kỳ Sơn", as_of="2020-01-01").startswith("huyện Kỳ Sơn (")


def test_a_body_and_the_one_that_it_is_taken_for_are_shown_together() -> None:
    body, known = "urn:x:body", BASE + "body/cap-uy/vn/2004/417"
    said = [
        (body, Ext.type, Dv.Body),
        (body, Ext.label, Literal("Huyện ủy Kỳ Sơn", language="vi")),
        (body, Dv.denotesBody, known),
        (body, Dv.linkReason, Literal("a cap-uy by its name")),
    ]
    told = with_units(Dataset(Quad(*triple, "urn:x:graph") for triple in said), [known])
    text = show(told, "huyen uy ky son")
    assert text.startswith("Huyện ủy Kỳ Sơn")
    assert "lý do liên kết: a cap-uy by its name" in text
    assert "Trong danh mục: Huyện ủy Kỳ Sơn" in text
    assert "trực thuộc: Đảng bộ huyện Kỳ Sơn" in text
    assert "chịu sự chỉ đạo của: Tỉnh ủy Nghệ An" in text
    assert "đến trước ngày: 2025-07-01" in text


def test_a_body_that_a_name_may_be_is_told_by_its_name() -> None:
    said = [
        ("urn:x:body", Ext.type, Dv.Body),
        ("urn:x:body", Ext.label, Literal("Huyện ủy", language="vi")),
        ("urn:x:body", Dv.candidate, BASE + "body/cap-uy/vn/2004/151"),
    ]
    assert "có thể là: Huyện ủy Kỳ Sơn" in show(Dataset(Quad(*t, "urn:x:g") for t in said), "Huyện ủy")


def test_a_place_that_denotes_a_unit_is_shown_with_it_and_with_the_reason() -> None:
    place, unit = "urn:x:place", BASE + "unit/vn/2004/417"
    said = [
        (Ext.type, Dv.AdministrativeUnit),
        (Ext.label, Literal("Kỳ Sơn", language="vi")),
        (Dv.denotes, unit),
        (Dv.candidate, BASE + "unit/vn/2004/151"),
        (Dv.linkReason, Literal("named Kỳ Sơn")),
    ]
    told = with_units(Dataset(Quad(place, p, o, "urn:x:graph") for p, o in said), [unit])
    text = show(told, place, as_of="2018-12-31")
    assert "lý do liên kết: named Kỳ Sơn" in text
    assert "có thể là: huyện Kỳ Sơn, tỉnh Hoà Bình" in text
    assert "Trong danh mục, ngày 2018-12-31: huyện Kỳ Sơn" in text
    assert "mã: 417" in text
