"""Which of the places that a text names in a row lies in which: brackets, commas, "thuộc", "tại … ,", "có …", "gồm …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.grammar.levels import COUNT, KIND, LEVEL_WORDS, RANK
from dvgraph.model import Country, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dvgraph.model import Hit, Place

__all__ = ["BREAK", "LISTED", "holders"]

# A class of characters comes first, so that it is looked for in one run.
BREAK: Final = re.compile(r"[.!?;:…\n](?:(?<=\n)|\s)")
"""What no place reaches over to the one that holds it: a stop and what is behind it, the end of a line."""

# "xã biên giới", "huyện vùng cao", "thị trấn và": the words between a number and the names that it counts.
_KINDS: Final = (
    "(?:" + "|".join(re.escape(word) for word in sorted(LEVEL_WORDS, key=len, reverse=True)) + rf"|{KIND}|và)"
)
_COUNTED: Final = rf"(?:(?:{COUNT}|một)[ ](?:{_KINDS},?[ ])*(?:{_KINDS}:[ ])?)"

# Behind a place comes the one that holds it: "bản X, xã Y", "xã Y (huyện Z)", "xã Y thuộc huyện Z", "huyện Z, tỉnh T",
# "xã Y, (huyện Z", "huyện Z (cũ), tỉnh T", "bản X (xã Y), huyện Z", "huyện Z - Việt Nam", "huyện Z, châu C, tỉnh T", "bản X (cụm 2, huyện Z": of a châu nothing is read.
_HOLDS: Final = re.compile(
    r"""(?:[ ]\((?:cũ|mới)\)|\)(?=,))?
        (?:,[ ]châu[ ]\w+(?:[ ]\w+){0,2}|[ ]\(cụm[ ]\d{1,2})?
        (?:,[ ]?\(?|[ ]?\(|[ ]?-[ ]?|[ ])
        (?:nay[ ]|cũ,[ ]|trước[ ]đây[ ])?(?:thuộc[ ]|của[ ]|ở[ ]|nằm[ ]trên[ ])?(?:địa[ ]bàn[ ])?""",
    re.VERBOSE,
)
_NO_SIDE: Final = "".join(rf"(?<!{word}[ ])" for word in ("vùng", "đông", "tây", "nam", "bắc"))
# "xã Thanh, một trong 11 xã biên giới của huyện Hướng Hóa", "Tri Tôn là huyện miền núi, biên giới của tỉnh An Giang",
# "Huyện Đức Cơ nằm ở phía Tây tỉnh Gia Lai", "Thanh Sơn là huyện miền núi phía tây nam tỉnh Phú Thọ",
# "Trà Ôn là một trong những huyện có đông đồng bào Khmer nhất tỉnh Vĩnh Long"
_LIES: Final = re.compile(
    rf"""(?: (?:,[ ]|[ ])(?:là[ ])?(?:một|1)[ ]trong[ ](?:số[ ])?{_COUNTED}
           | (?:[ ]?-|,)[ ](?:một[ ])?{_KINDS}(?:(?!giáp|cách|có[ ])[^.;()\n]){{0,60}}
           | (?:[ ]có[ ](?:[^.;()\n]|\.(?=\d)){{1,80}},)?[ ](?:đây[ ])?là[ ](?:một[ ])?{_KINDS}(?:(?!giáp|cách|có[ ])[^.;()\n]){{0,80}} )
        (?:(?<=[ ])(?:của|thuộc|ở)[ ]|(?<=[ ]){_NO_SIDE}(?:ở[ ])?(?:phía[ ])?(?:(?:đông|tây|nam|bắc)[ ]){{1,2}}(?:của[ ])?|nằm[ ](?:(?!giáp|cách|có[ ])[\w-]+[ ]){{1,6}})
      | [ ]là[ ](?:một[ ]trong[ ](?:những|các)[ ])?(?:tỉnh|huyện|xã|thị[ ]xã)[ ](?:(?!giáp|cách)[^.,;()\n]){{1,60}}[ ]nhất[ ](?:của[ ])?
      | ,?[ ]nằm[ ](?:(?!giáp|cách|có[ ])[\w-]+[ ]){{1,6}}""",
    re.VERBOSE,
)
LISTED: Final = re.compile(
    rf"""(?:[ ]?\([^()\n]{{1,80}})?\)?(?:,[ ](?:và[ ])?|[ ]và[ ]|;[ ](?:và[ ])?)(?:{_COUNTED}\(?)?""",
    re.VERBOSE,
)
"""Between the places of a list: "A, B và C", "A (tỉnh S), B", "thị trấn A và 15 xã: B", "11 phường (A) và 3 xã (B"."""

# Behind a place comes what lies in it: "Tại xã Y, thôn X …", "Xã Y có bản X, bản W", "Huyện Z …, gồm 3 xã biên giới: A, B", "Huyện Z 3 xã (A, B và C)".
_AT: Final = re.compile(r"(?<!\w)(?:tại|ở)[ ]\Z", re.VERBOSE)
# "các xã biên giới của huyện Quản Bạ, gồm: A, B"; "giáp huyện X, gồm 3 xã: A, B" is said of who borders it
_OF: Final = re.compile(r"(?<!\w)(?:của|trong|thuộc)[ ]\Z", re.VERBOSE)
_HAS: Final = re.compile(
    rf"""(?<!\w)(?: (?:có|gồm|gồm[ ]có|bao[ ]gồm|trong[ ](?:số[ ])?đó(?:[ ]có)?|tên[ ]là|đó[ ]là|là(?=[ ]{COUNT}[ ]))
            (?:[ ]|:[ ])(?:{_COUNTED}){{0,3}}(?:là:?[ ](?:{_COUNTED})?)?\(?
        | (?:có|trong[ ]đó(?:[ ]có)?)[ ]{COUNT}[ ](?:huyện|xã|thị[ ]trấn|phường|thôn|bản|ấp|làng)(?:[ ][\w-]+){{1,5}}[ ](?:là|gồm(?:[ ]có)?)(?:[ ]?:)?[ ]
        | (?:ở|tại)(?=[ ]{COUNT}[ ])(?=.*[:(][ ]?\Z)[ ]{_COUNTED}\(? )\Z
      | \A[ ](?:{_COUNTED}){{1,3}}\(\Z""",
    re.VERBOSE,
)
# Every word that `_HAS` can end with, but numbers, is written in it: most gaps end with none, and need no search.
_HAS_WORDS: Final = frozenset(re.findall(r"[^\W\d_]+", _HAS.pattern))
# "… huyện Ngọc Hiển, tỉnh Cà Mau. Huyện có 6 xã và thị trấn Rạch Gốc", "Huyện Z giáp … Tổng diện tích 900 km2, gồm 9 xã: A, B"
_AGAIN: Final = re.compile(
    r"(?:toàn[ ]|trong[ ])?(?P<word>tỉnh|huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường)(?=[ ](?:hiện[ ])?(?:có|gồm|bao)(?!\w))|(?:tổng[ ])?diện[ ]tích(?!\w)|dân[ ]số(?!\w)",
    re.VERBOSE,
)
_BESIDE: Final = re.compile(r"(?<!\w)(?:giáp|với|cách)(?!\w)")
_BORDERED: Final = re.compile(
    r"(?<!\w)(?:giáp|biên[ ]giới)[ ](?:với[ ])?(?:nước[ ](?:bạn[ ])?)?\Z", re.VERBOSE
)
_MOST: Final = 24
_LEAD: Final = 24
_LONGEST: Final = 240
"""Letters between two places, beyond which neither is looked for around the other."""


def holders(folded: str, hits: Sequence[Hit[Place]], fits: Callable[[Place, Place], bool]) -> dict[int, int]:
    """Return, by index into the sorted `hits`, the index of the place that holds each, where the words say so.

    `fits` tells whether a place can lie in another: of "huyện A và huyện B, tỉnh T" the words leave open whether A does.
    """
    found: dict[int, int] = {}
    listed: list[int] = []
    outer: list[int] = []
    above: int | None = None
    subject: int | None = None
    topics: dict[Level, int] = {}
    for i, hit in enumerate(hits):
        gap = _gap(folded, hits, i)
        said = _said_of(folded, hits, i, topics) if topics else None
        if said is not None:
            found[i] = above = said
            subject, listed, outer = said, [i], []
            continue
        if gap is None or gap.ends:
            above = _again(gap, hits, i, topics) if gap is not None and gap.has is not None else None
            if above is None and subject is not None and gap is not None and _names_these(gap.words):
                above = _these(folded, hits, i, subject)
            if above is not None:
                found[i] = above
            subject, listed, outer = (i if _opens(folded, hit) else above), [i], []
            if subject == i:
                topics[hit.value.level] = i
            continue
        before, level = hits[i - 1].value, hit.value.level
        if (
            before.level is level is Level.VILLAGE
            and _is_group(folded, hits, i)
            and _HOLDS.fullmatch(gap.words)
        ):
            found[i - 1] = i
            listed.append(i)
            continue
        if gap.lists and above is not None and RANK[level] > RANK[hits[above].value.level]:
            found[i] = above
        elif RANK[before.level] > RANK[level]:
            if listed and _holds(gap.words, hit):
                # "A (tỉnh S) và B (tỉnh T), nước Lào": the last holds what is in both brackets
                listed += [j for j in outer if gap.words[0] == ")" and hits[j].value.level is before.level]
                found.update(
                    (j, i)
                    for j in listed
                    if (j not in found or j == i - 1) and _may_hold(folded, hits, j, i, fits)
                )
            listed, above = [], None
        else:
            above = _opened(folded, hits, i, gap, _head(found, i - 1), subject)
            if above is not None:
                found[i] = above
            if not gap.lists:
                listed, outer = [], []
            elif before.level is not level:
                listed, outer = [], [*outer[-_MOST:], i - 1]
        # A list goes on over the holders in brackets: "A (tỉnh S) và B (tỉnh T)".
        listed.append(i)
    return found


# ", huyện có 15 xã và | thị trấn A", "Bảy đơn vị hành chính của huyện gồm | thị trấn A", "xã biên giới duy nhất của huyện là | A"
_SAID_OF: Final = re.compile(
    rf"""(?:(?<=của[ ])|(?<=,[ ])|(?<=[.;:…][ ])|(?<=\n)) (?P<word>tỉnh|huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường)
        [ ](?:hiện[ ])?(?:có|gồm(?:[ ]có)?|bao[ ]gồm|là)(?:[ ]:|:)?[ ](?:{_COUNTED}){{0,3}}\Z""",
    re.VERBOSE,
)
_BEFORE_SAID: Final = frozenset("có gồm là và xã huyện trấn phường thôn bản ấp".split())


def _said_of(folded: str, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]) -> int | None:
    """Return the unit that the text is about where "huyện có …" says of it what a place is: the last of that level."""
    start = hits[i].span.start
    if folded[max(0, start - 9) : start].rstrip(" :").rpartition(" ")[2] not in _BEFORE_SAID:
        return None
    left = max(hits[i - 1].span.end if i else 0, start - _LEAD_SAID)
    said = _SAID_OF.search(folded, left, start)
    topic = topics.get(LEVEL_WORDS[said["word"]]) if said else None
    below = topic is not None and RANK[hits[topic].value.level] < RANK[hits[i].value.level]
    return topic if below else None


_LEAD_SAID: Final = 60


class _Gap(NamedTuple):
    """What stands between two places. `ends`: a sentence ends in it. `has`: where in it what follows is said to be had."""

    words: str
    ends: bool
    lists: bool
    has: int | None


def _gap(folded: str, hits: Sequence[Hit[Place]], i: int) -> _Gap | None:
    if i == 0 or hits[i].span.start - hits[i - 1].span.end > _LONGEST:
        return None
    return _read(folded[hits[i - 1].span.end : hits[i].span.start])


@lru_cache(maxsize=2048)
def _read(words: str) -> _Gap:
    """Read a gap: most are commas and the like, and those of a report are asked for by places and by relations."""
    lists = LISTED.fullmatch(words) is not None
    has = _HAS.search(words) if words.endswith((" ", "(")) and _may_have(words) else None
    leads = has.start() if has else None
    broken = None if lists else BREAK.search(words)
    return _Gap(words, broken is not None and (leads is None or broken.end() <= leads), lists, leads)


def _may_have(words: str) -> bool:
    """Tell whether the last word of a gap is one that `_HAS` ends with, or has a sign glued to it: "(gồm"."""
    last = words.rstrip(" (:,").rpartition(" ")[2]
    return last in _HAS_WORDS or last.isdigit() or (last[-1:].isalpha() and not last.isalpha())


def _again(gap: _Gap, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]) -> int | None:
    """Return who "Huyện có 6 xã và thị trấn Rạch Gốc" is said of: the last of that level that a sentence was about."""
    stops = list(BREAK.finditer(gap.words))
    again = next((match for stop in reversed(stops) if (match := _AGAIN.match(gap.words, stop.end()))), None)
    if again is None:
        return None
    if not again["word"]:
        above = max(topics.values(), default=None)
        return (
            above if above is not None and RANK[hits[above].value.level] < RANK[hits[i].value.level] else None
        )
    level = LEVEL_WORDS[again["word"]]
    near = topics.get(level)
    if near is None:
        near = next((k for k in range(i - 1, max(-1, i - 5), -1) if hits[k].value.level is level), None)
    return near if near is not None and RANK[level] < RANK[hits[i].value.level] else None


# "Huyện Bến Cầu có 5 xã giáp … . Đó là các | xã A, B"
_THESE: Final = re.compile(r"[.:][ ]đó[ ]là[ ](?:(?:các|những|\d{1,3})[ ])?\Z", re.VERBOSE)
_HAS_SO_MANY: Final = re.compile(rf"(?<!\w)có[ ]{COUNT}[ ](?P<word>huyện|xã|phường|thôn|bản|ấp|làng)(?!\w)")


def _names_these(gap: str) -> bool:
    return " đó là " in gap and _THESE.search(gap) is not None


def _these(folded: str, hits: Sequence[Hit[Place]], i: int, subject: int) -> int | None:
    """Return the unit that has so many of a level, where the next sentence names them: "Đó là các xã A, B"."""
    level = hits[i].value.level
    has = _HAS_SO_MANY.search(folded, hits[subject].span.end, hits[i].span.start)
    below = RANK[hits[subject].value.level] < RANK[level]
    return subject if has and below and LEVEL_WORDS[has["word"]] is level else None


def _opens(folded: str, hit: Hit[Place]) -> bool:
    """Tell whether a place stands where a sentence begins: "Huyện Z có …", "Hiện nay, xã Y có …"."""
    start, begun = hit.span.start, 0
    lead = folded[max(0, start - _LEAD - 2) : start]
    for stop in BREAK.finditer(lead):
        begun = stop.end()
    if start > _LEAD and not (begun and len(lead) - begun <= _LEAD):
        return False
    if begun and lead[begun - 2] == ";" and len(lead) - begun > len("riêng "):
        return False  # "…; bên kia sông là huyện Z": a clause of what is said already
    return _BESIDE.search(lead, begun) is None


def _holds(gap: str, holder: Hit[Place]) -> bool:
    """Tell whether a gap joins a place to its holder; a dash before a cluster joins two of a pair."""
    if gap.strip() == "-" and holder.value.level is Level.VILLAGE_CLUSTER:
        return False
    return _HOLDS.fullmatch(gap) is not None or _LIES.fullmatch(gap) is not None


def _is_group(folded: str, hits: Sequence[Hit[Place]], i: int) -> bool:
    """Tell "tổ Ngũ Đạo Hà, thôn Thủy Tào": a group of households lies in its village, which is of the same level."""
    return _word(folded, hits[i - 1]) == "tổ" and _word(folded, hits[i]) in _VILLAGES


_VILLAGES: Final = frozenset({"thôn", "bản", "xóm", "ấp", "khóm", "làng", "khu"})


def _may_hold(
    folded: str, hits: Sequence[Hit[Place]], j: int, i: int, fits: Callable[[Place, Place], bool]
) -> bool:
    """Tell that of "tỉnh Quảng Bình và tỉnh Khăm Muộn (Lào)" the country holds the second alone."""
    held, last, holder = hits[j].value, hits[i - 1].value, hits[i].value
    if j == i - 1:
        return fits(held, holder) or held.country is Country.VIETNAM
    if holder.country is not Country.VIETNAM and folded.endswith("giữa ", 0, hits[j].span.start):
        return False  # "giữa bản A và bản B (huyện H, Lào)"
    if (
        held.level is Level.VILLAGE
        and holder.country is not Country.VIETNAM
        and _word(folded, hits[j]) != _word(folded, hits[i - 1])
    ):
        return False  # "thôn A và bản B (cụm bản C)"
    shared = (
        hits[i - 1].rule == "place.list"
    )  # "hai huyện A và B thuộc tỉnh C": one word for both, one holder
    return (shared or held.country is last.country) and fits(held, holder)


def _word(folded: str, hit: Hit[Place]) -> str:
    """Return the level word of a place; of a name alone in a list, that of "bản"."""
    first = folded[hit.span.start : hit.span.end].partition(" ")[0]
    return first if first in LEVEL_WORDS else "bản"


def _head(found: dict[int, int], i: int) -> int:
    """Return the first of a chain that ends with a place: of "xã Y (huyện Z, tỉnh T)" the commune."""
    while found.get(i - 1) == i:
        i -= 1
    return i


def _opened(  # noqa: PLR0917 (where a place stands)
    folded: str, hits: Sequence[Hit[Place]], i: int, gap: _Gap, head: int, subject: int | None
) -> int | None:
    """Return what holds a place that is not above the one before it: who "has" it, or where it is "at"."""
    level, start = hits[i].value.level, hits[i - 1].span.start
    if gap.has is not None:
        before = gap.words[: gap.has]
        near = not before.strip(" )(") or (
            before.strip(" )") == ","
            and _OF.search(folded, max(0, hits[head].span.start - 8), hits[head].span.start)
        )
        holder = head if near else subject
        if holder == i - 1 and _BORDERED.search(folded, max(0, start - _LEAD), start):
            holder = subject  # "huyện X có 3 xã giáp Campuchia gồm A, B"
    elif gap.words == ", " and _AT.search(folded, max(0, start - 4), start):
        holder = i - 1
    else:
        return None
    if holder is None or (
        hits[holder].value.level is Level.COUNTRY and hits[holder].value.country is not hits[i].value.country
    ):
        return None  # "11 xã của phía Trung Quốc gồm: A, B với trấn C"
    return holder if RANK[hits[holder].value.level] < RANK[level] else None
