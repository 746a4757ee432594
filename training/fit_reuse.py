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
    chance = np.zeros(len(labels))
    for n in range(len(stories)):
        chance[group == n] = 1 / (
            1 + np.exp(-features[group == n] @ fit(features[group != n], labels[group != n]))
        )
    for name, values in (("WEIGHTS", fit(features, labels)), ("MEANS", means), ("SPREADS", spreads)):
        print(name, tuple(round(float(value), 3) for value in values))
    for threshold in (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        found = chance >= threshold
        print(threshold, f"recall {found[labels == 1].mean():.3f}", f"false {found[labels == 0].mean():.3f}")


if __name__ == "__main__":
    main()
