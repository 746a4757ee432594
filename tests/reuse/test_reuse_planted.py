"""The corpus of the benchmark: rewrites as hard as it says, planted where it says, and found."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from benchmarks.corpus import EXAMPLES
from benchmarks.planted import CHANGED, EACH, Corpus
from sayso.records import Report, Spans
from sayso.reuse import find_reuse_at_size
from sayso.reuse.words import worded

COUNT = 400


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Four hundred reports made from the shipped examples, twenty of them rewrites."""
    return Corpus([path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))], COUNT)


def as_report(corpus: Corpus, number: int) -> Report:
    """One report of the corpus."""
    return Report(id=f"{number:04d}", text=corpus.text(number), digest="")


def test_rewrites_are_planted_and_repeatable(corpus: Corpus) -> None:
    """One report in twenty is a rewrite of an earlier one, in all ways in turn, and always the same."""
    assert len(corpus.plants) == COUNT // EACH
    assert {one.how for one in corpus.plants} == set(CHANGED)
    assert all(one.original < one.rewrite < COUNT for one in corpus.plants)
    assert corpus.text(COUNT - 1) == corpus.text(COUNT - 1) != corpus.text(COUNT - 2)


def test_rewrites_are_as_hard_as_they_are_called(corpus: Corpus) -> None:
    """The harder a way of rewriting, the fewer runs of words survive it; a true one leaves about a third."""
    kept: dict[str, list[float]] = {how: [] for how in CHANGED}
    for plant in corpus.plants:
        a, b = (worded(as_report(corpus, n), ()).shingles for n in (plant.original, plant.rewrite))
        kept[plant.how].append(len(a & b) / max(1, min(len(a), len(b))))
    middle = [median(shares) for shares in kept.values()]
    assert middle == sorted(middle, reverse=True)
    assert 0.2 < middle[2] < 0.5


def test_planted_rewrites_are_found(corpus: Corpus, tmp_path: Path) -> None:
    """Nearly all of the rewrites are found over the disk, and of reports on other things hardly a pair."""

    def fetch(id: str) -> tuple[Report, Spans]:
        return as_report(corpus, int(id)), ()

    ids = [f"{number:04d}" for number in range(COUNT)]
    found = {(int(one.a), int(one.b)) for one in find_reuse_at_size(ids, fetch, folder=tmp_path)}
    wanted = {(one.original, one.rewrite) for one in corpus.plants}
    assert len(found & wanted) >= len(wanted) - 2
