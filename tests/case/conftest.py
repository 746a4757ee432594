"""Cases for tests: small, with a cheap reader in place of the models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso import case
from sayso.store import Store, create
from tests.case import fakes

Make = Callable[..., Store]


def clock() -> str:
    """A clock that stands still."""
    return "2021-04-01T12:00:00+00:00"


WORK = case.Work(who="Ada", clock=clock)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by a few rules, in place of the models."""
    fakes.install(monkeypatch)


@pytest.fixture
def make(tmp_path: Path, cheap: None) -> Iterator[Make]:
    """Makes cases that are closed when the test ends."""
    stores: list[Store] = []

    def one(name: str = "flood.case") -> Store:
        stores.append(create(str(tmp_path / name)))
        return stores[-1]

    yield one
    for store in stores:
        store.close()


@pytest.fixture
def ten(make: Make) -> Store:
    """A case of ten reports, read and derived."""
    store = make("ten.case")
    case.add(store, fakes.make_reports(10), WORK)
    case.update(store, WORK)
    return store
