"""Peoples: behind "dân tộc", "đồng bào", "người", alone and in lists; in rows of three or of shares; in tables of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.anchors import capitals_among, first_word, letter_choice, word_starts
from dvgraph.lexicon import concepts
from dvgraph.model import EthnicGroup, Hit, Span
from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report, View

__all__ = ["read_ethnic_groups"]

# "dân tộc Thái", "đồng bào Mông", "người Khơ Mú", "các dân tộc: Thái, Mông và Khơ Mú", "đồng bào DTTS (Mông, Dao)"
_HEAD: Final = re.compile(
    r"(?:dân tộc|đồng bào|người|đbdt|dtts|dt)(?: dân tộc)?:? (?:(?:thiểu số|tại chỗ|ít người|bản địa) ){0,2}[(\"]?"
)
# "3 dân tộc anh em cùng sinh sống là Kinh, Khmer, Hoa", "đồng bào dân tộc thiểu số (DTTS) gồm: Hrê, Xơ Đăng"
_LED_UP: Final = re.compile(
    r"""(?:dân[ ]tộc|đồng[ ]bào|dtts)(?:[ ](?!ta[ ]|ngoại[ ])[^\W\d]+){0,6}(?:[ ]\([^()\d]{1,12}\))?
    (?:,?[ ](?:là|gồm|gồm[ ]có|như)(?:[ ]là)?:?|:)[ ]""",
    re.VERBOSE,
)
_CAPITAL: Final = f"[A-ZÀ-ÝĂĐĨŨƠƯ{''.join(chr(c) for c in range(0x1EA0, 0x1EFA, 2))}]"
# "người Thái Nguyên", "người Hoa Kỳ": the people of a place; "dân tộc Mông Giàng A Pó" is a people all the same
_OF_A_PLACE: Final = re.compile(rf"[ ]{_CAPITAL}(?!{_CAPITAL})")


_BEHIND_MARK: Final = re.compile(r"(?<=')\w")
_LATER_CAPITALS: Final = re.compile(r"(?<=[ -])\w")


@cache
def _spelled() -> tuple[str, ...]:
    known = {view_of(name).plain for group in concepts("ethnic-group") for name in group.names}
    known |= {_BEHIND_MARK.sub(lambda letter: letter[0].lower(), name) for name in known}  # "K'Ho", "K'ho"
    known |= {
        _LATER_CAPITALS.sub(lambda letter: letter[0].lower(), name) for name in known
    }  # "Cơ tu", "Khơ-mú"
    return tuple(sorted(known))


@cache
def _names() -> re.Pattern[str]:
    # "Xơ Đăng", "Xơ-đăng" and "Xơ- Đăng" are one
    names = [re.sub(r"[ -]+", "[ ]?-?[ ]?", name) for name in sorted(_spelled(), key=len, reverse=True)]
    return re.compile(letter_choice(names, behind=r"(?<!\w.)") + r"(?!\w|[ ]Nam)")


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of names in lower case; "Ê Đê", "Ê-đê" and "Êđê" are one."""
    glued = (name.replace(" ", "").replace("-", "") for name in _spelled())
    return frozenset(first_word(name).lower() for name in (*_spelled(), *glued))


# "Thái, Mông", "Mông chiếm 68,9%, Thái 13,2%, còn lại là Dao", "Tày (40%), Nùng": a share may stand before the comma
_FIGURE: Final = r" (?:chiếm )?(?:khoảng |trên |gần |hơn )?[\d.,]{1,12} ?"
_SHARE: Final = rf"(?:{_FIGURE}(?:%|người|hộ)?)?(?: \([^()]{{1,30}}\))?"
_JOINT: Final = re.compile(
    _SHARE
    + r"(?:, (?:và )?|; | và |/| - )(?:(?:còn lại|tiếp đến|tiếp theo|kế đến|sau đó|rồi đến)(?: là)? )?(?:(?:các )?dân tộc |người |đồng bào )?"
)
# "hộ Khmer", "bà con Mông"; "đông nhất là Kinh", "chủ yếu là Tày, Dao"
_LOOSER_HEAD: Final = re.compile(
    r"(?:hộ|bà con|phụ nữ|học sinh|(?:chủ yếu|đông nhất|phần lớn|phần đông|đa số|hầu hết|nhiều nhất) là) "
)
# "34 dân tộc (trong đó Gia Rai chiếm 31%", where the words before tell of peoples
_SHARED_HEAD: Final = re.compile(
    r"trong đó (?:có )?(?=[^\W\d_][^,;()\n]{1,20} (?:chiếm )?(?:khoảng |trên |gần |hơn )?\d)"
)
_PEOPLES_BEFORE: Final = 160
# What these heads begin with.
_BEGINNINGS: Final = tuple(
    "dân tộc|đồng bào|người|đbdt|dtts|dt|hộ|bà con|phụ nữ|học sinh|chủ yếu|đông nhất|phần lớn|phần đông|đa số|hầu hết|nhiều nhất|trong đó".split("|")
)  # fmt: skip


