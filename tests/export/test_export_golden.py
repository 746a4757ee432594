"""Every format of the invented story stays as a person last approved it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["account.json", "terminal.txt", "picture.svg", "page.html"])
def test_golden(golden: dict[str, tuple[str, str]], name: str) -> None:
    """The bytes are those that were approved; `python tests/export/conftest.py` rewrites them."""
    now, approved = golden[name]
    assert now == approved, "python tests/export/conftest.py, then read the diff"
