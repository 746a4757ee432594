"""The grade that is suggested for a claim, and how much is at stake in it."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import Literal

from sayso.assessment.matter import Matter, between
from sayso.assessment.sentence import passage
from sayso.records import Admiralty

Letter = Literal["A", "B", "C", "D", "E", "F"]
Digit = Literal[1, 2, 3, 4, 5, 6]


def admiralty(matter: Matter, reliability: Mapping[str, Letter]) -> Admiralty:
    """The suggested grade: the letter from what people entered, the digit from independence and denial.

    Source: NATO AJP-2.1, of whose digits 1 (confirmed by other sources) to 6 (cannot be judged) only
    those are suggested that counting can bear out. A person signs both.
    """
    letter, of_letter = _letter(matter, reliability)
    digit, of_digit = _digit(matter)
    why = f"{letter}: {of_letter}. {digit}: {of_digit}. A suggestion, for a person to sign."
    return Admiralty(letter, digit, why)


def _letter(matter: Matter, reliability: Mapping[str, Letter]) -> tuple[Letter, str]:
    """The least reliable letter among the counted origins, where somebody graded them all."""
    given = [reliability.get(one.node) for one in matter.counted]
    letters = [one for one in given if one is not None]
    if not letters:
        return "F", "nobody has graded its origins"
    if len(letters) < len(given):
        return "F", "not all of its origins have been graded"
    return max(letters), "as entered for its origins, the least reliable of them"


def _digit(matter: Matter) -> tuple[Digit, str]:
    least, most = matter.found.independence.min, matter.found.independence.max
    against = matter.found.against
    if not most:
        return 6, "it has no origin in these reports"
    if against.max and against.min > most:
        return 5, f"more lines deny it ({between(against)}) than assert it"
    if against.max:
        return (
            (3, "it is denied, by fewer lines than assert it") if least > against.max else (4, "it is denied")
        )
    if least >= 2:
        return 1, f"at least {least} independent lines and no contradiction in these reports"
    if not matter.named:
        return 6, "nobody who can be held to it asserts it"
    if most >= 2:
        return 2, "one line for certain, perhaps more, and no contradiction in these reports"
    return 3, "one line only, and no contradiction in these reports"


CROWD, CONTESTED, CIRCULAR, HARDER, NAMELESS, NARROW = 2.0, 2.0, 2.0, 1.0, 1.0, 0.5
"""How much it weighs that reports crowd on few origins (for each doubling), that somebody denies, that it
goes in a circle, that it grew harder, that nobody named asserts it, that all pass one relay. An editor's
order, not measured: the test of the order of claims says what it must keep."""


def stake(matter: Matter) -> float:
    """The higher, the sooner to look: many reports on few origins first, one report's own word last."""
    reports, found = len(matter.reports), matter.found
    crowd = CROWD * log2(max(1.0, reports / max(1, found.independence.max))) + log2(1 + reports)
    odd = CONTESTED * bool(found.against.max) + CIRCULAR * bool(found.circles)
    odd += HARDER * bool(found.hardening)
    if reports > 1:
        odd += NAMELESS * (not matter.named) + NARROW * bool(passage(matter))
    own_word = reports == 1 and not any(one.chain for one in matter.pro)
    return crowd + odd - own_word
