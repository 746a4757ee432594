"""``python -m training.fit_links --data DIR [--write]``: fit what makes two statements one claim, measure it.

Learns from training/claim_labels.tsv (sentences of fifteen ECB+ training events, labelled by reading), from pairs
of sentences about two different events of one kind, which are never one claim, and from headlines that differ
in their figures (training/figure_labels.tsv). Judged with one event left out. Prints the weights and the
figures behind the constants of sayso.claims.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso import models
from sayso.claims.candidates import find_pairs
from sayso.claims.cluster import partition
from sayso.claims.compare import NAMES, Features, Tables, compare, score
from sayso.claims.landscape import Hear, Landscape, sense, survey
from sayso.claims.scores import NOT_COMPARED, Scores, odds
from sayso.claims.units import Unit, make_units
from training.claim_data import (
    event_of,
    figure_pairs,
    key_of,
    read_labels,
    read_sentences,
    statements_of,
    topic_of,
)

WEIGHTS = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "claims_weights.tsv"
SPEAK_FOR = ("meaning", "words", "contained", "figures_agree", "places_agree", "days_agree", "lone")
AT_MOST = {"days_differ": -1.0}
# Each labelled event is of one day, and headlines seldom name theirs, so the fit cannot see what another day
# means. Set by judgement.
STORY = NAMES.index("other_story")
OTHER_EVENT_PAIRS = 700
OTHER_EVENT_WEIGHT = 1.0
RIDGE = 1.0
ROUNDS = 60
JOINS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)

Floats = npt.NDArray[np.float64]
Rows = tuple[Floats, Floats, Floats]
"""Features, labels (1: one claim) and weights of pairs."""


@dataclass(frozen=True)
class Case:
    """Units in their landscape, and for each the claims it states (None: not labelled)."""

    units: tuple[Unit, ...]
    land: Landscape
    claims: list[frozenset[str] | None] = field(default_factory=list)
    known: dict[tuple[int, int], Features] = field(default_factory=dict)

    def features(self, a: int, b: int) -> Features:
        """What two units have in common; every fit asks for the same pairs again."""
        if (a, b) not in self.known:
            self.known[a, b] = compare(a, b, self.units, self.land)
        return self.known[a, b]

    def labelled(self) -> list[tuple[int, int]]:
        """The pairs of units whose claims are known."""
        return list(combinations([at for at, found in enumerate(self.claims) if found is not None], 2))

    def same(self, pairs: Iterable[tuple[int, int]]) -> Floats:
        """1 for pairs that state one claim, else 0."""
        none: frozenset[str] = frozenset()
        return np.array([float(bool((self.claims[a] or none) & (self.claims[b] or none))) for a, b in pairs])

    def rows(self, pairs: Iterable[tuple[int, int]]) -> Floats:
        """The features of pairs of units, (n, features)."""
        found = (self.features(*pair) for pair in pairs)
        return np.array([[getattr(one, name) for name in NAMES] for one in found]).reshape(-1, len(NAMES))


class Refitted(Scores):
    """Scores of a case's pairs with weights on trial, from features that are worked out once."""

    def __init__(self, case: Case, weights: Tables) -> None:
        self._features = case.features
        super().__init__(case.units, case.land, find_pairs(case.land), weights)

    def _weigh(self, a: int, b: int) -> tuple[float, bool]:
        found = self._features(a, b)
        return score(found, self.weights["pair"]), bool(found.figures_differ and found.places_differ)


def build_case(sentences: Sequence[tuple[str, int, str]], hear: Hear) -> Case:
    """The sentences of an event, or of several, as statements in their reports' own voice, with facets."""
    labels = read_labels()
    units = make_units(statements_of(sentences))
    stated = [[labels.get(key_of(one)) for one in unit.statements] for unit in units]
    claims = [
        frozenset().union(*known) if (known := [x for x in one if x is not None]) else None for one in stated
    ]
    return Case(units, survey(units, [sense(unit, hear) for unit in units]), claims)


def other_events(case: Case, event: str, seed: int) -> Rows:
    """Pairs of a labelled unit with one of the topic's other event."""
    here = [at for at, unit in enumerate(case.units) if event_of(unit.reports[0]) == event]
    there = [at for at, unit in enumerate(case.units) if event_of(unit.reports[0]) != event]
    pairs = [(min(a, b), max(a, b)) for a in here for b in there]
    pairs = random.Random(seed).sample(pairs, min(len(pairs), OTHER_EVENT_PAIRS))
    return case.rows(pairs), np.zeros(len(pairs)), np.full(len(pairs), OTHER_EVENT_WEIGHT)


