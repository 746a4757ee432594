"""``python -m benchmarks.long WORDS…``: processor seconds and peak memory of reading one very long text.

Each size is read in a process of its own. ``--deaf`` leaves the network out (it hears no cue), which shows the cost
of all else at sizes for which the network would take an hour; its own share is a window at a time, whatever the size.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from typing import Any

import numpy as np

from sayso import models, reading
from sayso.evaluation.own_tables import SENTENCES_TABLE, table
from sayso.records import Report


class Deaf:
    """The shipped reader's tokenizer and labels without its network: no cue anywhere."""

    def __init__(self) -> None:
        self._reader = models.load_reader()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def encode(self, ids: Any, types: Any) -> tuple[Any, Any, Any]:
        """Hidden states that nobody looks at, and scores that find nothing."""
        none = np.zeros((len(ids), 5), np.float32)
        none[:, 0] = 50
        return np.zeros((len(ids), 1), np.float32), none[:, :3], none


def text_of(words: int) -> str:
    """So many words of news, our own sentences over and over."""
    once = " ".join(one.text for one in table(SENTENCES_TABLE))
    times = words // len(once.split()) + 1
    return " ".join(" ".join([once] * times).split()[:words])


def measure(words: int, deaf: bool) -> None:
    """Read one text and print a row."""
    network: Any = Deaf() if deaf else models.load_reader()
    text = text_of(words)
    began = time.process_time()
    reading.read(Report("long", text, "sha256:0"), network)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {words} | {seconds:.1f} s | {1000 * seconds / words:.2f} ms | {peak:.0f} MB |", flush=True)


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", type=int, nargs="+")
    parser.add_argument("--deaf", action="store_true")
    args = parser.parse_args()
    if len(args.words) == 1:
        measure(args.words[0], args.deaf)
        return
    print("| words | processor time | a word | peak memory |\n|---|---|---|---|", flush=True)
    for words in args.words:
        more = ["--deaf"] if args.deaf else []
        subprocess.run([sys.executable, "-m", "benchmarks.long", str(words), *more], check=True)


if __name__ == "__main__":
    main()
