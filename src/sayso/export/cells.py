"""Cells of tables for spreadsheets: text stays text."""

from __future__ import annotations

from sayso.export.words import safe

FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""What makes a spreadsheet take a text for an order when it stands first."""


def cell(value: object) -> object:
    """A value as a cell: numbers as they are; a text that a spreadsheet would run has an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = safe(value).replace("\x00", "")
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
