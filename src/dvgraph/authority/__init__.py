"""What is known of units beyond a report: codes, names, lifetimes. Read from `data/authority/` when first needed."""

from __future__ import annotations

from dvgraph.authority.bodies import body_of, kind_named, known_bodies, link_body, type_named
from dvgraph.authority.describing import Change, changes_from, changes_to, describe
from dvgraph.authority.describing_bodies import describe_bodies
from dvgraph.authority.finding import full_name, near_names, units_named
from dvgraph.authority.lao import lao_named
from dvgraph.authority.laws import broken_laws, counts
from dvgraph.authority.linking import Link, link, unit_kind
from dvgraph.authority.registering import Cited, describe_documents, describe_register, describe_twinnings
from dvgraph.authority.units import State, fold_name, holder_of, named, names, states, states_of

__all__ = [
    "Change",
    "Cited",
    "Link",
    "State",
    "body_of",
    "broken_laws",
    "changes_from",
    "changes_to",
    "counts",
    "describe",
    "describe_bodies",
    "describe_documents",
    "describe_register",
    "describe_twinnings",
    "fold_name",
    "full_name",
    "holder_of",
    "kind_named",
    "known_bodies",
    "lao_named",
    "link",
    "link_body",
    "named",
    "names",
    "near_names",
    "states",
    "states_of",
    "type_named",
    "unit_kind",
    "units_named",
]
