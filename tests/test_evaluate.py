"""Scoring against gold: each rule of the conventions is one test."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal

import pytest

from dvgraph.errors import UnreadableInput
from dvgraph.evaluate import fold, read_gold, score, scores_record, scores_table
from dvgraph.evaluate.matching import Quoted, same_fact
from dvgraph.model import Document, Level, Mention, Organization, Period, Place, Quantity, Span, ZoneKind

TEXT = "Ban Dân vận Tỉnh uỷ có 05 đồng chí; huyện Mai Sơn có 22 xã và 22 xã. Đạt 1.200 ha năm 2020.\n"


def mention(quote, value, start=None):
    begin = TEXT.index(quote) if start is None else start
    return Mention(Span(begin, begin + len(quote)), quote, value, "test", ZoneKind.BODY)


def gold_of(tmp_path, **arrays):
    rows = {"text": TEXT, **arrays}
    (tmp_path / "one.json").write_text(json.dumps(rows), "utf-8")
    (gold,), errors = read_gold(tmp_path)
    assert not errors
    return gold


FIVE = mention("05 đồng chí", Quantity(Decimal(5), "đồng chí"))
HECTARES = mention("1.200 ha", Quantity(Decimal(1200), "ha"))


def test_right_false_and_missed_are_counted(tmp_path):
    gold = gold_of(
        tmp_path,
        quantities=[
            {"quote": "05 đồng chí", "value": 5, "unit": "đồng chí"},
            {"quote": "22 xã", "value": 22, "unit": "xã"},
        ],
    )
    kinds = score(gold, [FIVE, HECTARES]).kinds
    assert (kinds["quantity"].right, kinds["quantity"].false, kinds["quantity"].missed) == (1, 1, 1)
    assert kinds["quantity"].f1 == 0.5


def test_doubtful_words_count_neither_for_nor_against(tmp_path):
    gold = gold_of(tmp_path, quantities=[], doubtful=[{"quote": "1.200 ha", "note": "?"}])
    assert score(gold, [HECTARES]).kinds["quantity"].false == 0
    assert score(gold, [FIVE]).kinds["quantity"].false == 1


def test_kinds_without_an_array_are_not_judged(tmp_path):
    assert score(gold_of(tmp_path, periods=[]), [FIVE]).kinds.keys() == {"period"}


def test_a_fact_said_twice_counts_once(tmp_path):
    gold = gold_of(
        tmp_path, places=[{"quote": "huyện Mai Sơn", "name": "Mai Sơn", "level": "district", "country": "VN"}]
    )
    said = [mention("Mai Sơn", Place("Mai Sơn", Level.DISTRICT))] * 2
    assert score(gold, said).kinds["place"].right == 1
    wrong = [mention("Mai Sơn", Place("Mai Sơn", Level.COMMUNE))] * 2
    assert score(gold, wrong).kinds["place"].false == 0  # inside the longer "huyện Mai Sơn"
    far = [mention("Đạt", Place("Đạt", Level.COMMUNE))] * 2
    assert score(gold, far).kinds["place"].false == 1


def test_a_figure_that_gold_holds_twice_must_be_read_twice(tmp_path):
    row = {"quote": "22 xã", "value": 22, "unit": "xã"}
    gold = gold_of(tmp_path, quantities=[row, row])
    once = mention("22 xã", Quantity(Decimal(22), "xã"))
    assert score(gold, [once]).kinds["quantity"].missed == 1


def test_what_lies_inside_a_longer_name_is_neutral(tmp_path):
    gold = gold_of(tmp_path, organizations=[{"quote": "Ban Dân vận Tỉnh uỷ", "kind": "party"}])
    said = [mention("Tỉnh uỷ", Organization("Tỉnh uỷ", "party"))]
    result = score(gold, said).kinds["organization"]
    assert (result.right, result.false, result.missed) == (0, 0, 1)


def test_attributes_are_scored_of_what_was_found(tmp_path):
    gold = gold_of(
        tmp_path,
        quantities=[{"quote": "1.200 ha", "value": 1200, "unit": "ha", "comparator": "more_than"}],
    )
    scores = score(gold, [HECTARES])
    assert scores.attributes["quantity.unit"].right == 1
    assert scores.attributes["quantity.comparator"].missed == 1
    assert [m.what for m in scores.mistakes] == ["comparator"]


def test_a_quote_that_is_not_its_slice_is_counted(tmp_path):
    said = [mention("năm 2021", Period("2021", "2021", "năm 2021"), start=3)]
    assert score(gold_of(tmp_path, periods=[]), said).quote_mismatches == 1


def said(type_, quote="", **keys):
    return Quoted(type_, quote, keys)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (said("document", number="02-ĐA/TU"), said("document", number="02- đa/tu"), True),
        (said("document", number="02-ĐA/TU"), said("document", number="03-ĐA/TU"), False),
        (said("document", "Đề án số 02", number="02"), said("document", "Đề án số 02", number=None), False),
        (said("organization", "Huyện uỷ"), said("organization", "Huyện ủy"), True),
        (said("organization", "Huyện ủy"), said("organization", "Ban Dân vận Huyện ủy Kỳ Sơn"), False),
        (said("quantity", value=5, unit="xã biên giới"), said("quantity", value=5.0, unit="xã"), True),
        (said("quantity", value=5, unit="xã", of=9), said("quantity", value=5, unit="xã"), False),
        (said("period", first="2016", last=None), said("period", first="2016", last="2020"), False),
        (
            said("relation", relation="borders", a="nước Lào", b="huyện Mai Sơn"),
            said("relation", relation="borders", a="Mai Sơn", b="CHDCND Lào"),
            True,
        ),
        (
            said("relation", relation="part_of", a="Lào", b="Mai Sơn"),
            said("relation", relation="part_of", a="Mai Sơn", b="Lào"),
            False,
        ),
        (
            said("relation", relation="issued", a="Tỉnh ủy", b="Đề án số 02- ĐA/TU ngày 1/2/2016"),
            said("relation", relation="issued", a="Tỉnh uỷ", b="02-ĐA/TU"),
            True,
        ),
        (
            said("relation", relation="holds_role", a="Lò Văn An", b="Chủ tịch HĐND huyện"),
            said("relation", relation="holds_role", a="Lò Văn An", b="Bí thư, Chủ tịch HĐND huyện"),
            True,
        ),
    ],
)
def test_when_two_say_the_same(one, other, same):
    assert same_fact(one, other) is same


def test_spellings_of_one_word_are_equal():
    assert fold(unicodedata.normalize("NFD", "Huyện uỷ")) == fold("HUYỆN ỦY")
    assert fold("2016 –\u00a02020") == fold("2016-2020")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "object"),
        ('{"places": 3}', "array"),
        ("{}", "text is missing"),
        ('{"text": "a b", "places": [{"quote": "c"}]}', "does not hold"),
        ('{"text": "a b", "places": [{"quote": "b", "start": 0, "end": 1}]}', "is not 'b'"),
    ],
)
def test_gold_that_cannot_be_used_is_named_and_the_rest_goes_on(tmp_path, content, reason):
    (tmp_path / "bad.json").write_text(content)
    (tmp_path / "good.json").write_text('{"text": "x"}')
    gold, (error,) = read_gold(tmp_path)
    assert [g.name for g in gold] == ["good"]
    assert isinstance(error, UnreadableInput)
    assert "bad.json" in str(error)
    assert reason in str(error)


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(UnreadableInput, match="no gold"):
        read_gold(tmp_path)


def test_the_text_is_found_beside_by_name_or_by_its_quotes(tmp_path):
    folder, texts = tmp_path / "gold", tmp_path / "texts"
    folder.mkdir()
    texts.mkdir()
    row = {"quote": "huyện", "start": 0, "end": 5}
    (texts / "other.txt").write_text("tỉnh ở đây", "utf-8")
    (texts / "found.txt").write_text(unicodedata.normalize("NFD", "huyện ở đây"), "utf-8")
    (folder / "a.json").write_text(json.dumps({"doubtful": [row]}), "utf-8")
    (folder / "b.json").write_text(json.dumps({"text_file": "b.text"}), "utf-8")
    (folder / "b.text").write_text("của b", "utf-8")
    gold, errors = read_gold(folder, [texts])
    assert not errors
    assert [g.text for g in gold] == ["huyện ở đây", "của b"]


def test_scores_are_written_as_a_table_and_as_a_record(tmp_path):
    gold = gold_of(
        tmp_path,
        documents=[{"quote": "năm 2020", "number": "1/TT", "kind": None, "date": None}],
        quantities=[{"quote": "1.200 ha", "value": 1200, "unit": "ha"}],
    )
    scores = score(gold, [HECTARES, mention("Ban", Document("7-QĐ/TU", "quyết định"))])
    record = json.loads(json.dumps(scores_record(scores), default=str))
    assert record["kinds"]["quantity"]["f1"] == 1.0
    assert record["micro"]["right"] == 1
    assert {m["what"] for m in record["mistakes"]} == {"missed", "false"}
    table = scores_table(scores, mistakes=True)
    assert "quantity" in table
    assert "'năm 2020'" in table
