"""``python -m benchmarks.desk --reports N``: how quickly the desk answers on a case of a size, and how much it sends.

Reports are invented and read by the rules of the tests (see benchmarks.case_size and benchmarks.invented), so that
what is measured is the desk and not the model. Times are those of the server alone, from a request to the last byte
of its answer; those of the processor leave out what else the machine does. Every answer counts for the largest,
those of the largest claims included, page by page.
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
HEAD = ("median ms", "median ms of processor", "slowest", "largest kB")
ENOUGH = 20
"""Pages of one claim as JSON that are followed."""


def measure(desk: Desk) -> None:
    """Print a line for each kind of page: median milliseconds, those of the processor, the largest answer in kB."""
    client = Client(make_app(desk))
    for name, addresses in _addresses(desk).items():
        taken, worked, sizes = [], [], []
        for at in range(max(RUNS, len(addresses))):
            began, work = time.perf_counter(), time.process_time()
            answer = client.get(addresses[at % len(addresses)])
            taken.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - work) * 1000)
            sizes.append(len(answer.body))
            if answer.status != 200:
                raise SystemExit(f"{addresses[at % len(addresses)]}: {answer.status}")
        figures = statistics.median(taken), statistics.median(worked), max(worked), max(sizes) / 1000
        print(f"| {name} | " + " | ".join(f"{one:.0f}" for one in figures) + " |", flush=True)


def _addresses(desk: Desk) -> dict[str, list[str]]:
    with desk.store.reading() as connection:
        claims = [one["id"] for one in ask.claims(connection, ask.Wanted(most=2 * RUNS))]
        largest = [one["id"] for one in ask.claims(connection, ask.Wanted(order="reports", most=3))]
        left_out = [account.get(connection, [one]).reports[0].id for one in (claims[0], *largest[1:])]
        reports = _spread([one["id"] for one in ask.reports(connection)])
        sources = [one["id"] for one in ask.sources(connection, most=RUNS)]
    what_if = [
        f"/claims/{id}?without={out}" for id, out in zip((claims[0], *largest[1:]), left_out, strict=True)
    ]
    return {
        "front, each page for the first time": [f"/claims?page={at}" for at in range(1, RUNS + 1)],
        "front, seen before": [f"/claims?page={at}" for at in range(1, RUNS + 1)],
        "front, filtered": ["/claims?contested=1&order=reports", "/claims?single=1", "/claims?unnamed=1"],
        "front as JSON": [f"/claims.json?page={at}" for at in range(1, RUNS + 1)],
        "claim": [f"/claims/{id}" for id in claims],
        "claim, the three with most reports": [f"/claims/{id}" for id in largest],
        "claim, that with most reports": [f"/claims/{largest[0]}"],
        "claim as JSON, every page of those above": [page for id in claims for page in _pages(desk, id)],
        "what if, on the claim with most reports": what_if[:1],
        "what if, on the next two": what_if[1:],
        "report": [f"/reports/{id}" for id in reports],
        "report as JSON": [f"/reports/{id}.json" for id in reports],
        "source": [f"/sources/{id}" for id in sources],
        "source as JSON": [f"/sources/{id}.json" for id in sources],
        "reports": [f"/reports?page={at}" for at in range(1, 11)],
        "sources": [f"/sources?page={at}" for at in range(1, 11)],
        "search": [f"/search?q={quote_plus(words)}" for words in WORDS],
        "review, once its queue is made": _review(desk, ""),
        "review as JSON": _review(desk, ".json"),
        "history": ["/history"],
        "what every open page asks for every four seconds": ["/revision.json"],
    }


def _spread(ids: list[str]) -> list[str]:
    """As many as are measured, from all over the case."""
    return ids[:: max(1, len(ids) // (2 * RUNS))]


def _pages(desk: Desk, claim: str) -> list[str]:
    client, address, found = Client(make_app(desk)), f"/claims/{claim}.json", list[str]()
    while address and len(found) < ENOUGH:
        found.append(address)
        address = client.get(address).json()["next"]
    return found


def _review(desk: Desk, ending: str) -> list[str]:
    """The addresses of review; waits for the queue, which the desk makes in the background."""
    while not desk.shelf.queue().fresh:
        time.sleep(0.5)
    return [f"/review{ending}?page={at}" for at in range(1, 6)]


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
