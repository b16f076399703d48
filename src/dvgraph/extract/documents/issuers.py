"""The name of the body or office that issues a document, read at a place of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.extract.documents.kinds import kinds
from dvgraph.grammar.bodies import Head, Needs, field_after, head_at, past_abbreviation, task_after
from dvgraph.grammar.levels import LEVEL_WORDS
from dvgraph.grammar.names import CAPITAL, unit_name
from dvgraph.model import Level, Span

if TYPE_CHECKING:
    from dvgraph.model import View

__all__ = ["acts_for_body", "body_in_office", "issuer_at", "issuers_at", "issuers_in"]

# "Chủ tịch UBND tỉnh", "Giám đốc Sở Nội vụ", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "Phó Thủ tướng Chính phủ"
_OFFICE: Final = re.compile(
    r"(?:bộ[ ]trưởng(?:,|[ ]-)?[ ](?=chủ[ ]nhiệm[ ]))?(?:phó[ ])?(?:chủ[ ]tịch|(?:tổng[ ])?giám[ ]đốc|bộ[ ]trưởng|trưởng|tư[ ]lệnh|chỉ[ ]huy[ ]trưởng|chủ[ ]nhiệm|cục[ ]trưởng|tổng[ ]cục[ ]trưởng|thủ[ ]trưởng|chánh[ ]án|viện[ ]trưởng|bí[ ]thư)"
    r"(?:[ ]thường[ ]trực)?[ ]|phó[ ](?=thủ[ ]tướng)",
    re.VERBOSE,
)
_LEVEL: Final = re.compile(
    r"[ ](?:cấp[ ])?(?P<level>tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|t[px]\.(?=[^\W\d])|t[px]\.?)(?:(?<=\.)|(?!\w))",
    re.VERBOSE,
)
# "Ban Bí thư Trung ương Đảng", "Ban Chấp hành TW Đảng", "Hội Nông dân Việt Nam", "Đảng ủy Khối", "Đảng ủy Đồn"
_OF_WHOM: Final = re.compile(
    r"[ ](?:trung[ ]ương|t\.?ư|tw|đảng|cộng[ ]sản|quân[ ]đội[ ]nhân[ ]dân|qđnd|việt[ ]nam|hồ[ ]chí[ ]minh|tối[ ]cao|cơ[ ]quan)(?!\w)",
    re.VERBOSE,
)
# "Đảng ủy Khối các cơ quan tỉnh", "Đảng ủy Đồn", "Đảng ủy Quân sự huyện": on plain text, where these have their capital
_HOUSE: Final = re.compile(
    r"(?:(?<=Quân[ ]khu)[ ]\d|[ ](?:Khối(?:[ ]các[ ]cơ[ ]quan(?:[ ]và[ ]doanh[ ]nghiệp)?|[ ]doanh[ ]nghiệp)?|Đồn|Quân[ ]sự|Quân[ ]khu[ ]\d))(?!\w)",
    re.VERBOSE,
)
# Committees and offices of the State that are names without a capital too: "của tỉnh ủy", "chính phủ".
_PLAIN: Final = re.compile(
    r"(?:.*[ ])?(?:tỉnh|huyện|thành|thị|quận)[ ]ủy|chính phủ|quốc hội|thủ tướng(?: chính phủ)?"
)
# "(khóa X)", "khóa XII", "lần thứ 7 (khóa XI)", "(khóa XVI, nhiệm kỳ 2020 - 2025)"
_TERM: Final = re.compile(
    r"(?:[ ]lần[ ]thứ[ ](?:\d{1,2}|[^\W\d]{2,5}),?)?(?:[ ]\(khóa[ ][^()\n]{1,40}\)|[ ]khóa[ ](?:thứ[ ])?(?:[ivxl]{1,6}|\d{1,2})(?!\w))",
    re.VERBOSE,
)

# The first word of a body whose name is no known one: "Cục Chính trị", "Ban cán sự đảng UBND tỉnh".
_NOUN: Final = (
    r"(?:ban|bộ|sở|cục|tổng[ ]cục|chi[ ]cục|vụ|phòng|ủy[ ]ban|hội|hội[ ]đồng|đoàn|đảng[ ](?:ủy|đoàn|bộ)|trung[ ]tâm|văn[ ]phòng|viện|trường(?=[ ](?:tiểu|trung|đại|cao|mầm|phổ|thpt|thcs|chính|cán|quân|dân|dạy))|tòa[ ]án|công[ ]ty|tập[ ]đoàn"
    r"|liên[ ](?:đoàn|minh|hiệp)|tổng|quân|học[ ]viện|ngân[ ]hàng|cơ[ ]quan|thanh[ ]tra|kiểm[ ]toán|bảo[ ]hiểm|kho[ ]bạc|đồn|trạm|hạt|đại[ ]hội|hội[ ]nghị|lữ[ ]đoàn|sư[ ]đoàn|binh[ ]đoàn|đài|báo)"
)
# What no name of a body goes on with.
_STOP: Final = (
    r"(?:về|ban[ ]hành|phê[ ]duyệt|quy[ ]định|hướng[ ]dẫn|đến|cho|gửi|nhưng|tới|trong|trên|gắn|phù[ ]hợp|năm|ngày|là|đã|đang|sẽ|vừa|cũng|được|bị|để|nhằm|với|tại|ở|từ|do|theo|khi|này|thì|mà"
    r"|sửa[ ]đổi|bổ[ ]sung|triển[ ]khai|thực[ ]hiện|tổ[ ]chức|chỉ[ ]đạo|yêu[ ]cầu|chấp[ ]thuận|giai[ ]đoạn|nhiệm[ ]kỳ|công[ ]nhận|thành[ ]lập|có|ra|ký|cấp|đồng[ ]ý|giao|tiếp[ ]tục|thống[ ]nhất|xây[ ]dựng"
    r"|ngành|đề[ ]ra|đề[ ]nghị|kiện[ ]toàn|xử[ ]phạt|khen|tặng|cùng|không|hỗ[ ]trợ|tăng[ ]cường|đẩy[ ]mạnh|nêu|cần|phải|tham[ ]mưu|xác[ ]định|bảo[ ]đảm|đảm[ ]bảo|hiện[ ]nay|còn|của|lãnh[ ]đạo|và)(?!\w)"
)
_OTHER: Final = re.compile(
    rf"(?:ban[ ]chỉ[ ]đạo|{_NOUN})(?!\w)(?:[ ](?!{_STOP})[^\s,.;:()\"/]+){{1,14}}", re.VERBOSE
)
_LEVELS: Final = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
# Heads that stand before another: "Đảng ủy | Bộ đội Biên phòng tỉnh", "Ban Thường trực | Ủy ban MTTQ".
_HOLDING: Final = frozenset({"party", "armed", "mass"})
# "Ban Chỉ đạo | sắp xếp đơn vị hành chính các cấp": a task without a level, up to a mark or what it issues about
_WHOLE_TASK: Final = re.compile(
    r"(?:[ ](?!(?:đã|của|do|cho|tại|ban[ ]hành|về|ngày)[ ])[^ .,;:()\"\n]{1,20}){2,16}(?=[;.,\n]|[ ](?:về|ngày)[ ])",
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"[ ]\d{1,4}(?!\w)")
_LONGEST: Final = 130


def issuer_at(view: View, at: int) -> int | None:
    """Return where the name of a body or office that begins at a position ends, None where none begins there."""
    folded, plain = view.folded, view.plain
    office = _OFFICE.match(folded, at)
    start = office.end() if office else at
    found = _head(view, start)
    if found is None and office:  # "Chủ tịch nước" is no office of a body
        office, start, found = None, at, _head(view, at)
    if found is None:
        other = _OTHER.match(folded, at, at + _LONGEST) if plain[at : at + 1].isupper() else None
        return _without_kind(view, at, other.end()) if other else None
    end, head = found
    words = plain[start:end].split()
    capital = office or any(word[0].isupper() for word in words[:2])
    if not capital and not _PLAIN.fullmatch(folded, start, end):
        return None
    return _tail(view, end, head)


def _head(view: View, at: int) -> tuple[int, Head] | None:
    """Return the words that a body's name begins with, with the body that it is a part of, its field or its task."""
    found = head_at(view.folded, at)
    if found is None:
        return None
    end, head = found
    goes_on = past_abbreviation(view.plain, end)
    if goes_on > end and (head.needs is Needs.TASK or _LEVEL.match(view.folded, goes_on)):
        end, found = goes_on, (goes_on, head)
    if head.needs is Needs.BODY:
        return _head(view, end + 1) if view.plain[end : end + 1] == " " else None
    if head.needs is Needs.FIELD:
        field = field_after(view.plain, view.folded, end + 1) if view.plain[end : end + 1] == " " else None
        return (field, head) if field else None
    if head.needs is Needs.TASK and (task := task_after(view.folded, end)) is not None:
        return task, head
    if head.needs in {Needs.TASK, Needs.NUMBER}:
        more = (_WHOLE_TASK if head.needs is Needs.TASK else _NUMBER).match(view.folded, end)
        return (more.end(), head) if more else None
    return found


