"""Builders that make small records for tests: say what matters, the rest is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from sayso.records import (
    ChainNode,
    Claim,
    DateInterval,
    Direction,
    Kind,
    Quantity,
    Report,
    Reuse,
    Role,
    Source,
    Span,
    Statement,
)

DENIALS = frozenset({"deny", "doubt", "no-comment"})
"""Stances that put a statement among a claim's denials."""


def make_id(prefix: str, *parts: object) -> str:
    """An id as the stages make them: the prefix, a dash and twelve hexadecimal digits of the parts."""
    return f"{prefix}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}"


def make_report(id: str = "r1", text: str = "Nothing happened at Port Velmora.", **more: Any) -> Report:
    """A plain text report; ``more`` are fields of Report."""
    original = text.encode()
    digest = "sha256:" + hashlib.sha256(original).hexdigest()
    return Report(**{"id": id, "text": text, "digest": digest, "original": original, **more})


def make_source(name: str, kind: Kind = "person", *, report: str | None = None, **more: Any) -> Source:
    """A named source, or, where a ``report`` is given, an unnamed one that belongs to it."""
    named = report is None
    given = {"named": named, "names": (name,), **more}
    parts = (kind, name) if named else (report, name)
    return Source(**{"id": make_id("o", *parts), "name": name, "kind": kind, "report": report, **given})


def make_chain(*sources: Source) -> tuple[ChainNode, ...]:
    """A chain over the sources, from the outermost relay to the origin."""
    last = len(sources) - 1
    return tuple(_node(one, "origin" if at == last else "relay") for at, one in enumerate(sources))


def _node(source: Source, role: Role) -> ChainNode:
    return ChainNode(None, source.name, role, source.named, source.kind, source=source.id)


def make_statement(
    report: str | Report, text: str = "The silo burned down.", chain: Sequence[Source] = (), **more: Any
) -> Statement:
    """A statement of a report over a chain of sources; without one it is the report's own voice.

    ``more`` are fields of Statement; the spans lie where the text does in a given Report, else at 0.
    """
    at = max(report.text.find(text), 0) if isinstance(report, Report) else 0
    span = Span(at, at + len(text))
    whose = report.id if isinstance(report, Report) else report
    voice = more.get("voice", "attributed" if chain else "own")
    stance = more.get("stance", "assert")
    key = (whose, text, tuple(one.id for one in chain), stance, voice)
    given = {"report": whose, "text": text, "content": (span,), "sentence": span, "chain": make_chain(*chain)}
    return Statement(**{"id": make_id("s", *key), **given, **more, "voice": voice})


def make_claim(*statements: Statement, **more: Any) -> Claim:
    """One claim of the statements; those that deny, doubt or decline to comment are its denials."""
    ids = tuple(sorted(one.id for one in statements))
    denials = tuple(sorted(one.id for one in statements if one.stance in DENIALS))
    wording = next((one.id for one in statements if one.id not in denials), ids[0] if ids else "")
    given = {"id": make_id("c", ids), "wording": wording, "statements": ids, "denials": denials}
    return Claim(**{**given, **more})


def make_reuse(a: str, b: str, direction: Direction = "unknown", **more: Any) -> Reuse:
    """A reuse between two whole reports, held and near-verbatim unless told otherwise."""
    given = {"kind": "near-verbatim", "score": 1.0, "held": True, "passages": (), "why": ()}
    return Reuse(**{"a": a, "b": b, "direction": direction, **given, **more})


def make_days(first: str, last: str | None = None) -> DateInterval:
    """An interval between two ISO days, or one day."""
    return DateInterval(date.fromisoformat(first), date.fromisoformat(last or first))


def make_quantity(low: float | None, high: float | None = None, **more: Any) -> Quantity:
    """An exact figure, or a range where ``high`` is given."""
    return Quantity(**{"span": Span(0, 1), "low": low, "high": low if high is None else high, **more})
