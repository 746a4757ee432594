"""A claim as the page shows it: frozen contexts for the templates, nothing left to work out there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.export.book import Book, asserting, in_time, label, publishers, reasons, voices
from sayso.export.choice import chosen
from sayso.export.graph import COUNTED, drawing_of
from sayso.export.marks import Mark, marks_of
from sayso.export.passage_view import (
    PASSAGES,
    Pair,
    PassageView,
    pair_views,
    passage_view,
    place_of,
)
from sayso.export.picture import Picture, drawn
from sayso.export.versions_view import Versions, versions_of
from sayso.export.ways import Way, ways
from sayso.export.words import between, line, number, plural, short
from sayso.records import Claim, Provenance, Statement

WORDING = 280
"""Characters of a claim's wording; a statement can be pages long."""

ORIGINS, WAYS, REASONS, RELATED = 40, 24, 16, 16

Elsewhere = Callable[[Statement], str]

RANK = {"min and max": 0, "max only": 1, "not counted": 2}


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin (a source, or a report by its own word), whether it counts, and why.

    ``report`` is that of a source without a name, which belongs to it alone.
    """

    node: str
    is_report: bool
    name: str
    counted: str
    why: str
    report: str


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Another claim that belongs beside this one."""

    claim: str
    how: str
    wording: str
    anchor: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Everything that the page shows of one claim."""

    anchor: str
    number: int
    wording: str
    language: str
    sentence: str
    reports: str
    publishers: str
    origins: str
    against: str
    letter: str
    digit: int
    grade_why: str
    marks: tuple[Mark, ...]
    picture: Picture
    ways: tuple[Way, ...]
    reasons: tuple[str, ...]
    against_reasons: tuple[str, ...]
    counted: tuple[OriginView, ...]
    versions: Versions | None
    pairs: tuple[Pair, ...]
    denials: tuple[PassageView, ...]
    passages: tuple[PassageView, ...]
    hidden: int
    small: bool
    related: tuple[RelatedView, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in the table: what a reader sees in two seconds.

    ``voices`` are set where one report makes the claim: through whom it came says more than a count.
    """

    number: int
    anchor: str
    wording: str
    language: str
    reports: str
    origins: str
    one: bool
    marks: tuple[Mark, ...]
    emblem: str
    voices: tuple[str, ...]


def nowhere(_statement: Statement) -> str:
    """No address: what the page does not show cannot be opened from it."""
    return ""


def claim_line(claim: Claim, book: Book, number_: int, view: ClaimView | None) -> ClaimLine:
    """The line of a claim in the table; it leads to the claim where the claim is shown in full."""
    found, here = book.provenance[claim.id], asserting(book, claim.id)
    wording = book.statements[claim.wording]
    return ClaimLine(
        number=number_,
        anchor=view.anchor if view else "",
        wording=short(wording.text, WORDING if view else 160),
        language=book.reports[wording.report].language,
        reports=plural(len(here), "report"),
        origins=f"{between(found.independence)} {'origin' if found.independence.max == 1 else 'origins'}",
        one=found.independence.max <= 1 < len(here),
        marks=marks_of(claim, found, book),
        emblem=view.picture.emblem if view else "",
        voices=voices(book, wording) if len(found.reports) == 1 else (),
    )


def claim_view(
    claim: Claim, book: Book, number_: int, full: Mapping[str, str], *, elsewhere: Elsewhere = nowhere
) -> ClaimView:
    """A claim in full; ``full`` gives the places of the claims that have one in the page.

    ``elsewhere`` gives the address of a passage that the page has no room for.
    """
    found, assessment = book.provenance[claim.id], book.assessments[claim.id]
    shown = chosen(claim, found, book, PASSAGES)
    links = {one: elsewhere(book.statements[one]) for one in claim.statements}
    links |= {one.id: f"#{place_of(claim, one)}" for one in shown}
    wording = book.statements[claim.wording]
    against = between(found.against)
    here, drawing = asserting(book, claim.id), drawing_of(found, book)
    why = reasons(book, claim.id, most=REASONS)
    return ClaimView(
        anchor=full[claim.id],
        number=number_,
        wording=short(wording.text, WORDING),
        language=book.reports[wording.report].language,
        sentence=line(assessment.sentence),
        reports=number(len(here)),
        publishers=f"by {plural(publishers(book, here), 'publisher')}",
        origins=between(found.independence),
        against=against if found.against.max or claim.denials else "none",
        letter=assessment.admiralty.letter,
        digit=assessment.admiralty.digit,
        grade_why=line(assessment.admiralty.why),
        marks=marks_of(claim, found, book),
        picture=drawn(drawing, links),
        ways=ways(drawing, most=WAYS),
        reasons=why,
        against_reasons=_not_told(found.against.why, why)[:REASONS],
        counted=_origins(found, book),
        versions=versions_of(claim, found, book),
        pairs=pair_views(claim, found, book),
        denials=tuple(
            passage_view(one, book, claim=claim) for one in in_time(book, claim.denials)[:PASSAGES]
        ),
        passages=tuple(passage_view(one, book, claim=claim) for one in shown),
        hidden=len(claim.statements) - len(shown),
        small=len(found.reports) < 2,
        related=_related(claim, book, full),
    )


# -- reasons -------------------------------------------------------------------------------------


def _not_told(given: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """The reasons that none of those told before holds already ("Against it: …")."""
    said = tuple(told)
    return tuple(words for one in given if not any((words := line(one)) in each for each in said))


def _origins(found: Provenance, book: Book) -> tuple[OriginView, ...]:
    views = []
    for one in sorted(found.origins, key=lambda one: (RANK[one.counted], label(book, one.node), one.node)):
        own = " (its own word)" if one.is_report else ""
        told = label(book, one.node) + own, COUNTED[one.counted], line(one.why)
        source = book.sources.get(one.node)
        views.append(OriginView(one.node, one.is_report, *told, report=(source and source.report) or ""))
    return tuple(views[:ORIGINS])


def _related(claim: Claim, book: Book, full: Mapping[str, str]) -> tuple[RelatedView, ...]:
    how = {"narrower": "narrower", "conflicts": "in conflict", "related": "related"}
    out = []
    for one in sorted(claim.related, key=lambda one: (one.how, one.claim))[:RELATED]:
        other = book.claim.get(one.claim)
        wording = short(book.statements[other.wording].text, WORDING) if other else one.claim
        out.append(RelatedView(one.claim, how[one.how], wording, full.get(one.claim, ""), line(one.why)))
    return tuple(out)
