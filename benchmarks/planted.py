"""Very many reports made from real ones, with rewrites of known ones planted among them."""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.reuse.words import stop_words

TOKEN = re.compile(r"\w+|[^\w\s]")
END = frozenset(".!?")
LONGEST = 12
"""Sentences of a report: most wire stories have no more, and a million of them can be made in an hour."""
EACH = 20
"""One report in so many is a planted rewrite."""

CHANGED = {"trimmed": 0.0, "lightly edited": 0.08, "rewritten": 0.3, "rewritten hard": 0.42}
"""Share of words changed. Of the three-word runs about 77, 30 and 16 in 100 survive the last three."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A rewrite, the report that it was made from, and how."""

    original: int
    rewrite: int
    how: str


class Corpus:
    """``count`` reports by number: real ones, then real ones with other words in them, then the rewrites.

    Beyond the real ones, each word that is no grammar is exchanged for another, drawn as often as it occurs
    in the real ones: sentences keep their build and words their frequency, and no two reports tell one story.
    The same number gives the same text.
    """

    def __init__(self, real: Sequence[str], count: int) -> None:
        self._real = [_sentences(text) for text in real]
        self.count = count
        self.plants = tuple(self._plants())
        self._plant_of = {one.rewrite: one for one in self.plants}
        words = Counter(word for text in self._real for line in text for word in line if _is_content(word))
        self._words = sorted(words)
        self._sums = list(accumulate(words[word] for word in self._words))

    def text(self, number: int) -> str:
        """The text of one report."""
        plant = self._plant_of.get(number)
        lines = self._lines(number) if plant is None else self._rewritten(plant)
        return " ".join(" ".join(line) for line in lines)

    def _plants(self) -> list[Plant]:
        rewrites = self.count // EACH
        first = self.count - rewrites
        ways = list(CHANGED)
        return [Plant(at * (first // rewrites), first + at, ways[at % len(ways)]) for at in range(rewrites)]

    def _lines(self, number: int) -> list[list[str]]:
        lines = self._real[number % len(self._real)]
        if number < len(self._real):
            return lines
        chance = random.Random(number)  # noqa: S311
        return [[self._other(chance) if _is_content(word) else word for word in line] for line in lines]

    def _other(self, chance: random.Random) -> str:
        return self._words[bisect(self._sums, chance.random() * self._sums[-1])]

    def _rewritten(self, plant: Plant) -> list[list[str]]:
        chance = random.Random(plant.rewrite)  # noqa: S311
        lines = self._lines(plant.original)
        kept = [line for line in lines if chance.random() > 0.25] or lines
        if plant.how == "trimmed":
            return kept
        if plant.how.startswith("rewritten") and len(kept) > 2:
            at = chance.randrange(len(kept) - 1)
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
        return [self._edited(line, CHANGED[plant.how], chance) for line in kept]

    def _edited(self, line: Sequence[str], changed: float, chance: random.Random) -> list[str]:
        """A sentence with a share of its words exchanged, dropped, or another word put before them."""
        out: list[str] = []
        for word in line:
            if word in END or chance.random() > changed:
                out.append(word)
            else:
                out += chance.choice(([self._other(chance)], [], [self._other(chance), word]))
        return out


def _is_content(word: str) -> bool:
    return word[0].isalnum() and word.casefold() not in stop_words()


def _sentences(text: str) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for token in TOKEN.findall(text):
        lines[-1].append(token)
        if token in END:
            lines.append([])
        if len(lines) > LONGEST:
            break
    return [line for line in lines if line]
