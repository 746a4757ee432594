"""Who is meant across reports: what merges and why, what stays apart, and that order changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.records import Alias, Report, Source, Statement
from sayso.sources import chain_statements, find_aliases, identify
from sayso.sources.kinds import of_one_kind
from sayso.testing import make_source, make_statement

Marked = Callable[..., tuple[Report, Any]]
Identified = Callable[..., tuple[dict[str, Source], list[list[str]]]]


def told(who: str) -> str:
    """A passage in which somebody says something."""
    return f"<o>{who}</o> <c>said</c> <q>the bridge was closed</q>."


@pytest.fixture
def identified(marked: Marked) -> Identified:
    """Identifies the sources of some marked passages, one report each: by id, and the ids "
    "of each report's nodes."""

    def make(*passages: str, **more: Any) -> tuple[dict[str, Source], list[list[str]]]:
        reports, statements, aliases = read_all(marked, passages, **more)
        sources, numbered = identify(reports, statements, aliases)
        ids = [
            [node.source or "" for one in numbered if one.report == report.id for node in one.chain]
            for report in reports
        ]
        return {source.id: source for source in sources}, ids

    return make


def read_all(
    marked: Marked, passages: Sequence[str], **more: Any
) -> tuple[list[Report], list[Statement], list[Alias]]:
    """The reports of the passages with their statements and aliases."""
    read = [marked(passage, id=f"r{at}", **more) for at, passage in enumerate(passages)]
    statements = [one for report, reading in read for one in chain_statements(report, reading)]
    return [report for report, _ in read], statements, [a for report, _ in read for a in find_aliases(report)]


