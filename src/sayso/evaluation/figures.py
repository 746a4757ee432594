"""The figures that every score is made of: overlap of words, one-to-one matching, precision and recall."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.records import Interval, Span

WORD = re.compile(r"\w+")

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Score:
    """Right, predicted and expected counts, with precision, recall and F1 in per cent."""

    right: int
    predicted: int
    expected: int

    @property
    def precision(self) -> float:
        """Of what was said, the share that is right."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Of what should have been said, the share that was."""
        return 100 * self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.predicted + self.expected
        return 200 * self.right / both if both else 0.0

    def as_dict(self) -> dict[str, float]:
        """The score as it is printed, rounded to one decimal place."""
        return {
            "p": round(self.precision, 1),
            "r": round(self.recall, 1),
            "f1": round(self.f1, 1),
            "n_pred": self.predicted,
            "n_gold": self.expected,
        }


def share(part: int, whole: int) -> float:
    """A part in per cent of the whole, 0 where there is nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


INTERVAL = ("min_right", "max_right", "overcounted", "undercounted")
"""What is said of an interval of origins beside the true one."""


def judge_interval(true: Interval, said: Interval) -> dict[str, bool]:
    """Whether each end of an interval is right, and whether it lies above or below the true one."""
    judged = (said.min == true.min, said.max == true.max, said.min > true.max, said.max < true.min)
    return dict(zip(INTERVAL, judged, strict=True))


def word_starts(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words in the spans begin; where there is no word (a colon as cue), where its signs stand."""
    held = tuple(spans)
    found = {match.start() for span in held for match in WORD.finditer(text, span.start, span.end)}
    signs = {at for span in held for at in range(span.start, span.end) if not text[at].isspace()}
    return frozenset(found or signs)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared words over all words, 0 where there is none."""
    together = len(a | b)
    return len(a & b) / together if together else 0.0


def pair_off(
    expected: Sequence[G], predicted: Sequence[P], similarity: Callable[[G, P], float], *, least: float
) -> list[tuple[int, int]]:
    """Match one to one, the most alike first, no pair below ``least``: (expected index, predicted index)."""
    scored = ((similarity(g, p), i, j) for i, g in enumerate(expected) for j, p in enumerate(predicted))
    pairs: list[tuple[int, int]] = []
    taken_expected: set[int] = set()
    taken_predicted: set[int] = set()
    for _value, i, j in sorted((one for one in scored if one[0] >= least), reverse=True):
        if i not in taken_expected and j not in taken_predicted:
            taken_expected.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs
