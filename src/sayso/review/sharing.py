"""What people say about reuse: that two reports carry one text, or that they were written apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.records import Judgement, Report, Reuse

PAIRED = ("same-text", "different-text")
"""Decisions on two reports and whether they carry one text."""


def share(
    judgements: Sequence[Judgement], found: Iterable[Reuse], reports: Iterable[Report]
) -> tuple[Reuse, ...]:
    """The reuse as people left it, sorted by the two ids: what they say is one text is held, what is not goes.

    A pair that nothing showed is entered without passages, its direction not known.
    """
    pairs = {(one.a, one.b): one for one in found}
    here = {one.id for one in reports}
    for one in judgements:
        if one.what in PAIRED and here.issuperset(one.about):
            a, b = sorted(one.about)
            if one.what == "different-text":
                pairs.pop((a, b), None)
            else:
                pairs[a, b] = _held(pairs.get((a, b)) or _unseen(a, b), one)
    return tuple(pairs[pair] for pair in sorted(pairs))


def _held(pair: Reuse, by: Judgement) -> Reuse:
    why = f"{by.who or 'a person'} says that they carry one text"
    return replace(pair, held=True, why=tuple(dict.fromkeys((*pair.why, why))))


def _unseen(a: str, b: str) -> Reuse:
    return Reuse(a, b, "rewrite", "unknown", 1.0, True, (), ())
