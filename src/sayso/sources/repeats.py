"""One statement read twice: the same words of the same speaker under two verbs ("also", "said")."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.records import Spans, Statement
from sayso.text import overlaps

NEAR = 60
"""Statements back in which a second reading of the same words can stand."""

SAME = 0.85
"""Share of their common words that two contents of one statement have. Lower values joined a statement
with the one inside it.
"""


def without_repeats(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, each once: of two readings the one with the longer chain stays, in the place of
    the first.
    """
    kept: list[Statement] = []
    for one in statements:
        first = max(0, len(kept) - NEAR)
        at = next((at for at in range(first, len(kept)) if _is_same(one, kept[at])), None)
        if at is None:
            kept.append(one)
        elif (len(one.chain), one.confidence) > (len(kept[at].chain), kept[at].confidence):
            kept[at] = one
    return tuple(kept)


def _is_same(one: Statement, other: Statement) -> bool:
    if one.voice != other.voice or one.stance != other.stance or not one.chain or not other.chain:
        return False
    a, b = one.chain[-1].mention, other.chain[-1].mention
    return a is not None and b is not None and overlaps(a, b) and _jaccard(one.content, other.content) >= SAME


def _jaccard(a: Spans, b: Spans) -> float:
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    whole = sum(map(len, a)) + sum(map(len, b)) - common
    return common / whole if whole else 0.0
