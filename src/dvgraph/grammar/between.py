"""What stands between two places of a text: commas and brackets, "thuộc", "nằm ở phía Bắc", "có", "gồm"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dvgraph.grammar.levels import COUNT, KIND, LEVEL_WORDS

__all__ = [
    "AT",
    "BREAK",
    "COUNTED",
    "HOLDS",
    "KINDS",
    "LIES",
    "LISTED",
    "OF",
    "Gap",
    "is_apposed",
    "is_beside",
    "lies_before",
    "read_gap",
]

# A class of characters comes first, so that it is looked for in one run.
BREAK: Final = re.compile(r"[.!?;:…\n](?:(?<=\n)|\s)")
"""What no place reaches over to the one that holds it: a stop and what is behind it, the end of a line."""

# "xã biên giới", "huyện vùng cao", "thị trấn và": the words between a number and the names that it counts.
KINDS: Final = (
    "(?:"
    + "|".join(re.escape(word) for word in sorted(LEVEL_WORDS, key=len, reverse=True))
    + rf"|{KIND}|và|đơn[ ]vị|địa[ ]phương)"
)
COUNTED: Final = rf"(?:(?:{COUNT}|một)[ ](?:{KINDS},?[ ])*(?:{KINDS}:[ ])?)"

# Behind a place comes the one that holds it: "bản X, xã Y", "xã Y (huyện Z)", "xã Y thuộc huyện Z", "huyện Z, tỉnh T",
# "xã Y, (huyện Z", "huyện Z (cũ), tỉnh T", "bản X (xã Y), huyện Z", "huyện Z - Việt Nam", "tỉnh T) của nước N", "huyện Z, châu C, tỉnh T", "bản X (cụm 2, huyện Z": of a châu nothing is read.
HOLDS: Final = re.compile(
    r"""(?:[ ]\((?:cũ|mới)\)|\)(?=,|[ ](?:của|thuộc)[ ]))?
        (?:,[ ]châu[ ]\w+(?:[ ]\w+){0,2}|[ ]\(cụm[ ]\d{1,2})?
        (?:,[ ]?\(?|[ ]?\(|[ ]?-[ ]?|[ ])
        (?:nay[ ]|cũ,[ ]|trước[ ]đây[ ])?(?:thuộc[ ]|của[ ]|ở[ ]|nằm[ ]trên[ ])?(?:địa[ ]bàn[ ])?""",
    re.VERBOSE,
)
# "phía Tây Bắc ", "cực Nam của ", "về phía đông "
_SIDE: Final = r"(?:về[ ])?(?:phía[ ]|cực[ ]|mạn[ ])?(?:(?:đông|tây|nam|bắc)[ ]){1,2}(?:của[ ])?"
_NO_SIDE: Final = "".join(rf"(?<!{word}[ ])" for word in ("vùng", "đông", "tây", "nam", "bắc"))
# "xã Thanh, một trong 11 xã biên giới của huyện Hướng Hóa", "Tri Tôn là huyện miền núi, biên giới của tỉnh An Giang",
# "Huyện Đức Cơ nằm ở phía Tây tỉnh Gia Lai", "Thanh Sơn là huyện miền núi phía tây nam tỉnh Phú Thọ",
# "Trà Ôn là một trong những huyện có đông đồng bào Khmer nhất tỉnh Vĩnh Long", "Xín Mần là địa bàn biên giới của tỉnh Hà Giang",
# "Huyện Đức Cơ ở phía Tây tỉnh Gia Lai"
LIES: Final = re.compile(
    rf"""(?: (?:,[ ]|[ ])(?:là[ ])?(?:một|1)[ ]trong[ ](?:số[ ])?{COUNTED}
           | (?:[ ]?-|,)[ ](?:một[ ])?{KINDS}(?:(?!giáp|cách|có[ ])[^.;()\n]){{0,60}}
           | (?:[ ]có[ ](?:[^.;()\n]|\.(?=\d)){{1,80}},)?[ ](?:đây[ ])?là[ ](?:một[ ])?(?:{KINDS}|địa[ ]bàn|địa[ ]phương|cửa[ ]ngõ|đơn[ ]vị[ ]hành[ ]chính)(?:(?!giáp|cách|có[ ])[^.;()\n]){{0,80}} )
        (?:(?<=[ ])(?:của|thuộc|ở)[ ]|(?<=[ ]){_NO_SIDE}(?:ở[ ])?(?:phía[ ])?(?:(?:đông|tây|nam|bắc)[ ]){{1,2}}(?:của[ ])?|nằm[ ](?:(?!giáp|cách|có[ ])[\w-]+[ ]){{1,6}})
      | [ ]là[ ](?:một[ ]trong[ ](?:những|các)[ ])?(?:tỉnh|huyện|xã|thị[ ]xã)[ ](?:(?!giáp|cách)[^.,;()\n]){{1,60}}[ ]nhất[ ](?:của[ ])?
      | ,?[ ]nằm[ ](?:(?!giáp|cách|có[ ])[\w-]+[ ]){{1,6}}
      | ,?[ ]ở[ ]{_SIDE}""",
    re.VERBOSE,
)
LISTED: Final = re.compile(
    rf"""(?:[ ]?\([^()\n]{{1,80}})?\)?(?:,[ ](?:và[ ])?|[ ]và[ ]|;[ ](?:và[ ])?)(?:{COUNTED}\(?)?""",
    re.VERBOSE,
)
"""Between the places of a list: "A, B và C", "A (tỉnh S), B", "thị trấn A và 15 xã: B", "11 phường (A) và 3 xã (B"."""

# Behind a place comes what lies in it: "Tại xã Y, thôn X …", "Xã Y có bản X, bản W", "Huyện Z …, gồm 3 xã biên giới: A, B", "Huyện Z 3 xã (A, B và C)".
AT: Final = re.compile(r"(?<!\w)(?:tại|ở)[ ]\Z", re.VERBOSE)
# "các xã biên giới của huyện Quản Bạ, gồm: A, B"; "giáp huyện X, gồm 3 xã: A, B" is said of who borders it
OF: Final = re.compile(r"(?<!\w)(?:của|trong|thuộc)[ ]\Z", re.VERBOSE)
_HAS: Final = re.compile(
    rf"""(?<!\w)(?: (?:có|gồm|gồm[ ]có|bao[ ]gồm|trong[ ](?:số[ ])?đó(?:[ ]có)?|tên[ ]là|đó[ ]là|là(?=[ ]{COUNT}[ ]))
            (?:[ ]|:[ ])(?:{COUNTED}){{0,3}}(?:là:?[ ](?:{COUNTED})?)?\(?
        | (?:có|trong[ ]đó(?:[ ]có)?)[ ]{COUNT}[ ](?:đơn[ ]vị[ ](?:hành[ ]chính[ ])?cấp[ ])?(?:huyện|xã|thị[ ]trấn|phường|thôn|bản|ấp|làng)(?:[ ][\w-]+){{0,5}}[ ](?:là|gồm(?:[ ]có)?)(?:[ ]?:)?[ ]
        | (?:ở|tại)(?=[ ]{COUNT}[ ])(?=.*[:(][ ]?\Z)[ ]{COUNTED}\(? )\Z
      | \A[ ](?:{COUNTED}){{1,3}}\(\Z""",
    re.VERBOSE,
)
# Every word that `_HAS` can end with, but numbers, is written in it: most gaps end with none, and need no search.
_HAS_WORDS: Final = frozenset(re.findall(r"[^\W\d_]+", _HAS.pattern))


class Gap(NamedTuple):
    """What stands between two places. `ends`: a sentence ends in it. `has`: where in it what follows is said to be had."""

    words: str
    ends: bool
    lists: bool
    has: int | None


@lru_cache(maxsize=2048)
def read_gap(words: str) -> Gap:
    """Read a gap: most are commas and the like, and those of a report are asked for by places and by relations."""
    lists = LISTED.fullmatch(words) is not None
    has = _HAS.search(words) if words.endswith((" ", "(")) and _may_have(words) else None
    leads = has.start() if has else None
    broken = None if lists else BREAK.search(words)
    return Gap(words, broken is not None and (leads is None or broken.end() <= leads), lists, leads)


def _may_have(words: str) -> bool:
    """Tell whether the last word of a gap is one that `_HAS` ends with, or has a sign glued to it: "(gồm"."""
    last = words.rstrip(" (:,").rpartition(" ")[2]
    return last in _HAS_WORDS or last.isdigit() or (last[-1:].isalpha() and not last.isalpha())


# "Nằm ở phía Bắc | tỉnh T, huyện A giáp …", "Là huyện biên giới của | tỉnh T, A có …"
def lies_before(folded: str, at: int) -> bool:
    """Tell whether a sentence begins with where what it is about lies."""
    lead = folded[max(0, at - _LEAD_LIES) : at]
    begun = max((stop.end() for stop in BREAK.finditer(lead)), default=0 if at <= _LEAD_LIES else len(lead))
    return LIES.fullmatch(f" {lead[begun:]}") is not None


_LEAD_LIES: Final = 90


# "Là huyện vùng cao, biên giới, | A nằm …"
_APPOSED: Final = re.compile(r"(?:là|với|nằm|thuộc)[ ][^.;:()\n]{5,80},[ ]", re.VERBOSE)


def is_apposed(folded: str, at: int) -> bool:
    """Tell whether all that stands before a place in its sentence is what the place is."""
    if not folded.endswith(", ", 0, at):
        return False
    lead = folded[max(0, at - _LEAD_LIES) : at]
    begun = max((stop.end() for stop in BREAK.finditer(lead)), default=0 if at <= _LEAD_LIES else len(lead))
    return _APPOSED.fullmatch(lead, begun) is not None


_BESIDE: Final = re.compile(r"(?<!\w)(?:giáp|với|cách)(?!\w)")
_LEAD_BESIDE: Final = 24


def is_beside(folded: str, at: int, begun: int | None = None) -> bool:
    """Tell "giáp huyện | Z": a place that what is told of only borders, or is far from."""
    return _BESIDE.search(folded, max(0, at - _LEAD_BESIDE) if begun is None else begun, at) is not None
