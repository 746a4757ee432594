"""Which names in one claim mean one voice, and what weight each voice has: named, media, or unnamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from networkx.utils import UnionFind

from sayso.provenance.bodies import (
    STATE,
    Body,
    body_called,
    body_nouns,
    classes_in,
    is_one_official,
    is_post,
    is_pronoun,
    is_title,
    office_called,
    words_of_name,
)
from sayso.provenance.holders import is_told_with, join_behind, join_holders, speaks_for_somebody
from sayso.provenance.joining import (
    affiliation,
    join_affiliated,
    join_alike,
    join_bodies,
    join_echoes,
    join_imprints,
    join_offices,
    join_places,
    join_states,
    join_surnames,
    owners,
    perhaps_one,
)
from sayso.provenance.namesakes import agreed
from sayso.provenance.papers import is_paper, join_papers
from sayso.provenance.partnames import (
    BODIES,
    is_bare,
    join_part_names,
    names_a_paper,
)
from sayso.provenance.scene import Scene
from sayso.records import MEDIA, Source

Standing = Literal["named", "media", "official", "bystander", "vague"]
"""``named`` can be held to the claim; ``media`` have a source that is not shown; the rest are unnamed."""


UNNAMED: frozenset[str] = frozenset({"official", "bystander", "vague"})
"""Standings of those who have no name."""

_OWNERS = frozenset({"my", "our", "his", "her", "their", "its"})

NOBODY: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one side of a claim, by the ids of their sources.

    ``key`` is the same for sources that are one voice, and is the source that stands for it; ``owner``
    also for media of one owner, ``perhaps`` for names that may be two forms of one.
    ``bodies`` has the body that a source is or speaks from, where that is told;
    ``people`` are the named ones that could have stood among witnesses, ``someone`` are single persons
    without a name, ``nameless`` all that no name tells.
    """

    key: Mapping[str, str]
    owner: Mapping[str, str]
    perhaps: Mapping[str, str]
    standing: Mapping[str, Standing]
    bodies: Mapping[str, Body]
    people: frozenset[str]
    someone: frozenset[str]
    nameless: frozenset[str]


def hear(sources: Iterable[str], scene: Scene, *, shared: Mapping[str, frozenset[str]] = NOBODY) -> Voices:
    """Tell the voices of one side of a claim apart, and put together those that are one.

    One voice are a body, its spokesmen and the people the texts place in it; a document and whoever
    issued it; a bare "police" in any number of reports, where no two bodies of that name are in play; a
    state and the one body of it that speaks; an unnamed voice in all the versions of one text, where
    ``shared`` gives for each report those that it shares words with.
    """
    known = [scene.sources[one] for one in sorted(set(sources))]
    bodies = {one.id: body for one in known if (body := _body_of(one, scene)) is not None}
    joined = UnionFind([one.id for one in known])
    join_alike(joined, known)
    join_echoes(joined, known, shared, scene)
    join_imprints(joined, known, scene)
    join_affiliated(joined, known, scene)
    speaking = {one.id for one in known if one.id in bodies and _speaks_for_body(one, bodies[one.id])}
    join_bodies(joined, {one: bodies[one] for one in sorted(speaking)})
    join_states(joined, known, bodies)
    join_places(joined, known, bodies)
    join_offices(joined, known, scene)
    join_surnames(joined, known, scene)
    join_part_names(joined, known)
    join_holders(joined, known, scene)
    join_papers(joined, known, scene)
    join_behind(joined, known, scene)
    key = _faces(joined, known)
    standing = {one.id: _standing(one, one.id in speaking) for one in known}
    held = {one for one, how in standing.items() if how == "named"}
    standing |= {one: _loosely(scene.sources[one]) for one in _open(known, bodies, held, joined)}
    standing |= dict.fromkeys(_of_some_body(known, scene, standing, joined), "official")
    return Voices(
        key=key,
        owner=owners(known, key),
        perhaps=perhaps_one(known, key),
        standing=standing,
        bodies=bodies,
        people=frozenset(one.id for one in known if one.id not in bodies and _is_private(one, scene)),
        someone=frozenset(
            one.id for one in known if one.kind == "person" and standing[one.id] == "bystander"
        ),
        nameless=frozenset(one.id for one in known if not one.named or one.report is not None),
    )


def can_be_held(source: str, scene: Scene) -> bool:
    """Whether a source is named, or a body under its common name ("police"), and no outlet."""
    return source in scene.sources and hear([source], scene).standing[source] == "named"


def could_be(one: str, other: str, voices: Voices) -> bool:
    """Whether the first, unnamed, could be the second.

    An official could be any body, office or person, unless both are of bodies that differ; a witness could
    be any person who is not known to speak for a body; a vague voice could be anybody.
    """
    mine, theirs = voices.standing[one], voices.standing[other]
    if "vague" in (mine, theirs):
        return True
    if mine == "bystander":
        return other in voices.people if theirs == "named" else theirs == mine
    here, there = voices.bodies.get(one), voices.bodies.get(other)
    return theirs != "bystander" and _may_be_of_one(here, there)


def _may_be_one(a: Body, b: Body) -> bool:
    return a.word == b.word or STATE in (a.word, b.word)


def _faces(joined: UnionFind[str], known: Iterable[Source]) -> dict[str, str]:
    """Each source to the one that stands for its voice: the body before its people, the named first."""
    members: dict[str, list[Source]] = defaultdict(list)
    for one in known:
        members[joined[one.id]].append(one)
    faces = {root: min(group, key=_first_to_speak).id for root, group in members.items()}
    return {one.id: faces[root] for root, group in members.items() for one in group}


