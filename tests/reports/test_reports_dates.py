"""Dates of publication: what is read, what decides, what only bounds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import DateEvidence, DateInterval
from sayso.reports import from_text
from sayso.reports.dates import date_metadata, date_url, decide
from sayso.reports.days import find_days

BODY = "The army said on Monday that twelve people were killed near the town of Dal. The rebels denied it.\n"
TODAY = date(2024, 1, 1)


def days(interval: DateInterval | None) -> tuple[str, str] | None:
    """First and last day of an interval."""
    return (interval.earliest.isoformat(), interval.latest.isoformat()) if interval else None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("18 February 2019", "2019-02-18", "2019-02-18"),
        ("18th of February, 2019", "2019-02-18", "2019-02-18"),
        ("Feb. 18, 2019", "2019-02-18", "2019-02-18"),
        ("FEBRUARY 18 2019", "2019-02-18", "2019-02-18"),
        ("2019-02-17", "2019-02-17", "2019-02-17"),
        ("2019-02-17T23:00:00Z", "2019-02-17", "2019-02-17"),
        ("2019/2/7", "2019-02-07", "2019-02-07"),
        ("17/02/2019", "2019-02-17", "2019-02-17"),
        ("02/17/2019", "2019-02-17", "2019-02-17"),
        ("03/04/2019", "2019-03-04", "2019-04-03"),
        ("05/05/2019", "2019-05-05", "2019-05-05"),
        ("03.04.2019", "2019-04-03", "2019-04-03"),
        ("Jul 172015", "2015-07-17", "2015-07-17"),
        ("March 2019", "2019-03-01", "2019-03-31"),
        ("Feb 29, 2020", "2020-02-29", "2020-02-29"),
    ],
)
def test_written_days(written: str, first: str, last: str) -> None:
    """Days in the ways that reports write them; where day and month may be exchanged, both are allowed."""
    (found,) = find_days(f"on {written} in Dal")
    assert days(found.interval) == (first, last)


@pytest.mark.parametrize(
    "written",
    ["31/31/2019", "30 February 2019", "2019-13-01", "version 2.3.10", "in may 2019 or so", "10-12-",
    "room 12", "1.2.3.4",
     "192.168.10.2019", "0/0/0000", "9 Marchers 2019"],
)  # fmt: skip
def test_what_is_no_day(written: str) -> None:
    """Numbers that only look like dates, and days that no calendar has, are left alone."""
    assert [
        found for found in find_days(written) if found.interval and found.interval.precision == "day"
    ] == []


def test_months_and_days_without_a_year() -> None:
    """A day without a year keeps its month and day, and claims no interval."""
    (found,) = find_days("On February 28 the army")
    assert (found.month, found.day, found.interval) == (2, 28, None)


@pytest.mark.parametrize(
    ("url", "interval"),
    [
        ("https://korvanpost.example/2021/03/04/dal", ("2021-03-04", "2021-03-04")),
        ("https://korvanpost.example/2021/mar/04/dal", ("2021-03-04", "2021-03-04")),
        ("https://korvanpost.example/news/2021-03-04-dal.html", ("2021-03-04", "2021-03-04")),
        ("https://korvanpost.example/view/20210304-268325/dal", ("2021-03-04", "2021-03-04")),
        ("https://korvanpost.example/2021/03/dal", ("2021-03-01", "2021-03-31")),
        ("https://korvanpost.example/2021/13/45/dal", None),
        ("https://korvanpost.example/a/423816", None),
        ("https://korvanpost.example/dal", None),
    ],
)
def test_days_in_addresses(url: str, interval: tuple[str, str] | None) -> None:
    """The path of an address often holds the day, sometimes the month."""
    found = date_url(url)
    assert days(found.interval if found else None) == interval


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2021-03-04T08:00:00+02:00", ("2021-03-04", "2021-03-04")),
        ("Thu, 04 Mar 2021 08:00:00 GMT", ("2021-03-04", "2021-03-04")),
        ("20210304", ("2021-03-04", "2021-03-04")),
        ("yesterday", None),
        ("100M", None),
        ("", None),
    ],
)
def test_fields_of_metadata(value: str, interval: tuple[str, str] | None) -> None:
    """A field of metadata is read if there is a day in it."""
    assert days(date_metadata(value)) == interval


@pytest.mark.parametrize(
    ("text", "where", "interval"),
    [
        ("Published: 4 March 2021\n" + BODY, "date-line", ("2021-03-04", "2021-03-04")),
        (
            "Twelve killed near Dal\nMarch 4, 2021 | 8:20 am\n" + BODY,
            "date-line",
            ("2021-03-04", "2021-03-04"),
        ),
        ("KORVAN, March 4, 2021\n" + BODY, "date-line", ("2021-03-04", "2021-03-04")),
        ("KORVAN, March 4, 2021 (Varda Press) - " + BODY, "dateline", ("2021-03-04", "2021-03-04")),
        ("date 2021-03-04 " + BODY, "glued-first-line", ("2021-03-04", "2021-03-04")),
        ("https://korvanpost.example/2021/03/04/dal\n" + BODY, "url", ("2021-03-04", "2021-03-04")),
    ],
)
def test_places_of_evidence(text: str, where: str, interval: tuple[str, str]) -> None:
    """Each candidate says where it was found."""
    report = from_text(text, id="x")
    assert [one.where for one in report.date_evidence] == [where]
    assert days(report.published) == interval


def test_dateline_without_a_year() -> None:
    """A dateline's day takes its year from other evidence, across New Year too, and alone says nothing."""
    lead = "KORVAN, Dec. 31 (Varda Press) - " + BODY
    with_url = from_text(lead, id="x", url="https://korvanpost.example/2021/01/01/dal")
    assert days(with_url.published) == ("2020-12-31", "2021-01-01")
    assert from_text(lead, id="x").published is None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "On February 28, the army said so. Last week, rebels denied it. In September 2017 it was the same.\n",
        "The bridge was lost on 4 March 2021, the army said.\n" + BODY,
    ],
)
def test_days_in_the_text_decide_nothing(text: str) -> None:
    """What the report tells of is no date of publication."""
    assert from_text(text, id="x").published is None


