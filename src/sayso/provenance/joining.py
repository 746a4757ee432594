"""Which names in one claim mean one voice: surely, or perhaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, product

from networkx.utils import UnionFind

from sayso.provenance.bodies import STATE, Body, is_post, posts_in, telling_words, words_of_name
from sayso.provenance.partnames import full_words, may_be_one, stem
from sayso.provenance.scene import Scene, fold
from sayso.records import MEDIA, Source

SPELLINGS = 0.85
"""Likeness of two names from which on they may be one person spelt twice ("Alishev", "Alishef"), and are where
both hold one office: between the unlike pairs of officials in the development stories (0.6) and the like (0.94)."""


ARTICLES = frozenset({"a", "an", "the"})


def join_alike(joined: UnionFind[str], known: Iterable[Source]) -> None:
    """Put together offices told without a name, and papers: "the coroner" in several reports on one claim is one."""
    first: dict[tuple[str, str], str] = {}
    for one in known:
        if one.named:
            joined.union(one.id, first.setdefault(("a name", fold(one.name)), one.id))
        if one.kind == "document" and (told := telling_words(one.name)):
            joined.union(one.id, first.setdefault(("a document", " ".join(sorted(told))), one.id))


def join_echoes(
    joined: UnionFind[str], known: Iterable[Source], shared: Mapping[str, frozenset[str]], scene: Scene
) -> None:
    """Put together unnamed voices of like wording in reports that share a text, or taken up again by one outlet.

    "A police source" and "the police source" in two versions of a text are one; so are "a diplomat who was in the
    room" and, further down or in a later report of the outlet, "the diplomat".
    """
    voices: dict[str, list[tuple[Source, frozenset[str]]]] = defaultdict(list)
    for one in known:
        if one.report is not None and not one.named:
            voices[one.report].append((one, _wording(one.name)))
    for report, here in voices.items():
        for one, words in here:
            akin = shared.get(report, frozenset())
            for other in sorted({*_of_one_outlet(report, scene), *akin} & voices.keys()):
                more = [each for each, its in voices[other] if each != one and words <= its]
                if len(more) == 1 and (other in akin or one.name.casefold().startswith("the ")):
                    joined.union(more[0].id, one.id)


def _of_one_outlet(report: str, scene: Scene) -> tuple[str, ...]:
    """The reports of the outlet that published a report, itself among them."""
    return scene.own_reports.get(scene.publishers.get(report, ""), (report,))


def join_imprints(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put the names of one outlet or body together, where its own reports tell: "Meridiana" and Radio Meridiana."""
    first: dict[tuple[str, ...], str] = {}
    for one in known:
        if own := scene.own_reports.get(one.id) or scene.own_pages.get(one.id):
            joined.union(one.id, first.setdefault(own, one.id))


def _wording(name: str) -> frozenset[str]:
    return frozenset(words_of_name(name)) - ARTICLES


