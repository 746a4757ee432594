"""News that never happened, as a case grows by it: many events over six years, told by one report or by dozens.

Events of a kind are told in like words, so that statements of two events come near each other, as in real news.
"""

from __future__ import annotations

import random
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate

from sayso.records import Report
from sayso.reports import from_text

TOLD_BY = (1, 2, 3, 4, 6, 9, 14, 22)
"""Reports on one event after the other, over and over: few events have many."""
FIRST_DAY, DAYS = date(2015, 1, 5), 6 * 365
PUBLISHERS = 240
STEMS = (
    "bel",
    "dor",
    "fen",
    "gal",
    "har",
    "kel",
    "lom",
    "mar",
    "nor",
    "ost",
    "pel",
    "rin",
    "sev",
    "tor",
    "ulm",
    "var",
)
ENDS = ("ach", "burg", "eck", "ford", "holm", "ia", "mouth", "ova", "stad", "ton", "um", "wick")
WHEN = (
    "",
    " on Monday",
    " on Tuesday night",
    " early on Wednesday",
    " overnight",
    " late on Friday",
    " at noon",
)
FACTS = (
    (
        (
            "the ferry {name} sank off {place} with {n} people aboard",
            "{n} people were on the {name} when it went down near {place}",
        ),
        (
            "coastguard boats pulled {few} survivors out of the water off {place}",
            "{few} people were rescued from the sea by the coastguard",
        ),
        (
            "the {name} had failed an inspection of its hull in {place}",
            "inspectors had found cracks in the hull of the {name}",
        ),
    ),
    (
        (
            "an explosion at the {name} refinery in {place} killed {few} workers",
            "{few} workers died in a blast at the {name} plant",
        ),
        (
            "fire crews needed {n} hours to put out the flames in {place}",
            "the blaze at the refinery burned for {n} hours",
        ),
        (
            "a valve at the {name} plant had been leaking for weeks",
            "workers had complained of a leaking valve before the blast",
        ),
    ),
    (
        (
            "gunmen seized {n} lorries of wheat on the road to {place}",
            "{n} trucks loaded with wheat were taken by armed men near {place}",
        ),
        (
            "the {name} Brigade held {few} drivers in a school in {place}",
            "{few} drivers were being held by the {name} Brigade",
        ),
        (
            "soldiers retook the crossroads outside {place}",
            "the army said its troops were back in control of the {place} crossroads",
        ),
    ),
    (
        (
            "the {name} river flooded {n} houses in {place}",
            "{n} homes in {place} stood under water from the {name}",
        ),
        ("a dyke above {place} broke in {few} places", "the dyke on the {name} gave way in {few} places"),
        (
            "people in {place} had not been warned of the flood",
            "no siren was heard in {place} before the water came",
        ),
    ),
    (
        (
            "prosecutors charged the mayor of {place} with taking {n} thousand crowns",
            "the mayor of {place} is accused of having taken {n} thousand crowns",
        ),
        (
            "the money came from the building firm {name}",
            "the firm {name} had paid for {few} journeys of the mayor",
        ),
        (
            "the council of {place} will choose a new mayor",
            "a new mayor of {place} will be chosen by the council",
        ),
    ),
    (
        (
            "shells hit the market of {place} and wounded {n} people",
            "{n} people were hurt when shells fell on the {place} market",
        ),
        ("{few} children were among the dead in {place}", "the dead of {place} included {few} children"),
        (
            "the shells were fired from the hills held by the {name} Front",
            "the {name} Front shelled the town from the hills",
        ),
    ),
)
SPEAKERS = (
    "The governor of {place}",
    "{person}",
    "The {name} news agency",
    "Local residents",
    "The ministry",
)
OWN = (
    "Our reporter counted {n} people in front of the town hall of {place}.",
    "The road from {place} to the coast was closed.",
)


def invented(count: int) -> list[Report]:
    """So many reports, the same for the same number."""
    return [report(number) for number in range(count)]


def report(number: int) -> Report:
    """The report of that number: five or six sentences on one event."""
    event, nth = _event_of(number)
    happened, telling = random.Random(event), random.Random(f"{event} {nth}")  # noqa: S311 - made-up news
    words = {
        "name": _name(happened),
        "place": _name(happened),
        "person": f"{_name(happened)} {_name(happened)}",
    }
    facts = happened.choice(FACTS)
    figures = {"n": happened.randrange(13, 90), "few": happened.randrange(3, 12)}
    day = FIRST_DAY + timedelta(days=happened.randrange(DAYS) + min(nth // 4, 9))
    told = [
        _sentence(wordings, words, figures, telling)
        for wordings in facts
        for _ in range(telling.randrange(1, 3))
    ]
    own = telling.choice(OWN).format(n=telling.randrange(20, 400), **words)
    fields = {"publisher": f"Paper {telling.randrange(PUBLISHERS)}", "published": day.isoformat()}
    return from_text(" ".join([*told, own]), id=f"n{number}", **fields)


def _event_of(number: int) -> tuple[int, int]:
    """The event that a report tells, and how many told it before."""
    rounds, left = divmod(number, sum(TOLD_BY))
    at = bisect(list(accumulate(TOLD_BY)), left)
    return rounds * len(TOLD_BY) + at, left - sum(TOLD_BY[:at])


def _sentence(
    wordings: tuple[str, str], words: dict[str, str], figures: dict[str, int], telling: random.Random
) -> str:
    """One fact as one speaker has it; one in five gives another figure."""
    off = telling.choice((0, 0, 0, 0, 1))
    said = telling.choice(wordings).format(**words, **{name: one + off for name, one in figures.items()})
    verb = telling.choice(("said", "said", "said", "said", "said", "said", "denied"))
    return f"{telling.choice(SPEAKERS).format(**words)} {verb} that {said}{telling.choice(WHEN)}."


def _name(chance: random.Random) -> str:
    return (chance.choice(STEMS) + chance.choice(STEMS) + chance.choice(ENDS)).capitalize()
