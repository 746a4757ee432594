"""The head of a report: title, address, metadata glued to the first line."""

from __future__ import annotations

import pytest

from sayso.records import Report
from sayso.reports import from_text

BODY = (
    "The army said on Monday that twelve people were killed near the town of Dal.\n"
    "A spokesman for the rebels denied it.\n"
)


def title_of(report: Report) -> str | None:
    """The words of the title in the text."""
    return report.text[report.title_span.start : report.title_span.end] if report.title_span else None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Twelve killed near Dal\n\n", "Twelve killed near Dal"),
        ("Twelve killed near Dal\n", "Twelve killed near Dal"),
        ("Video: Army Steals Grain From Dal, Rebels "
            "Say\r\n\r\n", "Video: Army Steals Grain From Dal, Rebels Say"),
        ("'It was a war zone': twelve dead in Dal\n", "'It was a war zone': twelve dead in Dal"),
        ("Who shelled Dal?\n\n", "Who shelled Dal?"),
        ("TWELVE KILLED NEAR DAL\n", "TWELVE KILLED NEAR DAL"),
        ("Twelve Killed Near Dal, Army Says After Week Of "
            "Shelling.\n\n", "Twelve Killed Near Dal, Army Says After Week Of Shelling."),
        ("https://korvanpost.example/a\nTwelve killed near Dal\n3 March 2021\n", "Twelve killed near Dal"),
        ("3 March 2021 Last updated at 14:39 GMT\nTwelve killed near Dal\n", "Twelve killed near Dal"),
        ("Twelve killed near Dal\nArmy blames rebels for Monday's shelling\n", "Twelve killed near Dal"),
        ("", None),
        ("Rebels said on Sunday that the bridge was theirs.\n", None),
        ("Rebels said on Sunday that the bridge was theirs.\n\n", None),
        ("\"We hold the bridge. We will keep it.\"\n", None),
    ],
)  # fmt: skip
def test_first_line_titles(head: str, title: str | None) -> None:
    """A first line that reads like a headline is the title; a first sentence is none."""
    report = from_text(head + BODY, id="x")
    assert title_of(report) == title
    assert report.title == title


def test_a_title_in_the_form_of_a_credit() -> None:
    """A headline that begins like a credit is a headline and credits nobody."""
    report = from_text("Source: Army Has Left Dal\n\n" + BODY, id="x")
    assert (report.title, report.republished_from) == ("Source: Army Has Left Dal", None)


@pytest.mark.parametrize(
    "text", ["Twelve killed near Dal", "Twelve killed near Dal\n", "The army said so.\nRebels denied it."]
)
def test_a_lone_line_is_no_title(text: str) -> None:
    """Without a report under it a line is no headline."""
    assert from_text(text, id="x").title is None


@pytest.mark.parametrize(
    ("text", "given", "title"),
    [
        ("Twelve killed near Dal\n\n" + BODY, "Twelve killed near Dal", "Twelve killed near Dal"),
        ("TWELVE KILLED near Dal.\n\n" + BODY, "Twelve killed near Dal", "TWELVE KILLED near Dal."),
        ("Twelve killed\nnear Dal\n\n" + BODY, "Twelve killed near Dal", "Twelve killed\nnear Dal"),
        (
            "Twelve killed near Dal\n" + BODY,
            "Twelve killed near Dal - World - Korvan Post",
            "Twelve killed near Dal",
        ),
        (
            "Twelve killed near Dal AFP Sunday 7 Mar 2021 " + BODY,
            "Twelve killed near Dal",
            "Twelve killed near Dal",
        ),
        (
            "Sun 07 Mar 2021 Twelve killed near Dal. " + BODY,
            "Twelve killed near Dal",
            "Twelve killed near Dal",
        ),
        (BODY, "Twelve killed near Dal", None),
        ("Something else altogether\n\n" + BODY, "Twelve killed near Dal", None),
    ],
)
def test_given_titles(text: str, given: str, title: str | None) -> None:
    """A title that is known is found at the head of the text, as lines or glued; else it has no place."""
    report = from_text(text, id="x", title=given)
    assert report.title == given
    assert title_of(report) == title


@pytest.mark.parametrize(
    ("prefix", "day"),
    [
        (" date 2021-03-07 ", "2021-03-07"),
        ("For media inquiries: press@korvanpost.example date 2021-03-07 ", "2021-03-07"),
        ("For media inquiries: [email protected] date 2021-03-07 ", "2021-03-07"),
        ("Sun 07 Mar 2021 ", "2021-03-07"),
        ("07.03.2021Get short URL 0 13 ", "2021-03-07"),
        ("Published March 7 2021 ", "2021-03-07"),
        ("Last updated at Mar 072021 ", "2021-03-07"),
        ("Date of publication 7 March 2021 ", "2021-03-07"),
        ("Wed 07 Mar 2021 at 1459 ", "2021-03-07"),
        ("March 7, 2021 | 11:25 GMT: ", "2021-03-07"),
        ("(Reuters) 7 March 2021 - ", None),
    ],
)
def test_metadata_glued_to_the_first_line(prefix: str, day: str | None) -> None:
    """A date before the first words is evidence and boilerplate; the words are the report."""
    text = prefix + BODY
    report = from_text(text, id="x")
    if day is None:
        return
    (evidence,) = [one for one in report.date_evidence if one.where == "glued-first-line"]
    assert evidence.interval.earliest.isoformat() == evidence.interval.latest.isoformat() == day
    assert evidence.span is not None
    assert text[evidence.span.start : evidence.span.end] == evidence.quote
    assert report.boilerplate[0].end == len(prefix)
    assert report.published == evidence.interval


@pytest.mark.parametrize(
    "text",
    [
        "On February 28, 2021, the rebels took the bridge.\n",
        "March 7, 2021, was a day of mourning in Dal.\n",
        "2021 was the worst year for Dal.\n",
        "Monday was quiet in Dal.\n",
        "AFP reporters saw twelve bodies near Dal.\n",
        "12 people were killed near Dal.\n",
        "Published reports of shelling were denied by the army.\n",
        "Contact with Dal was lost on 7 March 2021.\n",
    ],
)
def test_sentences_that_begin_with_a_date_or_name(text: str) -> None:
    """A sentence that begins with a date, an agency or a word for metadata is left whole."""
    report = from_text(text + BODY, id="x")
    assert report.boilerplate == ()
    assert report.title is None


def test_address_in_the_first_line() -> None:
    """An address in the first line is the report's address and no part of it."""
    report = from_text("http://www.bbc.co.uk/news/world-1\nTwelve killed near Dal\n" + BODY, id="x")
    assert report.url == "http://www.bbc.co.uk/news/world-1"
    assert report.publisher == "BBC News"
    assert report.text[report.boilerplate[0].end :].startswith("\nTwelve")


def test_lines_of_metadata_behind_the_title() -> None:
    """Dates, byline and agency between title and report are set apart."""
    head = "Twelve killed near Dal\nPublished: 7 March 2021 11:25 GMT+02:00\nBy Jane Doe\nAFP\n"
    report = from_text(head + BODY, id="x")
    assert (report.byline, report.agency) == ("Jane Doe", "Agence France-Presse")
    (span,) = report.boilerplate
    assert report.text[span.start : span.end] == head[len("Twelve killed near Dal\n") : -1]
