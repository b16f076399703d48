"""The words of the SKOS schemes in `ontology/vocab/`: what a domain expert corrects there, extractors read here."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dvgraph.errors import BadTable
from dvgraph.resources import resource
from dvgraph.vocab import PREFIXES, concept

__all__ = ["Concept", "concepts"]

_SKOS = PREFIXES["skos"]


class Concept(NamedTuple):
    """A concept of a scheme.

    `notation` is its id within the scheme (the last part of its IRI), `label` the preferred Vietnamese label,
    `alternatives` the other Vietnamese spellings (skos:altLabel), `symbols` the letters used in numbers
    (skos:notation other than the id: `QĐ`, `NQ`), `broader` the notation of the wider concept.
    """

    notation: str
    label: str
    alternatives: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    broader: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All Vietnamese names, the preferred one first."""
        return (self.label, *self.alternatives)


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of `ontology/vocab/<scheme>.ttl`, in the order of their notations.

    Raises BadTable where the file does not parse or a concept has no Vietnamese label.
    """
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse  # noqa: PLC0415 (only readers of schemes pay for it)

    where = f"ontology/vocab/{scheme}.ttl"
    prefix = concept(scheme, "")
    found: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in parse(
            resource("ontology", "vocab", f"{scheme}.ttl").read_bytes(), format=RdfFormat.TURTLE
        ):
            if not isinstance(quad.subject, NamedNode) or not quad.subject.value.startswith(prefix):
                continue
            row = found.setdefault(quad.subject.value.removeprefix(prefix), {})
            if isinstance(quad.object, Literal):
                if quad.object.language in {None, "vi"}:
                    row.setdefault(quad.predicate.value, []).append(quad.object.value)
            elif isinstance(quad.object, NamedNode):
                row.setdefault(quad.predicate.value, []).append(quad.object.value.removeprefix(prefix))
    except SyntaxError as error:
        raise BadTable(where, str(error.msg), error.lineno) from None
    rows = []
    for notation, row in sorted(found.items()):
        labels = row.get(_SKOS + "prefLabel")
        if not labels:
            raise BadTable(where, f"concept {notation} has no skos:prefLabel in Vietnamese")
        rows.append(
            Concept(
                notation,
                labels[0],
                tuple(sorted(row.get(_SKOS + "altLabel", []))),
                tuple(sorted(set(row.get(_SKOS + "notation", [])) - {notation})),
                next(iter(row.get(_SKOS + "broader", [])), None),
            )
        )
    return tuple(rows)
