"""What stands behind each claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.provenance.circles import chokepoints, circles
from sayso.provenance.graph import Graph, draw
from sayso.provenance.hardening import hardening
from sayso.provenance.independence import count
from sayso.provenance.origins import Ledger, interval, origins
from sayso.provenance.scene import Scene, set_scene
from sayso.provenance.variants import variants
from sayso.records import Claim, Edge, Provenance, Report, Reuse, Source, Statement

FOR = frozenset({"assert", "confirm"})
AGAINST = frozenset({"deny", "doubt"})


def trace_claims(
    claims: Iterable[Claim],
    statements: Iterable[Statement],
    *,
    sources: Iterable[Source],
    reports: Iterable[Report],
    reuse: Iterable[Reuse],
) -> tuple[Provenance, ...]:
    """Say for each claim who has it from whom, and how many independent lines stand behind it and against it.

    Also what all of them pass, who only has it in a circle, where it grew harder, and which versions there
    are. In the order of the claims; the order of everything else makes no difference.
    """
    return trace_in(claims, set_scene(statements, sources=sources, reports=reports, reuse=reuse))


def trace_in(claims: Iterable[Claim], scene: Scene) -> tuple[Provenance, ...]:
    """The same where everything beside the claims was looked up before."""
    return tuple(_trace(claim, scene) for claim in claims)


def _trace(claim: Claim, scene: Scene) -> Provenance:
    told = [scene.statements[one] for one in sorted(set(claim.statements)) if one in scene.statements]
    pro, contra = sides(claim, told)
    for_it, against_it = _count(pro, contra, scene), _count(contra, pro, scene)
    return Provenance(
        claim=claim.id,
        reports=tuple(sorted({one.report for one in told})),
        edges=_edges(for_it.graph, against_it.graph),
        origins=origins(for_it),
        independence=interval(for_it),
        against=interval(against_it),
        chokepoints=chokepoints(for_it.graph, for_it.count.ends),
        circles=tuple(sorted({*circles(for_it.graph, scene), *circles(against_it.graph, scene)})),
        variants=variants(pro, scene),
        hardening=hardening(pro, for_it.graph, scene),
    )


def sides(claim: Claim, told: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements that stand for a claim and those that stand against it; silence is neither."""
    denials = set(claim.denials)
    pro = [one for one in told if one.stance in FOR and one.id not in denials]
    contra = [one for one in told if one.stance in AGAINST or (one.stance in FOR and one.id in denials)]
    return pro, contra


def _count(told: Sequence[Statement], against: Sequence[Statement], scene: Scene) -> Ledger:
    graph = draw(told, scene, against=against)
    return Ledger(graph, count(graph, scene), scene)


def _edges(for_it: Graph, against_it: Graph) -> tuple[Edge, ...]:
    """The edges of both sides; where both have one, the statements of both justify it."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in (*for_it.edges, *against_it.edges):
        key = edge.start, edge.end, edge.kind
        other = found.get(key, edge)
        said = tuple(sorted({*edge.statements, *other.statements}))
        found[key] = replace(edge, certain=edge.certain or other.certain, statements=said)
    return tuple(edge for _, edge in sorted(found.items()))
