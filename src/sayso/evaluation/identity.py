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
    number = max(1, len(pairs))
    precision = sum(both[pair] / told[pair[1]] for pair in pairs) / number
    recall = sum(both[pair] / expected[pair[0]] for pair in pairs) / number
    f1 = 2 * precision * recall / (precision + recall) if pairs else 0.0
    shares = {"p": precision, "r": recall, "f1": f1}
    return {**{name: round(100 * share, 1) for name, share in shares.items()}, "mentions": len(pairs)}
