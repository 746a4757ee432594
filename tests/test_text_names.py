"""Names that are put together from the beginnings of longer ones."""

from __future__ import annotations

import pytest

from sayso.text import is_contraction


@pytest.mark.parametrize(
    ("short", "name", "made"),
    [
        ("Terinform", "Tervanian Information Agency", True),
        ("QANA", "Qarana News Agency", True),
        ("ORTEL", "Orvast Telegraph Agency", True),
        ("Orvinform", "the Orvast Information Service", True),
        ("Post", "Portland Standard", False),
        ("Meridiana", "Radio Meridiana", False),
        ("Orvast Post", "Orvast Post Group", False),
        ("ORV", "Orvast Radio Voice", False),
        ("Terinform", "Terinform", False),
    ],
)
def test_contractions(short: str, name: str, made: bool) -> None:
    """Each word in turn gives its beginning, the last ones perhaps none; chance likenesses do not count."""
    assert is_contraction(short, name) is made
