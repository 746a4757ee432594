"""``python -m training.fit_links --data DIR [--write]``: fit what makes two statements one claim, measure it.

Learns from training/claim_labels.tsv (sentences of five ECB+ training events, labelled by reading) and from
pairs of sentences about two different events of one kind, which are never one claim; judged with one event
left out. Prints the weights, the figures behind the constants of sayso.claims, and how STS headlines fare.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso import facets, models
from sayso.claims.cluster import partition
from sayso.claims.compare import NAMES, compare
from sayso.claims.landscape import Encode, Landscape, survey
from sayso.claims.units import Unit, make_units
from sayso.records import Report, Span, Statement

LABELS = Path(__file__).with_name("claim_labels.tsv")
WEIGHTS = Path(__file__).parents[1] / "src" / "sayso" / "resources" / "claims_weights.tsv"
SPEAK_FOR = ("meaning", "words", "contained", "figures_agree", "places_agree", "days_agree")
AT_MOST = {"days_differ": -1.0, "places_differ": -0.5}
# Each labelled event is of one day and one place, so the fit cannot see what another day or place means. Set by
# judgement; on the development stories the claims' F1 is 0.530 with them and 0.525 without.
STORY = NAMES.index("other_story")
OTHER_EVENT_PAIRS = 4_000
OTHER_EVENT_WEIGHT = 0.25
RIDGE = 1.0
ROUNDS = 60

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One ECB+ topic, both its events: units, and for each unit the claims it states (None: not labelled)."""

    topic: int
    units: tuple[Unit, ...]
    land: Landscape
    claims: list[frozenset[str] | None]
    features: dict[tuple[int, int], Floats]

    def labelled(self) -> list[int]:
        """The units whose claims are known."""
        return [at for at, found in enumerate(self.claims) if found is not None]

    def rows(self, pairs: Iterable[tuple[int, int]]) -> Floats:
        """The features of pairs of units, (n, features)."""
        for pair in pairs:
            if pair not in self.features:
                found = compare(*pair, self.units, self.land)
                self.features[pair] = np.array([getattr(found, name) for name in NAMES])
        return np.array([self.features[pair] for pair in pairs]).reshape(-1, len(NAMES))


def read_labels() -> dict[tuple[str, int], frozenset[str]]:
    """The claims that each labelled sentence states; letters are told apart by event."""
    found = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            file, sentence, letters = line.split("\t")
            named = {f"{event_of(file)}-{letter}" for letter in letters.split()} - {f"{event_of(file)}--"}
            found[file, int(sentence)] = frozenset(named)
    return found


def event_of(file: str) -> str:
    """The event that an ECB+ file tells of: "30_4ecb" is of "30ecb"."""
    topic, rest = file.split("_")
    return topic + rest.lstrip("0123456789")


def read_sentences(archive: Path, topics: set[int]) -> Iterator[tuple[str, int, str]]:
    """File, number and text of every sentence of the topics but addresses and scraps."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda one: one.name):
            name = Path(member.name)
            if name.suffix != ".xml" or int(name.stem.split("_")[0]) not in topics:
                continue
            content = tar.extractfile(member)
            words: dict[int, list[str]] = defaultdict(list)
            # A corpus on our own disk, not somebody's input.
            for token in ET.fromstring(content.read() if content else b"").iter("token"):
                words[int(token.get("sentence") or 0)].append(token.text or "")
            for number, found in sorted(words.items()):
                text = joined(found)
                if len(text) > 20 and not text.startswith("http"):
                    yield name.stem, number, text[:600]


def joined(words: Sequence[str]) -> str:
    """The words with the spaces of ordinary print."""
    text = re.sub(r" ([,.;:!?%)\]])", r"\1", " ".join(words))
    return re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m)\b", r"\1", re.sub(r"([(\[$]) ", r"\1", text))


def build_case(topic: int, sentences: Sequence[tuple[str, int, str]], encode: Encode) -> Case:
    """The sentences of a topic as statements in their reports' own voice, with facets."""
    labels = read_labels()
    by_file: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for file, number, text in sentences:
        by_file[file].append((number, text))
    statements: list[Statement] = []
    for file, ones in sorted(by_file.items()):
        statements += describe(file, ones)
    units = make_units(statements)
    stated = [[labels.get(key_of(one)) for one in unit.statements] for unit in units]
    claims = [
        frozenset().union(*known) if (known := [x for x in one if x is not None]) else None for one in stated
    ]
    return Case(topic, units, survey(units, encode), claims, {})


