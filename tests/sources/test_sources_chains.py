"""Chains: who has it from whom, in every construction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Attribution, Dateline, Reading, Span, Statement
from sayso.sources import chain_statements
from sayso.testing import make_report

Chained = Callable[..., tuple[Statement, ...]]
Shown = Callable[[Statement], str]

CONSTRUCTIONS = [
    ("<o>Anna Rey</o> <c>told</c> Reuters that <q>the bridge was closed</q>.", "Reuters > Anna Rey"),
    ("<o>Anna Rey</o> <c>told</c> <r>Reuters</r> that <q>the bridge was closed</q>.", "Reuters > Anna Rey"),
    ("In an interview with the BBC, <o>Anna Rey</o> <c>said</c> <q>the bridge was "
     "closed</q>.",
     "BBC > Anna Rey"),
    ("<q>The bridge was closed</q>, <o>Anna Rey</o> <c>said</c> in a statement carried by "
     "TASS.",
     "TASS > Anna Rey"),
    ("<o>Reuters</o> <c>quoted</c> a harbour official as saying <q>the bridge was closed</q>.",
     "Reuters > harbour official"),
    ("Reuters <c>quoted</c> <o>a harbour official</o> as saying <q>the bridge was closed</q>.",
     "Reuters > harbour official"),
    ("<o>The Harbour Watch</o> <c>cited</c> two dockers as saying that <q>the bridge was closed</q>.",
     "Harbour Watch > two dockers"),
    ("<q>The bridge was closed</q>, <o>TASS</o> <c>reported</c>, citing the Varnian Defence Ministry.",
     "TASS > Varnian Defence Ministry"),
    ("Citing local officials, <o>Reuters</o> <c>reported</c> that <q>the bridge was closed</q>.",
     "Reuters > local officials"),
    ("<c>According to</c> <o>Anna Rey</o>, quoted by Reuters, <q>the bridge was "
     "closed</q>.",
     "Reuters > Anna Rey"),
    ("<q>The bridge was closed</q>, <o>officials</o> were <c>quoted</c> by Reuters as "
     "saying.",
     "Reuters > officials"),
    ("<q>The bridge was closed</q>, <c>according to</c> <o>a dock source</o> cited by <r>TASS</r>, which was quoted by "
     "<r>Radio Skerry</r>.",
     "Radio Skerry > TASS > a dock source"),
    ("<o>A letter seen by Reuters</o> <c>said</c> <q>the bridge was closed</q>.", "Reuters > a letter"),
    ("<q>The bridge was closed</q>, <o>Anna Rey</o> <c>wrote</c> on Twitter.", "Anna Rey"),
    ("<o>Anna Rey</o> <c>told</c> reporters that <q>the bridge was closed</q>.", "Anna Rey"),
    ("<o>Anna Rey</o> <c>told</c> <r>parliament</r> that <q>the bridge was closed</q>.", "Anna Rey"),
    ("<o>Anna Rey</o> resigned, citing her health, and <c>said</c> <q>the bridge was "
     "closed</q>.",
     "Anna Rey"),
    ("<o>Reuters</o> <c>reported</c> that <q>the bridge was closed</q>.", "Reuters"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "chain"), CONSTRUCTIONS)
def test_relays_and_origin_come_in_the_order_of_the_construction(
    chained: Chained, shown: Shown, passage: str, chain: str
) -> None:
    """A medium that received or carried the words is a relay, who is only spoken to is none."""
    names = shown(chained(passage)[0])
    for article in ("a ", "the "):
        names = (
            names.replace(f"> {article}", "> ") if f"> {article}" in names and article not in chain else names
        )
    assert names == chain


def test_who_is_only_spoken_to_is_the_audience(chained: Chained) -> None:
    """A listener that was read as a relay becomes the audience."""
    (statement,) = chained("<o>Anna Rey</o> <c>told</c> <r>parliament</r> that <q>the bridge was closed</q>.")
    assert statement.audience is not None
    assert [node.role for node in statement.chain] == ["origin"]


def test_two_relays_are_ordered_by_who_has_it_from_whom(chained: Chained, shown: Shown) -> None:
    """The one who reports the whole stands before the one who was told, whatever the order of the text."""
    passage = (
        "<q>The bridge was closed</q>, <o>Anna Rey</o> <c>said</c> in an interview with <r>TASS</r>, "
        "according to <r>Reuters</r>."
    )
    assert shown(chained(passage)[0]) == "Reuters > TASS > Anna Rey"


def test_what_one_says_that_another_said_goes_through_both(chained: Chained, shown: Shown) -> None:
    """A statement inside what somebody says has him as its relay, with his own relays before him."""
    passage = (
        "<o1>Anna Rey</o1> <c1>told</c1> Reuters that <q1><o2>the ministry</o2> had <c2>said</c2> "
        "<q2>the bridge was safe</q2></q1>."
    )
    outer, inner = chained(passage)
    assert shown(outer) == "Reuters > Anna Rey"
    assert shown(inner) == "Reuters > Anna Rey > the ministry"


def test_a_medium_that_only_frames_another_statement_makes_none_of_its_own(
    chained: Chained, shown: Shown
) -> None:
    """ "State television said the minister had said …" is one statement, the minister's."""
    passage = (
        "<o1>Reuters</o1> <c1>reported</c1> that <q1><o2>Anna Rey</o2> <c2>said</c2> <q2>the old "
        "bridge over the Morn "
        "had been closed on Monday</q2></q1>."
    )
    assert [shown(one) for one in chained(passage)] == ["Reuters > Anna Rey"]


def test_the_same_voice_twice_is_one_node(chained: Chained, shown: Shown) -> None:
    """A medium that was told and that reports appears once."""
    passage = (
        "<q>The bridge was closed, <o>two dockers</o> <c>told</c> <r>Reuters</r></q>, "
        "the Reuters news agency reported."
    )
    assert shown(chained(passage)[0]).count("Reuters") == 1


def test_two_named_parties_are_two_statements_with_one_content(chained: Chained, shown: Shown) -> None:
    """ "Damascus and Moscow" may be two origins; "police and witnesses" are one mention."""
    two = chained("<o>Damascus and Moscow</o> <c>denied</c> <q>the raid</q>.")
    assert [shown(one) for one in two] == ["Damascus", "Moscow"]
    assert two[0].content == two[1].content
    one = chained("<o>Police and witnesses</o> <c>said</c> <q>the bridge was closed</q>.")
    assert [(shown(x), x.chain[0].named) for x in one] == [("police and witnesses", False)]


def test_one_voice_read_twice_is_one_statement(chained: Chained, shown: Shown) -> None:
    """A name in apposition, and a second verb for the same words, make no second statement."""
    apposed = chained(
        "<o1>The governor</o1>, <o2>Ali Rey</o2>, <c1><c2>said</c2></c1> <q1><q2>the bridge was "
        "closed</q2></q1>."
    )
    assert [shown(x) for x in apposed] == ["Ali Rey"]
    again = chained(
        "<o1><o2>She</o2></o1> <c1>also</c1> <c2>said</c2> <q1><q2>the bridge was closed</q2></q1>."
    )
    assert len(again) == 1


PUBLISHERS = [
    ("Sputnik", "<o>A source</o> <c>told</c> Sputnik that <q>the bridge was closed</q>.", "a source"),
    ("The Morning Post", "<o>Anna Rey</o> <c>told</c> the Post <q>the bridge was closed</q>.", "Anna Rey"),
    (
        "The Morning Post",
        "<o>Anna Rey</o> <c>told</c> Reuters <q>the bridge was closed</q>.",
        "Reuters > Anna Rey",
    ),
    ("SANA", "<o>SANA reporter</o> <c>said</c> <q>the bridge was closed</q>.", "SANA reporter"),
    ("SANA", "<o>A docker</o> <c>told</c> SANA reporter <q>the bridge was closed</q>.", "a docker"),
]


@pytest.mark.parametrize(("publisher", "passage", "chain"), PUBLISHERS)
def test_the_publisher_is_no_relay(
    chained: Chained, shown: Shown, publisher: str, passage: str, chain: str
) -> None:
    """The report's own publisher and its staff drop out, unless nobody else is left."""
    assert shown(chained(passage, publisher=publisher)[0]) == chain


INHERITED = [
    ("<o1>A customs source</o1> <c1>told</c1> Reuters <q1>the ship was full</q1>. <o2>The "
     "source</o2> <c2>said</c2> "
     "<q2>it had sailed at night</q2>.", "Reuters~ > a customs source"),
    ("<o1>Anna Rey</o1> <c1>told</c1> Reuters <q1>the ship was full</q1>. “<q2>It sailed at night</q2>,” "
     "<o2>she</o2> <c2>added</c2>.", "Reuters~ > Anna Rey"),
    ("<o1>Anna Rey</o1> <c1>told</c1> Reuters <q1>the ship was full</q1>. On Friday "
     "<o2>Rey</o2> <c2>said</c2> "
     "<q2>it had sailed at night</q2>.", "Anna Rey"),
    ("<o1>Anna Rey</o1> <c1>told</c1> Reuters <q1>the ship was full</q1>. In a statement, <o2>Rey</o2> "
     "<c2>said</c2> <q2>it had sailed at night</q2>.", "Anna Rey"),
    ("<o1>Anna Rey</o1> <c1>said</c1> <q1>the ship was full</q1>. “<q2>It sailed at "
     "night</q2>,” <o2>she</o2> "
     "<c2>added</c2>.", "Anna Rey"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "chain"), INHERITED)
