"""Figures, days and names in words, and what is taken out of hostile text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import words
from sayso.records import DateInterval, Interval, Quantity, Span

AT = Span(0, 1)


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (50.0, "50"),
        (2.5, "2.5"),
        (816_000.0, "816,000"),
        (0.04, "0.04"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
        (-3.0, "-3"),
    ],
)
def test_number(figure: float, shown: str) -> None:
    """A figure is written as a newspaper writes it, and a monstrous one stays short."""
    assert words.number(figure) == shown


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Quantity(AT, 50, 50, "t", "gold", True), "about 50 t of gold"),
        (Quantity(AT, 12, None, None, "soldiers"), "at least 12 soldiers"),
        (Quantity(AT, None, 30), "up to 30"),
        (Quantity(AT, 24, 99, None, None, True), "about 24–99"),
        (Quantity(AT, None, None), "an unstated number"),
        (Quantity(AT, 4, 4, "%"), "4 %"),
    ],
)
def test_quantity(figure: Quantity, shown: str) -> None:
    """A figure keeps its bounds, its unit and what is counted."""
    assert words.quantity(figure) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2031, 3, 3), date(2031, 3, 3), "3 March 2031"),
        (date(2031, 3, 3), date(2031, 3, 5), "3–5 March 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), "March 2031"),
        (date(2031, 3, 1), date(2031, 5, 31), "March–May 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 2, 27), date(2031, 3, 2), "27 February – 2 March 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 December 2030 – 2 January 2031"),
        (date(9999, 12, 31), date(9999, 12, 31), "31 December 9999"),
    ],
)
def test_days(first: date, last: date, shown: str) -> None:
    """A time is never given more exactly than it is known."""
    assert words.days(DateInterval(first, last)) == shown


def test_no_day() -> None:
    """A report without a date is called undated."""
    assert words.days(None) == "undated"


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval(1, 2), "1–2 independent origins"),
        (Interval(1, 1), "1 independent origin"),
        (Interval(0, 0), "0 independent origins"),
        (Interval(3, 3), "3 independent origins"),
    ],
)
def test_origins(interval: Interval, shown: str) -> None:
    """The count is an interval unless both ends are one."""
    assert words.origins(interval) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C", "D", "E"], "A, B, C, D and E"),
        (["A", "B", "C", "D", "E", "F"], "A, B, C, D and 2 more"),
    ],
)
def test_listing(names: list[str], shown: str) -> None:
    """Long lists of names are counted, and never for the sake of one name."""
    assert words.listing(names) == shown


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\x00b", "a␀b"),
        ("a\x9bb", "a�b"),
        ("a\u202eb\u2066c", "abc"),
        ("a\ud800b", "a�b"),
        ("a\r\n b\u2028c", "a b c"),
        ("naïve – “Zoë” 東京 مرفأ", "naïve – “Zoë” 東京 مرفأ"),
    ],
)
def test_line(hostile: str, shown: str) -> None:
    """What a terminal or a browser would obey is made visible or taken out; everything else stays."""
    assert words.line(hostile) == shown


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec=None)), st.integers(8, 60))
def test_short(text: str, most: int) -> None:
    """A cut line is short, can be written as UTF-8, and holds no control character."""
    cut = words.short(text, most)
    assert len(cut) <= most
    cut.encode()
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in cut)


def test_names_written_from_right_to_left_keep_their_order() -> None:
    """Marks without width keep an arrow between two Arabic names pointing the right way."""
    assert words.joined(["A", "B"], " ← ") == "A ← B"
    assert words.joined(["راديو", "صوت"], " ← ") == "راديو\u200e ← \u200eصوت"
