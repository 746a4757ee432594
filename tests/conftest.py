"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Laws are tried on the same cases on every run, so that a change and not chance decides whether it passes;
# FUZZ=1 tries new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("fuzz", max_examples=1_000)
settings.load_profile("fuzz" if os.environ.get("FUZZ") else "steady")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data that is not shipped; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("skipped: no shared data")
    return SHARED
