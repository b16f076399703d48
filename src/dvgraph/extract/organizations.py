"""Bodies: committees, councils, departments, fronts, unions, armed forces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import names
from dvgraph.grammar.bodies import heads
from dvgraph.grammar.levels import LEVEL_WORDS
from dvgraph.grammar.names import CAPITAL, unit_name
from dvgraph.model import Country, Document, Hit, Level, Organization, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_organizations"]

_CATEGORY: Final = {
    "steering": "other",
    "central-party": "party",
    "central-state": "state",
    "party": "party",
    "state": "state",
    "field": "state",
    "mass": "mass",
    "armed": "armed",
}
_TERM: Final = re.compile(r"[ ]\(?khóa[ ][ivx]{1,6}\)?")
_LEVELED: Final = re.compile(
    r"[ ](?P<word>cấp[ ])?(?P<level>tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|thôn|bản|t[px]\.?)(?!\w)",
    re.VERBOSE,
)
# "HĐND 2 cấp", "UBND các xã", "các cấp ủy", "Đảng bộ các cấp": several bodies, or all of a kind.
_SEVERAL: Final = re.compile(
    r"[ ](?:\d+|hai|ba|các|những|nhiều|mỗi)(?!\w)|[ ]cấp(?!\w)|[ ](?:cơ[ ]sở|trực[ ]thuộc|viên)(?!\w)",
    re.VERBOSE,
)
_MANY_BEFORE: Final = re.compile(r"(?:các|những|\d+|mỗi|nhiều|từng)[ ]\Z")
# What needs no more than its head to be one body; the others need a level word or a name.
_DEFINITE: Final = re.compile(
    r"(?:.*[ ])?(?:tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|trung ương|trung ương đảng)\Z|.*(?:mặt trận tổ quốc|mttq|liên hiệp phụ nữ|nông dân|cựu chiến binh|đoàn|lao động|chính sách xã hội|việt nam|hồ chí minh).*|(?:bộ|sở) .*|.*\d+\Z"
)
_OFFICE_LEVEL: Final = {"bộ": Level.COUNTRY, "sở": Level.PROVINCE}
_LEVEL_OF: Final = {
    "tỉnh ủy": Level.PROVINCE,
    "huyện ủy": Level.DISTRICT,
    "quận ủy": Level.DISTRICT,
    "thị ủy": Level.DISTRICT,
    "tỉnh đoàn": Level.PROVINCE,
    "huyện đoàn": Level.DISTRICT,
}


def read_organizations(report: Report, found: Found) -> Iterator[Hit[Organization]]:
    """Yield the bodies of a report; what lies inside a longer name is not named again."""
    plain, folded = report.view.plain, report.view.folded
    end = 0
    of_commune = _about(found) is Level.COMMUNE
    for kind, match in _heads(plain, folded):
        if match.start() < end or not _capital(plain, match):
            continue
        hit = _nested(report, kind, match, of_commune=of_commune) or _body(
            report, kind, match, of_commune=of_commune
        )
        if hit is None or found.covering(Document, hit.span):
            continue
        end = hit.span.end
        yield hit


def _about(found: Found) -> Level | None:
    """Return the level of the first unit of this country that the report names."""
    return next((hit.value.level for hit in found.of(Place) if hit.value.country is Country.VIETNAM), None)


# A word with a capital, and the word before it: a body's name has a capital in one of its first two words.
_CAPITALISED: Final = re.compile(rf"(?<![\w-])[{CAPITAL}]")


def _heads(plain: str, folded: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the longest head at each place where one may begin, by place."""
    last = -1
    for word in _CAPITALISED.finditer(plain):
        before = plain.rfind(" ", max(0, word.start() - 12), max(0, word.start() - 1)) + 1
        for start in (before, word.start()) if word.start() - 8 <= before > last else (word.start(),):
            match = heads().match(folded, start)
            if match is not None and (start == 0 or not folded[start - 1].isalnum()):
                last = start
                yield str(match.lastgroup).replace("_", "-"), match


def _capital(plain: str, match: re.Match[str]) -> bool:
    """Tell "Ban Dân vận", "Huyện ủy" from "ban dân vận" in general: a name has a capital somewhere in its head."""
    words = plain[match.start() : match.end()]
    return words[0].isupper() or any(word[0].isupper() for word in words.split()[1:2])


