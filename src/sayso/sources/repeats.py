"""One statement read twice: the same words of the same speaker under two verbs ("also", "said")."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Spans, Statement
from sayso.sources.nesting import common
from sayso.sources.words import words_in
from sayso.text import any_overlap, overlaps, without

NEAR = 60
"""Statements back in which a second reading of the same words can stand."""

SAME = 0.85
"""Share of their common words that two contents of one statement have. Lower values joined a statement
with the one inside it.
"""

LEFT = 3
"""Words of a statement that a hedge may leave for it to be hearsay only ("*he had* been told that …")."""


def without_repeats(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each once: of two readings the one with the longer chain stays, in the place of
    the first; words that a hedge takes back as a whole stay with the hedge only.
    """
    kept: list[Statement] = []
    for one in statements:
        first = max(0, len(kept) - NEAR)
        at = next((at for at in range(first, len(kept)) if _is_same(one, kept[at])), None)
        if at is None:
            kept.append(one)
        elif (len(one.chain), one.confidence) > (len(kept[at].chain), kept[at].confidence):
            kept[at] = one
    hedged = [one for one in kept if len(one.chain) > 1 and one.chain[-1].kind == "unnamed"]
    return tuple(one for one in kept if not any(_is_taken_back(text, one, other) for other in hedged))


def _is_taken_back(text: str, one: Statement, other: Statement) -> bool:
    """Whether all that a statement says is what another passes on through the same voices as hearsay."""
    hedge = other.chain[-1].mention
    if hedge is None or len(one.chain) != len(other.chain) - 1 or not any_overlap(hedge, one.content):
        return False
    through = [node.mention for node in other.chain[:-1]]
    left = [part for span in one.content for part in without(span, (hedge, *other.content))]
    words = sum(len(words_in(text, part)) for part in left)
    return [node.mention for node in one.chain] == through and words <= LEFT


def _is_same(one: Statement, other: Statement) -> bool:
    if one.voice != other.voice or one.stance != other.stance or not one.chain or not other.chain:
        return False
    a, b = one.chain[-1].mention, other.chain[-1].mention
    return a is not None and b is not None and overlaps(a, b) and _jaccard(one.content, other.content) >= SAME


def _jaccard(a: Spans, b: Spans) -> float:
    both = common(a, b)
    whole = sum(map(len, a)) + sum(map(len, b)) - both
    return both / whole if whole else 0.0
