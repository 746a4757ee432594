"""Hearsay inside somebody's words, relays of other sentences, and occasions that a later sentence takes up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Statement

Chained = Callable[..., tuple[Statement, ...]]
Shown = Callable[[Statement], str]

HEARSAY = [
    ("<o>Anna Rey</o> <c>said</c> <q>the bus was reportedly carrying pilgrims</q>.",
     ["Anna Rey > reportedly"], "the bus was … carrying pilgrims"),
    ("<q>The attack is believed to be the deadliest in years</q>, <o>the Harbour Watch</o> <c>said</c>.",
     ["Harbour Watch > believed"], "The attack is … to be the deadliest in years"),
    ("<o>The mayor</o> <c>said</c> <q>three houses were reported damaged</q>.",
     ["the mayor > reported"], "three houses were … damaged"),
    ("<o>Peter Volk</o> <c>said</c> <q>he had been told the crane was old</q>.",
     ["Peter Volk > been told"], "the crane was old"),
    ("<o>Anna Rey</o> told <r>the Harbour Herald</r> that <q>the mine had allegedly flooded</q>.",
     ["Harbour Herald > Anna Rey > allegedly"], "the mine had … flooded"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "chains", "content"), HEARSAY)
def test_hearsay_goes_through_whoever_passes_it_on(
    chained: Chained, shown: Shown, passage: str, chains: list[str], content: str
) -> None:
    """The hedge is the origin; words that it takes back as a whole are nobody else's."""
    statements = chained(passage)
    assert [shown(one) for one in statements] == chains
    assert statements[0].text == content
    assert not statements[0].chain[-1].named


def test_a_hedged_side_remark_leaves_the_statement_standing(chained: Chained, shown: Shown) -> None:
    """What is hedged by the way is a second statement; the first keeps its own voice."""
    passage = (
        "<o>Anna Rey</o> <c>said</c> <q>jets believed to be Varnian also struck a market in the east of the town "
        "and killed nine people who were waiting for bread</q>."
    )
    assert sorted(shown(one) for one in chained(passage)) == ["Anna Rey", "Anna Rey > believed"]


PLAIN = [
    "<o>Anna Rey</o> <c>said</c> <q>no casualties were reported</q>.",
    "<o>Anna Rey</o> <c>said</c> <q>she had told the council</q>.",
    "<o>Anna Rey</o> <c>said</c> <q>troops were told to leave</q>.",
    "<o>Anna Rey</o> <c>asked</c> <q>who was believed</q>.",
]


@pytest.mark.parametrize("passage", PLAIN)
def test_telling_and_reporting_are_no_hearsay(chained: Chained, shown: Shown, passage: str) -> None:
    """Words that look like a hedge and pass nothing on make no chain longer."""
    assert [shown(one) for one in chained(passage)] == ["Anna Rey"]


HINTS = [
    # a relay that only the next sentence names
    ("<o1>Witnesses</o1> <c1>say</c1> <q1>it burned</q1>. <o2>Anna Rey</o2> <c2>told</c2> <r1><r2>the Harbour "
     "Herald</r2></r1> <q2>it did not</q2>.",
     ["witnesses", "Harbour Herald > Anna Rey"]),
    # a relay of the sentence before, where this one has its own
    ("<o1>Anna Rey</o1> <c1>told</c1> <r1><r2>the Harbour Herald</r2></r1> <q1>it burned</q1>. <o2>Lars "
     "Hagen</o2> <c2>told</c2> <r2>Reuters</r2> <q2>it did not</q2>.",
     ["Harbour Herald > Anna Rey", "Reuters > Lars Hagen"]),
    # a new name after a quotation through a medium
    ("<o1>Anna Rey</o1> <c1>told</c1> <r1><r2>the Harbour Herald</r2></r1> <q1>it burned</q1>. <o2>Lars "
     "Hagen</o2> <c2>said</c2> <q2>it did not</q2>.",
     ["Harbour Herald > Anna Rey", "Lars Hagen"]),
    # one who is only quoted goes on with the medium before
    ("<o1>The harbour master</o1> <c1>told</c1> <r1><r2>the Harbour Herald</r2></r1> <q1>it burned</q1>. "
     "<q2>\"Nobody was inside,\"</q2> <o2>Lars Hagen</o2> was <c2>quoted as saying</c2>.",
     ["Harbour Herald > the harbour master", "Harbour Herald~ > Lars Hagen"]),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "chains"), HINTS)
def test_a_relay_of_another_sentence_holds_only_where_a_quotation_goes_on(
    chained: Chained, shown: Shown, passage: str, chains: list[str]
) -> None:
    """What the reading hears from other sentences is a hint and no more."""
    assert [shown(one) for one in chained(passage)] == chains


def test_silence_has_no_relay_of_the_words_before(chained: Chained, shown: Shown) -> None:
    """Somebody else who could not be reached was sought by the report itself."""
    passage = (
        "<o1>Anna Rey</o1> <c1>told</c1> <r1><r2>the Harbour Herald</r2></r1> <q1>it burned</q1>. "
        "<o2>Lars Hagen</o2> <c2>could not be reached</c2>."
    )
    assert [shown(one) for one in chained(passage)] == ["Harbour Herald > Anna Rey", "Lars Hagen"]


COMPLETED = [
    ("<o>His brother Alan</o> Rey <c>said</c> <q>it rained</q>.", "Alan Rey"),
    ("<o>Prime Minister</o> Boris Lund <c>said</c> <q>it rained</q>.", "Boris Lund"),
    ("<o>A key</o> witness <c>said</c> <q>it rained</q>.", "a key witness"),
    ("<o>An official she</o> met <c>said</c> <q>it rained</q>.", "an official"),
    ("<o>Anna Rey</o> Monday <c>said</c> <q>it rained</q>.", "Anna Rey"),
    ("<o>Peter Volk of the Harbour Board</o> <c>said</c> <q>it rained</q>.", "Peter Volk"),
]


@pytest.mark.parametrize(("passage", "name"), COMPLETED)
def test_a_mention_that_stops_short_is_completed(chained: Chained, passage: str, name: str) -> None:
    """The rest of a name or the noun behind belongs to it, a weekday and a new clause do not."""
    assert chained(passage)[0].chain[-1].name == name


def test_citing_without_a_comma(chained: Chained, shown: Shown) -> None:
    """ "Citing a military source it said": the source is cited, "it" cites."""
    passage = (
        "<o1>State news agency Castrel</o1> <c1>said</c1> <q1>it burned</q1>. Citing <o2>a military source "
        "it</o2> <c2>said</c2> <q2>the base held</q2>."
    )
    assert shown(chained(passage)[-1]) == "Castrel > a military source"


def test_an_agency_once_called_so_is_no_person(chained: Chained) -> None:
    """A bare name has the kind that the report gives it elsewhere."""
    passage = (
        "<o1>The state news agency Castrel</o1> <c1>said</c1> <q1>it burned</q1>. <o2>Castrel</o2> "
        "<c2>said</c2> <q2>it did not</q2>."
    )
    first, second = (one.chain[-1] for one in chained(passage))
    assert (second.kind, second.antecedent) == ("agency", first.mention)
