"""Scores as a table for people and as a record for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvgraph.evaluate.scoring import Score, Scores

__all__ = ["scores_record", "scores_table"]


def scores_record(scores: Scores) -> dict[str, object]:
    """Return scores and mistakes as one object that `json.dumps(…, default=str)` can write."""
    return {
        "reports": scores.reports,
        "quote_mismatches": scores.quote_mismatches,
        "micro": _record(scores.micro),
        "kinds": {kind: _record(score) for kind, score in scores.kinds.items()},
        "attributes": {name: _record(score) for name, score in scores.attributes.items()},
        "mistakes": [mistake._asdict() for mistake in scores.mistakes],
    }


def _record(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "false": score.false,
        "missed": score.missed,
    }


def scores_table(scores: Scores, *, mistakes: bool = False) -> str:
    """Return the scores as lines of text, with the mistakes below if wished."""
    lines = [f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'false':>7}{'missed':>8}"]
    lines += [_line(kind, score) for kind, score in scores.kinds.items()]
    lines += [_line("all kinds", scores.micro), ""]
    lines += [_line(name, score) for name, score in scores.attributes.items()]
    lines += ["", f"{scores.reports} reports, {scores.quote_mismatches} quotes that are not in their text"]
    if mistakes:
        lines += ["", *(_mistake_line(m) for m in scores.mistakes)]
    return "\n".join(lines) + "\n"


def _line(name: str, score: Score) -> str:
    figures = f"{100 * score.precision:7.1f}{100 * score.recall:7.1f}{100 * score.f1:7.1f}"
    return f"{name:24}{figures}{score.right:7}{score.false:7}{score.missed:8}"


def _mistake_line(mistake: tuple[object, ...]) -> str:
    report, kind, what, quote, said, gold, rule = mistake
    sides = "; ".join(f"{side} {value}" for side, value in (("said", said), ("gold", gold)) if value)
    return f"{report}: {kind} {what}: {quote!r} {sides}{f' [{rule}]' if rule else ''}"
