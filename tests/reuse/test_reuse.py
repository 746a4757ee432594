"""Who copied whom: found, aligned, with direction where something tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import reports
from sayso.records import Report, Span
from sayso.reuse import find_reuse
from sayso.reuse.likeness import measure, rarity
from sayso.reuse.words import worded
from sayso.testing import make_report

CASE = Path(__file__).resolve().parents[2] / "examples" / "kelmar-crossing"

WIRE = (
    "Fire swept through the grain terminal at Port Ossel before dawn on Thursday, destroying two silos and "
    "injuring seven dockers, the harbour master said. Flames were first seen above the conveyor at about "
    "04:15. Fire boats from three districts pumped sea water on the burning roof until noon. Insurers put "
    "the loss at 4,000 tonnes of barley bound for the eastern provinces. A cause has not been established. "
    "The terminal had failed an inspection of its electrical wiring in the spring."
)
REWRITE = (
    "Two silos were destroyed and seven dockers injured when fire swept through the Ossel grain terminal "
    "before dawn. It broke out above the conveyor at about 04:15, and fire boats from three districts pumped "
    "sea water on the roof until noon. Some 4,000 tonnes of barley bound for the eastern provinces was lost, "
    "insurers estimate. What caused it has not been established. In the spring the terminal had failed an "
    "inspection of its wiring."
)
OWN_WORDS = (
    "Harbour residents in Ossel woke to sirens today. Marta Ilun, who sells fish beside the quay, watched "
    "the storehouse burn from her window and counted the ambulances. Her brother loads barges there and was "
    "taken to hospital with a burned arm. She had complained about sparks for years, she told us, and nobody "
    "ever came to look. The mayor has promised an inquiry and a visit to the families."
)
STATEMENT = (
    "We will rebuild every metre of that quay, and those who ignored the inspectors will answer "
    "for it before a court of this republic, no matter which office he holds or held"
)


def make(id: str, text: str, **more: str) -> Report:
    """A report without anything that tells where it is from."""
    return reports.from_text(text, id=id, **more)


def pairs(these: list[Report], quoted: dict[str, tuple[Span, ...]] | None = None) -> set[tuple[str, str]]:
    """The ids of the pairs found."""
    return {(one.a, one.b) for one in find_reuse(these, quoted or {})}


def test_rewriting_is_found_and_own_words_are_not() -> None:
    """An uncredited rewrite is reuse; the same facts in a reporter's own words are not."""
    assert pairs([make("a", WIRE), make("b", REWRITE), make("c", OWN_WORDS)]) == {("a", "b")}


def test_passages_share_words() -> None:
    """The two sides of every passage share words, kept in a row or told again."""
    a, b = make("a", WIRE), make("b", REWRITE)
    (found,) = find_reuse([a, b], {})
    assert found.passages
    for one in found.passages:
        mine, theirs = a.text[one.a.start : one.a.end], b.text[one.b.start : one.b.end]
        assert len(set(mine.casefold().split()) & set(theirs.casefold().split())) >= 3
    assert found.kind in ("rewrite", "near-verbatim")
    assert found.why


def test_a_shared_quotation_is_no_copying() -> None:
    """Two reports that share nothing but what a minister said are not made from each other."""
    a, b = (
        make(id, f'{text} "{STATEMENT}," the minister said.') for id, text in (("a", WIRE), ("c", OWN_WORDS))
    )
    quoted = {one.id: (Span(one.text.index("We will"), one.text.index('," the')),) for one in (a, b)}
    assert pairs([a, b], quoted) == set()


def test_shared_boilerplate_is_no_copying() -> None:
    """One publisher's standing text under two reports makes neither a copy."""
    foot = (
        "\n\nThe Ossel Mail is published daily by the Harbour Press Trust; all rights reserved by the trust. "
        * 4
    )
    two = [make(id, text + foot) for id, text in (("a", WIRE), ("c", OWN_WORDS))]
    cut = [
        replace(one, boilerplate=(Span(one.text.index("\n\nThe Ossel Mail"), len(one.text)),)) for one in two
    ]
    assert pairs(cut) == set()


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"published": "2023-05-04"}, {"published": "2023-05-05"}, "b<-a"),
        ({"published": "2023-05-05"}, {"published": "2023-05-04"}, "a<-b"),
        ({"publisher": "Ossel Wire"}, {"agency": "Ossel Wire", "publisher": "The Mail"}, "b<-a"),
        ({"published": "2023-05-04"}, {}, "unknown"),
        ({}, {}, "unknown"),
    ],
)
def test_direction(mine: dict[str, str], theirs: dict[str, str], expected: str) -> None:
    """Days and credits give the direction; without them it stays unknown."""
    (found,) = find_reuse([make("a", WIRE, **mine), make("b", REWRITE, **theirs)], {})
    assert found.direction == expected


def test_verbatim_is_called_so() -> None:
    """A copy with a word changed is verbatim and held."""
    (found,) = find_reuse([make("a", WIRE), make("b", WIRE.replace("dawn", "daybreak"))], {})
    assert (found.kind, found.held) == ("verbatim", True)


@given(st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=12, deadline=None)
def test_order_changes_nothing(order: list[str]) -> None:
    """The same reports in another order give the same account."""
    texts = {"a": WIRE, "b": REWRITE, "c": OWN_WORDS, "d": WIRE[:300]}
    assert find_reuse([make(id, texts[id]) for id in order], {}) == find_reuse(
        [make(id, texts[id]) for id in sorted(texts)], {}
    )


@given(st.text(max_size=400), st.text(max_size=400))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(a: str, b: str) -> None:
    """No text breaks the search, and scores stay between 0 and 1."""
    found = find_reuse([make("a", a), make("b", b)], {})
    assert all(0 <= one.score <= 1 for one in found)


def test_the_example_case() -> None:
    """Of the annotated pairs of the example most derived ones are found and almost none of the others."""
    gold = json.loads((CASE / "gold.json").read_text(encoding="utf-8"))
    found = pairs([make(one["id"], one["text"]) for one in gold["reports"]])
    derived = {tuple(sorted((one["a"], one["b"]))) for one in gold["derived"]}
    apart = {tuple(sorted((one["a"], one["b"]))) for one in gold["not_derived"]}
    assert len(derived & found) >= len(derived) - 4
    assert len(apart & found) <= 1


def test_what_keeps_another_order_is_measured() -> None:
    """Of sentences told again those count as ordered that come as the other report has them."""
    lines = [
        f"The {what} near the {where} burned for {hours} hours before dawn on Tuesday."
        for what, where, hours in (
            ("silo", "harbour", "two"),
            ("barge", "lock", "three"),
            ("kiln", "quarry", "six"),
        )
    ]
    one = worded(make_report("r0", " ".join(lines)), ())
    found = {}
    for name, told in (("same", lines), ("turned", lines[::-1])):
        other = worded(make_report("r1", " ".join(told)), ())
        found[name] = measure(one, other, rarity([one, other]))
    assert found["same"].retold == found["turned"].retold
    assert found["same"].ordered == found["same"].retold > found["turned"].ordered
