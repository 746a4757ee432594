"""Statements that only frame another: "the agency said that the minister had said" is the minister's,
through the agency.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import MEDIA, Attribution
from sayso.sources.mentions import describe
from sayso.sources.nesting import is_nested
from sayso.sources.trimming import origin_of
from sayso.text import merged

MOST = 0.75
"""Share of a medium's words that the inner statement must fill for the outer to be only its frame."""

NEAR = 60
"""Attributions before and after a frame in which the framed one stands."""


def without_frames(text: str, told: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without those of media that only frame another one near them."""
    return tuple(
        one
        for at, one in enumerate(told)
        if not frames_only(text, one, others=told[max(0, at - NEAR) : at + NEAR])
    )


def frames_only(text: str, one: Attribution, *, others: Sequence[Attribution]) -> bool:
    """Whether a medium's statement says no more than that somebody else said what a statement of its own
    gives.
    """
    if one.voice != "attributed" or not one.source or not one.content or one.relays:
        return False
    if describe(text, origin_of(text, one.source)).kind not in MEDIA:
        return False
    size = sum(len(span) for span in one.content)
    for inner in others:
        if is_nested(inner, one) and inner.stance == one.stance:
            told = merged([*inner.content, *inner.source, *inner.cue])
            if sum(len(span) for span in told) >= MOST * size:
                return True
    return False
