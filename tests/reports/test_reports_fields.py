"""Fields above a text tell of the report and are no part of it."""

from __future__ import annotations

import pytest

from sayso.reports import from_text
from sayso.text import words_of

BODY = (
    "ORVAST, 4 March - The army said on Tuesday that twelve people were killed near the town of Dal.\n"
    "A spokesman for the rebels denied it.\n"
)
FIELDS = "Title: Twelve killed near Dal\nPublisher: Orvast Post\nDate: 2025-03-04\nURL: https://orvast.example/dal\n\n"


def test_fields_fill_the_report() -> None:
    """Title, publisher, day and address are taken over; nothing is read in the fields but the title."""
    report = from_text(FIELDS + BODY, id="x")
    assert (report.title, report.publisher, report.url) == (
        "Twelve killed near Dal", "Orvast Post", "https://orvast.example/dal",
    )  # fmt: skip
    assert report.published and report.published.earliest.isoformat() == "2025-03-04"
    assert report.title_span and words_of(report.text, [report.title_span]) == "Twelve killed near Dal"
    skipped = words_of(report.text, report.boilerplate)
    assert "Publisher: Orvast Post" in skipped
    assert "twelve people" not in skipped
    assert report.text == FIELDS + BODY


def test_what_is_given_goes_before_a_field() -> None:
    """A title in the metadata stays; the fields add what it lacks."""
    report = from_text(FIELDS + BODY, id="x", publisher="Orvast Evening Post")
    assert report.publisher == "Orvast Evening Post"
    assert report.title == "Twelve killed near Dal"


@pytest.mark.parametrize(
    "head",
    [
        "Source: witnesses saw nine bodies\n\n",
        "Title: Twelve killed\nThe army said so on Monday.\n\n",
        "Title: Twelve killed\nMinister: we know nothing\n\n",
    ],
)
def test_words_of_the_report_are_no_fields(head: str) -> None:
    """One line alone, or a line that is no field among them, is text."""
    report = from_text(head + BODY, id="x")
    assert report.publisher is None
    assert report.title != "Twelve killed"