def read_ethnic_groups(report: Report, found: Found) -> Iterator[Hit[EthnicGroup]]:
    """Yield each people that is named as one."""
    del found
    view = report.view
    named = [at for at in capitals_among(view.plain, _first_words()) if _names().match(view.plain, at)]
    spans = dict.fromkeys([*_headed(view, named), *_rows(view, named)]) if named else {}
    for span in spans:
        yield Hit(span, EthnicGroup(view.written[slice(*span)]), "ethnic-group.named")


def _headed(view: View, named: list[int]) -> Iterator[Span]:
    """Yield the peoples behind a word that tells of them, alone and in a list."""
    end, past = 0, 0
    for start in _heads(view, named):
        head = (
            _HEAD.match(view.folded, start)
            or _LOOSER_HEAD.match(view.folded, start)
            or _LED_UP.match(view.folded, start)
            or _shared(view, start)
        )
        if head is None or start < past:
            continue
        at = past = head.end()
        if not _names().match(view.plain, at) and (led := _LED_UP.match(view.folded, head.start())):
            at = led.end()
        while at >= end and (name := _names().match(view.plain, at)):
            if _OF_A_PLACE.match(view.plain, name.end()) and not head[0].startswith("dân tộc"):
                break
            end = name.end()
            yield Span(at, end)
            joint = _JOINT.match(view.folded, end)
            if joint is None:
                break
            at = joint.end()


def _shared(view: View, start: int) -> re.Match[str] | None:
    """Return "trong đó" before a people and its share of all."""
    head = _SHARED_HEAD.match(view.folded, start)
    before = view.folded[max(0, start - _PEOPLES_BEFORE) : start].rpartition(". ")[2]
    return head if head and "dân tộc" in before else None


def _heads(view: View, named: list[int]) -> Iterator[int]:
    """Yield where heads may begin; only in lines that name a people, which few do, for there are many heads to look for."""
    plain, line_end = view.plain, -1
    for name in named:
        if name > line_end:
            line, line_end = plain.rfind("\n", 0, name) + 1, plain.find("\n", name)
            line_end = line_end if line_end >= 0 else len(plain)
            yield from (line + start for start in word_starts(view.folded[line:line_end], _BEGINNINGS))


# "Nùng 43,8%; Mông 30,1%": peoples with their shares; a share by itself
_TOLD_SHARE: Final = re.compile(rf"{_FIGURE}(?:%|người|hộ)")
# "Tày, Nùng, Mường: 337 hộ": a line of a table
_CELL: Final = re.compile(r" ?[:-] ?\d")
_ROW: Final = 3
_HEADING: Final = 300
"""Letters before a line of a table in which its heading tells of peoples."""


def _rows(view: View, named: list[int]) -> Iterator[Span]:
    """Yield the peoples that no word leads up to: three in a row, two with their shares, those of a line of a table."""
    past = -1
    for at in named:
        if at < past:
            continue
        row, end, shares = [], at, 0
        while name := _names().match(view.plain, end):
            row.append(Span(end, name.end()))
            shares += _TOLD_SHARE.match(view.folded, name.end()) is not None
            joint = _JOINT.match(view.folded, name.end())
            if joint is None:
                break
            end = joint.end()
        past = row[-1].end
        cell = (at == 0 or view.plain[at - 1] == "\n") and _CELL.match(view.folded, past)
        told = cell and "dân tộc" in view.folded[max(0, at - _HEADING) : at]
        if len(row) >= _ROW or (len(row) > 1 and shares == len(row)) or told:
            yield from row
