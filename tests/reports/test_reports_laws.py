"""What holds for every input: loading never raises, and every span lies in the text."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.records import Report, Span
from sayso.reports import from_text, load
from sayso.settings import Settings
from sayso.text import to_original

BOUNDS = Settings(max_bytes=20_000, max_characters=5_000)

PIECES = st.sampled_from(
    [
        "BEIRUT, March 3 (Reuters) - ", "The army said so. ", "\n", "\n\n", "\r\n", "*",
        "© 2021 AFP", "Read also: ",
        "http://a.example/2021/03/04/", "[email protected]", "“", "”", '"', "(", ")",
        "By Jane Doe", "2021-03-04", "date ",
        "Comments", "Related", "Articles by: ", "Source: ", "(Reporting by A; "
            "Editing by B)", "--AFP", "*Daesh (IS), a banned",
        " ", "\u2028", "\x0b", "\t", "é", "🙂", "\u200f", "�", "<p>", "&amp;", "{", "}",
        "Follow us on Twitter", "Mar 072021",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300)


def spans_of(report: Report) -> Iterator[Span]:
    """Every span that a report holds."""
    yield from report.boilerplate
    for span in (report.title_span, report.agency_span, report.republication_span):
        if span:
            yield span
    if report.dateline:
        yield report.dateline.span
    for evidence in report.date_evidence:
        if evidence.span:
            yield evidence.span


def check(report: Report) -> None:
    """The laws of one report."""
    size = len(report.text)
    for span in spans_of(report):
        assert 0 <= span.start < span.end <= size
    for evidence in report.date_evidence:
        if evidence.span:
            assert report.text[evidence.span.start : evidence.span.end] == evidence.quote
    for before, after in zip(report.boilerplate, report.boilerplate[1:], strict=False):
        assert before.end < after.start
    assert report.text.strip() or report.problems
    assert report.digest.startswith("sha256:")
    assert all(problem.what and problem.where for problem in report.problems)
    report.text.encode()
    if report.text and report.text_as_given:
        assert to_original(report.offsets, Span(0, size)) == (Span(0, size),)
        assert report.problems or report.original.decode(report.encoding) == report.text


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\xef\xbb\xbf")
@example(b'{"text": "\xff"}')
@example(b"<html>\xff\xfe")
@example(b"\x00" * 50)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_on_standard_input(given_bytes: bytes) -> None:
    """Whatever the bytes are, there is a report or a reason."""
    reports = list(load(["-"], stdin=io.BytesIO(given_bytes), settings=BOUNDS))
    assert reports
    for report in reports:
        check(report)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_text(text: str) -> None:
    """Whatever the text is, spans lie in it, and a text that is read stays as given."""
    report = from_text(text, id="x")
    check(report)
    if report.text and "\x00" not in text:
        assert report.text == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["id", "text", "html", "title", "publisher", "published", "url", "agency", "more"])


@given(st.lists(st.dictionaries(NAMES, JSON | TEXTS, max_size=6) | JSON, max_size=4))
@settings(deadline=None, max_examples=150)
def test_any_lines_of_json(values: list[object]) -> None:
    """Whatever the lines hold, each gives one report, ids are unique, and what passes can be printed."""
    lines = "\n".join(json.dumps(value) for value in [{"text": "The army said so."}, *values])
    reports = list(load(["-"], stdin=io.BytesIO(lines.encode()), settings=BOUNDS))
    assert len(reports) == len(values) + 1
    assert len({report.id for report in reports}) == len(reports)
    for report in reports:
        check(report)
        json.dumps(dict(report.extra), ensure_ascii=False, allow_nan=False).encode()


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=100)
def test_any_title(text: str, title: str) -> None:
    """Whatever title is given, its place, if it has one, lies in the text and is no boilerplate."""
    report = from_text(text, id="x", title=title)
    check(report)
    if report.title_span:
        assert all(
            span.end <= report.title_span.start or span.start >= report.title_span.end
            for span in report.boilerplate
        )