def headline_rows(path: Path, part: str, hear: Hear) -> Rows:
    """Headlines that differ in their figures: one event or two."""
    pairs = [(a, b, same) for a, b, same in figure_pairs(path, part)]
    statements = statements_of(
        [(f"{at}{side}", 0, one[side]) for at, one in enumerate(pairs) for side in (0, 1)]
    )
    units = make_units(statements)
    where = {one.id: at for at, unit in enumerate(units) for one in unit.statements}
    case = Case(units, survey(units, [sense(unit, hear) for unit in units]))
    ends = [(where.get(f"{at}0#0"), where.get(f"{at}1#0")) for at in range(len(pairs))]
    kept = [
        (a, b, pairs[at][2]) for at, (a, b) in enumerate(ends) if a is not None and b is not None and a != b
    ]
    rows = case.rows([(min(a, b), max(a, b)) for a, b, _ in kept])
    return rows, np.array([float(same) for *_, same in kept]), np.ones(len(kept))


def fit(events: Sequence[Rows], headlines: Rows) -> tuple[Floats, float]:
    """Weights of the features, the constant last, and what is added to it between headlines alone.

    What agrees may only speak for one claim, what differs only against, so that every weight can be read.
    """
    parts = [*events, headlines]
    x, y, w = (np.concatenate([one[at] for one in parts]) for at in range(3))
    lone = np.r_[np.zeros(len(x) - len(headlines[0])), np.ones(len(headlines[0]))]
    found = signed(np.c_[x, lone], y, w, (*NAMES, "lone"))
    for name, most in AT_MOST.items():
        found[NAMES.index(name)] = min(found[NAMES.index(name)], most)
    return np.r_[found[: len(NAMES)], found[-1]], float(found[len(NAMES)])


def signed(x: Floats, y: Floats, w: Floats, names: Sequence[str]) -> Floats:
    """Weights of a logistic regression, the constant last; a feature of the wrong sign is left out.

    "lone" may have either sign.
    """
    sign = np.array([1.0 if name in SPEAK_FOR else -1.0 for name in names])
    free = np.array([name == "lone" for name in names])
    kept = np.ones(len(names), bool)
    while True:
        found = newton(np.c_[x[:, kept], np.ones(len(x))], y, w)
        against = np.where(free[kept], 0.0, found[:-1] * sign[kept])
        if not (against < 0).any():
            break
        kept[np.flatnonzero(kept)[np.argmin(against)]] = False
    out = np.zeros(len(names) + 1)
    out[:-1][kept], out[-1] = found[:-1], found[-1]
    return out


