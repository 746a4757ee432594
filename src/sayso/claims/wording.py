"""Which of a claim's statements says it best: the fullest and most central, out of the body if it can be."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.compare import covered
from sayso.claims.landscape import Landscape
from sayso.claims.units import Unit
from sayso.records import Statement, Voice

OWN_PART = 1 / 3
"""Part of a wording's worth that comes from others saying what it says; the rest comes from its saying what the
others say. Chosen by reading the wordings of ECB+ training events; not measured."""

MOST_COMPARED = 64
"""Units a wording is weighed against; bounds the work for claims that hundreds of reports repeat."""

VOICE_ORDER: dict[Voice, int] = {"attributed": 0, "own": 0, "headline": 1}


def choose_wording(members: Sequence[int], units: Sequence[Unit], land: Landscape) -> int:
    """The unit that words the claim: asserted, not denied; body, not headline; full and central."""
    others = members[:: max(1, len(members) // MOST_COMPARED)]

    def worth(unit: int) -> tuple[bool, int, float, str]:
        told = [covered(other, unit, land) for other in others if other != unit]
        own = [covered(unit, other, land) for other in others if other != unit]
        central = sum(told) * (1 - OWN_PART) + sum(own) * OWN_PART
        return units[unit].against, _voice(units[unit]), -central, units[unit].text

    return min(members, key=worth)


def choose_statement(unit: Unit) -> Statement:
    """The statement that stands for a unit: out of the body, of the shortest chain, first by id."""
    return min(unit.statements, key=lambda one: (VOICE_ORDER[one.voice], len(one.chain), one.id))


def _voice(unit: Unit) -> int:
    return min(VOICE_ORDER[one.voice] for one in unit.statements)
