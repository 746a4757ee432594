"""``python -m benchmarks.claims_growth [--sizes 1000 10000]``: what linking costs as statements grow, as Markdown.

Statements are made up of words of their own stories, and heard by sums of fixed directions in place of the
encoder, so that only linking is measured: all at once, and again after one report more.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from benchmarks.growth import exponent
from sayso.claims import Linker
from sayso.claims.words import read_words
from sayso.models import Heard
from sayso.records import Report, Statement
from sayso.testing import make_report, make_statement

WIDTH = 384
STORY_STATEMENTS, STORY_WORDS, COMMON_WORDS = 250, 300, 400
"""A story as the annotated ones are: some 250 statements, of its own words and of those of all news."""
A_REPORT = 12
WORDS_SAID = 14
FROM_ALL_NEWS = 0.3


@cache
def _direction(stem: str) -> npt.NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(stem.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(WIDTH, dtype=np.float32)


def hear(text: str) -> Heard:
    """A text's vector and those of its words."""
    words = read_words(text)
    pieces = np.stack([_direction(stem) for stem in words.stems])
    vector = pieces.sum(axis=0)
    return Heard(vector / np.linalg.norm(vector), words.spans, pieces)


def statements(count: int) -> list[Statement]:
    """So many statements, in stories of 250 and reports of 12."""
    dice = random.Random(count)  # noqa: S311 - made-up words, no secret
    made = []
    for number in range(count):
        story = number // STORY_STATEMENTS
        said = [
            f"common{_letters(dice.randrange(COMMON_WORDS))}"
            if dice.random() < FROM_ALL_NEWS
            else f"story{_letters(story)}{_letters(int(dice.triangular(0, STORY_WORDS, 0)))}"
            for _ in range(WORDS_SAID)
        ]
        made.append(make_statement(f"r{number // A_REPORT:06}", " ".join(said)))
    return made


def _letters(number: int) -> str:
    """A number in letters, so that it is no figure."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "k"


def measure(count: int) -> tuple[float, float]:
    """Seconds of the processor for linking so many statements at once, and of linking again when a report is added."""
    told = statements(count)
    linker = Linker(hear)
    first = told[:-A_REPORT]
    seconds = []
    for some in (first, told):
        reports = _reports(some)
        began = time.process_time()
        linker.link(reports, some)
        seconds.append(time.process_time() - began)
    return seconds[0], seconds[1]


def _reports(some: Sequence[Statement]) -> list[Report]:
    return [make_report(id) for id in sorted({one.report for one in some})]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    sizes = parser.parse_args().sizes
    found = [measure(size) for size in sizes]
    print("| statements | linked at once | one report of 12 more |\n|---|---|---|")
    for size, (at_once, again) in zip(sizes, found, strict=True):
        print(f"| {size} | {at_once:.1f} s | {again:.2f} s |")
    if len(sizes) > 1:
        print(f"\nExponent of growth: {exponent(sizes, [one for one, _ in found]):.2f}")


if __name__ == "__main__":
    main()
