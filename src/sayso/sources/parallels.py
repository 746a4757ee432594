"""Two speakers read for one statement: one voice in apposition, or a medium and the one whom it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Attribution, Span
from sayso.sources.order import carries
from sayso.sources.trimming import origin_of
from sayso.text import overlaps

NEAR = 60
"""Attributions back in which the other speaker of one statement can stand."""


def joined(text: str, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, two that share verb and content made one where they mean one voice or one quotes
    the other.

    "The governor, Ali Rey, said" is one voice; a medium beside another speaker carries him; "A and B
    said" stay two.
    """
    kept: list[Attribution] = []
    for one in told:
        first = max(0, len(kept) - NEAR)
        at = next((at for at in range(first, len(kept)) if _is_same(one, kept[at])), None)
        merged = _merged(text, kept[at], one) if at is not None else None
        if at is not None and merged is not None:
            kept[at] = merged
        else:
            kept.append(one)
    return tuple(kept)


def _is_same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have one verb and one content, and different speakers."""
    if one.voice != "attributed" or other.voice != "attributed" or not one.source or not other.source:
        return False
    return one.cue == other.cue and one.content == other.content and one.source != other.source


def _merged(text: str, a: Attribution, b: Attribution) -> Attribution | None:
    first, second = sorted((origin_of(text, a.source), origin_of(text, b.source)))
    if first == second:
        return a
    between = text[first.end : second.start] if first.end <= second.start else ""
    if overlaps(first, second) or between.strip() == ",":
        return replace(a, source=(first, second), relays=tuple(sorted({*a.relays, *b.relays})))
    if " and " in f" {between} " and len(between) < 12:
        return None
    for medium, speaker in ((first, second), (second, first)):
        if carries(text, medium, speaker):
            return _carried(a, b, medium, speaker)
    return None


def _carried(a: Attribution, b: Attribution, medium: Span, speaker: Span) -> Attribution:
    mine = a if any(overlaps(speaker, span) for span in a.source) else b
    relays = {span for span in (*a.relays, *b.relays, medium) if not overlaps(span, speaker)}
    return replace(mine, source=(speaker,), relays=tuple(sorted(relays)))
