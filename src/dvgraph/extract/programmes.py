"""Programmes, campaigns, movements, models and projects that are known by a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.model import Document, Hit, Programme, Span
from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report, View

__all__ = ["read_programmes"]

# What has a programme's name behind it.
_HEAD: Final = r"""(?:
    phong[ ]trào(?:[ ]thi[ ]đua)?(?:[ ]yêu[ ]nước)? | cuộc[ ]vận[ ]động | đợt[ ]thi[ ]đua | mô[ ]hình(?:,?[ ]điển[ ]hình)? | điển[ ]hình
  | chương[ ]trình | dự[ ]án | chiến[ ]dịch | cuộc[ ]thi | hội[ ]thi | tháng[ ]cao[ ]điểm )"""
# Words that may stand between the two: "phong trào kết nghĩa", "mô hình phát triển kinh tế"; what follows a title,
# a slogan or a verb names no programme: "mô hình đạt danh hiệu", "phong trào với chủ đề".
_BETWEEN: Final = r"""(?:[ ](?!(?:danh|khẩu|phương|chủ|cụm|giải|đạt|đã|được|đang|là|với|theo|cho|từ|của|thành|gọi|và|giúp|để|về[ ]việc)[ ])[^\W\d]+){0,5}"""
_QUOTED: Final = re.compile(
    rf'(?<!\w)(?:(?:các|những)[ ])?(?P<head>{_HEAD})(?P<between>{_BETWEEN})[ ]?"(?P<name>[^"\n]{{3,160}})"{{1,2}}',
    re.VERBOSE,
)
# 'mô hình "A", "B" và "C"'
_NEXT_QUOTED: Final = re.compile(
    rf'(?:,|;|[ ]-|,?[ ]và)?[ ](?:{_HEAD}[ ])?"(?P<name>[^"\n]{{3,160}})"', re.VERBOSE
)
# "Chương trình 135", "Dự án 600", "Chương trình MTQG 1719"; with a small letter only where no count follows
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?P<name>(?:chương trình(?: mtqg)?|dự án|đề án)(?: số)? \d{2,4}[a-z]?)(?![\w/.,-]*\d|[\w/-]| (?:hộ|người|triệu|tỷ))"
)
_NO_COUNT_BEHIND: Final = re.compile(
    r"(?=[ ]*(?:[.,;:)(\"]|$|\n|[ ](?:của|và|giai|năm|trên|tại|đã|được|ở|là|có|cho|về|từ|để|đầu|do)(?!\w)))"
)
# "Chương trình mục tiêu quốc gia xây dựng nông thôn mới", "… vùng đồng bào DTTS và miền núi"; "Chương trình xây dựng nông thôn mới"
_TARGET: Final = re.compile(
    r"""(?<!\w)(?P<several>(?:các|những|ba|\d{1,2})[ ])?(?P<name>
    (?P<national>chương[ ]trình[ ]mục[ ]tiêu[ ]quốc[ ]gia|chương[ ]trình[ ]mtqg|ctmtqg)?(?(national)|chương[ ]trình)(?P<what>[ ](?:về[ ])?(?:
        (?:xây[ ]dựng[ ])?(?:nông[ ]thôn[ ]mới|ntm)(?:[ ]nâng[ ]cao|[ ]kiểu[ ]mẫu)?
      | giảm[ ]nghèo(?:[ ]nhanh[ ]và)?(?:[ ]bền[ ]vững)?
      | phát[ ]triển[ ]kinh[ ]tế[ ]?-[ ]?xã[ ]hội[ ]vùng[ ](?:đồng[ ]bào[ ])?(?:dân[ ]tộc[ ]thiểu[ ]số|dtts)(?:[ ](?:và|&)[ ](?:miền[ ]núi|mn))?
      | ocop ))?)(?![\w/]|[ ]\d)""",
    re.VERBOSE,
)


@cache
def _known() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the names of movements of the whole country: in quotation marks anywhere, and bare behind a head word."""
    rows = resource("data", "lexicon", "programmes.tsv").read_text("utf-8").splitlines()[1:]
    names = sorted((view_of(row.partition("\t")[0]).folded for row in rows), key=len, reverse=True)
    choice = "|".join(map(re.escape, names))
    return (
        re.compile(rf"(?<!quỹ )\"(?P<name>{choice})[,.]?\""),  # the fund of that name is no movement
        re.compile(rf"(?<!\w){_HEAD}[ ](?P<name>{choice})(?!\w)", re.VERBOSE),
    )


def read_programmes(report: Report, found: Found) -> Iterator[Hit[Programme]]:
    """Yield each programme by its name; a numbered document is not one."""
    view, end = report.view, 0
    for span, name, rule in sorted(_candidates(view), key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= end and not found.covers(span, Document):
            end = span.end
            yield Hit(span, Programme(view.written[slice(*name)]), f"programme.{rule}")


def _candidates(view: View) -> Iterator[tuple[Span, Span, str]]:
    """Yield words, name and rule; each rule is tried only where its words are in the text: most texts have none."""
    folded = view.folded
    quoted, bare = _known()
    if '"' in folded:
        yield from _quoted(view)
    for rule, pattern in (("known", quoted), ("known-bare", bare)):
        for match in pattern.finditer(folded):
            yield Span(*match.span()), Span(*match.span("name")), rule
    if "chương trình " in folded or "dự án " in folded or "đề án " in folded or "ctmtqg" in folded:
        for match in _NUMBERED.finditer(folded):
            if view.plain[match.start()].isupper() or (
                match["name"].startswith("chương") and _NO_COUNT_BEHIND.match(folded, match.end())
            ):
                yield Span(*match.span()), Span(*match.span("name")), "numbered"
        for match in _TARGET.finditer(folded):
            name = Span(*match.span("name"))
            definite = (
                match["what"] if match["national"] else match["what"] and view.plain[name.start].isupper()
            )
            if definite or (match["national"] and not match["several"]):
                yield Span(*match.span()), name, "national-target"


def _quoted(view: View) -> Iterator[tuple[Span, Span, str]]:
    """Yield what stands in quotation marks behind a head word, and what is strung on: 'mô hình "A", "B"'."""
    for match in _QUOTED.finditer(view.folded):
        name = _name(view, *match.span("name"))
        if not _is_name(view, name, plainly=match["head"] != "dự án" or not match["between"]):
            continue
        yield Span(*match.span()), name, "quoted"
        end = match.end()
        while follows := _NEXT_QUOTED.match(view.folded, end):
            name = _name(view, *follows.span("name"))
            if not _is_name(view, name, plainly=True):
                break
            yield Span(*name), name, "quoted-in-list"
            end = follows.end()


def _name(view: View, start: int, end: int) -> Span:
    """Return a name without the comma that is set inside quotation marks."""
    stripped = view.plain[start:end].rstrip(" ,.;")
    return Span(start, start + len(stripped))


def _is_name(view: View, name: Span, *, plainly: bool) -> bool:
    """Tell a name from a word that is not meant as said: 'dự án "treo"', 'mô hình "điểm"'."""
    words = view.plain[slice(*name)].split()
    return plainly and bool(words) and (words[0][0].isupper() or words[0][0].isdigit() or len(words) >= 4)
