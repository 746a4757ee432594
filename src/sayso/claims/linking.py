"""Statements to claims, step by step, and step by step again when a report is added."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.candidates import find_pairs
from sayso.claims.cluster import partition
from sayso.claims.denials import speak_against
from sayso.claims.landscape import Floats, Hear, Landscape, Sense, sense, survey
from sayso.claims.related import find_related
from sayso.claims.scores import NOT_COMPARED, Scores
from sayso.claims.stories import find_stories
from sayso.claims.units import Unit, make_units
from sayso.claims.wording import choose_wording
from sayso.claims.writing import Group, write
from sayso.records import Claim, Link, Report, Statement

Linked = tuple[tuple[Claim, ...], tuple[Link, ...]]
"""Claims by id, and the links inside them."""

ToLink = Callable[[Iterable[Report], Iterable[Statement]], Linked]
"""Gives the claims and links of reports and their statements."""

MOST_FRESH = 20_000
"""Texts of which the words are kept from hearing to linking; bounds memory to some 160 MB. What is beyond is heard
twice."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What linking learned: the vectors (384,) of texts and what was made of stories, by digest (``key_of``)."""

    vectors: Mapping[str, Floats]
    stories: Mapping[str, Linked]


def key_of(words: str) -> str:
    """The digest under which something is remembered."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


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

    The claims are those of linking everything at once. ``memory`` has what the last linking learned, to begin
    with the one that is given.
    """

    def __init__(self, hear: Hear, memory: Memory | None = None) -> None:
        self._hear = hear
        self._fresh: dict[str, Sense] = {}
        self.memory = memory or Memory({}, {})

    def link(self, reports: Iterable[Report], statements: Iterable[Statement]) -> Linked:
        """The claims and links of all these statements; see ``link``."""
        known = {report.id for report in reports}
        told = sorted((one for one in statements if one.report in known), key=lambda one: one.id)
        units = make_units(told)
        keys = [key_of(unit.text) for unit in units]
        vectors = {key: self._vector(unit, key) for unit, key in zip(units, keys, strict=True)}
        near = find_stories([unit.reports for unit in units], [vectors[key] for key in keys])
        stories = {key_of(repr(story)): story for story in _by_story(told, near)}
        made = {
            key: self.memory.stories.get(key) or self._link_story(story) for key, story in stories.items()
        }
        self.memory, self._fresh = Memory(vectors, made), {}
        claims = (claim for claims, _ in made.values() for claim in claims)
        links = (one for _, links in made.values() for one in links)
        return (
            tuple(sorted(claims, key=lambda one: one.id)),
            tuple(sorted(links, key=lambda one: (one.a, one.b, one.how))),
        )

    def _vector(self, unit: Unit, key: str) -> Floats:
        """What a text means as a whole; its words are kept for its story while there is room."""
        known = self.memory.vectors.get(key)
        if known is not None:
            return known
        heard = sense(unit, self._hear)
        if len(self._fresh) < MOST_FRESH:
            self._fresh[unit.text] = heard
        return heard.vector

    def _sense(self, unit: Unit) -> Sense:
        return self._fresh.get(unit.text) or sense(unit, self._hear)

    def _link_story(self, told: Sequence[Statement]) -> Linked:
        # 1. statements of the same words become one unit
        units = make_units(told)
        # 2. what is rare here, which words are near, what each says beside its story
        land = survey(units, [self._sense(unit) for unit in units])
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
