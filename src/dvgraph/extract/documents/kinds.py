"""Kinds of document: their words, and the letters that stand for them in numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from dvgraph.grammar.anchors import first_word, letter_choice
from dvgraph.lexicon import concepts
from dvgraph.reading import view_of

__all__ = ["QUALIFIER", "Kinds", "kinds"]

# "nghị quyết chuyên đề", "thỏa thuận hợp tác", "chương trình phối hợp công tác", "báo cáo thẩm định", "công văn hỏa tốc"
QUALIFIER: Final = (
    r"(?:chuyên[ ]đề|lãnh[ ]đạo|liên[ ](?:tịch|ngành|bộ)|phối[ ]hợp|hành[ ]động|công[ ]tác|hợp[ ]tác|kết[ ]nghĩa|thanh[ ]tra|kiểm[ ]tra|giám[ ]sát"
    r"|thẩm[ ](?:định|tra)|kiểm[ ]toán|kết[ ]luận|chỉ[ ]đạo|hỏa[ ]tốc|khẩn|mật|riêng|chung|tổng[ ]kết|sơ[ ]kết|xử[ ]phạt|cá[ ]biệt|toàn[ ]khóa|ghi[ ]nhớ)"
)


class Kinds(NamedTuple):
    """Kinds of document as patterns over folded text.

    `before`: a kind right before its number, `any`: a kind's words. In both, group `kind` is the known name and `more`
    what qualifies it. `notation`: by name, the kind it stands for; `symbols`: by letters of a number, likewise.
    `first_words`: those of the known names.
    """

    before: re.Pattern[str]
    any: re.Pattern[str]
    notation: dict[str, str]
    symbols: dict[str, str]
    first_words: frozenset[str]

    def kind_of(self, match: re.Match[str]) -> str:
        """Return the kind that a match names, with what qualifies it: `nghị quyết chuyên đề`."""
        return self.notation[match["kind"]] + match["more"]


@cache
def kinds() -> Kinds:
    """Return the kinds of `ontology/vocab/document-kind.ttl`."""
    notation: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for kind in concepts("document-kind"):
        for name in kind.names:
            # "QĐ" stands for its kind; "chương trình hành động" is said as it is written
            notation[view_of(name).folded] = kind.label if name.isupper() else name
        for symbol in kind.symbols:
            symbols.setdefault(symbol, kind.label)
    names = letter_choice(map(re.escape, sorted(notation, key=len, reverse=True)))
    named = rf"(?P<kind>{names})(?P<more>(?:[ ]{QUALIFIER}(?!\w)){{0,2}})"
    return Kinds(
        re.compile(rf"(?<!\w){named}(?:[ ]{{1,2}}số[ ]?:?)?[ ]*\Z"),
        re.compile(rf"{named}(?!\w)"),
        notation,
        symbols,
        frozenset(map(first_word, notation)),
    )
