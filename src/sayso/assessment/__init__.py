"""What to say about a claim: a sentence that a reader can quote, the reasons, a grade, what is at stake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from sayso.assessment.grade import Letter, admiralty, stake
from sayso.assessment.matter import gather
from sayso.assessment.reasons import reasons
from sayso.assessment.sentence import sentence
from sayso.provenance.scene import Scene, set_scene
from sayso.records import Assessment, Claim, Judgement, Provenance, Report, Source, Statement

__all__ = ["Known", "assess", "know", "know_in"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside a claim, looked up once: the scene, and how reliable people call the sources."""

    scene: Scene
    reliability: Mapping[str, Letter]


def know(
    statements: Iterable[Statement],
    *,
    sources: Iterable[Source],
    reports: Iterable[Report],
    judgements: Iterable[Judgement] = (),
) -> Known:
    """Look up once what every assessment will ask for; of judgements, the reliability of sources counts."""
    return know_in(set_scene(statements, sources=sources, reports=reports), judgements)


def know_in(scene: Scene, judgements: Iterable[Judgement] = ()) -> Known:
    """The same where everything beside the claims was looked up before."""
    given = {
        about: cast(Letter, one.value)
        for one in judgements
        for about in one.about
        if one.what == "reliability" and one.value in get_args(Letter)
    }
    return Known(scene, given)


def assess(claim: Claim, provenance: Provenance, known: Known) -> Assessment:
    """Say in one sentence what stands behind a claim, and suggest a grade; it never says whether it is true.

    ``stake`` is the higher, the more reports rest on few origins, and the more is odd about the claim.
    """
    matter = gather(claim, provenance, known.scene)
    return Assessment(
        claim=claim.id,
        sentence=sentence(matter),
        admiralty=admiralty(matter, known.reliability),
        reasons=tuple(dict.fromkeys(reasons(matter))),
        stake=round(stake(matter), 3),
    )
