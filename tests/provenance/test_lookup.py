"""Answers that are looked up when they are asked for: the same as those looked up at once, and each only once."""

from __future__ import annotations

import pytest

from sayso.provenance.lookup import LookedUp


def test_each_is_looked_up_once_and_nothing_before() -> None:
    """An answer is worked out at the first question, kept, and not given where there is none."""
    asked: list[str] = []

    def find(id: str) -> str:
        asked.append(id)
        return id.upper() if id != "nothing" else ""

    known = LookedUp(["a", "b", "nothing"], find)
    assert asked == []
    assert (known["a"], known["a"], known.get("nothing", "-"), known.get("else", "-")) == ("A", "A", "-", "-")
    assert asked == ["a", "nothing"]
    assert "nothing" not in known and "b" in known
    assert dict(known) == {"a": "A", "b": "B"}
    assert len(known) == 2
    with pytest.raises(KeyError):
        known["else"]
