"""People who hold an office or speak for a body, put with the body by what their office says or where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from networkx.utils import UnionFind

from sayso.provenance.bodies import (
    body_called,
    body_nouns,
    holders,
    is_post,
    is_title,
    speakers,
    words_of_name,
)
from sayso.provenance.joining import join_alike
from sayso.provenance.papers import is_paper, issuers_of
from sayso.provenance.partnames import BODIES, Called, called, full_words, join_part_names, kept_words, stem
from sayso.provenance.scene import Scene, speaking_in
from sayso.records import Source
from sayso.resources import read_lines, read_table

Words = frozenset[str]

MINISTRY = "ministry"
"""The one body of provenance_bodies.txt of which a state has many: alone it does not say which."""

REACH = 500
"""Characters before a bare title in which the body that spoke last can be its own: two or three sentences."""


def join_holders(joined: UnionFind[str], known: Sequence[Source], scene: Scene) -> None:
    """Put people with the one body that their office names, or with the one other who speaks for it.

    "Board engineer Orel", "minister of the Sea Pent"; "head of the rescue service" and "rescue chief Tamm". Where
    an office could be of several, it is of one that the same report names. "Director Orel" is of the body that
    the report named last before him.
    """
    bodies = [one for one in known if one.kind in BODIES]
    offices = {one.id: _offices_of(one, scene.offices) for one in known if _is_holder(one, scene)}
    for one in (each for each in known if each.id in offices):
        found = [body for body in bodies if _is_of_one(offices[one.id], body)]
        near = [body for body in found if is_told_with(one, body, scene)]
        of = {joined[body.id] for body in found}
        of = of if len(of) < 2 else {joined[body.id] for body in near}
        of = of or {joined[other] for other in offices if other != one.id and _meet(offices, one.id, other)}
        if len(of) == 1:
            joined.union(of.pop(), one.id)
        elif not of and speaks_for_somebody(one, scene.offices):
            _join_last_named(joined, one, bodies, scene)


def join_behind(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put people and papers together that are of one body which is silent on the claim itself.

    The ministry's spokeswoman and the audit that it published are one, whether or not the ministry speaks here.
    """
    behind = {one.id: _bodies_behind(one, scene) for one in known}
    bodies = [scene.sources[each] for each in sorted(frozenset[str]().union(*behind.values()))]
    alike = UnionFind([one.id for one in bodies])
    join_alike(alike, bodies)
    join_part_names(alike, bodies)
    first: dict[str, str] = {}
    for one, found in behind.items():
        of = {alike[body] for body in found}
        if len(of) == 1:
            joined.union(first.setdefault(of.pop(), one), one)


def _bodies_behind(one: Source, scene: Scene) -> frozenset[str]:
    if is_paper(one):
        return issuers_of(one, scene)
    bare = one.kind == "person" and speaks_for_somebody(one, scene.offices)
    return last_named(one, scene) if bare else frozenset()


def speaks_for_somebody(one: Source, offices: Mapping[str, Sequence[str]]) -> bool:
    """Whether somebody is named with a post at a body, and never with the body: "spokeswoman Orel"."""
    if one.kind != "person" or not one.named or one.affiliation:
        return False
    words = [word for phrase in offices.get(one.id, ()) for word in words_of_name(phrase)]
    told = frozenset[str]().union(*_offices_of(one, offices)) - body_nouns()
    of_one = (body_called(phrase) for phrase in offices.get(one.id, ()))
    if told or any(body is not None and body.word != MINISTRY for body in of_one):
        return False
    return any(is_title(word) or word in speakers() for word in words)


def _is_holder(one: Source, scene: Scene) -> bool:
    return one.named and (one.kind == "person" or one.id in scene.offices)


def _is_of_one(offices: Iterable[Words], body: Source) -> bool:
    return any(_is_of(office, full_words(body), called(body.name)) for office in offices)


def _meet(offices: Mapping[str, Iterable[Words]], one: str, other: str) -> bool:
    return any(_is_one_office(mine, theirs) for mine in offices[one] for theirs in offices[other])


