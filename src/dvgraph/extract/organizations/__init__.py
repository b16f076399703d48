"""Bodies: committees, councils, departments, fronts, unions, armed forces, schools, companies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import lao_named, names
from dvgraph.extract.organizations.about import is_of_commune
from dvgraph.extract.organizations.halves import is_half, is_half_in_small
from dvgraph.extract.organizations.heads import find_heads
from dvgraph.extract.places.fitting import folded as folded_name
from dvgraph.grammar.bodies import (
    Head,
    Needs,
    board_before,
    field_after,
    head_at,
    past_abbreviation,
    task_after,
)
from dvgraph.grammar.levels import LEVEL_WORDS
from dvgraph.grammar.names import own_name, surnames, unit_name
from dvgraph.grammar.noun_phrases import begins_with_counted_noun
from dvgraph.grammar.phrases import behind
from dvgraph.model import Document, Hit, Level, Organization, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_organizations"]

# "Bộ Chính trị | khóa XII", "Bộ Chính trị | (khóa XII)", "Quốc hội | Lào"
_TERM: Final = re.compile(
    r"[ ]\(?khóa[ ][ivx]{1,6}\)?|[ ](?:việt nam|lào|campuchia|trung quốc|thái lan|mỹ|nga|nhật bản|hàn quốc)(?!\w)"
)
# "Tỉnh ủy | (khóa X)", "Ban Chấp hành Đảng bộ huyện | khóa XIV"
_COMMITTEE_TERM: Final = re.compile(r"[ ]\(khóa[ ][ivx]{1,6}\)|[ ]khóa[ ][ivx]{1,6}(?!\w)")
# "tỉnh", "TP", "thị xã" behind a head: whose body it is.
_LEVELED: Final = re.compile(
    r"[ ](?P<level>tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|thôn|bản|ấp|buôn|khối|khu[ ]phố|tphcm|t[px]\.(?=[^\W\d])|t[px]\.?(?!\w))(?:(?<=\.)|(?!\w))(?:[ ](?P<number>\d{1,2})(?![\d/.,]*\d|[ ]?%))?",
)
# "BAN CHẤP HÀNH ĐẢNG BỘ ⏎ HUYỆN ĐÔNG HƯNG": the letterhead of a report, in capitals.
_LEVELED_BELOW: Final = re.compile(
    r"[ ]?\n[ ]{0,60}(?P<level>tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn)(?!\w)(?:[ ](?P<number>\d{1,2})(?!\d))?"
)
# "HĐND 2 cấp", "UBND các xã", "các cấp ủy", "Đảng bộ các cấp": several bodies, or all of a kind.
_SEVERAL: Final = re.compile(
    r"[ ](?:\d+|hai|ba|các|những|nhiều|mỗi|ở)(?!\w)|[ ]cấp(?![ ]\d|\w)|[ ](?:cơ[ ]sở|viên)(?!\w)|[ ]trực[ ]thuộc(?!\w)(?![ ](?:sở|bộ|ubnd|ủy[ ]ban|công[ ]an|cục|trung[ ]ương[ ]đảng)[ ])"
)
# "HĐND quận, huyện, phường", "Hội Nông dân huyện và xã": of several levels.
_LEVELS_LISTED: Final = re.compile(
    r"(?:, | và |/)(?:tỉnh|huyện|quận|xã|phường|thị xã|thị trấn|thành phố|cơ sở)(?![ ]?[\wđ])|(?:, | và )(?:tỉnh|huyện|quận|xã|phường|thị xã|thị trấn|cơ sở)[ ](?:đã|và|các|trong|có|được|thường)(?!\w)"
)
_MANY_BEFORE: Final = re.compile(
    behind(f"{word} " for word in ("các", "những", "mỗi", "nhiều", "từng", "hai", "ba", "bốn"))
    + r"|(?<=(?<![\d/])(?<!thứ[ ])\d[ ])|(?<=(?<![\d/])\d\d[ ])|(?<=(?<![\d/])\d{3}[ ])"
)
# A number that is a body's name: "Sư đoàn 324", "Đoàn Kinh tế - Quốc phòng 4".
_NUMBER: Final = re.compile(r"[ ]\d{1,4}[a-d]?(?![\w%]|[.,]\d|[ ]?-[ ]?\d)")
_NATION: Final = re.compile(r"[ ]trung[ ]ương")
# Grassroots democracy and mass mobilisation are steered by the Party.
_PARTY_TASKS: Final = re.compile(r"(?<!\w)(?:dân chủ|qcdc|dân vận)(?!\w)")
# "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ"
_PARTY_BOARD: Final = re.compile(
    r"(?:ban[ ]chỉ[ ]đạo|bcđ)[ ][^.,;:()\n]{0,40}(?:dân[ ]chủ|qcdc|dân[ ]vận)(?!\w)", re.VERBOSE
)
_WINDOW: Final = 600
# "Văn phòng | Ban Thường vụ | Đảng ủy | Công an | tỉnh"
_DEEPEST: Final = 4


class _Body(NamedTuple):
    """A body as far as its words tell: where they end, and whether they name one."""

    end: int
    category: str
    needs: Needs
    level: Level | None = None
    place: str | None = None
    one: bool = True


def read_organizations(report: Report, found: Found) -> Iterator[Hit[Organization]]:
    """Yield the bodies of a report; what lies inside a longer name is not named again."""
    end = 0
    reader = _Reader(report, found)
    view = report.view
    for start, read_end, head, small in find_heads(view.plain, view.folded):
        if start < end:
            continue
        hit = reader.hit(start, read_end, head, end, small=small)
        if hit is not None:
            end = hit.span.end
            yield hit


@dataclass(frozen=True)
class _Reader:
    report: Report
    found: Found

    @cached_property
    def of_commune(self) -> bool:
        return is_of_commune(self.found)

    @cached_property
    def _of_boards(self) -> str:
        """The category of "BCĐ huyện" in a report that tells what such a board has for a task."""
        return "party" if _PARTY_BOARD.search(self.report.view.folded) else "other"

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(folded_name(hit.value.name) for hit in self.found.of(Place))

    def hit(self, start: int, end: int, head: Head, last: int, *, small: bool) -> Hit[Organization] | None:
        """Return the body whose head stands at a place, None where the words are of none, of any or of many."""
        view = self.report.view
        if not self._may_begin(start, end, head, small=small):
            return None
        body = self.read(start, end, head)
        if body is None or not body.one:
            return None
        category = body.category
        begin = board_before(view.folded, start)
        if begin is not None and begin >= last and not is_half(self.report.view.folded, begin):
            start = begin
            # "ban cán sự đảng | UBND tỉnh" is the Party's, "văn phòng | UBND tỉnh" is of its body's kind
            board = head_at(view.folded, begin)
            if board and board[1].needs is not Needs.FIELD:  # in "bộ đội Đồn …" no ministry
                category = board[1].category or category
        span = Span(start, body.end)
        document = self.found.covering(Document, span)
        if document is not None and not (
            document.span.start < start and self._is_issuer(document.span, span)
        ):
            return None
        name = " ".join(view.written[start : body.end].split())
        category = category or "other"
        value = Organization(name[:1].upper() + name[1:], category, body.level, body.place)
        return Hit(span, value, f"organization.{'central' if body.needs is Needs.CENTRAL else category}")

    def _may_begin(self, start: int, end: int, head: Head, *, small: bool) -> bool:
        """Tell whether a name begins here: not in general ("ban dân vận"), not of many, not half of another word."""
        plain, folded = self.report.view.plain, self.report.view.folded
        first, _, rest = plain[start:end].partition(" ")
        if first[0].islower() and not small:
            named = rest[:1].isupper() or head.needs in {Needs.NAME, Needs.FIELD}
            if not named or is_half_in_small(folded, start):
                return False
        many = _MANY_BEFORE.match(folded, start)
        return not is_half(folded, start) and (many is None or head.needs is Needs.NAME)

    def _is_issuer(self, document: Span, body: Span) -> bool:
        """Tell whether a body inside a document's words acts there: "ngày 04/3/2024 | Ban Thường vụ … | ban hành …"."""
        follows = self.report.view.folded[body.end : body.end + 12]
        return document.end > body.end and _ACTS.match(follows) is not None

    def read(self, start: int, end: int, head: Head, before: int = 0) -> _Body | None:
        """Return the body that begins with a head; what it belongs to stands behind, as it does behind so many before."""
        view = self.report.view
        plain, folded = view.plain, view.folded
        if head.needs is Needs.CENTRAL:
            term = _TERM.match(folded, end)
            return _Body(term.end() if term else end, head.category, head.needs, Level.COUNTRY)
        if before < _DEEPEST and (inner := self._inner(end, head, before + 1)):
            return inner
        if (
            (goes_on := past_abbreviation(plain, end)) > end
            and (body := self.read(start, goes_on, head, before)) is not None
            and body.end > goes_on
        ):
            return body
        if head.needs in {Needs.BODY, Needs.NONE} or self._is_several(end, head):
            return None
        category = head.category
        if head.needs is Needs.FIELD:
            field = field_after(plain, folded, end + 1) if plain[end : end + 1] == " " else None
            if field is None:
                return None
            end = field
            if _SEVERAL.match(folded, end):
                return None
        elif head.needs is Needs.NUMBER:
            number = _NUMBER.match(folded, end)
            if number is None:
                return None
            end = number.end()
        elif head.needs is Needs.TASK:
            task = task_after(folded, end)
            if task is None:
                return None
            category = self._of_boards if task == end else category
            end = task
            category = "party" if _PARTY_TASKS.search(folded, start, end) else category
            if nation := _NATION.match(folded, end):
                return _Body(nation.end(), category, head.needs, Level.COUNTRY)
        return self._whose(start, end, head, category)

    def _is_several(self, end: int, head: Head) -> bool:
        if self._number_of(end):
            return False
        several = _SEVERAL.match(self.report.view.folded, end)
        named = several is not None and self.report.view.plain[several.start() + 1].isupper()
        return several is not None and not named and head.needs not in {Needs.NUMBER, Needs.TASK}

    def _number_of(self, end: int) -> int | None:
        """Return where the number of a cell ends: "Chi bộ | 11", not "Chi bộ 11 đảng viên"."""
        folded = self.report.view.folded
        number = _NUMBER.match(folded, end) if folded.endswith(_NUMBERED, 0, end) else None
        return number.end() if number and not begins_with_counted_noun(folded, number.end()) else None

    def _whose(self, start: int, end: int, head: Head, category: str) -> _Body | None:
        """Return a body with the level, the unit or the name behind its head."""
        view = self.report.view
        level, place, known = head.level, None, False
        word = _LEVELED.match(view.folded, end)
        if word is None and view.plain[start:end].isupper():
            word = _LEVELED_BELOW.match(view.folded, end)
        # "HTX Bản Ôn" is named, "Trường Tiểu học xã Bản Ôn" is of a unit
        if word and not (head.needs is Needs.NAME and view.plain[word.start("level")].isupper()):
            end, known = word.end("level"), True
            level = LEVEL_WORDS.get(word["level"]) or level
            if _LEVELS_LISTED.match(view.folded, end):
                return None
            if word["number"]:
                end, place = word.end(), word["number"]
        if not known and head.needs is Needs.NAME:
            return self._named(end, head)
        if not known and (number := self._number_of(end)):
            return _Body(number, category, head.needs, level)
        if head.level is Level.COUNTRY:  # "Bộ Ngoại giao Trung Quốc"
            nation = _TERM.match(view.folded, end)
            return _Body(nation.end() if nation else end, category, head.needs, level)
        if place is None and (name := self._unit_name(end, level if known or head.level else None)):
            words = name[0].split()
            if known or self._is_listed(name[0], level) or (len(words) > 1 and self._is_named(name[0])):
                end, place, known = name.end(), view.written[slice(*name.span())], True
        one = known or head.needs in {Needs.ALONE, Needs.NUMBER}
        if head.needs is Needs.FIELD:
            one = known or head.level is not None or view.plain[start].isupper()
        if view.folded[start:end] in _ONLY_OF_COMMUNE:
            one = self.of_commune
        if (head.category == "party" or view.folded.startswith(_COUNCILS, start)) and (
            term := _COMMITTEE_TERM.match(view.folded, end)
        ):
            end = term.end()
        below = level is Level.VILLAGE or (level is Level.COMMUNE and not self._commune_known(start))
        return _Body(end, category, head.needs, level, place, one and not (place is None and below))

    def _named(self, end: int, head: Head) -> _Body | None:
        """Return a body with a name of its own: "Đồn Biên phòng | Na Mèo", less the person's name behind it."""
        view = self.report.view
        stop = own_name(view.plain, end, loose=_FIRM.search(view.folded, end - 10, end) is not None)
        if stop is None:
            return None
        unit = self._unit_name(end, None)
        place = None
        if unit is not None and self._is_unit(unit[0], None):
            rest = view.plain[unit.end() : stop].split()
            if not rest or (len(rest) > 1 and rest[0] in surnames()):
                stop, place = unit.end(), view.written[slice(*unit.span())]
        return _Body(stop, head.category, head.needs, head.level, place)

    def _is_named(self, name: str) -> bool:
        """Tell whether a report names a place so: "Huyện ủy Đắk Glây" in a report on that district."""
        return folded_name(name) in self.places or bool(lao_named(name.lower()))

    @staticmethod
    def _is_listed(name: str, level: Level | None) -> bool:
        levels = _ANY_LEVEL if level is None else _LEVELS.get(level, (level,))
        return any(name.lower() in names(known) for known in levels)

    def _is_unit(self, name: str, level: Level | None) -> bool:
        return self._is_listed(name, level) or bool(lao_named(name.lower()))

    def _inner(self, end: int, head: Head, before: int) -> _Body | None:
        """Return the body behind a head that is a part of it: "Đảng ủy | Bộ đội Biên phòng tỉnh"."""
        view = self.report.view
        if view.plain[end : end + 1] != " ":
            return None
        found = head_at(view.folded, end + 1)
        if found is None:
            return None
        stop, inner = found
        committee = inner.needs is Needs.ALONE and inner.category == "party"
        holds = head.needs is Needs.BODY or (
            (view.plain[end + 1].isupper() or committee) and head.category in {"party", "armed", "mass"}
        )
        if not holds or (inner.needs is Needs.CENTRAL and head.needs is not Needs.BODY):
            return None
        if head.category == "mass" and inner.category != "armed":
            return None
        body = self.read(end + 1, stop, inner, before)
        if body is None:
            return None
        return body._replace(category=head.category or body.category, needs=head.needs)

    def _commune_known(self, at: int) -> bool:
        """Tell whether "Đảng ủy xã" is of one commune here: the only one that its paragraph names, or the report's."""
        plain = self.report.view.plain
        start = max(0, at - _WINDOW)
        start = max(start, plain.rfind("\n", start, at))
        near = {
            hit.value.name
            for hit in self.found.within(Place, Span(start, at))
            if hit.value.level is Level.COMMUNE
        }
        return len(near) == 1 if near else self.of_commune

    def _unit_name(self, end: int, level: Level | None) -> re.Match[str] | None:
        """Return the name of the unit behind a body's words; "Bí thư Chi bộ Lương Văn Tú" holds none."""
        plain, folded = self.report.view.plain, self.report.view.folded
        glued = plain[end - 1 : end] == "." and plain[end : end + 1].isalpha()  # "UBND TP.HCM"
        at = end if glued else end + 1
        if plain[at - 1 : at] not in {" ", "."}:
            return None
        name = unit_name(plain, at, lambda words: self._is_unit(words, level))
        if name is None or head_at(folded, at):
            return None
        words = name[0].split()
        if words[0] in {"Khóa", "Khoá"}:  # "HĐND tỉnh Khóa XII"
            return None
        known = level is Level.VILLAGE or words[0] not in surnames() or self._is_unit(name[0], level)
        if {"Văn", "Thị"} & set(words[1:-1]) or not known:
            return None  # a person's: "Giám đốc Sở Nội vụ Lê Minh"
        return name


# "Công ty TNHH", "Công ty cổ phần": what the firm does may follow in small letters.
_FIRM: Final = re.compile(r"(?<!\w)(?:tnhh|cổ phần|cp|mtv|thành viên)\Z")
_COUNCILS: Final = ("hđnd ", "hội đồng nhân dân ")
_NUMBERED: Final = ("chi bộ", "chi hội phụ nữ", "chi đoàn")
_ANY_LEVEL: Final = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
# "thành phố" is a word of two levels.
_LEVELS: Final = {Level.DISTRICT: (Level.DISTRICT, Level.PROVINCE)}
# Where the report is one commune's, its committee needs no more words.
_ONLY_OF_COMMUNE: Final = frozenset({"đảng ủy", "ban xây dựng đảng"})
_ACTS: Final = re.compile(r"[ ](?:đã[ ])?(?:ban[ ]hành|có|ra|ký|xây|triển)(?!\w)")
