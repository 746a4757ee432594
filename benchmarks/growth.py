"""What tracing costs as the number of reports grows, stage by stage."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from sayso import pipeline
from sayso.records import Report


class Stopwatch:
    """Adds up the time between one word of progress and the next, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.perf_counter()
        self.seconds[what] = self.seconds.get(what, 0.0) + now - self._last
        self._last = now


def stage_seconds(reports: Sequence[Report], workers: int) -> dict[str, float]:
    """Seconds that each stage of a trace took."""
    watch = Stopwatch()
    pipeline.trace(reports, pipeline.Run(workers=workers, progress=watch))
    return watch.seconds


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of log time over log size between the two largest sizes: 1 is in proportion."""
    (a, b), (s, t) = sizes[-2:], seconds[-2:]
    return math.log(max(t, 1e-6) / max(s, 1e-6)) / math.log(b / a)
