"""Which places of a sentence are twinned: "A kết nghĩa với B, C và D", "giữa A và B", "thôn A - bản B, thôn C - bản D"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.between import LISTED
from dvgraph.grammar.levels import COUNT
from dvgraph.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dvgraph.model import Hit, Place, Span

__all__ = ["TWINNED", "chain_end", "is_listed", "twins"]

TWINNED: Final = re.compile(r"(?<!\w)kết[ ]nghĩa(?!\w)", re.VERBOSE)

_LOCAL: Final = frozenset({Level.VILLAGE, Level.VILLAGE_CLUSTER, Level.COMMUNE, Level.DISTRICT})
_SMALL: Final = frozenset({Level.VILLAGE, Level.VILLAGE_CLUSTER})
# "kết nghĩa với bản C", "kết nghĩa cùng ba bản C, D và E", "kết nghĩa tốt đẹp với", "kết nghĩa dân cư hai bên biên giới với";
# "kết nghĩa giữa bản A và bản B" has no "với"
_WITH: Final = re.compile(
    r"[ ](?:(?!(?:giữa|và|của|với|cùng)[ ])[\w-]+[ ]){0,6}(?:với|cùng)(?:[ ]với)?[ ]", re.VERBOSE
)
_MANY: Final = re.compile(rf"(?<!\w){COUNT}[ ](?:\w+[ ]){{0,2}}\Z", re.VERBOSE)
# "bản A - bản B", "thôn A với bản B"
_STRONG: Final = re.compile(r"\)?[ ]?(?:-|với|cùng[ ]với)[ ]?(?:cụm[ ])?(?:[\w]+[ ]){0,2}", re.VERBOSE)
# "giữa bản A và bản B", "UBND huyện A và chính quyền huyện B"
_WEAK: Final = re.compile(r"\)?,?[ ](?:và|cùng)[ ](?:\w+,?[ ]){0,4}", re.VERBOSE)
_TOGETHER: Final = re.compile(r"\)?,?[ ]phối[ ]hợp[ ](?:với|cùng)[ ](?:\w+[ ]){0,3}", re.VERBOSE)
_STOP: Final = re.compile(r"[.;\n]")
_NEXT_CLAUSE: Final = re.compile(r"[;\n]")
_WINDOW: Final = 40
"""Places on either side of the word for twinning that are looked at."""

_ONE_SENTENCE: Final = re.compile(r"[^.;\n]{0,160}")


def twins(
    folded: str,
    sentence: Span,
    places: Sequence[tuple[int, Hit[Place]]],
    held: Mapping[int, int],
    *,
    listed: bool,
) -> list[tuple[Hit[Place], Hit[Place]]]:
    """Return the twinned pairs of a sentence, in order.

    `places` are those of the sentence with their index, `held` tells by index which holds which: a holder is no side.
    `listed` tells that the sentence is an item of a list of twinnings, and needs no word of its own that says so.
    """
    cues = list(TWINNED.finditer(folded, sentence.start, sentence.end))
    if not cues and not listed:
        return []
    holding = {held[i] for i, _ in places if i in held}
    known = dict(places)
    sides = [
        (hit, chain_end(folded, i, known, held))
        for i, hit in places
        if hit.value.level in _LOCAL and i not in holding
    ]
    found: list[tuple[Hit[Place], Hit[Place]]] = []
    used: set[Span] = set()
    starts = [hit.span.start for hit, _ in sides]
    for n, cue in enumerate(cues):
        stop = cues[n + 1].start() if n + 1 < len(cues) else sentence.end
        at = bisect_left(starts, cue.start())
        last = min(bisect_left(starts, stop), at + _WINDOW)
        for a, b in _with(folded, cue, sides[max(0, at - _WINDOW) : at], sides[at:last], stop):
            found.append((a, b))
            used |= {a.span, b.span}
    rest = [side for side in sides if side[0].span not in used]
    found += _joined(folded, rest, cues)
    found += _provinces(folded, cues, [hit for _, hit in places if hit.value.level is Level.PROVINCE])
    return sorted(found)


# "tỉnh A và tỉnh B | đã chính thức | kết nghĩa | với | tỉnh C"
_DO: Final = re.compile(r"[ ](?:(?:đã|vừa|cũng|chính[ ]thức|ký|ký[ ]kết|tổ[ ]chức)[ ]){0,3}", re.VERBOSE)


def _provinces(
    folded: str, cues: Sequence[re.Match[str]], hits: Sequence[Hit[Place]]
) -> Iterator[tuple[Hit[Place], Hit[Place]]]:
    """Yield provinces that are twinned themselves, not by what lies in them: "tỉnh A và tỉnh B đã kết nghĩa"."""
    for cue in cues if len(hits) > 1 else ():
        at = bisect_left([hit.span.start for hit in hits], cue.start())
        if not at or not _DO.fullmatch(folded, hits[at - 1].span.end, cue.start()):
            continue
        one = hits[at - 1]
        if at < len(hits) and _WITH.fullmatch(folded, cue.end(), hits[at].span.start):
            yield one, hits[at]
        elif at > 1 and _WEAK.fullmatch(folded, hits[at - 2].span.end, one.span.start):
            yield hits[at - 2], one


def chain_end(folded: str, i: int, places: Mapping[int, Hit[Place]], held: Mapping[int, int]) -> int:
    """Return where a place ends with those that hold it, one after another: "bản A (xã B, huyện C)"."""
    start, end = places[i].span
    while held.get(i) == i + 1 and i + 1 in places:
        i += 1
        end = places[i].span.end
    end += len(" cũ") if folded.startswith(" cũ)", end) else 0
    return end + (folded[end : end + 1] == ")" and "(" in folded[start:end])


_Side = tuple["Hit[Place]", int]


def _with(
    folded: str, cue: re.Match[str], before: Sequence[_Side], after: Sequence[_Side], stop: int
) -> Iterator[tuple[Hit[Place], Hit[Place]]]:
    """Yield "bản A (xã B) kết nghĩa với bản C, bản D": each before the cue with each behind it."""
    if not before or not after or not _WITH.match(folded, cue.end()):
        return
    if _NEXT_CLAUSE.search(folded, cue.end(), after[0][0].span.start):
        return  # "9 đơn vị kết nghĩa với 6 bon; huyện B có …"
    others = _run(folded, after, stop)
    near = next((k for k in reversed(range(len(before))) if _alike(before[k][0], others[0])), None)
    if near is None or _STOP.search(folded, before[near][1], cue.start()):
        return
    own = [before[near][0]]
    while near > 0 and _lists_on(folded, before[near - 1], before[near], before):
        near -= 1
        own.insert(0, before[near][0])
    if len(own) > 1 and len(others) > 1:
        return  # which with which?
    yield from ((a, b) for a in own for b in others)


def _run(folded: str, after: Sequence[_Side], stop: int) -> list[Hit[Place]]:
    """Return the second side: the first place behind the cue, and those that a list goes on to before the next twinning."""
    last = after[0]
    run = [last[0]]
    again = TWINNED.match(folded, stop)
    for side in after[1:]:
        gap = folded[last[1] : side[0].span.start]
        if side[0].value.level is not last[0].value.level or not LISTED.fullmatch(gap):
            break
        if again and side is after[-1]:
            break  # "A kết nghĩa với B, C kết nghĩa với D"
        run.append(side[0])
        last = side
    return run


def _lists_on(folded: str, one: _Side, other: _Side, before: Sequence[_Side]) -> bool:
    """Tell "hai bản A, B kết nghĩa …", "bản A và bản B kết nghĩa …"; a comma alone needs the count."""
    gap = folded[one[1] : other[0].span.start]
    if one[0].value.level is not other[0].value.level or not LISTED.fullmatch(gap):
        return False
    first = before[0][0].span.start
    return " và " in gap or _MANY.search(folded, max(0, first - 24), first) is not None


def _joined(
    folded: str, sides: Sequence[_Side], cues: Sequence[re.Match[str]]
) -> Iterator[tuple[Hit[Place], Hit[Place]]]:
    """Yield "bản A và bản B", "thôn A - bản B, thôn C - bản D": neighbours that a word or a dash joins."""
    k, free, first = 0, True, 0
    while k + 1 < len(sides):
        (a, end), (b, b_end) = sides[k], sides[k + 1]
        gap = folded[end : b.span.start]
        strong = _STRONG.fullmatch(gap) or (
            _TOGETHER.fullmatch(gap) and {a.value.level, b.value.level} <= _SMALL
        )
        weak = (
            bool(cues)
            and free
            and _WEAK.fullmatch(gap)
            and not _more(folded, sides, k + 1)
            and _near(folded, a, b_end, cues)
        )
        if _alike(a, b) and (strong or weak):
            yield from ((one, b) for one in _own(folded, sides, first, k) if strong and cues)
            yield a, b
            k, free = k + 2, True
            first = k
        else:
            k, free = k + 1, a.value.level is not b.value.level or LISTED.fullmatch(gap) is None


def _own(folded: str, sides: Sequence[_Side], first: int, k: int) -> list[Hit[Place]]:
    """Return those listed before a side that "với" joins: of "xã A, B và C (huyện H) với trấn D" A and B."""
    own: list[Hit[Place]] = []
    if "với" not in folded[sides[k][1] : sides[k + 1][0].span.start]:
        return own
    for j in range(k - 1, first - 1, -1):
        gap = folded[sides[j][1] : sides[j + 1][0].span.start]
        if sides[j][0].value.level is not sides[k][0].value.level or ";" in gap or not LISTED.fullmatch(gap):
            break
        own.insert(0, sides[j][0])
    return own


def _more(folded: str, sides: Sequence[_Side], k: int) -> bool:
    """Tell whether a list of one level goes on behind a place: of "A và B, C" nothing is a pair."""
    if k + 1 >= len(sides):
        return False
    gap = folded[sides[k][1] : sides[k + 1][0].span.start]
    return (
        sides[k][0].value.level is sides[k + 1][0].value.level
        and gap.startswith(", ")
        and bool(LISTED.fullmatch(gap))
    )


def _near(folded: str, a: Hit[Place], b_end: int, cues: Sequence[re.Match[str]]) -> bool:
    """Tell whether the word for twinning stands by a pair: "lễ kết nghĩa giữa A và B", "A và B ký biên bản kết nghĩa"."""
    return any(
        _ONE_SENTENCE.fullmatch(folded, cue.end(), a.span.start)
        if cue.end() <= a.span.start
        else cue.start() >= b_end and _ONE_SENTENCE.fullmatch(folded, b_end, cue.start())
        for cue in cues
        if a.value.level is not Level.DISTRICT or not _OF_VILLAGES.match(folded, cue.end())
    )


def _alike(a: Hit[Place], b: Hit[Place]) -> bool:
    """Tell whether two units can be twinned: of one level, or a cluster or a village abroad with a commune."""
    one, other = a.value, b.value
    if one.level is other.level:
        return one != other
    levels = {one.level, other.level}
    if levels == {Level.COMMUNE, Level.VILLAGE}:
        return one.country is not other.country
    return Level.VILLAGE_CLUSTER in levels and Level.DISTRICT not in levels


# "Huyện A và huyện B đánh giá 8 năm kết nghĩa bản - bản": the villages are twinned, not the districts.
_OF_VILLAGES: Final = re.compile(
    r"[ ](?:giữa[ ])?(?:các[ ]|hai[ ]|cặp[ ]|\d+[ ])*(?:thôn|bản|ấp|làng|cụm|khóm|khu|xã)(?!\w)", re.VERBOSE
)
_ITEM: Final = re.compile(r"[-+*•▪●]|[a-zđ]\)|\d{1,2}[.)]")


# "… cùng kết nghĩa. Đó là bản A với bản B"
_NAMELY: Final = re.compile(r"(?:đó[ ]là|cụ[ ]thể|bao[ ]gồm|gồm)(?!\w)", re.VERBOSE)


def is_listed(folded: str, sentences: Sequence[Span], n: int) -> bool:
    """Tell whether a sentence is an item of a list whose head speaks of twinning: "Các cặp kết nghĩa gồm:⏎- Bản A với bản B;"."""
    if n and _NAMELY.match(folded, sentences[n].start):
        return TWINNED.search(folded, *sentences[n - 1]) is not None
    if not _ITEM.match(folded, sentences[n].start):
        return False
    for k in range(n - 1, max(-1, n - 40), -1):
        if folded.startswith(":", sentences[k].end - 1):
            return any(TWINNED.search(folded, *sentences[j]) for j in range(max(0, k - 1), k + 1))
        if not _ITEM.match(folded, sentences[k].start):
            return False
    return False
