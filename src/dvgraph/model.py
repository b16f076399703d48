"""The small frozen types that cross the borders between floors: no I/O, no RDF.

A `Report` is read into `Mention`s (words and what they say); rules turn mentions into `Node`s
(things) and `Fact`s (one thing said of another), each with its evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from decimal import Decimal

    from dvgraph.layout import Layout

__all__ = [
    "Comparator",
    "Country",
    "Document",
    "EthnicGroup",
    "Fact",
    "Hit",
    "Level",
    "Literal",
    "Mention",
    "Metadata",
    "Node",
    "Organization",
    "Period",
    "Person",
    "Place",
    "Programme",
    "Quantity",
    "Relation",
    "RelationKind",
    "Report",
    "Span",
    "Value",
    "View",
    "Zone",
    "ZoneKind",
]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class ZoneKind(StrEnum):
    """What a stretch of a report is; facts of the report are in its title, body, caption and signature."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    SIGNATURE = "signature"
    RELATED = "related"  # titles of other articles, below "Tin cùng chuyên mục"
    FURNITURE = "furniture"  # banners, share buttons, dates of the page


class Zone(NamedTuple):
    """Lines of the view and what they are; zones of a report are sorted and do not overlap, nor are two neighbours alike."""

    span: Span
    kind: ZoneKind


class Metadata(NamedTuple):
    """What is known of a report from beside its text; empty strings where unknown.

    `as_of` is the date the report is read as of: `2020`, `2020-12` or `2020-12-31`.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    source: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One text seen three ways of equal length, so that a position in one is a position in all.

    `written`: as written, less invisible characters and spaces typed twice. `plain`: spaces, dashes, quotation marks, Đ and
    the placement of tone marks made one. `folded`: `plain` in lower case. `offsets[i]` is where
    character i of the view stands in the NFC text, None where nothing was left out.
    """

    written: str
    plain: str
    folded: str
    offsets: tuple[int, ...] | None = None

    def to_text(self, span: Span) -> Span:
        """Return where a span of the view stands in the NFC text."""
        if self.offsets is None or span.start >= span.end:
            return span
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Report:
    """One report, read: its NFC text, the view of it that extractors see, and its parts.

    `id` is the SHA-256 of the file's bytes in hex; `name` is the file's name without folders.
    `zones` and `sentences` are in positions of the view; `layout` leads back to the file.
    """

    id: str
    name: str
    text: str
    view: View
    zones: tuple[Zone, ...]
    sentences: tuple[Span, ...]
    layout: Layout = field(repr=False, compare=False)
    metadata: Metadata = field(default_factory=Metadata)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _zone_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sentence_starts", tuple([start for start, _ in self.sentences]))
        object.__setattr__(self, "_zone_starts", tuple([start for (start, _), _ in self.zones]))

    def bytes_of(self, span: Span) -> Span:
        """Return which bytes of the file a span of the NFC text was read from."""
        first, last = self.layout.span(*span)
        return Span(first.byte, last.byte)

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that holds a position of the view, None between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.sentences[index].end:
            return self.sentences[index]
        return None

    def zone_at(self, position: int) -> ZoneKind:
        """Return what the stretch at a position of the view is."""
        index = bisect_right(self._zone_starts, position) - 1
        if index >= 0:
            (_, end), kind = self.zones[index]
            if position < end:
                return kind
        return ZoneKind.BODY