def describe(file: str, sentences: Sequence[tuple[int, str]]) -> Iterable[Statement]:
    """One report's sentences as statements with facets."""
    text, statements = "", []
    for number, sentence in sentences:
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + "\n"
        statements.append(Statement(f"{file}#{number}", file, sentence, (span,), span, voice="own"))
    digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return facets.describe(Report(file, text, digest), tuple(statements), ())


def key_of(statement: Statement) -> tuple[str, int]:
    """File and sentence number of a statement."""
    file, number = statement.id.split("#")
    return file, int(number)


def training_rows(case: Case) -> tuple[Floats, Floats, Floats]:
    """Features, labels and weights: labelled pairs, and pairs of a labelled unit with the other event."""
    known = case.labelled()
    pairs = list(combinations(known, 2))
    same = [bool((case.claims[a] or frozenset()) & (case.claims[b] or frozenset())) for a, b in pairs]
    events = {event_of(case.units[at].reports[0]) for at in known}
    others = [at for at, unit in enumerate(case.units) if event_of(unit.reports[0]) not in events]
    cross = [(min(a, b), max(a, b)) for a in known for b in others]
    cross = random.Random(case.topic).sample(cross, min(len(cross), OTHER_EVENT_PAIRS))
    weights = np.r_[np.ones(len(pairs)), np.full(len(cross), OTHER_EVENT_WEIGHT)]
    return case.rows([*pairs, *cross]), np.r_[np.array(same, float), np.zeros(len(cross))], weights


def fit(rows: Sequence[tuple[Floats, Floats, Floats]]) -> Floats:
    """Weights, the constant last, by ridge logistic regression; one of the wrong sign is left out.

    What agrees may only speak for one claim, what differs only against, so that every weight can be read.
    """
    x, y, w = (np.concatenate([one[at] for one in rows]) for at in range(3))
    sign = np.array([1.0 if name in SPEAK_FOR else -1.0 for name in NAMES])
    kept = np.ones(len(NAMES), bool)
    while True:
        found = newton(np.c_[x[:, kept], np.ones(len(x))], y, w)
        wrong = found[:-1] * sign[kept] < 0
        if not wrong.any():
            break
        kept[np.flatnonzero(kept)[np.argmin(found[:-1] * sign[kept])]] = False
    out = np.zeros(len(NAMES) + 1)
    out[:-1][kept], out[-1] = found[:-1], found[-1]
    for name, most in AT_MOST.items():
        out[NAMES.index(name)] = min(out[NAMES.index(name)], most)
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


def chances(rows: Floats, weights: Floats) -> Floats:
    """The score of every row, 0 to 1."""
    found: Floats = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return found


def average_precision(y: Floats, scores: Floats) -> float:
    """The area under precision over recall."""
    ranked = y[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / max(ranked.sum(), 1))


def cluster_figures(case: Case, weights: Floats, join: float) -> tuple[int, int, int]:
    """Right, made and true pairs of labelled units, when the units of their event are made into claims."""
    events = {event_of(case.units[at].reports[0]) for at in case.labelled()}
    mine = [at for at, unit in enumerate(case.units) if event_of(unit.reports[0]) in events]
    pairs = list(combinations(range(len(mine)), 2))
    scored = dict(
        zip(pairs, chances(case.rows([(mine[a], mine[b]) for a, b in pairs]), weights), strict=True)
    )
    claims = partition(len(mine), pairs, lambda a, b: float(scored[min(a, b), max(a, b)]), join)
    made = {mine[at]: number for number, claim in enumerate(claims) for at in claim}
    right = said = true = 0
    for a, b in combinations(case.labelled(), 2):
        together = made[a] == made[b]
        really = bool((case.claims[a] or frozenset()) & (case.claims[b] or frozenset()))
        right, said, true = right + (together and really), said + together, true + really
    return right, said, true


