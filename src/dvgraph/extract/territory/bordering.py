"""What borders what: "Huyện A có 12 km đường biên giới giáp huyện B và huyện C", "phía Bắc giáp D; phía Nam giáp E"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dvgraph.grammar.between import LISTED
from dvgraph.grammar.levels import COUNT, KIND, LEVEL_WORDS, RANK
from dvgraph.grammar.openings import BORDERS, openings
from dvgraph.grammar.twinning import chain_end
from dvgraph.model import Level, RelationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.extract.territory.ground import Ground
    from dvgraph.model import Hit, Relation

__all__ = ["read_borders"]

_BORDER: Final = re.compile(
    r"""(?<!\w)(?: tiếp[ ]giáp | giáp[ ](?:ranh|giới) | giáp(?![ ]biên(?![ ]với)(?!\w))
          | (?:có[ ])?chung[ ](?:đường[ ])?biên(?:[ ]giới)? | (?<!hai[ ]bên[ ])(?:đường[ ])?biên[ ]giới(?=[ ]với(?!\w)) | đường[ ]biên(?=[ ]với(?!\w))
          | (?:tuyến|đường)[ ]biên[ ]giới(?=[ ]giữa(?!\w))
          | phía[ ](?:(?:đông|tây|nam|bắc)[ ]){1,2}là(?=[ ](?:tỉnh|huyện|xã|phường|thị[ ]xã|thành[ ]phố)[ ]) )(?!\w)""",
    re.VERBOSE,
)
# Behind a place that a sentence is about: "Huyện A (tỉnh B) có …", "Kỳ Sơn là huyện …", "Xã C, nằm …"
_PREDICATE: Final = re.compile(
    r"(?:[ ]\([^()\n]{0,60}\)|\))?,?[ ]\(?(?:hiện[ ]|cũng[ ]|đều[ ]|vừa[ ])?(?:là|có|nằm|giáp|tiếp|với|chung|cùng|phía|không|cách|gồm|thuộc|được)(?!\w)",
    re.VERBOSE,
)
# Between the word for bordering and the neighbour no other thing is told: "giáp với 3 huyện của tỉnh bạn", not "giáp biển, có huyện".
_OTHER: Final = re.compile(r"[;.\n]|(?<!\w)(?:có|là|trong[ ]đó|gồm|dài|cách)(?!\w)", re.VERBOSE)
# "giáp các tỉnh là Quảng Ngãi, Bình Định"
_NAMELY: Final = re.compile(r",?[ ](?:gồm|là)(?:[ ]|[ ]?:[ ])\Z", re.VERBOSE)
_BETWEEN: Final = re.compile(r"[ ]giữa[ ](?:\w+[ ]){0,2}", re.VERBOSE)
_TOGETHER: Final = re.compile(r"\)?,?[ ](?:và|với|cùng)[ ](?:các[ ])?", re.VERBOSE)
# "Huyện có …", "Huyện ta giáp …", "Toàn xã nằm …", "- Phía Bắc giáp …", "Có 12 km đường biên giới …": the unit named before
_DEFINITE: Final = re.compile(
    rf"""(?:[-+*•][ ]?)?(?: (?:toàn[ ])?(?P<word>{"|".join(word.replace(" ", "[ ]") for word in ("huyện", "xã", "tỉnh", "thị xã", "thành phố", "phường", "thị trấn", "bản", "thôn"))})
          (?:[ ](?:chúng[ ]tôi|ta|nhà|này))?(?=[ ](?:có|không|hiện|nằm|giáp|tiếp|với|gồm|là)(?!\w))
        | (?:tổng[ ]chiều[ ]dài[ ])?(?:đường[ ]biên(?:[ ]giới)?|ranh[ ]giới|địa[ ]giới)(?!\w) | (?:về[ ]ranh[ ]giới:[ ])?(?:-[ ])?(?:phía|hướng|có|với|tiếp[ ]giáp|giáp|đông|tây|nam|bắc)(?!\w) )""",
    re.VERBOSE,
)
# "giáp với Sìn Hồ ở phía đông, Mường Nhé (Điện Biên) ở phía Tây"
_SIDE: Final = re.compile(
    r"\)?[ ](?:(?:ở|về)[ ])?(?:phía|hướng)[ ](?:(?:đông|tây|nam|bắc)(?!\w)[ ]?){1,2}(?=,|và)", re.VERBOSE
)
_MOST: Final = 40
"""Places on either side of a word for bordering that are looked at."""

# "… qua các tỉnh giáp với Lào": who borders has no name
_UNNAMED: Final = re.compile(
    r"(?<!\w)(?:các|những)[ ](?:tỉnh|huyện|xã|địa[ ]phương|vùng|thôn|bản)[ ]\Z", re.VERBOSE
)
_LEAD: Final = 40
"""Letters before the first place of a sentence that is still what the sentence is about."""

_FARTHEST: Final = 900
"""Letters between a sentence that says "Huyện" and the district's name before it: the two are one quotation."""


