"""A total and the parts that are listed of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from dvgraph.ledger.account import Account, Figure

__all__ = ["check_sums"]

# What opens a list that leaves nothing out: "gồm 01 Trưởng ban, 01 Phó Trưởng ban và 02 chuyên viên".
# Not "… 32 vụ, với tổng tài sản gồm …", which lists something else, nor "gồm: sáu giải nhất, 12 giải nhì".
_WHOLE_LIST: Final = re.compile(
    r"[^,;:.]{0,40}[ ,(:]*(?:bao[ ]gồm|gồm|chia[ ]ra)[ ]?(?:có)?[ :]{0,3}", re.VERBOSE
)
# The same, and "47 tổ chức, trong đó có 21 đảng bộ, …", which may leave something out.
_CLOSE_LIST: Final = re.compile(
    r"[^,;:.]{0,40}[ ,(:;]*(?:trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể)[ ]?[,:]?[ ]?(?:có)?[ :]{0,3}",
    re.VERBOSE,
)
# Of another time: "lên đến 4.300 m, trong đó có thời điểm đạt 5.000 m"
_TIMES: Final = re.compile(
    r"(?<!\w)(?:thời[ ]điểm|có[ ]lúc|ngày|chủ[ ]nhật|buổi|tháng|quý|năm|lượt)(?!\w)", re.VERBOSE
)
_CUE: Final = re.compile(
    r"(?<!\w)(?:trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể)(?!\w)", re.VERBOSE
)
# Traits that one person or household may have together: of 100 officials, 60 are women and 70 are Party members.
_TRAIT: Final = re.compile(
    r"""(?<!\w)(?:nữ|nam|dân[ ]tộc|đảng[ ]viên|đoàn[ ]viên|hội[ ]viên|thanh[ ]niên|trẻ|nghèo|tôn[ ]giáo|đại[ ]học|thạc[ ]sĩ
      |cao[ ]đẳng|trung[ ]cấp|cao[ ]cấp|lý[ ]luận|trình[ ]độ|đạt[ ]chuẩn|biên[ ]giới|đặc[ ]biệt[ ]khó[ ]khăn|người[ ]địa[ ]phương)(?!\w)""",
    re.VERBOSE,
)


def check_sums(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield one finding for each list of parts that can be compared with its total."""
    for account in accounts:
        by_iri = {figure.iri: figure for figure in account.figures}
        for parts in _lists(account.figures, by_iri):
            if found := _compared(by_iri[parts[0].total], parts):
                yield found


def _lists(figures: Sequence[Figure], by_iri: dict[str, Figure]) -> Iterator[list[Figure]]:
    """Yield the parts of each list: those of one total with no new opening words between them."""
    parts: list[Figure] = []
    for figure in figures:
        if figure.total not in by_iri:
            continue
        if parts and (figure.total != parts[0].total or _CUE.search(parts[-1].between(figure))):
            yield parts
            parts = []
        parts.append(figure)
    if parts:
        yield parts


def _comparable(total: Figure, part: Figure) -> bool:
    same_scale = part.unit == total.unit if total.measured or part.measured else True
    return same_scale and "%" not in {part.unit, total.unit} and part.exact and part.whole is None


def _compared(total: Figure, parts: list[Figure]) -> Finding | None:
    if not total.exact or total.whole is not None or not all(_comparable(total, part) for part in parts):
        return None
    sum_ = sum((part.value for part in parts[1:]), parts[0].value)
    opening = total.between(parts[0])
    whole = len(parts) > 1 and _WHOLE_LIST.fullmatch(opening) is not None
    computation = " + ".join(vietnamese_number(part.value) for part in parts)
    listed = f"{computation} = {vietnamese_number(sum_)}"
    words = (total.words, *(part.words for part in parts))
    concerns = (total.iri, *(part.iri for part in parts))
    said = vietnamese_number(total.value)
    if sum_ == total.value and len(parts) > 1:
        message = Said(
            f"Các phần cộng lại đúng bằng tổng “{total.words.quote}”.",
            f"The parts add up to the total “{total.words.quote}”.",
        )
        return Finding("sum.holds", Severity.HOLDS, words, message, listed, concerns)
    if any(_TIMES.search(part.sentence[max(0, part.at - 45) : part.end + 15]) for part in parts):
        return None
    if total.measured and sum_ > 3 * total.value:
        return None
    alike = all(_head(part) == _head(total) for part in parts)
    if not (alike or _CLOSE_LIST.fullmatch(opening)) or not (alike or _may_be_kinds_of(total, parts, sum_)):
        return None
    if sum_ > total.value and (whole or len(parts) == 1 or _disjoint(parts)):
        message = Said(
            f"Các phần cộng lại lớn hơn tổng “{total.words.quote}”.",
            f"The parts come to more than their total “{total.words.quote}”.",
        )
        severity = Severity.IMPOSSIBLE if alike else Severity.TENSION
        return Finding("sum.exceeded", severity, words, message, f"{listed} > {said}", concerns)
    if sum_ < total.value and (whole or _all_but_whole(total, parts, sum_)):
        message = Said(
            f"Danh sách nêu đủ các phần nhưng cộng lại chưa bằng tổng “{total.words.quote}”.",
            f"The list looks complete, and falls short of its total “{total.words.quote}”.",
        )
        return Finding("sum.short", Severity.TENSION, words, message, f"{listed} < {said}", concerns)
    return None


def _head(figure: Figure) -> str:
    return figure.unit.partition(" ")[0]


def _may_be_kinds_of(total: Figure, parts: list[Figure], sum_: Decimal) -> bool:
    """Tell whether parts of other names may be kinds of what the total counts: "12 vụ gồm 59 đối tượng" are not.

    "04 đồng chí (gồm 01 Trưởng ban, 02 chuyên viên)" are: such a list misses its total by little, if at all.
    """
    little = abs(sum_ - total.value) * 3 <= total.value
    return len(parts) > 1 and little and all(part.value < total.value for part in parts)


def _all_but_whole(total: Figure, parts: list[Figure], sum_: Decimal) -> bool:
    """Tell whether a list after "trong đó" that ends in "và" misses its total by so little that it was meant whole."""
    ends = parts[-2].between(parts[-1]).endswith("và ") if len(parts) > 2 else False
    return ends and (total.value - sum_) * 20 <= total.value and _disjoint(parts)


def _disjoint(parts: list[Figure]) -> bool:
    """Tell whether the parts look like kinds that exclude one another, not traits or times that go together."""
    return not any(_TRAIT.search(part.sentence[max(0, part.at - 12) : part.end + 40]) for part in parts)
