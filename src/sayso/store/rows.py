"""An account as rows of the derived tables, and rows as an account again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import Table

from sayso.records import (
    Account,
    Assessment,
    Attribution,
    Claim,
    DateInterval,
    Facet,
    Judgement,
    Provenance,
    Quantity,
    Report,
    Source,
    Span,
    Statement,
    When,
)
from sayso.store import tables
from sayso.store.codec import pack
from sayso.text import words_of

Row = dict[str, object]

DIGITS = 6
"""Decimals of stored scores that people ask by; the record beside them has every digit."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim with what stands behind it and the words on it."""

    claim: Claim
    provenance: Provenance
    assessment: Assessment


def rows_of(account: Account, numbers: Mapping[Judgement, int]) -> dict[Table, list[Row]]:
    """The rows of every derived table, parents before children, each list in an order of its own.

    ``numbers`` are those under which judgements are kept. The rows of equal accounts are equal.
    """
    texts = {one.id: one.text for one in account.reports}
    traced = _traced(account)
    statements = sorted(account.statements, key=lambda one: (one.report, one.content, one.id))
    sources = sorted(account.sources, key=lambda one: one.id)
    known = {one.id for one in account.sources}
    held = texts.keys() | {one.id for one in account.sources if one.named}
    found: dict[Table, Iterable[Row]] = {
        tables.included: ({"report": one} for one in sorted(texts)),
        tables.source: (_source(one) for one in sources),
        tables.source_name: (
            {"source": one.id, "name": name} for one in sources for name in sorted({*one.names, one.name})
        ),
        tables.statement: (_statement(one) for one in statements),
        tables.attribution: _attributions(account, texts),
        tables.chain_node: (row for one in statements for row in _chain(one, known)),
        tables.facet: (row for one in statements for row in _facets(one, texts[one.report])),
        tables.claim: (_claim(one, held) for one in traced),
        tables.claim_statement: (
            {"claim": one.claim.id, "statement": said, "denies": said in one.claim.denials}
            for one in traced
            for said in one.claim.statements
        ),
        **_between(account),
        **_behind(traced, known),
        tables.orphan: ({"judgement": one} for one in sorted(numbers[lost] for lost in account.orphans)),
    }
    return {table: _numbered(table, rows) for table, rows in found.items()}


def _numbered(table: Table, rows: Iterable[Row]) -> list[Row]:
    if "number" not in table.c:
        return list(rows)
    return [{"number": number, **row} for number, row in enumerate(rows, start=1)]


def _traced(account: Account) -> list[Traced]:
    together = zip(account.claims, account.provenance, account.assessments, strict=True)
    return sorted((Traced(*one) for one in together), key=lambda one: one.claim.id)


# -- who and what --------------------------------------------------------------------------------


def _source(one: Source) -> Row:
    return {
        "id": one.id, "name": one.name, "kind": one.kind, "named": one.named, "owner": one.owner,
        "affiliation": one.affiliation, "report": one.report, "why": "; ".join(one.why), "record": pack(one),
    }  # fmt: skip


def _statement(one: Statement) -> Row:
    return {
        "id": one.id, "report": one.report, "text": one.text,
        "start": one.content[0].start if one.content else one.sentence.start,
        "end": one.content[-1].end if one.content else one.sentence.end,
        "stance": one.stance, "voice": one.voice, "hedged": bool(one.hedges),
        "confidence": round(one.confidence, DIGITS), "record": pack(one),
    }  # fmt: skip


def _attributions(account: Account, texts: Mapping[str, str]) -> Iterator[Row]:
    for reading in sorted(account.readings, key=lambda one: one.report):
        text = texts.get(reading.report)
        if text is not None:
            yield from (_attribution(reading.report, text, one) for one in reading.outermost)


def _attribution(report: str, text: str, one: Attribution) -> Row:
    parts = {"source": one.source, "cue": one.cue, "content": one.content}
    places = {name: [[span.start, span.end] for span in spans] for name, spans in parts.items()}
    words = {name: words_of(text, spans) for name, spans in parts.items()}
    return {
        "report": report, **words, "spans": json.dumps(places), "confidence": round(one.confidence, DIGITS)
    }  # fmt: skip


def _chain(one: Statement, known: Set[str]) -> Iterator[Row]:
    for place, node in enumerate(one.chain):
        start, end = (node.mention.start, node.mention.end) if node.mention else (None, None)
        yield {
            "statement": one.id, "place": place, "name": node.name, "role": node.role, "kind": node.kind,
            "named": node.named, "source": node.source if node.source in known else None,
            "start": start, "end": end,
        }  # fmt: skip


