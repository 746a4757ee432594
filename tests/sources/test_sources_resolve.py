"""Who is meant inside a report: pronouns, definite descriptions, surnames; open where two remain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.records import Span, Statement

Chained = Callable[..., tuple[Statement, ...]]

RESOLVED = [
    ("<o1>Anna Rey</o1> <c1>said</c1> <q1>it rained</q1>. <o2>She</o2> <c2>said</c2> <q2>it "
     "froze</q2>.",
     "Anna Rey"),
    ("<o1>Foreign Minister Sergei Malakov</o1> <c1>said</c1> <q1>it rained</q1>. "
     "<o2>Malakov</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "Sergei Malakov"),
    ("<o1>Foreign Minister Sergei Malakov</o1> <c1>said</c1> <q1>it rained</q1>. <o2>The minister</o2> "
     "<c2>said</c2> <q2>it froze</q2>.", "Sergei Malakov"),
    ("<o1>The Harbour Watch</o1> <c1>said</c1> <q1>it rained</q1>. <o2>The group</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "Harbour Watch"),
    ("<o1>The state news agency TASS</o1> <c1>said</c1> <q1>it rained</q1>. <o2>The "
     "agency</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "TASS"),
    ("<o1>A source at the port</o1> <c1>said</c1> <q1>it rained</q1>. <o2>The source</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "a source at the port"),
    ("<o1>The Varnian Defence Ministry</o1> <c1>said</c1> <q1>it rained</q1>. <o2>It</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "Varnian Defence Ministry"),
    ("<o1>The Orchard Rights Watch (ORW)</o1> <c1>said</c1> <q1>it rained</q1>. <o2>ORW</o2> <c2>said</c2> "
     "<q2>it froze</q2>.", "Orchard Rights Watch"),
    ("<o1>Ostrel</o1> <c1>said</c1> <q1>it rained</q1>. Follow Ostrel on every channel. <o2>Ostrel</o2> "
     "<c2>said</c2> <q2>it froze</q2>.", "Ostrel"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "name"), RESOLVED)
def test_a_later_mention_takes_up_the_voice_it_means(chained: Chained, passage: str, name: str) -> None:
    """The node keeps the words of its own mention and has name and place of what they mean."""
    first, second = (one.chain[-1] for one in chained(passage))
    assert second.name == name
    assert second.antecedent == first.mention
    assert (second.kind, second.named) == (first.kind, first.named)


def test_a_paper_is_taken_up_where_it_was_only_told_of(chained: Chained) -> None:
    """ "The letter said" means the letter that somebody left before, and nobody who speaks."""
    passage = (
        "<o1>Anna Rey</o1> <c1>said</c1> <q1>it rained</q1>. They left a letter at the gate. "
        "<o2>The letter</o2> <c2>said</c2> <q2>it froze</q2>."
    )
    node = chained(passage)[1].chain[-1]
    assert (node.name, node.kind) == ("a letter", "document")
    assert node.antecedent is not None


@pytest.mark.parametrize(
    ("later", "name"),
    [
        ("The Orvast Observatory for Human Rights", "Orvast Observatory for Human Rights"),
        ("Anna Rey", "a war monitor"),
    ],
)
def test_a_monitor_is_named_after_it_was_described(chained: Chained, later: str, name: str) -> None:
    """Agencies begin with "a war monitor said" and name it in the next sentence; nobody else is meant by it."""
    passage = (
        "<o1>A war monitor</o1> <c1>said</c1> <q1>it rained</q1>. "
        f"<o2>{later}</o2> <c2>said</c2> <q2>it froze</q2>."
    )
    assert chained(passage)[0].chain[-1].name == name


OPEN = [
    "Anna Rey met Maria Holt. <o2>She</o2> <c2>said</c2> <q2>it froze</q2>.",
    "<o1>Anna Rey</o1> <c1>said</c1> <q1>it rained</q1>. <o2>He</o2> <c2>said</c2> <q2>it froze</q2>.",
    "<o1>Anna Rey</o1> <c1>said</c1> <q1>it rained</q1>. <o2>The newspaper</o2> "
    "<c2>said</c2> <q2>it froze</q2>.",
]


@pytest.mark.parametrize("passage", OPEN)
def test_what_could_be_nobody_or_two_stays_open(chained: Chained, passage: str) -> None:
    """Another gender, another kind, or two candidates: nothing is guessed."""
    assert chained(passage)[-1].chain[-1].antecedent is None


def test_a_monitor_is_named_much_later(chained: Chained) -> None:
    """The one monitor that a report names is whom it began with, unless it has named another before."""
    began = "<o1>A war monitor</o1> <c1>said</c1> <q1>it rained</q1>. "
    between = "One. Two. Three. Four. "
    named = "<o2>The Orvast Monitor</o2> <c2>said</c2> <q2>it froze</q2>."
    other = "<o3>The Ilm Rights Watch</o3> <c3>said</c3> <q3>it snowed</q3>. "
    assert {one.chain[-1].name for one in chained(began + between + named)} == {"Orvast Monitor"}
    assert chained(began + other + between + named)[0].chain[-1].name != "Orvast Monitor"


@pytest.mark.parametrize(("body", "voices"), [("Local activists", 1), ("Local doctors", 2)])
def test_the_headline_calls_them_by_the_bare_noun(chained: Chained, body: str, voices: int) -> None:
    """ "Activists say" above "local activists said" are the same people."""
    title = "<q1>It rained</q1>, <o1>activists</o1> <c1>say</c1>"
    passage = f"{title}\n\n<o2>{body}</o2> <c2>said</c2> <q2>it rained</q2>."
    told = chained(passage, title_span=Span(0, len("It rained, activists say")))
    assert len({one.chain[-1].name for one in told}) == voices


def test_he_is_not_the_publisher(chained: Chained) -> None:
    """The publisher is nobody who could be "he", however much its name sounds like somebody's."""
    passage = (
        "<o1>A source in the rescue service</o1> <c1>told</c1> Nova Linia <q1>it rained</q1>. "
        "<q2>It froze</q2>, <o2>he</o2> <c2>said</c2>."
    )
    told = chained(passage, publisher="Nova Linia")
    assert [one.chain[-1].name for one in told] == ["a source in the rescue service"] * 2
