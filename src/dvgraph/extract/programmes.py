"""Programmes, campaigns, movements, models and projects that are known by a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.openings import PROGRAMMES, openings
from dvgraph.model import Document, Hit, Programme, Span
from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report, View

__all__ = ["read_programmes"]

# What has a programme's name behind it.
_HEAD: Final = rf"""(?:{"|".join(head.replace(" ", "[ ]") for head in sorted(PROGRAMMES) if head != "đề án")})(?:,?[ ]điển[ ]hình)?(?:[ ]thi[ ]đua)?(?:[ ]yêu[ ]nước)?"""
# Words that may stand between the two: "phong trào kết nghĩa", "mô hình phát triển kinh tế"; what follows a title,
# a slogan or a verb names no programme: "mô hình đạt danh hiệu", "phong trào với chủ đề".
_BETWEEN: Final = r"""(?:[ ](?!(?:danh|khẩu|phương|chủ|cụm|giải|đạt|đã|được|đang|là|với|theo|cho|từ|của|thành|gọi|và|giúp|để|về[ ]việc)[ ])[^\W\d]+){0,7}"""
_QUOTED: Final = re.compile(
    rf'(?P<head>{_HEAD})(?P<between>{_BETWEEN})[ ]?"(?P<name>[^"\n]{{3,160}})"{{1,2}}', re.VERBOSE
)
# 'mô hình "A", "B" và "C"'
_NEXT_QUOTED: Final = re.compile(
    rf'(?:,|;|[ ]-|,?[ ]và)?[ ](?:{_HEAD}[ ])?"(?P<name>[^"\n]{{3,160}})"', re.VERBOSE
)
# "Chương trình 135", "Dự án 600", "Chương trình MTQG 1719"; with a small letter only where no count follows
_NUMBERED: Final = re.compile(
    r"(?:chương trình(?: mtqg)?|dự án|đề án)(?: số)? \d{2,4}[a-z]?(?![\w/.,-]*\d|[\w/-]| (?:hộ|người|triệu|tỷ))"
)
_NO_COUNT_BEHIND: Final = re.compile(
    r"(?=[ ]*(?:[.,;:)(\"]|$|\n|[ ](?:của|và|giai|năm|trên|tại|đã|được|ở|là|có|cho|về|từ|để|đầu|do)(?!\w)))"
)
# "Chương trình mục tiêu quốc gia xây dựng nông thôn mới", "… vùng đồng bào DTTS và miền núi"; "Chương trình xây dựng nông thôn mới"
_TARGET: Final = re.compile(
    r"""(?:(?P<national>chương[ ]trình[ ](?:mục[ ]tiêu[ ]quốc[ ]gia|mtqg)|ctmtqg)|chương[ ]trình)(?P<what>[ ](?:về[ ])?(?:
        (?:xây[ ]dựng[ ])?(?:nông[ ]thôn[ ]mới|ntm)(?:[ ]nâng[ ]cao|[ ]kiểu[ ]mẫu)?
      | giảm[ ]nghèo(?:[ ]nhanh[ ]và)?(?:[ ]bền[ ]vững)?
      | phát[ ]triển[ ]kinh[ ]tế[ ]?-[ ]?xã[ ]hội[ ]vùng[ ](?:đồng[ ]bào[ ])?(?:dân[ ]tộc[ ]thiểu[ ]số|dtts)(?:[ ](?:và|&)[ ](?:miền[ ]núi|mn))?
      | ocop ))?(?![\w/]|[ ]\d)""",
    re.VERBOSE,
)
_SEVERAL: Final = re.compile(r"(?<!\w)(?:các|những|ba|\d{1,2})[ ]\Z")
_LEFT: Final = 8


@cache
def _known() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the names of movements of the whole country: in quotation marks anywhere, and bare behind a head word."""
    rows = resource("data", "lexicon", "programmes.tsv").read_text("utf-8").splitlines()[1:]
    names = sorted((view_of(row.partition("\t")[0]).folded for row in rows), key=len, reverse=True)
    choice = "|".join(map(re.escape, names))
    return (
        re.compile(rf"\"(?P<name>{choice})[,.]?\""),
        re.compile(rf"{_HEAD}[ ](?P<name>{choice})(?!\w)", re.VERBOSE),
    )


def read_programmes(report: Report, found: Found) -> Iterator[Hit[Programme]]:
    """Yield each programme by its name; a numbered document is not one."""
    view, end = report.view, 0
    for span, name, rule in sorted(_candidates(view), key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= end and not found.covers(span, Document):
            end = span.end
            yield Hit(span, Programme(view.written[slice(*name)]), f"programme.{rule}")


def _candidates(view: View) -> Iterator[tuple[Span, Span, str]]:
    """Yield words, name and rule: behind each head word, and where the name of a movement stands in quotation marks."""
    folded = view.folded
    quoted, bare = _known()
    for at in openings(folded, PROGRAMMES):
        yield from _quoted(view, at)
        if match := bare.match(folded, at):
            yield Span(*match.span()), Span(*match.span("name")), "known-bare"
        if match := _NUMBERED.match(folded, at):
            if view.plain[at].isupper() or (
                not folded.startswith("đề án", at) and _NO_COUNT_BEHIND.match(folded, match.end())
            ):
                yield Span(*match.span()), Span(*match.span()), "numbered"
        elif (match := _TARGET.match(folded, at)) and _is_one(view, match):
            yield Span(*match.span()), Span(*match.span()), "national-target"
    if '"' in folded:
        for match in quoted.finditer(folded):
            if not folded.endswith("quỹ ", 0, match.start()):  # the fund of that name is no movement
                yield Span(*match.span()), Span(*match.span("name")), "known"


def _is_one(view: View, match: re.Match[str]) -> bool:
    """Tell one programme from "các chương trình mục tiêu quốc gia" and "chương trình" of anything."""
    if match["what"]:
        return match["national"] is not None or view.plain[match.start()].isupper()
    several = _SEVERAL.search(view.folded, max(0, match.start() - _LEFT), match.start())
    return match["national"] is not None and several is None


def _quoted(view: View, at: int) -> Iterator[tuple[Span, Span, str]]:
    """Yield what stands in quotation marks behind a head word, and what is strung on: 'mô hình "A", "B"'."""
    match = _QUOTED.match(view.folded, at)
    if match is None:
        return
    name = _name(view, *match.span("name"))
    project = match["head"] == "dự án"
    if (project and match["between"]) or not _is_name(view, name, project=project):
        return
    yield Span(*match.span()), name, "quoted"
    end = match.end()
    while follows := _NEXT_QUOTED.match(view.folded, end):
        name = _name(view, *follows.span("name"))
        if not _is_name(view, name):
            break
        yield Span(*name), name, "quoted-in-list"
        end = follows.end()


def _name(view: View, start: int, end: int) -> Span:
    """Return a name without the comma that is set inside quotation marks."""
    stripped = view.plain[start:end].rstrip(" ,.;")
    return Span(start, start + len(stripped))


def _is_name(view: View, name: Span, *, project: bool = False) -> bool:
    """Tell a name from a word that is not meant as said: 'dự án "treo"', 'mô hình "điểm"'; a project has a capital."""
    words = view.plain[slice(*name)].split()
    return bool(words) and (
        words[0][0].isupper() or words[0][0].isdigit() or (len(words) >= 4 and not project)
    )