def _body(report: Report, kind: str, match: re.Match[str], *, of_commune: bool) -> Hit[Organization] | None:
    folded, plain, written = report.view.folded, report.view.plain, report.view.written
    head = match[0]
    start, end = match.span()
    if (
        head in {"trung ương", "đảng bộ", "chi bộ", "đảng ủy"}
        and not _LEVELED.match(folded, end)
        and _unit_name(plain, folded, end, None) is None
    ):
        return None  # "Trung ương" alone is a level, "chi bộ" alone any of them
    if _MANY_BEFORE.search(folded, max(0, start - 8), start) or _SEVERAL.match(folded, end):
        return None
    if kind.startswith("central"):
        if term := _TERM.match(folded, end):
            end = term.end()
        return Hit(
            Span(start, end),
            Organization(written[start:end], _CATEGORY[kind], Level.COUNTRY),
            "organization.central",
        )
    level = next((known for words, known in _LEVEL_OF.items() if words in head), None)
    place = None
    named = False
    if word := _LEVELED.match(folded, end):
        level, end, named = LEVEL_WORDS.get(word["level"]), word.end(), True
    if name := _unit_name(plain, folded, end, level):
        end, place, named = name.end(), written[slice(*name.span())], True
    if not named and not _DEFINITE.match(head):
        return None
    if place is None and (level is Level.VILLAGE or (level is Level.COMMUNE and not of_commune)):
        return None  # "Đảng ủy xã" is one body only where the report is about one commune
    if kind == "field":
        level = _OFFICE_LEVEL.get(head.partition(" ")[0], level)
    category = _category(kind, head)
    return Hit(
        Span(start, end),
        Organization(_titled(written[start:end]), category, level, place),
        f"organization.{kind}",
    )


# Bodies that stand in others: "Đảng ủy Bộ đội Biên phòng tỉnh", "Bộ Tư lệnh BĐBP".
_HOLDING: Final = frozenset({"party", "armed"})


def _nested(report: Report, kind: str, match: re.Match[str], *, of_commune: bool) -> Hit[Organization] | None:
    """Return a body together with the one that it stands in, None where no body follows its head."""
    if kind not in _HOLDING:
        return None
    plain, folded, written = report.view.plain, report.view.folded, report.view.written
    start, end = match.end() + 1, match.end()
    if plain[end:start] != " " or not plain[start : start + 1].isupper():
        return None
    inner = heads().match(folded, start)
    if inner is None or inner.lastgroup not in {"armed", "state", "field"}:
        return None
    hit = _body(report, str(inner.lastgroup), inner, of_commune=of_commune)
    stop = hit.span.end if hit else inner.end()
    name = _titled(written[match.start() : stop])
    level, place = (hit.value.level, hit.value.place) if hit else (None, None)
    return Hit(
        Span(match.start(), stop), Organization(name, _CATEGORY[kind], level, place), f"organization.{kind}"
    )


def _unit_name(plain: str, folded: str, end: int, level: Level | None) -> re.Match[str] | None:
    """Return the name of the unit behind a body's words; "Bí thư Chi bộ Lương Văn Tú" holds none."""
    if plain[end : end + 1] != " ":
        return None
    levels = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE) if level is None else (level,)
    name = unit_name(plain, end + 1, lambda words: any(words in names(known) for known in levels))
    if name is None or heads().match(folded, end + 1) or {"Văn", "Thị"} & set(name[0].split()[1:-1]):
        return None
    return name


# Grassroots democracy and mass mobilisation are steered by the Party.
_PARTY_TASKS: Final = re.compile(r"(?<!\w)(?:dân chủ|qcdc|dân vận)(?!\w)")


def _category(kind: str, head: str) -> str:
    if head in {"bộ quốc phòng", "bộ công an"}:
        return "armed"
    return "party" if kind == "steering" and _PARTY_TASKS.search(head) else _CATEGORY[kind]


def _titled(name: str) -> str:
    """Return a body's name with its capital: "ban Dân vận Tỉnh ủy" in "Phó Trưởng ban Dân vận Tỉnh ủy"."""
    return name[:1].upper() + name[1:]