def read_borders(ground: Ground) -> Iterator[Hit[Relation]]:
    """Yield borders as sentences state them, each neighbour with each unit that has it."""
    folded = ground.folded
    words = openings(folded, BORDERS)
    topics: dict[Level | None, int] = {}
    for sentence in ground.report.sentences:
        nearest = bisect_left(words, sentence.start)
        if nearest == len(words):
            return  # what the others are about no border asks for
        if words[nearest] < sentence.end:
            yield from _borders(ground, sentence, topics)
        heads = ground.heads(sentence)
        # "Là huyện nghèo của tỉnh T, huyện A có …": A stands behind what it is
        behind = [i for i in heads[1:2] if ground.held.get(i) == heads[0]]
        topic = next((i for i in (*heads[:1], *behind) if _opens(ground, i, sentence)), None)
        if topic is not None:
            topics[ground.places[topic].value.level] = topics[None] = topic


def _opens(ground: Ground, head: int, sentence: Span) -> bool:
    """Tell whether a sentence is about its first place."""
    hit = ground.places[head]
    at = hit.span.start
    if (
        ground.is_of_a_body(head)
        or (
            at > sentence.start and ground.folded.startswith(" là ", at - 4)
        )  # "Huyện lỵ là thị trấn Khe Sanh"
        or hit.value.level is Level.COUNTRY
        or (
            at > sentence.start and _DEFINITE.match(ground.folded, sentence.start)
        )  # the name Hướng Hóa is no side
    ):
        return False
    return at <= sentence.start + 8 or _PREDICATE.match(ground.folded, ground.end(head)) is not None


# "Việt Nam có | 10 tỉnh | giáp Campuchia | lần lượt là: | A, B", "3 xã giáp Lào gồm A, B": who borders is told behind it
_COUNTED: Final = re.compile(
    rf"(?<!\w){COUNT}[ ](?P<word>tỉnh|huyện|xã|thôn|bản)(?:[ ]{KIND})?[ ](?:có[ ]chung[ ]|có[ ])?\Z",
    re.VERBOSE,
)
_ARE: Final = re.compile(
    r"\)?(?:[ ]lần[ ]lượt)?(?:,?[ ](?:là|gồm(?:[ ]có)?|bao[ ]gồm|đó[ ]là)[ ]?:?[ ]|:[ ]|[ ]\()(?:các[ ])?",
    re.VERBOSE,
)


def _told_behind(
    ground: Ground, sentence: Span, cue: re.Match[str], after: Sequence[int]
) -> Iterator[Hit[Relation]]:
    """Yield the borders of those that a list behind the neighbour names: "10 tỉnh giáp Campuchia là: A, B"."""
    counted = _COUNTED.search(ground.folded, max(sentence.start, cue.start() - _LEAD), cue.start())
    if counted is None or len(after) < 2 or not _ARE.fullmatch(ground.gap(*after[:2])):
        return
    before = after[1]
    for i in after[1:]:
        listed = i == before or LISTED.fullmatch(ground.gap(before, i))
        if not listed or ground.places[i].value.level is not LEVEL_WORDS[counted["word"]]:
            return
        told = ground.relation(RelationKind.BORDERS, i, after[0], "borders")
        yield told._replace(span=Span(cue.start(), told.span.end))
        before = i


