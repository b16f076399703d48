"""What a graph says, laid out as the checks read it: figures, periods and citations of each report, in order."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dvgraph.dataset import text_in, thing_in
from dvgraph.facts import Words, words_of
from dvgraph.reading import view_of
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.dataset import Dataset

__all__ = [
    "Account",
    "Body",
    "Citation",
    "Figure",
    "Place",
    "Span",
    "number",
    "read_accounts",
    "vietnamese_number",
]


class Figure(NamedTuple):
    """An observation; `at` is where its quotation begins in `sentence`, which is folded, -1 where not found.

    `unit` is folded; `subject` is the IRI of what it is said of, else the folded words, else empty. `period` is an IRI.
    `total` is the IRI of the observation that it is a part of.
    """

    iri: str
    value: Decimal
    top: Decimal | None
    whole: Decimal | None
    unit: str
    measured: bool
    comparator: str
    per: str
    action: str
    subject: str
    subject_name: str
    period: str
    total: str
    words: Words
    sentence: str
    at: int

    @property
    def exact(self) -> bool:
        """Tell whether it is one number, neither a bound, a range nor a rate."""
        return not self.comparator and self.top is None and not self.per

    @property
    def end(self) -> int:
        """Where the quotation ends in the sentence."""
        return self.at + len(self.words.quote)

    def before(self, width: int) -> str:
        """Return the folded words before the quotation, at most `width` code points of them."""
        return self.sentence[max(0, self.at - width) : max(0, self.at)]

    def around(self, width: int) -> str:
        """Return the folded words about the quotation, at most `width` code points on either side."""
        return self.sentence[max(0, self.at - width) : max(0, self.end + width)]

    def between(self, later: Figure) -> str:
        """Return the folded words from this figure to a later one of the same sentence."""
        return self.sentence[self.end : later.at]


class Span(NamedTuple):
    """A period that a report names, from `first` until `until` (ISO days, half-open), with its words."""

    iri: str
    first: str
    until: str
    words: Words
    sentence: str
    at: int


class Citation(NamedTuple):
    """A document as one report cites it."""

    document: str
    number: str
    kind: str
    issuer: str
    date: str
    words: Words


class Place(NamedTuple):
    """A unit that a report names: `unit` is that of the authority that it was taken for, empty where it was for none.

    `level` and `country` are notations (`commune`, `VN`); `holders` are IRIs of places that the report says hold it.
    """

    iri: str
    name: str
    level: str
    country: str
    unit: str
    holders: tuple[str, ...]
    words: Words


class Body(NamedTuple):
    """A body that a report names: `body` is that of the authority that it was taken for, empty where it was for none."""

    iri: str
    name: str
    body: str
    words: Words


class Account(NamedTuple):
    """One report: `as_of` is a year, month or day or empty; `about` and `unit` are IRIs of the unit that it is about.

    `unit` is that of the authority, empty where the name was not taken for one.
    """

    report: str
    name: str
    as_of: str
    about: str
    unit: str
    figures: tuple[Figure, ...]
    spans: tuple[Span, ...]
    citations: tuple[Citation, ...]
    places: tuple[Place, ...]
    bodies: tuple[Body, ...]

    @property
    def first_day(self) -> str:
        """The first day that the report may be of (ISO), empty where its date is not known."""
        return (self.as_of + "-01-01"[len(self.as_of) - 4 :])[:10] if self.as_of else ""

    @property
    def last_day(self) -> str:
        """The last day that the report may be of (ISO; 31 ends any month), empty where its date is not known."""
        return (self.as_of + "-12-31"[len(self.as_of) - 4 :])[:10] if self.as_of else ""


def number(text: str) -> Decimal | None:
    """Return the decimal that a literal holds, None where it holds none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def vietnamese_number(value: Decimal, places: int | None = None) -> str:
    """Return a number as Vietnamese writes it: `28.070.000.000`, `203,409`; rounded to `places`, if given."""
    text = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


@lru_cache(maxsize=1024)
def _folded(words: str) -> str:
    """Return words folded; sentences hold several figures, and units are few."""
    return view_of(words).folded if words else ""


def _placed(dataset: Dataset, evidence: str, words: Words, starts: dict[str, int]) -> tuple[str, int]:
    """Return the folded sentence and where the quotation stands in it, told apart by the words before it.

    `starts` keeps where sentences begin, so that one of many figures is not searched again for each of them.
    """
    sentence, quote, key = words.sentence, words.quote, dataset.resource(evidence, Dv.inSentence)
    if key in starts and sentence.startswith(quote, at := max(0, words.start - starts[key])):
        return _folded(sentence), at
    prefix = dataset.value(dataset.resource(evidence, Ext.hasSelector), Ext.prefix)
    at = sentence.find(quote)
    while at >= 0 and not (
        sentence.endswith(prefix, 0, at) or (at < len(prefix) and prefix.endswith(sentence[:at]))
    ):
        at = sentence.find(quote, at + 1)
    if at >= 0:
        starts[key] = words.start - at
    return _folded(sentence), at


