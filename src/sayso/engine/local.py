"""Run a function over many reports on this machine, in the order given."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

WORTH_A_POOL = 48
"""Fewer reports than this are read in one process: starting another costs about as much as reading them.
Measured with `make bench` (start-up against reports a second)."""

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Any], Any]

_work: list[Work] = []


def run(make: Callable[[], Callable[[T], R]], items: Sequence[T], *, workers: int = 1) -> Iterator[R]:
    """Do the same work on every item and give the results in order.

    ``make`` is called once in each process and gives the function to run (it loads the model); with
    more than one worker it must be importable by name. ``workers`` 0 means one for each core.
    """
    wanted = min(workers or os.cpu_count() or 1, len(items))
    if wanted <= 1 or len(items) < WORTH_A_POOL:
        yield from map(make(), items)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(wanted, mp_context=context, initializer=_start, initargs=(make,)) as pool:
        yield from pool.map(_one, items, chunksize=4)


def _start(make: Callable[[], Work]) -> None:
    _work[:] = [make()]


def _one(item: Any) -> Any:
    return _work[0](item)
