"""What the register says is whole, dated and sourced, and agrees with itself."""

from __future__ import annotations

import re

from dvgraph.authority import link
from dvgraph.authority.register import bodies, documents, documents_numbered, twinnings
from dvgraph.authority.tables import read_rows
from dvgraph.model import Country, Level

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def test_every_document_has_number_kind_date_title_and_a_page() -> None:
    assert len(documents()) >= 150
    for row in documents():
        assert all((row.number, row.kind, row.title)), row
        assert DAY.fullmatch(row.date), row
        assert " " not in row.number, row
        assert re.match(r"https?://", row.source), row


def test_one_number_and_date_names_one_document() -> None:
    keys = [(row.number, row.issuer, row.date) for row in documents()]
    assert len(keys) == len(set(keys))


def test_what_replaces_is_later_and_says_so_on_both_sides() -> None:
    for row in documents():
        for number in filter(None, row.replaced_by.split("|")):
            (later,) = documents_numbered(number)
            assert later.date > row.date
            assert row.number in later.replaces.split("|")


def test_a_document_is_out_of_force_before_it_begins_and_after_it_ends() -> None:
    (ordinance,) = documents_numbered("34/2007/PL-UBTVQH11")
    assert ordinance.in_force("2020-12-31")
    assert ordinance.in_force("2023-07-01") is False
    assert ordinance.in_force("2005-01-01") is False
    (law,) = documents_numbered("10/2022/QH15")
    assert law.in_force("2023-06-30") is False
    assert law.in_force("2024-01-01") is None  # no source tells that it ended, none that it did not


def test_bodies_that_ended_name_what_they_became() -> None:
    known = {body.name: body for body in bodies()}
    for body in bodies():
        assert body.valid_from or body.valid_until
        if body.valid_until:
            assert known[body.successor].valid_from == body.valid_until


def test_twinned_units_are_those_of_the_authority() -> None:
    assert len(twinnings()) >= 20
    for row in twinnings():
        assert not row.date or DATE.fullmatch(row.date), row
        assert row.source.startswith("http")
        if row.vn_district:
            assert link(row.vn_district, Level.DISTRICT, within=row.vn_province, as_of="2015").iri, row
        if row.la_district:
            assert link(row.la_district, Level.DISTRICT, Country.LAOS).iri, row


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
    assert {row[-1] for row in read_rows("identifiers.tsv", ("unit", "identifier", "source"))} <= known
