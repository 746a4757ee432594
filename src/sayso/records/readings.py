"""What is read in one report: attributions, chains of sources, facets, statements."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.facets import Facet
from sayso.records.reports import Problem, Report
from sayso.records.spans import Span, Spans
from sayso.records.words import Kind, Role, Stance, Voice


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

    @property
    def begin(self) -> int:
        """Where its words begin in the report; its sentence, where it has no words."""
        return min((span.start for span in self.content), default=self.sentence.start)


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report with everything that was read in it alone."""

    report: Report
    reading: Reading
    aliases: tuple[Alias, ...]
    statements: tuple[Statement, ...]
