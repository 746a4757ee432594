"""What-if: suppositions in words, and the count under them."""

from __future__ import annotations

import pytest

import sayso
from sayso.cli.supposing import compare
from sayso.errors import InputError
from sayso.provenance import trace_claims
from sayso.records import Account, Supposition
from sayso.suppositions import understand
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

TAMM = make_source("Ilya Tamm")
RESIDENTS = make_source("residents", "group", report="sestra-1")
SOURCES = make_source("local sources", "unnamed", report="post-1")
OTHERS = make_source("local sources", "unnamed", report="beacon-1")


def account() -> Account:
    """Four reports on one claim, by three unnamed voices and one own word; a second claim in one of them."""
    said = (
        make_statement("post-1", "The silo burned.", [SOURCES]),
        make_statement("sestra-1", "The silo was on fire.", [RESIDENTS]),
        make_statement("beacon-1", "Fire took the silo.", [OTHERS]),
        make_statement("quay-1", "The silo stood in flames."),
    )
    alone = make_statement("quay-1", "The ferry was late.", [TAMM])
    publishers = {
        "beacon-1": "Daily Beacon",
        "post-1": "Harbour Post",
        "quay-1": "The Quay",
        "sestra-1": None,
    }
    reports = tuple(make_report(one, publisher=publisher) for one, publisher in publishers.items())
    claims = (make_claim(*said, id="c-1"), make_claim(alone, id="c-2"))
    sources, reuse = (TAMM, RESIDENTS, SOURCES, OTHERS), (make_reuse("beacon-1", "post-1", held=False),)
    statements = (*said, alone)
    behind = trace_claims(claims, statements, sources=sources, reports=reports, reuse=reuse)
    return Account(reports, (), (), sources, statements, claims, (), reuse, behind, (), "none", "0")


def bounds(found: Account) -> list[tuple[int, int]]:
    """The counts of all claims."""
    return [(one.independence.min, one.independence.max) for one in found.provenance]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("same: residents = local sources@post-1", [(1, 3), (1, 1)]),
        ("same: residents = local sources@post-1 = local sources@beacon-1", [(1, 2), (1, 1)]),
        ("there: The Quay", [(2, 4), (1, 1)]),
        ("there: quay-1", [(2, 4), (1, 1)]),
        ("without: post-1", [(1, 3), (1, 1)]),
        ("without: The Quay", [(1, 3)]),
    ],
)
def test_the_count_under_a_supposition(words: str, expected: list[tuple[int, int]]) -> None:
    """Voices that are one count once; a reporter who was there counts for certain; a report left out is gone."""
    before = account()
    assert bounds(before) == [(1, 4), (1, 1)]
    assert bounds(sayso.suppose(before, words)) == expected
    assert before == account()


def test_several_at_once_and_as_records() -> None:
    """Suppositions add up, in words or as records, in any order."""
    words = ("without: post-1", "same: residents = local sources@beacon-1")
    meant = [Supposition("without", ("post-1",)), Supposition("same", (RESIDENTS.id, OTHERS.id))]
    assert bounds(sayso.suppose(account(), *words)) == bounds(sayso.suppose(account(), *meant[::-1]))
    assert bounds(sayso.suppose(account(), *words))[0] == (1, 2)


def test_nothing_supposed_is_the_same_account() -> None:
    """Without a supposition everything is counted as before."""
    assert sayso.suppose(account()).provenance == account().provenance


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "expected same: VOICE = VOICE"),
        ("perhaps: residents", "expected same: VOICE = VOICE"),
        ("same:", "expected same: VOICE = VOICE"),
        ("same: residents", "expected two different voices"),
        ("same: residents = residents", "expected two different voices"),
        ("same: residents = nobody", "no voice is called 'nobody'"),
        ("same: residents = local folk", "write one of: local sources@beacon-1; local sources@post-1"),
        ("same: residents = local sources", "several voices are called 'local sources'; write one of"),
        ("there: The Harbour", "no report and no outlet is called 'The Harbour'; there are: Daily Beacon"),
        ("without: ", "expected same: VOICE = VOICE"),
    ],
)
def test_what_cannot_be_supposed(words: str, part: str) -> None:
    """Words that mean nothing, or more than one thing, are an error that says what to write."""
    with pytest.raises(InputError) as error:
        understand(words, account())
    assert part in str(error.value)


def test_the_comparison_shows_counts_and_reasons() -> None:
    """The terminal gets the supposition, each changed count with the reasons that go and come, and the rest."""
    before = account()
    meant = [understand("there: The Quay", before)]
    told = list(compare(before, sayso.suppose(before, *meant), meant))
    assert told[0] == "Supposing that the reporter was there: quay-1."
    assert "  for it: 2–4 instead of 1–4 independent origins" in told
    assert any(
        line.startswith("    + The Quay (quay-1) counts for certain: its reporter was there") for line in told
    )
    assert told[-1] == "1 of 2 claims count as before. Nothing of this is stored."


def test_a_claim_that_nobody_makes_any_more() -> None:
    """A claim of one report goes with the report, and is said to."""
    before = account()
    meant = [understand("without: quay-1", before)]
    assert "  nothing asserts it any more" in list(compare(before, sayso.suppose(before, *meant), meant))
