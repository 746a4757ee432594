"""What a claim would be counted as if one thing were decided: one claim at a time, nothing stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso import review
from sayso.provenance.graph import draw
from sayso.provenance.independence import count
from sayso.provenance.scene import Scene
from sayso.provenance.trace import sides
from sayso.records import Claim, Judgement, Reuse, Statement


@dataclass(frozen=True, slots=True)
class Counts:
    """The lines behind a claim and against it, each from the least to the most."""

    least: int
    most: int
    against_least: int
    against_most: int

    def apart(self, other: Counts) -> int:
        """By how many lines two counts differ, all four bounds together."""
        pairs = (
            (self.least, other.least), (self.most, other.most),
            (self.against_least, other.against_least), (self.against_most, other.against_most),
        )  # fmt: skip
        return sum(abs(a - b) for a, b in pairs)


NOTHING = Counts(0, 0, 0, 0)


def counts(claim: Claim, scene: Scene) -> Counts:
    """How many independent lines stand behind a claim and against it, without the reasons."""
    told = [scene.statements[one] for one in sorted(set(claim.statements)) if one in scene.statements]
    if not told:
        return NOTHING
    pro, contra = sides(claim, told)
    return Counts(*_bounds(pro, contra, scene), *_bounds(contra, pro, scene))


def _bounds(told: Iterable[Statement], others: Iterable[Statement], scene: Scene) -> tuple[int, int]:
    graph = draw(told, scene, against=others)
    if not graph.given:
        return 0, 0
    found = count(graph, scene)
    return found.least, found.most


def without(scene: Scene, statement: str) -> Scene:
    """The scene if somebody rejected a statement."""
    report = scene.statements[statement].report
    left = {id: one for id, one in scene.statements.items() if id != statement}
    here = tuple(one for one in scene.said_in.get(report, ()) if one.id != statement)
    return replace(scene, statements=left, said_in={**scene.said_in, report: here})


def sharing(scene: Scene, pair: Reuse, *, held: bool) -> Scene:
    """The scene if somebody said that two reports share their text, or that they were written apart."""
    changed = {}
    for report in (pair.a, pair.b):
        others = tuple(one for one in scene.reuse.get(report, ()) if (one.a, one.b) != (pair.a, pair.b))
        changed[report] = (*others, replace(pair, held=True)) if held else others
    return replace(scene, reuse={**scene.reuse, **changed})


def as_one(scene: Scene, sources: tuple[str, ...], claim: Claim) -> Scene:
    """The scene of one claim if somebody said that sources are one; other claims are not looked at."""
    told = [scene.statements[one] for one in claim.statements if one in scene.statements]
    laid = review.lay(
        [Judgement("same-source", sources)],
        reports=(),
        sources=[scene.sources[one] for one in sources],
        statements=told,
    )
    kept = {id: one for id, one in scene.sources.items() if id not in sources}
    changed = {one.id: one for one in laid.statements}
    return replace(
        scene,
        sources=dict(sorted((kept | {one.id: one for one in laid.sources}).items())),
        statements={**scene.statements, **changed},
        said_in=_said_again(scene, changed),
    )


def _said_again(scene: Scene, changed: Mapping[str, Statement]) -> dict[str, tuple[Statement, ...]]:
    reports = {one.report for one in changed.values()}
    again = {
        report: tuple(changed.get(one.id, one) for one in scene.said_in.get(report, ())) for report in reports
    }
    return {**scene.said_in, **again}


def together(claim: Claim, other: Claim) -> Claim:
    """Two claims as one, under the id and the wording of the first."""
    return replace(
        claim,
        statements=tuple(sorted({*claim.statements, *other.statements})),
        denials=tuple(sorted({*claim.denials, *other.denials})),
    )
