"""Compact JSON-LD 1.1 with the published context, carried along: nothing is fetched when it is read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from dvgraph.errors import BadTable
from dvgraph.model import Literal
from dvgraph.resources import resource
from dvgraph.vocab import PREFIXES, Ext

if TYPE_CHECKING:
    from dvgraph.dataset import Dataset
    from dvgraph.model import Term

__all__ = ["write_jsonld"]

_FILE: Final = "ontology/context.jsonld"


@dataclass(frozen=True)
class _Term:
    """One definition of a term in the context."""

    name: str
    iri: str
    type: str = ""
    language: str | None = None
    container: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Context:
    """The part of a JSON-LD context that compaction needs."""

    raw: dict[str, Any]
    terms: dict[str, list[_Term]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, value in self.raw.items():
            if name.startswith("@"):
                continue
            table = {"@id": value} if isinstance(value, str) else value
            if not isinstance(table, dict) or "@reverse" in table or "@context" in table:
                continue
            container = table.get("@container", ())
            term = _Term(
                name,
                self.expand(table.get("@id", name)),
                self.expand(table.get("@type", "")),
                table.get("@language", self.raw.get("@language", "")),
                (container,) if isinstance(container, str) else tuple(container),
            )
            self.terms.setdefault(term.iri, []).append(term)

    def expand(self, name: str) -> str:
        """Return the IRI that a name of the context stands for; keywords stay."""
        prefix, colon, rest = name.partition(":")
        value = self.raw.get(prefix)
        base = value if isinstance(value, str) else (value or {}).get("@id", "")
        if colon and not rest.startswith("//") and base and not base.startswith("@"):
            return f"{base}{rest}"
        if not colon and not name.startswith("@"):
            return f"{self.raw.get('@vocab', '')}{name}" if name else ""
        return name

    @cached_property
    def keywords(self) -> dict[str, str]:
        """Return the alias of each keyword, the keyword itself where there is none."""
        aliases = {
            value: name
            for name, value in sorted(self.raw.items())
            if isinstance(value, str) and value[:1] == "@"
        }
        return {keyword: aliases.get(keyword, keyword) for keyword in ("@id", "@type", "@graph", "@value")}

    @cached_property
    def prefixes(self) -> tuple[tuple[str, str], ...]:
        """Return name and IRI of each prefix, longer IRIs first."""
        found = []
        for name, value in self.raw.items():
            if (
                isinstance(value, str)
                and not name.startswith("@")
                and value.endswith((":", "/", "#", "?", "@"))
            ):
                found.append((name, value))
            elif isinstance(value, dict) and value.get("@prefix"):
                found.append((name, value["@id"]))
        return tuple(sorted(found, key=lambda pair: (-len(pair[1]), pair)))

    def thing(self, iri: str) -> str:
        """Return an IRI as it stands for a thing: with its prefix where that is shorter."""
        for name, start in self.prefixes:
            rest = iri.removeprefix(start)
            if rest != iri and rest and not rest.startswith("//"):
                return f"{name}:{rest}"
        return iri

    def word(self, iri: str) -> str:
        """Return an IRI as it stands for a class: its term, else as a thing."""
        plain = (term.name for term in self.terms.get(iri, ()))
        return next(plain, None) or self.thing(iri)

    def entry(self, predicate: str, obj: Term) -> tuple[str, Any, tuple[str, ...]]:
        """Return key, value and container for one object: by the term that fits it best."""
        terms = self.terms.get(predicate, [])
        for term in terms:
            value = self._plain(term, obj)
            if value is not None:
                return term.name, value, term.container
        if (
            not terms
            and isinstance(obj, Literal)
            and obj == Literal(obj.value)
            and "@language" not in self.raw
        ):
            return self.thing(predicate), obj.value, ()
        usable = next((term for term in terms if "@language" not in term.container), None)
        key = usable.name if usable else self.thing(predicate)
        return key, self._expanded(obj), usable.container if usable else ()

    def _plain(self, term: _Term, obj: Term) -> Any:  # noqa: ANN401 (JSON)
        """Return an object as a bare string under a term, None where that would be read as something else."""
        if isinstance(obj, str):
            if term.type == "@id":
                return self.thing(obj)
            return self.word(obj) if term.type == "@vocab" else None
        if "@language" in term.container:
            return {obj.language: obj.value} if obj.language else None
        if obj.language:
            return obj.value if not term.type and term.language == obj.language else None
        if obj.datatype:
            return obj.value if term.type == obj.datatype else None
        plain = (not term.type and not term.language) or term.type == PREFIXES["xsd"] + "string"
        return obj.value if plain else None

    def _expanded(self, obj: Term) -> dict[str, str]:
        if isinstance(obj, str):
            return {self.keywords["@id"]: self.thing(obj)}
        value = {self.keywords["@value"]: obj.value}
        if obj.language:
            value["@language"] = obj.language
        elif obj.datatype:
            value[self.keywords["@type"]] = self.word(obj.datatype)
        return value


def _context() -> _Context:
    try:
        raw = json.loads(resource("ontology", "context.jsonld").read_text("utf-8"))["@context"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadTable(_FILE, f"not a JSON-LD context: {error}") from None
    if not isinstance(raw, dict):
        raise BadTable(_FILE, "the context is one object")
    return _Context(raw)


def write_jsonld(dataset: Dataset) -> str:
    """Return the union of the graphs, one object for each subject, sorted."""
    context = _context()
    nodes = [_node(dataset, subject, context) for subject in dataset.subjects]
    document = {"@context": context.raw, context.keywords["@graph"]: nodes}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _node(dataset: Dataset, subject: str, context: _Context) -> dict[str, Any]:
    node: dict[str, Any] = {context.keywords["@id"]: context.thing(subject)}
    for predicate, obj in dataset.outgoing(subject):
        if predicate == Ext.type and isinstance(obj, str):
            _put(node, context.keywords["@type"], context.word(obj), ())
        else:
            _put(node, *context.entry(predicate, obj))
    return node


def _put(node: dict[str, Any], key: str, value: Any, container: tuple[str, ...]) -> None:  # noqa: ANN401 (JSON)
    """Put a value under a key: alone, or in an array where there are several or the context has it so."""
    if "@language" in container and isinstance(value, dict):
        languages = node.setdefault(key, {})
        for language, words in value.items():
            _put(languages, language, words, ())
    elif key not in node:
        node[key] = [value] if "@set" in container else value
    else:
        known = node[key]
        node[key] = [*known, value] if isinstance(known, list) else [known, value]
