"""How well statements and the chains behind them are read, end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.evaluation.confidence import Judged
from sayso.evaluation.figures import Score, jaccard, pair_off, share, word_starts
from sayso.evaluation.gold import GoldPassage, GoldStatement
from sayso.records import CLAIM_STANCES, ChainNode, Statement

SAME_ORIGIN_BONUS = 0.1
LEAST_OVERLAP = 0.5
OF_MATCHED = ("chain", "origin", "stance", "named")


def score_chains(pairs: Iterable[tuple[GoldPassage, Sequence[Statement]]]) -> dict[str, object]:
    """F1 of statements, of those with the whole chain and stance right, and of the relayed ones alone."""
    counts: Counter[str] = Counter()
    for gold, predicted in pairs:
        counts["passages"] += 1
        claims = [s for s in predicted if s.stance in CLAIM_STANCES and s.voice == "attributed"]
        _count_passage(counts, gold, claims)
    statement = Score(counts["statement"], counts["predicted"], counts["expected"])
    whole = Score(counts["whole"], counts["predicted"], counts["expected"])
    relayed = Score(counts["relayed whole"], counts["relayed predicted"], counts["relayed expected"])
    return {
        "passages": counts["passages"],
        "statement": statement.as_dict(),
        "end_to_end": whole.as_dict(),
        "end_to_end_relayed": relayed.as_dict(),
        "of_matched": {part: share(counts[part], counts["statement"]) for part in OF_MATCHED},
    }


def _count_passage(counts: Counter[str], gold: GoldPassage, predicted: Sequence[Statement]) -> None:
    expected = [one for one in gold.statements if one.statement.stance in CLAIM_STANCES]
    counts["expected"] += sum(not one.meta for one in expected)
    counts["relayed expected"] += sum(len(one.statement.chain) > 1 and not one.meta for one in expected)
    counts["predicted"] += len(predicted)
    counts["relayed predicted"] += sum(len(one.chain) > 1 for one in predicted)

    def alike(a: GoldStatement, b: Statement) -> float:
        return _similarity(gold.text, a.statement, b)

    for i, j in pair_off(expected, predicted, alike, least=LEAST_OVERLAP):
        if expected[i].meta:
            counts["predicted"] -= 1
            counts["relayed predicted"] -= len(predicted[j].chain) > 1
        else:
            _count_match(counts, gold.text, expected[i].statement, predicted[j])


def judged(gold: GoldPassage, predicted: Sequence[Statement]) -> list[Judged]:
    """For each predicted claim how sure it was and whether such a statement was marked."""
    claims = [s for s in predicted if s.stance in CLAIM_STANCES and s.voice == "attributed"]
    expected = [one for one in gold.statements if one.statement.stance in CLAIM_STANCES]

    def alike(a: GoldStatement, b: Statement) -> float:
        return _similarity(gold.text, a.statement, b)

    right = {j for _, j in pair_off(expected, claims, alike, least=LEAST_OVERLAP)}
    return [(one.confidence, j in right) for j, one in enumerate(claims)]


def _similarity(text: str, gold: Statement, predicted: Statement) -> float:
    if not gold.content:
        return float(not predicted.content and predicted.stance == gold.stance)
    bonus = SAME_ORIGIN_BONUS * _same_node(text, _end(gold), _end(predicted))
    return jaccard(word_starts(text, gold.content), word_starts(text, predicted.content)) + bonus


def _count_match(counts: Counter[str], text: str, gold: Statement, predicted: Statement) -> None:
    nodes = zip(gold.chain, predicted.chain, strict=False)
    chain = len(gold.chain) == len(predicted.chain) and all(_same_node(text, a, b) for a, b in nodes)
    first, second = _end(gold), _end(predicted)
    origin = first is not None and second is not None and _same_node(text, first, second)
    whole = chain and gold.stance == predicted.stance
    counts["statement"] += 1
    counts["chain"] += chain
    counts["origin"] += origin
    counts["stance"] += gold.stance == predicted.stance
    counts["whole"] += whole
    counts["relayed whole"] += whole and len(gold.chain) > 1
    counts["named"] += bool(origin and first and second and first.named == second.named)


def _end(statement: Statement) -> ChainNode | None:
    return statement.chain[-1] if statement.chain else None


def _same_node(text: str, gold: ChainNode | None, predicted: ChainNode | None) -> bool:
    if gold is None or predicted is None or predicted.mention is None:
        return gold is None and predicted is None
    meant = [span for span in (gold.mention, gold.antecedent) if span]
    return bool(word_starts(text, meant) & word_starts(text, [predicted.mention]))
