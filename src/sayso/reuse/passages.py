"""The stretches that two reports share, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sayso.records import Passage, Span
from sayso.reuse.likeness import ALIKE, by_length
from sayso.reuse.words import Worded
from sayso.text import any_overlap

LEAST_RUN = 3
"""Words in a row that two passages must share to be set side by side."""
GAP = 6
"""Words that may differ between two runs of one passage."""
LEAST_PASSAGE = 6
"""Shared words in a passage worth showing."""

Block = tuple[int, int, int, int, int]
"""Start and end in a, start and end in b (all in words), shared words."""

Nearest = Sequence[tuple[int, float]]
"""For each sentence of a the number of b's nearest sentence, and how much they share."""


def kept_passages(a: Worded, b: Worded) -> tuple[Passage, ...]:
    """Passages with the same words in the same order, in order of a; spans in the reports' texts.

    Matched from the shorter to the longer, so that (b, a) gives the same passages the other way round.
    """
    if by_length(b) < by_length(a):
        flipped = (Passage(one.b, one.a) for one in kept_passages(b, a))
        return tuple(sorted(flipped, key=lambda one: (one.a, one.b)))
    matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
    runs = [
        (m.a, m.a + m.size, m.b, m.b + m.size, m.size)
        for m in matcher.get_matching_blocks()
        if m.size >= LEAST_RUN
    ]
    return tuple(
        Passage(_span(a, block[0], block[1]), _span(b, block[2], block[3]))
        for block in _joined(runs)
        if block[4] >= LEAST_PASSAGE
    )


def all_passages(a: Worded, b: Worded, kept: Sequence[Passage], near: Nearest) -> tuple[Passage, ...]:
    """The kept passages and the sentences told again in other words, sorted."""
    mine, theirs = [one.a for one in kept], [one.b for one in kept]
    told = [
        one for one in _retold(a, b, near) if not any_overlap(one.a, mine) or not any_overlap(one.b, theirs)
    ]
    return tuple(sorted({*kept, *told}, key=lambda one: (one.a, one.b)))


def _retold(a: Worded, b: Worded, near: Nearest) -> Iterator[Passage]:
    for sentence, (other, share) in enumerate(near):
        if share > ALIKE:
            yield Passage(a.stretches[sentence], b.stretches[other])


def _joined(runs: list[Block]) -> list[Block]:
    out: list[Block] = []
    for run in runs:
        last = out[-1] if out else None
        if last and run[0] - last[1] <= GAP and run[2] - last[3] <= GAP:
            out[-1] = (last[0], run[1], last[2], run[3], last[4] + run[4])
        else:
            out.append(run)
    return out


def _span(text: Worded, start: int, end: int) -> Span:
    return Span(text.places[start].start, text.places[end - 1].end)
