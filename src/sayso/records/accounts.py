"""What stands behind a claim: provenance, origins, counts, variants; and the account of a whole run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.claims import Claim, Link, Reuse
from sayso.records.decisions import Judgement
from sayso.records.readings import Alias, Reading, Source, Statement
from sayso.records.reports import DateInterval, Report


@dataclass(frozen=True, slots=True)
class Edge:
    """Who has it from whom: from a report or source to what it says it has it from.

    ``certain`` is False for reuse between the two thresholds. ``statements`` justify the edge.
    """

    start: str
    end: str
    kind: Literal["cites", "reuses", "own-report"]
    certain: bool = True
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A count of independent lines, from the least to the most the texts allow, with its reasons."""

    min: int
    max: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A node with nothing behind it: a source or a report that speaks for itself."""

    node: str
    is_report: bool
    statements: tuple[str, ...]
    counted: Literal["min and max", "max only", "not counted"]
    why: str


@dataclass(frozen=True, slots=True)
class VariantValue:
    """One value of a facet, the statements that give it, and the interval of its first appearance."""

    value: str
    statements: tuple[str, ...]
    first: DateInterval | None
    introduced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """The values that one facet takes over a claim's statements."""

    facet: str
    values: tuple[VariantValue, ...]


@dataclass(frozen=True, slots=True)
class Hardening:
    """A step at which a claim was passed on with more certainty than it was received."""

    start: str
    end: str
    how: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands behind one claim: its graph, its count of lines, and what is odd about it."""

    claim: str
    reports: tuple[str, ...]
    edges: tuple[Edge, ...]
    origins: tuple[Origin, ...]
    independence: Interval
    against: Interval
    chokepoints: tuple[str, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    variants: tuple[Variant, ...] = ()
    hardening: tuple[Hardening, ...] = ()


@dataclass(frozen=True, slots=True)
class Admiralty:
    """A suggested grade: letter for the source, digit for the information. A person signs it."""

    letter: Literal["A", "B", "C", "D", "E", "F"]
    digit: Literal[1, 2, 3, 4, 5, 6]
    why: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The sentence about a claim that a reader can quote, with its reasons.

    ``stake`` orders claims for a reader: the higher, the sooner it should be looked at.
    """

    claim: str
    sentence: str
    admiralty: Admiralty
    reasons: tuple[str, ...]
    stake: float


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that was made of a set of reports: what every door prints, shows or exports."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    aliases: tuple[Alias, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    reuse: tuple[Reuse, ...]
    provenance: tuple[Provenance, ...]
    assessments: tuple[Assessment, ...]
    model: str
    version: str
    orphans: tuple[Judgement, ...] = ()
