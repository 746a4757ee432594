"""``python -m training.calibrate --data DIR``: confidence as a chance, fitted over what is printed now.

Relations of the report itself (outer) are fitted on every second report of PolNeAR dev, statements (chain) on the
held-out fifth of the passages; the other reports and chains-dev only check. Each fit is laid over the table that is
in force, so a second run moves nothing. Prints the errors and writes reading_confidence.tsv, and the curve of
precision and recall as an SVG (for which everything is read once more at the "recall" point). Run it again after
every new model.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from sayso import models, reading, reports, sources
from sayso.evaluation import attributions, chains
from sayso.evaluation.confidence import Judged, score_confidence
from sayso.evaluation.gold import read_passages, read_standoff
from sayso.evaluation.run import PASSAGES, PASSAGES_OF, POLNEAR
from sayso.reading.confidence import LEAST, MOST, POINTS, Aim, chance
from sayso.resources import read_table
from training.curve import Curve, draw, precision_recall

RESOURCES = Path("src/sayso/resources")
RIDGE, ROUNDS = 1.0, 50
# So many right and wrong are taken to have been seen already of what words alone show, which is seldom.
PRIOR = (6, 4)
Part = tuple[list[Judged], int]
"""What was judged, and how many were marked in all."""


def read_reports(data: Path, network: reading.Network, aim: Aim) -> tuple[Part, Part]:
    """Relations of PolNeAR dev, judged: those to fit on and those to check on."""
    folder = data / POLNEAR / "dev"
    halves: list[list[Judged]] = [[], []]
    marked = [0, 0]
    for number, gold in enumerate(read_standoff(folder / "text", folder / "attributions")):
        found = reading.read(reports.from_text(gold.text, id=gold.id), network, aim)
        halves[number % 2] += attributions.judged(gold, found.outermost)
        marked[number % 2] += len(gold.attributions)
    return (halves[0], marked[0]), (halves[1], marked[1])


def read_chains(path: Path, network: reading.Network, aim: Aim, *, held_out: bool) -> Part:
    """Statements of passages, judged."""
    judged: list[Judged] = []
    marked = 0
    for gold in read_passages(path):
        if held_out and not gold.held_out:
            continue
        report = reports.from_text(gold.text, id=gold.id, settings=None, **gold.metadata)
        found = sources.chain_statements(report, reading.read(report, network, aim))
        judged += chains.judged(gold, found)
        marked += sum(one.statement.stance in chains.CLAIM_STANCES for one in gold.statements)
    return judged, marked


def odds(sure: Sequence[float]) -> np.ndarray:
    """Log-odds of chances, bounded as the reader bounds them."""
    bounded = np.clip(np.asarray(sure), LEAST, MOST)
    return np.log(bounded / (1 - bounded))


def fit(judged: Sequence[Judged]) -> tuple[float, float]:
    """Slope and constant over the log-odds, by Newton's method, the slope drawn gently towards 1 (Platt 1999)."""
    features = np.c_[odds([s for s, _ in judged]), np.ones(len(judged))]
    right = np.array([r for _, r in judged], float)
    weights, aim, ridge = np.array([1.0, 0.0]), np.array([1.0, 0.0]), np.array([RIDGE, 0.0])
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chances - right) + ridge * (weights - aim)
        curve = (features * (chances * (1 - chances))[:, None]).T @ features + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def laid_over(judged: Sequence[Judged], by: tuple[float, float]) -> list[Judged]:
    """The same with their chances moved by a fit."""
    moved = 1 / (1 + np.exp(-(by[0] * odds([s for s, _ in judged]) + by[1])))
    return [(float(s), r) for s, (_, r) in zip(moved, judged, strict=True)]


def by_words(judged: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """What the network found, and what its words alone showed (known by their one fixed chance)."""
    fixed = chance("words")
    return [one for one in judged if one[0] != fixed], [one for one in judged if one[0] == fixed]


def write_table(fits: dict[str, tuple[float, float]], words: float) -> None:
    """The table that the reader reads, each fit laid over the one in force."""
    path = RESOURCES / "reading_confidence.tsv"
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [*head, "scheme\tslope\tconstant"]
    for row in read_table(path.name):
        if row["scheme"] in fits:
            a, b = fits[row["scheme"]]
            slope, constant = a * float(row["slope"]), a * float(row["constant"]) + b
            lines.append(f"{row['scheme']}\t{slope:.3f}\t{constant:.3f}")
    lines.append(f"words\t0\t{math.log(words / (1 - words)):.3f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, check, write the table and draw the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--curve", type=Path, default=Path("docs/images/precision-recall.svg"))
    args = parser.parse_args()
    calibrate(args.data, models.load_reader(), args.curve)


def calibrate(data: Path, network: reading.Network, curve: Path) -> None:
    """Fit on one part, check on the other, write the table and the curve of the part that checks."""
    (outer, _), outer_check = read_reports(data, network, "default")
    chain, words = by_words(read_chains(data / PASSAGES_OF["held-out"], network, "default", held_out=True)[0])
    chain_check = read_chains(data / PASSAGES, network, "default", held_out=False)
    fits = {"outer": fit(outer), "chain": fit(chain)}
    for name, (judged, _) in (("outer", outer_check), ("chain", chain_check)):
        found = score_confidence(laid_over(by_words(judged)[0], fits[name]))
        print(name, "fit over the table in force", [round(one, 3) for one in fits[name]], found)
    said = words + by_words(chain_check[0])[1]
    share = (sum(r for _, r in said) + PRIOR[0]) / (len(said) + sum(PRIOR))
    print(f"words: {len(said)} statements, {share:.3f}")
    write_table(fits, share)
    _, outer_all = read_reports(data, network, "recall")
    chain_all = read_chains(data / PASSAGES, network, "recall", held_out=False)
    curve.write_text(
        draw(
            [
                curve_of("relations (PolNeAR dev)", outer_check, outer_all, by=fits["outer"]),
                curve_of("statements (chains-dev)", chain_check, chain_all, by=fits["chain"]),
            ]
        ),
        encoding="utf-8",
    )


def curve_of(name: str, default: Part, recall: Part, *, by: tuple[float, float]) -> Curve:
    """One curve over all that is read with --recall, with the three points as the reader reads them."""
    points = {}
    for aim, (judged, marked) in {"precision": default, "default": default, "recall": recall}.items():
        points[aim] = precision_recall(laid_over(judged, by), marked, POINTS[aim].least)
        print(name, aim, "recall and precision", [round(one, 3) for one in points[aim]])
    return Curve(name, tuple(laid_over(recall[0], by)), recall[1], points)


if __name__ == "__main__":
    main()
