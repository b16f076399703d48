"""A fact as a proof sees it, and what several proofs ask of its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from dvgraph.facts import Statement, Words, words_of
from dvgraph.model import Literal
from dvgraph.verify.words import fold
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvgraph.dataset import Dataset

__all__ = [
    "Claim",
    "Proof",
    "Refusal",
    "any_of",
    "bodies_named",
    "joined",
    "labels",
    "named_in",
    "spaced",
    "words_naming",
]


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


def words_naming(claim: Claim, thing: str) -> list[Words]:
    """Return the words that name a thing."""
    return list(words_of(claim.dataset, thing))


@lru_cache(maxsize=64)
def named_in(dataset: Dataset, report: str, kind: str) -> tuple[str, ...]:
    """Return the things of a kind ("body", "place") that a report names as its own, by the order of their IRIs."""
    prefix = f"{report}/{kind}/"
    first = bisect_left(dataset.subjects, prefix)
    return tuple(takewhile(lambda thing: thing.startswith(prefix), dataset.subjects[first:]))


@lru_cache(maxsize=64)
def bodies_named(dataset: Dataset, report: str) -> tuple[str, ...]:
    """Return the bodies that a report names, those of the centre among them."""
    return (*named_in(dataset, report, "body"), *_shared_bodies(dataset).get(report, ()))


@lru_cache(maxsize=4)
def _shared_bodies(dataset: Dataset) -> dict[str, list[str]]:
    """Return, by report, the bodies that several reports may name: those of the centre."""
    found: dict[str, list[str]] = {}
    for body in dataset.instances(Dv.Body):
        if "/report/" not in body:
            for report in sorted({words.report for words in words_of(dataset, body)}):
                found.setdefault(report, []).append(body)
    return found


@lru_cache(maxsize=4096)
def spaced(number: str) -> re.Pattern[str]:
    """Return the pattern of a number by itself: "88/QH 13" and "301/BC-TTCP - P" have spaces, not inside of figures."""
    written = "".join(
        re.escape(letter)
        if number[at - 1 : at].isdigit() and letter.isdigit()
        else rf"\s*{re.escape(letter)}"
        for at, letter in enumerate(number)
    ).removeprefix(r"\s*")
    return re.compile(rf"(?<!\d){written}(?!\w|[/-]\w)")


def joined(name: str) -> str:
    """Return a name without hyphens, folded."""
    return " ".join(fold(name).replace("-", " ").split())


def labels(claim: Claim, thing: str) -> set[str]:
    """Return all names of a thing, folded: "Trung Quốc" and "Trung Hoa" are one country."""
    own = {fold(o.value) for o in claim.dataset.objects(thing, Ext.label) if isinstance(o, Literal)}
    return own | {claim.label(thing)}


def any_of(words: str) -> re.Pattern[str]:
    """Return a pattern of whole words, `|` between them."""
    return re.compile(
        r"(?<![\w\u0300-\u036f])(?:"
        + "|".join(re.escape(fold(w)) for w in words.split("|"))
        + r")(?![\w\u0300-\u036f])"
    )


if TYPE_CHECKING:
    Proof = Callable[[Claim, Words], str | None]
