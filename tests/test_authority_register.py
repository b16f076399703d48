"""What the register says is whole, dated and sourced, and agrees with itself."""

from __future__ import annotations

import datetime as dt
import re

from dvgraph.authority import describe_twinnings, link
from dvgraph.authority.bodies import body_types
from dvgraph.authority.register import documents, documents_numbered, twinnings
from dvgraph.authority.tables import read_rows
from dvgraph.model import Country, Level
from dvgraph.vocab import Ext

VILLAGES = {"bản", "thôn", "làng", "xóm", "ấp", "khóm", "khu", "tổ", "phum"}
UNITS = {"xã", "phường", "thị trấn", "huyện", "thành phố"}
CLUSTERS = {"cụm bản", "trấn", "hương"}
KINDS = {
    "báo cáo",
    "bộ luật",
    "chương trình",
    "chương trình hành động",
    "chương trình phối hợp",
    "chỉ thị",
    "công văn",
    "hướng dẫn",
    "kế hoạch",
    "kết luận",
    "luật",
    "nghị quyết",
    "nghị quyết liên tịch",
    "nghị định",
    "pháp lệnh",
    "quy chế",
    "quy chế phối hợp",
    "quy định",
    "quyết định",
    "thông báo",
    "thông tư",
    "thông tư liên tịch",
    "văn bản hợp nhất",
    "đề án",
}
"""Kinds of documents that rows of the register may have."""


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day that exists, as ISO 8601 has them."""
    try:
        dt.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Tell whether a text is a day that exists."""
    return len(text) == len("2004-10-01") and is_date(text)


def test_every_document_has_number_kind_date_title_and_a_page() -> None:
    assert len(documents()) >= 290
    for row in documents():
        assert all((row.number, row.kind, row.title)), row
        assert is_day(row.date), row
        assert not row.in_force_from or is_day(row.in_force_from), row
        assert not row.in_force_until or is_day(row.in_force_until), row
        assert row.kind in KINDS, row
        assert " " not in row.number, row
        assert re.fullmatch(r"https?://\S+", row.source), row
    days = [row.date for row in documents()]
    assert days == sorted(days)


def test_one_number_and_date_names_one_document() -> None:
    keys = [(row.number, row.issuer, row.date) for row in documents()]
    assert len(keys) == len(set(keys))


def test_what_replaces_is_later_and_says_so_on_both_sides() -> None:
    for row in documents():
        assert row.number not in row.replaces.split("|"), row
        for number in filter(None, row.replaced_by.split("|")):
            (later,) = (other for other in documents_numbered(number) if other.date > row.date)
            assert row.number in later.replaces.split("|"), row
            if row.in_force_until:
                assert row.in_force_until == (later.in_force_from or later.date), row
        for number in filter(None, row.replaces.split("|")):
            for earlier in documents_numbered(number):
                assert earlier.date > row.date or row.number in earlier.replaced_by.split("|"), row


def test_a_document_is_in_force_after_its_issue_and_ends_after_it_begins() -> None:
    for row in documents():
        begin = row.in_force_from or row.date
        assert row.date <= begin, row
        assert not row.in_force_until or begin < row.in_force_until, row


def test_the_decree_of_2015_on_houses_of_the_poor_is_not_its_amendment_of_2019() -> None:
    (first,) = documents_numbered("33/2015/QĐ-TTg")
    (amending,) = documents_numbered("33/2019/QĐ-TTg")
    assert (first.date, first.in_force_from) == ("2015-08-10", "2015-10-01")
    assert (amending.date, amending.in_force_from) == ("2019-11-14", "2019-12-31")
    assert first.number in amending.title


def test_a_document_is_out_of_force_before_it_begins_and_after_it_ends() -> None:
    (ordinance,) = documents_numbered("34/2007/PL-UBTVQH11")
    assert ordinance.in_force("2020-12-31")
    assert ordinance.in_force("2023-07-01") is False
    assert ordinance.in_force("2005-01-01") is False
    (law,) = documents_numbered("10/2022/QH15")
    assert law.in_force("2023-06-30") is False
    assert law.in_force("2024-01-01") is None  # no source tells that it ended, none that it did not


def test_twinned_units_are_those_of_the_authority() -> None:
    for row in twinnings():
        if row.vn_district:
            assert link(row.vn_district, Level.DISTRICT, within=row.vn_province, as_of="2025-06-30").iri, row
        if row.vn_commune and row.vn_district:
            assert link(row.vn_commune, Level.COMMUNE, within=row.vn_district, as_of="2025-06-30").iri, row
        known = row.province != "Oudomxay"  # which is not along the border
        if row.district and row.country == Country.LAOS and known:
            assert link(row.district, Level.DISTRICT, Country.LAOS, row.province or None).iri, row


def test_twinnings_are_dated_sourced_and_in_order() -> None:
    assert len(twinnings()) >= 100
    for row in twinnings():
        assert not row.date or is_date(row.date), row
        assert re.fullmatch(r"https?://\S+", row.source), row
        assert row.country in set(Country) - {Country.VIETNAM}, row
        assert row.vn_kind in VILLAGES | UNITS | {""}, row
        assert row.kind in VILLAGES | UNITS | CLUSTERS | {""}, row
        assert bool(row.vn_village) >= (row.vn_kind in VILLAGES), row
        assert row.village or row.cluster or row.district, row
    order = [
        (row.country, row.vn_province, row.vn_district, row.vn_commune, row.vn_village) for row in twinnings()
    ]
    assert order == sorted(order)
    assert len(twinnings()) == len(set(twinnings()))


def test_twinnings_are_told_with_the_kind_that_each_side_has() -> None:
    iri = link("Ia Pnôn", Level.COMMUNE, within="Gia Lai", as_of="2025-06-30").iri
    assert iri
    labels = {str(dict(node.properties)[Ext.label]) for node in describe_twinnings([iri], [iri])}
    assert any("làng Bua, xã Ia Pnôn – làng Đo Nhỏ, xã Ozatung, huyện Oyadav" in label for label in labels)


def test_contradicting_sources_stand_side_by_side() -> None:
    dates = {row.date for row in twinnings() if row.vn_village == "Ka Tăng"}
    assert dates == {"2005-04-28", "2005"}


def test_every_source_is_named_in_the_list_of_sources() -> None:
    known = {row[0] for row in read_rows("sources.tsv", ("source", "origin", "version", "licence", "what"))}
    units = ("epoch", "code", "level", "kind", "name", "parent", "valid_from", "valid_until", "source")
    assert {row[-1] for row in read_rows("units.tsv", units)} <= known
    succession = ("from_level", "from_code", "to_level", "to_code", "part", "date", "act", "source")
    assert {row[-1] for row in read_rows("succession.tsv", succession)} <= known
    assert {row[-1] for row in read_rows("acts.tsv", ("in_force_from", "number", "title", "source"))} <= known
    assert {row.source for row in body_types() if not row.source.startswith(("http://", "https://"))} <= known
    assert {row[-1] for row in read_rows("identifiers.tsv", ("unit", "identifier", "source"))} <= known
