"""A small world in which something happened: who saw it, who told whom, and what each report makes of it.

Made by chance from a seed. Nothing here is text: `rendering` writes the reports, `records` skips the writing
and gives what a perfect reader would have read in them.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso.resources import read_table

Copying = Literal["none", "verbatim", "trimmed", "rewritten"]
Sort = Literal["person", "body", "official", "bystander", "agency", "outlet"]

DEPTHS = (0, 1, 2, 3)
COPYINGS: tuple[Copying, ...] = ("none", "verbatim", "trimmed", "rewritten")
NOISES = (0, 1, 2)

UNNAMED: Mapping[Sort, Sort] = {"person": "bystander", "body": "official"}
"""What a report that does not name somebody calls them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What kind of story: most relays between a report and who saw it, how texts are copied, how much noise."""

    depth: int
    copying: Copying
    noise: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who saw it or passes it on, as a report calls them; ``id`` tells two unnamed ones apart."""

    id: str
    name: str
    sort: Sort

    @property
    def named(self) -> bool:
        """Whether the name tells who it is."""
        return self.sort not in ("official", "bystander")


Voices = tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How a report has the claim: the voices that it names, and the nodes through which it really came.

    Both run from the nearest to the last. ``told`` is empty for a report's own word. The last of ``real`` saw
    it, or is another report of the story.
    """

    told: Voices
    real: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report: who publishes it, on which day (None: nobody knows), and how it has the claim.

    ``seen``: it says that its own reporter was there. ``copied`` is the report that its text was made from;
    ``credited``: it says so. ``figure`` goes before the number: a softened or hardened claim.
    """

    id: str
    publisher: Voice
    day: int | None
    ways: tuple[Way, ...]
    seen: bool = False
    copied: str = ""
    how: Copying = "none"
    credited: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """A story with its truth; the same seed and plan make the same."""

    seed: int
    plan: Plan
    tellings: tuple[Telling, ...]


@cache
def names(sort: str) -> tuple[str, ...]:
    """The invented names of one sort."""
    return tuple(row["name"] for row in read_table("generated_names.tsv") if row["sort"] == sort)


