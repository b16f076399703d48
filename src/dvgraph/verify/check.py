"""Which words prove which fact: one small proof for each predicate."""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_left
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.authority import holder_of, lao_named, named, names
from dvgraph.dataset import local_name
from dvgraph.facts import Statement, Words, statements, words_of
from dvgraph.lexicon import concepts
from dvgraph.model import Level, Literal
from dvgraph.reading import view_of
from dvgraph.resources import resource
from dvgraph.verify.dates import days, periods, years
from dvgraph.verify.numerals import Figure, read_figure
from dvgraph.verify.words import after, after_last, before, contains, fold, squeeze
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvgraph.dataset import Dataset

    Proof = Callable[["Claim", Words], str | None]

__all__ = ["PROOFS", "Claim", "Refusal", "claims", "prove", "verify"]


class Refusal(NamedTuple):
    """A fact that its words do not bear out, and why."""

    statement: Statement
    reason: str


class Claim(NamedTuple):
    """A fact as a proof sees it."""

    dataset: Dataset
    statement: Statement

    @property
    def object(self) -> str:
        """The object in words: a literal's value, a thing's IRI."""
        obj = self.statement.object
        return obj.value if isinstance(obj, Literal) else obj

    def label(self, iri: str) -> str:
        """Return a thing's label, folded."""
        return fold(self.dataset.label(iri))

    def said(self, predicate: str) -> str:
        """Return another literal said of the same subject, folded."""
        return fold(self.dataset.value(self.statement.subject, predicate))

    @property
    def all_words(self) -> str:
        """All words that name the subject, folded, one quotation after another."""
        return " | ".join(fold(words.quote) for words in self.statement.words)


_NAMED: Final = frozenset({Dv.AdministrativeUnit, Dv.Body, Dv.Person, Dv.Post, Dv.Programme, Dv.EthnicGroup})
"""Classes of things whose label is a name that the words give."""


def claims(dataset: Dataset) -> list[Statement]:
    """Return the facts that reports state: what the authority knows rests on its sources, not on words of a report."""
    said = [s for s in statements(dataset) if s.words or not dataset.objects(s.subject, Ext.source)]
    return said + [
        Statement(thing, Ext.label, name, words)
        for thing in dataset.subjects
        if _NAMED.intersection(dataset.types(thing)) and (words := words_of(dataset, thing))
        for name in dataset.objects(thing, Ext.label)
    ]


def verify(dataset: Dataset) -> Iterator[Refusal]:
    """Yield each fact of a graph that cannot be re-proved; none where all can."""
    for statement in claims(dataset):
        reason = prove(dataset, statement)
        if reason is not None:
            yield Refusal(statement, reason)


def prove(dataset: Dataset, statement: Statement) -> str | None:
    """Return None where some words of a fact prove it, else why the nearest do not."""
    if statement.predicate in _GIVEN:
        return None
    proof = PROOFS.get(statement.predicate)
    if proof is None:
        return f"no proof is known for {local_name(statement.predicate)}"
    claim = Claim(dataset, statement)
    reason: str | None = "no words prove it"
    for words in statement.words:
        reason = _quoted(words) or _elsewhere(claim, words) or proof(claim, words)
        if reason is None:
            return None
    return reason


def _elsewhere(claim: Claim, words: Words) -> str | None:
    """Refuse an end that the report of the words does not name: one of the same name in another report."""
    if claim.statement.predicate not in _ENDS:
        return None
    known = {other.report for other in _words(claim, claim.object)}
    return None if words.report in known else "the report does not name it"


def _quoted(words: Words) -> str | None:
    if not words.quote.strip():
        return "the quotation is empty"
    if words.end - words.start != len(words.quote):
        return "the quotation is not as long as its position says"
    quote, sentence = fold(words.quote), fold(words.sentence)
    line = fold(words.quote.partition("\n")[0])
    if quote in sentence or sentence in quote or line in sentence:  # a signature runs over two lines
        return None
    # "huyện A có … . Huyện giáp huyện B" runs on into the next sentence
    at = sentence.find(quote[:_BEGINNING])
    return None if at >= 0 and quote.startswith(sentence[at:]) else "the quotation is not in its sentence"


_BEGINNING: Final = 12


# --- figures ---------------------------------------------------------------------------------------------------------
def _figure(words: Words) -> Figure | None:
    return read_figure(words.quote)


def _equal(claimed: str, read: Decimal | None) -> bool:
    try:
        return read is not None and Decimal(claimed) == read
    except InvalidOperation:
        return False