def _tail(view: View, end: int, head: Head) -> int:
    """Return the end of a body's name behind its head: whose it is, of which level and unit, of which term."""
    folded, plain = view.folded, view.plain
    level, named = head.level, head.needs is Needs.CENTRAL
    for _ in range(5):
        if more := (_OF_WHOM.match(folded, end) or _HOUSE.match(plain, end)):
            end = more.end()
        elif (
            head.category in _HOLDING
            and plain[end : end + 1] == " "
            and plain[end + 1 : end + 2].isupper()
            and (inner := _head(view, end + 1))
        ):
            end, head = inner
        elif not named and (word := _LEVEL.match(folded, end)):
            end, level = word.end(), LEVEL_WORDS.get(word["level"])
        elif not named and (name := _unit(plain, end, level, post=head.needs is Needs.NAME)):
            end, named = name, True
        else:
            break
    if term := _TERM.match(folded, end):
        end = term.end()
    return end


def _unit(plain: str, end: int, level: Level | None, *, post: bool) -> int | None:
    """Return the end of the unit's name behind a body's words; without a level word only known names are read."""
    glued = plain[end - 1 : end] == "." and plain[end : end + 1].isalpha()  # "UBND TP.Vinh"
    at = end if glued else end + 1
    if not glued and plain[end : end + 1] != " ":
        return None
    levels = _LEVELS if level is None else (level, Level.PROVINCE)
    name = unit_name(plain, at, lambda words: any(words in names(known) for known in levels))
    if name is None:
        return None
    known = any(name[0].lower() in names(one) for one in levels)
    return name.end() if known or post or (level is not None and not _KIND.match(name[0].lower())) else None