ONE = [
    ("SANA", "Syrian state-run news agency SANA"),
    ("the Syrian Arab News Agency", "The official SANA news agency"),
    ("Agence France-Presse", "the AFP news agency"),
    ("Sergei Malakov", "Foreign Minister Sergey Malakov"),
    ("Malakov", "Sergei Malakov"),
    ("S. Malakov", "Sergei Malakov"),
    ("Anna Maria Rey", "Anna Rey"),
    ("W. Anna Rey", "Anna Rey"),
    ("Anna Rey Jr.", "Anna Rey"),
    ("Korvan Motors Corp.", "Korvan Motors"),
    ("Moscow", "Russia"),
    ("the Russian Ministry of Defence", "Russia's Defense Ministry"),
    ("The Orchard Observatory of Human Rights", "the Britain-based Orchard Observatory for Human Rights"),
    ("Daesh", "the Islamic State"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_two_names_of_one_somebody_are_one_source(identified: Identified, a: str, b: str) -> None:
    """Tables, word order, spelling and surnames join names across reports."""
    _, (first, second) = identified(told(a), told(b))
    assert first == second


TWO = [
    ("Ahmed Hassan", "Mohammed Hassan"),
    ("the army", "the army"),
    ("the mayor", "the mayor"),
    ("local sources", "local sources"),
    ("a source at the port", "a source at the port"),
    ("the Varnian Defence Ministry", "the Morn Defence Ministry"),
    ("Russia", "the Russian Defence Ministry"),
    ("W. Anna Rey", "M. Anna Rey"),
    ("Anna Rey Jr.", "Anna Rey Sr."),
    ("he", "he"),
]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_what_may_be_two_is_not_merged(identified: Identified, a: str, b: str) -> None:
    """Unnamed voices and descriptions without a name belong to their report; like names are two."""
    _, (first, second) = identified(told(a), told(b))
    assert first != second


def test_a_surname_that_two_bear_is_left_alone(identified: Identified) -> None:
    """Two full names with one surname: the surname alone goes to neither."""
    _, ids = identified(told("Anna Rey"), told("Boris Rey"), told("Rey"))
    assert len({one for report in ids for one in report}) == 3


def test_letters_learned_in_one_report_are_used_in_another(identified: Identified) -> None:
    """ "The Orchard Rights Watch (ORW)" in one report, "ORW" in the other."""
    sources, (first, second) = identified(told("The Orchard Rights Watch (ORW)"), told("ORW"))
    assert first == second
    assert any("ORW" in why and "r0" in why for why in sources[first[0]].why)


def test_letters_that_two_reports_explain_differently_are_not_used(identified: Identified) -> None:
    """One abbreviation for two bodies joins nothing."""
    _, (first, second, third) = identified(
        told("The Orchard Rights Watch (ORW)"), told("The Ocean Rescue Wing (ORW)"), told("ORW")
    )
    assert len({first[0], second[0], third[0]}) == 3


GOES_ON = (
    "<o1>The Korvan Harbour Watch</o1> <c1>said</c1> <q1>it rained</q1>. <o2>Harbour Watch</o2> <c2>said</c2> "
    "<q2>it froze</q2>."
)


def test_a_short_name_learned_in_one_report_is_used_in_another(identified: Identified) -> None:
    """A body goes on under a shorter name; where two do so under the same, nothing is joined."""
    sources, (first, second) = identified(GOES_ON, told("Harbour Watch"))
    assert {*first, *second} == {first[0]}
    assert any("shorter name" in why for why in sources[first[0]].why)
    _, ids = identified(GOES_ON, GOES_ON.replace("Korvan", "Velmoran"), told("Harbour Watch"))
    assert len({one for report in ids for one in report}) == 3


def test_every_merge_has_its_reason_and_names_are_kept(identified: Identified) -> None:
    """The source lists all names used and says why they were merged."""
    sources, (first, _) = identified(told("SANA"), told("the Syrian Arab News Agency"))
    source = sources[first[0]]
    assert source.names == ("SANA", "Syrian Arab News Agency")
    assert source.why and all("SANA" in why for why in source.why)


def test_media_of_one_family_have_one_owner(identified: Identified) -> None:
    """State media of one state share the owner that the tables give."""
    sources, (first, second) = identified(told("TASS"), told("RIA Novosti"))
    assert first != second
    assert sources[first[0]].owner == sources[second[0]].owner
    assert sources[first[0]].owner in sources


SPEAKERS = [
    ("Varnian Defence Ministry spokesman Igor Holt", "Varnian Defence Ministry"),
    ("a spokesman for the Harbour Board", "Harbour Board"),
    ("Jens Holt, a spokesman for the Harbour Board", "Harbour Board"),
    ("Russian Foreign Minister Sergei Malakov", "Russian Foreign Ministry"),
    ("Russian President Ivan Malakov", "Russia"),
    ("a statement by the Harbour Board", "Harbour Board"),
    ("A Harbour Board statement", "Harbour Board"),
    ("An AFP correspondent", "AFP"),
]


@pytest.mark.parametrize(("who", "body"), SPEAKERS)
def test_who_speaks_for_a_body_has_it_as_affiliation(identified: Identified, who: str, body: str) -> None:
    """Spokesmen, ministers, statements and reporters point to their body."""
    sources, ids = identified(told(who))
    source = sources[ids[0][0]]
    assert source.affiliation is not None
    assert sources[source.affiliation].name == body


def test_an_unnamed_voice_is_one_source_with_what_points_back_to_it(identified: Identified) -> None:
    """ "Local sources" and "the sources" of one report are one; the agency that heard them too."""
    passage = (
        "<o1>Local sources</o1> <c1>told</c1> SANA <q1>the boxes were large</q1>. <o2>The "
        "sources</o2> <c2>said</c2> "
        "<q2>they held gold</q2>."
    )
    sources, (ids,) = identified(passage)
    assert ids[0] == ids[2] and ids[1] == ids[3]
    assert sources[ids[1]].report == "r0" and not sources[ids[1]].named


def test_a_cited_publisher_bears_the_name_under_which_it_publishes(identified: Identified) -> None:
    """So that its own report can be found."""
    sources, ids = identified(told("SANA"), told("Anna Rey"), publisher="Syrian Arab News Agency")
    assert "Syrian Arab News Agency" in sources[ids[0][0]].names


NAMES = [
    "SANA",
    "Anna Rey",
    "Rey",
    "A. Rey",
    "Moscow",
    "local sources",
    "The Orchard Rights Watch (ORW)",
    "ORW",
    "the mayor",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(marked: Marked, names: list[str], random: Any) -> None:
    """Sources are the same, and every node keeps its source, however the reports are given."""
    reports, statements, aliases = read_all(marked, [told(name) for name in names])
    sources, numbered = identify(reports, statements, aliases)
    random.shuffle(reports)
    random.shuffle(statements)
    random.shuffle(aliases)
    again, others = identify(reports, statements, aliases)
    assert again == sources
    assert sorted(others, key=lambda one: one.id) == sorted(numbered, key=lambda one: one.id)
    assert all(node.source in {one.id for one in sources} for one in numbered for node in one.chain)


def test_a_body_in_one_report_is_no_person_in_another() -> None:
    """A name that is an agency's where the text says so is the same agency's where it does not."""
    told = [
        make_statement("r1", "It burned.", [make_source("Terin", "agency")]),
        make_statement("r2", "It burned.", [make_source("Terin", "person")]),
        make_statement("r2", "It rained.", [make_source("Ilse Tarn", "person")]),
        make_statement("r3", "It snowed.", [make_source("Terin", "organization")]),
        make_statement("r4", "It snowed.", [make_source("Terin", "organization")]),
        make_statement("r4", "It froze.", [make_source("Harbour Watch", "organization")]),
    ]
    kinds = {node.name: node.kind for one in of_one_kind(told) for node in one.chain}
    assert kinds == {"Terin": "agency", "Ilse Tarn": "person", "Harbour Watch": "organization"}


def test_the_publisher_of_a_report_is_an_outlet() -> None:
    """Whoever publishes is no person where another report cites it; who publishes under his name stays one."""
    told = [make_statement("r1", "It burned.", [make_source(name)]) for name in ("Pulse Mera", "Anna Rey")]
    found = of_one_kind(told, ("Pulse Mera", "Anna Rey"))
    assert [one.chain[0].kind for one in found] == ["outlet", "person"]
