"""Times: their precision, the days of publication that matter, and the laws for any text.

What they stand for is labelled in resources/labelled/times.tsv and tested with the other tables
(test_labelled.py).
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evaluation.labelled import read_labelled
from sayso.facets import dates
from sayso.facets.date_feasts import easter, islamic_day
from sayso.facets.date_rules import RULES
from sayso.facets.dates import find_dates
from sayso.records import DateInterval, When

SUNDAY = DateInterval(date(2019, 2, 17), date(2019, 2, 17))


def label(text: str, one: When) -> str:
    """A time expression in the notation of the table."""
    words = text[one.span.start : one.span.end]
    if one.interval is None:
        return f"{words} = open"
    first, last = one.interval.earliest, one.interval.latest
    return f"{words} = {first}" if first == last else f"{words} = {first}..{last}"


@pytest.mark.parametrize(
    ("sentence", "precision"),
    [
        ("on 3 May 2018", "day"), ("last week", "week"), ("in May 2018", "month"),
        ("in the summer of 2018", "season"),
        ("in 2018", "year"), ("two months ago", "month"), ("late August", "range"), ("since 2011", "range"),
    ],
)  # fmt: skip
def test_precision_says_how_exact_the_words_are(sentence: str, precision: str) -> None:
    """A day, a week, a month, a season, a year and a stretch are told apart."""
    (one,) = find_dates(sentence, SUNDAY)
    assert one.interval is not None
    assert one.interval.precision == precision


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("on Tuesday", "Tuesday = open"), ("two months ago", "two months ago = open"),
        ("in May 2018", "May 2018 = 2018-05-01..2018-05-31"), ("since 2011", "since 2011 = open"),
        ("on February 28", "February 28 = open"), ("the 1990s", "the 1990s = 1990-01-01..1999-12-31"),
    ],
)  # fmt: skip
def test_without_a_day_of_publication_only_full_dates_are_resolved(sentence: str, expected: str) -> None:
    """Where a report's day is unknown, times that lean on it keep their words and stay open."""
    assert "; ".join(label(sentence, one) for one in find_dates(sentence, None)) == expected


def test_an_uncertain_day_of_publication_widens_the_times_counted_from_it() -> None:
    """Published between the 1st and the 3rd, yesterday is somewhere from the day before to the 2nd."""
    published = DateInterval(date(2019, 3, 1), date(2019, 3, 3), "range")
    (one,) = find_dates("It rained yesterday.", published)
    assert one.interval == DateInterval(date(2019, 2, 28), date(2019, 3, 2), "range")
    (exact,) = find_dates("It rained on February 28.", published)
    assert exact.interval == DateInterval(date(2019, 2, 28), date(2019, 2, 28))


@pytest.mark.parametrize("day", [date.min, date.max, date(2020, 2, 29)])
def test_the_ends_of_the_calendar_do_no_harm(day: date) -> None:
    """A report of the year 1 or 9999 leaves open what has no day."""
    text = "; ".join(one.sentence for one in read_labelled("times.tsv", "times"))
    assert find_dates(text, DateInterval(day, day))


PIECES = st.sampled_from([
    "on", "Tuesday", "last", "next", "week", "May", "12", ",", "2011", "two", "months", "ago", "since",
    "by", "the",
    "end", "of", "early", "mid-", "31", "February", "29", "0", "9999", "1990s", "past", "few", "days",
    "overnight",
    "will", "-", "–", "/", ".", "\n", "to", "winter", "99", "years", "a", "half a", "Christmas",
])  # fmt: skip
DAYS = st.dates()


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join) | st.text(max_size=60), DAYS, st.integers(0, 40))
def test_any_text_gives_ordered_times_inside_it(text: str, day: date, width: int) -> None:
    """No text and no day raises; spans lie in the text and do not overlap; no interval runs backwards."""
    latest = day + timedelta(days=min(width, (date.max - day).days))
    end = 0
    for one in find_dates(text, DateInterval(day, latest, "range")):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.interval is None or one.interval.earliest <= one.interval.latest
        end = one.span.end


def test_a_long_line_is_read_in_time() -> None:
    """Repetition is no trap for the patterns."""
    assert find_dates("the early late mid " * 5_000, SUNDAY) == ()
    assert find_dates("1" * 100_000, SUNDAY) == ()


def test_rules_tried_near_their_words_find_what_they_find_everywhere() -> None:
    """The words that a rule is tried around lose none of its matches."""
    for one in read_labelled("times.tsv", "times"):
        near = {(hit.found.span(), RULES.index(hit.rule)) for hit in dates._hits(one.sentence)}
        everywhere = {
            (found.span(), number)
            for number, rule in enumerate(RULES)
            for found in rule.pattern.finditer(one.sentence)
            if len(found.group()) or found.group("span")
        }
        assert near == everywhere, one.sentence


@pytest.mark.parametrize(
    ("year", "west", "orthodox"),
    [
        (2017, (4, 16), (4, 16)), (2018, (4, 1), (4, 8)), (2019, (4, 21), (4, 28)), (2024, (3, 31), (5, 5)),
        (2000, (4, 23), (4, 30)), (1954, (4, 18), (4, 25)),
    ],
)  # fmt: skip
def test_easter_of_both_churches(year: int, west: tuple[int, int], orthodox: tuple[int, int]) -> None:
    """Easter Sundays as the calendars of those years had them."""
    assert easter(year, orthodox=False) == date(year, *west)
    assert easter(year, orthodox=True) == date(year, *orthodox)


@pytest.mark.parametrize(
    ("hijri", "kept"),
    [
        ((1439, 9, 1), date(2018, 5, 17)), ((1445, 9, 1), date(2024, 3, 11)), ((1400, 1, 1), date(1979, 11, 20)),
        ((1446, 1, 10), date(2024, 7, 16)), ((1437, 12, 10), date(2016, 9, 12)),
    ],
)  # fmt: skip
def test_islamic_days_are_a_day_from_those_that_were_kept_at_most(
    hijri: tuple[int, int, int], kept: date
) -> None:
    """The civil calendar is within a day of the days on which the month or the feast began."""
    assert abs((islamic_day(*hijri) - kept).days) <= 1
