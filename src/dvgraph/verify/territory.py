"""Proofs of what lies in, borders, or is twinned with what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.verify.claim import Claim, any_of, labels, named_in
from dvgraph.verify.dates import days
from dvgraph.verify.kinds import kinds_of_place
from dvgraph.verify.units import LEVEL_WORDS, WORDY, level_of, opens
from dvgraph.verify.words import after_last, fold
from dvgraph.vocab import Dv, concept

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["TERRITORY"]


_REGION: Final = re.compile(r"(?i:khu tự trị)(?: (?i:dân tộc) \w+)? ")


def _ends(claim: Claim, words: Words, cue: re.Pattern[str] | None) -> str | None:
    """Prove a relation whose quotation runs from one end to the other, with the word that joins them inside."""
    # "Khu tự trị dân tộc Choang Quảng Tây" is Quảng Tây: the people of a region are of its level, not of its name.
    written = _REGION.sub("", words.quote)
    quote = fold(written)
    if cue and not cue.search(quote):
        return "no word joins the two"
    quote = _BEFORE_LIST.sub("", quote)
    ends = (claim.statement.subject, claim.object)
    for first, last in (ends, ends[::-1]):
        if any(opens(quote, name) for name in labels(claim, first)) and any(
            _closes(written, name) for name in labels(claim, last)
        ):
            return None
    return "the words do not run from one to the other"


# "giáp Lào gồm: A, B": the word stands before the one that all of the list border
_BEFORE_LIST: Final = re.compile(
    f"^(?:{fold('tiếp giáp')}|{fold('giáp ranh')}|{fold('giáp')}) (?:{fold('với')} )?(?:{fold('nước')} )?"
)


def _closes(written: str, name: str) -> bool:
    """Tell whether words end with a whole name: those that end with "Thừa Thiên Huế" do not end with "Huế"."""
    # of "Hướng Hóa-Việt Nam" the country is a name by itself
    written = _GLUED.sub(" - ", written)
    quote = fold(written)
    tail = after_last(quote, name)
    if tail is None or WORDY.search(tail):
        return False
    words, length = _TOKEN.findall(written.rstrip(' .,;:)"”')), len(name.split())
    ahead = words[-length - 1] if len(words) > length else ""
    return not ahead.istitle() or fold(ahead) in _LAST_OF_LEVEL


_GLUED: Final = re.compile(r"(?<=[^\W\d_])-(?=Việt Nam|Lào\b|Campuchia|Trung Quốc)")


_TOKEN: Final = re.compile(r"[^\s,.;:()]+|[,.;:()]")


_LAST_OF_LEVEL: Final = frozenset(word.split()[-1] for word in LEVEL_WORDS) | {fold("phố")}


_BORDER_CUE: Final = re.compile(
    "|".join(map(fold, ("giáp", "biên giới", "giáp ranh", "ranh giới", "chung đường biên")))
)


def _called_otherwise(claim: Claim, words: Words, unit: str) -> bool:
    """Tell that a name has another level's word before it wherever it stands: in "xã A giáp huyện B" no commune B is meant."""
    level = local_name(claim.dataset.resource(unit, Dv.level)).replace(" ", "_")
    kinds = "|".join(map(re.escape, sorted(LEVEL_WORDS, key=len, reverse=True)))
    names = "|".join(map(re.escape, labels(claim, unit)))
    found = re.findall(rf"(?:(?<!\w)({kinds}) )?(?<!\w)(?:{names})(?![\w\u0300-\u036f])", fold(words.quote))
    return bool(found) and all(word and LEVEL_WORDS[word] != level for word in found)


def _borders(claim: Claim, words: Words) -> str | None:
    if any(_called_otherwise(claim, words, end) for end in (claim.statement.subject, claim.object)):
        return "the words name one of another level"
    if _BORDER_CUE.search(fold(words.quote)) or not _BORDER_CUE.search(fold(words.sentence)):
        return _ends(claim, words, _BORDER_CUE)
    # "A và B có chung đường biên giới": the word stands beside the two, which one word joins
    return _ends(claim, words, _EACH_OTHER)


_EACH_OTHER: Final = re.compile(f"{fold('và')}|{fold('với')}|{fold('cùng')}|-")


_RANK: Final = {
    level: rank
    for rank, level in enumerate(("country", "province", "district", "commune", "village_cluster", "village"))
}


# "tổ A, thôn B": a group of households is of the level of the village that it lies in
_GROUP: Final = re.compile(
    rf"{fold('tổ')} .*, (?:{'|'.join(map(fold, ('thôn', 'bản', 'ấp', 'khóm', 'xóm', 'khu phố', 'làng', 'buôn')))}) |{fold('tổ')} .*[(]"
)


# "huyện Ninh Minh, thành phố Sùng Tả": a district of China lies in a city of the same level
_CHINESE_CITY: Final = re.compile(
    rf"{fold('huyện')} .*[,(] ?(?:{fold('thành phố')}|{fold('thị')}(?! {fold('xã')})|tp) "
)


def _part_of(claim: Claim, words: Words) -> str | None:
    if Dv.Body in claim.dataset.types(claim.statement.subject):
        return _part_of_body(claim, words)
    levels = [claim.dataset.resources(end, Dv.level) for end in (claim.statement.subject, claim.object)]
    ranks = [_RANK.get(local_name(found[0]).replace(" ", "_"), -1) if found else -1 for found in levels]
    chinese = claim.dataset.resource(claim.object, Dv.country) == concept("country", "CN")
    alike = {_RANK["village"]: _GROUP} | ({_RANK["district"]: _CHINESE_CITY} if chinese else {})
    if ranks[0] <= ranks[1] and not (
        ranks[0] == ranks[1] and ranks[0] in alike and alike[ranks[0]].match(fold(words.quote))
    ):
        return "what holds is of a higher level than what it holds"
    quote = fold(words.quote)
    if ranks[0] == ranks[1] and not any(
        opens(quote, name) for name in labels(claim, claim.statement.subject)
    ):
        return "the group of households is named first"
    city = any(re.search(rf"{_CITY}{re.escape(name)}\Z", quote) for name in labels(claim, claim.object))
    if city and fold("thành phố") not in kinds_of_place(claim, claim.object):
        return "the words name the city of that name"
    return _ends(claim, words, None)


