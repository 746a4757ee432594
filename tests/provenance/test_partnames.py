"""Names in part, offices and pages: which names of bodies mean one body, and which stay apart."""

from __future__ import annotations

import pytest

from sayso.provenance.partnames import called, is_bare, is_body, may_be_one, names_a_paper, stem
from sayso.provenance.scene import set_scene
from sayso.provenance.voices import hear
from sayso.records import Source
from sayso.resources import read_lines, read_table
from sayso.testing import make_report, make_source, make_statement


def voices(*sources: Source, text: str = "") -> int:
    """How many voices the sources are, where one report with this text cites them all."""
    said = [make_statement("r0", f"It burned ({at}).", [one]) for at, one in enumerate(sources)]
    scene = set_scene(said, sources=sources, reports=[make_report("r0", text or "It burned.")])
    return len(set(hear([one.id for one in sources], scene).key.values()))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Tamble Levels Board", "board"], 1),
        (["miners' union", "Union of Dorvane Miners"], 1),
        (["Halmark Food Authority", "Food Authority", "authority"], 1),
        (["Tamble Levels Board", "Harbour Board"], 2),
        (["Tamble Levels Board", "Harbour Board", "board"], 3),
        (["Food Authority", "Food Board"], 2),
        (["election commission", "second commission"], 2),
        (["Varnian Coast Guard", "Varnia"], 1),
        (["Varnian Coast Guard", "Coast Guard of Varnia"], 1),
    ],
)
def test_names_in_part(names: list[str], expected: int) -> None:
    """A short name is the one full name that has all its words and its head; between two it stays apart."""
    assert voices(*(make_source(name, "organization") for name in names)) == expected


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("Board engineer Dana Orel came.", "Tamble Levels Board", 1),
        ("Dana Orel, chairman of the Tamble Levels Board, came.", "Tamble Levels Board", 1),
        ("The Tamble Levels Board sent its engineer, Dana Orel.", "Tamble Levels Board", 2),
        ("Minister of the Sea Dana Orel came.", "Ministry of the Sea", 1),
        ("The minister, Dana Orel, came.", "Ministry of the Sea", 2),
        ("Dana Orel, a baker, came.", "Tamble Levels Board", 2),
    ],
)
def test_people_and_their_body(text: str, body: str, expected: int) -> None:
    """Who is told with a post at a body speaks for it; a bare post leaves open whose it is."""
    assert voices(make_source("Dana Orel"), make_source(body, "organization"), text=text) == expected


def test_the_publisher_that_is_a_body() -> None:
    """A board or a union publishes for itself, a state news service and a press union do not."""
    names = [
        "Tamble Levels Board",
        "Union of Dorvane Miners",
        "State News",
        "Alvarra Press Union",
        "Dana Orel",
    ]
    assert [is_body(one) for one in names] == [True, True, False, False, False]


def test_what_a_name_says() -> None:
    """The head stands before the first "of"; plurals, possessives and endings of adjectives tell nothing apart."""
    told = called("the Volcanological Observatory of the Varnian Islands")
    assert told is not None and told.head == "observatory"
    assert called("Dana Orel") is None and called("two drafts") is None
    assert stem("varnian") == stem("varnia") and stem("miners") == stem("miner")
    assert is_bare("the Commission") and not is_bare("election commission")
    assert names_a_paper("a leaked audit") and not names_a_paper("the board")


def test_bodies_that_may_be_one() -> None:
    """Two heads alike with another word in common may be one body, heads alone may not."""
    first, other, third = (
        make_source(name, "organization")
        for name in ("Central Election Commission", "Varnian electoral commission", "Harbour Commission")
    )
    assert may_be_one(first, other) and not may_be_one(first, third)


def test_a_publisher_without_a_kind_is_a_medium() -> None:
    """A bare name under which a report appeared is no person's, and its word counts at most."""
    source = make_source("Crownline")
    report = make_report("r0", publisher="Crownline (blog)")
    assert set_scene([], sources=[source], reports=[report]).sources[source.id].kind == "outlet"


def test_the_lists() -> None:
    """Holders and their bodies stand in the table once, in lower case; so do the words for others."""
    rows = read_table("provenance_holders.tsv")
    assert len({row["holder"] for row in rows}) == len(rows)
    words = [*read_lines("provenance_others.txt"), *(cell for row in rows for cell in row.values())]
    assert all(word and word == word.lower() for word in words)
