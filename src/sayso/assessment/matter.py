"""One claim with everything that the parts of its assessment ask for."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.provenance.scene import Scene, name_of
from sayso.provenance.trace import sides
from sayso.provenance.voices import can_be_held
from sayso.records import Claim, Interval, Origin, Provenance, Statement


@dataclass(frozen=True, slots=True)
class Matter:
    """One claim with everything that the parts of its sentence ask for."""

    found: Provenance
    scene: Scene
    pro: tuple[Statement, ...]
    contra: tuple[Statement, ...]
    silent: tuple[Statement, ...]

    @property
    def all_of(self) -> int:
        """How many reports there are that could be read: what every count is out of."""
        return sum(bool(one.text) for one in self.scene.reports.values())

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that assert the claim."""
        return tuple(sorted({one.report for one in self.pro}))

    @property
    def counted(self) -> tuple[Origin, ...]:
        """The origins that count, for certain or at most."""
        return tuple(one for one in self.found.origins if one.counted != "not counted")

    @property
    def named(self) -> tuple[str, ...]:
        """The counted origins that can be held to the claim."""
        return tuple(one.node for one in self.counted if is_named(one, self.scene))


def gather(claim: Claim, found: Provenance, scene: Scene) -> Matter:
    """Put together what is said for a claim, against it, and in silence."""
    told = [scene.statements[one] for one in sorted(set(claim.statements)) if one in scene.statements]
    pro, contra = sides(claim, told)
    silent = tuple(one for one in told if one.stance == "no-comment")
    return Matter(found, scene, tuple(pro), tuple(contra), silent)


def is_named(origin: Origin, scene: Scene) -> bool:
    """Whether an origin counts for certain and is somebody who can be held to the claim."""
    return origin.counted == "min and max" and can_be_held(origin.node, scene)


def voice_of(node: str, scene: Scene) -> str:
    """What the sentence calls a source or a report; an unnamed voice that is no body in quotation marks."""
    return scene.sources[node].name if can_be_held(node, scene) else name_of(scene, node)


def between(count: Interval) -> str:
    """The least and the most: "1–2", or "1" where both are one."""
    return str(count.max) if count.min == count.max else f"{count.min}–{count.max}"
