"""The tables as a whole: no law is broken, the shapes are kept, and there is as much as there is known to be."""

from __future__ import annotations

import pytest

from dvgraph.authority import State, broken_laws, counts, laws, states_of
from dvgraph.dataset import read_dataset
from dvgraph.graph import whole_authority_lines
from dvgraph.validate import bulk, find_breaches
from dvgraph.vocab import BASE

KY_SON = BASE + "unit/vn/2004/417"


def test_no_law_is_broken() -> None:
    assert list(broken_laws()) == []


def test_there_is_as_much_as_the_official_counts_say() -> None:
    found = counts()
    assert [found[f"{level}s on 2025-06-30"] for level in ("province", "district", "commune")] == [
        63,
        696,
        10047,
    ]
    assert [found[f"{level}s on 2025-07-01"] for level in ("province", "district", "commune")] == [
        34,
        0,
        3321,
    ]
    assert found["districts of Laos"] == 85
    assert found["documents"] >= 150


@pytest.mark.skipif(not bulk.installed(), reason="the extra `fast` is not installed")
def test_the_whole_authority_keeps_the_shapes_but_for_one_unit_that_no_source_follows() -> None:
    dataset = read_dataset("\n".join(whole_authority_lines()).encode(), where="authority.nq")
    breaches = list(find_breaches(dataset, "shacl"))
    assert [(b.focus, b.shape.rpartition("#")[2]) for b in breaches] == [
        (f"{BASE}unit/vn/2004/30622", "EndedUnit")
    ]


def a_state(name: str, begun: str, ended: str, parent: str = "40") -> State:
    return State("2004", "417", "district", "huyện", name, parent, begun, ended, "table")


@pytest.mark.parametrize(
    ("own", "broken"),
    [
        ((a_state("A", "", "2010-01-01"), a_state("B", "2010-01-01", "")), 0),
        ((a_state("A", "", "2012-01-01"), a_state("B", "2010-01-01", "")), 1),
        ((a_state("A", "", ""), a_state("B", "2010-01-01", "")), 1),
        ((a_state("A", "2012-01-01", "2010-01-01"),), 1),
    ],
)
def test_two_states_at_a_time_are_told(own: tuple[State, ...], broken: int) -> None:
    assert len(list(laws._in_time(own))) == broken


@pytest.mark.parametrize(
    ("state", "broken"),
    [
        (a_state("A", "", "2025-07-01"), 0),
        (a_state("A", "", ""), 1),  # it would outlive the province of the first epoch
        (a_state("A", "", "", parent="none"), 1),
    ],
)
def test_a_unit_that_is_held_by_none_on_some_day_is_told(state: State, broken: int) -> None:
    assert len(list(laws._held(state))) == broken


def test_a_cycle_is_told() -> None:
    after = {"a": ["b"], "b": ["c"], "c": ["a"], "d": ["c"]}
    assert list(laws._cycles(["a", "d"], after.__getitem__, "becomes itself")) == ["a: becomes itself"]


def test_a_change_into_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laws, "states_of", lambda iri: () if iri.endswith("/2025/16849") else states_of(iri))
    told = list(broken_laws())
    assert f"{KY_SON}: became {BASE}unit/vn/2025/16849, which there is not" in told
