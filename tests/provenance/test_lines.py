"""Lines from the reader to origins: flow against a count of all disjoint ways by hand."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.provenance.lines import Ground, Level, carried

REPORTS = ("r0", "r1", "r2")
VOICES = ("a", "b", "c", "d", "e")


@st.composite
def grounds(draw: st.DrawFn) -> tuple[Ground, dict[str, str]]:
    """Some reports, voices and edges, and a gate for each possible end."""
    nodes = (*REPORTS, *VOICES)
    pairs = [(start, end) for start in nodes for end in nodes if start != end]
    edges = frozenset(draw(st.lists(st.sampled_from(pairs), max_size=9)))
    ends = draw(st.lists(st.sampled_from(nodes), max_size=5, unique=True))
    gates = {end: draw(st.sampled_from((end, "shared"))) for end in ends}
    return Ground(frozenset(REPORTS), edges), gates


def level(gates: dict[str, str]) -> Level:
    """Each end with its one gate."""
    return Level({end: (gate,) for end, gate in gates.items()})


def most_by_hand(ground: Ground, gates: dict[str, str]) -> int:
    """The largest set of ways to ends that share no voice and no gate, tried out one by one."""
    graph = nx.DiGraph(ground.edges)
    graph.add_nodes_from((*ground.reports, *gates))
    ways = {
        (frozenset(way) - ground.reports, gates[end])
        for report in ground.reports
        for end in gates
        for way in ([[report]] if report == end else nx.all_simple_paths(graph, report, end))
    }
    for size in range(min(len(ways), len(gates)), 0, -1):
        for chosen in combinations(sorted(ways, key=lambda one: (sorted(one[0]), one[1])), size):
            voices = [voice for way, _ in chosen for voice in way]
            if len(set(voices)) == len(voices) and len({gate for _, gate in chosen}) == size:
                return size
    return 0


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_as_many_lines_as_disjoint_ways(made: tuple[Ground, dict[str, str]]) -> None:
    """The flow is the largest number of ways that share no voice, whatever the graph."""
    ground, gates = made
    assert len(carried(ground, [level(gates)])[0]) == most_by_hand(ground, gates)


@settings(max_examples=60, deadline=None)
@given(grounds(), st.integers(0, 5))
def test_the_first_level_is_served_first_and_costs_nothing(
    made: tuple[Ground, dict[str, str]], cut: int
) -> None:
    """Serving some ends first takes nothing from the number of all, where their gates are apart."""
    ground, gates = made
    gates = dict(zip(gates, gates, strict=True))
    names = sorted(gates)
    first, rest = ({one: one for one in part} for part in (names[:cut], names[cut:]))
    served, besides = carried(ground, [level(first), level(rest)])
    assert len(served) == most_by_hand(ground, first)
    assert len(served) + len(besides) == most_by_hand(ground, gates)


def test_reports_are_doors_and_relays_are_not() -> None:
    """Two people quoted in one report are two lines; two people reached through one agency are one."""
    quoted = Ground(frozenset({"r0"}), frozenset({("r0", "tamm"), ("r0", "orel")}))
    relayed = Ground(
        frozenset({"r0"}), frozenset({("r0", "northline"), ("northline", "tamm"), ("northline", "orel")})
    )
    ends = {"tamm": "tamm", "orel": "orel"}
    assert len(carried(quoted, [level(ends)])[0]) == 2
    assert len(carried(relayed, [level(ends)])[0]) == 1


def test_a_gate_lets_as_many_through_as_it_is_wide() -> None:
    """Three versions of one text of which two can have been first are two lines; another door adds one."""
    ground = Ground(frozenset(REPORTS), frozenset())
    ends = dict.fromkeys(REPORTS, ("text",))
    assert len(carried(ground, [Level(ends, {"text": 2})])[0]) == 2
    assert len(carried(ground, [Level({**ends, "r2": ("text", "other")}, {"text": 2})])[0]) == 3
    assert not carried(ground, [Level(ends, {"text": 0})])[0]