def _value(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    if figure is None:
        return "the words hold no figure"
    for predicate, read in ((Dv.valueMax, figure.value_max), (Dv.whole, figure.whole)):
        if read is not None and not claim.said(predicate):
            return f"the words say {read} as well"
    if figure.comparator and not claim.dataset.resources(claim.statement.subject, Dv.comparator):
        return f"the words bind the figure: {figure.comparator}"
    return None if _equal(claim.object, figure.value) else f"the words say {figure.value}"


def _value_max(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.value_max
    return None if _equal(claim.object, read) else f"the words say {read} at most"


def _whole(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.whole
    return None if _equal(claim.object, read) else f"the words say it is of {read}"


def _comparator(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    read = figure and figure.comparator
    return None if read == local_name(claim.object).replace(" ", "_") else f"the words say {read}"


def _in_words(claim: Claim, words: Words) -> str | None:
    figure = _figure(words)
    return None if figure and figure.in_words == (claim.object == "true") else "the figure is not in words"


# "126.500.000đ", "5 triệu VNĐ/hộ"; "trên 690 triệu", behind which nothing is counted
_MONEY: Final = re.compile(
    rf"(?:đ|vnđ|vnd)(?:\W.*)?|.*\d\s*(?:{'|'.join(map(fold, ('triệu', 'tỷ', 'tỉ')))}|{fold('nghìn tỷ')})"
)


def _unit_name(claim: Claim, words: Words) -> str | None:
    figure, unit = _figure(words), fold(claim.object)
    if figure is None:
        return "the words hold no figure"
    if unit == "%" and figure.after.startswith(("%", fold("phần trăm"))):
        return None
    head = figure.after[: len(unit) + 1]
    if head.rstrip() == unit or (head.startswith(unit) and not head[-1].isalnum()):
        return None
    if unit == fold("đồng") and _MONEY.fullmatch(figure.after or fold(words.quote)):
        return None
    return f"the words count {figure.after!r}"


def _per(claim: Claim, words: Words) -> str | None:
    return None if contains(fold(words.quote), fold(claim.object)) else "the words do not say per what"


def _measure(claim: Claim, words: Words) -> str | None:
    del words
    notation = local_name(claim.object)
    names = [fold(name) for c in concepts("measure") if c.notation == notation for name in c.names]
    return None if claim.said(Dv.unitName) in names else "the measure is not the unit that is written"


def _indicator(claim: Claim, words: Words) -> str | None:
    del words
    same = claim.label(claim.object) == claim.said(Dv.unitName)
    return None if same else "the indicator is not what is counted"


_PARTS: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        map(fold, ("trong đó", "bao gồm", "gồm", "trong số đó", "cụ thể", "chia ra", "trong ấy", "riêng"))
    )
    + r")(?![\w\u0300-\u036f])|[:(]"
)


_ASIDE: Final = re.compile(r"\([^()]*\)")


def _part_of_total(claim: Claim, words: Words) -> str | None:
    """Prove "47 tổ chức cơ sở đảng, trong đó có 21 đảng bộ": the total is the last figure before the cue."""
    totals = _words(claim, claim.object)
    same = [
        t
        for t in totals
        if t.report == words.report and t.sentence == words.sentence and t.end <= words.start
    ]
    if not same:
        return "the total is not before it in the sentence"
    total, sentence = same[-1], fold(words.sentence)
    tail = after(sentence, fold(total.quote))
    between = None if tail is None else before(tail, fold(words.quote))
    if between is None or between.count(")") > between.count("("):
        return "the total is inside a bracket that is closed"
    # "02 thị trấn (Trà Cú, Định An), 124 ấp, khóm; tổng số 47.216 hộ, trong đó": no bracket that is closed is a cue.
    between = _ASIDE.sub(" ", between)
    if not _PARTS.search(between):
        return "no word between the two makes one a part of the other"
    cue = _PARTS.search(between)
    if (
        cue
        and re.search(r"\d", between[: cue.start()])
        and not _of_other_units(claim, between[: cue.start()])
    ):
        return "another figure stands nearer"
    return None


def _of_other_units(claim: Claim, between: str) -> bool:
    """Tell that figures count something else than part and total: "5 người trên xe 4 chỗ, trong đó có 4 người lớn"."""
    units = [
        fold(claim.dataset.value(thing, Dv.unitName)).partition(" ")[0]
        for thing in (claim.statement.subject, claim.object)
    ]
    scales = "|".join(map(fold, ("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "trăm")))
    same = rf"\d\s?(?:(?:{scales})\s)*{re.escape(units[0])}(?!\w)"
    # "17 xã và 2 thị trấn, trong đó 9 xã": which of figures in a row is the total, the checker does not guess
    row = rf"[,;]\s\S|\s(?:{fold('và')}|{fold('với')}|{fold('cùng')})\s"
    return units[0] == units[1] and not re.search(rf"{same}|{row}", between)


def _words(claim: Claim, thing: str) -> list[Words]:
    return list(words_of(claim.dataset, thing))


def _in_sentence(claim: Claim, words: Words) -> str | None:
    return None if contains(fold(words.sentence), fold(claim.object)) else "the sentence does not say so"


_WHOLE_UNIT: Final = re.compile(
    rf"\b(?:{fold('huyện')}|{fold('tỉnh')}|{fold('xã')}|{fold('thị xã')}|{fold('quận')}|{fold('phường')}|{fold('thành phố')}|{fold('thị trấn')})"
)


def _feature(claim: Claim, words: Words) -> str | None:
    subject = claim.said(Dv.subjectName)
    labels = _labels(claim, claim.object)
    if subject and any(contains(subject, label) or contains(label, subject) for label in labels):
        return None
    # "Quyết định số 95/QĐ-TTg hỗ trợ 12 tấn gạo"
    number = squeeze(claim.dataset.value(claim.object, Dv.number))
    if number and _spaced(number).search(subject):
        return None
    about = claim.dataset.resources(words.report, Dv.subjectOf)
    if claim.object in about and _WHOLE_UNIT.search(subject):
        return None
    return "the subject that is written does not name it"


def _period(claim: Claim, words: Words) -> str | None:
    start, end = (claim.dataset.value(claim.object, p) for p in (Dv.start, Dv.end))
    return None if (start, end) in periods(words.sentence) else "the sentence names no such period"


def _bound(claim: Claim, words: Words) -> str | None:
    found = periods(words.quote)
    given = {p: claim.dataset.value(claim.statement.subject, p) for p in (Dv.start, Dv.end)}
    given[claim.statement.predicate] = claim.object
    start, end = given[Dv.start], given[Dv.end]
    if (start, end) in found:
        return None
    # "5 năm qua", "đến nay", "từ năm 2015": an end that the report's own date gives.
    known = years(words.quote) | years(claim.dataset.value(words.report, Dv.asOf))
    claimed = {date.fromisoformat(d).year for d in (start, end) if d}
    relative = not years(words.quote) or any(p in ((start, ""), ("", end)) for p in found)
    if relative and claimed and all(any(abs(y - k) <= 12 for k in known) for y in claimed):
        return None
    return "the words name another period"


# --- documents -------------------------------------------------------------------------------------------------------
def _number(claim: Claim, words: Words) -> str | None:
    said = _says_number(squeeze(claim.object), words)
    return (
        None
        if said or _shortened(claim, claim.statement.subject, squeeze(claim.object), words)
        else "the words hold another number"
    )


def _says_number(number: str, words: Words) -> bool:
    text = fold(words.quote)
    if _spaced(number).search(text):
        return True
    # "Nghị quyết số 18, 19-NQ/TW": the series is written once, behind the last of the numbers.
    head = re.match(r"\d+[a-zđ]?", number)
    return bool(head and _alone(text, head[0]) and number[head.end() :] in squeeze(words.sentence))


@lru_cache(maxsize=4096)
def _spaced(number: str) -> re.Pattern[str]:
    """Return the pattern of a number by itself: "88/QH 13" and "301/BC-TTCP - P" have spaces, not inside of figures."""
    written = "".join(
        re.escape(letter)
        if number[at - 1 : at].isdigit() and letter.isdigit()
        else rf"\s*{re.escape(letter)}"
        for at, letter in enumerate(number)
    ).removeprefix(r"\s*")
    return re.compile(rf"(?<!\d){written}(?!\w|[/-]\w)")


def _shortened(claim: Claim, document: str, number: str, words: Words) -> bool:
    """Tell a later, shorter mention: "Chỉ thị 40" where the report has one directive 40, and writes its number whole."""
    head = re.match(r"\d+[a-zđ]?(?!\w)", number)
    kinds = set(claim.dataset.resources(document, Dv.documentKind))
    text = fold(words.quote)
    known_kinds = {local_name(kind).replace(" ", "_") for kind in kinds}
    named = [fold(n) for c in concepts("document-kind") if c.notation in known_kinds for n in c.names]
    if head is None or head[0] == number or not any(text.startswith(f"{name} ") for name in named):
        return False
    if not _spaced(head[0]).search(text):
        return False
    known = {
        other: squeeze(claim.dataset.value(other, Dv.number))
        for other in claim.dataset.resources(words.report, Dv.cites)
        if kinds & set(claim.dataset.resources(other, Dv.documentKind))
    }
    same = {known for known in known.values() if re.match(rf"{head[0]}[-/]", known)}
    whole = (other for other, said in known.items() if said == number)
    return same == {number} and any(
        _spaced(number).search(fold(said.quote))
        for other in whole
        for said in _words(claim, other)
        if said.report == words.report
    )


def _alone(text: str, part: str) -> bool:
    at = text.find(part)
    while at >= 0:
        left, right = text[at - 1 : at], text[at + len(part) : at + len(part) + 1]
        if not left.isdigit() and not (
            right.isalnum() or (right in {"/", "-"} and text[at + len(part) + 1 :][:1].isalnum())
        ):
            return True
        at = text.find(part, at + 1)
    return False


def _issued(claim: Claim, words: Words) -> str | None:
    inside = days(words.quote)
    if inside:
        return None if claim.object in inside else f"the words say {', '.join(sorted(inside))}"
    if claim.object in days(words.sentence):
        return None
    # "Chỉ thị 40", whose day the whole mention of its number tells
    number = claim.dataset.value(claim.statement.subject, Dv.number)
    told = {
        day
        for other in claim.dataset.resources(words.report, Dv.cites)
        if number and claim.dataset.value(other, Dv.number) == number
        for said in _words(claim, other)
        if said.report == words.report
        for day in days(said.quote)
    }
    return None if told == {claim.object} else "the sentence names no such day"


def _document_kind(claim: Claim, words: Words) -> str | None:
    quote, head = fold(words.quote), before(fold(words.sentence), fold(words.quote)) or ""
    known = {c.notation: c for c in concepts("document-kind")}
    claimed = known.get(local_name(claim.object).replace(" ", "_"))
    if claimed is None:
        return "there is no such kind"
    names = [fold(name) for name in claimed.names]
    written = [fold(n) for c in known.values() for n in c.names if quote.startswith(fold(n))]
    if written:
        return None if max(written, key=len) in names else "the words name another kind"
    letters = re.sub(r"^\d+[a-zđ]?(?:/\d{4})?[-/]", "", squeeze(claim.said(Dv.number)))
    # "CTr" is no "CT": of the symbols that a number may begin with, the longest one is the kind's.
    symbols = (squeeze(symbol) for c in known.values() for symbol in c.symbols)
    symbol = max((symbol for symbol in symbols if letters.startswith(symbol)), key=len, default="")
    if symbol and symbol in map(squeeze, claimed.symbols):
        return None
    places = {fold(n): head.rfind(fold(n)) for c in known.values() for n in c.names}
    last = max(places, key=lambda name: (places[name], len(name)))
    return None if places[last] >= 0 and last in names else "neither words nor symbol name this kind"


def _near(claim: Claim, words: Words) -> str | None:
    """Prove words that stand in the sentence of a mention; a later mention leans on the first one."""
    return None if fold(claim.object) in fold(words.sentence) else "the sentence does not say so"


def _issued_by(claim: Claim, words: Words) -> str | None:
    if Dv.Body not in claim.dataset.types(claim.object):
        return "what issues a document is no body"
    body, issuer = claim.label(claim.object), claim.said(Dv.issuerName)
    number = squeeze(claim.dataset.value(claim.statement.subject, Dv.number))
    if issuer and body == issuer:
        return None
    if issuer:
        # "giữa Ban Dân vận Tỉnh ủy và Bộ đội Biên phòng tỉnh": the second of two that issue together
        joined = rf"(?:(?:^|\s)(?:{fold('và')}|{fold('với')}|{fold('cùng')}|-)|,)\s{re.escape(fold(body))}(?:$|,|;|\s(?:{fold('và')}|{fold('ban hành')}|{fold('thống nhất')})\s)"
        held = re.search(joined, fold(words.quote)) and contains(fold(words.quote), fold(issuer))
        # "Tỉnh ủy A và | Thành ủy B đã cùng ký Kết luận …": the words of the relation begin with the second one
        told = re.compile(
            rf"{re.escape(issuer)}(?:,| {fold('và')}| {fold('cùng')}| {fold('với')}) {re.escape(fold(words.quote))}"
        )
        second = number and number in squeeze(words.quote) and fold(words.quote).startswith(f"{body} ")
        joint = second and told.search(fold(words.sentence))
        return None if held or joint else "the words name another issuer"
    if contains(fold(words.quote), body) and (not number or number in squeeze(words.quote)):
        return None
    return "the words do not join the two"


def _cites(claim: Claim, words: Words) -> str | None:
    number = squeeze(claim.dataset.value(claim.object, Dv.number))
    if number:
        return (
            None
            if number in squeeze(words.quote)
            or number in squeeze(words.sentence)
            or _says_number(number, words)
            or _shortened(claim, claim.object, number, words)
            else "another document is named"
        )
    names = {w.quote for w in _words(claim, claim.object)}
    return None if words.quote in names else "another document is named"


def _cited(claim: Claim, words: Words) -> str | None:
    spans = {(w.report, w.start, w.end) for w in _words(claim, claim.object)}
    return (
        None
        if (words.report, words.start, words.end) in spans
        else "the citation's words are not the document's"
    )


def _citing(claim: Claim, words: Words) -> str | None:
    return None if claim.object == words.report else "another report says so"


def _zone(claim: Claim, words: Words) -> str | None:
    return None if local_name(claim.object) == words.zone else f"the words stand in the {words.zone}"


# --- places, bodies, people ------------------------------------------------------------------------------------------
def _level(claim: Claim, words: Words) -> str | None:
    """Prove a level by the level word at the name, in any mention; by the tables; by the list the name stands in."""
    level = local_name(claim.object).replace(" ", "_")
    name = claim.label(claim.statement.subject)
    if level == "country" or name in _COUNTRIES:
        return None if level == "country" and name in _COUNTRIES else "the words name a country"
    written = {
        known for said in claim.statement.words if (known := _level_of(fold(said.quote), name)) is not None
    }
    if any(_CITY.match(fold(said.quote)) for said in claim.statement.words):
        written.add(_level_of_city(claim, words.report))
    if not written and (listed := _level_in_list(words, _LISTED)):
        written = {_level_of_city(claim, words.report) if listed == "city" else listed}
    if not written and (table := _highest(claim.dataset.label(claim.statement.subject))) is not None:
        written = {table}
    if not written:
        # "3 xã Nam Mẫu, Khang Ninh … thôn Bản Vài (khu Khang Ninh)": the first mention with a level tells it.
        heads = (
            (before(fold(w.sentence), fold(w.quote)) or "") + fold(w.quote) for w in claim.statement.words
        )
        written = {next((known for head in heads if (known := _level_of(head, name))), "")} - {""}
    if not written and (paired := _level_in_list(words, _PAIRED)):
        written = {paired}
    return None if level in written else f"the words say {', '.join(sorted(written)) or 'no level'}"


def _level_of_city(claim: Claim, report: str) -> str:
    return "province" if _is_central(claim, report) else "district"


def _is_central(claim: Claim, report: str) -> bool:
    """Tell a city under the centre, unless the report names the province that a city of its name was once in."""
    states = named(claim.dataset.label(claim.statement.subject))
    above = (holder_of(state) for state in states if state.level == Level.DISTRICT)
    once = {fold(holder.name) for holder in above if holder} - {claim.label(claim.statement.subject)}
    if once & {claim.label(province) for province in _provinces(claim, report)}:
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
_LEVEL_WORDS: Final = {
    fold(word): level
    for level, words in {
        "country": "nước|nước bạn|vương quốc|cộng hòa",
        "province": "tỉnh|thành phố trực thuộc trung ương|thủ đô|khu tự trị dân tộc choang|khu tự trị",
        "district": "huyện|quận|thị xã|tx.|tx|h.|q.",
        "commune": "xã|phường|thị trấn|trấn|tt.|x.|p.|đặc khu",
        "village": "thôn|bản|xóm|khối|khóm|ấp|buôn|làng|tổ dân phố|plei|plây|sóc|phum|khu phố|khu dân cư|bon|khu|tổ",
        "village_cluster": "cụm bản|cụm dân cư|cụm",
    }.items()
    for word in words.split("|")
}
_LEVELS: Final = re.compile(
    r"(?<!\w)("
    + "|".join(sorted(map(re.escape, _LEVEL_WORDS), key=len, reverse=True))
    + r")(?![\w\u0300-\u036f])"
)


def _level_of(text: str, name: str) -> str | None:
    head = before(text, name)
    if head is None:
        return None
    # "các thôn Mỹ Nghiệp (thị trấn Phước Dân), Bàu Trúc": what stands in a bracket tells nothing of what follows.
    head = _ASIDE.sub(" ", head)
    found = [m for m in _LEVELS.finditer(head) if not re.search(r"[.;:]\s", head[m.end() :])]
    return _LEVEL_WORDS[found[-1][1]] if found else None


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
    rf"""(?:\d+|[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm)[ ](?P<word>{_WORDS.replace(chr(92) + " ", "[ ]")})
        (?:[ ]?:|(?:(?:[ ]|,[ ])[^.;:()]{{1,80}}?)?(?:[ ]?:|[ ]tên[ ]là|(?=[ ]\()))?[ ]\(?{_NAMES}*\Z""",
    re.VERBOSE,
)
# "thôn A với bản B; C với ": the names of further pairs
_PAIRED: Final = re.compile(rf"(?P<word>[Tt]hôn|[Bb]ản|[Ấấ]p|[Kk]hóm|[Ll]àng)[ ]{_NAMES}+\Z", re.VERBOSE)


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
                return _LEVEL_WORDS.get(fold(last["word"]), "city")
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
    name = _joined(claim.dataset.label(place))
    spelt = any(state.iri == unit for state in lao_named(claim.dataset.label(place)))
    if not spelt and not any(
        _joined(other).lstrip("0") == name.lstrip("0") or _joined(other).endswith(f" {name}")
        for other in known  # "phường 08" is phường 8
    ):
        return "the unit has another name"
    levels = [set(claim.dataset.resources(thing, Dv.level)) for thing in (unit, place)]
    del words
    return None if levels[0] == levels[1] else "the unit is of another level"


# "bộ chính trị (khóa x)"
_TERM: Final = re.compile(rf" ?\(?{fold('khóa')} [ivx]{{1,6}}\)?$")
_FIRST_OF_LEVEL: Final = {
    fold(w): fold(w) for w in ("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường")
} | {
    "tp": fold("thành"),
    "tx": fold("thị"),
}
"""The first word of a kind of unit, or of its committee, by itself and by its abbreviation."""


def _denotes_body(claim: Claim, words: Words) -> str | None:
    """Prove that a body is taken for one of a type that its name begins with, of the unit that it is said to be of."""
    del words
    body, known = claim.statement.subject, str(claim.object)
    name = _TERM.sub("", _joined(claim.dataset.label(body)))
    heads = {
        _joined(o.value) for o in claim.dataset.objects(known, Ext.hiddenLabel) if isinstance(o, Literal)
    }
    rests = [name[len(head) :] for head in heads if name == head or name.startswith(f"{head} ")]
    units = set(claim.dataset.resources(known, Dv.ofUnit))
    if not units:
        return None if "" in rests else "the body is of another type, or not the central one"
    if not rests:
        return "the body is of another type"
    said = {
        unit
        for place in claim.dataset.resources(body, Dv.ofUnit)
        for unit in claim.dataset.resources(place, Dv.denotes)
    }
    return (
        None if units == said or (not said and _names_unit(claim, name, units)) else "it is of another unit"
    )


def _names_unit(claim: Claim, name: str, units: set[str]) -> bool:
    """Tell whether a body's name ends with that of its unit, and names no other kind of unit before it."""
    said = claim.dataset.objects
    names = [
        o.value
        for u in units
        for p in (Ext.prefLabel, Ext.altLabel)
        for o in said(u, p)
        if isinstance(o, Literal)
    ]
    kinds = {
        fold(o.value).partition(" ")[0] for u in units for o in said(u, Ext.label) if isinstance(o, Literal)
    }
    for own in map(_joined, names):
        if name.endswith(f" {own}"):
            ahead = (word.strip(".") for word in name.removesuffix(own).split())
            return {_FIRST_OF_LEVEL[word] for word in ahead if word in _FIRST_OF_LEVEL} <= kinds
    return False


def _registered(claim: Claim, words: Words) -> str | None:
    """Prove that a document is taken for one of the register with its own number and day."""
    document, entry, known = claim.statement.subject, claim.object, claim.dataset
    same = known.value(document, Dv.number) == known.value(entry, Ext.identifier) and known.value(
        document, Dv.issued
    ) == known.value(entry, Ext.issued)
    del words
    return None if same else "the registered document has another number or day"


def _joined(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


_REGION: Final = re.compile(r"(?i:khu tự trị)(?: (?i:dân tộc) \w+)? ")


def _ends(claim: Claim, words: Words, cue: re.Pattern[str] | None) -> str | None:
    """Prove a relation whose quotation runs from one end to the other, with the word that joins them inside."""
    # "Khu tự trị dân tộc Choang Quảng Tây" is Quảng Tây: the people of a region are of its level, not of its name.
    written = _REGION.sub("", words.quote)
    quote = fold(written)
    if cue and not cue.search(quote):
        return "no word joins the two"
    ends = (claim.statement.subject, claim.object)
    for first, last in (ends, ends[::-1]):
        if any(_opens(quote, name) for name in _labels(claim, first)) and any(
            _closes(written, name) for name in _labels(claim, last)
        ):
            return None
    return "the words do not run from one to the other"


def _labels(claim: Claim, thing: str) -> set[str]:
    """Return all names of a thing, folded: "Trung Quốc" and "Trung Hoa" are one country."""
    own = {fold(o.value) for o in claim.dataset.objects(thing, Ext.label) if isinstance(o, Literal)}
    return own | {claim.label(thing)}


def _opens(quote: str, name: str) -> bool:
    head = before(quote, name)
    return head is not None and not _WORDY.search(_LEVELS.sub("", _CITY.sub("", head)))


def _closes(written: str, name: str) -> bool:
    """Tell whether words end with a whole name: those that end with "Thừa Thiên Huế" do not end with "Huế"."""
    quote = fold(written)
    tail = after_last(quote, name)
    if tail is None or _WORDY.search(tail):
        return False
    words, length = _TOKEN.findall(written.rstrip(' .,;:)"”')), len(name.split())
    ahead = words[-length - 1] if len(words) > length else ""
    return not ahead.istitle() or fold(ahead) in _LAST_OF_LEVEL


_TOKEN: Final = re.compile(r"[^\s,.;:()]+|[,.;:()]")
_LAST_OF_LEVEL: Final = frozenset(word.split()[-1] for word in _LEVEL_WORDS) | {fold("phố")}
_WORDY: Final = re.compile(r"\w")
_BORDER_CUE: Final = re.compile(
    "|".join(map(fold, ("giáp", "biên giới", "giáp ranh", "ranh giới", "chung đường biên")))
)


def _borders(claim: Claim, words: Words) -> str | None:
    if _BORDER_CUE.search(fold(words.quote)) or not _BORDER_CUE.search(fold(words.sentence)):
        return _ends(claim, words, _BORDER_CUE)
    # "A và B có chung đường biên giới": the word stands beside the two, which one word joins
    return _ends(claim, words, _EACH_OTHER)


_EACH_OTHER: Final = re.compile(f"{fold('và')}|{fold('với')}|{fold('cùng')}|-")


_RANK: Final = {
    level: rank
    for rank, level in enumerate(("country", "province", "district", "commune", "village_cluster", "village"))
}


def _part_of(claim: Claim, words: Words) -> str | None:
    levels = [claim.dataset.resources(end, Dv.level) for end in (claim.statement.subject, claim.object)]
    ranks = [_RANK.get(local_name(found[0]).replace(" ", "_"), -1) if found else -1 for found in levels]
    if ranks[0] <= ranks[1]:
        return "what holds is of a higher level than what it holds"
    return _ends(claim, words, None)


_TWINNED: Final = re.compile("|".join(map(fold, ("kết nghĩa", "kết bạn", "cặp bản", "cặp cụm"))))


def _twinned(claim: Claim, words: Words) -> str | None:
    if not _TWINNED.search(fold(words.sentence)) and not _TWINNED.search(_announced(claim, words)):
        return "no word says that they are twinned"
    quote, names = fold(words.quote), _labels(claim, claim.object)
    if not any(_opens(quote, name) or _closes(words.quote, name) for name in names):
        return "the words do not run from one to the other"
    written = {_level_of(quote, name) for name in names} - {None}
    levels = {
        local_name(level).replace(" ", "_") for level in claim.dataset.resources(claim.object, Dv.level)
    }
    return None if not written or written & levels else "the words name one of another level"


_ITEM: Final = re.compile(r"[-+*•▪●]|[a-zđ]\)|\d{1,2}[.)]")


def _announced(claim: Claim, words: Words) -> str:
    """Return the two sentences that announce the list that a sentence is an item of, folded; empty where it is none."""
    texts: list[str] = []
    while (text := claim.dataset.value(f"{words.report}/sentence/{len(texts) + 1}", Dv.text)) and (
        not texts or texts[-1] != words.sentence
    ):
        texts.append(text)
    while texts and _ITEM.match(fold(texts[-1])):
        texts.pop()
        if texts and texts[-1].rstrip().endswith(":"):
            return fold(" ".join(texts[-2:]))
    return ""


def _date(claim: Claim, words: Words) -> str | None:
    if claim.object in days(words.sentence):
        return None
    parts = claim.object.split("-")
    month = (
        rf"(?<!\d)0?{int(parts[1])}\s*(?:/|-|{fold('năm')})\s*{parts[0]}"
        if len(parts) == 2
        else rf"(?<!\d){parts[0]}(?!\d)"
    )
    return (
        None
        if len(parts) < 3 and re.search(month, fold(words.sentence))
        else "the sentence names no such day"
    )


def _of_unit(claim: Claim, words: Words) -> str | None:
    names = _labels(claim, claim.object)
    if any(contains(fold(words.quote), name) or contains(fold(words.sentence), name) for name in names):
        return None
    about = claim.dataset.resources(words.report, Dv.subjectOf)
    if claim.object in about or _provinces(claim, words.report) == [claim.object]:
        return None
    return "no words join the body and the unit"


def _provinces(claim: Claim, report: str) -> list[str]:
    """Return the provinces of this country that a report names: "UBND tỉnh" is of the only one."""
    prefix = f"{report}/place/province/"
    subjects = claim.dataset.subjects
    first = bisect_left(subjects, prefix)
    return list(takewhile(lambda subject: subject.startswith(prefix), subjects[first : first + 99]))


def _category(claim: Claim, words: Words) -> str | None:
    """Prove a body's category by a word that only that category uses; a body without one may be of any."""
    quote = fold(words.quote)
    found = {category for category, cue in _CATEGORIES if cue.search(quote)}
    claimed = local_name(claim.object)
    return None if claimed in found or not found else f"the words name a body of {', '.join(sorted(found))}"


def _any(words: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w\u0300-\u036f])(?:"
        + "|".join(re.escape(fold(w)) for w in words.split("|"))
        + r")(?![\w\u0300-\u036f])"
    )


_CATEGORIES: Final = (
    ("party", _any("tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|chi ủy|bộ chính trị|ban bí thư|ban thường vụ|btv|ban chấp hành|bch|ban dân vận|ban tổ chức|ban tuyên giáo|dân chủ|ban nội chính|ban kinh tế trung ương|ủy ban kiểm tra|ubkt|trung ương|đảng đoàn|ban cán sự đảng|trung tâm chính trị|quy chế dân chủ|qcdc|khối dân vận|tổ dân vận|đảng|tw|ban cán sự|trường chính trị|bồi dưỡng chính trị")),
    ("state", _any("ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chính phủ|quốc hội|thủ tướng|bộ|sở|phòng|cục|chi cục|tòa án|viện kiểm sát|trường|trung tâm|ban quản lý|văn phòng|ủy ban dân tộc|thanh tra|chủ tịch nước|kho bạc|bệnh viện|ban dân tộc|tổng cục|trạm|ủy ban|kiểm lâm|bảo hiểm|hạt|ngân hàng|đài|học viện|viện|ban chỉ đạo|ban|hội đồng|kiểm toán|đbqh|đại học")),
    ("mass", _any("mặt trận|mttq|ubmttq|hội|đoàn|liên đoàn|lđlđ|công đoàn|ccb|lhpn|hnd|đtn|liên hiệp|câu lạc bộ|tổng liên đoàn|mttqvn|ubmttqvn|ub.mttqvn|thanh tra nhân dân|giám sát đầu tư|trị sự|liên minh")),
    ("armed", _any("biên phòng|bđbp|quốc phòng|quân sự|chqs|công an|bộ đội|quân khu|sư đoàn|trung đoàn|binh đoàn|quân đội|lữ đoàn|quân đoàn|hải quân|cảnh sát|tiểu đoàn|đồn|hải đội|quân ủy|lực lượng vũ trang|dân quân|vùng|qs|cục chính trị|tổng tham mưu|tư lệnh|an ninh đối ngoại|phòng thủ|rađa|hải đoàn|kt-qp|ktqp|quân y|đại đội|ban an ninh|trạm ksbp|kt - qp")),
    ("other", _any("công ty|hợp tác xã|htx|tập đoàn|doanh nghiệp|ngân hàng|báo|tạp chí|đài|trường|giáo hội|chùa|nhà máy|nông trường|tổng công ty|giáo xứ|bệnh viện|câu lạc bộ|quỹ|trung tâm|viện|học viện|đại học|hội|ban quản trị|ban|tổ|liên minh|liên hợp quốc|nhà")),
)  # fmt: skip


_HONOURS: Final = (
    "ông|bà|anh|chị|cô|chú|đồng chí|đ/c|em|cụ|già làng|bác sĩ|thạc sĩ|tiến sĩ|giáo sư|phó giáo sư|luật sư|kỹ sư|cử nhân|ths|ts|gs|pgs|bs|ls|là|và"
    "|giữ chức|giữ chức vụ|làm|hiện|nay|hiện nay|đang|đang là|đang làm|hiện là|được bầu|được bổ nhiệm|đảm nhiệm|nhạc sĩ|nghệ sĩ|nhà báo|chuẩn đô đốc|đô đốc|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ"
).split("|")
# What may stand between a person and a role: "ông", "(59 tuổi,", "giữ chức"; not "nguyên", a unit, or another office.
_BETWEEN: Final = re.compile(
    rf"(?:[\s,:;.()\"'/|-]|\([^()]*[,)]|{fold('sinh năm')} \d+|\d+ {fold('tuổi')}|(?:{'|'.join(sorted(map(fold, _HONOURS), key=len, reverse=True))})(?!\w))*"
)
_OFFICE: Final = re.compile("|".join(map(fold, ("chủ tịch", "bí thư", "giám đốc", "trưởng", "ủy viên"))))


def _tenure(words: Words, name: str, role: str) -> bool:
    """Tell whether words are a person and a role, at their two ends, and no more between than how one is addressed."""
    quote = fold(words.quote)
    if not (quote.startswith((name, role)) and quote.endswith((name, role))):
        return False
    if "\n" in words.quote:
        return True  # a signature has other offices and "(đã ký)" between
    between = (
        quote[len(one) : len(quote) - len(other)]
        for one, other in ((name, role), (role, name))
        if quote.startswith(one) and quote.endswith(other)
    )
    return any(_BETWEEN.fullmatch(gap) and not _OFFICE.search(gap) for gap in between)


def _role(claim: Claim, words: Words) -> str | None:
    holders = claim.dataset.resources(claim.statement.subject, Dv.holder)
    told = any(_tenure(words, claim.label(holder), claim.label(claim.object)) for holder in holders)
    return None if told else "the words do not give this role"


def _holder(claim: Claim, words: Words) -> str | None:
    posts = claim.dataset.resources(claim.statement.subject, Dv.post)
    told = any(_tenure(words, claim.label(claim.object), claim.label(post)) for post in posts)
    return None if told else "the words name another person"


def _post_in(claim: Claim, words: Words) -> str | None:
    del words
    return (
        None
        if contains(claim.label(claim.statement.subject), claim.label(claim.object))
        else "the role does not name it"
    )


# "huyện miền núi A", "xã đảo B"
_KIND_OF_UNIT: Final = re.compile(
    rf" (?:{'|'.join(map(fold, ('biên giới', 'vùng cao', 'vùng sâu', 'vùng xa', 'miền núi', 'hải đảo', 'đảo', 'ven biển', 'nghèo')))})(?!\w)"
)


def _about(claim: Claim, words: Words) -> str | None:
    quote = fold(words.quote)
    quote = _KIND_OF_UNIT.sub(" ", quote)
    told = any(
        _opens(quote, name) and not _WORDY.search(after(quote, name) or "")
        for name in _labels(claim, claim.object)
    )
    return None if told else "the words name another unit"


def _based_on(claim: Claim, words: Words) -> str | None:
    text = fold(words.quote)
    document, basis = (_named_at(claim, words, end) for end in (claim.statement.subject, claim.object))
    if document is None or basis is None:
        return "the words do not name both documents"
    if basis[0] > document[0]:
        rests = max((m.end() for m in _RESTS.finditer(text, document[1], basis[0])), default=-1)
        issues = max((m.end() for m in _ISSUES.finditer(text, document[1], basis[0])), default=-1)
        # "Chỉ thị 30 về thực hiện quy chế, huyện đã ban hành Công văn 412": what is issued rests on what stands before
        joined = rests >= 0 and not (issues > rests and basis[0] - issues < _NEAREST)
    else:
        joined = _ISSUES.search(text, basis[1], document[0]) is not None
    return None if joined else "the words do not join the two"


# "thực hiện Luật …", "căn cứ Nghị quyết …"; "…, Huyện ủy đã ban hành Kế hoạch …"
_RESTS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('thực hiện', 'triển khai', 'thi hành', 'căn cứ', 'theo', 'quán triệt', 'cụ thể hóa', 'trên cơ sở', 'chấp hành', 'tiếp thu', 'vận dụng', 'hưởng ứng')))})\s"
)
_ISSUES: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(fold, ('ban hành', 'xây dựng', 'ra', 'ký', 'có', 'thông qua', 'phê duyệt', 'công bố', 'phát hành', 'đề ra', 'gửi', 'trình')))})\s"
)


