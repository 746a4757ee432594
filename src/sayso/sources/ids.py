"""Identifiers from content digests: the same text gives the same id on every machine."""

from __future__ import annotations

import hashlib
import json

from sayso.records import Attribution, Chain, Kind, Span

LENGTH = 12
"""Hexadecimal digits of SHA-256 in an id."""


def _digest(parts: object) -> str:
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(packed).hexdigest()[:LENGTH]


def statement_id(report: str, one: Attribution, *, chain: Chain) -> str:
    """The id of a statement: of its report, what is said, who says it through whom, in what stance and
    voice.
    """
    mentions = [_pair(node.mention) for node in chain]
    return "s-" + _digest([report, [_pair(span) for span in one.content], mentions, one.stance, one.voice])


def named_source_id(kind: Kind, name: str) -> str:
    """The id of a named source, the same in every report."""
    return "o-" + _digest([kind, name])


def unnamed_source_id(report: str, name: str, *, first: Span | None) -> str:
    """The id of an unnamed source, which belongs to one report."""
    return "o-" + _digest([report, name, _pair(first)])


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
