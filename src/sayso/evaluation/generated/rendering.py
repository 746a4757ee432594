"""A made-up story written out: reports in varied words, copies made from their texts, noise around them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sayso.evaluation.generated.records import copies, day_of
from sayso.evaluation.generated.wordings import Event, Key, fillers, kinds, parts, sayings_by, told_beside
from sayso.evaluation.generated.world import Telling, Way, World, names, true_lines

KEPT = 0.1
"""Share of sentences that a rewrite leaves in their words. With what the wordings have in common, about a third of
the runs of three words survive a rewrite, as in real ones; of two reports in words of their own a ninth are shared."""
DETAILS = 6
"""Sentences of a report beside what the story is about."""
MINDS = 12
"""Wordings of a claim that come to the mind of somebody who writes in words of their own."""
DAY = "Monday"
EARLIER, ELSEWHERE = "1 May 2019", "Sarnow"


Run = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in all the wordings that say the same, and the one that is used."""

    wordings: tuple[str, ...]
    at: int
    claims: bool = False

    @property
    def text(self) -> str:
        """The sentence."""
        return self.wordings[self.at % len(self.wordings)]


def story_of(world: World) -> Mapping[str, Any]:
    """A story in the format of annotated stories: texts, derived pairs, and one claim with its true count.

    The least and the largest number of origins are both the number of lines that there really are.
    """
    written = write(world)
    derived = [{"a": one.a, "b": one.b, "kind": one.kind} for one in copies(world)]
    known = {(one["a"], one["b"]) for one in derived}
    apart = [pair for pair in combinations(sorted(written), 2) if pair not in known]
    truth = true_lines(world)
    reports = [_report(telling, written[telling.id]) for telling in world.tellings]
    statements = [
        {"report": telling.id, "sentence": at}
        for telling in world.tellings
        for at, line in enumerate(written[telling.id])
        if line.claims
    ]
    return {
        "reports": reports,
        "derived": derived,
        "not_derived": [{"a": a, "b": b} for a, b in apart],
        "claims": [
            {"id": "it", "statements": statements, "independent_min": truth, "independent_max": truth}
        ],
    }


def write(world: World) -> dict[str, tuple[Line, ...]]:
    """The sentences of each report by its id, the heading first."""
    chance = random.Random(f"written {world.seed} {world.plan}")  # noqa: S311
    event = _event(chance)
    deck = [(key, at) for key in told_beside(event.kind) for at in (0, 1)]
    chance.shuffle(deck)
    pen = Pen(chance, event, deck, set())
    written: dict[str, tuple[Line, ...]] = {}
    for telling in world.tellings:
        if telling.copied:
            written[telling.id] = tuple(_copied(pen, telling, written[telling.copied]))
        else:
            written[telling.id] = tuple(_original(pen, telling))
    noisy = {id: _with_noise(chance, world.plan.noise, lines) for id, lines in written.items()}
    publishers = {one.id: one.publisher.name for one in world.tellings}
    credits = {one.id: publishers[one.copied] for one in world.tellings if one.credited}
    return {id: (*lines, *_credit(credits.get(id))) for id, lines in noisy.items()}


def _credit(publisher: str | None) -> tuple[Line, ...]:
    return (Line((f"Originally published by {publisher}.",), 0),) if publisher else ()


def _report(telling: Telling, lines: Sequence[Line]) -> Mapping[str, Any]:
    """One report with its text and where its sentences stand, a paragraph each."""
    text, sentences = "", []
    for index, line in enumerate(lines):
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{line.text}" if text else line.text
        sentences.append({"index": index, "start": start, "end": len(text)})
    day = day_of(telling)
    known = {
        "publisher": telling.publisher.name,
        "title": lines[0].text,
        "date": day.isoformat() if day else None,
    }
    return {"id": telling.id, "text": text, "sentences": sentences, **known}


# -- reports in words of their own ------------------------------------------------------------------


def _event(chance: random.Random) -> Event:
    number = str(chance.randint(3, 40))
    return Event(chance.choice(kinds()), {"n": number, "place": chance.choice(names("place")), "day": DAY})


@dataclass(frozen=True, slots=True)
class Pen:
    """What a story is written with: chance, its event, details nobody has told yet, and runs of words used."""

    chance: random.Random
    event: Event
    deck: list[tuple[Key, int]]
    used: set[Run]

    def fresh(self, wordings: Sequence[str]) -> int:
        """The wording, of some that come to mind, that has the fewest runs of words in common with others."""
        minds = [self.chance.randrange(len(wordings)) for _ in range(MINDS)]
        best = min(minds, key=lambda at: len(_runs(wordings[at]) & self.used))
        self.used.update(_runs(wordings[best]))
        return best


