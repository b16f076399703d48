"""Units of the authority in a graph: those that it does not hold, put in; and all as they stood on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvgraph.dataset import Dataset, Quad, read_dataset
from dvgraph.graph import AUTHORITY, authority_lines
from dvgraph.model import Literal
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["on_day", "stands", "with_units"]


def with_units(dataset: Dataset, units: Collection[str]) -> Dataset:
    """Return a graph with all that the authority knows of units and of what is around them."""
    lines = "\n".join(authority_lines(units)).encode()
    return Dataset((*dataset.quads, *read_dataset(lines, where="authority.nq").quads))


def stands(dataset: Dataset, thing: str, day: str) -> bool:
    """Tell whether a thing with a lifetime, as a unit or a state of one, stood on a day (ISO)."""
    until = dataset.value(thing, Dv.validUntil)
    return dataset.value(thing, Dv.validFrom) <= day and (not until or day < until)


def on_day(dataset: Dataset, day: str) -> Dataset:
    """Return a graph with the units of the authority as they were called and held on a day (ISO).

    A unit that did not stand keeps its name and its lifetime, but is part of nothing. What is dated later (a twinning
    that a source tells of, a change that made a unit) is left out; what a unit became later is kept, with its day.
    """
    return Dataset(_on_day(dataset, day))


def _on_day(dataset: Dataset, day: str) -> Iterator[Quad]:
    states: dict[str, list[str]] = {}
    for state in dataset.instances(Dv.UnitState):
        for unit in dataset.resources(state, Dv.stateOf):
            states.setdefault(unit, []).append(state)
    then = {
        unit: next((state for state in own if stands(dataset, state, day)), "")
        for unit, own in states.items()
    }
    past = set(dataset.instances(Dv.UnitState))
    later = {thing for thing in dataset.instances(Dv.KnownTwinning) if dataset.value(thing, Dv.date) > day}
    for quad in dataset.quads:
        unit = quad.subject
        if unit in past or unit in later:
            continue
        if quad.graph == AUTHORITY:
            held = quad.predicate in {Dv.partOf, Dv.formerlyPartOf}
            if held and (unit in then or not stands(dataset, unit, day)):
                continue
            if quad.predicate == Ext.label and then.get(unit):
                continue
        yield quad
    for unit, state in then.items():
        for holder in dataset.resources(state, Dv.heldIn):
            yield Quad(unit, Dv.partOf, holder, AUTHORITY)
        for label in dataset.objects(state, Ext.label):
            if isinstance(label, Literal):
                yield Quad(unit, Ext.label, label, AUTHORITY)
