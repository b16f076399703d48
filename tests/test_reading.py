"""A report is read without losing a position: quotations are cut from the NFC text and lead back to it."""

from __future__ import annotations

import time
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvgraph.errors import UnreadableInput
from dvgraph.model import Span, ZoneKind
from dvgraph.reading import MAX_BYTES, read_bytes, read_text, view_of

LETTERS = st.text(
    st.sampled_from(
        "aăâđeêoôơuưyAĂĐOUYQq\u0300\u0301\u0309\u0303\u0323 .,;:!?…\"'“”()[]/-–\u00a0\u00ad\u200b\ufeff\n\r\tİẞ0123456789ghnt"
    )
)


@given(LETTERS)
def test_the_three_ways_of_a_view_are_of_equal_length(text: str) -> None:
    view = view_of(unicodedata.normalize("NFC", text))
    assert len(view.written) == len(view.plain) == len(view.folded)


@given(LETTERS)
def test_sentences_are_sorted_inside_the_text_and_not_blank(text: str) -> None:
    report = read_text(text)
    end = 0
    for span in report.sentences:
        assert end <= span.start < span.end <= len(report.view.written)
        assert report.view.written[span.start : span.end].strip()
        assert report.sentence_at(span.start) == span
        end = span.end


@given(LETTERS)
def test_every_letter_of_the_text_lies_in_a_sentence(text: str) -> None:
    report = read_text(text)
    for i, character in enumerate(report.view.plain):
        assert not character.isalnum() or report.sentence_at(i) is not None


@given(LETTERS, st.data())
def test_a_span_of_the_view_points_at_the_same_words_in_the_text(text: str, data: st.DataObject) -> None:
    report = read_text(text)
    written = report.view.written
    start = data.draw(st.integers(0, len(written)))
    end = data.draw(st.integers(start, len(written)))
    at = report.view.to_text(Span(start, end))
    if start < end:
        assert view_of(report.text[at.start : at.end]).written == written[start:end]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Huyện uỷ", "huyện ủy"),
        ("HOÀ BÌNH", "hòa bình"),
        ("khoẻ, thuỷ lợi; quý; hoàn", "khỏe, thủy lợi; quý; hoàn"),
        ("Ðảng – “Dân vận”\u00a0‘khéo’", "đảng - \"dân vận\" 'khéo'"),
        ("Kỳ\u200b Sơn", "kỳ sơn"),
        ("dân\u00advận", "dânvận"),
    ],
)
def test_spellings_that_differ_only_in_form_are_seen_as_one(written: str, folded: str) -> None:
    assert view_of(unicodedata.normalize("NFC", written)).folded == folded


FILES = st.sampled_from(
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)


@given(LETTERS, st.sampled_from([1, 150]), st.sampled_from(["NFC", "NFD"]), FILES, st.data())
@settings(deadline=None)
def test_a_span_of_the_text_leads_back_to_the_bytes_of_the_file(
    letters: str, times: int, form: Literal["NFC", "NFD"], file: tuple[str, bytes], data: st.DataObject
) -> None:
    encoding, mark = file
    written = mark + unicodedata.normalize(form, f"Bản {letters * times}").encode(encoding)
    report = read_bytes(written, name="r.txt")
    start = data.draw(st.integers(0, len(report.text)))
    end = data.draw(st.integers(start, len(report.text)))
    told = written[slice(*report.bytes_of(Span(start, end)))].decode(encoding)
    read = unicodedata.normalize("NFC", told.replace("\r\n", "\n").replace("\r", "\n"))
    if any(map(unicodedata.combining, report.text[start : start + 1] + report.text[end : end + 1])):
        assert report.text[start:end] in read  # a letter and its marks are one in a decomposed file
    else:
        assert report.text[start:end] == read