def _figure(dataset: Dataset, iri: str, starts: dict[str, int]) -> Figure | None:
    said, words = dataset.about(iri), words_of(dataset, iri)
    value = number(text_in(said, Dv.value))
    if not words or value is None:
        return None
    sentence, at = _placed(dataset, thing_in(said, Dv.evidence), words[0], starts)
    subject_name = _folded(text_in(said, Dv.subjectName))
    feature = thing_in(said, Dv.featureOfInterest)
    known = (dataset.resource(feature, Dv.denotes) or feature) if feature else ""
    return Figure(
        iri=iri,
        value=value,
        top=number(text_in(said, Dv.valueMax)),
        whole=number(text_in(said, Dv.whole)),
        unit=_folded(text_in(said, Dv.unitName)),
        measured=Dv.measure in said,
        comparator=thing_in(said, Dv.comparator).rpartition("/")[2],
        per=text_in(said, Dv.per),
        action=_folded(text_in(said, Dv.action)),
        subject=known or subject_name,
        subject_name=subject_name,
        period=thing_in(said, Dv.period),
        total=thing_in(said, Dv.partOfTotal),
        words=words[0],
        sentence=sentence,
        at=at,
    )


def _spans(dataset: Dataset, iri: str) -> Iterator[Span]:
    first, until = dataset.value(iri, Dv.start), dataset.value(iri, Dv.end)
    for words in words_of(dataset, iri):
        at = words.sentence.find(words.quote)
        yield Span(iri, first, until, words, _folded(words.sentence), at)


def _citation(dataset: Dataset, iri: str) -> tuple[str, Citation] | None:
    report = dataset.resource(iri, Dv.citingReport)
    document = dataset.resource(iri, Dv.citedDocument)
    said = words_of(dataset, iri)
    if not (report and document and said):
        return None
    kind = dataset.resource(document, Dv.documentKind)
    return report, Citation(
        document,
        dataset.value(document, Dv.number),
        dataset.label(kind) if kind else "",
        dataset.value(document, Dv.issuerName),
        dataset.value(document, Dv.issued),
        said[0],
    )


def _place(dataset: Dataset, iri: str) -> Place | None:
    words = words_of(dataset, iri)
    if not words:  # a unit of the authority, which no words name
        return None
    said = dataset.about(iri)
    return Place(
        iri,
        dataset.label(iri),
        thing_in(said, Dv.level).rpartition("/")[2],
        thing_in(said, Dv.country).rpartition("/")[2],
        thing_in(said, Dv.denotes),
        dataset.resources(iri, Dv.partOf),
        words[0],
    )


def _body(dataset: Dataset, iri: str) -> Body | None:
    words = words_of(dataset, iri)
    return Body(iri, dataset.label(iri), dataset.resource(iri, Dv.denotesBody), words[0]) if words else None


def read_accounts(dataset: Dataset) -> tuple[Account, ...]:
    """Return the reports of a graph in the order of their IRIs, in time linear in its quads."""
    figures: dict[str, list[Figure]] = {}
    spans: dict[str, list[Span]] = {}
    citations: dict[str, list[Citation]] = {}
    places: dict[str, list[Place]] = {}
    bodies: dict[str, list[Body]] = {}
    starts: dict[str, int] = {}
    for subject in dataset.instances(Dv.Observation):
        if figure := _figure(dataset, subject, starts):
            figures.setdefault(figure.words.report, []).append(figure)
    for subject in dataset.instances(Dv.Period):
        for span in _spans(dataset, subject):
            spans.setdefault(span.words.report, []).append(span)
    for subject in dataset.instances(Dv.Citation):
        if cited := _citation(dataset, subject):
            citations.setdefault(cited[0], []).append(cited[1])
    for subject in dataset.instances(Dv.AdministrativeUnit):
        if place := _place(dataset, subject):
            places.setdefault(place.words.report, []).append(place)
    for subject in dataset.instances(Dv.Body):
        if body := _body(dataset, subject):
            bodies.setdefault(body.words.report, []).append(body)
    return tuple(
        _account(
            dataset,
            r,
            figures.get(r, []),
            spans.get(r, []),
            citations.get(r, []),
            places.get(r, []),
            bodies.get(r, []),
        )
        for r in dataset.instances(Dv.Report)
    )


def _account(  # noqa: PLR0917 (what a report says, kind by kind)
    dataset: Dataset,
    report: str,
    figures: list[Figure],
    spans: list[Span],
    citations: list[Citation],
    places: list[Place],
    bodies: list[Body],
) -> Account:
    about = dataset.resource(report, Dv.subjectOf)
    unit = dataset.resource(about, Dv.denotes)
    name = view_of(dataset.label(about)).folded if about else ""
    return Account(
        report=report,
        name=dataset.value(report, Dv.fileName) or report,
        as_of=dataset.value(report, Dv.asOf),
        about=about,
        unit=unit,
        figures=tuple(
            figure._replace(subject=unit or about) if name and _names(figure.subject, name) else figure
            for figure in sorted(figures, key=lambda f: f.words.start)
        ),
        spans=tuple(sorted(spans, key=lambda s: s.words.start)),
        citations=tuple(sorted(citations, key=lambda c: c.words.start)),
        places=tuple(sorted(places, key=lambda p: p.words.start)),
        bodies=tuple(sorted(bodies, key=lambda b: b.words.start)),
    )


def _names(subject: str, name: str) -> bool:
    """Tell whether words that are a subject are a unit's name and an adverb: "huyện Sông Mã hiện" of "… hiện có 19 xã"."""
    return subject.endswith(" hiện") and subject.removesuffix(" hiện").endswith(name)
