"""One name, one kind: who is a body in one report is no person in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.records import MEDIA, ChainNode, Kind, Statement
from sayso.sources import media
from sayso.sources.words import given_names

BODIES: frozenset[Kind] = frozenset({"agency", "outlet", "organization", "government"})


def of_one_kind(statements: Iterable[Statement], publishers: Iterable[str] = ()) -> tuple[Statement, ...]:
    """The statements, where a name taken for a person is a body's elsewhere, with the body's kind instead, and one
    taken for any body that of the agency or outlet that somebody calls it; names of publishers are outlets'.
    """
    held = tuple(statements)
    outlets: dict[str, Kind] = {media.plain(name): "outlet" for name in publishers if not _is_person(name)}
    bodies = {**outlets, **_bodies(held)}
    return tuple(
        replace(one, chain=tuple(_agreeing(node, bodies) for node in one.chain)) if one.chain else one
        for one in held
    )


def _is_person(publisher: str) -> bool:
    """Whether somebody publishes under his own name."""
    return next(iter(media.plain(publisher).split()), "") in given_names()


def _bodies(statements: Iterable[Statement]) -> Mapping[str, Kind]:
    """The names that somebody bears as a body, each with its most frequent kind, that of a medium before others."""
    found: dict[str, Counter[Kind]] = defaultdict(Counter)
    for statement in statements:
        for node in statement.chain:
            if node.named and node.kind in BODIES and node.name[:1].isupper():
                found[media.plain(node.name)][node.kind] += 1
    return {
        name: min(kinds, key=lambda kind: (kind not in MEDIA, -kinds[kind], kind))
        for name, kinds in found.items()
    }


def _agreeing(node: ChainNode, bodies: Mapping[str, Kind]) -> ChainNode:
    kind = bodies.get(media.plain(node.name)) if node.named else None
    loose = node.kind == "person" or (node.kind == "organization" and kind in MEDIA)
    return replace(node, kind=kind) if kind and loose else node
