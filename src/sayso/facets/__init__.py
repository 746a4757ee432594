"""Facets: the normalised details of a statement: quantities, times, places, participants."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.facets.dates import find_dates
from sayso.facets.names import find_names
from sayso.facets.participants import find_participants, same_names
from sayso.facets.places import find_places
from sayso.facets.quantities import find_quantities
from sayso.facets.tokens import tokens_of
from sayso.records import Alias, Facet, Report, Span, Statement
from sayso.text import merged

ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com|httpst\.co)\S{1,500}|\S{1,64}@\S{1,100}|[#@]\w{1,60}"
)
"""Web and mail addresses, in which capital letters mean nothing."""

__all__ = ["NOTHING", "Known", "describe", "know"]


@dataclass(frozen=True, slots=True)
class Known:
    """Names that reports say are the same: as they are written, and the key of each in lower case."""

    names: frozenset[str]
    same: Mapping[str, str]


def know(aliases: Iterable[Alias]) -> Known:
    """Look up once, for one report or for thousands, which names are the same; the order makes no difference."""
    groups = [alias.names for alias in aliases]
    return Known(frozenset(name for group in groups for name in group), same_names(groups))


NOTHING = Known(frozenset(), {})


def describe(report: Report, statements: Iterable[Statement], known: Known) -> tuple[Statement, ...]:
    """Say of each statement how much, when, where and who: its figures, times, places and the people and
    bodies in it.

    Facets are those of the report that lie in the statement's content, sorted by place. What is ``known``
    from this report, or from all, gives names that are the same one key, where the report has such a name.
    """
    held = tuple(statements)
    if not held:
        return held
    facets = facets_of(report, known)
    return tuple(replace(one, facets=_inside(facets, one.content)) for one in held)


def facets_of(report: Report, known: Known = NOTHING) -> tuple[Facet, ...]:
    """Every facet of a report's text, sorted by place; no two of one kind share a character."""
    text, tokens = report.text, tokens_of(report.text)
    dates = find_dates(text, report.published)
    spans = [date.span for date in dates]
    taken = merged([*spans, *(Span(*found.span()) for found in ADDRESS.finditer(text))])
    names = [name for name in find_names(text, tokens, known.names) if _is_free(name.start, name.end, taken)]
    places = find_places(tokens, names, known.same.keys())
    placed = {name.first for name, _ in places}
    others = [name for name in names if name.first not in placed]
    participants = find_participants(text, tokens, others, known.same)
    quantities = find_quantities(text, tokens, spans)
    found: list[Facet] = [*quantities, *dates, *(place for _, place in places), *participants]
    return tuple(sorted(found, key=lambda facet: (facet.span, facet.kind)))


def _is_free(start: int, end: int, taken: Sequence[Span]) -> bool:
    """Whether a name shares no character with times and addresses (sorted, disjoint)."""
    at = bisect_left(taken, end, key=lambda span: span.start)
    return at == 0 or taken[at - 1].end <= start


def _inside(facets: Sequence[Facet], content: Iterable[Span]) -> tuple[Facet, ...]:
    """The facets that lie wholly in a stretch of the content."""
    found: list[Facet] = []
    for span in merged(content):
        first = bisect_left(facets, span.start, key=lambda facet: facet.span.start)
        last = bisect_left(facets, span.end, key=lambda facet: facet.span.start)
        found += [facet for facet in facets[first:last] if facet.span.end <= span.end]
    return tuple(found)