def newton(x: Floats, y: Floats, w: Floats) -> Floats:
    """Weights of a ridge logistic regression; the constant is not held back."""
    found = np.zeros(x.shape[1])
    ridge = RIDGE * np.r_[np.ones(len(found) - 1), 1e-6]
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (w * (chance - y)) + ridge * found
        curve = (x * (w * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return found


def tables(pair: Floats, company: Floats | None = None) -> Tables:
    """Fitted weights as the package reads them."""
    second = [0.0, 1.0, 0.0] if company is None else company.tolist()
    return {
        "pair": dict(zip((*NAMES, "constant"), pair.tolist(), strict=True)),
        "company": dict(zip(("company", "pair", "constant"), second, strict=True)),
    }


def fit_company(cases: Sequence[Case], weights: Sequence[Floats]) -> Floats:
    """How much it counts that the same others resemble both, and the first score's odds, and the constant.

    ``weights`` are for each case those that were fitted without it.
    """
    parts = []
    for case, one in zip(cases, weights, strict=True):
        pairs = case.labelled()
        scores = Refitted(case, tables(one))
        rows = [[scores.company(a, b), odds(scores.alone(a, b))] for a, b in pairs]
        parts.append((np.array(rows), case.same(pairs), np.ones(len(pairs))))
    x, y, w = (np.concatenate([one[at] for one in parts]) for at in range(3))
    return newton(np.c_[x, np.ones(len(x))], y, w)


def average_precision(y: Floats, scores: Floats) -> float:
    """The area under precision over recall."""
    ranked = y[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / max(ranked.sum(), 1))


def judge(case: Case, weights: Tables) -> tuple[list[float], dict[float, tuple[int, int, int]]]:
    """Average precision of both scores on one event; right, made and true pairs at every JOIN."""
    pairs = case.labelled()
    same = case.same(pairs)
    candidates = find_pairs(case.land)
    scores = Refitted(case, weights)
    precision = [
        average_precision(same, np.array([one(a, b) for a, b in pairs]))
        for one in (scores.alone, scores.together)
    ]
    counts = {}
    for join in JOINS:
        claims = partition(len(case.units), candidates, scores, otherwise=NOT_COMPARED, join=join)
        of = {at: number for number, claim in enumerate(claims) for at in claim}
        made = np.array([of[a] == of[b] for a, b in pairs])
        counts[join] = int((made * same).sum()), int(made.sum()), int(same.sum())
    return precision, counts


def show_events(
    events: Sequence[str], judged: Sequence[tuple[list[float], dict[float, tuple[int, int, int]]]]
) -> None:
    """Print what was measured with each event left out."""
    for event, (precision, _) in zip(events, judged, strict=True):
        print(f"{event:10s} average precision {precision[0]:.3f} alone, {precision[1]:.3f} with company")
    print("mean", *np.round(np.mean([one[0] for one in judged], axis=0), 3))
    for join in JOINS:
        right, said, true = np.sum([counts[join] for _, counts in judged], axis=0)
        p, r = right / max(said, 1), right / true
        print(f"JOIN {join:.2f}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def main(given: Sequence[str] | None = None, hear: Hear | None = None) -> None:
    """Fit, judge, print; with --write, write the shipped table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--write", action="store_true", help="write the shipped table of weights")
    args = parser.parse_args(given)
    listen = cache(hear or models.load_encoder().hear)
    events = sorted({event_of(file) for file, _ in read_labels()})
    by_event: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    topics = {topic_of(event) for event in events}
    for one in read_sentences(args.data / "data/ecbplus/ecbplus-topics-1-35.tar.gz", topics):
        by_event[event_of(one[0])].append(one)
    cases = [build_case(by_event[event], listen) for event in events]
    rows: list[Rows] = []
    for event, case in zip(events, cases, strict=True):
        pairs = case.labelled()
        inside = (case.rows(pairs), case.same(pairs), np.ones(len(pairs)))
        topic = [one for name, ones in by_event.items() if topic_of(name) == topic_of(event) for one in ones]
        across = other_events(build_case(topic, listen), event, topic_of(event))
        rows.append(tuple(np.concatenate(both) for both in zip(inside, across, strict=True)))  # type: ignore[arg-type]
    headlines = headline_rows(args.data / "data/sts-headlines", "train", listen)
    pair, lone = fit(rows, headlines)
    without = [fit([*rows[:at], *rows[at + 1 :]], headlines)[0] for at in range(len(rows))]
    company = fit_company(cases, without)
    for at, name in enumerate((*NAMES, "constant")):
        print(f"{name:16s} {pair[at]:7.3f}   " + " ".join(f"{one[at]:6.2f}" for one in without))
    print(f"between headlines alone {lone:+.2f}; company, odds, constant", np.round(company, 2))
    if args.write:
        write(tables(pair, company), sum(len(one.labelled()) for one in cases))
    judged = []
    for at, case in enumerate(cases):
        rest = fit_company([*cases[:at], *cases[at + 1 :]], [*without[:at], *without[at + 1 :]])
        judged.append(judge(case, tables(without[at], rest)))
    show_events(events, judged)


def write(weights: Tables, pairs: int) -> None:
    """Write the shipped table."""
    lines = [
        "# Weights that make two statements one claim; see sayso.claims.compare (pair) and sayso.claims.scores.",
        f"# Logistic regression on {pairs} labelled pairs of fifteen ECB+ training events (training/claim_labels.tsv),",
        "# on pairs of two events of one kind and on headlines with other figures (training/figure_labels.tsv):",
        "# python -m training.fit_links --data FOLDER --write. A weight of 0 came out with the wrong sign.",
        "table\tfeature\tweight",
        *(f"{table}\t{name}\t{value:.2f}" for table, row in weights.items() for name, value in row.items()),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
