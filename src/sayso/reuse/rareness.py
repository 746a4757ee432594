"""How much a shared word says among very many reports: counts of digests instead of a table of words."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from sayso.reuse.likeness import weight_of

REMEMBERED = 200_000
"""Words whose weight is kept at hand: some 20 MB."""

Digests = npt.NDArray[np.uint64]


class Rareness:
    """The weight of a word, as `likeness.rarity` gives it; only words that two texts have are kept."""

    def __init__(self, keys: Digests, counts: npt.NDArray[np.uint32], texts: int) -> None:
        self._keys = keys
        self._counts = counts
        self._texts = texts
        self._known: dict[str, float] = {}

    def __getitem__(self, word: str) -> float:
        if word not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[word] = weight_of(self._texts, self._count(word))
        return self._known[word]

    def _count(self, word: str) -> int:
        key = digests([word])[0]
        at = int(np.searchsorted(self._keys, key))
        return int(self._counts[at]) if at < len(self._keys) and self._keys[at] == key else 1


def rareness(files: Iterable[Digests], texts: int) -> Rareness:
    """Count the words of ``texts`` different texts, given as digests, one of a kind in one file, files in order."""
    keys, counts = [np.empty(0, np.uint64)], [np.empty(0, np.uint32)]
    for words in files:
        each, times = np.unique(words, return_counts=True)
        keys.append(each[times > 1])
        counts.append(times[times > 1].astype(np.uint32))
    return Rareness(np.concatenate(keys), np.concatenate(counts), texts)


def digests(words: Iterable[str]) -> Digests:
    """64 bits of the digest of each string."""
    return np.frombuffer(b"".join(blake2b(one.encode(), digest_size=8).digest() for one in words), "<u8")
