"""What a later sentence says of the unit that a text is about, by its level word or by none: "Huyện có …", "Có 3 xã: …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.between import BREAK, COUNTED, HOLDS, KINDS, LIES, is_beside
from dvgraph.grammar.levels import COUNT, LEVEL_WORDS, RANK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvgraph.grammar.between import Gap
    from dvgraph.model import Hit, Level, Place

__all__ = ["had_again", "lying_again", "said_of"]

# "… huyện Ngọc Hiển, tỉnh Cà Mau. Huyện có 6 xã và thị trấn Rạch Gốc", "Huyện Z giáp … Tổng diện tích 900 km2, gồm 9 xã: A, B"
_AGAIN: Final = re.compile(
    r"(?:toàn[ ]|trong[ ])?(?P<word>tỉnh|huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường)(?=[ ](?:hiện[ ])?(?:có|gồm|bao)(?!\w))|(?:tổng[ ])?diện[ ]tích(?!\w)|dân[ ]số(?!\w)",
    re.VERBOSE,
)


# ", huyện có 15 xã và | thị trấn A", "Bảy đơn vị hành chính của huyện gồm | thị trấn A", "xã biên giới duy nhất của huyện là | A"
_SAID_OF: Final = re.compile(
    rf"""(?:(?<=của[ ])|(?<=,[ ])|(?<=[.;:…][ ])|(?<=\n)) (?P<word>tỉnh|huyện|thị[ ]xã|thành[ ]phố|quận|xã|phường)
        [ ](?:hiện[ ])?(?:có|gồm(?:[ ]có)?|bao[ ]gồm|là)(?:[ ]:|:)?[ ](?:{COUNTED}){{0,3}}\Z""",
    re.VERBOSE,
)
_BEFORE_SAID: Final = frozenset("có gồm là và xã huyện trấn phường thôn bản ấp".split())


def said_of(folded: str, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]) -> int | None:
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


def had_again(  # noqa: PLR0917 (where a place stands)
    folded: str,
    hits: Sequence[Hit[Place]],
    i: int,
    gap: Gap,
    topics: Mapping[Level, int],
    subject: int | None,
) -> int | None:
    """Return the unit of which a new sentence says that it has a place, by a word for the unit or by none."""
    above = _again(folded, gap, hits, i, topics) if gap.has is not None else None
    if above is None and subject is not None and _names_these(gap.words):
        above = _these(folded, hits, i, subject)
    return _so_many(gap, hits, i, topics) if above is None and topics else above


def _again(
    folded: str, gap: Gap, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]
) -> int | None:
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
        near = next(
            (
                k
                for k in range(i - 1, max(-1, i - 5), -1)
                if hits[k].value.level is level and not is_beside(folded, hits[k].span.start)
            ),
            None,
        )
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


# "Có 3 xã biên giới: | A, B", "; 5/8 xã, thị trấn giáp biên là | A, B", "Các xã biên giới gồm: | A, B"
_SO_MANY: Final = re.compile(
    rf"""(?:(?<=[.;:…][ ])|(?<=\n)) (?:trong[ ]đó,?[ ])?(?:(?:có|gồm)[ ])?(?:\d{{1,3}}/)?(?:{COUNT}|một)
        (?:[ ]{KINDS},?)* (?:[ ]?:|[ ](?:là|gồm(?:[ ]có)?|bao[ ]gồm)(?:[ ]?:)?)[ ]\Z""",
    re.VERBOSE,
)
_ENDS_SO_MANY: Final = (": ", " là ", " gồm ", " có ")


def _so_many(gap: Gap, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]) -> int | None:
    """Return the unit that a text is about, where a sentence without subject names so many parts of it."""
    if not gap.words.endswith(_ENDS_SO_MANY) or _SO_MANY.search(gap.words) is None:
        return None
    above = max(topics.values())
    return above if RANK[hits[above].value.level] < RANK[hits[i].value.level] else None


# "Tây Giang có 10 xã. Huyện nằm ở phía Tây Bắc tỉnh | Quảng Nam"
_SUBJECT: Final = re.compile(r"(?P<word>tỉnh|huyện|thị[ ]xã|quận|xã|phường|thị[ ]trấn)(?=[ ])", re.VERBOSE)


def lying_again(gap: Gap, hits: Sequence[Hit[Place]], i: int, topics: Mapping[Level, int]) -> int | None:
    """Return the unit of which the next sentence says that it lies in a place, by its level word alone."""
    stop = next(reversed(list(BREAK.finditer(gap.words))), None)
    again = _SUBJECT.match(gap.words, stop.end()) if stop else None
    topic = topics.get(LEVEL_WORDS[again["word"]]) if again else None
    if again is None or topic is None or RANK[hits[topic].value.level] <= RANK[hits[i].value.level]:
        return None
    lies = gap.words[again.end() :]
    return topic if LIES.fullmatch(lies) or HOLDS.fullmatch(lies) else None
