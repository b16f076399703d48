"""Texts that nobody writes: as long as a file may be, of one letter or one word; read in time in proportion."""

from __future__ import annotations

import time

import pytest

from dvgraph.extract import extract
from dvgraph.reading import read_bytes

SECONDS_PER_MB = 20
"""A text of news takes one; the limit is for a busy machine, and what grows with the square takes hours."""

PROSE = (
    "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013, Huyện ủy Kỳ Sơn (tỉnh Nghệ An) đã tổ chức 420 cuộc họp tại 21 xã; "
    "ông Vừ Bá Pó, Chủ tịch UBND xã Mường Típ cho biết: dân tộc Thái, Mông chiếm 68,9%, trong đó có 1.078 hộ.\n"
)
PLAIN = "người dân ở đây trồng lúa, nuôi cá và giữ rừng từ nhiều đời nay, ai cũng quý đất quý nước.\n" * 9
TEXTS = {
    "2 MB": (PLAIN + PROSE) * (2_000_000 // len((PLAIN + PROSE).encode())),
    "prose on one line": PROSE.replace("\n", " ") * 1000,
    "a million digits": "1234567890" * 100_000,
    "a million digits in groups": "123." * 250_000,
    "100 000 brackets": "(" * 100_000,
    "100 000 pairs of brackets": "(" * 50_000 + "xã Na Ngoi" + ")" * 50_000,
    "100 000 capitals": "A" * 100_000,
    "100 000 words with capitals": "Mường " * 100_000,
    "100 000 quotation marks": '"' * 100_000,
    "100 000 curly quotation marks": "“" * 50_000 + "”" * 50_000,
    "100 000 dashes": "–" * 100_000,
    "100 000 spaces": "a" + " " * 100_000 + "b",
    "100 000 no-break spaces": "\u00a0" * 100_000,
    "100 000 invisible letters": "a\u200b" * 100_000,
    "100 000 marks on one letter": "e" + "\u0301" * 100_000,
    "100 000 stops": "." * 100_000,
    "a list without end": "xã A, " * 20_000,
    "100 000 slashes": "1/" * 100_000,
    "laws that amend laws": "Luật sửa đổi, bổ sung một số điều của " * 3000 + "Luật Đất đai",
    "days": "ngày " * 100_000,
    "years": "năm 2020, " * 20_000,
    "level words": "huyện xã tỉnh " * 30_000,
    "a list of a list": "xã A (bản B, bản C (thôn D; thôn E)), " * 5_000,
    "lists within lists": "gồm: các xã A, B (" * 5_000,
    "numbers of documents": "số 25-NQ/TW, " * 10_000,
    "parts of parts": "trong đó có 5 hộ, " * 10_000,
    "roles": "Phó Bí thư Huyện ủy, Chủ tịch UBND " * 10_000,
    "bodies of bodies": "Ban Thường vụ Đảng ủy Ban Chỉ đạo " * 10_000,
    "lines": "\n" * 500_000,
    "lines of one word": "Xã\n" * 100_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_takes_time_in_proportion(name: str) -> None:
    data = TEXTS[name].encode()
    start = time.process_time()
    report = read_bytes(data + b"x", name="hostile.txt")
    for mention in extract(report)[:1000]:
        report.bytes_of(mention.span)
    assert time.process_time() - start < 2 + SECONDS_PER_MB * len(data) / 1e6
