"""``python -m training.fit_reuse --data DIR``: fit the score of reuse on stories, one left out to judge."""

from __future__ import annotations

import argparse
import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np

from sayso import models, reading, reports
from sayso.reuse.likeness import measure, rarity
from sayso.reuse.words import Worded, worded

RIDGE = 1.0
ROUNDS = 100
GRID = tuple(round(0.3 + 0.01 * step, 2) for step in range(70))
MOST_FALSE = 0.05
"""Share of the pairs listed as not derived that may be taken for derived."""


def words_of(given: dict[str, Any], model: models.Reader) -> Worded:
    """A report as find_reuse sees it: without what somebody named is quoted with."""
    report = reports.from_text(given["text"], id=given["id"])
    return worded(report, reading.quoted(report, reading.read(report, model)))


def examples(story: dict[str, Any], model: models.Reader) -> tuple[list[tuple[float, ...]], list[int]]:
    """Measures of every listed pair of one story, and whether it is derived."""
    texts = {one["id"]: words_of(one, model) for one in story["reports"]}
    rare = rarity(list(texts.values()))
    pairs = [(one, 1) for one in story["derived"]] + [(one, 0) for one in story["not_derived"]]
    measured = [astuple(measure(texts[one["a"]], texts[one["b"]], rare)) for one, _ in pairs]
    return measured, [label for _, label in pairs]


def fit(features: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights of a ridge logistic regression by Newton's method, the constant last."""
    weights = np.zeros(features.shape[1])
    ridge = RIDGE * np.r_[np.ones(len(weights) - 1), 0]
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - labels) + ridge * weights
        curve = (
            (features * (chance * (1 - chance))[:, None]).T @ features
            + np.diag(ridge)
            + 1e-9 * np.eye(len(weights))
        )
        weights -= np.linalg.solve(curve, slope)
    return weights


def left_out(raw: np.ndarray, labels: np.ndarray, group: np.ndarray) -> np.ndarray:
    """The chance of each pair by weights, means and spreads of all stories but its own."""
    chance = np.zeros(len(labels))
    for n in np.unique(group):
        rest = group != n
        means, spreads = raw[rest].mean(0), raw[rest].std(0)
        features = np.c_[(raw - means) / spreads, np.ones(len(raw))]
        chance[~rest] = 1 / (1 + np.exp(-features[~rest] @ fit(features[rest], labels[rest])))
    return chance


def chosen_elsewhere(raw: np.ndarray, labels: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Whether each pair is found where the threshold, too, was chosen on all stories but its own.

    The threshold is the lowest at which, leaving one of the other stories out, at most MOST_FALSE of the pairs
    listed as not derived are found.
    """
    outer, found = left_out(raw, labels, group), np.zeros(len(labels), dtype=bool)
    for n in np.unique(group):
        rest = group != n
        inner = left_out(raw[rest], labels[rest], group[rest])
        others = inner[labels[rest] == 0]
        threshold = next(one for one in GRID if (others >= one).mean() <= MOST_FALSE)
        found[~rest] = outer[~rest] >= threshold
    return found


def main() -> None:
    """Print weights, means and spreads, and recall and false rate by threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "cases" / "stories-dev"
    model = models.load_reader()
    stories = [examples(json.loads(path.read_text()), model) for path in sorted(folder.glob("*.json"))]
    raw = np.array([row for measured, _ in stories for row in measured])
    labels = np.array([label for _, own in stories for label in own])
    group = np.array([n for n, (_, own) in enumerate(stories) for _ in own])
    means, spreads = raw.mean(0), raw.std(0)
    features = np.c_[(raw - means) / spreads, np.ones(len(raw))]
    for name, values in (("WEIGHTS", fit(features, labels)), ("MEANS", means), ("SPREADS", spreads)):
        print(name, tuple(round(float(value), 3) for value in values))
    chance = left_out(raw, labels, group)
    for threshold in GRID[::5]:
        report(f"{threshold:.2f}, leaving one story out", chance >= threshold, labels)
    report("threshold chosen on the other stories as well", chosen_elsewhere(raw, labels, group), labels)


def report(what: str, found: np.ndarray, labels: np.ndarray) -> None:
    """Print the share of derived and of not-derived pairs found."""
    print(what, f"recall {found[labels == 1].mean():.3f}", f"false {found[labels == 0].mean():.3f}")


if __name__ == "__main__":
    main()
