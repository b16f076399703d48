"""Sentences made from patterns, right and with one number changed: what was planted is found, and nothing else is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.dataset import read_dataset
from dvgraph.extract import extract
from dvgraph.graph import lines_of
from dvgraph.ledger import SEVERITIES, Severity, ledger
from dvgraph.model import Metadata
from dvgraph.reading import read_text
from dvgraph.rules import state
from dvgraph.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = "Huyện Tương Dương (tỉnh Nghệ An) làm tốt công tác dân vận\n\n"


def organisations(n: int, slip: int) -> str:
    return f"Đảng bộ huyện có {n + n // 2 + 9 + slip} tổ chức cơ sở đảng, trong đó có {n} đảng bộ xã, {n // 2} đảng bộ cơ quan và 9 chi bộ cơ sở."


def staff(n: int, slip: int) -> str:
    return f"Cơ quan có {n + 4 + slip} biên chế (gồm 01 trưởng ban, 03 phó trưởng ban và {n:02} chuyên viên)."


def models(n: int, slip: int) -> str:
    return f"Toàn huyện có {2 * n + slip} mô hình, gồm {n - 2} mô hình kinh tế, {n} mô hình văn hóa và 2 mô hình an ninh."


def share(n: int, slip: int) -> str:
    return f"Đến nay có {n}/{n * 2} bản có nhà văn hóa, đạt {50 + 7 * slip}%."


def rounded(n: int, slip: int) -> str:
    return f"Có {n}/{3 * n} hộ được hỗ trợ, chiếm tỷ lệ {('33,3', '39,3')[bool(slip)]}%."


def fraction(n: int, slip: int) -> str:
    return f"Đã có {n + 20 * slip}/{n + 13} thôn hoàn thành."


def years(n: int, slip: int) -> str:
    first = 1990 + n % 20
    return f"Trong {5 + slip:02} năm ({first}-{first + 4}), cấp ủy đã mở {n} lớp tập huấn."


def neighbours(n: int, slip: int) -> str:
    return f"Địa phương tiếp giáp với {n} huyện của nước bạn Lào. Đã kết nghĩa {3 * n} cặp bản thuộc {n + slip} huyện của nước bạn Lào."


def decision(n: int, slip: int) -> str:
    return (
        f"Thực hiện Quyết định số {n}/2016/QĐ-UBND ngày 14/9/{2016 + slip} của UBND tỉnh về hỗ trợ sản xuất."
    )


def loans(n: int, slip: int) -> str:
    return f"Đã có {n} hộ được vay vốn với tổng số tiền {n * (4 if slip else 40_000)}.000 đồng."


PATTERNS = (organisations, staff, models, share, rounded, fraction, years, neighbours, decision, loans)


def graver(text: str) -> list[str]:
    """Return the kinds of all findings of a text that are at least a tension."""
    report = read_text(TITLE + text, name="planted.txt", metadata=Metadata(as_of="2024"))
    lines = sorted(lines_of(report, list(state(report, extract(report))), VERSION))
    dataset = read_dataset("".join(f"{line}\n" for line in lines).encode(), where="planted.nq")
    bound = SEVERITIES.index(Severity.TENSION)
    return [f"{f.kind}: {text}" for f in ledger(dataset) if SEVERITIES.index(f.severity) >= bound]


def texts(count: int, slip: int) -> Iterator[str]:
    for pattern in PATTERNS:
        for n in range(14, 14 + count):
            yield pattern(n, slip)


def test_of_a_hundred_planted_errors_95_are_found() -> None:
    missed = [text for text in texts(10, 1) if not graver(text)]
    assert len(missed) <= 5, missed


def test_of_three_hundred_right_sentences_fewer_than_one_in_a_hundred_is_doubted() -> None:
    false = [alarm for text in texts(30, 0) for alarm in graver(text)]
    assert len(false) < 3, false
