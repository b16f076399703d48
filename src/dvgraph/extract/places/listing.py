"""The places that one level word names: the first, and those that a list goes on to; pairs of villages that are twinned."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dvgraph.authority import named, names
from dvgraph.extract.places.countries import COUNTRY
from dvgraph.extract.places.fitting import fits
from dvgraph.extract.places.foreign import country_of, is_lao
from dvgraph.extract.places.level_words import CITIES, begins_head, is_counted
from dvgraph.extract.places.unit_names import is_number, name_at
from dvgraph.grammar.levels import CHINESE_WORDS, LEVEL_WORDS, abroad
from dvgraph.grammar.names import CAPITAL, NAME, SYLLABLE
from dvgraph.model import Country, Hit, Level, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.extract.places.level_words import Head
    from dvgraph.model import View

__all__ = ["LONGEST_LIST", "listed"]

LONGEST_LIST: Final = 40
_LISTED: Final = re.compile(r"(?:[ ]\([^()\n]{1,60}\))?(?:,[ ](?:và[ ])?|[ ]và[ ]|;[ ])")
# "3 huyện kết nghĩa gồm: A (tỉnh S) - B (tỉnh T), C - D"
_JOINED: Final = re.compile(r"(?:[ ]\([^()\n]{1,40}\))?[ ](?:-|với)[ ]")
# "làng A, B, C (xã D)", "thôn A và B, xã C": one that holds them closes the list
_CLOSED: Final = re.compile(
    rf"(?P<list>(?:(?:[ ]\([^()\n]{{1,60}}\))?(?:,|[ ]và)[ ]{NAME}){{1,10}})(?:[ ]\(|,[ ]|[ ]-[ ]|[ ])(?:thuộc[ ]|của[ ])?(?P<word>xã|thị[ ]trấn|phường|huyện|tỉnh)[ ]{SYLLABLE}"
)


_ABOVE: Final = dict(pairwise((Level.VILLAGE, Level.COMMUNE, Level.DISTRICT, Level.PROVINCE)))
_SURE: Final = 3
"""Names of a list behind which a further one needs no table: "xã A, B, C, D"."""

_HCMC: Final = frozenset({"hcm", "hồ chí minh"})
# "thôn A với bản B; C với D; E với F": of the pairs behind the first, names alone
_PAIR: Final = re.compile(
    rf"[;,][ ](?P<a>{NAME})[ ](?:với|-)[ ](?P<b>{NAME})(?=[;,.)\n]|$|[ ][^\W\d_{CAPITAL}])"
)
_TWINNED: Final = re.compile(r"kết[ ]nghĩa|(?<!\w)cặp(?!\w)", re.VERBOSE)


_BODY_HEAD: Final = re.compile(
    r"(?:ubnd|hđnd|ủy ban|hội |đoàn |mặt trận|mttq|ban |đảng|huyện ủy|tỉnh ủy|thành ủy|sở |phòng |công an|đồn |bộ |chi |trường |nghị |quyết |chỉ thị|kế hoạch|đề án|ông |bà |đồng chí|anh |chị )"
)


def listed(view: View, head: Head, name: re.Match[str]) -> Iterator[Hit[Place]]:
    """Yield the place behind a level word, and those that follow it in a list."""
    start, rule = name.start() if head.lists else head.start, "place.level-word"
    closed = _closed(view.plain, head, name)
    beyond = False
    for n in range(LONGEST_LIST):
        words = view.written[name.start() : name.end()]
        place = Place(
            words.title() if words.isupper() and " " in words else words,
            *_level_of(head, view.folded[name.start() : name.end()], beyond=beyond),
        )
        yield Hit(Span(start, name.end()), place, rule)
        pairs = list(_pairs(view, name.end())) if place.level is Level.VILLAGE else []
        yield from pairs
        if pairs:
            return
        joint = _LISTED.match(view.folded, name.end()) or (
            _JOINED.match(view.folded, name.end()) if head.announced else None
        )
        follows = name_at(view, joint.end(), head) if joint else None
        if joint is None or follows is None or _counts(name, joint, follows) or _is_holder(place, follows):
            return
        if not _goes_on(view.folded, head, follows, open_=n >= _SURE or follows.end() <= closed):
            return
        name, beyond = follows, beyond or ";" in joint[0]
        start, rule = name.start(), "place.list"


def _is_holder(place: Place, name: re.Match[str]) -> bool:
    """Tell "huyện Đông Hải, Bạc Liêu": what stands behind a district is the province that it lies in."""
    folded = name[0].lower()
    return (
        place.level is Level.DISTRICT
        and folded in names(Level.PROVINCE)
        and fits(place, Place(name[0], Level.PROVINCE))
    )


def _counts(last: re.Match[str], joint: re.Match[str], name: re.Match[str]) -> bool:
    """Tell that a number behind a name is none of the list's: "bản Nậm Tột, 12 xã".

    It is one in "khu phố 4, 5 và 6", and in "quận Bình Thạnh và 12, …", which it ends.
    """
    if not is_number(name) or is_number(last) or last[0][-1].isdigit():
        return False
    ends = not name.string.startswith(" ", name.end())
    return not (ends and joint[0].endswith(" và "))


def _closed(plain: str, head: Head, name: re.Match[str]) -> int:
    """Return where a list ends that a unit of a higher level closes; -1 where none does."""
    match = _CLOSED.match(plain, name.end())
    # "xã A, Tuy Hòa, tỉnh T": what the province closes need not be communes
    above = match and _ABOVE.get(head.level) is LEVEL_WORDS[match["word"]]
    return match.end("list") if match and above else -1


def _pairs(view: View, at: int) -> Iterator[Hit[Place]]:
    """Yield the names of twinned pairs that go on without level words."""
    pair = _PAIR.match(view.plain, at)
    while pair and _TWINNED.search(view.folded, max(0, at - 200), pair.end() + 200):
        for side in ("a", "b"):
            if _BODY_HEAD.match(view.folded, pair.start(side)):
                return
            place = Place(view.written[slice(*pair.span(side))], Level.VILLAGE)
            yield Hit(Span(*pair.span(side)), place, "place.pair")
        pair = _PAIR.match(view.plain, pair.end())


def _level_of(head: Head, name: str, *, beyond: bool) -> tuple[Level, Country]:
    level = head.level
    if head.word in CHINESE_WORDS:
        # "… với trấn A; xã B, C với hương D": the next pair begins on this side
        return level, Country.VIETNAM if beyond else Country.CHINA
    if head.word in CITIES and (name in _HCMC or _is_province(name)):
        level = Level.PROVINCE
    return level, Country.CHINA if head.word in {"khu", "thị"} and level is Level.DISTRICT else country_of(
        name, level
    )


def _is_province(name: str) -> bool:
    """Tell cities under the centre from cities of a province, some of which bear their province's name."""
    return any(state.level == Level.PROVINCE and state.kind == "thành phố" for state in named(name))