def headline_figures(path: Path, weights: Floats, encode: Encode) -> str:
    """How STS headline pairs of likeness 4 and more part from those of 2 and less, differing digits apart."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = [(float(row[4]), row[5], row[6]) for row in rows]
    statements: list[Statement] = []
    for number, (_, a, b) in enumerate(texts):
        statements += [*describe(f"a{number}", [(0, a)]), *describe(f"b{number}", [(0, b)])]
    units = make_units(statements)
    at = {one.id: number for number, unit in enumerate(units) for one in unit.statements}
    land = survey(units, encode)
    alike, features, digits = [], [], []
    for number, (value, a, b) in enumerate(texts):
        one, two = at.get(f"a{number}#0"), at.get(f"b{number}#0")
        if one is None or two is None or one == two or 2 < value < 4:
            continue
        found = compare(one, two, units, land)
        alike.append(float(value >= 4))
        features.append([getattr(found, name) for name in NAMES])
        ours, theirs = set(re.findall(r"\d+", a)), set(re.findall(r"\d+", b))
        digits.append(bool(ours) and bool(theirs) and ours != theirs)
    y, scores, apart = np.array(alike), chances(np.array(features), weights), np.array(digits)
    return (
        f"{len(y)} pairs, average precision {average_precision(y, scores):.3f}; {apart.sum()} with other digits "
        f"{average_precision(y[apart], scores[apart]):.3f} (chance {y[apart].mean():.3f})"
    )


def main() -> None:
    """Fit, judge, print; with --write, write the shipped table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--write", action="store_true", help="write the shipped table of weights")
    given = parser.parse_args()
    encode = models.load_encoder().encode
    topics = {int(file.split("_")[0]) for file, _ in read_labels()}
    by_topic: dict[int, list[tuple[str, int, str]]] = defaultdict(list)
    for file, number, text in read_sentences(given.data / "data/ecbplus/ecbplus-topics-1-35.tar.gz", topics):
        by_topic[int(file.split("_")[0])].append((file, number, text))
    cases = [build_case(topic, by_topic[topic], encode) for topic in sorted(topics)]
    rows = {case.topic: training_rows(case) for case in cases}
    weights = fit(list(rows.values()))
    left_out = {
        case.topic: fit([row for topic, row in rows.items() if topic != case.topic]) for case in cases
    }
    report(cases, rows, weights, left_out)
    for part in ("train", "dev"):
        path = given.data / "data" / "sts-headlines" / f"headlines-{part}.tsv"
        print(f"STS headlines {part}:", headline_figures(path, weights, encode))
    if given.write:
        write(weights, sum(len(case.labelled()) for case in cases))


def report(
    cases: Sequence[Case],
    rows: dict[int, tuple[Floats, Floats, Floats]],
    weights: Floats,
    left_out: dict[int, Floats],
) -> None:
    """Print the weights, the figures of pairs and those of claims, one event left out."""
    for name, weight in zip((*NAMES, "constant"), weights, strict=True):
        print(
            f"{name:16s} {weight:7.3f}   "
            + " ".join(f"{left_out[case.topic][[*NAMES, 'constant'].index(name)]:6.2f}" for case in cases)
        )
    labels, scores, other = [], [], []
    for case in cases:
        x, y, w = rows[case.topic]
        found = chances(x, left_out[case.topic])
        labels.append(y[w == 1])
        scores.append(found[w == 1])
        other.append(found[w < 1])
    y, s, o = np.concatenate(labels), np.concatenate(scores), np.concatenate(other)
    print(f"{len(y)} pairs, {int(y.sum())} of one claim; average precision {average_precision(y, s):.3f}")
    for low, high in ((0, 0.05), (0.05, 0.1), (0.1, 0.2), (0.2, 0.33), (0.33, 0.5), (0.5, 0.8), (0.8, 1.01)):
        inside = (s >= low) & (s < high)
        beside = ((o >= low) & (o < high)).mean()
        print(
            f"  scored {low:.2f}-{high:.2f}: {inside.sum()} pairs, {y[inside].mean():.3f} of one claim",
            end="; ",
        )
        print(f"{beside:.4f} of the pairs of two events")
    stories = np.concatenate([rows[case.topic][0][rows[case.topic][2] == 1][:, STORY] for case in cases])
    others = np.concatenate([rows[case.topic][0][rows[case.topic][2] < 1][:, STORY] for case in cases])
    print(f"other_story above 0: {(stories > 0).mean():.3f} of one event, {(others > 0).mean():.3f} of two")
    for join in (0.2, 0.25, 0.3, 0.33, 0.36, 0.4, 0.45, 0.5, 0.6):
        right, said, true = np.sum(
            [cluster_figures(case, left_out[case.topic], join) for case in cases], axis=0
        )
        p, r = right / max(said, 1), right / true
        print(f"JOIN {join:.2f}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f}")


def write(weights: Floats, units: int) -> None:
    """Write the shipped table."""
    lines = [
        "# Weights of the features that make two statements one claim; see sayso.claims.compare.",
        f"# Logistic regression on {units} labelled units of five ECB+ training events (training/claim_labels.tsv)",
        "# and on pairs of two events of one kind: python -m training.fit_links --data FOLDER --write",
        "# A weight of 0 came out with the wrong sign. AT_MOST in that file holds those that are set.",
        "feature\tweight",
        *(f"{name}\t{weight:.2f}" for name, weight in zip((*NAMES, "constant"), weights, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
