"""Statements to claims, step by step, and step by step again when a report is added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.claims.candidates import find_pairs
from sayso.claims.cluster import partition
from sayso.claims.denials import speak_against
from sayso.claims.landscape import Hear, Landscape, Sense, sense, survey
from sayso.claims.related import find_related
from sayso.claims.scores import NOT_COMPARED, Scores
from sayso.claims.stories import find_stories
from sayso.claims.units import Unit, make_units
from sayso.claims.wording import choose_wording
from sayso.claims.writing import Group, write
from sayso.records import Claim, Link, Report, Statement

Linked = tuple[tuple[Claim, ...], tuple[Link, ...]]
"""Claims by id, and the links inside them."""


def link(reports: Iterable[Report], statements: Iterable[Statement], hear: Hear) -> Linked:
    """Find the statements that say the same thing in other words, and what speaks against them.

    ``hear`` gives a text's vector and those of its word pieces in context. Every statement that is about a
    fact is in exactly one claim; demands and attitudes are in none. Differing figures, dates and places are
    variants of one claim where the rest agrees. A link is given from each statement to the one that words
    its claim and to the one most like it. Statements of reports that are not in ``reports`` are left out;
    the order of neither argument matters.
    """
    return Linker(hear).link(reports, statements)


class Linker:
    """Links a case that grows: what new reports do not touch is neither heard nor linked again.

    The claims are those of linking everything at once. Remembers the meaning of each text it has heard, and
    of each story the claims that it made last.
    """

    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self._senses: dict[str, Sense] = {}
        self._made: dict[tuple[Statement, ...], Linked] = {}

    def link(self, reports: Iterable[Report], statements: Iterable[Statement]) -> Linked:
        """The claims and links of all these statements; see ``link``."""
        known = {report.id for report in reports}
        told = sorted((one for one in statements if one.report in known), key=lambda one: one.id)
        units = make_units(told)
        self._senses = {unit.text: self._sense(unit) for unit in units}
        vectors = [self._senses[unit.text].vector for unit in units]
        stories = _by_story(told, find_stories([unit.reports for unit in units], vectors))
        self._made = {story: self._made.get(story) or self._link_story(story) for story in stories}
        claims = (claim for claims, _ in self._made.values() for claim in claims)
        links = (one for _, links in self._made.values() for one in links)
        return (
            tuple(sorted(claims, key=lambda one: one.id)),
            tuple(sorted(links, key=lambda one: (one.a, one.b, one.how))),
        )

    def _sense(self, unit: Unit) -> Sense:
        return self._senses.get(unit.text) or sense(unit, self._hear)

    def _link_story(self, told: Sequence[Statement]) -> Linked:
        # 1. statements of the same words become one unit
        units = make_units(told)
        # 2. what is rare here, which words are near, what each says beside its story
        land = survey(units, [self._senses[unit.text] for unit in units])
        # 3. pairs worth comparing, scored; units into claims, every pair verified
        pairs = find_pairs(land)
        scores = Scores(units, land, pairs)
        parts = partition(len(units), pairs, scores, otherwise=NOT_COMPARED)
        groups = [_group(members, units, land) for members in parts]
        # 4. how claims stand to each other
        beside = find_related(
            [group.units for group in groups], [group.wording for group in groups], pairs,
            units=units, land=land, likeness=scores,
        )  # fmt: skip
        # 5. silences and bare denials go to what they are about
        return write(groups, beside, told, scores)


def _by_story(told: Sequence[Statement], story_of: dict[str, str]) -> list[tuple[Statement, ...]]:
    """The statements of each story, those of a report that states nothing in a story of their own."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        found[story_of.get(statement.report, statement.report)].append(statement)
    return [tuple(ones) for _, ones in sorted(found.items())]


def _group(members: tuple[int, ...], units: tuple[Unit, ...], land: Landscape) -> Group:
    wording = choose_wording(members, units, land)
    return Group(members, wording, speak_against(members, wording, units, land))
