"""Word lists and gazetteers: data files shipped with the package, read in one way."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

COMMENT = "#"


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The entries of a shipped list, one a line, in the order of the file; comment and empty lines left
    out.
    """
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    lines = (line.rstrip() for line in text.split("\n"))
    return tuple(line for line in lines if line.strip() and not line.startswith(COMMENT))


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a shipped tab-separated table, keyed by its first line; short rows are filled with ""."""
    head, *rows = (line.split("\t") for line in read_lines(name))
    return tuple({key: row[at] if at < len(row) else "" for at, key in enumerate(head)} for row in rows)
