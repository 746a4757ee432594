"""How well the outermost attributions are read: exact spans, and whole relations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.evaluation.confidence import Judged
from sayso.evaluation.figures import Score, jaccard, pair_off, word_starts
from sayso.evaluation.gold import GoldReport
from sayso.records import Attribution, Span, Spans
from sayso.text import trimmed

ROLES = ("source", "cue", "content")
PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
HALF = 0.5


def score_attributions(pairs: Iterable[tuple[GoldReport, Sequence[Attribution]]]) -> dict[str, object]:
    """Exact and begin F1 of each role's fragments, and F1 of relations with both ends whole or half right.

    A fragment is a stretch of one role, cut at paragraph breaks, each counted once, white space and
    quotation marks at its ends left aside (the unit of CofeNet, COLING 2022).
    """
    counts: Counter[str] = Counter()
    for gold, predicted in pairs:
        counts["reports"] += 1
        for role in ROLES:
            _count_fragments(counts, gold.text, role, (gold.attributions, predicted))
        _count_relations(counts, gold, predicted)
    figures: dict[str, object] = {"reports": counts["reports"]}
    for role in ROLES:
        for how in ("exact", "begin"):
            found = Score(counts[f"{role} {how}"], counts[f"{role} predicted"], counts[f"{role} expected"])
            figures[f"{role}_{how}"] = found.as_dict()
    for how in ("linked_exact", "linked_half"):
        figures[how] = Score(counts[how], counts["predicted"], counts["expected"]).as_dict()
    return figures


def _fragments(text: str, relations: Iterable[Attribution], role: str) -> set[Span]:
    found: set[Span] = set()
    for relation in relations:
        spans: Spans = getattr(relation, role)
        for span in spans:
            start = span.start
            for gap in PARAGRAPH_BREAK.finditer(text, span.start, span.end):
                found.add(trimmed(text, Span(start, gap.start())))
                start = gap.end()
            found.add(trimmed(text, Span(start, span.end)))
    return {span for span in found if len(span) > 0}


def _count_fragments(
    counts: Counter[str], text: str, role: str, sides: tuple[Sequence[Attribution], Sequence[Attribution]]
) -> None:
    expected, predicted = (_fragments(text, side, role) for side in sides)
    counts[f"{role} expected"] += len(expected)
    counts[f"{role} predicted"] += len(predicted)
    counts[f"{role} exact"] += len(expected & predicted)
    counts[f"{role} begin"] += len({span.start for span in expected} & {span.start for span in predicted})


def _count_relations(counts: Counter[str], gold: GoldReport, predicted: Sequence[Attribution]) -> None:
    counts["expected"] += len(gold.attributions)
    counts["predicted"] += len(predicted)
    for i, j in _paired(gold, predicted):
        alike = _worst_end(gold.text, gold.attributions[i], predicted[j])
        counts["linked_exact"] += alike == 1.0
        counts["linked_half"] += alike >= HALF


def _paired(gold: GoldReport, predicted: Sequence[Attribution]) -> list[tuple[int, int]]:
    def same_cue(a: Attribution, b: Attribution) -> float:
        return jaccard(word_starts(gold.text, a.cue), word_starts(gold.text, b.cue))

    return pair_off(gold.attributions, predicted, same_cue, least=0.01)


def judged(gold: GoldReport, predicted: Sequence[Attribution]) -> list[Judged]:
    """For each predicted relation how sure it was and whether both its ends are at least half right."""
    pairs = {j: i for i, j in _paired(gold, predicted)}
    return [
        (one.confidence, j in pairs and _worst_end(gold.text, gold.attributions[pairs[j]], one) >= HALF)
        for j, one in enumerate(predicted)
    ]


def _worst_end(text: str, expected: Attribution, predicted: Attribution) -> float:
    ends = [(expected.source, predicted.source), (expected.content, predicted.content)]
    return min(jaccard(word_starts(text, a), word_starts(text, b)) if a or b else 1.0 for a, b in ends)