def _borders(ground: Ground, sentence: Span, topics: dict[Level | None, int]) -> Iterator[Hit[Relation]]:
    heads = ground.heads(sentence)
    starts = [ground.places[i].span.start for i in heads]
    cues = [
        cue
        for cue in _BORDER.finditer(ground.folded, sentence.start, sentence.end)
        if _is_word(ground, sentence, cue)
    ]
    subjects: list[int] = []
    neighbours: list[int] = []
    for n, cue in enumerate(cues):
        begun = bisect_left(starts, cues[n - 1].end() if n else sentence.start)
        at = bisect_left(starts, cue.start())
        stop = bisect_left(starts, cues[n + 1].start() if n + 1 < len(cues) else sentence.end)
        # "giáp A, phía Nam giáp B": A is no subject
        between = [i for i in heads[max(begun, at - _MOST) : at] if i not in neighbours]
        after = heads[at : min(stop, at + _MOST)]
        told = list(_told_behind(ground, sentence, cue, after))
        if told:
            yield from told
            continue
        of_topic = _OF_TOPIC.match(ground.folded, cue.end())
        if of_topic and (topic := topics.get(LEVEL_WORDS[of_topic["word"]])) is not None:
            subjects = [topic]
            neighbours = _neighbours(ground, of_topic, after)
            yield from _all(ground, subjects, neighbours)
            continue
        pair = _each_other(ground, cue, between, after)
        if pair:
            yield ground.relation(RelationKind.BORDERS, *pair, "borders")
            continue
        subjects = (
            _subjects(ground, sentence, cue, _below(ground, sentence, between), first=n == 0)
            or subjects
            or _topic(ground, sentence, topics)
        )
        neighbours = _neighbours(ground, cue, after)
        yield from _all(ground, subjects, neighbours)


# "Tiếp giáp | huyện có | huyện A và huyện B"
_OF_TOPIC: Final = re.compile(
    r"[ ](?:với[ ])?(?P<word>tỉnh|huyện|thị[ ]xã|quận|xã|phường)[ ](?:có|là|gồm)(?=[ ])", re.VERBOSE
)


def _all(ground: Ground, subjects: Sequence[int], neighbours: Sequence[int]) -> Iterator[Hit[Relation]]:
    """Yield that each of some places borders each of others."""
    yield from (
        ground.relation(RelationKind.BORDERS, subject, other, "borders")
        for subject in subjects
        for other in neighbours
        if ground.places[subject].value != ground.places[other].value and not _lies_in(ground, subject, other)
    )


def _is_word(ground: Ground, sentence: Span, cue: re.Match[str]) -> bool:
    """Tell "giáp" from the name Giáp."""
    return (
        cue.start() <= sentence.start + 2
        or ground.report.view.plain[cue.start()].islower()
        or not cue[0].startswith("giáp")
        or ground.folded.startswith(": ", cue.start() - 2)  # "Phía Bắc: Giáp tỉnh A"
    )


def _lies_in(ground: Ground, i: int, other: int) -> bool:
    seen = 0
    while i in ground.held and seen < len(RANK):
        i, seen = ground.held[i], seen + 1
        if ground.places[i].value == ground.places[other].value:
            return True
    return False


def _each_other(
    ground: Ground, cue: re.Match[str], before: Sequence[int], after: Sequence[int]
) -> tuple[int, int] | None:
    """Return two that border each other: "giáp ranh giữa A và B", "A và B là hai xã có chung đường biên giới"."""
    if len(after) >= 2 and _BETWEEN.fullmatch(ground.folded, cue.end(), ground.places[after[0]].span.start):
        two = _TOGETHER.fullmatch(ground.gap(after[0], after[1]))
        states = (
            ground.places[after[0]].value.level is Level.COUNTRY
        )  # "tuyến biên giới giữa Việt Nam và Lào"
        return (after[0], after[1]) if two and not states else None
    holders = {ground.held[i] for i in before if i in ground.held}
    sides = [i for i in before if i not in holders]  # "huyện A (tỉnh B) và huyện C (tỉnh D) có chung …"
    if after or len(sides) != 2:
        return None
    ends = [chain_end(ground.folded, i, dict(enumerate(ground.places)), ground.held) for i in sides]
    if not _TOGETHER.fullmatch(ground.folded, ends[0], ground.places[sides[1]].span.start):
        return None
    tail = ground.folded[ends[1] : cue.end() + 5]
    return (sides[0], sides[1]) if re.search(r"(?<!\w)(?:hai|cùng|chung|nhau)(?!\w)", tail) else None


