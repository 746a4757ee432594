"""Desks for tests: a small case, a cheap reader, a worker that is waited for."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import case
from sayso.store import account, ask, create, open_case
from sayso.web.app import make_app
from sayso.web.bench import Job
from sayso.web.desk import Desk, close_desk, open_desk
from tests.case import fakes
from tests.web.client import Client

REPORTS = 12
PATIENCE = 30.0


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of a dozen invented reports, made once; tests work on copies."""
    place = tmp_path_factory.mktemp("web") / "flood.case"
    with pytest.MonkeyPatch.context() as patch:
        fakes.install(patch)
        store, work = create(str(place)), case.Work(who="Ada")
        case.add(store, fakes.make_reports(REPORTS), work)
        case.update(store, work)
        store.close()
    return place


@pytest.fixture
def desk(flood: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on a case of a dozen invented reports."""
    fakes.install(monkeypatch)
    place = tmp_path / "flood.case"
    shutil.copy(flood, place)
    made = open_desk(open_case(str(place)), who="Ada")
    yield made
    close_desk(made)


@pytest.fixture
def client(desk: Desk) -> Client:
    """A browser at that desk."""
    return Client(make_app(desk))


def settled(desk: Desk) -> Job:
    """The newest job, once the worker is done with everything."""
    end = time.monotonic() + PATIENCE
    while desk.bench.busy:
        assert time.monotonic() < end, desk.bench.jobs
        time.sleep(0.02)
    return desk.bench.jobs[-1]


def claim_ids(desk: Desk) -> list[str]:
    """The claims of the case, those with most at stake first."""
    with desk.store.reading() as connection:
        return [one["id"] for one in ask.claims(connection, ask.Wanted())]


def state_of(desk: Desk) -> str:
    """What the counts depend on: the same as long as nothing was stored."""
    with desk.store.reading() as connection:
        return account.fingerprint(connection)
