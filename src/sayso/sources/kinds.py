"""One name, one kind: who is a body in one report is no person in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.records import ChainNode, Kind, Statement
from sayso.sources import media

BODIES: frozenset[Kind] = frozenset({"agency", "outlet", "organization", "government"})


def of_one_kind(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, where a name taken for a person is a body's elsewhere, with the body's kind instead."""
    held = tuple(statements)
    bodies = _bodies(held)
    return tuple(
        replace(one, chain=tuple(_agreeing(node, bodies) for node in one.chain)) if one.chain else one
        for one in held
    )


def _bodies(statements: Iterable[Statement]) -> Mapping[str, Kind]:
    """The names that somebody bears as a body, each with its most frequent kind."""
    found: dict[str, Counter[Kind]] = defaultdict(Counter)
    for statement in statements:
        for node in statement.chain:
            if node.named and node.kind in BODIES and node.name[:1].isupper():
                found[media.plain(node.name)][node.kind] += 1
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in found.items()}


def _agreeing(node: ChainNode, bodies: Mapping[str, Kind]) -> ChainNode:
    kind = bodies.get(media.plain(node.name)) if node.named and node.kind == "person" else None
    return replace(node, kind=kind) if kind else node