class Level(StrEnum):
    """Levels of territory, from the State down; a `village_cluster` is a Lao cụm bản."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"
    VILLAGE_CLUSTER = "village_cluster"


class Country(StrEnum):
    """ISO 3166-1 codes of the countries that reports name units of."""

    VIETNAM = "VN"
    LAOS = "LA"
    CAMBODIA = "KH"
    CHINA = "CN"


class Comparator(StrEnum):
    """How a figure binds; None stands for an exact figure."""

    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


class RelationKind(StrEnum):
    """Relations that a sentence states between two of its words."""

    TWINNED_WITH = "twinned_with"
    BORDERS = "borders"
    PART_OF = "part_of"
    ISSUED = "issued"
    HOLDS_ROLE = "holds_role"
    CITES = "cites"
    BASED_ON = "based_on"


class Document(NamedTuple):
    """A cited document. `number` has no spaces (`02-ĐA/TU`), `kind` is lower case (`đề án`), `date` ISO.

    `issuer` is as written, or as resolved within the text. `title` is what stands in quotes or after "về".
    """

    number: str | None
    kind: str | None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


class Place(NamedTuple):
    """A unit of territory: `name` without its level word, `within` the name of the unit that holds it."""

    name: str
    level: Level
    country: Country = Country.VIETNAM
    within: str | None = None


class Organization(NamedTuple):
    """A named or definite body. `category`: party, state, mass, armed or other.

    `place` and `level` are of the unit it belongs to, as far as the text tells.
    """

    name: str
    category: str
    level: Level | None = None
    place: str | None = None


class Person(NamedTuple):
    """A person; `role` is the whole chain of roles as written."""

    name: str
    role: str | None = None


class Quantity(NamedTuple):
    """A figure. `value` is in `unit` with multipliers worked in: `40,6 tỷ đồng` is 40600000000 đồng.

    `of`: the whole of "179/191 bản". `value_max`: the upper end of a range. `per`: the denominator of a
    rate ("mỗi tháng 1 lần": tháng). `subject`, `action`: who, and the verb that ties the two.
    `part_of`: the words of the total that it is a part of. `in_words`: "ba bản".
    """

    value: Decimal
    unit: str
    comparator: Comparator | None = None
    of: Decimal | None = None
    value_max: Decimal | None = None
    per: str | None = None
    period: str | None = None
    subject: str | None = None
    action: str | None = None
    part_of: str | None = None
    in_words: bool = False


class Period(NamedTuple):
    """A stretch of time: `first` and `last` both included, `2016`, `2016-06` or `2016-10-10`; None: open."""

    first: str | None
    last: str | None
    label: str


# What is read from a text is made by the thousands, as tuples: a frozen dataclass takes three times as long to make. Two
# kinds are dataclasses, for as tuples of a name a people and a programme of one name would be equal.
@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """A people, by its name: `Thái`, `Khơ Mú`."""

    name: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A campaign, movement, model or scheme known by name: `Dân vận khéo`, `Chương trình 135`."""

    name: str


class Relation(NamedTuple):
    """What a sentence states between two ends, each in the words of the text."""

    relation: RelationKind
    a: str
    b: str
    date: str | None = None


Value = Document | Place | Organization | Person | Quantity | Period | EthnicGroup | Programme | Relation


_V_co = TypeVar("_V_co", bound=Value, covariant=True)


class Hit(NamedTuple, Generic[_V_co]):
    """What an extractor yields: where in the view, what it says, and which rule read it."""

    span: Span
    value: _V_co
    rule: str


class Mention(NamedTuple):
    """Words of a report and what they say. `span` is in code points of the NFC text: it slices to `quote`."""

    span: Span
    quote: str
    value: Value
    rule: str
    zone: ZoneKind


class Literal(NamedTuple):
    """A value of the graph; `datatype` is an IRI (None: a plain string), `language` a BCP 47 tag."""

    value: str
    datatype: str | None = None
    language: str | None = None


Term = str | Literal
"""An object in the graph: an IRI as str, or a literal."""


class Node(NamedTuple):
    """A thing of the graph, with what is said of it; `evidence` are the mentions that name or state it."""

    iri: str
    types: tuple[str, ...]
    properties: tuple[tuple[str, Term], ...] = ()
    evidence: tuple[Mention, ...] = ()


class Fact(NamedTuple):
    """One plain triple and the mention that states it."""

    subject: str
    predicate: str
    object: Term
    evidence: Mention