def _subjects(
    ground: Ground, sentence: Span, cue: re.Match[str], before: Sequence[int], *, first: bool
) -> list[int]:
    """Return what borders: the place nearest to the cue of which something is said, with those it is listed with."""
    able = [i for i in before if _may_border(ground, i, sentence)]
    said = [i for i in able if _PREDICATE.match(ground.folded, ground.end(i))]
    if not first and not said:
        return []
    if not said:
        definite = _DEFINITE.match(ground.folded, sentence.start)
        if definite and definite["word"]:
            return []  # "Huyện có 10 xã và thị trấn A, đường biên dài 26 km tiếp giáp …": no township has it
        at = ground.places[able[0]].span.start if able else cue.start()
        return (
            able[:1]
            if at <= sentence.start + _LEAD and not _UNNAMED.search(ground.folded, at, cue.start())
            else []
        )
    if _is_aside_of(ground, sentence, able[0], said[-1]) or _is_part(ground, able[0], said[-1]):
        return able[:1]
    near = before.index(said[-1])
    found = [said[-1]]
    for i in reversed(before[:near]):
        gap = ground.gap(i, found[0])
        same = ground.places[i].value.level is ground.places[found[0]].value.level
        if not same or not (LISTED.fullmatch(gap) or _TOGETHER.fullmatch(gap)):
            break
        found.insert(0, i)
    return found


def _is_aside_of(ground: Ground, sentence: Span, first: int, last: int) -> bool:
    """Tell "Huyện A, cửa ngõ của tỉnh T, giáp …": what a sentence opens with lies below what it goes on from."""
    one, other = ground.places[first], ground.places[last]
    return (
        RANK[other.value.level] < RANK[one.value.level]
        and one.span.start <= sentence.start + 8
        and ground.folded.startswith(",", ground.end(last))
        and ";" not in ground.folded[one.span.end : other.span.start]
    )


def _is_part(ground: Ground, first: int, last: int) -> bool:
    """Tell "A là một trong ba huyện của tỉnh T có chung biên giới với …": it is said of A."""
    return ground.held.get(first) == last and ground.folded.startswith(" là ", ground.end(first))


def _below(ground: Ground, sentence: Span, places: Sequence[int]) -> Sequence[int]:
    """Return places without those above what a sentence is about: of "Huyện nằm phía Bắc tỉnh T, giáp …" not the province."""
    match = _DEFINITE.match(ground.folded, sentence.start)
    if match is None or not match["word"]:
        return places
    rank = RANK[LEVEL_WORDS[match["word"]]]
    return [i for i in places if RANK[ground.places[i].value.level] >= rank]


def _may_border(ground: Ground, i: int, sentence: Span) -> bool:
    """Tell what a sentence may be about from bodies, what stands in brackets, and the country of "miền núi Việt Nam"."""
    hit = ground.places[i]
    within = hit.value.level is Level.COUNTRY and hit.span.start > sentence.start + 8
    return not (within or ground.is_of_a_body(i) or ground.is_aside(i, sentence))


def _topic(ground: Ground, sentence: Span, topics: dict[Level | None, int]) -> list[int]:
    """Return the unit that "Huyện có …" or "Phía Bắc giáp …" is said of: the last that a sentence before was about."""
    match = _DEFINITE.match(ground.folded, sentence.start)
    if match is None:
        return []
    found = topics.get(LEVEL_WORDS[match["word"]] if match["word"] else None)
    near = found is not None and sentence.start - ground.places[found].span.start <= _FARTHEST
    return [found] if found is not None and near else []


def _neighbours(ground: Ground, cue: re.Match[str], after: Sequence[int]) -> list[int]:
    """Return the neighbours behind a cue: the first place, and those that a list goes on to."""
    found: list[int] = []
    for i in after:
        if not found:
            gap = ground.folded[cue.end() : ground.places[i].span.start]
            if _OTHER.search(gap[: last.start()] if (last := _NAMELY.search(gap)) else gap):
                return []
        else:
            gap = ground.gap(found[-1], i)
            side = _SIDE.match(gap)
            gap = gap[side.end() :].replace("và", " và", 1) if side else gap
            same = side is not None or ground.places[i].value.level is ground.places[found[-1]].value.level
            if not LISTED.fullmatch(gap) or not (same or " và " in gap):
                break
        found.append(i)
    return found
