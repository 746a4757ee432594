"""``python -m training.fit_order --data DIR [--write]``: fit who of two speakers has it from the other, measure it.

Learns from every two speakers of one statement whose mentions stand in the text for it: those of
cases/chains-train.jsonl without the held-out fifth, of our own passages, and of sentences composed by
training/templates.tsv. Prints how many chains are in the right order, end and all, without being told the end.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
import numpy.typing as npt

from sayso.evaluation.gold import GoldPassage, read_passages
from sayso.evaluation.sources import rows_of
from sayso.records import Span, Spans
from sayso.sources.nesting import around
from sayso.sources.order import signs
from sayso.sources.register import sentence_at
from sayso.text import contains
from training.compose import Composer, Material, gather
from training.passages import load_own

TEMPLATES = Path(__file__).with_name("order_templates.tsv")
WEIGHTS = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "sources_order.tsv"
RIDGE = 1.0
ROUNDS = 30
LEAST = 8
"""Pairs in which a sign must tell two speakers apart to have a weight."""

SMALL = 0.3
"""Weights below this are left out, and the rest fitted again."""

FILLINGS = 100
"""Passages composed with each file of templates; each counts as a quarter."""

SHARE = 0.25
HEAD = """# How much further from the origin a speaker stands who shows a sign; see sayso.sources.order for each sign.
# Logistic regression over every two speakers of one statement, of the training passages (without the held-out
# fifth), of our own and of composed ones: python -m training.fit_order --data FOLDER --write
sign\tweight
"""

Seen = tuple[tuple[int, frozenset[str]], ...]
"""The speakers of one statement from the outermost to the origin: in the words of how many others each stands, and
its signs.
"""

Weights = dict[str, float]


def chains_of(passage: GoldPassage) -> Iterator[Seen]:
    """The signs of each chain of two and more speakers whom one sentence names, each chain once."""
    reading = rows_of(passage)
    rows = {(one.source, one.content): one for one in reading.passed_on}
    known: set[Spans] = set()
    for one in (marked.statement for marked in passage.statements):
        own = tuple(node.mention for node in one.chain if node.mention and not node.inherited)
        row = rows.get((own[-1:], one.content))
        if row is None or len(own) < 2 or own in known:
            continue
        known.add(own)
        here = {sentence_at(reading.sentences, span.start) for span in (*row.source, *row.cue)}
        held = [frame.content for frame in around(row, reading.passed_on)]
        near = [span for span in own if sentence_at(reading.sentences, span.start) in here]
        yield tuple((_depth(span, held), signs(passage.text, span)) for span in near)


def _depth(span: Span, held: Sequence[Spans]) -> int:
    return sum(any(contains(part, span) for part in content) for content in held)


def pairs_of(chains: Sequence[Seen]) -> list[Counter[str]]:
    """For every two speakers of a chain of whom neither stands deeper, the signs of the outer one less those of the
    inner one.
    """
    found = []
    for chain in chains:
        for (above, outer), (below, inner) in combinations(chain, 2):
            if above == below:
                found.append(Counter({sign: 1 if sign in outer else -1 for sign in outer ^ inner}))
    return found


def fit(real: Sequence[Seen], composed: Sequence[Seen]) -> Weights:
    """The weights that make the marked order likeliest, without those that turn out small."""
    pairs, made = pairs_of(real), pairs_of(composed)
    times = Counter(sign for pair in pairs for sign in pair)
    for pair in made:
        for sign in pair:
            times[sign] += SHARE
    names = sorted(sign for sign, number in times.items() if number >= LEAST)
    for least in (SMALL, 0.0):
        weights = _newton(names, pairs, made)
        names = [name for name in names if abs(weights[name]) >= least]
    return weights


def _newton(names: Sequence[str], pairs: Sequence[Counter[str]], made: Sequence[Counter[str]]) -> Weights:
    """Logistic regression with a ridge, by Newton's method."""
    rows = np.array([[pair[name] for name in names] for pair in (*pairs, *made)], dtype=float)
    worth = np.array([1.0] * len(pairs) + [SHARE] * len(made))
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (worth * sure * (1 - sure))[:, None]).T @ rows + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(bend, rows.T @ (worth * (1 - sure)) - RIDGE * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def figures(chains: Sequence[Seen], weights: Weights) -> str:
    """How many chains come in the right order, of all and of those of three and more."""

    def right(chain: Seen) -> bool:
        far = [(depth, -sum(weights.get(sign, 0.0) for sign in seen)) for depth, seen in chain]
        return all(a < b for a, b in pairwise(far))

    longer = [chain for chain in chains if len(chain) > 2]
    return f"{sum(map(right, chains))} of {len(chains)}, of three and more {sum(map(right, longer))} of {len(longer)}"


def read(passages: Sequence[dict]) -> list[GoldPassage]:
    """Passages as the gold reader gives them."""
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in passages)
        file.flush()
        return list(read_passages(Path(file.name)))


def compose(passages: Sequence[dict]) -> list[dict]:
    """Passages composed of the contents and names of annotated ones."""
    names = gather([], passages).names
    clauses = sorted({_words(one, content[0]) for one in passages for content in _contents(one)})
    material = Material(tuple(c for c in clauses if 4 <= len(c.split()) <= 25), names, ("It rained.",))
    rng = random.Random(7)
    composers = (Composer(material, rng), Composer(material, rng, TEMPLATES))
    made = [composer.passage() for composer in composers for _ in range(FILLINGS)]
    return [_with_roles(one) for one in made]


def _with_roles(passage: dict) -> dict:
    """A passage whose nodes say what they are in their chain, as the gold reader asks."""
    for one in passage["statements"]:
        for node in one["chain"]:
            node["role"] = "origin" if node is one["chain"][-1] else "relay"
    return passage


def _contents(passage: dict) -> Iterator[list[Span]]:
    for one in passage["statements"]:
        if one["content"] and len(one["content"]) == 1:
            yield one["content"]


def _words(passage: dict, span: Span) -> str:
    return passage["text"][slice(*span)]


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    path = args.data / "cases" / "chains-train.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    held = {one.id for one in read_passages(path) if one.held_out}
    rest = [one for one in lines if one["id"] not in held]
    parts = {
        "learnt": [one for one in read_passages(path) if not one.held_out],
        "our own": read([_with_roles(one) for one in load_own(args.data / "data")]),
        "composed": read(compose(rest)),
        "held out": [one for one in read_passages(path) if one.held_out],
        "development": list(read_passages(args.data / "cases" / "chains-dev.jsonl")),
    }
    chains = {name: [chain for one in part for chain in chains_of(one)] for name, part in parts.items()}
    weights = fit([*chains["learnt"], *chains["our own"]], chains["composed"])
    for name, weight in sorted(weights.items(), key=lambda one: -one[1]):
        print(f"{name:20} {weight:6.2f}")
    for name, seen in chains.items():
        print(f"{name:12} {figures(seen, weights)}")
    if args.write:
        rows = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
        WEIGHTS.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
