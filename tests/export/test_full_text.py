"""A whole report in place: every character where it was, every mark where it stands, nothing that a browser obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.book import Book, open_book
from sayso.export.full_text import LONGEST, MOST_STRETCHES, FullText, full_text, kept_length
from sayso.export.side_by_side import beside, shared_texts
from sayso.export.words import safe
from sayso.records import Account, Passage, Report, Span
from sayso.testing import make_report, make_reuse, make_source, make_statement

TAMM = make_source("Ilya Tamm")
TEXT = "Fire at the silo\n\nIlya Tamm said that the silo burned down. Share this page."


def opened(report: Report, *statements: object, **more: object) -> Book:
    """A book of one report with its statements."""
    given_ = {
        "reports": (report,), "readings": (), "aliases": (), "sources": (TAMM,), "statements": statements,
        "claims": (), "links": (), "reuse": (), "provenance": (), "assessments": (), "model": "", "version": "",
    } | more  # fmt: skip
    return open_book(Account(**given_))  # type: ignore[arg-type]


def shown(found: FullText) -> list[tuple[int, str]]:
    """All stretches with where they begin."""
    return [(one.start, one.text) for part in found.paragraphs for one in part.stretches]


def test_every_part_stands_in_its_place() -> None:
    """Source, cue and content are told apart, boilerplate is known, the note stands by its paragraph."""
    at = TEXT.index("Share")
    report = make_report("r1", TEXT, boilerplate=(Span(at, len(TEXT)),))
    said = make_statement(report, "the silo burned down", [TAMM], cue=Span(28, 32))
    found = full_text(report, opened(report, said), (), {said.id: "c-1"})
    parts = {one.text: one.parts for part in found.paragraphs for one in part.stretches}
    assert parts["the silo burned down"] == ("content",)
    assert parts["said"] == ("cue",)
    assert parts["Share this page."] == ("boilerplate",)
    ((note,),) = [part.notes for part in found.paragraphs if part.notes]
    assert (note.number, note.statement, note.claim, note.chain) == (1, said.id, "c-1", ("r1", "Ilya Tamm"))


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=12))
def test_offsets_are_those_of_the_report(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever the text and however marks overlap, a stretch is as long as in the report and begins where it says."""
    report = make_report("r1", text)
    marks = [Span(start, min(start + size, len(text))) for start, size in spans if start < len(text)]
    told = [make_statement("r1", f"s{at}", content=(one,), sentence=one) for at, one in enumerate(marks)]
    found = full_text(report, opened(report, *told), (), {})
    seen = shown(found)
    for start, words in seen:
        assert kept_length(text[start : start + len(words)]) == words
    assert [start for start, _ in seen] == sorted({start for start, _ in seen})
    covered = {at for start, words in seen for at in range(start, start + len(words))}
    assert {at for at, letter in enumerate(text) if letter.strip()} <= covered


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ufeff", "\x1b", "\x00", "\ud800"])
def test_what_is_hidden_is_shown_at_its_width(sign: str) -> None:
    """Overrides and control characters become one visible character each: offsets hold, nothing is obeyed."""
    words = kept_length(f"a{sign}b")
    assert len(words) == 3
    assert sign not in words


def test_work_is_bounded() -> None:
    """A text that would be cut at every character, and one without end, stay a page."""
    text = "x " * LONGEST
    report = make_report("r1", text, boilerplate=tuple(Span(at, at + 1) for at in range(0, 40_000, 2)))
    found = full_text(report, opened(report), (), {})
    assert found.hidden == len(text) - LONGEST
    assert sum(len(part.stretches) for part in found.paragraphs) <= 40_001 + MOST_STRETCHES


def test_shared_text_side_by_side() -> None:
    """Words of both stand unmarked, those of one alone are marked, the other report is named with its days."""
    a, b = make_report("r1", "The silo burned down early."), make_report("r2", "The old silo burned down.")
    pair = make_reuse("r1", "r2", "a<-b", passages=(Passage(Span(0, 27), Span(0, 25)),), why=("much",))
    book = opened(a, reports=(a, b), reuse=(pair,))
    (one,) = shared_texts(a, book, [pair])
    assert (one.other, one.how.split(";")[1]) == ("r2", " this report has it from the other")
    (passage,) = one.passages
    assert [words.text for words in passage.here if not words.same] == ["early."]
    assert [words.text for words in passage.there if not words.same] == ["old "]


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_is_lost_side_by_side(a: str, b: str) -> None:
    """The words of a passage are all there, in order, on both sides."""
    found = beside(a, b, Span(0, len(a)), Span(0, len(b)))
    for text, words in ((a, found.here), (b, found.there)):
        assert "".join(one.text for one in words).split() == safe(text).split()
