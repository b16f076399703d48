"""From things and facts to RDF: canonical N-Quads, one named graph for each report, no blank nodes.

Quads are written as lines of text (RDF 1.1 N-Quads in its canonical form): emission is what a large build
spends its time on, and sorted lines of a graph without blank nodes are its canonical form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from dvgraph.authority import (
    body_of,
    describe,
    describe_bodies,
    describe_documents,
    describe_register,
    describe_twinnings,
    known_bodies,
    states,
)
from dvgraph.iri import digest, report_iri, scoped, shared
from dvgraph.model import Fact, Literal, Mention, Node, Span
from dvgraph.rules.terms import date_literal, text_literal
from dvgraph.vocab import BASE, Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dvgraph.authority import Cited
    from dvgraph.model import Report, Term

__all__ = [
    "AUTHORITY",
    "CONTEXT_WIDTH",
    "authority_lines",
    "lines_of",
    "quad_line",
    "term_text",
    "unsorted_lines",
    "whole_authority_lines",
]

AUTHORITY: Final = BASE + "graph/authority"
"""The named graph of what is known beyond the reports, each thing with its own source."""

CONTEXT_WIDTH: Final = 32
"""Code points before and after a quotation that its selector carries."""

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\t": "\\t"}
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f\x7f]')


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _one_spaced(words: str) -> str:
    """Return words with one space between them; most have, and are not taken apart."""
    return words if words.isprintable() and "  " not in words else " ".join(words.split())


def term_text(term: Term) -> str:
    """Return a term as N-Quads writes it."""
    if isinstance(term, str):
        return term if term.startswith("_:") else f"<{term}>"
    text = f'"{_ESCAPED.sub(_escape, term.value)}"'
    if term.language:
        return f"{text}@{term.language}"
    if term.datatype and term.datatype != Ext.xsd_string:
        return f"{text}^^<{term.datatype}>"
    return text


def quad_line(subject: str, predicate: str, obj: Term, graph: str) -> str:
    """Return one quad as a line of canonical N-Quads, without its end of line."""
    return f"<{subject}> <{predicate}> {term_text(obj)} <{graph}> ."


def lines_of(report: Report, stated: Iterable[Node | Fact], version: str) -> list[str]:
    """Return a report's named graph as sorted N-Quads lines, each once; `version` is that of the tool."""
    return sorted(unsorted_lines(report, stated, version))


def unsorted_lines(report: Report, stated: Iterable[Node | Fact], version: str) -> frozenset[str]:
    """Return a report's named graph as N-Quads lines, for a build that sorts those of all its reports.

    `version` is that of the tool, which the provenance names.
    """
    writer = _Writer(report)
    writer.describe(version)
    for item in stated:
        if isinstance(item, Node):
            writer.node(item)
        else:
            writer.fact(item)
    return frozenset(writer.lines)


def authority_lines(units: Collection[str], cited: Iterable[Cited] = (), *, whole: bool = False) -> list[str]:
    """Return the `authority` graph of what reports name: the units around theirs, twinnings there, and documents.

    `units` are the IRIs of units and bodies that reports denote, `cited` the documents as they cite them; with
    `whole`, all that the units hold comes with them.
    """
    bodies = list(describe_bodies(units))
    around = {body.unit.iri for node in bodies if (body := body_of(node.iri)) and body.unit}
    known = [*describe(around.union(units), whole=whole), *bodies]
    twinned = describe_twinnings(units, {node.iri for node in known})
    return sorted(_said(chain(known, twinned, describe_documents(cited))))


def whole_authority_lines() -> list[str]:
    """Return all that the tables say: every unit and change, twinnings, the register, bodies that a page tells of."""
    units = [*{state.iri for state in states()}, *(body.iri for body in known_bodies())]
    return sorted({*authority_lines(units), *_said(describe_register())})


def _said(nodes: Iterable[Node]) -> set[str]:
    lines = set()
    for node in nodes:
        for kind in node.types:
            lines.add(quad_line(node.iri, Ext.type, kind, AUTHORITY))
        for predicate, obj in node.properties:
            lines.add(quad_line(node.iri, predicate, obj, AUTHORITY))
    return lines


