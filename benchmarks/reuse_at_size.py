"""``python -m benchmarks.reuse_at_size --data FOLDER --reports N...``: planted rewrites, found at size.

Beside MinHash with banding (datasketch) on the same runs of words in the same run, each way in a process of
its own; the first process only makes the texts and their words, so that its time and memory can be taken off.
Seconds are those of the processor, which other work on the machine changes little.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.corpus import EXAMPLES, texts
from benchmarks.growth import exponent
from benchmarks.planted import CHANGED, Corpus
from sayso.records import Report, Spans
from sayso.reuse import find_reuse_at_size
from sayso.reuse.index import Index
from sayso.reuse.words import Worded, worded

PERMUTATIONS = 128
Pair = tuple[int, int]


def report(corpus: Corpus, number: int) -> Report:
    """A planted report as a record, without bytes that nobody asks for."""
    return Report(id=f"{number:08d}", text=corpus.text(number), digest="")


def words_of(corpus: Corpus) -> Iterator[Worded]:
    """The words of every report, made when they are asked for."""
    return (worded(report(corpus, number), ()) for number in range(corpus.count))


def nothing(corpus: Corpus, folder: Path) -> Iterable[Pair]:
    """Only make the texts and their words."""
    del folder
    for _ in words_of(corpus):
        pass
    return ()


def ours(corpus: Corpus, folder: Path) -> Iterable[Pair]:
    """Pairs that the index on disk proposes."""
    return Index(words_of(corpus), corpus.count, folder).pairs()


def verified(corpus: Corpus, folder: Path) -> Iterable[Pair]:
    """Pairs that are proposed and then found to be reuse."""

    def fetch(id: str) -> tuple[Report, Spans]:
        return report(corpus, int(id)), ()

    ids = [f"{number:08d}" for number in range(corpus.count)]
    return ((int(one.a), int(one.b)) for one in find_reuse_at_size(ids, fetch, folder=folder))


def minhash(threshold: float) -> Callable[[Corpus, Path], Iterable[Pair]]:
    """Pairs that share a band of a MinHash signature, by datasketch as its manual shows it."""

    def find(corpus: Corpus, folder: Path) -> Iterable[Pair]:
        from datasketch import MinHash, MinHashLSH

        del folder
        bands = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for number, text in enumerate(words_of(corpus)):
            signature = MinHash(num_perm=PERMUTATIONS)
            signature.update_batch([" ".join(one).encode() for one in text.shingles])
            yield from ((other, number) for other in bands.query(signature))
            bands.insert(number, signature, check_duplication=False)

    return find


WAYS: dict[str, Callable[[Corpus, Path], Iterable[Pair]]] = {
    "texts alone": nothing,
    "index on disk": ours,
    "index, then compared": verified,
    "MinHash 0.5": minhash(0.5),
    "MinHash 0.1": minhash(0.1),
}


def measured(way: str, corpus: Corpus, folder: Path) -> dict[str, Any]:
    """Seconds, peak memory, pairs given and planted rewrites found by how they were made, of one way."""
    wanted = {(one.original, one.rewrite): one.how for one in corpus.plants}
    found: Counter[str] = Counter()
    began, pairs = time.process_time(), 0
    for pair in WAYS[way](corpus, folder):
        pairs += 1
        found[wanted.get(pair, "others")] += 1
    return {
        "way": way,
        "seconds": round(time.process_time() - began, 1),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "pairs": pairs,
        **{how: f"{found[how]} of {sum(one == how for one in wanted.values())}" for how in CHANGED},
    }


def main() -> None:
    """Measure each way in a process of its own and print Markdown tables, or one way as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    parser.add_argument("--work", type=Path, help="folder for working files")
    parser.add_argument("--one", choices=list(WAYS), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        real = texts(args.data) or [path.read_text("utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
        with TemporaryDirectory(dir=args.work) as folder:
            print(json.dumps(measured(args.one, Corpus(real, args.reports[0]), Path(folder))))
        return
    seconds: dict[str, list[float]] = {way: [] for way in args.ways}
    for size in args.reports:
        for row in _table(size, args):
            seconds[row["way"]].append(row["seconds"])
    for way, taken in seconds.items() if len(args.reports) > 1 else ():
        print(f"{way}: seconds grow with reports to the power of {exponent(args.reports, taken):.2f}")


def _table(size: int, args: argparse.Namespace) -> Iterator[dict[str, Any]]:
    for at, way in enumerate(args.ways):
        given = ["--data", str(args.data), "--reports", str(size), "--one", way]
        given += ["--work", str(args.work)] if args.work else []
        command = [sys.executable, "-m", "benchmarks.reuse_at_size", *given]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        if not at:
            print(f"\n| {size} reports | {' | '.join(list(row)[1:])} |\n{'|---' * len(row)}|", flush=True)
        print(f"| {' | '.join(str(one) for one in row.values())} |", flush=True)
        yield row


if __name__ == "__main__":
    main()
