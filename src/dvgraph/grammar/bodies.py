"""Names of bodies: how each begins and what it needs to be one body (`data/lexicon/bodies.tsv`)."""

from __future__ import annotations

import csv
import re
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from dvgraph.grammar.phrases import Phrases, alternation, spellings
from dvgraph.model import Level
from dvgraph.reading import view_of
from dvgraph.resources import resource

__all__ = [
    "Head",
    "Needs",
    "board_before",
    "field_after",
    "head_at",
    "heads",
    "past_abbreviation",
    "small_head_words",
    "task_after",
]


class Needs(StrEnum):
    """What must stand behind a head to make it the name of one body."""

    CENTRAL = "central"  # nothing: there is one in the country
    ALONE = "alone"  # nothing; a level or a unit may follow: "Huyện ủy", "Huyện ủy Kỳ Sơn"
    UNIT = "unit"  # a level or a unit: "UBND huyện", "Công an xã Mường Típ"
    NAME = "name"  # a name of its own: "Đồn Biên phòng Na Loi", "Trường Tiểu học Kim Đồng"
    NUMBER = "number"  # a number: "Sư đoàn 324"
    BODY = "body"  # the body that it is a part of: "Ban Thường vụ Huyện ủy", "Văn phòng UBND tỉnh"
    FIELD = "field"  # what it deals with: "Sở Y tế", "Phòng Dân tộc huyện"
    NONE = "none"  # never: words that begin as a head does: "báo cáo", "trường hợp"
    TASK = "task"  # what it was set up for, and its level: "Ban Chỉ đạo cải cách hành chính tỉnh"


class Head(NamedTuple):
    """The words that begin a body's name. `category` is empty where it is that of the body behind."""

    category: str
    needs: Needs
    level: Level | None


def _rows(name: str) -> list[dict[str, str]]:
    text = resource("data", "lexicon", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def heads() -> Phrases[Head]:
    """Return the words that begin the names of bodies."""
    return Phrases(
        (
            row["words"],
            Head(
                row["category"].strip("-"), Needs(row["needs"]), Level(row["level"]) if row["level"] else None
            ),
        )
        for row in _rows("bodies.tsv")
    )


def head_at(folded: str, at: int) -> tuple[int, Head] | None:
    """Return where the head of a body's name that begins at a place ends, and what it tells; None where none does."""
    return heads().match(folded, at)


@cache
def small_head_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the first words, and all words, of the heads that may be all in small letters: "báo điện tử Dân trí"."""
    named = [phrase.split(" ") for phrase, head in heads().rows if head.needs in {Needs.NAME, Needs.FIELD}]
    return frozenset(words[0] for words in named), frozenset(word for words in named for word in words)


# "Ủy ban nhân dân | (UBND) | tỉnh", "Ban Chỉ đạo | (BCĐ) | thực hiện …"
_ABBREVIATION: Final = re.compile(r"[ ]\([A-ZĐƯ]{2,8}(?:[ ][A-ZĐƯ]{2,8})?\)(?:[ ]Việt[ ]Nam)?(?=[ ][^\W\d_])")


def past_abbreviation(plain: str, at: int) -> int:
    """Return where the words of a body go on behind its abbreviation in brackets; the same place where none stands."""
    aside = _ABBREVIATION.match(plain, at) if plain.startswith(" (", at) else None
    return aside.end() if aside else at


# "Kinh tế - Hạ tầng", "Kinh tế và Hạ tầng", "Văn hóa, Thể thao & Du lịch": the parts of one field.
_JOINT: Final = re.compile(r"(?:, | và | - )")
# "GD&ĐT", "LĐ-TB&XH", "NN & PTNT", "PC06"
_INITIALS: Final = re.compile(
    r"(?!(?:UB|HĐ|TP|BCH|BTV|MT|BCĐ)\w*|[IVX]+(?!\w))[A-ZĐ]{2,7}(?:(?:[ ]?&[ ]?|[-/])[A-ZĐ]{1,5}){0,3}(?:\d\d)?(?!\w)"
)


@cache
def _fields() -> re.Pattern[str]:
    names = sorted((view_of(row["field"]).folded for row in _rows("fields.tsv")), key=len, reverse=True)
    any_joint = "(?:,?[ ]|[ ]và[ ]|[ ]?-[ ]?|[ ]?&[ ]?)"
    spelled = "|".join(
        any_joint.join(re.escape(part).replace(r"\ ", "[ ]") for part in _JOINT.split(name)) for name in names
    )
    return re.compile(rf"(?:{spelled})(?!\w)(?:(?:[ ]và[ ]|[ ]?-[ ]?)(?:{spelled})(?!\w)){{0,2}}")


def field_after(plain: str, folded: str, at: int) -> int | None:
    """Return where the field of an office ends that begins at a place: "Dân tộc và Tôn giáo", "GD&ĐT"."""
    field = _fields().match(folded, at) or _INITIALS.match(plain, at)
    return field.end() if field else None


# "Ban Chỉ đạo | thực hiện Quy chế dân chủ ở cơ sở | tỉnh", "Ban Chỉ đạo | 79 | huyện"
_TASK: Final = re.compile(
    r"(?:[ ](?!(?:các[ ](?:cấp|tỉnh|huyện|xã|quận|phường)|của|đã|cho|gồm|do|tại|trên|họp|yêu[ ]cầu|ban[ ]hành)[ ])(?:\"[^\"\n]{2,80}\"|[^ .;:()\"\n]{1,20})){0,16}?(?=[ ](?:trung[ ]ương|tỉnh|huyện|thành[ ]phố|quận|thị[ ]xã|xã|phường|t[px]\.?)(?!\w))"
)


def task_after(folded: str, at: int) -> int | None:
    """Return where the task of a board ends that begins at a place: it goes on to the word of its level."""
    task = _TASK.match(folded, at)
    return task.end() if task else None


@cache
def _boards() -> re.Pattern[str]:
    boards = [
        spelled
        for row in _rows("bodies.tsv")
        if row["needs"] == Needs.BODY
        for spelled in spellings(row["words"])
    ]
    party = [
        spelled
        for row in _rows("bodies.tsv")
        if row["category"] == "party"
        for spelled in spellings(row["words"])
    ]
    of_party = [spelled for spelled in party if spelled.startswith(("ban ", "ủy ban kiểm tra"))]
    return re.compile(rf"(?<!\w)(?:{alternation([*boards, *of_party, 'bộ đội'])})[ ]\Z")


_LONGEST_BOARD: Final = 28


def board_before(folded: str, at: int) -> int | None:
    """Return where "ban thường vụ", "văn phòng", "bộ đội" begins that ends right before the name of its body."""
    board = _boards().search(folded, max(0, at - _LONGEST_BOARD), at)
    return board.start() if board else None
