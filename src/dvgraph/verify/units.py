"""Proofs of units of territory: their names, their levels, what they are taken for."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.authority import holder_of, lao_named, named, names
from dvgraph.dataset import local_name
from dvgraph.model import Level, Literal
from dvgraph.reading import view_of
from dvgraph.resources import resource
from dvgraph.verify.bodies import provinces
from dvgraph.verify.claim import Claim, joined, labels
from dvgraph.verify.figures import ASIDE
from dvgraph.verify.kinds import kind_called, kinds_of
from dvgraph.verify.standing import doubt
from dvgraph.verify.words import after, before, contains, fold
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["LEVEL_WORDS", "UNITS", "WORDY", "level_of", "opens"]


def _level(claim: Claim, words: Words) -> str | None:
    """Prove a level by the level word at the name, in any mention; by the tables; by the list the name stands in."""
    level = local_name(claim.object).replace(" ", "_")
    name = claim.label(claim.statement.subject)
    if level == "country" or name in _COUNTRIES:
        return None if level == "country" and name in _COUNTRIES else "the words name a country"
    written = {
        known for said in claim.statement.words if (known := level_of(fold(said.quote), name)) is not None
    }
    chinese = claim.dataset.resource(claim.statement.subject, Dv.country) == concept("country", "CN")
    if chinese and any(fold(said.quote) == f"khu {name}" for said in claim.statement.words):
        written = {"district"}  # "khu Phòng Thành, tỉnh Quảng Tây" is a part of a city
    if any(_CITY.match(fold(said.quote)) for said in claim.statement.words):
        written.add(_level_of_city(claim, words.report))
    if not written and (listed := _level_in_list(words, _LISTED) or _level_in_list(words, _IN_ROW)):
        written = {_level_of_city(claim, words.report) if listed == "city" else listed}
    if not written and (table := _highest(claim.dataset.label(claim.statement.subject))) is not None:
        written = {table}
    if not written and (told := _told_behind(words, name)) is not None:
        written = {told}
    if not written and (listed := _level_in_list(words, _PAIRED) or _level_in_list(words, _BEHIND)):
        written = {_level_of_city(claim, words.report) if listed == "city" else listed}
    if not written:
        # "3 xã Nam Mẫu, Khang Ninh … thôn Bản Vài (khu Khang Ninh)": the first mention with a level tells it.
        heads = (
            (before(fold(w.sentence), fold(w.quote)) or "") + fold(w.quote) for w in claim.statement.words
        )
        written = {next((known for head in heads if (known := level_of(head, name))), "")} - {""}
    if not written and view_of(claim.dataset.label(claim.statement.subject)).folded in names(Level.COMMUNE):
        written = {"commune"}
    return None if level in written else f"the words say {', '.join(sorted(written)) or 'no level'}"


# "Nà Chắn | là thôn | xa nhất của xã"
_IS_A: Final = re.compile(
    rf" {fold('là')} (?:{fold('một')} )?({'|'.join(map(fold, ('thôn', 'bản', 'xóm', 'ấp', 'khóm', 'buôn', 'làng')))})(?![\w\u0300-\u036f])"
)


def _told_behind(words: Words, name: str) -> str | None:
    """Return the level of a village whose sentence tells right behind its name what it is."""
    told = _IS_A.match(after(fold(words.sentence), name) or "")
    return LEVEL_WORDS[told[1]] if told else None


def _level_of_city(claim: Claim, report: str) -> str:
    return "province" if _is_central(claim, report) else "district"


def _is_central(claim: Claim, report: str) -> bool:
    """Tell a city under the centre, unless the report names the province that a city of its name was once in."""
    states = named(claim.dataset.label(claim.statement.subject))
    above = (holder_of(state) for state in states if state.level == Level.DISTRICT)
    once = {fold(holder.name) for holder in above if holder} - {claim.label(claim.statement.subject)}
    if once & {claim.label(province) for province in provinces(claim, report)}:
        return False
    central = any(state.level == Level.PROVINCE and state.kind == "thành phố" for state in states)
    return central or claim.label(claim.statement.subject) == "hcm"


_CITY: Final = re.compile(rf"(?:{fold('thành phố')}|tp\.?)\s|tp\.")


def _highest(name: str) -> str | None:
    """Return the highest level at which the tables know a name: a bare "Kon Tum" is the province."""
    folded = view_of(name).folded
    known = (
        level
        for level in (Level.PROVINCE, Level.DISTRICT)
        if folded in names(level) or folded in _abroad(level)
    )
    return next(known, None)


@cache
def _abroad(level: str) -> frozenset[str]:
    rows = csv.DictReader(
        resource("data", "lexicon", "abroad.tsv").read_text("utf-8").splitlines(), delimiter="\t"
    )
    spellings = (
        s for row in rows if row["level"] == level for s in (row["name"], *row["spellings"].split("|"))
    )
    return frozenset(view_of(spelling).folded for spelling in spellings)


_COUNTRIES: Final = frozenset(
    map(fold, ("Việt Nam", "Lào", "Campuchia", "Cam-pu-chia", "Căm-pu-chia", "Trung Quốc", "Trung Hoa"))
)


LEVEL_WORDS: Final = {
    fold(word): level
    for level, words in {
        "country": "nước|nước bạn|vương quốc|cộng hòa",
        "province": "tỉnh|thành phố trực thuộc trung ương|thủ đô|khu tự trị dân tộc choang|khu tự trị",
        "district": "huyện|quận|thị xã|tx.|tx|h.|q.",
        "commune": "xã|phường|thị trấn|trấn|hương|tt.|x.|p.|đặc khu",
        "village": "thôn|bản|xóm|khối|khối phố|khóm|ấp|buôn|làng|tổ dân phố|plei|plây|sóc|phum|khu phố|khu dân cư|khu vực|tiểu khu|bon|khu|tổ",
        "village_cluster": "cụm bản|cụm dân cư|cụm",
    }.items()
    for word in words.split("|")
}


_LEVELS: Final = re.compile(
    r"(?<!\w)("
    + "|".join(sorted(map(re.escape, LEVEL_WORDS), key=len, reverse=True))
    + r")(?![\w\u0300-\u036f])"
)


def level_of(text: str, name: str) -> str | None:
    """Return the level that the last level word before a name tells, None where there is none."""
    head = before(text, name)
    if head is None:
        return None
    # "các thôn Mỹ Nghiệp (thị trấn Phước Dân), Bàu Trúc": what stands in a bracket tells nothing of what follows.
    head = _NO_UNIT.sub(" ", ASIDE.sub(" ", head))
    found = [m for m in _LEVELS.finditer(head) if not re.search(r"[.;:]\s", head[m.end() :])]
    return LEVEL_WORDS[found[-1][1]] if found else None


# "khu đô thị A", "tổ công tác của đồn B"
_NO_UNIT: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('khu đô thị', 'khu công nghiệp', 'khu kinh tế', 'khu du lịch', 'khu di tích', 'tổ công tác', 'tổ tuần tra', 'làng văn hóa')))})(?!\w)"
)


_UPPER: Final = "".join(c for c in map(chr, range(0x1EFA)) if c.isupper())


_NAMES: Final = rf"(?:(?:\d{{1,2}}|[{_UPPER}][\w'’-]*)(?:[ ](?:[{_UPPER}][\w'’-]*|\d{{1,2}}))*(?:[ ]\([^()]{{1,60}}\))?(?:,|;|[ ]và|[ ]-|[ ]–|[ ]với)[ ](?:và[ ])?)"


_WORDS: Final = "|".join(
    sorted(
        {
            re.escape(w)
            for level in (
                "xã|phường|thị trấn",
                "huyện|quận|thị xã",
                "tỉnh|thành phố",
                "thôn|bản|ấp|khóm|xóm|làng|buôn|khu phố|tổ|khối",
            )
            for w in level.split("|")
        },
        key=len,
        reverse=True,
    )
)


# "3 xã biên giới: A, B và ", "các huyện A, ", "5 xã (A, ": what a name stands behind that shares its level word
_LISTED: Final = re.compile(
    rf"""(?:\d+|[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)[ ](?P<word>{_WORDS.replace(chr(92) + " ", "[ ]")})
        (?:[ ]?:|(?:(?:[ ]|,[ ])[^.;:()]{{1,140}}?)?(?:[ ]?:|(?:[ ]tên)?[ ]là|(?=[ ]\()))?[ ]\(?{_NAMES}*\Z""",
    re.VERBOSE,
)


# "thôn A với bản B; C với ": the names of further pairs
_PAIRED: Final = re.compile(rf"(?P<word>[Tt]hôn|[Bb]ản|[Ấấ]p|[Kk]hóm|[Ll]àng)[ ]{_NAMES}+\Z", re.VERBOSE)


# "phường An Khánh, Bình An và ": a name that no table knows is of the level of those it stands behind
_BEHIND: Final = re.compile(rf"(?P<word>{_WORDS.replace(chr(92) + ' ', '[ ]')})[ ]{_NAMES}+\Z")


# "khu phố 4, ", "phường 1, 3 và ": a number is no name that a table could know
_IN_ROW: Final = re.compile(
    rf"(?P<word>{_WORDS.replace(chr(92) + ' ', '[ ]')})[ ](?:số[ ])?(?:\d{{1,2}}[A-E]?(?:,|[ ]và)[ ](?:và[ ])?)+\Z"
)


_LONGEST_LIST: Final = 2000
"""Letters before a name in which the head of its list is looked for."""


def _level_in_list(words: Words, pattern: re.Pattern[str]) -> str | None:
    """Return the level of a name without level word that stands in a list under one."""
    sentence = " ".join(unicodedata.normalize("NFC", words.sentence).split())
    quote = " ".join(words.quote.split())
    at = sentence.find(quote)
    while at >= 0:
        head = sentence[max(0, at - _LONGEST_LIST) : at]
        if not (sentence[at + len(quote) :].startswith(")") and _HELD.search(head)):
            # "64 thôn, 33 xã, 14 huyện của 7 tỉnh (A, B": of several heads the last one is the list's
            last = None
            while match := pattern.search(head, last.start() + 1 if last else 0):
                last = match
            if last:
                return LEVEL_WORDS.get(fold(last["word"]), "city")
        at = sentence.find(quote, at + 1)
    return None


# "các xã Thượng Hóa (Minh Hóa)": one name alone in a bracket holds the one before it
_HELD: Final = re.compile(rf"(?<!\w)[{_UPPER}][\w'’-]*[ ]\(\Z")


def _label(claim: Claim, words: Words) -> str | None:
    return None if contains(fold(words.quote), fold(claim.object)) else "the words do not name it"


def _denotes(claim: Claim, words: Words) -> str | None:
    """Prove that a unit is taken for one of its own name, at its own level."""
    unit, place = claim.object, claim.statement.subject
    known = {
        o.value
        for p in (Ext.label, Ext.prefLabel, Ext.altLabel)
        for o in claim.dataset.objects(unit, p)
        if isinstance(o, Literal)
    }
    name = joined(claim.dataset.label(place))
    spelt = any(state.iri == unit for state in lao_named(claim.dataset.label(place)))
    if not spelt and not any(
        joined(other).lstrip("0") == name.lstrip("0") or joined(other).endswith(f" {name}")
        for other in known  # "phường 08" is phường 8
    ):
        return "the unit has another name"
    levels = [set(claim.dataset.resources(thing, Dv.level)) for thing in (unit, place)]
    if levels[0] != levels[1]:
        return "the unit is of another level"
    kinds = kinds_of(unit)
    called = kind_called(words)
    if called not in {None, *kinds} and any(called in alike and kinds & alike for alike in _ALIKE):
        return "the words call it by a kind that it never was"
    holders = {claim.dataset.label(holder) for holder in claim.dataset.resources(place, Dv.partOf)}
    return doubt(claim, words.report, unit, claim.dataset.label(place), holders)


_ALIKE: Final = [
    frozenset(map(fold, kinds.split("|")))
    for kinds in ("tỉnh|thành phố", "huyện|quận|thị xã|thành phố", "xã|phường|thị trấn|đặc khu")
]
"""Kinds of one level: "TT. Huế" is no township, and no doubt of the city."""


def opens(quote: str, name: str) -> bool:
    """Tell whether folded words begin with a name, but for the level word before it."""
    head = before(quote, name)
    return head is not None and not WORDY.search(_LEVELS.sub("", _CITY.sub("", head)))


WORDY: Final = re.compile(r"\w")


# "huyện miền núi A", "xã đảo B", "huyện bạn C"
_KIND_OF_UNIT: Final = re.compile(
    rf" (?:{'|'.join(map(fold, ('biên giới', 'vùng cao', 'vùng sâu', 'vùng xa', 'miền núi', 'hải đảo', 'đảo', 'ven biển', 'nghèo', 'bạn')))})(?!\w)"
)


def _about(claim: Claim, words: Words) -> str | None:
    quote = fold(words.quote)
    told = any(
        opens(text, name) and not WORDY.search(after(text, name) or "")
        for name in labels(claim, claim.object)
        for text in (quote, _KIND_OF_UNIT.sub(" ", quote))  # "Tam Đảo" is no "xã đảo"
    )
    return None if told else "the words name another unit"


UNITS: Final[dict[str, Proof]] = {
    Dv.level: _level,
    Dv.denotes: _denotes,
    Dv.subjectOf: _about,
    Ext.label: _label,
}
"""The proof of each predicate that is proved here."""