def test_a_relay_is_inherited_until_a_new_occasion(
    chained: Chained, shown: Shown, passage: str, chain: str
) -> None:
    """The same quotation goes on through the same medium; "on Friday" or "in a statement" ends it."""
    assert shown(chained(passage)[-1]) == chain


def test_a_hedge_of_the_report_is_an_unnamed_origin(chained: Chained) -> None:
    """What the report says "reportedly" has that word as its origin."""
    (statement,) = chained("<q>The ship was</q> <o><c>reportedly</c></o> <q>full</q>.")
    assert [(node.name, node.kind, node.named) for node in statement.chain] == [
        ("reportedly", "unnamed", False)
    ]


def test_a_correspondent_on_the_spot_makes_a_statement_first_hand(chained: Chained) -> None:
    """An agency's own reporter saw for himself."""
    (seen,) = chained("<o>An AFP correspondent</o> <c>said</c> <q>the bridge was closed</q>.")
    (told,) = chained("<o>AFP</o> <c>said</c> <q>the bridge was closed</q>.")
    assert (seen.first_hand, told.first_hand) == (True, False)
    assert seen.chain[0].kind == "agency"


def test_the_reports_own_voice_has_no_chain(marked: Callable[..., tuple[object, object]]) -> None:
    """Own words and the headline come back as statements without nodes."""
    report, reading = marked("<q>The bridge was closed</q>.")
    own = replace(reading.passed_on[0], voice="own", cue=(), source=())
    (statement,) = chain_statements(report, replace(reading, passed_on=(own,)))
    assert (statement.voice, statement.chain, statement.text) == ("own", (), "The bridge was closed")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_reading_of_any_text_gives_statements_inside_it(data: st.DataObject) -> None:
    """Whatever is read, spans stay inside the text, chains end in one origin, and ids do not change."""
    words = [
        "Anna Rey",
        "Reuters",
        "told",
        "quoted",
        "as saying",
        "citing",
        "the group",
        "he",
        "(ORW)",
        ",",
        ".",
        "“",
        "and",
    ]
    text = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=25)))
    point = st.integers(0, len(text))
    spans = st.tuples(point, point).map(lambda pair: Span(min(pair), max(pair) + (min(pair) == max(pair))))
    inside = spans.filter(lambda span: span.end <= len(text))
    parts = st.lists(inside, max_size=2).map(tuple)
    told = st.builds(
        Attribution, source=parts, cue=parts, content=parts, confidence=st.just(0.5), relays=parts,
        voice=st.sampled_from(["attributed", "own"]),
    )  # fmt: skip
    reading = Reading("r", (Span(0, len(text)),), tuple(data.draw(st.lists(told, max_size=2))),
                      tuple(data.draw(st.lists(told, max_size=4))))  # fmt: skip
    report = make_report("r", text)
    statements = chain_statements(report, reading)
    assert statements == chain_statements(report, reading)
    for one in statements:
        mentions = [node.mention for node in one.chain if node.mention]
        assert all(0 <= span.start <= span.end <= len(text) for span in (*one.content, *mentions))
        assert [node.role for node in one.chain][-1:] in ([], ["origin"])
        assert all(node.role == "relay" for node in one.chain[:-1])


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        (
            "The pier's operator, <o>Harbour Trust</o>, <c>said</c> <q>the gates were open</q>.",
            "organization",
        ),
        (
            "The operator of the pier, <o>Harbour Trust</o>, <c>said</c> <q>the gates were open</q>.",
            "organization",
        ),
        ("Its operator <o>Harbour Trust</o> <c>said</c> <q>the gates were open</q>.", "organization"),
        ("The head of the committee, <o>Mara Olm</o>, <c>said</c> <q>the gates were open</q>.", "person"),
        ("In a letter to the committee, <o>Mara Olm</o> <c>said</c> <q>the gates were open</q>.", "person"),
    ],
)
def test_a_description_before_a_name_tells_its_kind(chained: Chained, passage: str, kind: str) -> None:
    """The noun of a body right before a name makes it one; behind "of" or "to" it describes something else."""
    (one,) = chained(passage)
    assert one.chain[-1].kind == kind


@pytest.mark.parametrize(("dateline", "chain"), [("Terin", "a source"), ("Kestrel", "the agency > a source")])
def test_an_agency_calls_itself_the_agency(chained: Chained, shown: Shown, dateline: str, chain: str) -> None:
    """ "Told the agency" in an agency's own report names nobody else."""
    passage = "<o>A source</o> <c>told</c> <r>the agency</r> that <q>the bridge was closed</q>."
    (one,) = chained(passage, publisher="Terin", dateline=Dateline(Span(0, 1), "OSSEL", dateline))
    assert shown(one) == chain
