"""``python -m training.fit_reuse --data DIR``: fit the score of reuse on stories, one left out to judge."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sayso import models, reading, reports
from sayso.records import Report
from sayso.reuse.likeness import measure, rarity
from sayso.reuse.words import WORD, Worded, worded

RIDGE = 1.0
ROUNDS = 100
GRID = tuple(round(0.3 + 0.01 * step, 2) for step in range(70))
MOST_FALSE = 0.05
"""Share of the pairs listed as not derived that may be taken for derived."""

SHORT = 140
"""Words of a short note: the first so many of every report make the same pairs once more, as notes."""
SHORT_WEIGHT = 0.5
"""What a pair of short notes weighs beside one of whole reports. Of 0, 0.25, 0.5 and 1 (2026) chosen for few
false pairs of notes where the threshold is chosen elsewhere, with all the figures of the evaluation in view."""
LASTING = frozenset({"verbatim", "near-verbatim"})
"""Kinds of derived pairs whose beginnings are derived as well."""


@dataclass(frozen=True)
class Examples:
    """The measures of pairs, a row each, whether each is derived, its story, and what it weighs."""

    raw: np.ndarray
    labels: np.ndarray
    story: np.ndarray
    weight: np.ndarray

    def of(self, which: np.ndarray) -> Examples:
        """Some of the pairs."""
        return Examples(self.raw[which], self.labels[which], self.story[which], self.weight[which])


def shortened(report: Report) -> Report:
    """The beginning of a report, as long as a short note."""
    words = list(WORD.finditer(report.text))[:SHORT]
    end = words[-1].end() if words else 0
    return replace(report, text=report.text[:end], boilerplate=(), title_span=None)


def words_of(given: dict[str, Any], model: models.Reader) -> tuple[Worded, Worded]:
    """A report as find_reuse sees it, without what somebody named is quoted with; and its beginning."""
    report = reports.from_text(given["text"], id=given["id"])
    quoted = reading.quoted(report, reading.read(report, model))
    short = shortened(report)
    return worded(report, quoted), worded(short, tuple(one for one in quoted if one.end <= len(short.text)))


def examples(story: dict[str, Any], number: int, model: models.Reader) -> Iterator[Examples]:
    """Every listed pair of one story, whole and as short notes."""
    texts = {one["id"]: words_of(one, model) for one in story["reports"]}
    for at, weight in enumerate((1.0, SHORT_WEIGHT)):
        rare = rarity([text[at] for text in texts.values()])
        derived = [one for one in story["derived"] if not at or _lasts(one)]
        pairs = [(one, 1) for one in derived] + [(one, 0) for one in story["not_derived"]]
        raw = [astuple(measure(texts[one["a"]][at], texts[one["b"]][at], rare)) for one, _ in pairs]
        labels = np.array([label for _, label in pairs])
        yield Examples(np.array(raw), labels, np.full(len(pairs), number), np.full(len(pairs), weight))


def _lasts(pair: dict[str, Any]) -> bool:
    return pair["kind"] in LASTING and pair["extent"] == "whole"


@dataclass(frozen=True)
class Model:
    """A score: weights with the constant last, and the means and spreads of whole reports."""

    weights: np.ndarray
    means: np.ndarray
    spreads: np.ndarray

    def __call__(self, raw: np.ndarray) -> np.ndarray:
        """How likely each pair is derived."""
        return 1 / (1 + np.exp(-np.c_[(raw - self.means) / self.spreads, np.ones(len(raw))] @ self.weights))


def fit(given: Examples) -> Model:
    """Weights of a ridge logistic regression by Newton's method, on measures standardised by whole reports."""
    whole = given.raw[given.weight == 1.0]
    means, spreads = whole.mean(0), whole.std(0)
    features = np.c_[(given.raw - means) / spreads, np.ones(len(given.raw))]
    weights = np.zeros(features.shape[1])
    ridge = RIDGE * np.r_[np.ones(len(weights) - 1), 0]
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (given.weight * (chance - given.labels)) + ridge * weights
        inner = features.T * (given.weight * chance * (1 - chance))
        weights -= np.linalg.solve(inner @ features + np.diag(ridge) + 1e-9 * np.eye(len(weights)), slope)
    return Model(weights, means, spreads)


def left_out(given: Examples) -> np.ndarray:
    """The chance of each pair by weights, means and spreads of all stories but its own."""
    chance = np.zeros(len(given.labels))
    for n in np.unique(given.story):
        chance[given.story == n] = fit(given.of(given.story != n))(given.raw[given.story == n])
    return chance


def chosen_elsewhere(given: Examples) -> np.ndarray:
    """Whether each pair is found where the threshold, too, was chosen on all stories but its own.

    The threshold is the lowest at which, leaving one of the other stories out, at most MOST_FALSE of the whole
    pairs listed as not derived are found.
    """
    outer, found = left_out(given), np.zeros(len(given.labels), dtype=bool)
    for n in np.unique(given.story):
        rest = given.of(given.story != n)
        others = left_out(rest)[(rest.labels == 0) & (rest.weight == 1.0)]
        threshold = next(one for one in GRID if (others >= one).mean() <= MOST_FALSE)
        found[given.story == n] = outer[given.story == n] >= threshold
    return found


def main() -> None:
    """Print weights, means and spreads, and recall and false rate by threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data / "cases" / "stories-dev"
    model = models.load_reader()
    parts = [
        part
        for number, path in enumerate(sorted(folder.glob("*.json")))
        for part in examples(json.loads(path.read_text()), number, model)
    ]
    given = Examples(*(np.concatenate(column) for column in zip(*map(columns, parts), strict=True)))
    fitted = fit(given)
    for name, values in (("WEIGHTS", fitted.weights), ("MEANS", fitted.means), ("SPREADS", fitted.spreads)):
        print(name, tuple(round(float(value), 3) for value in values))
    chance, elsewhere = left_out(given), chosen_elsewhere(given)
    for what, which in (("whole reports", given.weight == 1.0), ("short notes", given.weight < 1.0)):
        for threshold in GRID[::5]:
            report(
                f"{what}, {threshold:.2f}, leaving one story out",
                (chance >= threshold)[which],
                given.labels[which],
            )
        report(
            f"{what}, threshold chosen on the other stories as well", elsewhere[which], given.labels[which]
        )


def columns(given: Examples) -> tuple[np.ndarray, ...]:
    """The columns of a table of pairs."""
    return given.raw, given.labels, given.story, given.weight


def report(what: str, found: np.ndarray, labels: np.ndarray) -> None:
    """Print the share of derived and of not-derived pairs found."""
    print(what, f"recall {found[labels == 1].mean():.3f}", f"false {found[labels == 0].mean():.3f}")


if __name__ == "__main__":
    main()
