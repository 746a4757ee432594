"""``python -m training.fit_antecedents --data DIR [--write]``: fit whom a pronoun means, and measure it.

Learns from what readers marked in cases/chains-train.jsonl (a fifth of its documents held out) and from the
training part of GUM's news and interviews. Prints precision and recall at several thresholds, on the held-out
fifth too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.evaluation.gold import GoldPassage, read_passages
from sayso.evaluation.gum import Annotated, read_gum
from sayso.reading.sentences import sentences
from sayso.records import Span, Spans
from sayso.sources.antecedents import FEATURES, NOBODY, row_of, see
from sayso.sources.register import Place, Voice, places_of
from sayso.sources.resolve import Resolver, Scene
from sayso.text import overlaps

WEIGHTS = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "sources_antecedents.tsv"
HELD_OUT = 5
RIDGE = 0.02
ROUNDS = 4_000
STEP = 0.5
HEAD = """# Weights of what is seen of a voice from a pronoun; see sayso.sources.antecedents for each feature.
# Softmax regression over the voices that fit and "nobody of them", on the pronouns of the training passages
# (without the held-out fifth) and of GUM's training part: python -m training.fit_antecedents --data FOLDER --write
feature\tweight
"""

Floats = npt.NDArray[np.float64]
Choice = tuple[Floats, int]
"""The features of those that fit (n, features), and the index of the one that is meant (-1: nobody)."""


class Teacher(Resolver):
    """A resolver that is told whom each pronoun means, and keeps what it saw of those that fit."""

    def __init__(self, scene: Scene, meant: Mapping[Span, Spans]) -> None:
        super().__init__(scene, {})
        self.known = meant
        self.choices: list[Choice] = []

    def meant(self, place: Place, candidates: Sequence[Voice]) -> Voice | None:
        """The one that the annotation means."""
        gold = self.known.get(place.span)
        if gold is None or not candidates:
            return None
        right = [at for at, voice in enumerate(candidates) if _bears(voice, gold)]
        rows = np.array([row_of(sight) for sight in see(place, candidates, self.view(place))], dtype=float)
        self.choices.append((rows, right[0] if right else -1))
        return candidates[right[0]] if right else None


def _bears(voice: Voice, gold: Spans) -> bool:
    """Whether a voice is met at one of the places where the antecedent is named."""
    return any(overlaps(place.span, span) for place in voice.places for span in gold)


def choices_of_passage(passage: GoldPassage) -> list[Choice]:
    """What is seen from each pronoun of a passage that acts as a source."""
    told = [one.statement for one in passage.statements if one.statement.chain]
    said = tuple((one.content, one.chain[-1].mention) for one in told if one.chain[-1].mention)
    meant = {n.mention: (n.antecedent,) if n.antecedent else () for s in told for n in s.chain if n.mention}
    return _taught(Scene(passage.text, sentences(passage.text), said), meant)


def choices_of_report(report: Annotated) -> list[Choice]:
    """What is seen from each pronoun of a GUM report that acts as a source."""
    said = tuple((one.content, one.span) for one in report.sources)
    meant = {
        one.span: tuple(span for span in report.mentions[one.entity] if span.end <= one.span.start)
        for one in report.sources
    }
    return _taught(Scene(report.text, report.sentences, said), meant)


def _taught(scene: Scene, meant: Mapping[Span, Spans]) -> list[Choice]:
    teacher = Teacher(scene, meant)
    teacher.read(places_of(scene.text, sorted(meant), sentences=scene.sentences))
    return teacher.choices


def fit(choices: Sequence[Choice]) -> Floats:
    """The weights (features and, last, nobody) that make the marked choices likeliest, by gradient ascent."""
    most = max(len(rows) for rows, _ in choices)
    seen = np.zeros((len(choices), most, len(FEATURES)))
    there = np.zeros((len(choices), most + 1))
    want = np.zeros((len(choices), most + 1))
    for at, (rows, right) in enumerate(choices):
        seen[at, : len(rows)] = rows
        there[at, : len(rows)] = there[at, most] = want[at, right] = 1.0
    weights = np.zeros(len(FEATURES) + 1)
    for _ in range(ROUNDS):
        scores = np.concatenate([seen @ weights[:-1], np.full((len(choices), 1), weights[-1])], axis=1)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True)) * there
        lacking = want - powers / powers.sum(axis=1, keepdims=True)
        gradient = np.append(np.einsum("cn,cnf->f", lacking[:, :-1], seen), lacking[:, -1].sum())
        gradient[:-1] -= RIDGE * len(choices) * weights[:-1] / 10
        weights += STEP * gradient / len(choices)
    return weights


def chances(rows: Floats, weights: Floats) -> Floats:
    """The probability of each that fits, and of nobody last."""
    scores = np.append(rows @ weights[:-1], weights[-1])
    powers = np.exp(scores - scores.max())
    result: Floats = powers / powers.sum()
    return result


def figures(choices: Sequence[Choice], weights: Floats, least: float) -> str:
    """Precision and recall of what is taken at a threshold."""
    taken = right = 0
    for rows, want in choices:
        found = chances(rows, weights)[:-1]
        best = int(found.argmax())
        if found[best] >= least:
            taken += 1
            right += best == want
    expected = sum(want >= 0 for _, want in choices)
    return f"P {100 * right / max(taken, 1):.1f} R {100 * right / max(expected, 1):.1f} (taken {taken}, expected {expected})"


def gather(data: Path) -> Iterator[tuple[bool, list[Choice]]]:
    """The choices of every training text, and whether it is held out."""
    path = data / "cases" / "chains-train.jsonl"
    docs = [json.loads(line)["doc"] for line in path.read_text(encoding="utf-8").splitlines()]
    for doc, passage in zip(docs, read_passages(path), strict=True):
        held = int(hashlib.sha256(doc.encode()).hexdigest(), 16) % HELD_OUT == 0
        yield held, choices_of_passage(passage)
    for report in read_gum(data / "data" / "gum" / "gum-train.conllu.gz"):
        yield False, choices_of_report(report)


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = list(gather(args.data))
    learnt = [choice for held, choices in texts if not held for choice in choices]
    apart = [choice for held, choices in texts if held for choice in choices]
    weights = fit(learnt)
    for name, weight in zip((*FEATURES, NOBODY), weights, strict=True):
        print(f"{name:16} {weight:6.2f}")
    for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"{least}: learnt {figures(learnt, weights, least)}; held out {figures(apart, weights, least)}")
    if args.write:
        lines = (f"{name}\t{weight:.2f}\n" for name, weight in zip((*FEATURES, NOBODY), weights, strict=True))
        WEIGHTS.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
