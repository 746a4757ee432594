"""Laws of reading: whatever the text, nothing is lost, every span lies in it, and time grows in proportion."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso import models, pipeline
from sayso.engine import local
from sayso.evaluation.own_tables import SENTENCES_TABLE, table
from sayso.reading import quoted, read, sentences
from sayso.reading.windows import WHOLE
from sayso.records import Report, Span
from tests.reading.test_reader import RuleNetwork

NEWS = "\n".join(one.text for one in table(SENTENCES_TABLE))
ODD = "“”‘’\"'`´«»„‹›「」\u202e\u200f\u200b\u00ad\u0000😀👩‍👩‍👧é…!?.-–—:;()[]\t\r\n\u2028\u0085 "
WORDS = ["said ", "denied ", "The army ", "reportedly ", "that ", *ODD]
FUZZ = st.lists(st.sampled_from(WORDS), max_size=80).map("".join)


@pytest.fixture(scope="module")
def shipped() -> models.Reader:
    """The shipped reader."""
    return models.load_reader()


def _assert_lawful(text: str, network: object) -> None:
    report = Report("r", text, "d")
    found = read(report, network)  # type: ignore[arg-type]
    assert found.report == "r"
    for one in (*found.outermost, *found.passed_on):
        for span in (*one.source, *one.cue, *one.content, *one.relays, *one.hedges):
            assert 0 <= span.start < span.end <= len(text)
        assert 0 <= one.confidence <= 1
        assert all(a.end <= b.start for a, b in pairwise(one.content))
    assert all(a.end <= b.start for a, b in pairwise(found.sentences))
    quoted(report, found)


@settings(max_examples=80, deadline=None)
@given(FUZZ)
@example("said")
@example("“‘said’”" * 30)
@example("\u202eThe army said it rained.\u202c")
def test_any_text_is_read(text: str) -> None:
    """Odd marks, emoji, directional marks and null bytes give a lawful reading and no error."""
    _assert_lawful(text, RuleNetwork())


@settings(max_examples=12, deadline=None)
@given(st.integers(0, len(NEWS)), st.integers(0, 400), FUZZ, st.integers(0, 400))
def test_news_cut_anywhere_is_read(shipped: models.Reader, at: int, long: int, odd: str, more: int) -> None:
    """The shipped reader reads news that is cut in the middle of anything and patched with anything."""
    _assert_lawful(NEWS[at : at + long] + odd + NEWS[at : at + more], shipped)


def test_boilerplate_of_many_pieces_is_left_out() -> None:
    """Each word outside the holes is read and none inside them, however many there are."""
    text = "The army said it rained. Please donate now. " * 30
    holes = tuple(Span(at + 25, at + 43) for at in range(0, len(text), 44))
    found = read(Report("r", text, "d", boilerplate=holes), RuleNetwork())  # type: ignore[arg-type]
    spans = [span for one in found.passed_on for span in one.content]
    assert spans
    assert not any(hole.start < span.end and span.start < hole.end for span in spans for hole in holes)


LONG = {
    "one sentence without a stop": "the men went on and said that the road was closed and ",
    "sentences": "The army said the road was closed. ",
    "exclamation marks": "!",
    "spaces": " ",
    "open quotation marks": "“The road is closed, he said. ",
    "paragraphs that open with a mark": '"The road is closed, he said.\n\n',
    "rumours": "The convoy has reportedly left. ",
    "silences": "The army has yet to comment. ",
    "agreements": "The army said that this corresponds with other reports that it rained. ",
}


@pytest.mark.parametrize("name", sorted(LONG))
def test_long_texts_of_any_sort_are_read_to_their_end(name: str) -> None:
    """Whatever is repeated, the last words are in a sentence (benchmarks/long.py times texts of growing length)."""
    text = (LONG[name] * (5_000 // len(LONG[name]) + 1))[:4_999] + "a"
    found = read(Report("r", text, "d"), RuleNetwork())  # type: ignore[arg-type]
    quoted(Report("r", text, "d"), found)
    assert sentences(text)[-1].end == len(text)
    assert all(one.content[-1].end <= len(text) for one in found.passed_on if one.content)


def test_a_sentence_of_a_hundred_thousand_words_is_read_window_by_window() -> None:
    """No window is longer than the network hears, and each word is decided by one of them."""
    sizes: list[int] = []

    class Counting(RuleNetwork):
        def encode(self, ids: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            sizes.append(len(ids))
            return super().encode(ids, types)

    text = "the men went on " * 25_000 + "and the army said the road was closed"
    found = read(Report("r", text, "d"), Counting())  # type: ignore[arg-type]
    assert max(sizes) <= WHOLE + 2
    assert sum(sizes) < 3 * 100_000
    assert [text[one.cue[0].start : one.cue[0].end] for one in found.outermost] == ["said"]


def test_any_number_of_workers_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process or two, in this order or another: the same readings of the same reports."""
    monkeypatch.setattr(local, "WORTH_A_POOL", 2)
    reports = [Report(f"r{at}", one.text, "d") for at, one in enumerate(table(SENTENCES_TABLE)[:4])]
    alone = list(pipeline.read(reports, pipeline.Run(workers=1)))
    together = list(pipeline.read(reports[::-1], pipeline.Run(workers=2)))
    assert alone == together[::-1]
