"""Fields above a report: "Title: …", "Publisher: …", "Date: …", one a line, as archives export them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from sayso.records import Span
from sayso.reports.draft import Draft, given_date
from sayso.resources import read_table

MOST_LINES, FEWEST_LINES = 20, 2
"""Lines of fields above a text: one alone ("Source: witnesses") may be the report's own words."""

_FIELD = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z -]{0,24}?)[ \t]*:[ \t]+(?P<value>[^\r\n]{1,500}?)[ \t]*(?=\r?\n|\r|\Z)"
)
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")


def take_fields(draft: Draft) -> tuple[Draft, Span, Span | None]:
    """The draft with what the fields above its text say, where they stand, and where the title is among them.

    What was given from outside goes before a field. A text that does not begin with at least two known fields, and
    nothing but such, up to an empty line comes back as it is, with an empty span.
    """
    found, end = _fields(draft.text)
    if len(found) < FEWEST_LINES:
        return draft, Span(0, 0), None
    told: dict[str, Span] = {}
    for field, value in found:
        told.setdefault(field, value)
    words = {field: draft.text[value.start : value.end] for field, value in told.items()}
    day = given_date(words["date"]) if "date" in words and not draft.dates else None
    filled = replace(
        draft,
        title=draft.title or words.get("title"),
        publisher=draft.publisher or words.get("publisher"),
        byline=draft.byline or words.get("byline"),
        agency=draft.agency or words.get("agency"),
        url=draft.url or words.get("url"),
        dates=(*draft.dates, *((day,) if day else ())),
    )
    return filled, Span(0, end), told.get("title")


def _fields(text: str) -> tuple[list[tuple[str, Span]], int]:
    """The fields at the very start of a text, and where they end; none where another line is among them."""
    found: list[tuple[str, Span]] = []
    at = 0
    for _ in range(MOST_LINES):
        match = _FIELD.match(text, at)
        field = _labels().get(match["label"].lower()) if match else None
        if match is None or field is None:
            break
        found.append((field, Span(*match.span("value"))))
        ending = _LINE_END.match(text, match.end())
        at = ending.end() if ending else match.end()
    blank = at >= len(text) or text[at] in "\r\n"
    return (found, at) if blank else ([], 0)


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["field"] for row in read_table("reports_field_labels.tsv")}
