"""``python -m benchmarks.case_size --reports N``: how a case behaves at a size, as a Markdown table.

Reports are invented (benchmarks/invented.py) and read by the rules of the tests, so that what is measured is the
store and not the model; claims are derived by the real stages. Times are
those of the processor, so that other work on the machine does not spoil them.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import invented, report
from sayso import case
from sayso.store import account, ask, create, open_case, search
from tests.case import fakes

SIZES = (1_000, 10_000)
RUNS = 25
WORDS = ("ferry", "lorries of wheat", "market shells", "siren", "mayor", "leaking valve")


def median_of(work: Callable[[int], object]) -> float:
    """The median milliseconds of several runs of the work, which is told the number of the run."""
    taken = []
    for number in range(RUNS):
        began = time.process_time()
        work(number)
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken)


def measure(count: int) -> None:
    """Print one size: seconds to add, read and derive, milliseconds to open, search, list and show, megabytes."""
    reports = invented(count)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "size.case")
        store, work = create(place), case.Work("bench")
        for name, step in (
            ("add", lambda: case.add(store, reports, work)),
            ("read (cheap rules)", lambda: case.read_waiting(store, work)),
            ("derive all claims", lambda: case.derive(store, work)),
            ("add one more", lambda: case.add(store, [report(count)], work)),
            ("read it, derive again", lambda: case.update(store, work)),
        ):
            began = time.process_time()
            step()
            print(f"| {count:,} reports: {name} | {time.process_time() - began:.1f} s |", flush=True)
        store.close()
        print(f"| {count:,} reports: open | {median_of(lambda _: open_case(place).close()):.0f} ms |")
        _look(place, count)
        size = Path(place).stat().st_size / 2**20
        text = sum(len(one.original) for one in reports) / 2**20
        print(
            f"| {count:,} reports: on disk | {size:.0f} MB, of which original bytes {text:.0f} MB |",
            flush=True,
        )


def _look(place: str, count: int) -> None:
    store = open_case(place)
    with store.reading() as connection:
        claims = [one["id"] for one in ask.claims(connection, ask.Wanted(most=RUNS))]
        looks: dict[str, Callable[[int], object]] = {
            "search": lambda run: search.find(connection, WORDS[run % len(WORDS)]),
            "list 20 claims": lambda _: ask.claims(connection, ask.Wanted(most=20)),
            "show a claim": lambda run: account.get(connection, [claims[run % len(claims)]]),
        }
        for name, look in looks.items():
            print(f"| {count:,} reports: {name} | {median_of(look):.0f} ms median |", flush=True)
    store.close()


def main() -> None:
    """Measure every size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=list(SIZES))
    sizes = parser.parse_args().reports
    fakes.install()
    print("\n| the case file | measured |\n|---|---|")
    for count in sizes:
        measure(count)


if __name__ == "__main__":
    main()
