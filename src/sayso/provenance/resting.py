"""Reports that give the claim in their own voice, but name elsewhere whom they have the event from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from sayso.provenance.bodies import is_hedge, is_pronoun
from sayso.provenance.scene import Scene
from sayso.provenance.tellings import Telling, Way
from sayso.provenance.voices import Voices, hear
from sayso.records import MEDIA, Source

MOSTLY, OFTEN = 0.66, 2
"""Share of what a report attributes elsewhere, and times, from which the voice behind it is its source of the
event. Of 0.4 to 0.66 and 2 to 3 these keep the most right at the widest interval on the development stories
(`sayso evaluate stories`); below a half two voices could both be it."""

TOLD = ("assert", "confirm")


def find_resting(tellings: Mapping[str, Telling], voices: Voices, scene: Scene) -> dict[str, str]:
    """The reports that name nobody here, each with the voice it otherwise goes by, if that one speaks here.

    A report that saw it itself rests on nobody, and so does one that goes by several voices alike.
    """
    speaking = {way.nodes[-1] for one in tellings.values() for way in one.ways}
    held = {one for one in speaking if voices.standing.get(one) == "named"}
    if not held:
        return {}  # nobody speaks here whom a report could go by
    silent = [one for one in tellings.values() if not one.seen and _names_nobody(one, scene)]
    who = cache(partial(_one_of, held=sorted(held), voices=voices, scene=scene))
    found = {one.report: _source_of_the_event(one, who, scene) for one in silent}
    return {report: source for report, source in found.items() if source}


def rest(tellings: Mapping[str, Telling], resting: Mapping[str, str]) -> dict[str, Telling]:
    """The tellings with the way from each resting report to the voice that it rests on."""
    return {report: _rested(one, resting.get(report, "")) for report, one in tellings.items()}


def _rested(telling: Telling, source: str) -> Telling:
    said = tuple(sorted({*telling.own, *(one for way in telling.ways for one in way.statements)}))
    return replace(telling, ways=(Way(telling.report, (source,), said),)) if source else telling


def _names_nobody(telling: Telling, scene: Scene) -> bool:
    """Whether a report gives the claim on its own word, or with no more than "reportedly"."""
    nodes = {node for way in telling.ways for node in way.nodes}
    return all(node in scene.sources and is_hedge(scene.sources[node].name) for node in nodes)


def _source_of_the_event(telling: Telling, who: Callable[[str], str | None], scene: Scene) -> str:
    """The voice that speaks on the claim elsewhere and stands behind most of what this report attributes."""
    ends = [
        one.chain[-1].source
        for one in scene.said_in.get(telling.report, ())
        if one.chain and one.stance in TOLD and one.chain[-1].source in scene.sources
    ]
    told = [end for end in ends if end and _is_somebody(scene.sources[end])]
    meant = [who(end) for end in told]
    clear = [key for key in meant if key is not None]
    best, times = max(sorted(Counter(clear).items()), key=lambda one: one[1], default=("", 0))
    enough = times + meant.count(None) >= OFTEN and times > MOSTLY * len(clear)
    return best if enough else ""


def _one_of(end: str, held: Sequence[str], voices: Voices, scene: Scene) -> str | None:
    """Which of the voices on the claim somebody is, by all the names that mean it, or is of ("navy sources").

    Empty for somebody else; None for officials and sources without a name, who may be of whichever body the rest is.
    """
    heard = hear({end, *held}, scene)
    body = heard.bodies.get(end)
    same = (one for one in held if heard.key[one] == heard.key[end])
    of_it = (one for one in held if body is not None and heard.bodies.get(one) == body)
    found = next((voices.key[one] for one in (*same, *of_it)), "")
    nameless = body is None and heard.standing[end] in ("official", "vague")
    return None if nameless and not found else found


def _is_somebody(source: Source) -> bool:
    return source.kind not in MEDIA and not is_hedge(source.name) and not is_pronoun(source.name)
