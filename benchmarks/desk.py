"""``python -m benchmarks.desk --reports N``: how quickly the desk answers on a case of a size, and how much it sends.

Reports are invented and read by the rules of the tests (see benchmarks.case_size and benchmarks.invented), so that
what is measured is the desk and not the model. Times are those of the server alone, from a request to the last byte
of its answer.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import quote_plus

from benchmarks.case_size import WORDS
from benchmarks.invented import invented
from sayso import case
from sayso.store import Store, account, ask, create, open_case
from sayso.web.app import make_app
from sayso.web.desk import Desk, close_desk, open_desk
from tests.case import fakes
from tests.web.client import Client

RUNS = 25
HEAD = ("median ms", "slowest ms", "median ms of processor", "slowest", "largest kB")


def measure(desk: Desk) -> None:
    """Print a line for each kind of page: median and slowest milliseconds, those of the processor, largest answer."""
    client = Client(make_app(desk))
    for name, addresses in sorted(_addresses(desk).items()):
        taken, worked, sizes = [], [], []
        for at in range(max(RUNS, len(addresses))):
            began, work = time.perf_counter(), time.process_time()
            answer = client.get(addresses[at % len(addresses)])
            taken.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - work) * 1000)
            sizes.append(len(answer.body))
            if answer.status != 200:
                raise SystemExit(f"{addresses[at % len(addresses)]}: {answer.status}")
        figures = (
            statistics.median(taken),
            max(taken),
            statistics.median(worked),
            max(worked),
            max(sizes) / 1000,
        )
        print(f"| {name} | " + " | ".join(f"{one:.0f}" for one in figures) + " |", flush=True)


def _addresses(desk: Desk) -> dict[str, list[str]]:
    with desk.store.reading() as connection:
        wanted = ask.Wanted(most=2 * RUNS)
        claims = [one["id"] for one in ask.claims(connection, wanted)]
        largest = [one["id"] for one in ask.claims(connection, ask.Wanted(order="reports", most=3))]
        left_out = account.get(connection, claims[:1]).reports[0].id
    return {
        "front": [f"/claims?page={at}" for at in range(1, RUNS + 1)],
        "front, seen before": [f"/claims?page={at}" for at in range(1, RUNS + 1)],
        "front, filtered": ["/claims?contested=1&order=reports", "/claims?single=1", "/claims?unnamed=1"],
        "claim": [f"/claims/{id}" for id in claims],
        "claim, the three with most reports": [f"/claims/{id}" for id in largest],
        "claim as JSON": [f"/claims/{id}.json" for id in claims],
        "claim, what if": [f"/claims/{claims[0]}?without={left_out}"],
        "what every open page asks for": ["/revision.json"],
        "reports": [f"/reports?page={at}" for at in range(1, 11)],
        "sources": [f"/sources?page={at}" for at in range(1, 11)],
        "search": [f"/search?q={quote_plus(words)}" for words in WORDS],
    }


def main() -> None:
    """Make a case of the size, and measure every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--case", help="where the invented case is kept, to be measured again")
    given = parser.parse_args()
    fakes.install()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(_case(given.case or str(Path(folder) / "desk.case"), given.reports), who="bench")
        print(f"\n| {given.reports:,} reports: page | {' | '.join(HEAD)} |\n|---|{'---:|' * len(HEAD)}")
        measure(desk)
        close_desk(desk)


def _case(place: str, reports: int) -> Store:
    if Path(place).exists():
        return open_case(place)
    store, work = create(place), case.Work("bench")
    case.add(store, invented(reports), work)
    case.update(store, work)
    return store


if __name__ == "__main__":
    main()
