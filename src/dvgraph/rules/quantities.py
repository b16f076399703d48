"""Figures as observations: of whom, of what, how much, when."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.iri import scoped, shared
from dvgraph.lexicon import concepts
from dvgraph.model import Level, Literal, Mention, Node, Organization, Period, Place, Quantity
from dvgraph.rules.context import STATED
from dvgraph.rules.periods import period_iri
from dvgraph.rules.terms import folded, text_literal
from dvgraph.vocab import Dv, Ext, concept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from dvgraph.model import Fact, Term
    from dvgraph.rules.context import Context

__all__ = ["plain_decimal", "state_quantities"]

# "toàn huyện", "cả tỉnh", "huyện", "trên địa bàn xã": the unit that the report is about, if of that level.
_WHOLE: Final = {
    "huyện": Level.DISTRICT,
    "tỉnh": Level.PROVINCE,
    "xã": Level.COMMUNE,
    "thị xã": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
}


def plain_decimal(value: Decimal) -> str:
    """Return a decimal in xsd:decimal's canonical form: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _measures() -> dict[str, str]:
    return {folded(name): c.notation for c in concepts("measure") for name in c.names}


def state_quantities(context: Context) -> Iterator[Node | Fact]:
    """Yield an observation for each figure, with the indicator that it is of."""
    measures = _measures()
    periods = {folded(mention.quote): period_iri(period) for mention, period in context.of(Period)}
    figures: dict[str, str] = {}  # the nearest figure before, by its words
    for mention, quantity in context.of(Quantity, STATED):
        properties = list(_figure(quantity))
        unit = folded(quantity.unit)
        if unit in measures:
            properties.append((Dv.measure, concept("measure", measures[unit])))
        else:
            indicator = shared("indicator", unit)
            yield Node(indicator, (Dv.Indicator,), ((Ext.label, text_literal(quantity.unit)),), (mention,))
            properties.append((Dv.indicator, indicator))
        if quantity.subject:
            properties.append((Dv.subjectName, text_literal(quantity.subject)))
            if feature := _feature(context, quantity.subject):
                properties.append((Dv.featureOfInterest, feature))
        if quantity.period and (period := periods.get(folded(quantity.period))):
            properties.append((Dv.period, period))
        if quantity.part_of and (total := figures.get(quantity.part_of)):
            properties.append((Dv.partOfTotal, total))
        figures[mention.quote] = _iri(context, mention)
        yield Node(_iri(context, mention), (Dv.Observation,), tuple(properties), (mention,))


def _iri(context: Context, mention: Mention) -> str:
    return scoped(context.iri, "figure", f"{mention.span.start}")


def _decimal(value: Decimal) -> Literal:
    return Literal(plain_decimal(value), Ext.xsd_decimal)


def _figure(quantity: Quantity) -> Iterator[tuple[str, Term]]:
    yield Dv.value, _decimal(quantity.value)
    yield Dv.unitName, text_literal(quantity.unit)
    if quantity.value_max is not None:
        yield Dv.valueMax, _decimal(quantity.value_max)
    if quantity.of is not None:
        yield Dv.whole, _decimal(quantity.of)
    if quantity.comparator:
        yield Dv.comparator, concept("comparator", quantity.comparator)
    if quantity.per:
        yield Dv.per, text_literal(quantity.per)
    if quantity.action:
        yield Dv.action, text_literal(quantity.action)
    if quantity.in_words:
        yield Dv.inWords, Literal("true", Ext.xsd_boolean)


def _feature(context: Context, subject: str) -> str | None:
    """Return the thing that a figure's subject names: as it stands, the whole unit, or the one thing inside it."""
    if named := context.named(subject):
        return named
    words = folded(subject)
    level = _WHOLE.get(words.removeprefix("toàn ").removeprefix("cả ").removeprefix("trên địa bàn "))
    found = context.subject()
    if level and found and found[1].level is level:
        return context.place(found[1], found[0])
    inside = {context.body(body) for _, body in context.of(Organization) if _holds(words, folded(body.name))}
    inside = inside or {
        # The village named "4" is not in "61/64 cơ quan": a number names a place behind its level word only.
        context.place(place, mention)
        for mention, place in context.of(Place)
        if _holds(words, folded(mention.quote if place.name.isdigit() else place.name))
    }
    return inside.pop() if len(inside) == 1 else None


def _holds(words: str, name: str) -> bool:
    """Tell whether words hold a name whole: "Lê Đức Anh" does not hold "Đức An"."""
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
