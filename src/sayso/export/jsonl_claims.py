"""Claims, links and reuse as programs get them: what stands behind a claim, with the reasons."""

from __future__ import annotations

from sayso.export.book import Book
from sayso.export.jsonl_statements import DIGITS, Record, days_record, place
from sayso.records import (
    Admiralty,
    Claim,
    Edge,
    Interval,
    Link,
    Origin,
    Reuse,
    Variant,
    VariantValue,
)


def claim_record(claim: Claim, book: Book) -> Record:
    """One claim with its figures, graph and sentence.

    Statements, chokepoints, circles and their members are sorted by id, origins by node, edges by
    both ends and kind, variants by facet and value, hardening by its two statements, related claims by id.
    """
    found, assessment = book.provenance[claim.id], book.assessments[claim.id]
    return {
        "id": claim.id,
        "wording": claim.wording,
        "statements": sorted(claim.statements),
        "reports": sorted(found.reports),
        "independence": _counted(found.independence),
        "denials": {**_counted(found.against), "statements": sorted(claim.denials)},
        "origins": [_origin(one) for one in sorted(found.origins, key=lambda one: one.node)],
        "edges": [_edge(one) for one in sorted(found.edges, key=lambda one: (one.start, one.end, one.kind))],
        "chokepoints": sorted(found.chokepoints),
        "circles": sorted(sorted(one) for one in found.circles),
        "variants": [_variant(one) for one in sorted(found.variants, key=lambda one: one.facet)],
        "hardening": [
            {"from": one.start, "to": one.end, "how": one.how}
            for one in sorted(found.hardening, key=lambda one: (one.start, one.end))
        ],
        "admiralty": _admiralty(assessment.admiralty),
        "assessment": assessment.sentence,
        "reasons": list(assessment.reasons),
        "stake": assessment.stake,
        "related": [
            {"claim": one.claim, "how": one.how, "why": one.why}
            for one in sorted(claim.related, key=lambda one: (one.claim, one.how))
        ],
    }


def link_record(link: Link) -> Record:
    """Why two statements are held to be one claim."""
    return {
        "a": link.a,
        "b": link.b,
        "how": link.how,
        "score": round(link.score, DIGITS),
        "why": list(link.why),
    }


def reuse_record(reuse: Reuse) -> Record:
    """Which report derives from which, with the passages, sorted by their place in both."""
    return {
        "a": reuse.a,
        "b": reuse.b,
        "kind": reuse.kind,
        "direction": reuse.direction,
        "score": round(reuse.score, DIGITS),
        "held": reuse.held,
        "passages": [
            {"a": place(one.a), "b": place(one.b)}
            for one in sorted(reuse.passages, key=lambda one: (one.a, one.b))
        ],
        "why": list(reuse.why),
    }


def _counted(interval: Interval) -> Record:
    return {"min": interval.min, "max": interval.max, "why": list(interval.why)}


def _origin(one: Origin) -> Record:
    what = "report" if one.is_report else "source"
    return {what: one.node, "statements": sorted(one.statements), "counted": one.counted, "why": one.why}


def _edge(one: Edge) -> Record:
    return {
        "start": one.start,
        "end": one.end,
        "kind": one.kind,
        "certain": one.certain,
        "statements": sorted(one.statements),
    }


def _variant(one: Variant) -> Record:
    return {
        "facet": one.facet,
        "values": [_value(value) for value in sorted(one.values, key=lambda value: value.value)],
    }


def _value(one: VariantValue) -> Record:
    return {
        "value": one.value,
        "statements": sorted(one.statements),
        "first": days_record(one.first) if one.first else None,
        "introduced_by": sorted(one.introduced_by),
    }


def _admiralty(one: Admiralty) -> Record:
    return {"letter": one.letter, "digit": one.digit, "why": one.why}
