"""How well the reading agrees with gold made by hand: precision, recall and F1 by kind.

A gold file is JSON with arrays of what a text says (`documents`, `places`, …), each entry with its `quote`, and
`doubtful` entries that count neither for nor against. Its text is in `text`, in the file that `text_file` names, in
`<stem>.txt` beside it, or the one among given texts of which every position slices to its quote.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dvgraph.errors import UnreadableInput
from dvgraph.reading import read_text, view_of
from dvgraph.records import record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dvgraph.model import Mention, Report

    Record = Mapping[str, Any]

__all__ = [
    "KINDS",
    "GoldReport",
    "Score",
    "Scores",
    "read_gold",
    "score",
    "scores_json",
    "scores_text",
    "total",
]

KINDS: Final = {
    "document": "documents",
    "place": "places",
    "organization": "organizations",
    "person": "people",
    "quantity": "quantities",
    "period": "periods",
    "ethnic_group": "ethnic_groups",
    "programme": "programmes",
    "relation": "relations",
}
"""The array of a gold file for each type of record."""

_LEVEL_WORD: Final = re.compile(
    r"^(?:các )?(?:nước(?: bạn)?|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|tx\.?|xã|phường|thị trấn|cụm bản|thôn|bản|xóm|khối|khóm|ấp|buôn|làng|tổ dân phố) (?:chdcnd )?"
)


class GoldReport(NamedTuple):
    """One text with what it says; a kind that has no array was not looked for and does not count."""

    name: str
    report: Report
    rows: dict[str, list[Record]]
    doubtful: tuple[str, ...]


class Score(NamedTuple):
    """Counts of one kind: right, wrongly said, and missed; errors in the words of the text."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        said = self.right + len(self.wrong)
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is to be said that was said; 1 where there is nothing to say."""
        due = self.right + len(self.missed)
        return self.right / due if due else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + len(self.wrong) + len(self.missed)
        return 2 * self.right / total if total else 1.0

    def plus(self, other: Score) -> Score:
        """Return the counts of both."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


_NOTHING: Final = Score(0, (), ())


class Scores(NamedTuple):
    """Scores by kind, of attributes of what was found (`document.date`), and quotations that do not slice."""

    kinds: dict[str, Score]
    attributes: dict[str, tuple[int, int]]
    mismatches: int

    @property
    def overall(self) -> Score:
        """All kinds in one: the micro-average."""
        return reduce(Score.plus, self.kinds.values(), _NOTHING)


# --- reading gold ----------------------------------------------------------------------------------------------------
def read_gold(files: Iterable[Path], texts: Sequence[Path]) -> tuple[list[GoldReport], list[UnreadableInput]]:
    """Return the gold reports of files, and those that cannot be used with the reason."""
    gold, errors = [], []
    for file in files:
        try:
            gold.append(_gold(file, texts))
        except UnreadableInput as error:
            errors.append(error)
    return gold, errors


def _gold(file: Path, texts: Sequence[Path]) -> GoldReport:
    try:
        table = json.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{file}", f"cannot be read: {error}") from None
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"{file}", error.msg, error.lineno) from None
    if not isinstance(table, dict):
        raise UnreadableInput(f"{file}", "not an object of arrays", 1)
    rows: dict[str, list[Record]] = {
        kind: [row for row in table[array] if isinstance(row, dict)]
        for kind, array in KINDS.items()
        if isinstance(table.get(array), list)
    }
    doubtful = tuple(
        row["quote"] for row in table.get("doubtful", []) if isinstance(row, dict) and "quote" in row
    )
    text = _text(file, table, rows, texts)
    return GoldReport(file.stem, read_text(text, name=file.stem), rows, doubtful)


