"""Words that a report puts into somebody's mouth: sharing them is no copying."""

from __future__ import annotations

from sayso.reading.near import touching
from sayso.reading.quotes import quotations
from sayso.records import Reading, Report, Span, Spans
from sayso.text import contains, merged


def quoted(report: Report, reading: Reading) -> Spans:
    """The stretches in quotation marks that are said to be the words of somebody named."""
    said = [one for one in reading.passed_on if one.voice == "attributed" and one.named is not False]
    contents = merged(span for one in said for span in one.content)
    marked = (Span(mark.inner_start, mark.inner_end) for mark in quotations(report.text))
    return tuple(
        mark for mark in marked if any(_holds(mark, content) for content in touching(contents, mark))
    )


def _holds(mark: Span, content: Span) -> bool:
    return contains(mark, content) or contains(content, mark)
