"""Who a named person is by the words of the reports, and which body a bare name means."""

from __future__ import annotations

import pytest

from sayso.provenance.bodies import body_called, office_called
from sayso.provenance.namesakes import full_bodies
from sayso.provenance.offices import find_offices
from sayso.resources import read_lines, read_table
from sayso.testing import make_report, make_source

OREL = make_source("Dana Orel")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("It was quiet, said Velmora police spokeswoman Dana Orel.", "Velmora police spokeswoman"),
        ("Constable Dana Orel said so.", "Constable"),
        ("On Monday Police Commissioner Dana Orel resigned.", "Police Commissioner"),
        ("Dana Orel, a spokeswoman for the Harbour Police, said so.", "a spokeswoman for the Harbour Police"),
        ("Dana Orel, governor of Port Velmora, was there.", "governor of Port Velmora"),
        ("The flames, which police saw, Dana Orel said.", ""),
        ("Dana Orel, who called the police, was there.", ""),
        ("Dana Orel, a baker, said so.", ""),
        ("They met the minister. Dana Orel said so.", ""),
        ("Dana", ""),
    ],
)
def test_the_office_beside_a_name(text: str, office: str) -> None:
    """Titles before a name and descriptions behind it are its office; other words are not."""
    report = make_report("r1", text=text)
    found = find_offices([OREL], cited_in={OREL.id: ["r1"]}, reports={"r1": report})
    assert found == ({OREL.id: (office,)} if office else {})


def test_only_reports_that_cite_a_person_are_read() -> None:
    """An office in a report that does not quote the person is not taken."""
    report = make_report("r1", text="Constable Dana Orel said so.")
    assert find_offices([OREL], cited_in={}, reports={"r1": report}) == {}


@pytest.mark.parametrize(
    ("name", "word", "which"),
    [
        ("Varnian Navy", "armed forces", {"varnian"}),
        ("the Dalen police", "police", {"dalen"}),
        ("Commodore Ilya Tamm", "armed forces", set()),
        ("INS Meridian", "armed forces", set()),
        ("Velmora Police Constable Dana Orel", "police", {"velmora"}),
        ("NYPD", "police", set()),
        ("statement from the French government", "state", {"@France"}),
        ("Italians", "state", {"@Italy"}),
    ],
)
def test_the_body_in_a_name(name: str, word: str, which: set[str]) -> None:
    """A rank tells the body, and what stands behind it is only the person's name."""
    body = body_called(name)
    assert body is not None
    assert (body.word, set(body.which)) == (word, which)


def test_names_that_are_no_bodies() -> None:
    """A company with a military word, and a plain name, are no bodies."""
    assert [body_called(one) for one in ("General Motors", "Dana Orel", "Tamm and Sons")] == [None] * 3


def test_the_part_of_a_name_that_is_an_office() -> None:
    """A name's leading titles end with the last of them."""
    assert office_called("Velmora Police Constable Dana Orel") == "Velmora Police Constable"
    assert office_called("Dana Orel") == ""


def test_a_full_name_tells_a_bare_one() -> None:
    """The first navy that a report calls by its state is the one it means."""
    text = "The French navy stopped a boat. The Italian Navy watched. The navy said so. Local police came."
    assert full_bodies(text) == {"armed forces": frozenset({"@France"})}


def test_ranks_are_of_bodies_that_are_known() -> None:
    """Every rank belongs to a body of the list, and stands there once."""
    bodies = {line.split("|")[0] for line in read_lines("provenance_bodies.txt")}
    ranks = read_table("provenance_ranks.tsv")
    assert {row["body"] for row in ranks} <= bodies
    assert len({row["rank"] for row in ranks}) == len(list(ranks))
