"""Which names in one claim mean one voice, and what weight each voice has: named, media, or unnamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from networkx.utils import UnionFind

from sayso.provenance.bodies import STATE, Body, body_called, classes_in, is_one_official
from sayso.provenance.scene import MEDIA, Scene, fold
from sayso.records import Source

Standing = Literal["named", "media", "official", "bystander", "vague"]
"""``named`` can be held to the claim; ``media`` have a source that is not shown; the rest are unnamed."""


NO_COPIES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one side of a claim, by the ids of their sources.

    ``key`` is the same for sources that are one voice, and is the source that stands for it; ``owner``
    also for media of one owner.
    ``bodies`` has the body that a source is or speaks from, where that is told;
    ``people`` are the named ones that could have stood among witnesses, ``someone`` are single persons
    without a name.
    """

    key: Mapping[str, str]
    owner: Mapping[str, str]
    standing: Mapping[str, Standing]
    bodies: Mapping[str, Body]
    people: frozenset[str]
    someone: frozenset[str]
    names: Mapping[str, str]

    def words(self, nodes: Iterable[str]) -> str:
        """What a way says, whichever ids its voices have: their names in order."""
        return " < ".join(self.names.get(node, "a report") for node in nodes)


def hear(sources: Iterable[str], scene: Scene, *, heads: Mapping[str, str] = NO_COPIES) -> Voices:
    """Tell the voices of one side of a claim apart, and put together those that are one.

    One voice are a body, its spokesmen and the people the texts place in it; a document and whoever
    issued it; a bare "police" in any number of reports, where no two bodies of that name are in play; a
    state and the one body of it that speaks; an unnamed voice in all the copies of one text, where
    ``heads`` gives for each report the one that stands for its copies.
    """
    known = [scene.sources[one] for one in sorted(set(sources))]
    bodies = {one.id: body for one in known if (body := _body_of(one, scene)) is not None}
    joined = UnionFind([one.id for one in known])
    _join_alike(joined, known, heads)
    _join_affiliated(joined, known, scene)
    speaking = {one.id for one in known if one.id in bodies and _speaks_for_body(one, bodies[one.id])}
    _join_bodies(joined, {one: bodies[one] for one in sorted(speaking)})
    _join_states(joined, known, bodies)
    key = _faces(joined, known)
    standing = {one.id: _standing(one, one.id in speaking) for one in known}
    standing |= dict.fromkeys(_open_offices(known, bodies), "official")
    return Voices(
        key=key,
        owner={one.id: _owner(one) or key[one.id] for one in known},
        standing=standing,
        bodies=bodies,
        people=frozenset(one.id for one in known if one.id not in bodies and _is_private(one)),
        names={one.id: one.name for one in known},
        someone=frozenset(
            one.id for one in known if one.kind == "person" and standing[one.id] == "bystander"
        ),
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


def _owner(source: Source) -> str:
    return f"owner:{fold(source.owner)}" if source.owner and source.kind in MEDIA else ""


def _faces(joined: UnionFind[str], known: Iterable[Source]) -> dict[str, str]:
    """Each source to the one that stands for its voice: the body before its people, the named first."""
    members: dict[str, list[Source]] = defaultdict(list)
    for one in known:
        members[joined[one.id]].append(one)
    faces = {root: min(group, key=_first_to_speak).id for root, group in members.items()}
    return {one.id: faces[root] for root, group in members.items() for one in group}


def _first_to_speak(source: Source) -> tuple[bool, bool, str]:
    return not source.named, source.kind in ("person", "document"), source.id


# -- one voice under several names -----------------------------------------------------------------


def _join_alike(joined: UnionFind[str], known: Iterable[Source], heads: Mapping[str, str]) -> None:
    """Put together unnamed voices of one wording in copies of one text, and offices told without a name.

    "The coroner" in several reports on one claim is one coroner.
    """
    first: dict[tuple[str, str], str] = {}
    for one in known:
        if one.report is not None and (one.named or one.report in heads):
            scope = "an office" if one.named else heads[one.report]
            joined.union(one.id, first.setdefault((scope, fold(one.name)), one.id))


def _join_affiliated(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put people with the body that the texts place them in, documents with their issuer."""
    by_name: dict[str, str] = {}
    spoken = [one for one in known if one.kind not in MEDIA]
    for one in spoken:
        for name in {fold(name) for name in (one.name, *one.names)} if one.named else ():
            by_name.setdefault(name, one.id)
    for one in spoken:
        body = _affiliation(one, scene)
        if body:
            joined.union(one.id, by_name.setdefault(fold(body), one.id))


def _affiliation(source: Source, scene: Scene) -> str:
    """The name of the body a source belongs to; that a reporter belongs to an outlet does not count."""
    body = scene.sources.get(source.affiliation or "")
    if body is None:
        return source.affiliation or ""
    return "" if body.kind in MEDIA else body.name


def _join_bodies(joined: UnionFind[str], bodies: Mapping[str, Body]) -> None:
    """Put the bearers of one body's name together; a bare name joins where only one body bears it."""
    by_word: dict[str, dict[frozenset[str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for one, body in bodies.items():
        if body.word != STATE:
            by_word[body.word][body.which].append(one)
    for groups in by_word.values():
        for same in groups.values():
            joined.union(*same)
        bare = groups.pop(frozenset(), [])
        if bare and len(groups) == 1:
            joined.union(bare[0], next(iter(groups.values()))[0])


def _join_states(joined: UnionFind[str], known: Iterable[Source], bodies: Mapping[str, Body]) -> None:
    """Put a state that speaks as such with the one body of it that speaks, and its officials with it."""
    speakers: dict[str, list[str]] = defaultdict(list)
    officials: dict[str, list[str]] = defaultdict(list)
    for one in known:
        body = bodies.get(one.id)
        for state in body.which if body else ():
            if body and body.word != STATE and one.named:
                speakers[state].append(one.id)
            elif body and body.word == STATE:
                (speakers if one.named else officials)[state].append(one.id)
    for state, found in speakers.items():
        real = {joined[one] for one in found if bodies[one].word != STATE}
        plain = [one for one in found if bodies[one].word == STATE]
        if len(real) == 1 or (plain and not real):
            joined.union(*(sorted(real) or plain), *plain, *officials[state])


# -- what a voice is -----------------------------------------------------------------------------------


def _body_of(source: Source, scene: Scene) -> Body | None:
    """The body that a source is, by any of its names, or that it is said to belong to."""
    if source.kind in MEDIA:
        return None
    names = (source.name, *source.names, _affiliation(source, scene)) if source.named else (source.name,)
    found = [body for body in map(body_called, dict.fromkeys(names)) if body is not None]
    return max(
        found, key=lambda body: (body.word != STATE, len(body.which), sorted(body.which)), default=None
    )


def _speaks_for_body(source: Source, body: Body) -> bool:
    """Whether it is the body itself or one who speaks for it, not an insider or a bystander."""
    if source.named:
        return True
    if body.word == STATE:
        return False
    classes = classes_in(source.name)
    return "spokesman" in classes or not (classes & {"insider", "bystander"} or is_one_official(source.name))


def _is_private(source: Source) -> bool:
    if source.kind not in ("person", "group") or not source.named or source.affiliation:
        return False
    return not any(classes_in(name) & {"official", "spokesman"} for name in (source.name, *source.names))


def _open_offices(known: Iterable[Source], bodies: Mapping[str, Body]) -> list[str]:
    """Offices told without a name ("the minister") that a person named on the same side could hold."""
    people = [one for one in known if one.named and one.report is None and one.kind == "person"]
    return [
        one.id
        for one in known
        if one.named
        and one.report is not None
        and one.kind == "person"
        and "official" in classes_in(one.name)
        if any(_may_be_of_one(bodies.get(one.id), bodies.get(other.id)) for other in people)
    ]


def _may_be_of_one(here: Body | None, there: Body | None) -> bool:
    return here is None or there is None or _may_be_one(here, there)


def _standing(source: Source, speaks_for_body: bool) -> Standing:
    if source.kind in MEDIA:
        return "media"
    if source.kind != "unnamed" and (source.named or speaks_for_body):
        return "named"
    classes = classes_in(source.name)
    if "bystander" in classes and "insider" not in classes:
        return "bystander"
    if classes & {"official", "spokesman"} or source.kind in ("government", "organization"):
        return "official"
    if classes & {"vague", "insider"} or source.kind in ("unnamed", "document"):
        return "official" if body_called(source.name) else "vague"
    return "bystander"
