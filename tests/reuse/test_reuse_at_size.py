"""Reuse among very many reports: the same as in memory, in bounded memory, with nothing left on the disk."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Report, Span, Spans
from sayso.reuse import find_reuse, find_reuse_at_size, spill
from sayso.reuse.candidates import COMMONPLACE, candidates
from sayso.reuse.index import Index
from sayso.reuse.likeness import rarity
from sayso.reuse.spill import Spill
from sayso.reuse.words import Worded, worded
from sayso.testing import make_report

SENTENCES = (
    "Two barges collided below the Ostra lock shortly after midnight on Friday.",
    "One of them carried fertiliser, the canal office in Bremke confirmed.",
    "Divers found the second skipper unhurt in his wheelhouse near the weir.",
    "Traffic towards the delta is expected to stand still until Sunday evening.",
    "The lock had been repaired twice since the floods of last winter.",
    "Farmers downstream were told not to water their fields.",
)
SHORT = "Ostra lock closed."


def in_memory(texts: list[Worded]) -> list[tuple[str, str]]:
    """The pairs that the way in memory proposes."""
    return [(a.id, b.id) for a, b in candidates(texts)]


def on_disk(texts: list[Worded], folder: Path) -> list[tuple[str, str]]:
    """The pairs that the way over the disk proposes."""
    return [(texts[a].id, texts[b].id) for a, b in Index(texts, len(texts), folder).pairs()]


told = st.lists(st.sampled_from((*SENTENCES, SHORT)), max_size=5).map(" ".join)
given_texts = st.lists(told, max_size=9)


@given(given_texts, st.booleans())
@settings(max_examples=30, deadline=None)
def test_the_same_as_in_memory(tmp_path_factory: pytest.TempPathFactory, these: list[str], cut: bool) -> None:
    """Whatever the reports, the account of reuse is the same over the disk as in memory, to the last score."""
    folder = tmp_path_factory.mktemp("work")
    reports = {f"r{n}": make_report(f"r{n}", text, publisher=f"p{n % 3}") for n, text in enumerate(these)}
    quoted: dict[str, Spans] = {"r0": (Span(0, 30),)} if cut and these and len(these[0]) > 30 else {}
    expected = find_reuse(list(reports.values()), quoted)
    found = find_reuse_at_size(list(reports), lambda id: (reports[id], quoted.get(id, ())), folder=folder)
    assert tuple(found) == expected
    assert list(folder.iterdir()) == []


@given(given_texts)
@settings(max_examples=20, deadline=None)
def test_words_weigh_the_same(tmp_path_factory: pytest.TempPathFactory, these: list[str]) -> None:
    """A word says as much over the disk as in memory, and one that no text has is the rarest."""
    texts = [worded(make_report(f"r{n}", text), ()) for n, text in enumerate(these)]
    rare = Index(texts, len(texts), tmp_path_factory.mktemp("work")).rareness()
    known = rarity(texts)
    assert {word: rare[word] for word in known} == known
    assert all(rare["zzyzx"] >= weight for weight in known.values())


@pytest.mark.parametrize("holders", [2, COMMONPLACE - 1, COMMONPLACE, COMMONPLACE + 1])
def test_a_phrase_of_the_day(tmp_path: Path, holders: int) -> None:
    """A phrase proposes its holders up to the same number as in memory, and nobody beyond."""
    phrase = "after the Ostra lock was shut by the canal office in Bremke"
    texts = [worded(make_report(f"r{n:03}", f"Item {n} {phrase}."), ()) for n in range(holders)]
    found = on_disk(texts, tmp_path)
    assert found == in_memory(texts)
    assert bool(found) == (holders <= COMMONPLACE)


def test_several_files_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the index is cut into files and blocks, the pairs and their order are the same."""
    monkeypatch.setattr("sayso.reuse.index.REPORTS_PER_FILE", 2)
    monkeypatch.setattr("sayso.reuse.index.BLOCK", 1)
    monkeypatch.setattr(spill, "BUFFER", 10)
    rotated = [" ".join(SENTENCES[at % 6 :] + SENTENCES[: at % 4]) for at in range(12)]
    texts = [worded(make_report(f"r{at:02}", text), ()) for at, text in enumerate(rotated)]
    assert on_disk(texts, tmp_path) == in_memory(texts) != []


def test_fetched_one_by_one(tmp_path: Path) -> None:
    """Memory holds few reports at a time: what is fetched is let go."""
    body = " ".join(f"word{n} thing{n} matter{n}" for n in range(150))

    def fetch(id: str) -> tuple[Report, Spans]:
        return make_report(id, f"Report {id} begins. " + body.replace("word", f"w{id}")), ()

    def peak(count: int) -> int:
        tracemalloc.start()
        assert list(find_reuse_at_size([f"{n:05}" for n in range(count)], fetch, folder=tmp_path)) == []
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(40) < peak(10) + 2_000_000  # thirty reports kept would be some 5 MB


def test_a_reader_who_stops_leaves_nothing(tmp_path: Path) -> None:
    """Working files are gone even where the pairs are not read to the end."""
    text = " ".join(SENTENCES)
    found: Iterator[object] = find_reuse_at_size(
        ["a", "b", "c"], lambda id: (make_report(id, text), ()), folder=tmp_path
    )
    next(found)
    assert list(tmp_path.iterdir()) != []
    del found
    assert list(tmp_path.iterdir()) == []


def test_rows_come_back_as_they_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are read file by file, in the order in which they were laid down."""
    monkeypatch.setattr(spill, "BUFFER", 3)
    laid = Spill(tmp_path, "rows", files=3, dtype="<u8")
    for start in (0, 5):
        rows = np.arange(start, start + 5, dtype=np.uint64)
        laid.add(rows, (rows % np.uint64(3)).astype(np.intp))
    assert [rows.tolist() for rows in laid] == [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]