def _runs(text: str) -> frozenset[Run]:
    words = text.casefold().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _original(pen: Pen, telling: Telling) -> Iterator[Line]:
    """A heading, what the report has from whom, and details in a wording that no other report has."""
    heading = pen.event.wordings("heading")
    yield Line(heading, pen.fresh(heading))
    for way in telling.ways:
        wordings = _claims(pen.event, telling, way)
        yield Line(wordings, pen.fresh(wordings), claims=True)
    drawn = dict(pen.deck.pop() for _ in range(min(len(pen.deck), DETAILS)))
    for (sort, group), at in drawn.items():
        if sort == pen.event.kind:
            yield Line(pen.event.wordings(group), at)
        else:
            yield _detail(pen.chance, sort, group, at=at)


def _claims(event: Event, telling: Telling, way: Way) -> tuple[str, ...]:
    """The claim with whom the report has it from, in every saying and wording."""
    filled = replace(event, fill={**event.fill, "n": f"{telling.figure}{event.fill['n']}"})
    sayings = sayings_by()[_between(telling, way)]
    return tuple(
        _said(saying, claim, way, telling.publisher.name)
        for claim in filled.wordings("claim")
        for saying in sayings
    )


def _between(telling: Telling, way: Way) -> str:
    """Which sayings fit: by who was there, nobody, media alone, or how many stand between."""
    if not way.told:
        return "seen" if telling.seen else "own"
    alone = len(way.told) == 1 and way.told[0].sort in ("agency", "outlet")
    return "media" if alone else str(len(way.told) - 1)


def _said(saying: str, claim: str, way: Way, publisher: str) -> str:
    relays = [one.name for one in way.told[:-1]]
    slots = {f"relay{at}" if at > 1 else "relay": name for at, name in enumerate(relays, start=1)}
    slots |= {"claim": claim, "me": publisher, "who": way.told[-1].name if way.told else ""}
    return saying.format(
        **slots, **{key.capitalize(): value[:1].upper() + value[1:] for key, value in slots.items()}
    )


def _detail(chance: random.Random, sort: str, group: str, *, at: int = 0) -> Line:
    fill = {name: chance.choice(fillers(name)) for name in ("street", "goods", "hour", "few", "someone")}
    wordings = tuple(one.format(**fill) for one in parts()[sort, group])
    return Line(tuple(one[:1].upper() + one[1:] for one in wordings), at)


# -- reports made from others -----------------------------------------------------------------------


def _copied(pen: Pen, telling: Telling, of: Sequence[Line]) -> Iterator[Line]:
    """The text of another report as it is, without its last sentences, or in other words in the same order."""
    if telling.how == "verbatim":
        yield from of
    elif telling.how == "trimmed":
        last = max(at for at, line in enumerate(of) if line.claims)
        yield from of[: max(last + 1, len(of) - pen.chance.randint(1, 2))]
    else:
        yield from _rewritten(pen, telling, of)


def _rewritten(pen: Pen, telling: Telling, of: Sequence[Line]) -> Iterator[Line]:
    """The same in other words, in the same order; where it hardens, the claim stands once, on the report's own word."""
    own = [] if telling.seen else [way for way in telling.ways if not way.told]
    first = next(at for at, line in enumerate(of) if line.claims)
    for at, line in enumerate(of):
        if own and line.claims:
            if at == first:
                wordings = _claims(pen.event, telling, own[0])
                yield Line(wordings, pen.chance.randrange(len(wordings)), claims=True)
        else:
            yield line if pen.chance.random() < KEPT else replace(line, at=_other(pen.chance, line))


def _other(chance: random.Random, line: Line) -> int:
    """Another wording, if there is one."""
    others = [at for at in range(len(line.wordings)) if at != line.at % len(line.wordings)]
    return chance.choice(others or [0])


# -- noise -------------------------------------------------------------------------------------------


def _with_noise(chance: random.Random, noise: int, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Remarks of others on other things; in more noise standing text, and a like event somewhere else."""
    given = list(lines)
    for _ in range(noise):
        given.insert(chance.randint(2, len(given)), _any(chance, "remark"))
    if noise > 1:
        given.insert(chance.randint(2, len(given)), _elsewhere(chance))
        given.append(_any(chance, "standing"))
    return tuple(given)


def _any(chance: random.Random, sort: str) -> Line:
    return _detail(chance, sort, chance.choice([group for found, group in parts() if found == sort]))


def _elsewhere(chance: random.Random) -> Line:
    """Something of the same kind that happened at another place and time."""
    fill = {"n": str(chance.randint(41, 90)), "place": ELSEWHERE, "day": EARLIER}
    claim = chance.choice(Event(chance.choice(kinds()), fill).wordings("claim"))
    return Line((f"The transport union said that {claim}.",), 0)
