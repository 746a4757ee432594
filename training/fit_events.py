"""``python -m training.fit_events --data DIR [--write]``: one claim with another figure, or another event.

Learns from pairs of STS headlines that differ in their digits, labelled by reading (training/figure_labels.tsv);
judged with one fifth left out at a time, and on the development part. Needs no model and takes seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.claims.other_event import NAMES, ONE_EVENT, lay_apart
from sayso.claims.units import Unit, make_units
from training.claim_data import figure_pairs, statements_of
from training.fit_links import Floats, average_precision, newton

WEIGHTS = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "claims_event_weights.tsv"
SPEAK_FOR = ("rare", "growing")
FOLDS, ROUNDS = 5, 12
LEAST = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
Answers = npt.NDArray[np.bool_]


def rows(pairs: Sequence[tuple[str, str, bool]]) -> tuple[Floats, Floats]:
    """Features and labels (1: one event) of pairs of headlines."""
    found = [[getattr(lay_apart(unit(a), unit(b)), name) for name in NAMES] for a, b, _ in pairs]
    return np.array(found), np.array([float(same) for *_, same in pairs])


def unit(headline: str) -> Unit:
    """A headline as a unit."""
    return make_units(statements_of([("report", 0, headline)]))[0]


def fit(x: Floats, y: Floats) -> Floats:
    """Weights, the constant last; a feature of the wrong sign is left out."""
    sign = np.array([1.0 if name in SPEAK_FOR else -1.0 for name in NAMES])
    kept = np.ones(len(NAMES), bool)
    while True:
        found = newton(np.c_[x[:, kept], np.ones(len(x))], y, np.ones(len(y)))
        wrong = found[:-1] * sign[kept]
        if not (wrong < 0).any():
            break
        kept[np.flatnonzero(kept)[np.argmin(wrong)]] = False
    out = np.zeros(len(NAMES) + 1)
    out[:-1][kept], out[-1] = found[:-1], found[-1]
    return out


def show_other_folds(x: Floats, y: Floats) -> None:
    """Print the mean F1 over twelve other ways to part the pairs into fifths."""
    found = []
    for seed in range(1, ROUNDS + 1):
        order, chance = np.random.default_rng(seed).permutation(len(y)), np.zeros(len(y))
        for at in range(FOLDS):
            out = np.isin(np.arange(len(y)), order[at::FOLDS])
            left = fit(x[~out], y[~out])
            chance[out] = squashed(x[out] @ left[:-1] + left[-1])
        found.append(f_one(chance > ONE_EVENT, y > 0)[2])
    print(f"  one claim at {ONE_EVENT:.2f}, mean F1 of {ROUNDS} other partings: {np.mean(found):.3f}")


def squashed(odds: Floats) -> Floats:
    """Chances of logarithms of odds."""
    found: Floats = 1 / (1 + np.exp(-odds))
    return found


def show(name: str, chance: Floats, y: Floats) -> None:
    """Print how pairs part into one event and two, at several thresholds, for either answer."""
    print(
        f"{name}: {len(y)} pairs, {int(y.sum())} of one event; average precision {average_precision(y, chance):.3f}"
    )
    for least in LEAST:
        one, other = f_score(chance > least, y > 0), f_score(chance <= least, y == 0)
        print(f"  at {least:.2f}: one claim, other figure {one}; other event {other}")


def f_score(said: Answers, true: Answers) -> str:
    """Precision, recall and F1 of yes-or-no answers, in words."""
    p, r, f = f_one(said, true)
    return f"precision {p:.3f} recall {r:.3f} F1 {f:.3f}"


def f_one(said: Answers, true: Answers) -> tuple[float, float, float]:
    """Precision, recall and F1 as numbers."""
    right = (said & true).sum()
    p, r = right / max(said.sum(), 1), right / max(true.sum(), 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    """Fit, judge, print; with --write, write the shipped table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--write", action="store_true", help="write the shipped table of weights")
    args = parser.parse_args()
    x, y = rows(list(figure_pairs(args.data / "data/sts-headlines", "train")))
    weights = fit(x, y)
    for name, weight in zip((*NAMES, "constant"), weights, strict=True):
        print(f"{name:14s} {weight:6.2f}")
    chance = np.zeros(len(y))
    for at in range(FOLDS):
        out = np.arange(len(y)) % FOLDS == at
        left = fit(x[~out], y[~out])
        chance[out] = squashed(x[out] @ left[:-1] + left[-1])
    show("train, one fifth left out", chance, y)
    show_other_folds(x, y)
    dev, wanted = rows(list(figure_pairs(args.data / "data/sts-headlines", "dev")))
    show("dev", squashed(dev @ weights[:-1] + weights[-1]), wanted)
    if args.write:
        write(weights)


def write(weights: Floats) -> None:
    """Write the shipped table."""
    lines = [
        "# Weights that tell one event from another where figures differ; see sayso.claims.other_event.",
        "# Logistic regression on labelled STS headlines (training/figure_labels.tsv):",
        "# python -m training.fit_events --data FOLDER --write. A weight of 0 came out with the wrong sign.",
        "feature\tweight",
        *(f"{name}\t{weight:.2f}" for name, weight in zip((*NAMES, "constant"), weights, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