def _goes_on(folded: str, head: Head, name: re.Match[str], *, open_: bool) -> bool:
    """Tell whether a list of places goes on with a name: no level word, no body, no person begins there."""
    words, at = name[0].lower(), name.start()
    if COUNTRY.match(folded, at) or words in LEVEL_WORDS:
        return False  # "Quận 2, Quận⏎9": the word alone, at the end of a line
    if (
        _BODY_HEAD.match(folded, at)
        and words not in names(head.level)
        and words not in abroad()
        and not (head.level is Level.VILLAGE and _is_alone(folded, name))
    ):
        return False  # "xã Trường Hà" is no school; "Sở NN" sounds like a district of Laos and is none
    if begins_head(folded, at) and words not in names(head.level):
        return False  # "xã A, bản B"; of "15 xã: Bản Lầu, Bản Sen" each is a commune's name
    if is_number(name) or head.announced or open_:
        return True  # "khu phố 4, 5 và 6"
    return is_counted(folded, head) or _is_known_only_as(words, head.level)


def _is_alone(folded: str, name: re.Match[str]) -> bool:
    """Tell "6 bản: Trường Sơn, Hội Phong." from "Trường Tiểu học", "Hội Nông dân", whose words go on in small letters."""
    return (
        name[0].count(" ") == 1
        and not name[0].isupper()
        and folded[name.end() : name.end() + 1] in {",", ".", ";", ")", "\n"}
    )


def _is_known_only_as(name: str, level: Level) -> bool:
    """Tell that "xã Đăk Long, Đăk Nhoong" goes on with a commune: the tables know none above of that name.

    So does "huyện Mường Ét, Xiềng Khọ" with a district of Laos.
    """
    if level is Level.DISTRICT:
        return name not in names(level) and is_lao(name, level)
    return (
        level is Level.COMMUNE
        and name in names(level)
        and name not in names(Level.DISTRICT)
        and name not in names(Level.PROVINCE)
    )
