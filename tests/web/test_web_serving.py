"""``sayso serve``: what it asks for, what it says, and the example that it brings along."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import sayso
from sayso.cli.serve import EXAMPLE, example_reports
from sayso.store import create
from sayso.web import serving
from sayso.web.app import make_app
from sayso.web.desk import Desk, close_desk
from tests.case import fakes
from tests.web.client import Client

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    """What a desk showed on its front, in place of serving it: the address, the claims, the case."""
    seen: list[tuple[str, int, str]] = []

    def look(desk: Desk, where: serving.Listening, tell: Callable[[str], None]) -> None:
        tell(where.address)
        told = Client(make_app(desk))
        seen.append((where.address, told.get("/claims.json").json()["count"], desk.name))
        close_desk(desk)

    fakes.install(monkeypatch)
    monkeypatch.setattr(serving, "serve", look)
    return seen


def test_the_demo_has_claims(looked_at: list[tuple[str, int, str]]) -> None:
    """The demo opens a case of the example reports on this machine alone."""
    result = CliRunner().invoke(sayso, ["serve", "--demo", "--who", "Ada"])
    assert result.exit_code == 0, result.output
    ((address, claims, name),) = looked_at
    assert address == "http://127.0.0.1:8642/" and claims > 10 and name == "kelmar-crossing"
    assert address in result.output


def test_a_case_is_served(tmp_path: Path, looked_at: list[tuple[str, int, str]]) -> None:
    """A case is opened as it is, empty or not; elsewhere than here with a token in the address."""
    place = str(tmp_path / "flood.case")
    create(place).close()
    result = CliRunner().invoke(sayso, ["serve", place, "--host", "192.0.2.7"])
    assert result.exit_code == 0, result.output
    assert looked_at[0][0].startswith("http://192.0.2.7:8642/?token=") and looked_at[0][1:] == (0, "flood")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Give a case, or --demo"),
        (["x.case", "--demo"], "Give a case, or --demo"),
        (["--demo", "--port", "70000"], "not in the range"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str) -> None:
    """What is missing or too much is said."""
    result = CliRunner().invoke(sayso, ["serve", *arguments])
    assert result.exit_code == 2 and words in result.output


def test_the_example_ships() -> None:
    """The wheel takes the example reports along, to the place where the demo looks for them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert shipped == {EXAMPLE.as_posix(): "sayso/resources/example"}
    assert sorted(one.name for one in example_reports().iterdir())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_in_order(how: signal.Signals, flood: Path, tmp_path: Path) -> None:
    """A desk that is stopped answers until then, leaves without an error, and lets its caller tidy up."""
    code = (
        "import sys, pathlib; from sayso.store import open_case; from sayso.web.desk import open_desk;"
        "from sayso.web import serving; desk = open_desk(open_case(sys.argv[1]), who='Ada');"
        "serving.serve(desk, serving.listening('127.0.0.1', 0, None), lambda one: print(one, flush=True));"
        "print('tidied', flush=True)"
    )
    place = tmp_path / "flood.case"
    shutil.copy(flood, place)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(f"{address}claims.json", timeout=60) as answer:
            assert json.load(answer)["count"]
        running.send_signal(how)
        assert running.stdout.read() == "tidied\n"
    assert running.returncode == 0


def test_a_taken_port_is_said(flood: Path) -> None:
    """A port that somebody else listens on is named, with what to do."""
    import socket

    from sayso.errors import SettingsError
    from sayso.store import open_case
    from sayso.web.desk import open_desk

    desk = open_desk(open_case(str(flood)), who="Ada")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        where = serving.listening("127.0.0.1", held.getsockname()[1], None)
        with pytest.raises(SettingsError, match="choose another --port"):
            serving.serve(desk, where, print)
    close_desk(desk)