def test_days_in_the_text_bound_from_below() -> None:
    """A report that knows of a day was not published before it; a day to come bounds nothing."""
    url = "https://korvanpost.example/2021/03/dal"
    past = from_text("The bridge was lost on 4 March 2021, the army said.\n" + BODY, id="x", url=url)
    assert days(past.published) == ("2021-03-04", "2021-03-31")
    coming = from_text("Elections will be held on 28 March 2021, it said.\n" + BODY, id="x", url=url)
    assert days(coming.published) == ("2021-03-01", "2021-03-31")


def found(where: str, first: str, last: str | None = None) -> DateEvidence:
    """One candidate."""
    interval = DateInterval(date.fromisoformat(first), date.fromisoformat(last or first))
    return DateEvidence(interval, where, first)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("evidence", "interval"),
    [
        ([], None),
        ([found("url", "2021-03-04")], ("2021-03-04", "2021-03-04")),
        ([found("metadata", "2021-03-04"), found("url", "2021-03-09")], ("2021-03-04", "2021-03-04")),
        ([found("url", "2021-03-04"), found("date-line", "2021-03-05")], ("2021-03-04", "2021-03-05")),
        (
            [found("url", "2021-03-01", "2021-03-31"), found("date-line", "2021-03-05")],
            ("2021-03-05", "2021-03-05"),
        ),
        ([found("metadata", "2021-03-04"), found("metadata", "2021-03-06")], ("2021-03-04", "2021-03-06")),
        ([found("metadata", "9999-12-31"), found("url", "2021-03-04")], ("2021-03-04", "2021-03-04")),
        ([found("metadata", "0001-01-01")], None),
        ([found("metadata", "2031-01-01")], None),
        ([found("relative-words", "2021-03-04")], None),
    ],
)
def test_what_evidence_leaves(evidence: list[DateEvidence], interval: tuple[str, str] | None) -> None:
    """Metadata outweighs the text, conflict widens, the impossible decides nothing."""
    assert days(decide(evidence, today=TODAY)) == interval


def test_impossible_dates_are_kept() -> None:
    """A date in the year 9999 is kept as evidence and does not decide."""
    report = from_text("Published: 31 December 9999\n" + BODY, id="x")
    assert [one.quote for one in report.date_evidence] == ["31 December 9999"]
    assert report.published is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["metadata", "url", "date-line"]),
            st.dates(date(1990, 1, 1), TODAY),
            st.integers(0, 40),
        )
    )
)
def test_the_interval_never_misses_all_candidates(drawn: list[tuple[str, date, int]]) -> None:
    """Whatever the evidence, the interval touches one of the candidates that decide."""
    evidence = [
        found(where, day.isoformat(), min(date.fromordinal(day.toordinal() + more), TODAY).isoformat())
        for where, day, more in drawn
    ]
    left = decide(evidence, today=TODAY)
    assert (left is None) == (not evidence)
    if left:
        assert left.earliest <= left.latest
        assert any(
            one.interval.earliest <= left.latest and left.earliest <= one.interval.latest for one in evidence
        )
