"""The account in a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from sayso.records import Account

Screen = Callable[..., str]


def test_the_claim_with_most_at_stake_comes_first(account: Account, screen: Screen) -> None:
    """The sentence a reader can quote stands first, then the figures."""
    shown = screen(account)
    assert re.findall(r"^(\d)  “(\w+)", shown, re.M) == [("1", "removed"), ("2", "Two"), ("3", "At")]
    assert shown.index("rest on 1–2 independent origins") < shown.index("Who has it from whom")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_width(account: Account, hostile: Account, screen: Screen, width: int) -> None:
    """No line is wider than the terminal, and none ends in blanks."""
    for told in (account, hostile):
        for row in screen(told, width=width).splitlines():
            assert cell_len(row) <= width
            assert row == row.rstrip()


def test_brackets_without_colour(account: Account, screen: Screen) -> None:
    """Where there is no colour, brackets tell source, cue, hedge and content apart."""
    shown = " ".join(screen(account, limit=None).split())
    assert "{Local sources} <told> {Northline} that [50 tonnes of wheat had been removed" in shown
    assert "[About 50 tons of wheat ~may have~ been taken from a silo at Orsk Dalen]" in shown
    assert "\x1b" not in shown


def test_colour_on_a_terminal(account: Account, screen: Screen) -> None:
    """On a terminal source, cue and content are styled, and there are no brackets."""
    shown = screen(account, colour=True)
    assert "\x1b[1;36mNorthline" in shown
    assert "{Northline}" not in shown


def test_what_is_folded_away_is_counted(account: Account, screen: Screen) -> None:
    """A reader is told how many claims and passages are not shown, and how to see them."""
    shown = screen(account, limit=2)
    assert "4 claims with less at stake folded away; --all shows every one." in shown
    assert "and 3 passages more" in shown
    everything = screen(account, limit=None)
    assert "folded away" not in everything
    assert "passages more" not in everything


def test_what_could_not_be_read(account: Account, screen: Screen) -> None:
    """A report that could not be read is named with the reason, and so is a judgement without object."""
    shown = screen(account)
    assert "scan.pdf: no text layer: 3 pages of pictures" in shown
    assert "lost its object: reject s-gone" in shown


def test_hostile_text_cannot_command_the_terminal(hostile: Account, screen: Screen) -> None:
    """Escape sequences, markup and writing-direction codes in names and titles come out as harmless text."""
    shown = screen(hostile, limit=None)
    shown.encode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[red]x" in re.sub(r"\s+", "", screen(hostile, limit=None, width=200)) or "␛[2J" in shown


def test_an_empty_account(account: Account, screen: Screen) -> None:
    """No report at all is still an answer."""
    from dataclasses import fields, replace

    bare = replace(
        account, **{one.name: () for one in fields(account) if one.name not in ("model", "version")}
    )
    assert "0 reports by 0 publishers · 0 claims" in screen(bare)


def test_brief(account: Account, screen: Screen) -> None:
    """Each claim with what it rests on, none of its passages; what could not be read is still told."""
    shown = screen(account, brief=True)
    assert re.findall(r"^(\d)  “(\w+)", shown, re.M) == [("1", "removed"), ("2", "Two"), ("3", "At")]
    assert "rest on 1–2 independent origins" in shown
    assert "Passages" not in shown
    assert "Could not be read" in shown
