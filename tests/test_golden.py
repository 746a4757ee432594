"""The example case comes out of every stage as a person last approved it."""

from __future__ import annotations

import pytest

from sayso.records import Account
from tests import golden


@pytest.fixture(scope="module")
def account() -> Account:
    """The account of the example case."""
    return golden.example()


@pytest.mark.parametrize("name", [f"{stage}.txt" for stage in golden.STAGES])
def test_golden(account: Account, name: str) -> None:
    """Each stage gives what its golden file says; `make golden` rewrites them, and the diff is read."""
    assert golden.stages(account)[name] == (golden.EXPECTED / name).read_text(encoding="utf-8"), "make golden"