class _Writer:
    """The lines of one report's graph."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.iri = report_iri(report.id)
        self.lines: set[str] = set()
        self._graph = f" <{self.iri}> ."
        self._words, self._sentence = scoped(self.iri, "words", ""), scoped(self.iri, "sentence", "")
        self._sentences = [report.view.to_text(span) for span in report.sentences]
        self._starts = [span.start for span in self._sentences]
        self._written: set[Span] = set()

    def add(self, subject: str, predicate: str, obj: Term) -> None:
        self.lines.add(f"<{subject}> <{predicate}> {term_text(obj)}{self._graph}")

    # Of these most lines are; each is written without a term being made for it.
    def _link(self, subject: str, predicate: str, iri: str) -> None:
        self.lines.add(f"<{subject}> <{predicate}> <{iri}>{self._graph}")

    def _words_of(self, subject: str, predicate: str, words: str, language: str = "") -> None:
        escaped = _ESCAPED.sub(_escape, words)
        self.lines.add(f'<{subject}> <{predicate}> "{escaped}"{language}{self._graph}')

    def _number(self, subject: str, predicate: str, number: int) -> None:
        self.lines.add(f'<{subject}> <{predicate}> "{number}"^^<{Ext.xsd_integer}>{self._graph}')

    def describe(self, version: str) -> None:
        """Write the report itself, its sentences, and how this graph came from it."""
        meta = self.report.metadata
        self.add(self.iri, Ext.type, Dv.Report)
        self.add(self.iri, Ext.label, text_literal(meta.title or self.report.name))
        self.add(self.iri, Ext.identifier, Literal(f"sha256:{self.report.id}"))
        self.add(self.iri, Dv.fileName, Literal(self.report.name))
        for predicate, words in (
            (Ext.title, meta.title),
            (Ext.creator, meta.author),
            (Ext.publisher, meta.publisher),
        ):
            if words:
                self.add(self.iri, predicate, text_literal(words))
        if meta.source:
            self.add(self.iri, Ext.source, Literal(meta.source))
        if meta.as_of:
            self.add(self.iri, Dv.asOf, date_literal(meta.as_of))
        activity, agent = scoped(self.iri, "reading"), shared("agent", "dvgraph", version)
        self.add(self.iri, Ext.wasGeneratedBy, activity)
        self.add(activity, Ext.type, Ext.Activity)
        self.add(
            activity, Ext.label, Literal(f"Reading of {self.report.name} by dvgraph {version}", language="en")
        )
        self.add(activity, Ext.wasAssociatedWith, agent)
        self.add(agent, Ext.type, Ext.SoftwareAgent)
        self.add(agent, Ext.label, Literal(f"dvgraph {version}", language="en"))
        line, line_start, read = 1, 0, 0
        for ordinal, (seen, at) in enumerate(zip(self.report.sentences, self._sentences, strict=True), 1):
            line += self.report.text.count("\n", read, at.start)
            line_start = self.report.text.rfind("\n", read, at.start) + 1 or line_start
            read = at.start
            iri = f"{self._sentence}{ordinal}"
            self._number(iri, Dv.line, line)
            self._number(iri, Dv.lineStart, line_start)
            self._link(iri, Ext.type, Dv.Sentence)
            self._link(iri, Dv.sentenceOf, self.iri)
            self._number(iri, Dv.ordinal, ordinal)
            self._words_of(iri, Dv.text, _one_spaced(self.report.text[at.start : at.end]), "@vi")
            self._link(iri, Dv.zone, concept("zone", self.report.zone_at(seen.start)))

    def node(self, node: Node) -> None:
        for kind in node.types:
            self._link(node.iri, Ext.type, kind)
        for predicate, obj in node.properties:
            self.add(node.iri, predicate, obj)
        for mention in node.evidence:
            self._link(node.iri, Dv.evidence, self._evidence(mention))

    def fact(self, fact: Fact) -> None:
        self.add(fact.subject, fact.predicate, fact.object)
        evidence = self._evidence(fact.evidence)
        iri = scoped(self.iri, "assertion", digest(fact.subject, fact.predicate, term_text(fact.object)))
        self._link(iri, Ext.type, Dv.Assertion)
        self._link(iri, Ext.subject, fact.subject)
        self._link(iri, Ext.predicate, fact.predicate)
        self.add(iri, Ext.object, fact.object)
        self._link(iri, Dv.evidence, evidence)

    def _evidence(self, mention: Mention) -> str:
        """Write the words of a mention, once, and return the IRI of the evidence."""
        start, end = mention.span
        iri = f"{self._words}{start}-{end}"
        self._words_of(iri, Dv.rule, mention.rule)
        if mention.span in self._written:
            return iri
        self._written.add(mention.span)
        text, selector = self.report.text, f"{iri}/selector"
        self._link(iri, Ext.type, Dv.Evidence)
        self._link(iri, Ext.hasSource, self.iri)
        self._link(iri, Ext.hasSelector, selector)
        self._link(iri, Dv.zone, concept("zone", mention.zone))
        if ordinal := bisect_right(self._starts, start):
            self._link(iri, Dv.inSentence, f"{self._sentence}{ordinal}")
        self._link(selector, Ext.type, Ext.TextQuoteSelector)
        self._link(selector, Ext.type, Ext.TextPositionSelector)
        self._words_of(selector, Ext.exact, mention.quote)
        self._words_of(selector, Ext.prefix, text[max(0, start - CONTEXT_WIDTH) : start])
        self._words_of(selector, Ext.suffix, text[end : end + CONTEXT_WIDTH])
        self._number(selector, Ext.selector_start, start)
        self._number(selector, Ext.selector_end, end)
        return iri
