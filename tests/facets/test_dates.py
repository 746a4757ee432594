"""Times: a table of invented sentences, labelled by hand against a day of publication, and the laws for any
text.

The day of publication is Sunday 17 February 2019 unless the table says another. In the labels a day stands
alone, an interval is written first..last; "open" means that the words do not settle it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.facets.dates import find_dates
from sayso.records import DateInterval, When

SUNDAY = DateInterval(date(2019, 2, 17), date(2019, 2, 17))

FULL = [
    ("The treaty was signed on 28 February 2018.", "28 February 2018 = 2018-02-28"),
    ("The treaty was signed on February 28, 2018.", "February 28, 2018 = 2018-02-28"),
    ("On Tuesday, March 3, 2015, the dam broke.", "Tuesday, March 3, 2015 = 2015-03-03"),
    ("Sun 10 Jul 2016 The harbour burned.", "Sun 10 Jul 2016 = 2016-07-10"),
    ("Updated 2018-12-30 by the desk.", "2018-12-30 = 2018-12-30"),
    ("It happened on 30/12/2018.", "30/12/2018 = 2018-12-30"),
    ("It happened on 7/10/2016.", "7/10/2016 = open"),
    ("It happened on 12-02-2019.", "12-02-2019 = 2019-02-12"),
    ("In September 2017 the first signs emerged.", "September 2017 = 2017-09-01..2017-09-30"),
    ("It closed in late June 2014.", "late June 2014 = 2014-06-21..2014-06-30"),
    ("He ruled from 1999 until 2011.", "1999 until 2011 = 1999-01-01..2011-12-31"),
    ("The 2012–13 campaign failed.", "2012–13 = 2012-01-01..2013-12-31"),
    ("Between 2012 and 2014 prices doubled.", "2012 and 2014 = 2012-01-01..2014-12-31"),
    ("In the 1990s the mine was closed.", "the 1990s = 1990-01-01..1999-12-31"),
    ("The 2011 protests changed the country.", "2011 = 2011-01-01..2011-12-31"),
    ("In 2011 protests changed the country.", "2011 = 2011-01-01..2011-12-31"),
    ("By mid-2014 the town had fallen.", "By mid-2014 = 2014-05-02..2014-08-30"),
    ("In the summer of 2014 it burned.", "summer of 2014 = 2014-06-01..2014-08-31"),
    ("In the third quarter of 2018 exports fell.", "third quarter of 2018 = 2018-07-01..2018-09-30"),
    ("They met on 3-5 March 2018.", "3-5 March 2018 = 2018-03-03..2018-03-05"),
    ("It ran from March to May 2012.", "March to May 2012 = 2012-03-01..2012-05-31"),
]

WITHOUT_YEAR = [
    ("On February 28 the camp was closed.", "February 28 = 2018-02-28"),
    ("On February 3 the camp was closed.", "February 3 = 2019-02-03"),
    ("The camp will be closed on February 28.", "February 28 = 2019-02-28"),
    ("The camp closed on 5 March.", "5 March = 2018-03-05"),
    ("Elections are due on May 12.", "May 12 = 2019-05-12"),
    ("He resigned in December.", "December = 2018-12-01..2018-12-31"),
    ("Last September he resigned.", "Last September = 2018-09-01..2018-09-30"),
    ("He will travel next April.", "next April = 2019-04-01..2019-04-30"),
    ("They left in late August.", "late August = 2018-08-21..2018-08-31"),
    ("The plan emerged in September 2017, when they had left in late August.",
     "September 2017 = 2017-09-01..2017-09-30; late August = 2017-08-21..2017-08-31"),
    ("The army was preparing to leave by the end of April.", "by the end of April = 2019-02-17..2019-04-30"),
    ("It was the worst storm last winter.", "last winter = 2017-12-01..2018-02-28"),
    ("In March last year the bank failed.", "March last year = 2018-03-01..2018-03-31"),
    ("The strike began on Christmas Day.", "Christmas Day = 2018-12-25"),
    ("The village burned on February 29.", "February 29 = 2016-02-29"),
    ("He may come, and troops march on.", ""),
    ("The March of the Lost ended in May.", "May = 2018-05-01..2018-05-31"),
]  # fmt: skip

FROM_NOW = [
    ("The governor resigned on Tuesday.", "Tuesday = 2019-02-12"),
    ("The governor resigned on Sunday.", "Sunday = 2019-02-17"),
    ("The talks will resume on Friday.", "Friday = 2019-02-22"),
    ("The envoys are to meet on Monday.", "Monday = 2019-02-18"),
    ("The talks, due to begin on Monday, were put off.", "Monday = 2019-02-18"),
    ("They fled last Sunday.", "last Sunday = 2019-02-10"),
    ("They meet next Friday.", "next Friday = 2019-02-22"),
    ("Shots were heard Monday night.", "Monday night = 2019-02-11"),
    ("He spoke late Thursday.", "late Thursday = 2019-02-14"),
    ("It fell on Thursday of last week.", "Thursday of last week = 2019-02-07"),
    ("The bridge fell yesterday.", "yesterday = 2019-02-16"),
    ("The shelling went on overnight.", "overnight = 2019-02-16..2019-02-17"),
    ("This morning the siren sounded.", "This morning = 2019-02-17"),
    ("Last week the port reopened.", "Last week = 2019-02-04..2019-02-10"),
    ("Earlier this month the port reopened.", "Earlier this month = 2019-02-01..2019-02-17"),
    ("Later this year the port will reopen.", "Later this year = 2019-02-17..2019-12-31"),
    ("The port closed late last year.", "late last year = 2018-08-31..2018-12-31"),
    ("The fair runs through March 11 this year.", "March 11 this year = 2019-03-11"),
    ("Seventeen years ago the mine closed.", "Seventeen years ago = 2002-01-01..2002-12-31"),
    ("A survey of 1709 schoolchildren and 2000 year old coins was made.", ""),
    ("They met at the weekend.", "at the weekend = 2019-02-16..2019-02-17"),
    ("They met last weekend.", "last weekend = 2019-02-09..2019-02-10"),
    ("Just two months ago he denied it.", "two months ago = 2018-12-01..2018-12-31"),
    ("Two days ago he denied it.", "Two days ago = 2019-02-15"),
    ("More than three years ago he denied it.", "More than three years ago = 2016-01-01..2016-12-31"),
    ("A few days ago he denied it.", "A few days ago = 2019-02-11..2019-02-15"),
    ("Over the past year the US has moved them.", "the past year = 2018-02-17..2019-02-17"),
    ("They gave up during the last few days.", "the last few days = 2019-02-11..2019-02-17"),
    ("In recent weeks fighting has flared.", "recent weeks = 2019-01-06..2019-02-17"),
    ("In the coming days it will rain.", "the coming days = 2019-02-17..2019-02-23"),
    ("Since 2011 the border has been shut.", "Since 2011 = 2011-01-01..2019-02-17"),
    ("He has been held since Monday.", "since Monday = 2019-02-11..2019-02-17"),
    ("Two days later he was freed.", "Two days later = open"),
    ("He was freed the following week.", "the following week = open"),
    ("The 2,000 men and 1,999 women left.", ""),
    ("At least 2000 people and 100M viewers are here.", ""),
]

TABLE = [*FULL, *WITHOUT_YEAR, *FROM_NOW]


def label(text: str, one: When) -> str:
    """A time expression in the notation of the table."""
    words = text[one.span.start : one.span.end]
    if one.interval is None:
        return f"{words} = open"
    first, last = one.interval.earliest, one.interval.latest
    return f"{words} = {first}" if first == last else f"{words} = {first}..{last}"


def test_the_table_is_large() -> None:
    """At least 60 sentences are labelled."""
    assert len(TABLE) >= 60


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence[:40] for sentence, _ in TABLE])
def test_times_of_news_sentences(sentence: str, expected: str) -> None:
    """A sentence gives the times that a reader would mark, with the days they stand for."""
    assert "; ".join(label(sentence, one) for one in find_dates(sentence, SUNDAY)) == expected


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
    text = "; ".join(sentence for sentence, _ in TABLE)
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
