"""Programmes, campaigns, movements, models and projects that are known by a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.model import Document, Hit, Programme, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.found import Found
    from dvgraph.model import Report

__all__ = ["read_programmes"]

# 'phong trào thi đua "Dân vận khéo"', 'cuộc vận động "Toàn dân đoàn kết …"', 'mô hình, điển hình "…"'
_QUOTED: Final = re.compile(
    r"""(?<!\w)(?:(?:các|những)[ ])?(?:phong[ ]trào(?:[ ]thi[ ]đua)?|cuộc[ ]vận[ ]động|mô[ ]hình(?:,[ ]điển[ ]hình)?|điển[ ]hình|chương[ ]trình|đề[ ]án|dự[ ]án|phong[ ]trào|chiến[ ]dịch|cuộc[ ]thi|hội[ ]thi|câu[ ]lạc[ ]bộ|tháng)
    [ ](?:thi[ ]đua[ ]|yêu[ ]nước[ ])?["'“](?P<name>[^"“”\n]{3,160}?)["”']{1,2}""",
    re.VERBOSE,
)
# "Dân vận khéo" in quotation marks names the movement wherever it stands
_KNOWN: Final = re.compile(r"""["']{1,2}(?P<name>dân vận khéo)["']{1,2}""")
# "Chương trình 135", "Dự án 600", "Chương trình 30a", "Chương trình 167"
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?P<name>(?:chương trình|dự án|đề án)(?: số)? \d{2,4}[a-z]?)(?![\w/.,-]*\d|[\w/-]| (?:hộ|người|triệu|tỷ))"
)
# "Chương trình mục tiêu quốc gia xây dựng nông thôn mới"
_TARGET: Final = re.compile(
    r"(?<!\w)(?:các )?(?P<name>(?:chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg)(?: (?:về )?(?:xây dựng nông thôn mới|xây dựng ntm|giảm nghèo bền vững|phát triển kinh tế ?- ?xã hội vùng đồng bào dân tộc thiểu số(?: và miền núi)?|giảm nghèo))?)(?!\w)"
)


# Each rule with words one of which must stand in a text for it: most texts have none of them.
_RULES: Final = (
    ("quoted", ('"',), _QUOTED),
    ("known", ("dân vận khéo",), _KNOWN),
    ("numbered", ("chương trình ", "dự án ", "đề án "), _NUMBERED),
    ("national-target", ("mục tiêu quốc gia", "mtqg"), _TARGET),
)


def read_programmes(report: Report, found: Found) -> Iterator[Hit[Programme]]:
    """Yield each programme by its name; a numbered document is not one."""
    view = report.view
    end = 0
    hits = []
    for rule, signs, pattern in _RULES:
        if not any(sign in view.folded for sign in signs):
            continue
        for match in pattern.finditer(view.folded):
            name = Span(*match.span("name"))
            if rule == "numbered" and not view.plain[match.start("name")].isupper():
                continue
            if not found.covering(Document, Span(*match.span())):
                hits.append(
                    Hit(Span(*match.span()), Programme(view.written[slice(*name)]), f"programme.{rule}")
                )
    for hit in sorted(hits, key=lambda h: h.span):
        if hit.span.start >= end:
            end = hit.span.end
            yield hit