_NEAREST: Final = 40
"""Letters between a verb and the number of what it issues."""


def _named_at(claim: Claim, words: Words, end: str) -> tuple[int, int] | None:
    """Return where a quotation names a document: by its number, by the first of two that share letters, by its words."""
    text = fold(words.quote)
    number = squeeze(claim.dataset.value(end, Dv.number))
    if not number:
        said = (fold(w.quote) for w in _words(claim, end) if w.report == words.report)
        return next(((at := text.find(name), at + len(name)) for name in said if contains(text, name)), None)
    spaced = re.search(r"\s*".join(map(re.escape, number)), text)
    head = re.match(r"\d+[a-zđ]?", number)
    if spaced is None and head and number[head.end() :] in squeeze(words.quote):
        spaced = re.search(rf"(?<![\d/]){head[0]}(?![\d/])", text)
    return spaced.span() if spaced else None


_GIVEN: Final = frozenset(
    {
        Dv.fileName,
        Dv.asOf,
        Dv.country,
        Dv.candidate,
        Dv.linkReason,
        Ext.identifier,
        Ext.title,
        Ext.creator,
        Ext.publisher,
        Ext.source,
        Ext.inScheme,
        Ext.notation,
    }
)
"""What is given with a report or follows from a name's form, and not said by its words."""

