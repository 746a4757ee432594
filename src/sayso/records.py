"""Every frozen type of Sayso, in the order in which a report meets them.

Spans are half-open ranges of code points in a report's cleaned text. Nothing here does any work:
stages take records and give new ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["person", "organization", "government", "agency", "outlet", "document", "group", "unnamed"]
Stance = Literal["assert", "confirm", "deny", "doubt", "no-comment", "demand", "attitude"]
Voice = Literal["attributed", "own", "headline"]
Role = Literal["relay", "origin"]
ReuseKind = Literal["verbatim", "near-verbatim", "rewrite", "common-wire"]
Direction = Literal["a<-b", "b<-a", "unknown"]
Precision = Literal["day", "week", "month", "season", "year", "range"]

CLAIM_STANCES: frozenset[Stance] = frozenset({"assert", "confirm", "deny", "doubt", "no-comment"})
"""Stances that are about facts; a demand or an attitude is read but is no claim."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a report's cleaned text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each stretch of the cleaned text stood in the decoded original.

    ``pieces`` are (start in cleaned, start in original, length), sorted, not overlapping. Cleaned text
    outside every piece (a line break put in by the cleaner) has no place in the original.
    """

    pieces: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and where."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class DateInterval:
    """A time as exact as the text gives it: first and last day, both included."""

    earliest: date
    latest: date
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One candidate for a report's day of publication, and where it was found."""

    interval: DateInterval
    where: Literal["metadata", "url", "glued-first-line", "date-line", "dateline", "relative-words"]
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency at the head of a wire story: "BEIRUT, March 3 (Reuters) -"."""

    span: Span
    place: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, with what is known of it and where that was found.

    ``text`` is the text as given for plain text and JSON Lines, the extracted text for other formats.
    ``boilerplate`` are the stretches of it that are no part of the report. ``original`` are the bytes
    as they came, ``digest`` their SHA-256 ("sha256:…"). ``published`` is the interval that the
    evidence leaves. A report with ``problems`` and no ``text`` could not be read.
    """

    id: str
    text: str
    digest: str
    original: bytes = b""
    encoding: str = "utf-8"
    offsets: OffsetMap = OffsetMap(())
    text_as_given: bool = True
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    byline: str | None = None
    agency: str | None = None
    agency_span: Span | None = None
    url: str | None = None
    dateline: Dateline | None = None
    republished_from: str | None = None
    republication_span: Span | None = None
    published: DateInterval | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
    boilerplate: Spans = ()
    language: str = "en"
    extra: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation read in one report: who (source), by what words (cue), says what (content).

    ``source`` are the mentions of the chain's end (fragments of one mention), ``relays`` the mentions
    it came through, in text order. ``kind`` and ``named`` are the model's opinion of the
    source, None where it has none. A ``voice`` other than "attributed" has no source and no cue.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    relays: Spans = ()
    stance: Stance = "assert"
    voice: Voice = "attributed"
    audience: Span | None = None
    hedges: Spans = ()
    claimed_corroboration: bool = False
    kind: Kind | None = None
    named: bool | None = None
    relay_kinds: tuple[Kind | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one report.

    ``outermost`` are the relations that the report itself makes (PolNeAR's sense); ``passed_on`` are
    those at every depth, one for each statement, with the report's own voice and its headline.
    """

    report: str
    sentences: Spans
    outermost: tuple[Attribution, ...]
    passed_on: tuple[Attribution, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One voice in a chain of sourcing.

    ``antecedent`` is what a pronoun or "the group" was resolved to inside the report. ``source`` is
    the id of the resolved somebody, set once all reports are known. ``inherited`` marks a relay that
    the sentence does not repeat.
    """

    mention: Span | None
    name: str
    role: Role
    named: bool
    kind: Kind
    antecedent: Span | None = None
    inherited: bool = False
    source: str | None = None


Chain = tuple[ChainNode, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """Names that a report itself says mean the same: "Alpha Beta (AB)", "*Daesh (ISIL/ISIS)"."""

    report: str
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved somebody who says things: person, office, body, agency, outlet, document or unnamed.

    An unnamed source belongs to one report (``report``); a named one to all.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: Kind
    named: bool
    owner: str | None = None
    affiliation: str | None = None
    report: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the text gives it: lower and upper bound (None: open), unit, what is counted.

    "about 50 tons of gold" is 50..50, approximate, unit "t", of "gold"; "at least 12 soldiers" is
    12..None, unit None, of "soldiers"; "dozens" is 24..99, approximate.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False
    kind: Literal["quantity"] = "quantity"


@dataclass(frozen=True, slots=True)
class When:
    """A time expression in a statement, resolved against the report's date where it can be."""

    span: Span
    text: str
    interval: DateInterval | None
    kind: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a statement: its identity in the gazetteer where it has one, a spelling-proof key always."""

    span: Span
    name: str
    key: str
    identity: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    within: str | None = None
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that a statement is about, with a spelling-proof key."""

    span: Span
    name: str
    key: str
    kind: Literal["participant"] = "participant"


Facet = Quantity | When | Place | Participant


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition in one report, with its chain, stance and facets.

    ``chain`` runs from the outermost relay to the origin and leaves out the report's publisher; it is
    empty for the report's own voice. ``text`` are the words of ``content``, fragments joined by " … ".
    """

    id: str
    report: str
    text: str
    content: Spans
    sentence: Span
    chain: Chain = ()
    cue: Span | None = None
    stance: Stance = "assert"
    voice: Voice = "attributed"
    hedges: Spans = ()
    audience: Span | None = None
    claimed_corroboration: bool = False
    first_hand: bool = False
    facets: tuple[Facet, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report with everything that was read in it alone."""

    report: Report
    reading: Reading
    aliases: tuple[Alias, ...]
    statements: tuple[Statement, ...]


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
    """Why two claims belong beside each other without being one."""

    claim: str
    how: Literal["narrower", "conflicts", "related"]
    why: str


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about something derived: appended with who and when, never overwritten.

    ``about`` pins the thing by ids that survive re-reading; ``value`` depends on ``what``.
    """

    what: Literal["reject", "accept", "stance", "same-source", "owner", "reliability", "exclude-report"]
    about: tuple[str, ...]
    value: str = ""
    who: str = ""
    when: str = ""
    note: str = ""


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
