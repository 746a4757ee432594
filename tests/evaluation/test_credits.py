"""Credits of agencies against the table of a corpus, on three texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sayso.errors import NotMeasured
from sayso.evaluation.credits import METADATA, read_polnear, score_credits

ROWS = """compartment\tfilename\tauthor\tcredit\twire
dev\ta\tAnna Rey\tNone\treuters
dev\tb\tAP\tNone\tAP
train\tc\tNone\tNone\tNA
test\td\tNone\tNone\tAFP
"""
STAFF = "(Reporting by Anna Rey; Editing by Ivo Rell)"
TEXTS = {
    "dev/text/a.txt": f"A mill burned in Velmora on Monday, the mayor said.\n\n{STAFF}",
    "dev/text/b.txt": "A ferry sank off Velmora on Monday, the coast guard said.",
    "train/text/c.txt": "A dam broke near Velmora on Monday, the mayor said.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the table and three texts of the corpus."""
    table = tmp_path / METADATA
    for name, content in TEXTS.items():
        path = table.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    table.write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_agencies_are_compared_with_the_table(folder: Path) -> None:
    """One agency stands in the text, the other only in the byline; the held-out part is not read."""
    figures: Any = score_credits(read_polnear(folder))
    assert sorted(figures) == ["all", "dev", "train"]
    alone, both = (figures["dev"][sight] for sight in ("text alone", "text and byline"))
    assert (alone["p"], alone["r"], both["p"], both["r"]) == (100.0, 50.0, 100.0, 100.0)


def test_no_table_is_said(tmp_path: Path) -> None:
    """A folder without the corpus is no empty corpus."""
    with pytest.raises(NotMeasured, match="not there"):
        tuple(read_polnear(tmp_path))