def _facets(one: Statement, text: str) -> Iterator[Row]:
    for facet in sorted(one.facets, key=lambda one: (one.span, one.kind)):
        yield {
            "statement": one.id, "kind": facet.kind, "words": _words(text, facet.span),
            "start": facet.span.start, "end": facet.span.end, "value": _value(facet),
        }  # fmt: skip


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _value(facet: Facet) -> str:
    """A facet's normalised value as words that sort and search: "40..50 t", "2021-03-01..2021-03-03"."""
    if isinstance(facet, Quantity):
        bounds = "..".join("" if one is None else f"{one:g}" for one in (facet.low, facet.high))
        return " ".join(part for part in (bounds, facet.unit, facet.of) if part)
    if isinstance(facet, When):
        days = facet.interval
        return f"{days.earliest}..{days.latest}" if days else facet.text
    return facet.key


# -- what belongs together, what stands behind it ------------------------------------------------


def _claim(one: Traced, named: Set[str]) -> Row:
    found, grade = one.provenance, one.assessment.admiralty
    return {
        "id": one.claim.id, "wording": one.claim.wording, "sentence": one.assessment.sentence,
        "lines_min": found.independence.min, "lines_max": found.independence.max,
        "against_min": found.against.min, "against_max": found.against.max,
        "reports": len(found.reports), "circles": len(found.circles), "hardened": bool(found.hardening),
        "named": any(origin.node in named for origin in found.origins),
        "letter": grade.letter, "digit": grade.digit, "stake": one.assessment.stake, "record": pack(one),
    }  # fmt: skip


def _between(account: Account) -> dict[Table, Iterable[Row]]:
    return {
        tables.related: (
            {"claim": one.id, "other": other.claim, "how": other.how, "why": other.why}
            for one in sorted(account.claims, key=lambda one: one.id)
            for other in sorted(one.related, key=lambda one: (one.claim, one.how))
        ),
        tables.link: (
            {
                "a": one.a, "b": one.b, "how": one.how, "score": round(one.score, DIGITS),
                "why": "; ".join(one.why), "record": pack(one),
            }
            for one in sorted(account.links, key=lambda one: (one.a, one.b, one.how))
        ),
        tables.reuse: (
            {
                "a": one.a, "b": one.b, "kind": one.kind, "direction": one.direction, "held": one.held,
                "score": round(one.score, DIGITS), "why": "; ".join(one.why), "record": pack(one),
            }
            for one in sorted(account.reuse, key=lambda one: (one.a, one.b))
        ),
    }  # fmt: skip


def _behind(traced: Sequence[Traced], sources: Set[str]) -> dict[Table, Iterable[Row]]:
    found = [(one.claim.id, one.provenance) for one in traced]
    return {
        tables.origin: (
            {
                "claim": claim, "node": one.node, "source": one.node if one.node in sources else None,
                "report": one.node if one.is_report else None, "counted": one.counted, "why": one.why,
            }
            for claim, behind in found
            for one in sorted(behind.origins, key=lambda one: one.node)
        ),
        tables.edge: (
            {"claim": claim, "start": one.start, "end": one.end, "kind": one.kind, "certain": one.certain}
            for claim, behind in found
            for one in sorted(behind.edges, key=lambda one: (one.start, one.end, one.kind))
        ),
        tables.variant: (
            {
                "claim": claim, "facet": one.facet, "value": value.value,
                "statements": len(value.statements), **_days("first", value.first),
            }
            for claim, behind in found
            for one in sorted(behind.variants, key=lambda one: one.facet)
            for value in sorted(one.values, key=lambda one: one.value)
        ),
        tables.hardening: (
            {"claim": claim, "start": one.start, "end": one.end, "how": one.how}
            for claim, behind in found
            for one in sorted(behind.hardening, key=lambda one: (one.start, one.end))
        ),
    }  # fmt: skip


def _days(name: str, found: DateInterval | None) -> Row:
    days = (found.earliest.isoformat(), found.latest.isoformat()) if found else (None, None)
    return {f"{name}_earliest": days[0], f"{name}_latest": days[1]}


def report_columns(report: Report) -> Row:
    """What of a report people ask by; its text and its bytes stand beside the record, not in it."""
    return {
        "title": report.title, "publisher": report.publisher, "byline": report.byline,
        "agency": report.agency, "url": report.url, "language": report.language,
        **_days("published", report.published),
        "problem": "; ".join(one.what for one in report.problems) or None,
        "readable": bool(report.text),
    }  # fmt: skip
