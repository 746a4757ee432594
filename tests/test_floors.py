"""Imports only go down the floors of the house, never in a circle, and nobody imports the package root."""

from __future__ import annotations

import ast
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parents[1] / "src" / "sayso"

GROUND = ("errors", "records", "text", "settings")
WORKSHOP = ("store", "models", "engine", "export", "resources", "testing", "fetch")
STAGES = (
    "reports",
    "reading",
    "sources",
    "facets",
    "claims",
    "reuse",
    "review",
    "suppositions",
    "provenance",
    "assessment",
)
DESK = ("pipeline", "case")
DOORS = ("api", "cli", "web", "evaluation")
FLOORS = (GROUND, WORKSHOP, STAGES, DESK, DOORS)
ALLOWED = {
    ("assessment", "provenance"),
    ("records", "errors"), ("text", "records"), ("settings", "errors"),
    ("models", "resources"), ("export", "resources"),
    ("cli", "evaluation"), ("cli", "web"), ("case", "pipeline"),
}  # fmt: skip


def floor_of(room: str) -> int:
    """The floor a room is on; a room that the plan does not name fails with what to do."""
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    pytest.fail(f"src/sayso/{room} is on no floor: add it to {Path(__file__).name}")


def imported_modules(path: Path) -> set[str]:
    """The dotted names of all sayso modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "sayso"}
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path.relative_to(ROOT)}:{node.lineno}: write imports from sayso in full")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sayso":
            inside = ROOT.joinpath(*str(node.module).split(".")[1:])
            for alias in node.names:
                deeper = inside / alias.name
                is_module = deeper.is_dir() or deeper.with_suffix(".py").exists()
                found.add(f"{node.module}.{alias.name}" if is_module else str(node.module))
    return found


def all_imports() -> list[tuple[str, str]]:
    """Pairs (importing module, imported module) of the whole package, the root file left out."""
    pairs = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(("sayso", *(parts[:-1] if parts[-1] == "__init__" else parts)))
        if name != "sayso":
            pairs += [(name, target) for target in sorted(imported_modules(path))]
    return pairs


def test_nobody_imports_the_package_root() -> None:
    """No module inside asks the package root for anything."""
    assert [pair for pair in all_imports() if pair[1] == "sayso"] == []


def test_imports_go_down() -> None:
    """Every import goes to a lower floor, or stays in its own room, or is one of the few that are allowed."""
    wrong = []
    for importer, target in all_imports():
        here, there = importer.split(".")[1], target.split(".")[1]
        if here == there or (here, there) in ALLOWED:
            continue
        if floor_of(there) >= floor_of(here):
            wrong.append(f"{importer} imports {target}, which is not below it")
        elif here in STAGES and there in WORKSHOP and there != "resources":
            wrong.append(f"{importer} imports {target}: of the workshop, stages see resources alone")
    assert wrong == []


def test_no_circles() -> None:
    """No module reaches itself through its imports."""
    graph = nx.DiGraph(pair for pair in all_imports() if not pair[0].startswith(pair[1] + "."))
    assert list(nx.simple_cycles(graph)) == []


def test_only_models_knows_the_runtime() -> None:
    """The ONNX runtime is imported in one file."""
    users = [path for path in ROOT.rglob("*.py") if "import onnxruntime" in path.read_text(encoding="utf-8")]
    assert [path.name for path in users] in ([], ["models.py"])


def test_files_are_of_a_readable_size() -> None:
    """No file is longer than 500 lines."""
    assert [path.name for path in ROOT.rglob("*.py") if len(path.read_text().splitlines()) > 500] == []


@pytest.mark.parametrize(
    ("importer", "target"),
    [
        ("sayso.records", "sayso.pipeline"),
        ("sayso.claims.link", "sayso.reuse"),
        ("sayso.reading", "sayso.export"),
    ],
)
def test_the_plan_refuses(importer: str, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import that goes up, across or to the wrong part of the workshop is named."""
    monkeypatch.setitem(globals(), "all_imports", lambda: [(importer, target)])
    with pytest.raises(AssertionError, match=f"{importer} imports {target}"):
        test_imports_go_down()
