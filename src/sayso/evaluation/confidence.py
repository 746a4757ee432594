"""Whether confidence means what it says: of what is 80 per cent sure, four in five should be right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Judged = tuple[float, bool]
"""How sure a reading was, and whether it is right."""

BINS = 10


def score_confidence(judged: Sequence[Judged]) -> dict[str, object]:
    """The expected calibration error in points, over ten bins of equal width, and what stands in each bin.

    The error is the mean distance between confidence and the share that is right, each bin weighted by
    what it holds (Guo and others, 2017). ``by_chance`` is what a perfect confidence would show on average,
    because a bin of few readings is seldom exactly as right as it should be.
    """
    bins = [[one for one in judged if _bin(one[0]) == number] for number in range(BINS)]
    held = [one for one in bins if one]
    whole = len(judged) or 1
    error = sum(abs(_mean(s for s, _ in one) - _mean(r for _, r in one)) * len(one) for one in held)
    noise = sum(_expected_distance(one) * len(one) for one in held)
    return {
        "n": len(judged),
        "calibration_error": round(100 * error / whole, 1),
        "by_chance": round(100 * noise / whole, 1),
        "bins": [
            {
                "sure": round(_mean(s for s, _ in one), 3),
                "right": round(_mean(r for _, r in one), 3),
                "n": len(one),
            }
            for one in held
        ],
    }


def _bin(sure: float) -> int:
    return min(int(sure * BINS), BINS - 1)


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)


def _expected_distance(one: Sequence[Judged]) -> float:
    """The mean distance of a share from its true chance: 0.8 standard deviations of a binomial share."""
    return 0.8 * math.sqrt(sum(s * (1 - s) for s, _ in one)) / len(one)