def is_told_with(one: Source, body: Source, scene: Scene) -> bool:
    """Whether a report that cites somebody names a body."""
    reports = (scene.reports[each] for each in scene.cited_in.get(one.id, ()) if each in scene.reports)
    return any(name in report.text for report in reports for name in body.names)


def _join_last_named(joined: UnionFind[str], one: Source, bodies: Iterable[Source], scene: Scene) -> None:
    """Put somebody with a bare title with the body that the reports name last before, where all agree on one."""
    last = last_named(one, scene)
    if len({joined[body.id] for body in bodies if body.id in last}) == 1:
        joined.union(next(body.id for body in bodies if body.id in last), one.id)


def last_named(one: Source, scene: Scene) -> frozenset[str]:
    """The bodies of which somebody with a bare title can be: whose page it is, else who spoke last before."""
    if not _has_a_common_post(one, scene):
        return frozenset()
    reports = sorted(scene.cited_in.get(one.id, frozenset()))
    pages = frozenset(filter(None, (_publishing(each, scene) for each in reports)))
    last = frozenset(filter(None, (_last_named(one, each, scene) for each in reports)))
    return pages & last if pages and last else pages | last


def _has_a_common_post(one: Source, scene: Scene) -> bool:
    """Whether all that is told of somebody is a post that every body has: a mayor is of no company."""
    words = [word for phrase in scene.offices.get(one.id, ()) for word in words_of_name(phrase)]
    return any(word in _common_posts() for word in words)


@cache
def _common_posts() -> frozenset[str]:
    return frozenset(read_lines("provenance_posts.txt"))


def _publishing(report: str, scene: Scene) -> str:
    """The body whose page a report is; empty where it is an outlet's."""
    publisher = scene.sources.get(scene.publishers.get(report, ""))
    return publisher.id if publisher is not None and publisher.kind in BODIES else ""


def _last_named(one: Source, report: str, scene: Scene) -> str:
    """The body that speaks in a report and is named last before somebody; empty where none is near."""
    text = scene.reports[report].text if report in scene.reports else ""
    places = [at for name in one.names if (at := text.find(name)) >= 0]
    before = text[max(0, min(places) - REACH) : min(places)] if places else ""
    bodies = (one for one in speaking_in(report, scene) if one.named and one.kind in BODIES)
    found = [(before.rfind(name), body.id) for body in bodies for name in body.names]
    at, body = max(found, default=(-1, ""))
    return body if at >= 0 else ""


# -- offices -------------------------------------------------------------------------------------------


def _offices_of(one: Source, offices: Mapping[str, Sequence[str]]) -> frozenset[Words]:
    own = {word for name in one.names for word in words_of_name(name)} if one.kind == "person" else set()
    phrases = (
        " ".join(word for word in phrase.split() if word.lower() not in own)
        for phrase in offices.get(one.id, ())
    )
    return frozenset(filter(None, map(_office, (one.name, *phrases))))


def _is_one_office(here: Words, there: Words) -> bool:
    """Whether two offices are of one body: both name it, or both say the same in several words."""
    if here == there:
        return len(here) > 1 or bool(here & body_nouns())
    shared = here & there
    return bool(shared & body_nouns()) and len(shared) > 1 and (here <= there or there <= here)


@cache
def _office(phrase: str) -> Words:
    """The words of an office that tell whose it is, its holder's noun turned into that of the body."""
    words = words_of_name(phrase)
    if not any(map(is_post, words)):
        return frozenset()
    kept = [word for word in kept_words(words) if word not in holders() or word in _bodies_of()]
    if all(word in _bodies_of() for word in kept):
        return frozenset()  # "The governor" alone may be that of the province or that of the island.
    return frozenset(stem(_bodies_of().get(word, word)) for word in kept)


def _is_of(office: Words, full: Words, body: Called | None) -> bool:
    """Whether an office is one of a body: all of the body's words are in it, or all of its words in the body's."""
    if full and full <= office:
        return True
    return body is not None and body.head in office and office <= body.words


@cache
def _bodies_of() -> Mapping[str, str]:
    return {row["holder"]: row["body"] for row in read_table("provenance_holders.tsv")}