def _first_to_speak(source: Source) -> tuple[bool, int, str]:
    return not source.named, {"person": 1, "document": 2}.get(source.kind, 0), source.id


# -- what a voice is -----------------------------------------------------------------------------------


def _body_of(source: Source, scene: Scene) -> Body | None:
    """The body that a source is, by any of its names, or that it is said to belong to."""
    if source.kind in MEDIA:
        return None
    names = [source.name]
    if source.named:
        own = (source.name, *source.names)
        person = source.kind == "person" and source.report is None
        names = [office_called(one) for one in own] if person else list(own)
        names += [affiliation(source, scene), *scene.offices.get(source.id, ())]
    found = [body for body in map(body_called, dict.fromkeys(names)) if body is not None]
    best = max(
        found, key=lambda body: (body.word != STATE, len(body.which), sorted(body.which)), default=None
    )
    if best is None or best.which:
        return best
    return replace(best, which=agreed(best.word, scene.cited_in.get(source.id, ()), scene.full))


def _speaks_for_body(source: Source, body: Body) -> bool:
    """Whether it is the body itself or one who speaks for it, not an insider or a bystander."""
    if source.named:
        return True
    if body.word == STATE:
        return False
    classes = classes_in(source.name)
    return "spokesman" in classes or not (classes & {"insider", "bystander"} or is_one_official(source.name))


def _is_private(source: Source, scene: Scene) -> bool:
    if source.kind not in ("person", "group") or not source.named or source.affiliation:
        return False
    if any(is_title(word) for phrase in scene.offices.get(source.id, ()) for word in phrase.split()):
        return False
    return not any(classes_in(name) & {"official", "spokesman"} for name in (source.name, *source.names))


def _open(
    known: Sequence[Source], bodies: Mapping[str, Body], held: Container[str], joined: UnionFind[str]
) -> set[str]:
    """Those told without what makes them one who can be held to it, where somebody who speaks here could be meant.

    "The minister", "the owner", "it"; a paper without an issuer; "the navy" where a state speaks as well.
    """
    loose = [one for one in known if one.id in held and _is_loose(one, bodies.get(one.id))]
    open_ids = {one.id for one in loose}
    firm = [one for one in known if one.id in held and one.id not in open_ids]
    issuers = [*firm, *(one for one in loose if not is_paper(one))]
    tied = {joined[one.id] for one in firm}
    return {
        one.id
        for one in loose
        if joined[one.id] not in tied
        if any(
            joined[other.id] != joined[one.id] and _may_mean(one, other, bodies)
            for other in (issuers if is_paper(one) else firm)
        )
    }


def _of_some_body(
    known: Sequence[Source], scene: Scene, standing: Mapping[str, Standing], joined: UnionFind[str]
) -> set[str]:
    """People who speak for a body that is not told, where a body that counts is named in their report.

    "Director Orel" may be the director of the company that speaks here as well.
    """
    bodies = [one for one in known if one.kind in BODIES and one.named and standing[one.id] == "named"]
    return {
        one.id
        for one in known
        if standing[one.id] == "named" and speaks_for_somebody(one, scene.offices)
        for body in bodies
        if joined[one.id] != joined[body.id] and is_told_with(one, body, scene)
    }


def _loosely(source: Source) -> Standing:
    return "bystander" if "bystander" in classes_in(source.name) else "official"


def _is_loose(source: Source, body: Body | None) -> bool:
    if body is not None:
        return source.named and source.report is None and not body.which and body.word != STATE
    return source.report is not None or is_pronoun(source.name) or is_bare(source.name)


def _may_mean(one: Source, other: Source, bodies: Mapping[str, Body]) -> bool:
    """Whether the first could mean the second: a person a person, a body a body, a paper anybody's."""
    here, there = bodies.get(one.id), bodies.get(other.id)
    if here is not None:
        return there is not None and _may_be_one(here, there)
    if one.kind == "person":
        private = "bystander" in classes_in(one.name)
        holds = other.kind == "person" or (
            other.kind in BODIES and any(map(is_post, words_of_name(one.name)))
        )
        return holds and not (private and there is not None)
    return is_paper(one) or other.kind not in ("person", "document")


def _may_be_of_one(here: Body | None, there: Body | None) -> bool:
    return here is None or there is None or _may_be_one(here, there)


def _is_somebodys_kin(source: Source) -> bool:
    """Whether a description picks out one person and no name does: "my cousin at the hospital", "Orel's sister"."""
    if source.kind != "person" or not source.named:
        return False
    first = source.name.split()[0].lower()
    owned = first in _OWNERS or first.endswith(("'s", "’s")) or "'s " in source.name or "’s " in source.name
    return owned and "bystander" in classes_in(source.name) and not any(map(is_title, source.name.split()))


def _standing(source: Source, speaks_for_body: bool) -> Standing:
    if source.kind in MEDIA:
        return "media"
    if is_pronoun(source.name):
        return "vague"
    if _is_somebodys_kin(source):
        return "bystander"
    if source.kind != "unnamed" and (source.named or speaks_for_body):
        return "named"
    classes = classes_in(source.name)
    if "medium" in classes:
        return "media"
    if "bystander" in classes and "insider" not in classes:
        return "bystander"
    if classes & {"official", "spokesman"} or source.kind in ("government", "organization"):
        return "official"
    if names_a_paper(source.name):
        return "vague"
    if not classes and any(word in body_nouns() for word in words_of_name(source.name)):
        return "official"
    if classes & {"vague", "insider"} or source.kind in ("unnamed", "document"):
        return "official" if body_called(source.name) else "vague"
    return "bystander"
