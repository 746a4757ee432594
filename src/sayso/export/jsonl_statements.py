"""Statements as programs get them: places in the text, chain, stance and normalised facets."""

from __future__ import annotations

from math import isfinite

from sayso.records import ChainNode, DateInterval, Facet, Place, Quantity, Span, Statement, When

Record = dict[str, object]

DIGITS = 6
"""Decimals of scores: enough for a program, and the same on every processor."""


def statement_record(statement: Statement) -> Record:
    """One statement; hedges are sorted by place, facets by place and kind, the chain runs to the origin."""
    return {
        "id": statement.id,
        "content": [place(one) for one in statement.content],
        "chain": [node_record(one) for one in statement.chain],
        "cue": maybe_place(statement.cue),
        "stance": statement.stance,
        "hedges": [place(one) for one in sorted(statement.hedges)],
        "audience": maybe_place(statement.audience),
        "voice": statement.voice,
        "claimed_corroboration": statement.claimed_corroboration,
        "first_hand": statement.first_hand,
        "facets": [
            facet_record(one) for one in sorted(statement.facets, key=lambda one: (one.span, one.kind))
        ],
        "confidence": round(statement.confidence, DIGITS),
    }


def facet_record(facet: Facet) -> Record:
    """A facet with its words' place and its normalised fields; null means that the text leaves it open."""
    record: Record = {"kind": facet.kind, "span": place(facet.span)}
    if isinstance(facet, Quantity):
        return {
            **record,
            "low": _finite(facet.low),
            "high": _finite(facet.high),
            "unit": facet.unit,
            "of": facet.of,
            "approximate": facet.approximate,
        }
    if isinstance(facet, When):
        precision = facet.interval.precision if facet.interval else None
        return {**record, "text": facet.text, **days_record(facet.interval), "precision": precision}
    if isinstance(facet, Place):
        return {
            **record,
            "name": facet.name,
            "key": facet.key,
            "identity": facet.identity,
            "latitude": _finite(facet.latitude),
            "longitude": _finite(facet.longitude),
            "within": facet.within,
        }
    return {**record, "name": facet.name, "key": facet.key}


def _finite(figure: float | None) -> float | None:
    return figure if figure is not None and isfinite(figure) else None


def node_record(node: ChainNode) -> Record:
    """One voice of a chain, without the id by which all reports know it."""
    return {
        "mention": maybe_place(node.mention),
        "name": node.name,
        "role": node.role,
        "named": node.named,
        "kind": node.kind,
        "antecedent": maybe_place(node.antecedent),
        "inherited": node.inherited,
    }


def days_record(interval: DateInterval | None) -> Record:
    """First and last day, both null where nothing is known."""
    if interval is None:
        return {"earliest": None, "latest": None}
    return {"earliest": interval.earliest.isoformat(), "latest": interval.latest.isoformat()}


def place(span: Span) -> list[int]:
    """Where a span stands: [start, end], half-open."""
    return [span.start, span.end]


def maybe_place(span: Span | None) -> list[int] | None:
    """Where a span stands, null where there is none."""
    return place(span) if span else None


def by_content(one: Statement) -> tuple[tuple[Span, ...], str]:
    """Sorts statements of one report by the place of their content, then by id."""
    return one.content, one.id
