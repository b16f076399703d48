"""Which of the places that a text names in a row lies in which: brackets, commas, "thuộc", "tại … ,", "có …", "gồm …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.between import AT, BREAK, HOLDS, LIES, OF, is_apposed, is_beside, lies_before, read_gap
from dvgraph.grammar.levels import LEVEL_WORDS, RANK
from dvgraph.grammar.topics import had_again, lying_again, said_of
from dvgraph.model import Country, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvgraph.grammar.between import Gap
    from dvgraph.model import Hit, Place

__all__ = ["holders"]

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
        said = said_of(folded, hits, i, topics) if topics else None
        if said is not None:
            found[i] = above = said
            subject, listed, outer = said, [i], []
            continue
        if gap is None or gap.ends:
            above = had_again(folded, hits, i, gap, topics, subject) if gap is not None else None
            lying = lying_again(gap, hits, i, topics) if gap is not None and topics else None
            if lying is not None:
                if fits(hits[lying].value, hit.value):
                    found.setdefault(lying, i)
                subject, listed, outer, above = lying, [i], [], None
                continue
            if above is not None:
                found[i] = above
            opens = above is None and _opens(folded, hit)
            subject, listed, outer = (i if opens else above), [i], []
            if opens:
                topics[hit.value.level] = i
            continue
        before, level = hits[i - 1].value, hit.value.level
        if (
            before.level is level
            and level in {Level.VILLAGE, Level.DISTRICT}
            and _is_group(folded, hits, i)
            and HOLDS.fullmatch(gap.words)
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
                # "Tỉnh có … ở 4 xã (A, B thuộc huyện C": the nearer holder is told of all
                nearer = above is not None and RANK[hits[above].value.level] < RANK[level]
                found.update(
                    (j, i)
                    for j in listed
                    if (j not in found or j == i - 1 or (nearer and found[j] == above))
                    and _may_hold(folded, hits, j, i, fits)
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


def _gap(folded: str, hits: Sequence[Hit[Place]], i: int) -> Gap | None:
    if i == 0 or hits[i].span.start - hits[i - 1].span.end > _LONGEST:
        return None
    return read_gap(folded[hits[i - 1].span.end : hits[i].span.start])


def _opens(folded: str, hit: Hit[Place]) -> bool:
    """Tell whether a place stands where a sentence begins: "Huyện Z có …", "Hiện nay, xã Y có …"."""
    start, begun = hit.span.start, 0
    lead = folded[max(0, start - _LEAD - 2) : start]
    for stop in BREAK.finditer(lead):
        begun = stop.end()
    if start > _LEAD and not (begun and len(lead) - begun <= _LEAD):
        return is_apposed(folded, start)
    if begun and lead[begun - 2] == ";" and len(lead) - begun > len("riêng "):
        return False  # "…; bên kia sông là huyện Z": a clause of what is said already
    return not is_beside(lead, len(lead), begun)


def _holds(gap: str, holder: Hit[Place]) -> bool:
    """Tell whether a gap joins a place to its holder; a dash before a cluster joins two of a pair."""
    if gap.strip() == "-" and holder.value.level is Level.VILLAGE_CLUSTER:
        return False
    return HOLDS.fullmatch(gap) is not None or LIES.fullmatch(gap) is not None


def _is_group(folded: str, hits: Sequence[Hit[Place]], i: int) -> bool:
    """Tell "tổ Ngũ Đạo Hà, thôn Thủy Tào": a group of households lies in its village, which is of the same level.

    So lies a district of China in its city: "huyện Ninh Minh, thành phố Sùng Tả".
    """
    if hits[i].value.level is Level.DISTRICT:
        china = Country.CHINA in {hits[i - 1].value.country, hits[i].value.country}
        return china and _IN_CITY.match(folded, hits[i - 1].span.start, hits[i].span.end) is not None
    return _word(folded, hits[i - 1]) == "tổ" and _word(folded, hits[i]) in _VILLAGES


_IN_CITY: Final = re.compile(r"huyện[ ][^,()\n]+(?:,[ ]|[ ]\()(?:thành[ ]phố|thị(?![ ]xã))[ ]", re.VERBOSE)
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
    folded: str, hits: Sequence[Hit[Place]], i: int, gap: Gap, head: int, subject: int | None
) -> int | None:
    """Return what holds a place that is not above the one before it: who "has" it, or where it is "at"."""
    level, start, first = hits[i].value.level, hits[i - 1].span.start, hits[head].span.start
    if gap.has is not None:
        before = gap.words[: gap.has]
        near = not before.strip(" )(") or (
            before.strip(" )") == ","
            and OF.search(folded, max(0, hits[head].span.start - 8), hits[head].span.start)
        )
        holder = head if near else subject
        if holder == i - 1 and _BORDERED.search(folded, max(0, start - _LEAD), start):
            holder = subject  # "huyện X có 3 xã giáp Campuchia gồm A, B"
    elif gap.words == ", " and (
        AT.search(folded, max(0, first - 4), first)
        or (RANK[hits[head].value.level] < RANK[level] and lies_before(folded, first))
    ):
        holder = head
    else:
        return None
    if holder is None or (
        hits[holder].value.level is Level.COUNTRY and hits[holder].value.country is not hits[i].value.country
    ):
        return None  # "11 xã của phía Trung Quốc gồm: A, B với trấn C"
    return holder if RANK[hits[holder].value.level] < RANK[level] else None
