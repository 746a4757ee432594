"""Where annotated stories are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import sayso
from sayso.errors import NotMeasured
from sayso.evaluation.run import story_files


@pytest.mark.parametrize(
    ("present", "found"),
    [
        (["b/gold.json", "a/gold.json", "a/story.txt"], ["a/gold.json", "b/gold.json"]),
        (["cases/stories-dev/x.json"], ["cases/stories-dev/x.json"]),
        (["a/gold.json", "cases/stories-dev/x.json"], ["a/gold.json"]),
        (["a/other.json"], []),
    ],
)
def test_stories_are_found_in_either_form(tmp_path: Path, present: list[str], found: list[str]) -> None:
    """Folders of their own come first, the folder of cases after, both in order of name."""
    for name in present:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert story_files(tmp_path) == [tmp_path / name for name in found]


def test_a_folder_without_stories_is_not_measured(tmp_path: Path) -> None:
    """A folder without stories says that nothing was measured, and what was expected."""
    result = CliRunner().invoke(sayso, ["evaluate", "stories", "--data", str(tmp_path)])
    assert isinstance(result.exception, NotMeasured)
    assert "gold.json" in str(result.exception)
