"""``python -m benchmarks --data FOLDER``: reading speed, start-up, memory and growth, as a Markdown table."""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.corpus import news
from benchmarks.growth import exponent, stage_seconds
from benchmarks.torch_reader import compare
from sayso import pipeline
from sayso.records import Report

RUNS = 3
SIZES = (10, 100, 1000)
READ = 60
COMPARED = 6


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median seconds of several runs."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def reading_speed(reports: Sequence[Report]) -> None:
    """Reports and words a second, in one process and on all cores."""
    words = sum(len(report.text.split()) for report in reports)
    for workers in (1, os.cpu_count() or 1):
        seconds = timed(lambda workers=workers: list(pipeline.read(reports, pipeline.Run(workers=workers))))
        speed = f"{len(reports) / seconds:.1f} reports/s, {words / seconds:.0f} words/s"
        print(f"| reading, {workers} process(es) | {speed} |")


def beside_others(reports: Sequence[Report]) -> None:
    """The whole of reading beside PyTorch on the same shapes and beside BERT-base, and where its time goes."""
    found = compare(reports)
    if found is None:
        print("| beside PyTorch | not measured: PyTorch, transformers or onnx is not installed |")
        return
    rest = found.whole - found.encoder - found.heads
    by_torch = rest + found.torch
    reached = found.operations / found.encoder
    parts = ", ".join(
        f"{name} {100 * one / found.whole:.0f} %"
        for name, one in (("encoder", found.encoder), ("heads", found.heads), ("all else", rest))
    )
    print(f"| whole reading beside PyTorch in the network's place | {by_torch / found.whole:.1f} × |")
    print(f"| the networks alone | {found.torch / (found.encoder + found.heads):.1f} × |")
    print(f"| whole reading beside the network of a BERT-base tagger | {found.bert / found.whole:.1f} × |")
    print(f"| where the time of reading goes | {parts} |")
    print(
        f"| the encoder's products | {reached / 1e9:.0f} GOP/s, {100 * reached / found.rate:.0f} % of the "
        f"runtime's eight-bit rate on large matrices ({found.rate / 1e9:.0f} GOP/s) |"
    )


def start_up() -> None:
    """Wall-clock time of `sayso --help` beside that of Python itself."""
    help_seconds = timed(lambda: _quietly("-m", "sayso.cli", "--help"))
    bare = timed(lambda: _quietly("-c", "pass"))
    print(
        f"| start-up of `sayso --help` | {help_seconds:.2f} s, {help_seconds / bare:.1f} × `python -c pass` |"
    )


def _quietly(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def growth(data: Path, sizes: Sequence[int]) -> None:
    """Seconds of every stage at several sizes, and the exponent of growth between the last two."""
    taken = [stage_seconds(news(data, size), os.cpu_count() or 1) for size in sizes]
    print(f"\n| stage | {' | '.join(f'{size} reports' for size in sizes)} | exponent |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for stage in taken[-1]:
        seconds = [one.get(stage, 0.0) for one in taken]
        print(
            f"| {stage} | {' | '.join(f'{one:.2f} s' for one in seconds)} | {exponent(sizes, seconds):.2f} |"
        )


def main() -> None:
    """Measure everything and print it as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    args = parser.parse_args()
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n"
    )
    print("| what | measured |\n|---|---|")
    reading_speed(news(args.data, READ))
    beside_others(news(args.data, COMPARED))
    start_up()
    growth(args.data, [size for size in SIZES if size <= args.largest])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
