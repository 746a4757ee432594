"""How well it is told, across the reports of a topic, which mentions mean one person or body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sayso import reports
from sayso.evaluation.topics import Known, Marked
from sayso.records import Report, Statement
from sayso.sources import find_aliases, identify
from sayso.sources.aliases import same_names
from sayso.sources.nodes import node_of
from sayso.sources.resolve import Scene, resolve

Sorted = tuple[str, str]
"""Whom a mention means by the annotation, and by Sayso."""


def score_topics(marked: Iterable[Marked]) -> dict[str, object]:
    """B-cubed precision, recall and F1 of who is who across the reports of each topic, in per cent.

    Each mention counts once: of those that Sayso takes for the same, the share that are; of those that are the
    same, the share that it takes so (Bagga, Baldwin 1998). "names" are mentions whose last word is a name, "all"
    has pronouns and descriptions too. Where the mentions stand is given.
    """
    topics: dict[str, list[Marked]] = defaultdict(list)
    for one in marked:
        topics[one.topic].append(one)
    pairs = [pair for topic in sorted(topics) for pair in sorted_mentions(topics[topic])]
    named = [told for known, told in pairs if known.named]
    return {"names": b_cubed(named), "all": b_cubed([told for _, told in pairs])}


def sorted_mentions(topic: Sequence[Marked]) -> list[tuple[Known, Sorted]]:
    """Every mention of a topic with whom it means, by the annotation and by Sayso."""
    given = [reports.from_text(one.text, id=one.id) for one in topic]
    aliases = [alias for report in given for alias in find_aliases(report)]
    told = [_spoken(report, one) for report, one in zip(given, topic, strict=True)]
    _, numbered = identify(given, [one for some in told for one in some], aliases)
    rest = iter(numbered)
    return [
        (known, (f"{one.topic} {known.who}", f"{one.topic} {next(rest).chain[0].source}"))
        for one in topic
        for known in one.mentions
    ]


def _spoken(report: Report, one: Marked) -> list[Statement]:
    """A statement by each somebody who is mentioned: what identity is told from."""
    same = same_names(find_aliases(report))
    voices = resolve(Scene(one.text, one.sentences), (known.span for known in one.mentions), same=same)
    out = []
    for at, known in enumerate(one.mentions):
        node = node_of(one.text, known.span, voice=voices[known.span], opinion=(None, None))
        out.append(Statement(f"{one.id} {at}", one.id, "", (), known.span, (node,)))
    return out


def b_cubed(pairs: Sequence[Sorted]) -> dict[str, float]:
    """B-cubed precision, recall and F1 over mentions given as (expected, told)."""
    expected, told, both = Counter(a for a, _ in pairs), Counter(b for _, b in pairs), Counter(pairs)
    precision = sum(both[a, b] / told[b] for a, b in pairs) / max(1, len(pairs))
    recall = sum(both[a, b] / expected[a] for a, b in pairs) / max(1, len(pairs))
    f1 = 2 * precision * recall / (precision + recall) if pairs else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1), "mentions": len(pairs)}
