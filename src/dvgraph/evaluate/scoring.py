"""Counting what was found, missed and made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from dvgraph.evaluate.matching import ATTRIBUTES, Quoted, agrees, fold, same_fact
from dvgraph.records import record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvgraph.evaluate.gold import GoldEntry, GoldReport
    from dvgraph.model import Mention, Span

__all__ = ["Mistake", "Score", "Scores", "score", "score_all"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, made up (`false`) and overlooked (`missed`)."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Right among what was said; 1 where nothing was said."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Right among what gold holds; 1 where it holds nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.right / whole if whole else 1.0


class Mistake(NamedTuple):
    """One mistake. `what`: missed, false, or the attribute that is wrong; `said`, `gold`: the two sides."""

    report: str
    type: str
    what: str
    quote: str
    said: object
    gold: object
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores by type and by attribute (`document.date`), and each mistake behind them."""

    kinds: dict[str, Score] = field(default_factory=dict)
    attributes: dict[str, Score] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    quote_mismatches: int = 0
    reports: int = 0

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            _joined(self.kinds, other.kinds),
            _joined(self.attributes, other.attributes),
            self.mistakes + other.mistakes,
            self.quote_mismatches + other.quote_mismatches,
            self.reports + other.reports,
        )

    @property
    def micro(self) -> Score:
        """All kinds together, each fact counted once."""
        return sum(self.kinds.values(), Score())


def _joined(one: dict[str, Score], other: dict[str, Score]) -> dict[str, Score]:
    return {k: one.get(k, Score()) + other.get(k, Score()) for k in sorted(one.keys() | other.keys())}


def score_all(pairs: Iterable[tuple[GoldReport, Sequence[Mention]]]) -> Scores:
    """Return the scores of many reports together."""
    return sum((score(gold, mentions) for gold, mentions in pairs), Scores())


def score(gold: GoldReport, mentions: Sequence[Mention]) -> Scores:
    """Compare the mentions of a report with its gold.

    A fact said several times counts once. What gold calls doubtful, and what lies inside a longer name,
    counts neither for nor against.
    """
    total = Scores(
        quote_mismatches=sum(gold.text[m.span.start : m.span.end] != m.quote for m in mentions), reports=1
    )
    records = [(record_of(m), m) for m in mentions]
    for kind in sorted(gold.judged):
        said = [
            Quoted(kind, m.quote, {**record, "rule": m.rule}, m.span)
            for record, m in records
            if record["type"] == kind
        ]
        total += _score_kind(gold, kind, said)
    return total


def _score_kind(gold: GoldReport, kind: str, said: list[Quoted]) -> Scores:
    entries = [entry for entry in gold.entries if entry.type == kind]
    pairs = _pairs(entries, said)
    matched = {id(entry) for entry, _ in pairs}
    missed = [entry for entry in entries if id(entry) not in matched]
    false = _false(gold, entries, said)
    mistakes = [Mistake(gold.name, kind, "missed", e.quote, None, _shown(e.keys)) for e in missed]
    mistakes += [
        Mistake(gold.name, kind, "false", s.quote, _shown(s.keys), None, s.keys["rule"]) for s in false
    ]
    result = Scores({kind: Score(len(pairs), len(false), len(missed))}, {}, tuple(mistakes))
    for entry, best in pairs:
        result += _score_attributes(gold.name, entry, best)
    return result


def _of(entry: GoldEntry) -> Quoted:
    return Quoted(entry.type, entry.quote, entry.keys)


def _pairs(entries: list[GoldEntry], said: list[Quoted]) -> list[tuple[GoldEntry, Quoted]]:
    """Pair gold with what was said. A figure serves one entry: "5 xã" twice in gold must be read twice."""
    pairs = []
    used: set[int] = set()
    for entry in sorted(entries, key=lambda e: (len(e.spans), e.spans)):
        fitting = [s for s in said if id(s) not in used and same_fact(s, _of(entry))]
        if not fitting:
            continue
        best = max(fitting, key=lambda s: (_touches(s.span, entry.spans), _agreeing(entry, s)))
        pairs.append((entry, best))
        if entry.type == "quantity":
            used.add(id(best))
    return pairs


def _agreeing(entry: GoldEntry, said: Quoted) -> int:
    return sum(
        agrees(entry.type, key, said.keys.get(key), entry.keys[key])
        for key in ATTRIBUTES.get(entry.type, ())
        if key in entry.keys
    )


def _touches(span: Span | None, others: Iterable[Span]) -> bool:
    return span is not None and any(span.start < o.end and o.start < span.end for o in others)


def _false(gold: GoldReport, entries: list[GoldEntry], said: list[Quoted]) -> list[Quoted]:
    """Return what was said and is in no gold, each distinct fact once."""
    false: list[Quoted] = []
    for one in said:
        if any(same_fact(one, _of(entry)) for entry in entries) or _is_neutral(gold, one):
            continue
        if not any(same_fact(one, other) for other in false):
            false.append(one)
    return false


def _is_neutral(gold: GoldReport, said: Quoted) -> bool:
    if said.type == "relation":
        ends = {fold(said.keys["a"]), fold(said.keys["b"])}
        return any(
            fold(d.quote) in ends or fold(said.quote) in fold(d.quote) for d in gold.doubtful if d.quote
        )
    if said.keys.get("in_words"):
        return True  # gold counts what stands in digits
    doubtful = [span for entry in gold.doubtful for span in entry.spans]
    return any(_mostly_covers(span, said.span) for span in doubtful) or _inside_name(gold, said)


def _mostly_covers(one: Span, other: Span | None) -> bool:
    if other is None:
        return False
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common >= min(one.end - one.start, other.end - other.start)


def _inside_name(gold: GoldReport, said: Quoted) -> bool:
    """Tell whether words stand inside a longer name, title or role of gold."""
    if said.span is None:
        return False
    if any(fold(said.quote) in fold(e.keys["role"]) for e in gold.entries if e.keys.get("role")):
        return said.type == "organization"
    start, end = said.span
    return any(
        span.start <= start and end <= span.end and end - start < span.end - span.start
        for entry in gold.entries
        if entry.type not in {"quantity", "relation"} or entry.type == said.type == "quantity"
        for span in entry.spans
    )


def _score_attributes(report: str, entry: GoldEntry, said: Quoted) -> Scores:
    scores, mistakes = {}, []
    for key in ATTRIBUTES.get(entry.type, ()):
        if key not in entry.keys:
            continue
        gold, value = entry.keys[key], said.keys.get(key)
        right = agrees(entry.type, key, value, gold)
        if not right:
            mistakes.append(Mistake(report, entry.type, key, said.quote, value, gold, said.keys["rule"]))
        if gold is not None or value is not None:
            scores[f"{entry.type}.{key}"] = Score(
                int(right), int(not right and value is not None), int(not right and gold is not None)
            )
    return Scores({}, scores, tuple(mistakes))


_PLACING = frozenset({"type", "start", "end", "quote", "rule", "zone", "alt_quotes"})


def _shown(keys: Any) -> dict[str, object]:  # noqa: ANN401 (a record or a row of JSON)
    return {k: v for k, v in keys.items() if k not in _PLACING and v not in (None, False)}
