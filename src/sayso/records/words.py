"""The few words that records may use: kinds, stances, roles."""

from __future__ import annotations

from typing import Literal

Kind = Literal["person", "organization", "government", "agency", "outlet", "document", "group", "unnamed"]
Stance = Literal["assert", "confirm", "deny", "doubt", "no-comment", "demand", "attitude"]
Voice = Literal["attributed", "own", "headline"]
Role = Literal["relay", "origin"]
ReuseKind = Literal["verbatim", "near-verbatim", "rewrite", "common-wire"]
Direction = Literal["a<-b", "b<-a", "unknown"]
Precision = Literal["day", "week", "month", "season", "year", "range"]

MEDIA: frozenset[Kind] = frozenset({"agency", "outlet"})
"""Kinds of sources that pass on what others say; at the end of a chain their own source is not shown."""

CLAIM_STANCES: frozenset[Stance] = frozenset({"assert", "confirm", "deny", "doubt", "no-comment"})
"""Stances that are about facts; a demand or an attitude is read but is no claim."""
