"""What a perfect reader would have read in a made-up story, and what is left of it when some is misread."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations

from sayso import provenance
from sayso.evaluation.generated.world import Telling, Voice, World
from sayso.records import (
    ChainNode,
    Claim,
    DateInterval,
    Direction,
    Interval,
    Kind,
    Report,
    Reuse,
    ReuseKind,
    Role,
    Source,
    Span,
    Statement,
)

KINDS: Mapping[str, Kind] = {
    "person": "person",
    "body": "organization",
    "official": "unnamed",
    "bystander": "unnamed",
    "agency": "agency",
    "outlet": "outlet",
}
MISREAD = (0.0, 0.05, 0.15)
"""Share of chains, names and reused texts that are misread at each level of noise."""
FIRST = date(2021, 3, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """The records of one made-up story: what `provenance` is given."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    reports: tuple[Report, ...]
    reuse: tuple[Reuse, ...]


def day_of(telling: Telling) -> date | None:
    """The day on which a report is known to have appeared."""
    return None if telling.day is None else FIRST + timedelta(days=telling.day)


def records_of(world: World) -> Told:
    """The statements, sources, reports and reuse of a story, at its level of noise."""
    chance = random.Random(f"misread {world.seed} {world.plan}")  # noqa: S311
    share = MISREAD[world.plan.noise]
    said = [one for telling in world.tellings for one in _said(telling, chance, share)]
    outlets = [_source(telling.publisher, "") for telling in world.tellings]
    sources = {one.id: one for one in (*outlets, *(source for _, found in said for source in found))}
    reuse = tuple(one for one in copies(world) if chance.random() >= share)
    return Told(
        statements=tuple(statement for statement, _ in said),
        sources=tuple(sources[id] for id in sorted(sources)),
        reports=tuple(_report(telling, world) for telling in world.tellings),
        reuse=reuse,
    )


def counted(told: Told) -> Interval:
    """The count of independent lines that the program makes of the records, all in one claim."""
    ids = tuple(sorted(one.id for one in told.statements))
    (found,) = provenance.trace_claims(
        [Claim("claim", ids[0], ids)],
        told.statements,
        sources=told.sources,
        reports=told.reports,
        reuse=told.reuse,
    )
    return found.independence


def copies(world: World) -> Iterator[Reuse]:
    """Every pair of reports that carry one text: a copy and what it was made from, and copies of one report."""
    by_id = {one.id: one for one in world.tellings}
    first: dict[str, str] = {}
    for one in world.tellings:
        first[one.id] = first[one.copied] if one.copied else one.id
    for a, b in combinations(sorted(first), 2):
        if first[a] == first[b]:
            yield _reuse(by_id[a], by_id[b])


def _reuse(a: Telling, b: Telling) -> Reuse:
    """Two reports with one text, and which was first, where a credit or the days tell."""
    rewritten, verbatim = "rewritten" in (a.how, b.how), b.how == "verbatim"
    kind: ReuseKind = "rewrite" if rewritten else "verbatim" if verbatim else "near-verbatim"
    direction: Direction = "unknown"
    if b.copied == a.id and b.credited:
        direction = "b<-a"
    elif a.day is not None and b.day is not None and a.day != b.day:
        direction = "b<-a" if a.day < b.day else "a<-b"
    return Reuse(a.id, b.id, kind, direction, 1.0, True, (), ())


def _report(telling: Telling, world: World) -> Report:
    day = day_of(telling)
    publishers = {one.id: one.publisher.name for one in world.tellings}
    return Report(
        id=telling.id,
        text="",
        digest="",
        publisher=telling.publisher.name,
        published=DateInterval(day, day) if day else None,
        republished_from=publishers[telling.copied] if telling.credited else None,
    )


# -- statements ---------------------------------------------------------------------------------------


def _said(
    telling: Telling, chance: random.Random, share: float
) -> Iterator[tuple[Statement, tuple[Source, ...]]]:
    """The statements of one report with their sources; a misread one has lost a voice or has a wrong name."""
    for number, way in enumerate(telling.ways):
        voices = way.told
        if voices and chance.random() < share:
            lost = chance.randrange(len(voices))
            voices = (*voices[:lost], *voices[lost + 1 :])
        sources = tuple(_source(one, telling.id) for one in voices)
        if sources and chance.random() < share:
            sources = (*sources[:-1], _other_name(sources[-1]))
        last = len(sources) - 1
        yield (
            Statement(
                id=f"s-{telling.id}-{number}",
                report=telling.id,
                text="It happened.",
                content=(Span(0, 12),),
                sentence=Span(0, 12),
                chain=tuple(_node(one, at == last) for at, one in enumerate(sources)),
                voice="attributed" if sources else "own",
                first_hand=telling.seen and not sources,
            ),
            sources,
        )


def _node(source: Source, is_last: bool) -> ChainNode:
    role: Role = "origin" if is_last else "relay"
    return ChainNode(None, source.name, role, source.named, source.kind, source=source.id)


def _source(voice: Voice, report: str) -> Source:
    """A named voice is one source in all reports, an unnamed one is another in each."""
    kind = KINDS[voice.sort]
    where = "" if voice.named else report
    key = sha256(f"{kind} {voice.name} {where}".encode()).hexdigest()[:12]
    return Source(f"o-{key}", voice.name, (voice.name,), kind, voice.named, report=where or None)


def _other_name(source: Source) -> Source:
    """The same somebody under a name that is not recognised."""
    return replace(source, id=f"{source.id}x", name=f"{source.name} Elder", names=(f"{source.name} Elder",))
