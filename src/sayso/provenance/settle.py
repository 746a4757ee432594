"""What reuse between reports takes away: a report made from another adds only what the other lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.provenance.derived import directions, without_derived
from sayso.provenance.kin import Kin
from sayso.provenance.scene import Scene
from sayso.provenance.tellings import Telling
from sayso.provenance.texts import Lean, left_of, texts_of
from sayso.provenance.versions import Tangle, find_doubtful, find_tangles, lean_on_ways
from sayso.provenance.voices import Voices


@dataclass(frozen=True, slots=True)
class Settled:
    """The tellings with what reuse leaves of them, and which report rests on which.

    ``doubtful`` are unnamed voices that another version of their text may have under other words;
    ``tangles`` are ends of versions of one text that nobody can put in order.
    """

    tellings: Mapping[str, Telling]
    leans: tuple[Lean, ...]
    doubtful: frozenset[str]
    tangles: tuple[Tangle, ...]


def settle(tellings: Mapping[str, Telling], kin: Kin, *, voices: Voices, scene: Scene) -> Settled:
    """Take from each report what it only has from another's text; open directions at their friendliest."""
    held = [one for one in kin.pairs if one.held]
    heads = kin.heads
    # 1. copies word for word are one text
    texts = texts_of(tellings, heads, voices)
    leans = [Lean(one, head) for one, head in heads.items() if one != head]
    # 2. what was made from another text adds only what that lacks
    parents, undecided = directions(texts, held, heads)
    texts = without_derived(texts, parents, voices)
    leans += [Lean(child, parent, known=True) for child, found in parents.items() for parent in found]
    doubtful = find_doubtful(texts, undecided, voices)
    # 3. versions of one text that nobody can put in order
    texts, more = lean_on_ways(texts, undecided, voices)
    leans += more
    tangles = find_tangles(texts, undecided, voices)
    # 4. the rest is told, and takes nothing
    settled = {frozenset((one.start, one.end)) for one in leans}
    leans += [Lean(a, b, True, False) for a, b in undecided if frozenset((a, b)) not in settled]
    leans += [Lean(one.a, one.b, False, False) for one in kin.pairs if not one.held]
    left = left_of(tellings, texts, heads=heads, scene=scene)
    return Settled(left, tuple(sorted(set(leans))), doubtful, tangles)
