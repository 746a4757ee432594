"""Statements that say the same across reports, and text that reports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.spans import Span
from sayso.records.words import Direction, ReuseKind


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements are held to be one claim (or one is held to deny the other)."""

    a: str
    b: str
    score: float
    why: tuple[str, ...]
    how: Literal["same", "denies"] = "same"


@dataclass(frozen=True, slots=True)
class Related:
    """Why two claims belong beside each other without being one; ``likeness``, 0 to 1, of their closest pair."""

    claim: str
    how: Literal["narrower", "conflicts", "related"]
    why: str
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements, across reports, that assert or deny the same proposition.

    ``wording`` is the statement that says it best. ``statements`` are sorted; ``denials`` are those
    of them that deny, doubt or decline to comment.
    """

    id: str
    wording: str
    statements: tuple[str, ...]
    denials: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of report a and the stretch of report b that it shares words with."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Reuse:
    """A report derived from another, or both from one text; ``held`` is False between the two thresholds."""

    a: str
    b: str
    kind: ReuseKind
    direction: Direction
    score: float
    held: bool
    passages: tuple[Passage, ...]
    why: tuple[str, ...]
