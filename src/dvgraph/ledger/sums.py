"""A total and the parts that are listed of it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dvgraph.ledger.account import vietnamese_number
from dvgraph.ledger.finding import Finding, Said, Severity
from dvgraph.ledger.lists import head, read_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from dvgraph.ledger.account import Account, Figure
    from dvgraph.ledger.lists import Listed

__all__ = ["check_sums"]

# What opens a list that leaves nothing out: "gồm 01 Trưởng ban, 01 Phó Trưởng ban và 02 chuyên viên".
# Not "… 32 vụ, với tổng tài sản gồm …", which lists something else, nor "gồm: sáu giải nhất, 12 giải nhì".
_WHOLE_LIST: Final = re.compile(
    r"[^,;:.]{0,40}[ ,;(:]*(?:bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể)[ ]?(?:có)?[ :]{0,3}[^,;:.()\d]{0,30}",
    re.VERBOSE,
)
# The same, and "47 tổ chức, trong đó có 21 đảng bộ, …", which may leave something out.
_CLOSE_LIST: Final = re.compile(
    r"[^,;:.]{0,40}[ ,(:;]*(?:trong[ ](?:số[ ])?đó|bao[ ]gồm|gồm|chia[ ]ra|cụ[ ]thể)[ ]?[,:]?[ ]?(?:có)?[ :]{0,3}[^,;:.()\d]{0,30}",
    re.VERBOSE,
)
# Of another time: "lên đến 4.300 m, trong đó có thời điểm đạt 5.000 m"
_TIMES: Final = re.compile(
    r"(?<!\w)(?:thời[ ]điểm|có[ ]lúc|ngày|chủ[ ]nhật|buổi|tháng|quý|năm|lượt)(?!\w)", re.VERBOSE
)
# What comes after a list is no part of it: "3 đảng viên, gồm 1 chính thức và 2 dự bị, kết quả biểu quyết 1 …".
_AFTERTHOUGHT: Final = re.compile(r".{20}", re.DOTALL)
# Traits that one person or household may have together: of 100 officials, 60 are women and 70 are Party members.
_TRAIT: Final = re.compile(
    r"""(?<!\w)(?:nữ|nam|dân[ ]tộc|đảng[ ]viên|đoàn[ ]viên|hội[ ]viên|thanh[ ]niên|trẻ|nghèo|tôn[ ]giáo|đại[ ]học|thạc[ ]sĩ
      |cao[ ]đẳng|trung[ ]cấp|cao[ ]cấp|lý[ ]luận|trình[ ]độ|đạt[ ]chuẩn|biên[ ]giới|đặc[ ]biệt[ ]khó[ ]khăn|người[ ]địa[ ]phương)(?!\w)""",
    re.VERBOSE,
)
# "biên giới" is a trait of communes and villages; "66 biển khu vực biên giới" are a kind of signs.
_OF_PLACES: Final = {"biên giới", "đặc biệt khó khăn", "đạt chuẩn"}
_PLACES: Final = re.compile(r"(?:xã|phường|huyện|bản|thôn|buôn|làng|ấp|tổ|hộ|trường)(?!\w)")


def check_sums(accounts: Sequence[Account]) -> Iterator[Finding]:
    """Yield one finding for each list of parts that can be compared with its total."""
    for account in accounts:
        for listed in read_lists(account.figures):
            if found := _compared(listed):
                yield found


def _comparable(total: Figure, part: Figure) -> bool:
    same_scale = part.unit == total.unit if total.measured or part.measured else True
    return same_scale and "%" not in {part.unit, total.unit} and part.exact and part.whole is None


def _compared(listed: Listed) -> Finding | None:
    total, parts = listed.total, listed.parts
    if not total.exact or total.whole is not None or not all(_comparable(total, part) for part in parts):
        return None
    sums = list(accumulate(part.value for part in parts))
    until = next((i for i, sum_ in enumerate(sums) if i and sum_ == total.value), 0) + 1
    if until > 1 and (until == len(parts) or _AFTERTHOUGHT.match(parts[until - 1].between(parts[until]))):
        return _holds(total, parts[:until])
    if head(total) != "lượt" and any(
        _TIMES.search(part.sentence[max(total.end, part.at - 45) : part.end + 15]) for part in parts
    ):
        return None
    if total.measured and (sums[-1] > 3 * total.value or _nested([part.value for part in parts])):
        return None
    return _exceeded(listed, sums[-1]) if sums[-1] > total.value else _short(listed, sums[-1])


def _nested(values: list[Decimal]) -> bool:
    """Tell whether a part is the sum of those after it: "27 tỷ (trả gốc 20 tỷ, trả lãi 7 tỷ)"."""
    return any(value in list(accumulate(values[i + 1 : i + 9]))[1:] for i, value in enumerate(values))


def _holds(total: Figure, parts: tuple[Figure, ...]) -> Finding:
    message = Said(
        f"Các phần cộng lại đúng bằng tổng “{total.words.quote}”.",
        f"The parts add up to the total “{total.words.quote}”.",
    )
    return _finding("sum.holds", Severity.HOLDS, message, total, parts)


def _exceeded(listed: Listed, sum_: Decimal) -> Finding | None:
    total, parts = listed.total, listed.parts
    alike = _alike(listed)
    opening = total.between(parts[0])
    if not (_CLOSE_LIST.fullmatch(opening) or (alike and len(parts) > 1)):
        return None
    if not (alike or _may_be_kinds_of(listed, sum_)) or (not listed.told and not _slip(listed, sum_)):
        return None
    if not (_is_whole(listed) or len(parts) == 1 or _disjoint(listed)):
        return None
    message = Said(
        f"Các phần cộng lại lớn hơn tổng “{total.words.quote}”.",
        f"The parts come to more than their total “{total.words.quote}”.",
    )
    severity = Severity.IMPOSSIBLE if alike and listed.told else Severity.TENSION
    return _finding("sum.exceeded", severity, message, total, parts, sign=">")


def _short(listed: Listed, sum_: Decimal) -> Finding | None:
    total, parts = listed.total, listed.parts
    alike = _alike(listed)
    if listed.open or not (alike or _may_be_kinds_of(listed, sum_)):
        return None
    if not (_is_whole(listed) if listed.told else _slip(listed, sum_)) and not _all_but_whole(listed, sum_):
        return None
    message = Said(
        f"Danh sách nêu đủ các phần nhưng cộng lại chưa bằng tổng “{total.words.quote}”.",
        f"The list looks complete, and falls short of its total “{total.words.quote}”.",
    )
    return _finding("sum.short", Severity.TENSION, message, total, parts, sign="<")


def _alike(listed: Listed) -> bool:
    """Tell whether the parts are counted by the total's name, or the sentence is built so that they must be its kinds."""
    return not listed.told or all(head(part) == head(listed.total) for part in listed.parts)


