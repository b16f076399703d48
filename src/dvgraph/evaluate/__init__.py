"""How well reports are read: precision, recall and F1 by kind and attribute, against gold made by hand."""

from __future__ import annotations

from dvgraph.evaluate.gold import GoldEntry, GoldReport, find_gold, read_gold
from dvgraph.evaluate.matching import Quoted, fold
from dvgraph.evaluate.rendering import scores_record, scores_table
from dvgraph.evaluate.scoring import Mistake, Score, Scores, score, score_all

__all__ = [
    "GoldEntry",
    "GoldReport",
    "Mistake",
    "Quoted",
    "Score",
    "Scores",
    "find_gold",
    "fold",
    "read_gold",
    "score",
    "score_all",
    "scores_record",
    "scores_table",
]
