"""Documents that a report cites, and the citation itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.iri import scoped
from dvgraph.lexicon import concepts
from dvgraph.model import Document, Fact, Literal, Mention, Node
from dvgraph.rules.context import STATED
from dvgraph.rules.terms import date_literal, folded, text_literal
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvgraph.model import Term
    from dvgraph.rules.context import Context

__all__ = ["state_documents"]

# A hyphen between number and kind is the Party's way: 02-ĐA/TU, 290-QĐ/TW; the State writes 33/2019/QĐ-TTg.
_PARTY: Final = re.compile(r"^\d+[a-zđ]?-[^\W\d]+/[^/]+$")
_FORMAL: Final = re.compile(r"^\d+[a-zđ]?(?:/\d{4})?/[^/]+$")
_TERM: Final = re.compile(r"\((khóa[ ][ivxl]+)\)")
_PARTY_ISSUERS: Final = re.compile(
    r"\b(?:[\w]*ủy|trung ương|bộ chính trị|ban bí thư|ban (?:thường vụ|chấp hành))\b"
)


@cache
def _kinds() -> list[tuple[str, str]]:
    """Return the names of kinds, longer ones first, with their notations."""
    names = [(folded(name), c.notation) for c in concepts("document-kind") for name in c.names]
    return sorted(names, key=lambda row: -len(row[0]))


def _notation(kind: str, kinds: list[tuple[str, str]]) -> str | None:
    """Return the notation of a kind as written: "nghị quyết chuyên đề" is a resolution."""
    words = f"{folded(kind)} "
    return next((notation for name, notation in kinds if words.startswith(f"{name} ")), None)


def _class(document: Document) -> str:
    number, issuer = document.number or "", folded(document.issuer or "")
    if _PARTY.match(number) or (_PARTY_ISSUERS.search(issuer) and "ủy ban nhân dân" not in issuer):
        return Dv.PartyDocument
    return Dv.StateDocument if _FORMAL.match(number) else Dv.Document


def state_documents(context: Context) -> Iterator[Node | Fact]:
    """Yield each cited document, a citation with its words, and `dv:cites` where the report itself cites it."""
    kinds = _kinds()
    for mention, document in context.of(Document):
        iri = context.document(document, mention)
        yield Node(
            iri, (_class(document),), tuple(_properties(context, document, mention, kinds)), (mention,)
        )
        yield Node(
            scoped(context.iri, "citation", f"{mention.span.start}"),
            (Dv.Citation,),
            (
                (Dv.citingReport, context.iri),
                (Dv.citedDocument, iri),
                (Dv.zone, concept("zone", mention.zone)),
            ),
            (mention,),
        )
        if mention.zone in STATED:
            yield Fact(context.iri, Dv.cites, iri, mention)


def _properties(
    context: Context, document: Document, mention: Mention, kinds: list[tuple[str, str]]
) -> Iterator[tuple[str, Term]]:
    kind = (document.kind or "").capitalize()
    named = document.number or document.title or mention.quote
    yield Ext.label, text_literal(f"{kind} {named}" if document.number and kind else named)
    if document.number:
        yield Dv.number, Literal(document.number)
    if document.kind and (notation := _notation(document.kind, kinds)):
        yield Dv.documentKind, concept("document-kind", notation)
    if document.date and len(document.date) == 10:
        yield Dv.issued, date_literal(document.date)
    if document.title:
        yield Dv.title, text_literal(document.title)
    if document.issuer:
        yield Dv.issuerName, text_literal(document.issuer)
        if term := _TERM.search(folded(document.issuer)):
            yield Dv.term, Literal(term[1])
        if body := context.named(document.issuer):
            yield Dv.issuedBy, body