def _finding(
    kind: str, severity: Severity, message: Said, total: Figure, parts: tuple[Figure, ...], *, sign: str = ""
) -> Finding:
    sum_ = sum((part.value for part in parts[1:]), parts[0].value)
    added = " + ".join(vietnamese_number(part.value) for part in parts)
    computation = f"{added} = {vietnamese_number(sum_)}"
    if sign:
        computation += f" {sign} {vietnamese_number(total.value)}"
    words = (total.words, *(part.words for part in parts))
    return Finding(kind, severity, words, message, computation, (total.iri, *(part.iri for part in parts)))


def _is_whole(listed: Listed) -> bool:
    opening = listed.total.between(listed.parts[0])
    return len(listed.parts) > 1 and _WHOLE_LIST.fullmatch(opening) is not None


def _may_be_kinds_of(listed: Listed, sum_: Decimal) -> bool:
    """Tell whether parts of other names may be kinds of what the total counts: "12 vụ gồm 59 đối tượng" are not.

    "04 đồng chí (gồm 01 Trưởng ban, 02 chuyên viên)" are: such a list misses its total by little, if at all.
    """
    total = listed.total.value
    little = abs(sum_ - total) * 3 <= total
    opened = _CLOSE_LIST.fullmatch(listed.total.between(listed.parts[0])) is not None
    return opened and len(listed.parts) > 1 and little and all(part.value < total for part in listed.parts)


def _slip(listed: Listed, sum_: Decimal) -> bool:
    """Tell whether a list that nothing calls one misses its total by so little that it must have been meant for it."""
    total, missed = listed.total.value, abs(listed.total.value - sum_)
    little = missed * 10 <= total or (len(listed.parts) > 2 and missed <= 3 and missed * 4 <= total)
    return listed.ended and little and _disjoint(listed)


def _all_but_whole(listed: Listed, sum_: Decimal) -> bool:
    """Tell whether a list after "trong đó" that comes to its end misses its total by so little that it was meant whole."""
    parts, total = listed.parts, listed.total.value
    if len(parts) < 3:
        return False
    ends = parts[-2].between(parts[-1]).endswith("và ") or listed.ended
    return ends and (total - sum_) * 20 <= total and _disjoint(listed)


def _disjoint(listed: Listed) -> bool:
    """Tell whether the parts look like kinds that exclude one another, not traits or times that go together.

    What the total counts is no trait of its parts: "26 đảng viên, gồm khiển trách 15 đảng viên, cảnh cáo 8 đảng viên".
    """
    counted = _TRAIT.match(listed.total.unit)
    own = {counted[0]} if counted else set()
    if not _PLACES.match(listed.total.unit):
        own |= _OF_PLACES
    around = (part.sentence[max(0, part.at - 12) : part.end + 40] for part in listed.parts)
    return all(trait in own for words in around for trait in _TRAIT.findall(words))
