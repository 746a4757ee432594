"""Which pairs of very many reports are worth comparing: the index of shared runs, kept on disk.

The same pairs as `candidates` finds in memory. A run of words is kept as a digest with the number of its
report. The digests are split over files by their first bits; one file at a time is sorted in memory and gives
the pairs of reports that share its runs. Those pairs are split by their first report and counted in the same
way. Memory is that of the largest file and some 100 bytes for each report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.reuse.candidates import COMMONPLACE, LEAST_COPY, LEAST_SHARED
from sayso.reuse.rareness import Rareness, digests, rareness
from sayso.reuse.spill import Spill
from sayso.reuse.words import Worded

POSTING = np.dtype([("key", "<u8"), ("number", "<u4")])
REPORTS_PER_FILE = 4_000
"""Reports for which one more file is opened: some 10 MB a file for reports of 250 words."""
MOST_FILES = 256
BLOCK = 500_000
"""Pairs made at a time."""
HALF = np.uint64(32)

Pairs = npt.NDArray[np.uint64]
"""Two numbers of reports in one, the lower in the upper half."""


@dataclass(frozen=True, slots=True)
class Copies:
    """For each report the number of the first of the same words, and whether its words are enough to tell."""

    heads: npt.NDArray[np.intp]
    telling: npt.NDArray[np.bool_]

    def first_alone(self, rows: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
        """The rows of reports that are the first of their words."""
        numbers = rows["number"]
        found: npt.NDArray[np.void] = rows[self.heads[numbers] == numbers]
        return found


class Index:
    """The runs and words of ``count`` reports, laid down in ``folder``; what was read there is removed."""

    def __init__(self, texts: Iterable[Worded], count: int, folder: Path) -> None:
        self._count = count
        self._folder = folder
        self._files = min(MOST_FILES, 1 + count // REPORTS_PER_FILE)
        self._runs = Spill(folder, "runs", files=self._files, dtype=POSTING)
        self._words = Spill(folder, "words", files=self._files, dtype=POSTING)
        self._copies = self._lay_down(texts)

    def _lay_down(self, texts: Iterable[Worded]) -> Copies:
        same, telling = bytearray(), []
        for number, text in enumerate(texts):
            self._post(self._runs, [" ".join(one) for one in text.shingles], number)
            self._post(self._words, list(set(text.words)), number)
            same += blake2b(" ".join(text.words).encode(), digest_size=16).digest()
            telling.append(len(text.words) >= LEAST_COPY)
        digest = np.frombuffer(bytes(same), "S16")
        _, first, group = np.unique(digest, return_index=True, return_inverse=True)
        return Copies(first[group], np.array(telling, dtype=np.bool_))

    def _post(self, spill: Spill, words: list[str], number: int) -> None:
        rows = np.empty(len(words), dtype=POSTING)
        rows["key"], rows["number"] = digests(words), number
        spill.add(rows, (rows["key"] >> HALF).astype(np.intp) * self._files >> 32)

    def rareness(self) -> Rareness:
        """How much a shared word says among these reports."""
        keys = (self._copies.first_alone(rows)["key"] for rows in self._words)
        return rareness(keys, len(np.unique(self._copies.heads)))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The numbers of reports to compare, the lower first, in order."""
        shared, found = self._by_first("shared"), self._by_first("found")
        for rows in self._runs:
            for pairs in _sharing(self._copies.first_alone(rows)):
                self._sort_in(shared, pairs)
        for pairs in shared:
            for each in _with_copies(_often(pairs), self._copies):
                self._sort_in(found, each)
        for pairs in _copied(self._copies):
            self._sort_in(found, pairs)
        for pairs in found:
            yield from ((one >> 32, one & 0xFFFFFFFF) for one in np.sort(pairs).tolist())

    def _by_first(self, name: str) -> Spill:
        return Spill(self._folder, name, files=self._files, dtype="<u8")

    def _sort_in(self, spill: Spill, pairs: Pairs) -> None:
        spill.add(pairs, (pairs >> HALF).astype(np.intp) * self._files // self._count)


def _sharing(rows: npt.NDArray[np.void]) -> Iterator[Pairs]:
    """Every pair of reports that has a run, once for each run of at most COMMONPLACE reports."""
    order = np.argsort(rows["key"], kind="stable")
    keys, numbers = rows["key"][order], rows["number"][order].astype(np.uint64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, np.intp)
    sizes = np.diff(np.r_[starts, len(keys)])
    for size in range(2, COMMONPLACE + 1):
        first, second = np.triu_indices(size, 1)
        here = starts[sizes == size]
        step = max(1, BLOCK // len(first))
        for at in range(0, len(here), step):
            groups = numbers[here[at : at + step, None] + np.arange(size)]
            yield (groups[:, first] << HALF | groups[:, second]).ravel()


def _often(pairs: Pairs) -> Pairs:
    """The pairs that come often enough, each once."""
    each, times = np.unique(pairs, return_counts=True)
    return each[times >= LEAST_SHARED]


# -- reports of the same words ----------------------------------------------------------------------


def _with_copies(pairs: Pairs, copies: Copies) -> Iterator[Pairs]:
    """The pairs, and each of them for every copy of either report."""
    order, edges = _groups(copies)
    for pair in pairs.tolist():
        a, b = pair >> 32, pair & 0xFFFFFFFF
        ours, theirs = order[edges[a] : edges[a + 1]], order[edges[b] : edges[b + 1]]
        yield _ordered(np.repeat(ours, len(theirs)), np.tile(theirs, len(ours)))


def _copied(copies: Copies) -> Iterator[Pairs]:
    """The pairs of reports of exactly the same words, where the words are enough to tell."""
    order, edges = _groups(copies)
    for head in np.flatnonzero(np.diff(edges) > 1).tolist():
        group = order[edges[head] : edges[head + 1]]
        for at, one in enumerate(group[:-1] if copies.telling[head] else ()):
            yield _ordered(np.full(len(group) - at - 1, one), group[at + 1 :])


def _groups(copies: Copies) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """All numbers by their head, and where those of each head begin."""
    order = np.argsort(copies.heads, kind="stable")
    return order, np.searchsorted(copies.heads[order], np.arange(len(order) + 1))


def _ordered(a: npt.NDArray[np.intp], b: npt.NDArray[np.intp]) -> Pairs:
    low, high = np.minimum(a, b).astype(np.uint64), np.maximum(a, b).astype(np.uint64)
    return low << HALF | high
