"""One publisher's standing text: what its reports begin or end with, whatever they are about."""

from __future__ import annotations

from itertools import takewhile

from sayso.reuse.words import Worded, without_sentences

MOST_STANDING = 0.5
"""Share of the shorter report's sentences up to which what both begin or end with is standing text; beyond it one
is a version of the other. Set by judgement."""


def without_standing(a: Worded, b: Worded) -> tuple[Worded, Worded]:
    """Two reports of one publisher without the sentences that both begin or both end with."""
    head = _alike(a.sentences, b.sentences)
    tail = _alike(a.sentences[head:][::-1], b.sentences[head:][::-1])
    fewest = min(len(a.sentences), len(b.sentences))
    if not head + tail or head + tail > MOST_STANDING * fewest:
        return a, b
    return without_sentences(a, head, tail), without_sentences(b, head, tail)


def _alike(ours: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> int:
    """How many sentences from the first on are the same in both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
