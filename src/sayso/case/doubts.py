"""What is open in a case: statements of low confidence, possible reuse, sources and claims that may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sayso.export.book import Book
from sayso.provenance.scene import Scene, fold
from sayso.provenance.voices import Voices, could_be, hear
from sayso.records import MEDIA, Claim

Kind = Literal["statement", "reuse", "source", "claim", "grade"]

SURE = 0.8
"""Confidence from which a statement is not asked about: the reader's own line for being rather right
(POINTS["precision"] in reading/confidence.py, measured there)."""

ALIKE = 0.5
"""Likeness from which two related claims are asked about: a little below JOIN of claims/cluster.py, from which
pairs speak for one claim. Set by judgement; a queue of all that is related would be read by nobody."""

APART = 0.5
"""What likeness is multiplied by for the chance that two claims are one all the same: the closest pair says so,
the other pairs kept them apart. Set by judgement; it orders the queue and nothing else."""

CLAIMS_OF_PAIR, PAIRS_OF_CLAIM = 6, 12
"""Claims in which one pair is looked at, those with most at stake; pairs of voices looked at in one claim."""

GRADES = 12
"""Grades that are proposed for signature; a newsroom signs what it is about to print."""

LISTED = 400
"""Claims in which open questions are looked for, those with most at stake first."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that is open: what about, in which claims it shows, those with most at stake first.

    ``doubt`` is the chance, 0 to 1, that a person decides other than the machine did.
    """

    kind: Kind
    about: tuple[str, ...]
    claims: tuple[str, ...]
    doubt: float


def doubts(book: Book, scene: Scene) -> tuple[Doubt, ...]:
    """Everything that is open in the claims with most at stake, each thing once."""
    claims = book.claims[:LISTED]
    found = (
        *_statements(book, claims),
        *_reuse(book, claims),
        *_sources(claims, scene, book),
        *_claims(claims),
        *_grades(book),
    )
    return tuple(found)


def _statements(book: Book, claims: Iterable[Claim]) -> Iterator[Doubt]:
    for claim in claims:
        for id in claim.statements:
            said = book.statements[id]
            if said.confidence < SURE:
                yield Doubt("statement", (id,), (claim.id,), round(1 - said.confidence, 3))


def _reuse(book: Book, claims: Iterable[Claim]) -> Iterator[Doubt]:
    told: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for report in {book.statements[one].report for one in claim.statements}:
            told[report].append(claim.id)
    for pair in sorted(book.account.reuse, key=lambda one: (one.a, one.b)):
        there = set(told[pair.b])
        shared = tuple(one for one in told[pair.a] if one in there)[:CLAIMS_OF_PAIR]
        if not pair.held and shared:
            yield Doubt("reuse", (pair.a, pair.b), shared, pair.score)


def _sources(claims: Iterable[Claim], scene: Scene, book: Book) -> Iterator[Doubt]:
    """Pairs of voices of which one counts at most, because it could be the other."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim in claims:
        behind = book.provenance[claim.id]
        if behind.independence.min < behind.independence.max:
            for pair in _pairs(claim, scene, book):
                found[pair].append(claim.id)
    for pair, where in sorted(found.items()):
        named = all(scene.sources[one].named for one in pair)
        yield Doubt("source", pair, tuple(where[:CLAIMS_OF_PAIR]), 0.8 if named else 0.5)


def _pairs(claim: Claim, scene: Scene, book: Book) -> list[tuple[str, ...]]:
    counted = [one for one in book.provenance[claim.id].origins if one.counted != "not counted"]
    voices = {
        one.node: one.counted == "max only"
        for one in counted
        if one.node in scene.sources and scene.sources[one.node].kind not in MEDIA
    }
    heard = hear(voices, scene)
    pairs: list[tuple[str, ...]] = []
    for a, b in combinations(sorted(voices), 2):
        other, open_ = sorted((a, b), key=voices.__getitem__)
        if voices[open_] and _may_be_one(other, open_, heard, scene):
            pairs.append((a, b))
    return pairs[:PAIRS_OF_CLAIM]


def _may_be_one(other: str, open_: str, heard: Voices, scene: Scene) -> bool:
    """Whether a voice that counts at most could be the other: by its name, or as one who may be anybody."""
    if heard.perhaps[other] == heard.perhaps[open_]:
        return True
    names = fold(scene.sources[open_].name), fold(scene.sources[other].name)
    if scene.sources[open_].named:
        return False
    return names[0] == names[1] or (heard.standing[other] == "named" and could_be(open_, other, heard))


def _claims(claims: Iterable[Claim]) -> Iterator[Doubt]:
    listed = {one.id for one in claims}
    seen: set[frozenset[str]] = set()
    for claim in claims:
        for beside in claim.related:
            pair = frozenset((claim.id, beside.claim))
            if beside.likeness >= ALIKE and beside.claim in listed and pair not in seen:
                seen.add(pair)
                pair_ids = (claim.id, beside.claim)
                yield Doubt("claim", pair_ids, pair_ids, round(beside.likeness * APART, 3))


def _grades(book: Book) -> Iterator[Doubt]:
    for claim in book.claims[:GRADES]:
        yield Doubt("grade", (claim.id,), (claim.id,), 0.0)
