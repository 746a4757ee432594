"""Passages with marks instead of offsets: <o>origin</o>, <r>relay</r>, <c>cue</c>, <q>content</q>.

"<o1>Anna Rey</o1> <c1>told</c1> the Herald <q1>it rained</q1>" is one attribution; marks may nest, and one
stretch may carry several. What the model would find is marked; what the rules must find is left plain.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from sayso.records import Attribution, Reading, Report, Span, Statement
from sayso.sources import chain_statements
from sayso.testing import make_report

MARK = re.compile(r"<(/?)([orcqa])(\d?)>")
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
ABBREVIATED = ("Mr.", "Mrs.", "Dr.", "Gen.", "Col.")


def unmark(marked: str) -> tuple[str, dict[str, dict[str, list[Span]]]]:
    """The text without its marks, and the spans by number and letter."""
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        key = found.group(2) + (found.group(3) or "1")
        if found.group(1):
            spans[key[1]][key[0]].append(Span(opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    return text + marked[at:], spans


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a test passage."""
    out, start = [], 0
    for found in SENTENCE.finditer(text):
        if not text[: found.start()].endswith(ABBREVIATED):
            out.append(Span(start, found.start()))
            start = found.end()
    return (*out, Span(start, len(text)))


def read_marked(marked: str, **more: Any) -> tuple[Report, Reading]:
    """The report and the reading that a marked passage stands for; ``more`` are fields of Report."""
    text, spans = unmark(marked)
    told = tuple(
        Attribution(
            tuple(parts["o"]), tuple(parts["c"]), tuple(parts["q"]), 0.9,
            relays=tuple(parts["r"]), audience=parts["a"][0] if parts["a"] else None,
        )
        for _, parts in sorted(spans.items())
    )  # fmt: skip
    report = make_report(more.pop("id", "r1"), text, **more)
    return report, Reading(report.id, sentences_of(text), (), told)


@pytest.fixture
def marked() -> Callable[..., tuple[Report, Reading]]:
    """Makes a report and its reading from a marked passage."""
    return read_marked


@pytest.fixture
def chained() -> Callable[..., tuple[Statement, ...]]:
    """Makes the statements of a marked passage."""

    def make(passage: str, **more: Any) -> tuple[Statement, ...]:
        return chain_statements(*read_marked(passage, **more))

    return make


@pytest.fixture
def shown() -> Callable[[Statement], str]:
    """Writes a chain as "Herald > Anna Rey", with "~" behind a relay that the sentence does not repeat."""

    def write(statement: Statement) -> str:
        return " > ".join(node.name + "~" * node.inherited for node in statement.chain)

    return write