def make_world(seed: int, plan: Plan) -> World:
    """Make up who saw it, through whom it went, and four to eight reports of it, one after the other."""
    chance = random.Random(f"{seed} {plan}")  # noqa: S311
    channels = _channels(chance, plan)
    publishers = chance.sample(names("outlet"), len(names("outlet")))
    tellings: list[Telling] = []
    for number in range(chance.randint(4, 8)):
        blank = Telling(f"r{number:02d}", _called(publishers[number], "outlet"), number // 2, ())
        tellings.append(_telling(chance, (plan, channels), tellings, blank=blank))
    return World(seed, plan, tuple(_with_noise(chance, plan, one) for one in tellings))


def _called(name: str, sort: Sort) -> Voice:
    return Voice(name, name, sort)


def _channels(chance: random.Random, plan: Plan) -> list[Voices]:
    """Through whom the word of each of one to four who saw it can be had, the nearest relay first."""
    unused = {sort: chance.sample(names(sort), len(names(sort))) for sort in ("person", "body", "agency")}
    relays = [_called(unused["agency"].pop(), "agency") for _ in range(plan.depth + 1)]
    found = []
    for number in range(chance.randint(1, 4)):
        sort: Sort = chance.choice(("person", "body", "official", "bystander"))
        name = unused[sort].pop() if sort in unused else chance.choice(names(sort))
        between = sorted(chance.sample(range(len(relays)), chance.randint(0, plan.depth)))
        found.append((*(relays[at] for at in between), Voice(f"{name} {number}", name, sort)))
    return found


def _telling(
    chance: random.Random, kind: tuple[Plan, Sequence[Voices]], before: Sequence[Telling], *, blank: Telling
) -> Telling:
    """One more report: it copies or echoes one before it, saw it, says it on its own word, or cites."""
    plan, channels = kind
    does = _does(chance, plan, bool(before))
    if does == "copies":
        return _copy(chance, plan.copying, chance.choice(before), blank=blank)
    blank = replace(blank, figure=chance.choice(("", "", "about ", "at least ")))
    if does == "echoes":
        return replace(blank, ways=(_echo(chance, plan, chance.choice(before)),))
    if does == "saw":
        return replace(blank, ways=(Way((), (f"eyes of {blank.id}",)),), seen=True)
    if does == "claims":
        return replace(blank, ways=(Way((), _real(chance.choice(channels))),))
    cited = [
        _cite(chance, one) for one in chance.sample(channels, min(len(channels), chance.choice((1, 1, 2))))
    ]
    apart = {way.told[-1].name: way for way in reversed(cited)}
    return replace(blank, ways=tuple(way for way in cited if way in apart.values()))


def _does(chance: random.Random, plan: Plan, later: bool) -> str:
    """What a report does; where nothing can be copied or cited, it cites who saw it."""
    does = chance.choices(("copies", "echoes", "saw", "claims", "cites"), (30, 12, 7, 11, 40))[0]
    if (does == "copies" and (not later or plan.copying == "none")) or (
        does == "echoes" and not (later and plan.depth)
    ):
        return "cites"
    return does


def _real(channel: Voices) -> tuple[str, ...]:
    return tuple(one.id for one in channel)


def _cite(chance: random.Random, channel: Voices) -> Way:
    """A report says who it has it from: in full, up to a relay, or without the name at the end."""
    does, end = chance.random(), channel[-1]
    told = channel
    if does < 0.15 and len(channel) > 1:
        told = channel[: chance.randint(1, len(channel) - 1)]
    elif does < 0.35 and end.sort in UNNAMED:
        told = (*channel[:-1], Voice(end.id, chance.choice(names(UNNAMED[end.sort])), UNNAMED[end.sort]))
    return Way(told, _real(channel))


def _copy(chance: random.Random, how: Copying, of: Telling, *, blank: Telling) -> Telling:
    """A report made from the text of another; a rewrite may say on its own word what the other attributes."""
    hardened = how == "rewritten" and chance.random() < 0.3
    told = [Way(() if hardened else way.told, (of.id,)) for way in of.ways]
    return replace(
        blank,
        ways=tuple(dict.fromkeys(told)),
        seen=of.seen and not hardened,
        copied=of.id,
        how=how,
        credited=chance.random() < 0.4,
        figure=of.figure,
    )


def _echo(chance: random.Random, plan: Plan, of: Telling) -> Way:
    """A report that says in its own words what another outlet reports, with whom that cites or without."""
    behind = chance.choice(of.ways).told if chance.random() < 0.6 else ()
    return Way((of.publisher, *behind)[: plan.depth + 1], (of.id,))


def _with_noise(chance: random.Random, plan: Plan, telling: Telling) -> Telling:
    """The day on which a report is known to have appeared: in noise it is lost, and a copy's may be wrong."""
    day: int | None = int(telling.id[1:]) // 2
    if plan.noise and chance.random() < 0.25 * plan.noise:
        day = 0 if telling.copied and plan.noise > 1 else None
    return replace(telling, day=day)


# -- the truth ------------------------------------------------------------------------------------------


def behind(world: World) -> Mapping[str, frozenset[str]]:
    """From each report and relay to what it really has it from."""
    edges: dict[str, set[str]] = defaultdict(set)
    for telling in world.tellings:
        for way in telling.ways:
            for start, end in zip((telling.id, *way.real), way.real, strict=False):
                edges[start].add(end)
    return {start: frozenset(ends) for start, ends in edges.items()}


def true_lines(world: World) -> int:
    """How many independent lines there really are: the most who saw it whose word came by ways of its own.

    Reports are doors that any number of lines may pass, a relay lets one through. Found by trying all
    combinations, so that it can judge a count by flows.
    """
    graph = behind(world)
    reports = {one.id for one in world.tellings}
    ways: dict[str, set[frozenset[str]]] = defaultdict(set)

    def walk(node: str, passed: frozenset[str]) -> None:
        for end in graph.get(node, ()):
            if end not in graph and end not in reports:
                ways[end].add(passed)
            elif end not in passed:
                walk(end, passed | ({end} - reports))

    for report in sorted(reports):
        walk(report, frozenset())
    return _most(sorted(ways), ways, frozenset())


def _most(saw: Sequence[str], ways: Mapping[str, set[frozenset[str]]], used: frozenset[str]) -> int:
    if not saw:
        return 0
    without = _most(saw[1:], ways, used)
    with_it = [1 + _most(saw[1:], ways, used | way) for way in ways[saw[0]] if not way & used]
    return max((without, *with_it))