# "xã A, TP. B": what holds it is the city, not the province that bears its name
_CITY: Final = rf"(?<!\w)(?:{fold('thành phố')} |tp ?\.? ?)"


# Units of the armed forces from the smallest up.
_FORCES: Final = tuple(
    any_of(words)
    for words in (
        "trạm|tổ|đội", "đồn|đại đội|hải đội|tiểu đoàn", "trung đoàn|lữ đoàn|hải đoàn",
        "bộ đội biên phòng|bđbp|bộ chỉ huy|ban chỉ huy|bộ chqs|ban chqs|bộ ch|ban ch|sư đoàn", "quân khu|quân đoàn|binh đoàn|bộ tư lệnh",
    )
)  # fmt: skip


def _commands(below: str, above: str, *, next_: bool) -> bool:
    """Tell whether the second of two units of the armed forces commands the first: `next_`, a post its own station."""
    ranks = [
        next((rank for rank, words in enumerate(_FORCES) if words.match(name)), -1) for name in (below, above)
    ]
    return ranks == [0, 1] if next_ else 0 <= ranks[0] < ranks[1]


# What may stand between a body and the one that it is a part of.
_OF: Final = re.compile(rf"\)?,?(?: (?:{fold('trực')} )?{fold('thuộc')} | {fold('của')} | ?\(| - |, | )")


def _part_of_body(claim: Claim, words: Words) -> str | None:
    """Prove that words are the name of a body and of the one above it, in this order, and a word or mark between."""
    quote = fold(words.quote)
    for one in labels(claim, claim.statement.subject):
        for other in labels(claim, claim.object):
            between = quote.removeprefix(one).removesuffix(other)
            if (
                one == other
                or len(quote) != len(one) + len(between) + len(other)
                or not _OF.fullmatch(between)
            ):
                continue
            # of "Sở A, Sở B" two are listed; "Trạm A, Đồn B", "Đồn A (BĐBP tỉnh)" are one below the other
            if fold("thuộc") in between or _commands(one, other, next_=between in {", ", " - "}):
                return None
    return "the words do not run from the body to the one above it"


_TWINNED: Final = re.compile("|".join(map(fold, ("kết nghĩa", "kết bạn", "cặp bản", "cặp cụm"))))


def _twinned(claim: Claim, words: Words) -> str | None:
    if not _TWINNED.search(fold(words.sentence)) and not _TWINNED.search(_announced(claim, words)):
        return "no word says that they are twinned"
    quote, names = fold(words.quote), labels(claim, claim.object)
    if not any(opens(quote, name) or _closes(words.quote, name) for name in names):
        return "the words do not run from one to the other"
    written = {level_of(quote, name) for name in names} - {None}
    levels = {
        local_name(level).replace(" ", "_") for level in claim.dataset.resources(claim.object, Dv.level)
    }
    return None if not written or written & levels else "the words name one of another level"


_ITEM: Final = re.compile(r"[-+*•▪●]|[a-zđ]\)|\d{1,2}[.)]")


# "… kết nghĩa với nhau. Đó là bản A với bản B"
_THAT_IS: Final = re.compile(f"{fold('đó là')} |{fold('cụ thể')}|{fold('gồm')} |{fold('bao gồm')} ")


def _announced(claim: Claim, words: Words) -> str:
    """Return the sentences that announce the list, or the sentence, that tells of a pair, folded; empty where none does."""
    texts = {
        int(sentence.rpartition("/")[2]): claim.dataset.value(sentence, Dv.text)
        for sentence in named_in(claim.dataset, words.report, "sentence")
    }
    at = next((ordinal for ordinal, text in sorted(texts.items()) if text == words.sentence), 0)
    if _THAT_IS.match(fold(words.sentence)):
        return fold(texts.get(at - 1, ""))
    while at in texts and _ITEM.match(fold(texts[at])):
        at -= 1
        if texts.get(at, "").rstrip().endswith(":"):
            return fold(f"{texts.get(at - 1, '')} {texts[at]}")
    return ""


def _date(claim: Claim, words: Words) -> str | None:
    """Prove the date of a twinning by the part of the sentence that tells of it, up to its semicolons, where that has one."""
    sentence, quote = fold(words.sentence), fold(words.quote)
    at = sentence.find(quote)
    begin, end = sentence.rfind(";", 0, max(0, at)) + 1, sentence.find(";", at + len(quote))
    own = sentence[begin : end if end >= 0 else len(sentence)]
    text = own if at >= 0 and _DATED.search(own) else sentence
    if claim.object in days(text):
        return None
    parts = claim.object.split("-")
    month = (
        rf"(?<!\d)0?{int(parts[1])}\s*(?:/|-|{fold('năm')})\s*{parts[0]}"
        if len(parts) == 2
        else rf"(?<!\d){parts[0]}(?!\d)"
    )
    return None if len(parts) < 3 and re.search(month, text) else "the sentence names no such day"


_DATED: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


TERRITORY: Final[dict[str, Proof]] = {
    Dv.partOf: _part_of,
    Dv.borders: _borders,
    Dv.twinnedUnit: _twinned,
    Dv.date: _date,
}
"""The proof of each predicate that is proved here."""
