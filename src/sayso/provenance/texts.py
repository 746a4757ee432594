"""Texts: what one or several reports say word for word, on one side of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.provenance.scene import Scene
from sayso.provenance.tellings import Telling, Way
from sayso.provenance.voices import Standing, Voices, could_be


@dataclass(frozen=True, slots=True, order=True)
class Lean:
    """One report rests on another's text.

    ``certain`` is False between the two thresholds of reuse; ``settled`` is False where nothing was taken
    from either; ``known`` is False where the direction is only the friendliest reading.
    """

    start: str
    end: str
    certain: bool = True
    settled: bool = True
    known: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One text, in one report or in several: its ways, whether it speaks for itself, whether it saw it.

    ``cites`` are the texts of cited outlets that its ways go to, as it was found; ``pages`` are those of its ways
    that are only its own word, as the page of a body.
    """

    head: str
    ways: tuple[Way, ...]
    own: bool
    seen: bool
    cites: frozenset[str] = frozenset()
    pages: frozenset[Way] = frozenset()

    @property
    def speaks(self) -> bool:
        """Whether it would be an origin itself."""
        return self.seen or (self.own and not self.ways)


def is_weak(way: Way, voices: Voices) -> bool:
    """Whether a way ends at somebody who cannot be held to the claim: an unnamed voice, an outlet's word."""
    return standing_of(way, voices) != "named"


def standing_of(way: Way, voices: Voices) -> Standing:
    """The standing of whom a way ends at; a cited outlet's own report stands as the outlet does."""
    return voices.standing.get(way.nodes[-1], "media")


def without_leads(ways: Iterable[Way], voices: Voices) -> tuple[Way, ...]:
    """Ways without "officials said" where the same text names the official for the same claim.

    Only over the same relays: whom one agency quotes without a name is nobody whom another names.
    """
    given = tuple(ways)
    named = [way for way in given if voices.standing.get(way.nodes[-1]) == "named"]
    return tuple(way for way in given if not any(_leads_to(way, one, voices) for one in named))


def _leads_to(way: Way, named: Way, voices: Voices) -> bool:
    """Whether somebody without a name is told again by name: nobody whom the texts give no office is an official."""
    one, end = way.nodes[-1], named.nodes[-1]
    standing = voices.standing.get(one)
    fits = standing == "vague" or (standing == "official" and end not in voices.people)
    return (
        fits and one in voices.nameless and way.nodes[:-1] == named.nodes[:-1] and could_be(one, end, voices)
    )


def end_of(way: Way, voices: Voices) -> str:
    """The voice at the end of a way, the same for all names that mean it."""
    return voices.key.get(way.nodes[-1], way.nodes[-1])


def texts_of(tellings: Mapping[str, Telling], heads: Mapping[str, str], voices: Voices) -> dict[str, Text]:
    """The texts by the report that stands for each."""
    members: dict[str, list[Telling]] = defaultdict(list)
    for report, telling in tellings.items():
        members[heads[report]].append(telling)
    return {head: _text(found, heads, voices) for head, found in sorted(members.items())}


def _text(members: Sequence[Telling], heads: Mapping[str, str], voices: Voices) -> Text:
    reports, head = {one.report for one in members}, heads[members[0].report]
    pages = frozenset(way for one in members for way in one.ways if {*way.statements} <= {*one.own})
    ways = (way for one in members for way in one.ways if way.report == head or way not in pages)
    given = [way for way in ways if not reports & set(way.nodes)]
    kept = without_leads(_without_shortcuts(given, voices) if len(members) > 1 else given, voices)
    cites = frozenset(heads[node] for way in kept for node in way.nodes if node in heads)
    own, seen = any(one.own for one in members), any(one.seen for one in members)
    return Text(head, kept, own, seen, cites, pages)


def _without_shortcuts(ways: Iterable[Way], voices: Voices) -> list[Way]:
    """For each end the ways of the copy that shows most of how it got there: a copy may have lost a credit."""
    by_end: dict[str, dict[str, list[Way]]] = defaultdict(lambda: defaultdict(list))
    for way in ways:
        by_end[end_of(way, voices)][way.report].append(way)
    out: list[Way] = []
    for copies in by_end.values():
        fullest = min(copies, key=lambda one: (-min(len(way.nodes) for way in copies[one]), one))
        out += copies[fullest]
    return sorted(out, key=_place)


def _place(way: Way) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return way.report, way.nodes, way.statements


def left_of(
    tellings: Mapping[str, Telling], texts: Mapping[str, Text], *, heads: Mapping[str, str], scene: Scene
) -> dict[str, Telling]:
    """What is left of each report's telling; of copies only one speaks for itself."""
    members: dict[str, list[Telling]] = defaultdict(list)
    for report, telling in tellings.items():
        members[heads[report]].append(telling)
    speakers = {head: _speaker(text, members[head], scene) for head, text in texts.items()}
    out: dict[str, Telling] = {}
    for report, telling in tellings.items():
        text = texts[heads[report]]
        ways = tuple(way for way in text.ways if way.report == report)
        speaks = text.speaks and report == speakers[text.head]
        seen = telling.seen if text.seen and speaks else ()
        out[report] = Telling(report, ways, telling.own if speaks else (), seen)
    return out


def _speaker(text: Text, members: Iterable[Telling], scene: Scene) -> str:
    """The copy that stands for a text's own word: one that says whose copy it is, then the head."""
    able = [one.report for one in members if (one.seen if text.seen else one.own)]
    return min(able, key=lambda one: (one not in scene.credits, one != text.head, one), default=text.head)
