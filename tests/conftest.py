"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data that is not shipped; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("skipped: no shared data")
    return SHARED
