"""Turtle and TriG for people: prefixes, one block for each subject, its class first, sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.export.lines import quoted, term_text
from dvgraph.vocab import BASE, PREFIXES, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dvgraph.dataset import Dataset, Quad
    from dvgraph.model import Term

__all__ = ["write_trig", "write_turtle"]

# Letters of a local name (PN_CHARS of Turtle 1.1), as far as Vietnamese and Lao need: report, Kỳ_Sơn, 2016-2020.
_LETTERS: Final = "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
_LOCAL: Final = re.compile(
    rf"(?:[{_LETTERS}0-9]|%[0-9A-Fa-f]{{2}})(?:[{_LETTERS}0-9\u0300-\u036f-]|%[0-9A-Fa-f]{{2}})*"
)
# Marks that a local name may hold behind a backslash.
_ESCAPABLE: Final = re.compile(r"[~.!$&'()*+,;=/?#@]|^-")
_INTEGER: Final = re.compile(r"[+-]?\d+")
_DECIMAL: Final = re.compile(r"[+-]?\d*\.\d+")
# What stands in folders gets a prefix for each, so that names stay short:
#   …/id/report/0123456789abcdef/words/12-20     …/id/period/2016/2020     …/vocab/level/district
_OF_REPORT: Final = re.compile(rf"({re.escape(BASE)}report/([0-9a-f]+)/([a-z-]+)/)(.+)")
_SHARED: Final = re.compile(rf"({re.escape(BASE)}([a-z-]+)/)(.+)")
_CONCEPT: Final = re.compile(rf"({re.escape(BASE.removesuffix('id/'))}vocab/([a-z-]+)/)(.+)")


class _Names:
    """IRIs as prefixed names; the prefixes that were used are kept, for the head of the file.

    Things of the first report are `r1-place:…`, of the second `r2-place:…`; shared ones `period:…`.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.used: dict[str, str] = {}
        self._prefixes = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
        found = {match[2] for match in map(_OF_REPORT.match, dataset.subjects) if match}
        self._reports = {report: i for i, report in enumerate(sorted(found), 1)}
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        if iri not in self._known:
            self._known[iri] = self._name(iri)
        return self._known[iri]

    def _name(self, iri: str) -> str:
        if iri.startswith("_:"):
            return iri
        for prefix, namespace in self._namespaces(iri):
            local = _ESCAPABLE.sub(r"\\\g<0>", iri.removeprefix(namespace))
            if _LOCAL.fullmatch(_ESCAPABLE.sub("_", iri.removeprefix(namespace))):
                self.used[prefix] = namespace
                return f"{prefix}:{local}"
        return f"<{iri}>"

    def _namespaces(self, iri: str) -> Iterator[tuple[str, str]]:
        """Yield prefix and namespace of what an IRI may be written with, the narrowest first."""
        if match := _OF_REPORT.match(iri):
            if match[2] in self._reports:
                yield f"r{self._reports[match[2]]}-{match[3]}", match[1]
        elif match := _SHARED.match(iri):
            yield match[2], match[1]
        elif match := _CONCEPT.match(iri):
            yield f"v-{match[2]}", match[1]
        else:
            yield from (pair for pair in self._prefixes if iri.startswith(pair[1]))

    def term(self, term: Term) -> str:
        if isinstance(term, str):
            return self(term)
        if term.language or not term.datatype:
            return term_text(term)
        if term.datatype == Ext.xsd_boolean and term.value in {"true", "false"}:
            return term.value
        if term.datatype == Ext.xsd_integer and _INTEGER.fullmatch(term.value):
            return term.value
        if term.datatype == Ext.xsd_decimal and _DECIMAL.fullmatch(term.value):
            return term.value
        return f"{quoted(term.value)}^^{self(term.datatype)}"


def _block(subject: str, said: Mapping[str, list[Term]], names: _Names, indent: str) -> str:
    """Return one subject with all that is said of it."""
    lines = []
    for predicate in sorted(said, key=lambda p: (p != Ext.type, p != Ext.label, p)):
        verb = "a" if predicate == Ext.type else names(predicate)
        objects = f",\n{indent}        ".join(names.term(obj) for obj in said[predicate])
        lines.append(f"{indent}    {verb} {objects}")
    return f"{indent}{names(subject)}\n" + " ;\n".join(lines) + " .\n"


def _blocks(quads: Iterable[Quad], names: _Names, indent: str = "") -> str:
    said: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, obj, _ in quads:
        objects = said.setdefault(subject, {}).setdefault(predicate, [])
        if obj not in objects[-1:]:  # quads are sorted: the same triple of another graph comes next
            objects.append(obj)
    return "\n".join(_block(subject, said[subject], names, indent) for subject in sorted(said))


def _head(names: _Names) -> str:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(names.used.items())) + "\n"


def write_turtle(dataset: Dataset) -> str:
    """Return the union of the graphs."""
    names = _Names(dataset)
    body = _blocks(dataset.quads, names)
    return _head(names) + body


def write_trig(dataset: Dataset) -> str:
    """Return the whole dataset, a block for each named graph."""
    names = _Names(dataset)
    graphs: dict[str, list[Quad]] = {}
    for quad in dataset.quads:
        graphs.setdefault(quad.graph, []).append(quad)
    parts = []
    for graph in sorted(graphs):
        if graph:
            parts.append(f"{names(graph)} {{\n{_blocks(graphs[graph], names, '    ')}}}\n")
        else:
            parts.append(_blocks(graphs[graph], names))
    return _head(names) + "\n".join(parts)
