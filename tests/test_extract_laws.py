"""Laws of reading: quotations slice, hits of a kind do not overlap, time grows with the text, numbers come back."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvgraph.extract import extract
from dvgraph.grammar.numerals import read_numeral
from dvgraph.model import Document, Quantity, Relation
from dvgraph.reading import read_text

WORDS = st.sampled_from(
    "xã Mường Típ, huyện Kỳ Sơn (tỉnh Nghệ An) bản Lào nước CHDCND giáp kết nghĩa với và của thuộc tại có 21 179/191 40,6 tỷ đồng % km "
    "Nghị quyết số 25 - NQ/TW ngày 03/6/2013 Quyết định 33/2019/QĐ-TTg Chỉ thị 49 Luật Đất đai “Dân vận khéo” Đề án giai đoạn 2016 – 2020 "
    "nhiệm kỳ tháng 6/2024 quý II năm UBND HĐND Ban Thường vụ Huyện uỷ Bộ Chính trị (khóa X) đồng chí Vừ Bá Pó Chủ tịch, Trưởng ban "
    "dân tộc Thái, Mông trong đó gồm hơn khoảng ít nhất mỗi 1 lần . ; : \n \u00a0 \u200b - / ( ) “ ” … Chương trình 135 phong trào".split(
        " "
    )
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_quotation_is_a_slice_and_hits_of_a_kind_do_not_overlap(text: str) -> None:
    report = read_text(text)
    ends: dict[type, int] = {}
    for mention in extract(report):
        assert report.text[mention.span.start : mention.span.end] == mention.quote
        assert mention.quote.strip()
        kind = type(mention.value)
        if kind is not Relation:
            assert mention.span.start >= ends.get(kind, 0)
            ends[kind] = mention.span.end


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    report = read_text(text)
    for mention in extract(report):
        assert report.text[mention.span.start : mention.span.end] == mention.quote


@given(st.integers(0, 10**12))
def test_thousands_by_stops_come_back(value: int) -> None:
    assert read_numeral(f"{value:,}".replace(",", ".")) == value


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_by_a_comma_come_back(whole: int, hundredths: int) -> None:
    assert read_numeral(f"{whole},{hundredths:02d}") == Decimal(whole) + Decimal(hundredths) / 100


@given(
    st.integers(1, 9999),
    st.integers(1990, 2026),
    st.sampled_from(["QĐ", "NQ", "CT", "KH", "TB", "HD", "NĐ", "TT", "BC", "TTr"]),
    st.sampled_from(["TTg", "CP", "UBND", "HĐND", "BNV", "UBDT", "BLĐTBXH"]),
    st.sampled_from(["-", " - ", "–"]),
)
@settings(deadline=None)
def test_every_state_number_comes_back(number: int, year: int, kind: str, issuer: str, dash: str) -> None:
    written = f"{number:02d}/{year}/{kind}{dash}{issuer}"
    documents = [
        m.value
        for m in extract(read_text(f"Thực hiện văn bản số {written} năm nay."))
        if isinstance(m.value, Document)
    ]
    assert [d.number for d in documents] == [f"{number:02d}/{year}/{kind}-{issuer}"]


@given(
    st.integers(1, 999),
    st.sampled_from(["NQ", "CT", "KL", "QĐ", "ĐA", "KH", "CTr", "TB", "HD"]),
    st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTW", "BDVTU", "VPTW"]),
    st.sampled_from(["-", "- ", " - ", " –"]),
)
@settings(deadline=None)
def test_every_party_number_comes_back(number: int, kind: str, issuer: str, dash: str) -> None:
    written = f"{number:02d}{dash}{kind}/{issuer}"
    documents = [
        m.value
        for m in extract(read_text(f"Quán triệt văn bản số {written} đến chi bộ."))
        if isinstance(m.value, Document)
    ]
    assert [d.number for d in documents] == [f"{number:02d}-{kind}/{issuer}"]


@given(st.integers(0, 10**9), st.sampled_from(["hộ", "người", "cán bộ", "km", "ha", "triệu đồng"]))
@settings(deadline=None)
def test_every_count_comes_back(value: int, unit: str) -> None:
    text = f"Toàn huyện hỗ trợ {value:,}".replace(",", ".") + f" {unit}."
    found = [m.value for m in extract(read_text(text)) if isinstance(m.value, Quantity)]
    assert [q.value for q in found] == [value * (10**6 if unit == "triệu đồng" else 1)]


@pytest.mark.parametrize(
    "unit",
    [
        "1", "1.", "12 ", "(", "a ", "A ", "Xã A, ", "xã Kỳ Sơn ", "Nguyễn Văn A, ", "Nguyễn ", "1/", "1-", "5 hộ, ", "trong đó có 5 hộ, ",
        "Nghị quyết số 1-NQ/TW, ", "Luật A ", '"', "“Đề án ", "năm 2020 ", "2020-", "giáp huyện A và ", "kết nghĩa với bản A, ",
        "UBND huyện ", "Ban Chỉ đạo a ", "Chủ tịch ", "đồng chí A B C, Chủ tịch ", "dân tộc Thái, ", 'phong trào "a" ',
        "A'", "A-", "Văn phòng ", "Văn phòng (VP) ", "Đảng ủy Công an ", "của Bộ Chính trị ", "Lào ", "- ", " ", "\n", "A\n", "ban hành ", "1 tỷ ",
        "cụm bản A - A ", "5 hộ), ", "5 hộ năm 2020, ",
    ],
)  # fmt: skip
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        report = read_text(unit * (size // len(unit)))
        start = time.process_time()
        extract(report)
        return time.process_time() - start

    seconds(100)
    small, large = min(seconds(8_000) for _ in range(2)), seconds(64_000)
    assert large < 8 * small * 4 + 0.3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Căn cứ Quyết định số 1/QĐ-TTg, ", "; UBND tỉnh ban hành Kế hoạch số 2/KH-UBND, "),
        ("xã A, ", "giáp xã B, "),
        ("bản An, ", "kết nghĩa với bản Bi, "),
    ],
)
def test_of_two_lists_without_end_not_each_is_joined_with_each(one: str, other: str) -> None:
    small, large = (len(extract(read_text(one * n + other * n))) for n in (150, 600))
    assert large < 4 * small * 1.5
