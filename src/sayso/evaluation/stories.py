"""How well reuse, claims and the count of independent origins are got right over whole stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sayso.evaluation.figures import INTERVAL, Score, judge_interval, share, word_starts
from sayso.records import Account, Interval, Span

Unit = tuple[str, int]
"""A report and one of its sentences."""

LEAST_WORDS = 2


def score_stories(pairs: Iterable[tuple[Mapping[str, Any], Account]]) -> dict[str, object]:
    """Recall and false rate of reuse, F1 of sentence pairs put in one claim, and intervals got right."""
    counts: Counter[str] = Counter()
    off: dict[str, list[int]] = {"min": [], "max": []}
    for story, account in pairs:
        _count_reuse(counts, story, account)
        said, wanted = _claims_said(story, account), _claims_wanted(story)
        _count_intervals(counts, off, (story, account), _units_by_claim(said, wanted))
        _count_together(counts, said, wanted)
    parts = ("claims_found", *INTERVAL)
    return {
        "reuse_recall": share(counts["reuse right"], counts["reuse expected"]),
        "reuse_false_rate": share(counts["reuse false"], counts["reuse apart"]),
        "same_claim": Score(counts["pair right"], counts["pair said"], counts["pair wanted"]).as_dict(),
        "claims": counts["claims"],
        **{part: share(counts[part], counts["claims"]) for part in parts},
        **{f"mean_off_{end}": round(sum(v) / len(v), 2) if v else None for end, v in off.items()},
    }


def _count_reuse(counts: Counter[str], story: Mapping[str, Any], account: Account) -> None:
    said = {frozenset((one.a, one.b)) for one in account.reuse}
    derived = {frozenset((one["a"], one["b"])) for one in story["derived"]}
    apart = {frozenset((one["a"], one["b"])) for one in story["not_derived"]}
    counts["reuse right"] += len(derived & said)
    counts["reuse expected"] += len(derived)
    counts["reuse false"] += len(apart & said)
    counts["reuse apart"] += len(apart)


def _claims_said(story: Mapping[str, Any], account: Account) -> dict[Unit, set[str]]:
    reports = {report["id"]: report for report in story["reports"]}
    claim_of = {statement: claim.id for claim in account.claims for statement in claim.statements}
    said: dict[Unit, set[str]] = defaultdict(set)
    for statement in account.statements:
        if statement.id not in claim_of:
            continue
        report = reports[statement.report]
        here = word_starts(report["text"], statement.content)
        for sentence in report["sentences"]:
            there = word_starts(report["text"], [Span(sentence["start"], sentence["end"])])
            if len(here & there) >= LEAST_WORDS:
                said[report["id"], sentence["index"]].add(claim_of[statement.id])
    return said


def _claims_wanted(story: Mapping[str, Any]) -> dict[Unit, set[str]]:
    wanted: dict[Unit, set[str]] = defaultdict(set)
    for claim in story["claims"]:
        for statement in claim["statements"]:
            wanted[statement["report"], statement["sentence"]].add(claim["id"])
    return wanted


def _units_by_claim(said: Mapping[Unit, set[str]], wanted: Mapping[Unit, set[str]]) -> dict[str, set[Unit]]:
    units: dict[str, set[Unit]] = defaultdict(set)
    for unit, claims in said.items():
        for claim in claims if unit in wanted else ():
            units[claim].add(unit)
    return units


def _count_intervals(
    counts: Counter[str],
    off: Mapping[str, list[int]],
    sides: tuple[Mapping[str, Any], Account],
    units: Mapping[str, set[Unit]],
) -> None:
    story, account = sides
    intervals = {one.claim: one.independence for one in account.provenance}
    for gold in story["claims"]:
        mine = {(one["report"], one["sentence"]) for one in gold["statements"]}
        counts["claims"] += 1
        best = _nearest_claim(mine, units)
        if best is not None:
            counts["claims_found"] += 1
            _count_interval(counts, off, gold, intervals[best])


def _nearest_claim(mine: set[Unit], units: Mapping[str, set[Unit]]) -> str | None:
    touched = {claim: held for claim, held in units.items() if mine & held}

    def dice(claim: str) -> float:
        return 2 * len(mine & touched[claim]) / (len(mine) + len(touched[claim]))

    return max(touched, key=lambda claim: (dice(claim), claim), default=None)


def _count_interval(
    counts: Counter[str], off: Mapping[str, list[int]], gold: Mapping[str, Any], said: Interval
) -> None:
    least, most = gold["independent_min"], gold["independent_max"]
    counts.update(judge_interval(Interval(least, most), said))
    off["min"].append(abs(said.min - least))
    off["max"].append(abs(said.max - most))


def _count_together(
    counts: Counter[str], said: Mapping[Unit, set[str]], wanted: Mapping[Unit, set[str]]
) -> None:
    units: Sequence[Unit] = sorted(wanted)
    for a, b in combinations(units, 2):
        together = bool(said.get(a, set()) & said.get(b, set()))
        really = bool(wanted[a] & wanted[b])
        counts["pair said"] += together
        counts["pair wanted"] += really
        counts["pair right"] += together and really