def _text(file: Path, table: dict[str, Any], rows: dict[str, list[Record]], texts: Sequence[Path]) -> str:
    if isinstance(table.get("text"), str):
        return str(table["text"])
    beside = [file.parent / str(table["text_file"])] if table.get("text_file") else [file.with_suffix(".txt")]
    quotes = [
        (row["start"], row["end"], row["quote"]) for kind in rows.values() for row in kind if "start" in row
    ]
    for path in (*beside, *texts):
        if not path.is_file():
            continue
        text = read_text(path.read_text("utf-8")).text
        if path in beside or (quotes and all(text[start:end] == quote for start, end, quote in quotes)):
            return text
    raise UnreadableInput(f"{file}", "its text is neither in it, nor beside it, nor among the given texts")


# --- matching --------------------------------------------------------------------------------------------------------
def _same(words: object) -> str:
    text = view_of(str(words or "")).folded
    return " ".join(re.sub(r"\s*-\s*", "-", text.replace('"', " ").replace("'", " ")).split())


def _bare(words: object) -> str:
    text = _same(words)
    return _LEVEL_WORD.sub("", text)


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _within(one: str, other: str) -> bool:
    """Tell whether one name lies in the other and is at least 60 % of it."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= 0.6 * len(long)


def _documents(one: Record, other: Record) -> bool:
    if one.get("number") or other.get("number"):
        return _same(one.get("number")).replace(" ", "") == _same(other.get("number")).replace(" ", "")
    return _within(_same(one["quote"]), _same(other["quote"]))


def _quantities(one: Record, other: Record) -> bool:
    if _number(one["value"]) != _number(other["value"]) or _number(one.get("of")) != _number(other.get("of")):
        return False
    heads = [_same(row.get("unit")).split()[:1] for row in (one, other)]
    return heads[0] == heads[1]


def _relations(one: Record, other: Record) -> bool:
    kinds = [row.get("relation") or row.get("type") for row in (one, other)]
    if "relation" in kinds:
        kinds = [
            row.get("relation") if row.get("type") == "relation" else row.get("type") for row in (one, other)
        ]
    if kinds[0] != kinds[1]:
        return False
    ends = [(_bare(row["a"]), _bare(row["b"])) for row in (one, other)]
    symmetric = kinds[0] in {"borders", "twinned_with"}
    return ends[0] == ends[1] or (symmetric and ends[0] == ends[1][::-1])


def _by_name(one: Record, other: Record) -> bool:
    return _same(one.get("name", one["quote"])) == _same(other.get("name", other["quote"]))


_MATCHES: Final[dict[str, Callable[[Record, Record], bool]]] = {
    "document": _documents,
    "place": lambda one, other: _bare(one["name"]) == _bare(other["name"]) and one["level"] == other["level"],
    "organization": lambda one, other: _within(_same(one["quote"]), _same(other["quote"])),
    "person": _by_name,
    "quantity": _quantities,
    "period": lambda one, other: (one["first"], one["last"]) == (other["first"], other["last"]),
    "ethnic_group": _by_name,
    "programme": lambda one, other: _within(
        _same(one.get("name", one["quote"])), _same(other.get("name", other["quote"]))
    ),
    "relation": _relations,
}
_ATTRIBUTES: Final = {
    "document": ("kind", "date", "issuer"),
    "place": ("within", "country"),
    "organization": ("category",),
    "person": ("role",),
    "quantity": ("unit", "comparator", "per"),
}


def score(gold: GoldReport, mentions: Iterable[Mention]) -> Scores:
    """Return how the mentions of a report agree with its gold; each distinct fact counts once."""
    found = list(mentions)
    records = [record_of(mention) for mention in found]
    mismatches = sum(gold.report.text[m.span.start : m.span.end] != m.quote for m in found)
    kinds, attributes = {}, {}
    for kind in gold.rows:
        said = [record for record in records if record["type"] == kind]
        kinds[kind], pairs = _kind(gold, kind, said)
        for name in _ATTRIBUTES.get(kind, ()):
            due = [(row, record) for row, record in pairs if name in row]
            key = "category" if name == "category" else name
            agreed = sum(_same(row.get(name)) == _same(record.get(key)) for row, record in due)
            attributes[f"{kind}.{name}"] = (agreed, len(due))
    return Scores(kinds, attributes, mismatches)


def _kind(
    gold: GoldReport, kind: str, said: list[dict[str, object]]
) -> tuple[Score, list[tuple[Record, Record]]]:
    matches = _MATCHES[kind]
    pairs: list[tuple[Record, Record]] = []
    wrong: dict[str, None] = {}
    hit: set[int] = set()
    for record in said:
        rows = [i for i, row in enumerate(gold.rows[kind]) if matches(row, record)]
        if rows:
            for i in rows:
                if i not in hit:
                    pairs.append((gold.rows[kind][i], record))
                hit.add(i)
        elif not _neutral(gold, kind, record):
            wrong[_shown(record)] = None
    missed = [row for i, row in enumerate(gold.rows[kind]) if i not in hit]
    return Score(
        len(hit),
        tuple(f"{gold.name}: {w}" for w in wrong),
        tuple(f"{gold.name}: {_shown(m)}" for m in missed),
    ), pairs


def _neutral(gold: GoldReport, kind: str, record: Record) -> bool:
    """Tell what counts neither for nor against: the doubtful, and what lies inside a longer name of its kind."""
    quote = _same(record["quote"])
    if any(
        quote in _same(d) or (_same(d) in quote and len(_same(d)) >= 0.6 * len(quote)) for d in gold.doubtful
    ):
        return True
    if kind in {"organization", "place"}:
        return any(
            quote in _same(row["quote"])
            for array in ("organization", "place")
            for row in gold.rows.get(array, ())
        )
    return False


def _shown(row: Record) -> str:
    if "a" in row:
        return f"{row.get('relation') or row.get('type')}({row['a']}, {row['b']})"
    return f"{row['quote']!r}" + (f" {row['level']}" if row.get("level") else "")


def total(scores: Iterable[Scores]) -> Scores:
    """Return the sum of the scores of many reports."""
    kinds = dict.fromkeys(KINDS, _NOTHING)
    attributes: dict[str, tuple[int, int]] = {}
    mismatches = 0
    for one in scores:
        kinds = {kind: score.plus(one.kinds.get(kind, _NOTHING)) for kind, score in kinds.items()}
        for name, (agreed, due) in one.attributes.items():
            before = attributes.get(name, (0, 0))
            attributes[name] = (before[0] + agreed, before[1] + due)
        mismatches += one.mismatches
    return Scores(kinds, attributes, mismatches)


# --- writing ---------------------------------------------------------------------------------------------------------
def scores_text(scores: Scores, *, errors: bool = False) -> str:
    """Return scores as a table, with lists of errors where asked for."""
    lines = [f"{'kind':<14} {'right':>6} {'wrong':>6} {'missed':>6}  {'P':>6} {'R':>6} {'F1':>6}"]
    for name, one in (*scores.kinds.items(), ("all", scores.overall)):
        counts = f"{one.right:>6} {len(one.wrong):>6} {len(one.missed):>6}"
        lines.append(f"{name:<14} {counts}  {one.precision:6.3f} {one.recall:6.3f} {one.f1:6.3f}")
    lines.append(f"quotations that do not slice: {scores.mismatches}")
    lines += [f"{name}: {agreed} of {due} agree" for name, (agreed, due) in scores.attributes.items() if due]
    if errors:
        lines += list(_errors(scores))
    return "".join(f"{line}\n" for line in lines)


def _errors(scores: Scores) -> Iterator[str]:
    for kind, one in scores.kinds.items():
        yield from (f"{kind} wrong   {words}" for words in one.wrong)
        yield from (f"{kind} missed  {words}" for words in one.missed)


def scores_json(scores: Scores) -> str:
    """Return scores as JSON: counts, precision, recall and F1 by kind, attributes, errors."""
    table = {
        name: {
            "right": one.right,
            "wrong": one.wrong,
            "missed": one.missed,
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
        }
        for name, one in (*scores.kinds.items(), ("all", scores.overall))
    }
    whole = {"kinds": table, "attributes": scores.attributes, "mismatches": scores.mismatches}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
