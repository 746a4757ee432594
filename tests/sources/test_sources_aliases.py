"""Aliases that the text itself gives, and brackets that give none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.sources import find_aliases
from sayso.testing import make_report

ALIASES = [
    ("forces of the Marsh People’s Guard (MPG) moved", ("Marsh People’s Guard", "MPG")),
    ("the Kurdish People's Protection Units (YPG), which", ("Kurdish People's Protection Units", "YPG")),
    ("The UK-based Orchard Observatory of Human Rights (OOHR) said",
     ("Orchard Observatory of Human Rights", "OOHR")),
    ("the Office for the Coordination of Harbour Affairs (OCHA) said",
     ("Office for the Coordination of Harbour Affairs", "OCHA")),
    ("said the OCHA (Office for the Coordination of Harbour Affairs)",
     ("Office for the Coordination of Harbour Affairs", "OCHA")),
    ("*Daesh (ISIL/ISIS/Islamic State/IS), a terrorist group",
     ("Daesh", "ISIL", "ISIS", "Islamic State", "IS")),
    ("The Marsh Front, also known as Ansar al-Morn, said", ("Marsh Front", "Ansar al-Morn")),
    ("The Marsh Front, formerly known as Morn Brigade, said", ("Marsh Front", "Morn Brigade")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ALIASES)
def test_names_that_a_report_equates_are_one_alias(text: str, names: tuple[str, ...]) -> None:
    """Letters in brackets, footnotes and "also known as" give the names, articles and adjectives left out."""
    (alias,) = find_aliases(make_report(text=text))
    assert alias.names == names
    assert text[alias.span.start : alias.span.end].startswith(tuple(name.split()[0] for name in names))


NONE = [
    "Senator Joe Holt (D-Del.) said",
    "Anna Rey (45) said",
    "The bridge (pictured) was closed",
    "PORT VELMORA (Reuters) - It rained",
    "Anna Rey (Photo: AFP) said",
    "at 1130 am (0830 GMT) it rained",
    "a ship of 40 tonnes (44 tons) sank",
    "Foreign Minister Sergei Malakov (FM) said",
]


@pytest.mark.parametrize("text", NONE)
def test_other_brackets_give_no_alias(text: str) -> None:
    """Party and age, credits, times and measures are not names of what stands before them."""
    assert find_aliases(make_report(text=text)) == ()


@given(st.text(alphabet="AbcD (),/*[]\n", max_size=120))
def test_aliases_lie_inside_any_text(text: str) -> None:
    """Whatever the brackets, spans stay inside the text and an alias has two names at least."""
    for alias in find_aliases(make_report(text=text)):
        assert 0 <= alias.span.start < alias.span.end <= len(text)
        assert len(alias.names) > 1