def test_bytes_are_told_in_time_in_proportion_to_an_endless_line() -> None:
    report = read_text(unicodedata.normalize("NFD", "Mường Típ ") * 100_000)
    start = time.process_time()
    for at in range(0, 1_000_000, 100):
        report.bytes_of(Span(at, at + 9))
    assert time.process_time() - start < 5


def test_decomposed_text_reads_as_composed_text() -> None:
    assert read_text(unicodedata.normalize("NFD", "Huyện ủy Kỳ Sơn")).text == "Huyện ủy Kỳ Sơn"


PAGE = """Trang chủ | Liên hệ

Vùng cao đổi mới

Huyện có 12 xã. Theo TP. Vinh, đ/c. An cho biết: "Tốt." Dân số tăng... nhiều.

Quang cảnh lớp học. Ảnh: Lan Anh

Trần Thị Bưởi

Trưởng ban

Tin cùng chuyên mục

Bản làng khác"""


def test_a_page_is_cut_into_its_zones() -> None:
    report = read_text(PAGE)
    assert [kind for _, kind in report.zones] == [
        ZoneKind.FURNITURE,
        ZoneKind.TITLE,
        ZoneKind.BODY,
        ZoneKind.CAPTION,
        ZoneKind.SIGNATURE,
        ZoneKind.RELATED,
    ]
    ends = [report.text[zone.span.start : zone.span.end].split("\n")[-1] for zone in report.zones[-2:]]
    assert ends == ["Trưởng ban", "Bản làng khác"]


def test_sentences_end_at_stops_but_not_at_abbreviations_or_ellipses() -> None:
    report = read_text(PAGE)
    body = [
        report.text[s.start : s.end] for s in report.sentences if report.zone_at(s.start) is ZoneKind.BODY
    ]
    assert body == ["Huyện có 12 xã.", 'Theo TP. Vinh, đ/c. An cho biết: "Tốt."', "Dân số tăng... nhiều."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "r.txt: the file is empty"),
        (b" \n\t\n", "r.txt: the file is empty"),
        (b"m\xe0u\n", "r.txt:1: not valid UTF-8; save the file as UTF-8"),
        ("một\nhai\n".encode() + b"\xff", "r.txt:3: not valid UTF-8; save the file as UTF-8"),
        (b"\x7fELF\x02\x00\xff\xfe", "r.txt:1: this is a binary file, not text"),
        (b"mot\nhai\0ba", "r.txt:2: this is a binary file, not text"),
        (b"\xff\xfea", "r.txt:1: not valid UTF-16; save the file as UTF-8"),
        (b"a" * (MAX_BYTES + 1), "r.txt: 67,108,865 bytes is over the limit of 67,108,864 for one report"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_its_name_and_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^r\.txt") as caught:
        read_bytes(data, name="r.txt")
    assert str(caught.value) == message


@pytest.mark.parametrize("data", ["Kỳ Sơn".encode(), "\ufeffKỳ Sơn".encode(), "Kỳ Sơn".encode("utf-16")])
def test_utf8_and_utf16_with_a_byte_order_mark_are_read(data: bytes) -> None:
    assert read_bytes(data, name="r.txt").text == "Kỳ Sơn"


def test_lines_of_windows_are_lines() -> None:
    assert read_bytes(b"mot.\r\nhai.\rba.", name="r").text == "mot.\nhai.\nba."


@pytest.mark.parametrize("unit", ["1", "(", "a. ", "…", "Ảnh: ", "\n", "tin ", "A", ". ", '"'])
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read_text(text)
        return time.process_time() - start

    small, large = min(seconds(50_000) for _ in range(3)), seconds(800_000)
    assert large < 16 * small * 6 + 0.5


def test_lines_broken_at_one_width_are_one_sentence() -> None:
    words = (
        "Nhân dân các thôn của xã Phong Châu, huyện Đông Hưng đã hiến đất, góp công làm đường với 12.874 người tham gia. "
        * 6
    )
    lines, line = [], ""
    for word in words.split():
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    report = read_text("\n".join([*lines, line]))
    assert len(report.sentences) == 6
