"""From scores to labels: cues above the threshold, rows of roles as the best path through their labels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sayso.reading.network import Floats, Steps
from sayso.reading.pieces import Ints

Range = tuple[int, int]
NEVER = np.float32(-1e4)


class Cue(NamedTuple):
    """A cue in pieces, first and last inclusive; a trigger is an origin that stands without any cue word."""

    first: int
    last: int
    trigger: bool
    sure: float


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = raised / raised.sum(-1, keepdims=True)
    return out


def find_cues(scores: Floats, shift: float, steps: Steps, *, lift: float = 0.0) -> list[list[Cue]]:
    """The cues of each of some windows, in text order; of scores (w, n, 1 + 2 kinds) "none" is lowered.

    It is lowered by ``shift`` and, to find weaker cues too, by ``lift``; how sure a cue is does not depend
    on the latter.
    """
    lowered = scores - np.eye(1, scores.shape[-1], dtype=np.float32)[0] * np.float32(shift)
    some = 1 - softmax(lowered)[..., 0]
    lowered[..., 0] -= np.float32(lift)
    labels = best_labels(lowered, steps)
    labels[:, [0, -1]] = 0
    return [_cues(*one) for one in zip(labels, some, strict=True)]


def _cues(labels: Ints, some: Floats) -> list[Cue]:
    found = stretches(labels, ("cue", "trigger"))
    return sorted(
        Cue(s, e - 1, kind == "trigger", float(some[s:e].mean()))
        for kind, each in found.items()
        for s, e in each
    )


def best_labels(scores: Floats, steps: Steps) -> Ints:
    """The best path of labels through each row (rows, n, labels): no stretch goes on that has not begun."""
    begin, allowed = _allowed(steps)
    alpha = scores[:, 0] + begin
    back = np.empty(scores.shape, dtype=np.int8)
    for at in range(1, scores.shape[1]):
        total = alpha[:, :, None] + allowed
        back[:, at] = total.argmax(1)
        alpha = total.max(1) + scores[:, at]
    path = np.empty(scores.shape[:2], dtype=np.int64)
    each = np.arange(len(scores))
    path[:, -1] = alpha.argmax(1)
    for at in range(scores.shape[1] - 1, 0, -1):
        path[:, at - 1] = back[each, at, path[:, at]]
    return path


def _allowed(steps: Steps) -> tuple[Floats, Floats]:
    """The steps without those into the middle of a stretch."""
    begin, allowed = steps.begin.copy(), steps.steps.copy()
    for inside in range(2, len(begin), 2):
        begin[inside] = NEVER
        for before in range(len(begin)):
            if before not in (inside, inside - 1):
                allowed[before, inside] = NEVER
    return begin, allowed


def stretches(labels: Ints, roles: tuple[str, ...]) -> dict[str, list[Range]]:
    """The half-open ranges of pieces of each role in one row."""
    out: dict[str, list[Range]] = {role: [] for role in roles}
    for at in np.flatnonzero(labels):
        mine = out[roles[(int(labels[at]) - 1) // 2]]
        if labels[at] % 2 == 0 and mine and mine[-1][1] == at:
            mine[-1] = (mine[-1][0], int(at) + 1)
        else:
            mine.append((int(at), int(at) + 1))
    return out