_ENDS: Final = frozenset(
    {
        Dv.partOf,
        Dv.borders,
        Dv.issuedBy,
        Dv.twinnedUnit,
        Dv.holder,
        Dv.post,
        Dv.basedOn,
        Dv.partOfTotal,
        Dv.subjectOf,
    }
)
"""Predicates whose object is a thing that the same report must name."""

PROOFS: Final[dict[str, Proof]] = {
    Dv.value: _value,
    Dv.valueMax: _value_max,
    Dv.whole: _whole,
    Dv.comparator: _comparator,
    Dv.inWords: _in_words,
    Dv.unitName: _unit_name,
    Dv.per: _per,
    Dv.measure: _measure,
    Dv.indicator: _indicator,
    Dv.partOfTotal: _part_of_total,
    Dv.subjectName: _in_sentence,
    Dv.action: _in_sentence,
    Dv.featureOfInterest: _feature,
    Dv.period: _period,
    Dv.start: _bound,
    Dv.end: _bound,
    Dv.number: _number,
    Dv.issued: _issued,
    Dv.documentKind: _document_kind,
    Dv.title: _near,
    Dv.issuerName: _near,
    Dv.term: _near,
    Dv.issuedBy: _issued_by,
    Dv.cites: _cites,
    Dv.citedDocument: _cited,
    Dv.citingReport: _citing,
    Dv.zone: _zone,
    Dv.basedOn: _based_on,
    Dv.level: _level,
    Dv.denotes: _denotes,
    Dv.denotesBody: _denotes_body,
    Dv.registeredAs: _registered,
    Dv.partOf: _part_of,
    Dv.borders: _borders,
    Dv.twinnedUnit: _twinned,
    Dv.date: _date,
    Dv.ofUnit: _of_unit,
    Dv.category: _category,
    Dv.holder: _holder,
    Dv.post: _role,
    Dv.postIn: _post_in,
    Dv.subjectOf: _about,
    Ext.label: _label,
}
"""The proof of each predicate that a report's facts use."""
