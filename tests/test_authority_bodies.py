"""Types of bodies agree with themselves; names are taken for the body of their type and unit, or for none."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvgraph.authority import Link, describe_bodies, link, link_body, states, states_of, type_named
from dvgraph.authority.bodies import body_at, body_of, body_types, lifetimes
from dvgraph.lexicon import concepts
from dvgraph.model import Level
from dvgraph.vocab import BASE, Dv, Ext

TABLE = Path(__file__).parent / "body_linking.tsv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BY_LEVEL = {(row.type, level): row for row in body_types() for level in row.levels.split("|")}
KY_SON = link("Kỳ Sơn", Level.DISTRICT, within="Nghệ An", as_of="2020")
NGHE_AN = link("Nghệ An", Level.PROVINCE, as_of="2020")


def iri(path: str) -> str:
    return f"{BASE}body/{path}"


def test_there_is_one_row_for_a_type_at_a_level() -> None:
    counts = Counter((row.type, level) for row in body_types() for level in row.levels.split("|"))
    assert set(counts.values()) == {1}
    assert {level for _, level in counts} == {"country", "province", "district", "commune"}


def test_every_type_has_a_name_a_category_a_tail_and_a_source() -> None:
    categories = {concept.notation for concept in concepts("body-category")}
    for row in body_types():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row.type)
        assert row.name or row.tail == "self"
        assert row.name_en
        assert row.category in categories
        assert row.tail in {"committee", "self", "unit", "none"}
        assert row.source
        for day in filter(None, (row.valid_from, row.valid_until)):
            assert DAY.fullmatch(day)
            assert row.source.startswith("http"), "a day needs a page"


def test_parents_and_successors_are_types_of_the_same_or_the_next_level() -> None:
    for (_, level), row in BY_LEVEL.items():
        if row.part_of:
            assert (row.part_of, level) in BY_LEVEL, row
        if row.successor:
            assert (row.successor, level) in BY_LEVEL, row
        for kind in filter(None, row.under.split("|")):
            assert any(known == kind for known, _ in BY_LEVEL), row


def test_the_hierarchy_has_no_cycle_and_ends_at_the_centre() -> None:
    unit = states_of(f"{BASE}unit/vn/2004/16816")[-1]
    for kind, level in BY_LEVEL:
        body = body_at(kind, unit if level == "commune" else None)
        seen, waiting = set(), [body] if body else []
        while waiting:
            above = waiting.pop()
            if above.iri in seen:
                continue
            seen.add(above.iri)
            parents = [parent for _, parent in above.parents()]
            assert above not in parents
            waiting += parents


def test_bodies_that_a_page_tells_of_are_of_a_type_and_a_unit() -> None:
    for (kind, place), row in lifetimes().items():
        body = body_of(iri(f"{kind}/{place}"))
        assert body is not None
        assert body.iri == iri(f"{kind}/{place}")
        assert row.source.startswith("http")
        assert row.valid_from or row.valid_until
        if row.successor:
            later = lifetimes()[row.successor, place]
            assert later.valid_from == row.valid_until


@pytest.mark.parametrize(
    ("name", "place", "told"),
    [
        ("Ban Dân vận Huyện uỷ Kỳ Sơn", "Kỳ Sơn", ("ban-dan-van", {"district"}, "huyện")),
        ("Ban Dân vận Trung ương", None, ("ban-dan-van", {"country"}, "")),
        ("Ban dân vận tỉnh ủy", None, ("ban-dan-van", {"province"}, "tỉnh")),
        ("Huyện ủy", None, ("cap-uy", {"district"}, "huyện")),
        ("Thành ủy Vinh", "Vinh", ("cap-uy", {"province", "district"}, "thành phố")),
        ("Đảng ủy xã Mỹ Lý", "Mỹ Lý", ("cap-uy", {"commune"}, "xã")),
        ("BCH Đảng bộ tỉnh", None, ("cap-uy", {"province"}, "tỉnh")),
        ("Bộ Chính trị (khóa X)", None, ("bo-chinh-tri", {"country"}, "")),
        ("UBND TP. Vinh", "Vinh", ("ubnd", {"province", "district"}, "thành phố")),
        ("Huyện đoàn Mường Nhé", "Mường Nhé", ("doan-thanh-nien", {"district"}, "huyện")),
        ("Sở TN&MT", None, ("so-tai-nguyen-va-moi-truong", {"province"}, "")),
        ("Hội LHPN xã", None, ("hoi-lhpn", {"commune"}, "xã")),
        ("Bộ Ngoại giao Na Uy", "Na Uy", ("", set(), "")),
        ("Đảng ủy Bộ đội Biên phòng tỉnh", None, ("", set(), "")),
        ("Ban Dân vận Huyện ủy và Mặt trận", None, ("", set(), "")),
        ("Hội Sinh vật cảnh", None, ("", set(), "")),
        ("Văn phòng phường Nam Hà", "Nam Hà", ("", set(), "")),
        ("Văn phòng Huyện ủy", None, ("van-phong-cap-uy", {"district"}, "huyện")),
        ("", None, ("", set(), "")),
    ],
)
def test_a_name_tells_type_levels_and_kind_of_unit(
    name: str, place: str | None, told: tuple[str, set[str], str]
) -> None:
    found = type_named(name, place)
    assert (found.type, set(map(str, found.levels)), found.kind) == told


def test_names_of_real_texts_are_taken_for_the_body_or_for_none(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = []
    for row in ROWS:
        units = tuple(f"{BASE}unit/{unit}" for unit in row["units"].split())
        unit = Link(units[0] if len(units) == 1 else None, units, "told") if units else None
        found = link_body(row["name"], row["place"] or None, unit, row["as_of"])
        taken = found.iri if found else None
        if taken != (iri(row["expected"]) if row["expected"] else None):
            wrong.append((row["text"], taken))
    with capsys.disabled():
        sys.stdout.write(f"\n{len(ROWS)} names of bodies: {1 - len(wrong) / len(ROWS):.2%} right\n")
    assert wrong == []


def test_a_body_is_that_of_its_unit_with_the_reason() -> None:
    found = link_body("Ban Dân vận Huyện ủy", None, KY_SON, "2020")
    assert found is not None
    assert found.iri == iri("ban-dan-van/vn/2004/417")
    assert found.reason.startswith(
        "Ban Dân vận Huyện ủy Kỳ Sơn: a ban-dan-van by its name, of huyện Kỳ Sơn (417)"
    )


def test_a_central_body_needs_no_unit() -> None:
    found = link_body("Ban Bí thư", None, None, "2020")
    assert found is not None
    assert found.iri == iri("ban-bi-thu/vn")


def test_a_body_of_an_ambiguous_unit_stays_open_with_its_candidates() -> None:
    found = link_body("Huyện ủy", None, link("Kỳ Sơn", Level.DISTRICT, as_of="2018"), "2018")
    assert found is not None
    assert found.iri is None
    assert found.candidates == (iri("cap-uy/vn/2004/151"), iri("cap-uy/vn/2004/417"))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Huyện ủy", None),  # of which district?
        ("HĐND TP", KY_SON),  # a district is no city
        ("Tỉnh ủy", KY_SON),
        ("Huyện ủy", NGHE_AN),
        ("Hội Sinh vật cảnh huyện", KY_SON),
        ("Hội Nông dân", None),
    ],
)
def test_what_does_not_fit_is_not_linked(name: str, unit: object) -> None:
    found = link_body(name, None, unit, "2020")
    assert found is None or found.iri is None


def test_a_body_is_not_there_before_it_was_made() -> None:
    early = link_body(
        "Ban Tuyên giáo và Dân vận Tỉnh ủy", None, link("Bắc Giang", Level.PROVINCE, as_of="2024"), "2024"
    )
    assert early is not None
    assert early.iri is None
    assert "yet" in early.reason
    later = link_body(
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        None,
        link("Bắc Giang", Level.PROVINCE, as_of="2025-05"),
        "2025-05",
    )
    assert later is not None
    assert later.iri == iri("ban-tuyen-giao-va-dan-van/vn/2004/24")


def test_what_began_with_the_second_epoch_was_in_no_unit_of_the_first() -> None:
    assert body_of(iri("ban-xay-dung-dang/vn/2025/16849")) is not None
    assert body_of(iri("ban-xay-dung-dang/vn/2004/16849")) is None


def test_bodies_of_a_district_end_with_it_at_the_latest() -> None:
    body = body_of(iri("ban-dan-van/vn/2004/417"))
    assert body is not None
    assert body.life == ("", "2025-07-01")
    police = body_of(iri("cong-an/vn/2004/417"))
    assert police is not None
    assert police.life == ("", "2025-03-01")


def test_a_body_is_described_with_all_above_it() -> None:
    nodes = {
        node.iri: node for node in describe_bodies([iri("ban-dan-van/vn/2004/417"), iri("none/vn"), "urn:x"])
    }
    said = dict(nodes[iri("ban-dan-van/vn/2004/417")].properties)
    assert said[Ext.label].value == "Ban Dân vận Huyện ủy Kỳ Sơn"
    assert said[Ext.subOrganizationOf] == iri("cap-uy/vn/2004/417")
    assert said[Ext.reportsTo] == iri("ban-dan-van/vn/2004/40")
    assert said[Dv.ofUnit] == f"{BASE}unit/vn/2004/417"
    assert {iri("cap-uy/vn/2004/40"), iri("dang-cong-san/vn"), f"{BASE}body-type/ban-dan-van"} <= set(nodes)
    merged = dict(nodes[iri("ban-dan-van/vn")].properties)
    assert merged[Ext.isReplacedBy] == iri("ban-tuyen-giao-va-dan-van/vn")
    # The province of the second epoch is the same as that of the first, and so are its bodies.
    assert dict(nodes[iri("cap-uy/vn/2004/40")].properties)[Ext.isReplacedBy] == iri("cap-uy/vn/2025/40")
    assert Ext.isReplacedBy not in dict(nodes[iri("cap-uy/vn/2004/417")].properties)
    for node in nodes.values():
        assert Ext.source in dict(node.properties)
        for target in (Ext.subOrganizationOf, Ext.reportsTo):
            assert dict(node.properties).get(target, node.iri) in nodes


@given(st.sampled_from(states()), st.sampled_from(sorted(BY_LEVEL)))
def test_the_label_of_a_body_names_its_type_and_level(state: object, key: tuple[str, str]) -> None:
    body = body_at(key[0], state)
    if body is None or state.epoch == "la":
        return
    found = type_named(body.label, state.name)
    assert found.type == body.type.type
    assert state.level in found.levels


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_breaks_the_reading_of_names(name: str, place: str) -> None:
    type_named(name, place)