def join_affiliated(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put people with the body that the texts place them in, documents with their issuer."""
    by_name: dict[str, str] = {}
    spoken = [one for one in known if one.kind not in MEDIA]
    for one in spoken:
        for name in {fold(name) for name in (one.name, *one.names)} if one.named else ():
            by_name.setdefault(name, one.id)
    for one in spoken:
        body = affiliation(one, scene)
        if body:
            joined.union(one.id, by_name.setdefault(fold(body), one.id))


def affiliation(source: Source, scene: Scene) -> str:
    """The name of the body a source belongs to; that a reporter belongs to an outlet does not count."""
    body = scene.sources.get(source.affiliation or "")
    if body is None:
        return source.affiliation or ""
    return "" if body.kind in MEDIA else body.name


def join_bodies(joined: UnionFind[str], bodies: Mapping[str, Body]) -> None:
    """Put the bearers of one body's name together; a bare name joins where only one body bears it."""
    by_word: dict[str, dict[frozenset[str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for one, body in bodies.items():
        if body.word != STATE:
            by_word[body.word][frozenset(map(stem, body.which))].append(one)
    for groups in by_word.values():
        for same in groups.values():
            joined.union(*same)
        bare = groups.pop(frozenset(), [])
        if bare and len(groups) == 1:
            joined.union(bare[0], next(iter(groups.values()))[0])


def join_places(joined: UnionFind[str], known: Iterable[Source], bodies: Mapping[str, Body]) -> None:
    """Put a place or state that speaks as such with the one body of it: "Varnia" with "the Varnian Coast Guard"."""
    of: dict[frozenset[str], set[str]] = defaultdict(set)
    for speaker, body in bodies.items():
        if body.word != STATE and body.which:
            of[frozenset(map(stem, body.which))].add(joined[speaker])
    for one in known:
        if one.id not in bodies and one.kind != "document":
            found = of.get(full_words(one), set())
            if len(found) == 1:
                joined.union(*found, one.id)


def join_states(joined: UnionFind[str], known: Iterable[Source], bodies: Mapping[str, Body]) -> None:
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


def join_offices(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put two spellings of an office's holder together, and the office with the one person who holds it."""
    offices = scene.offices
    holders = [one for one in known if one.id in offices]
    for one, other in combinations(holders, 2):
        if _are_spellings(one, other) and _share_an_office(offices[one.id], offices[other.id]):
            joined.union(one.id, other.id)
    for one in known:
        if one.named and one.kind == "person" and one.id not in offices and posts_in(one.name):
            held = [other.id for other in holders if _share_an_office([one.name], offices[other.id])]
            if len({joined[other] for other in held}) == 1:
                joined.union(held[0], one.id)


def join_surnames(joined: UnionFind[str], known: Iterable[Source], scene: Scene) -> None:
    """Put a bare surname with the one person of the whole case whose name ends so: "Tamm", "Ilya Tamm"."""
    people = [one for one in known if one.named and one.kind == "person"]
    here = {one.id for one in people}
    for one in people:
        if len(words_of_name(one.name)) == 1:
            named = (other for other in scene.sources.values() if other.named and other.kind == "person")
            full = [other.id for other in named if _ends_so(one, other)]
            if len(full) == 1 and full[0] in here:
                joined.union(full[0], one.id)


def _ends_so(short: Source, full: Source) -> bool:
    words = words_of_name(full.name)
    return len(words) > 1 and words[-1:] == words_of_name(short.name) and not is_post(words[-1])


def _share_an_office(here: Iterable[str], there: Iterable[str]) -> bool:
    return any(_is_one_office(a, b) for a, b in product(here, there))


def _is_one_office(a: str, b: str) -> bool:
    """Whether two descriptions name one post of one place or body: "Velmora governor", "governor of Velmora"."""
    here, there = telling_words(a), telling_words(b)
    posts = posts_in(a) == posts_in(b) != frozenset()
    return posts and bool(here) and bool(there) and (here <= there or there <= here)


def _is_shortened(one: Source, other: Source) -> bool:
    """Whether one name can be the end of the other: "Tamm" of "Ilya Tamm", "Meridian" of "MV Meridian"."""
    short, full = sorted((words_of_name(one.name), words_of_name(other.name)), key=len)
    return 0 < len(short) < len(full) and full[-len(short) :] == short


def _are_one_misspelt(one: Source, other: Source) -> bool:
    return one.kind == "person" and " " in one.name and _are_spellings(one, other)


def _are_spellings(one: Source, other: Source) -> bool:
    return any(
        SequenceMatcher(None, a.casefold(), b.casefold()).ratio() >= SPELLINGS
        for a, b in product(one.names, other.names)
    )


# -- perhaps one -----------------------------------------------------------------------------------------


def perhaps_one(known: Sequence[Source], key: Mapping[str, str]) -> dict[str, str]:
    """Each source to a name that it shares with those it cannot be told apart from for certain."""
    joined = UnionFind(sorted(set(key.values())))
    named = [one for one in known if one.named and one.kind not in MEDIA]
    for one, other in combinations(named, 2):
        if may_be_one(one, other) or (
            one.kind == other.kind and (_is_shortened(one, other) or _are_one_misspelt(one, other))
        ):
            joined.union(key[one.id], key[other.id])
    first = {one: min(group) for group in joined.to_sets() for one in group}
    return {one.id: first[key[one.id]] for one in known}


def owners(known: Iterable[Source], key: Mapping[str, str]) -> dict[str, str]:
    """Each source to its voice, media of one owner to that owner."""
    return {one.id: _owner(one) or key[one.id] for one in known}


def _owner(source: Source) -> str:
    return f"owner:{fold(source.owner)}" if source.owner and source.kind in MEDIA else ""