_KIND: Final = re.compile(r"(?:quy|hướng|ban|phê|về|nghị|quyết|chỉ|kế|luật)(?!\w)")


def _without_kind(view: View, start: int, end: int) -> int | None:
    """Leave out what is no part of a name: "Cục Chính trị Hướng dẫn", and a lone word."""
    for word in re.finditer(rf"(?<=[ ])[{CAPITAL}]", view.plain[start:end]):
        if kinds().any.match(view.folded, start + word.start()):
            end = start + word.start() - 1
            break
    return end if " " in view.plain[start:end].strip() else None


_JOIN: Final = re.compile(
    r"(?P<last>,?[ ]và[ ]|[ ](?:phối[ ]hợp[ ])?với[ ]|[ ]cùng[ ](?:với[ ])?)|,[ ]|[ ]?-[ ]", re.VERBOSE
)


def issuers_at(view: View, at: int, limit: int) -> tuple[Span, ...]:
    """Return the bodies that stand in a row from a position: "Ban Dân vận Tỉnh ủy và Bộ đội Biên phòng tỉnh".

    The body behind "và" is the last one: "giữa A và B, | C đã ban hành …".
    """
    found: list[Span] = []
    join: re.Match[str] | None = None
    while len(found) < limit and (end := issuer_at(view, at)) is not None:
        found.append(Span(at, end))
        if join is not None and join["last"]:
            break
        join = _JOIN.match(view.folded, end)
        if join is None:
            break
        at = join.end()
        at += len("các ") if view.folded.startswith("các đồn ", at) else 0
    return tuple(found)


_WORD: Final = re.compile(rf"(?<![\w-])[{CAPITAL}]")


def issuers_in(view: View, start: int, end: int) -> list[Span]:
    """Return the bodies whose names stand in a stretch of text, in order."""
    found: list[Span] = []
    last = start
    for word in _WORD.finditer(view.plain, start, end):
        if word.start() < last:
            continue
        stop = issuer_at(view, word.start())
        if stop is not None and stop <= end:
            found.append(Span(word.start(), stop))
            last = stop
    return found


# The member of the Secretariat who runs it from day to day.
_STANDING: Final = re.compile(r"thường[ ]trực[ ](?=ban[ ]bí[ ]thư)", re.VERBOSE)


def acts_for_body(view: View, span: Span) -> bool:
    """Tell whether an office signs for its body and never for itself: "Phó Chủ tịch UBND", "Thường trực Ban Bí thư"."""
    return view.folded.startswith("phó ", span.start) or _STANDING.match(view.folded, *span) is not None


def body_in_office(view: View, span: Span) -> Span:
    """Return the body that the holder of an office signs for: "UBND tỉnh" in "Phó Chủ tịch UBND tỉnh"."""
    if standing := _STANDING.match(view.folded, *span):
        return Span(standing.end(), span.end)
    office = _OFFICE.match(view.folded, span.start, span.end)
    if head_at(view.folded, span.start):
        return span  # "Chủ tịch nước"
    return Span(office.end(), span.end) if office else span
