"""What people set right in a statement: where its words stand, who says it through whom, its facets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sayso.records import (
    ChainNode,
    DateInterval,
    Facet,
    Judgement,
    Quantity,
    Report,
    Role,
    Source,
    Span,
    Spans,
    Statement,
    When,
)
from sayso.text import overlaps, words_of

SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
FIGURE = re.compile(r"quantity (\d+-\d+) ([\d.]{0,20}?)\.\.([\d.]{0,20})(?: (\S{1,40}))?(?: (.{1,80}))?")
DAYS = re.compile(r"date (\d+-\d+) (\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
DROP = re.compile(r"drop (\d+-\d+)")


def spans_of(value: str, length: int) -> Spans | None:
    """The spans that "12-40,52-60" names; None where it names none or one outside a text of this length."""
    parts = [SPAN.fullmatch(part.strip()) for part in value.split(",")]
    spans = [Span(int(part[1]), int(part[2])) for part in parts if part]
    sound = all(one.start < one.end <= length for one in spans)
    apart = all(not overlaps(a, b) for a, b in pairwise(spans))
    return tuple(spans) if len(spans) == len(parts) and sound and apart and spans == sorted(spans) else None


def set_span(statement: Statement, value: str, report: Report) -> Statement:
    """The statement with its content where somebody says that it stands."""
    spans = spans_of(value, len(report.text)) or statement.content
    return replace(statement, content=spans, text=words_of(report.text, spans))


def set_chain(statement: Statement, value: str, sources: Mapping[str, Source]) -> Statement:
    """The statement with the chain of these sources, outermost relay first; without any, the report's own voice."""
    ids = value.split()
    there = {node.source: node for node in statement.chain}
    chain = tuple(
        _node(sources[id], there.get(id), "origin" if at == len(ids) - 1 else "relay")
        for at, id in enumerate(ids)
    )
    return replace(statement, chain=chain, voice="attributed" if chain else "own")


def _node(source: Source, before: ChainNode | None, role: Role) -> ChainNode:
    if before is not None:
        return replace(before, role=role)
    return ChainNode(None, source.name, role, source.named, source.kind, source=source.id)


def set_facet(statement: Statement, value: str) -> Statement:
    """The statement with a facet put in place of those that share its words, or without them."""
    change = facet_of(value)
    if change is None:
        return statement
    span, facet = change
    kept = [one for one in statement.facets if not overlaps(one.span, span)]
    found = [*kept, facet] if facet else kept
    return replace(statement, facets=tuple(sorted(found, key=lambda one: (one.span, one.kind))))


def facet_of(value: str) -> tuple[Span, Facet | None] | None:
    """What a value orders: "drop 12-20", "quantity 12-20 40..50 t grain", "date 12-20 2021-03-01..2021-03-02".

    A bound may be left out (``40..``). None where it is no such order.
    """
    for pattern, make in READERS:
        found = pattern.fullmatch(value)
        spans = spans_of(found[1], 10**9) if found else None
        if found and spans:
            try:
                return spans[0], make(spans[0], found)
            except ValueError:
                return None
    return None


def _quantity(span: Span, found: re.Match[str]) -> Facet:
    low, high = (float(found[at]) if found[at] else None for at in (2, 3))
    return Quantity(span, low, high, found[4], found[5])


def _days(span: Span, found: re.Match[str]) -> Facet:
    first, last = date.fromisoformat(found[2]), date.fromisoformat(found[3])
    if first > last:
        raise ValueError("the last day is before the first")
    return When(span, f"{first}..{last}", DateInterval(first, last, "day" if first == last else "range"))


READERS: tuple[tuple[re.Pattern[str], Callable[[Span, re.Match[str]], Facet | None]], ...] = (
    (DROP, lambda _span, _found: None),
    (FIGURE, _quantity),
    (DAYS, _days),
)


def is_fix(one: Judgement, sources: Mapping[str, Source]) -> bool:
    """Whether the value of a judgement on span, chain or facet means something."""
    if one.what == "span":
        return spans_of(one.value, 10**9) is not None
    if one.what == "chain":
        return all(id in sources for id in one.value.split())
    return facet_of(one.value) is not None


def split_source(
    source: Source, name: str, statements: Sequence[Statement], new_id: str
) -> tuple[Source, list[Statement]]:
    """Somebody else of this name, who says these statements where the source stood in their chains."""
    other = replace(
        source, id=new_id, name=name or source.name, names=(name or source.name,),
        why=(*source.why, f"a person told it apart from {source.name}"),
    )  # fmt: skip
    moved = [
        replace(
            one, chain=tuple(replace(n, source=new_id) if n.source == source.id else n for n in one.chain)
        )
        for one in statements
    ]
    return other, moved
