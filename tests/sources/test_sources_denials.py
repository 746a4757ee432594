"""Denials: who answers words stands beside who said them, never in one chain with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.records import Attribution, Reading, Report, Stance, Statement
from sayso.sources import chain_statements
from sayso.sources.denials import answers, passing_on

Marked = Callable[..., tuple[Report, Reading]]
Shown = Callable[[Statement], str]

ANSWERED: list[tuple[str, Stance, list[str]]] = [
    ("<o1>The navy</o1> <c1>denied</c1> <o2>media</o2> <c2>reports</c2> that <q1><q2>the frigate had sunk</q2></q1>.",
     "deny", ["deny navy", "assert media"]),
    ("<o1>The ministry</o1> <c1>rejected</c1> <c2>claims</c2> by <r1><o2>the Orchard Front</o2></r1> that <q1><q2>its "
     "troops had shelled Morn</q2></q1>.", "deny", ["deny ministry", "assert Orchard Front"]),
    ("<o1>Governor Rey</o1> <c1>dismissed</c1> <c2>reports</c2> in <o2>the Skerry Herald</o2> that <q1><q2>he had "
     "fled</q2></q1>.", "deny", ["deny Rey", "assert Skerry Herald"]),
    ("<o1>Mayor Anna Lind</o1> <c1>disputed</c1> what <q1><o2>Colonel Dov Holt</o2> had <c2>said</c2> about <q2>the "
     "flooding of the old town</q2></q1>.", "deny", ["deny Anna Lind", "assert Dov Holt"]),
    ("<o1>The army</o1> <c1>denied</c1> <q1><o2>the rebels</o2>' <c2>claim</c2> that <q2>the bridge had "
     "fallen</q2></q1>.", "deny", ["deny army", "assert rebels"]),
    ("<o1>Officials</o1> <c1>cast doubt on</c1> <o2>the observatory</o2>'s <c2>account</c2> that <q1><q2>forty people "
     "had died</q2></q1>.", "doubt", ["doubt officials", "assert observatory"]),
    ("<o1>The ministry</o1> <c1>confirmed</c1> a <o2>Reuters</o2> <c2>report</c2> that <q1><q2>the talks had "
     "failed</q2></q1>.", "confirm", ["confirm ministry", "assert Reuters"]),
]  # fmt: skip


def told(marked: Marked, passage: str, stance: Stance) -> tuple[str, tuple[Statement, ...]]:
    """The statements of a marked passage of which the first attribution is an answer."""
    report, reading = marked(passage)
    first, *rest = reading.passed_on
    return report.text, chain_statements(
        report, replace(reading, passed_on=(replace(first, stance=stance), *rest))
    )


def lines(statements: tuple[Statement, ...], shown: Shown) -> list[str]:
    """The stances and chains of statements, without articles."""
    return [f"{one.stance} {shown(one)}".replace("the ", "") for one in statements]


@pytest.mark.parametrize(("passage", "stance", "expected"), ANSWERED)
def test_who_answers_words_and_who_said_them_are_two_chains(
    marked: Marked, shown: Shown, passage: str, stance: Stance, expected: list[str]
) -> None:
    """The denial is the denier's alone, and the words stay with who said them."""
    text, statements = told(marked, passage, stance)
    assert lines(statements, shown) == expected
    assert len({text[one.content[-1].start : one.content[-1].end] for one in statements}) == 1


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("<o>The ministry</o> <c>denied</c> a Reuters report that <q>two planes were lost</q>.", "the ministry"),
        ("<o>The ministry</o> <c>denied</c> to Reuters that <q>two planes were lost</q>.", "Reuters > the ministry"),
        ("<o>The ministry</o> <c>denied</c> to <r>Reuters</r> reports in <r>the Skerry Herald</r> that <q>two planes "
         "were lost</q>.", "Reuters > the ministry"),
        ("<o>Anna Rey</o> <c>denied</c> in an interview with <r>Radio Skerry</r> claims that <q>she had fled</q>.",
         "Radio Skerry > Anna Rey"),
        ("<o>Anna Rey</o> <c>denied</c> that <q>she had fled</q>, <r>Radio Skerry</r> reported.",
         "Radio Skerry > Anna Rey"),
    ],
)  # fmt: skip
def test_a_denial_comes_through_whom_it_was_given_to(
    marked: Marked, shown: Shown, passage: str, expected: str
) -> None:
    """The medium to which somebody denies words is a relay, the one whose report he denies is none."""
    _, (statement,) = told(marked, passage, "deny")
    assert shown(statement) == expected


def test_two_read_for_one_denial_leave_the_one_who_denies(marked: Marked, shown: Shown) -> None:
    """Where the reading gives the denial to both, it is not of the one who is named behind it."""
    passage = (
        "<o1>The police</o1> <c1><c2>denied</c2></c1> <c3>accusations</c3> by <o2><o3>lawyer Nadia Holt</o3></o2> that "
        "<q1><q2><q3>they had beaten the student</q3></q2></q1>."
    )
    report, reading = marked(passage)
    first, second, third = reading.passed_on
    rows = (replace(first, stance="deny"), replace(second, stance="deny"), third)
    statements = chain_statements(report, replace(reading, passed_on=rows))
    assert lines(statements, shown) == ["deny police", "assert Nadia Holt"]


def test_two_who_deny_together_stay_two(marked: Marked, shown: Shown) -> None:
    """ "Sondra and Morn deny": two denials of one content."""
    report, reading = marked(
        "<o1>Sondra</o1> and <o2>the Morn Council</o2> <c1><c2>denied</c2></c1> reports that <q1><q2>the dam had "
        "burst</q2></q1>."
    )
    rows = tuple(replace(one, stance="deny") for one in reading.passed_on)
    statements = chain_statements(report, replace(reading, passed_on=rows))
    assert lines(statements, shown) == ["deny Sondra", "deny Morn Council"]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # a second reading that has the denier say what he denies is dropped
        (
            "<o1><o2>The company</o2></o1> <c1>denied</c1> <c2>claims</c2> from residents that <q1><q2>the plant had "
            "released gas</q2></q1>.",
            ["deny company"],
        ),
        # what the denier goes on to say stays, though the denial was read too long
        (
            "<o1><o2>The ministry</o2></o1> <c1>denied</c1> that <q1>its troops had fled, and <c2>said</c2> that "
            "<q2>they held the town</q2></q1>.",
            ["deny ministry", "assert ministry"],
        ),
        # "denied that the police had told protesters": the police have told nothing
        (
            "<o1>Sara Holt</o1> <c1>denied</c1> that <q1><o2>police</o2> had <c2>told</c2> protesters that <q2>they "
            "could stay</q2></q1>.",
            ["deny Sara Holt"],
        ),
        # what others say inside what somebody denies does not go through him
        (
            "<o1>The minister</o1> <c1>denied</c1> that <q1>his guards had opened fire in the square, where "
            "<o2>medics</o2> <c2>said</c2> <q2>ten people had died</q2></q1>.",
            ["deny minister", "assert medics"],
        ),
    ],
)
def test_what_is_said_beside_a_denial(
    marked: Marked, shown: Shown, passage: str, expected: list[str]
) -> None:
    """Nobody denies words and says them; what is said besides keeps its own speaker and no other."""
    _, statements = told(marked, passage, "deny")
    assert lines(statements, shown) == expected


def test_an_assertion_answers_nobody(marked: Marked) -> None:
    """Only denials, doubts and confirmations take up the words of others."""
    report, reading = marked("<o>The navy</o> <c>cited</c> <r>media</r> reports that <q>it had sunk</q>.")
    (one,) = reading.passed_on
    assert not answers(report.text, one, one.relays[0])
    assert answers(report.text, replace(one, stance="deny"), one.relays[0])


def test_readings_without_stances_lose_their_denials(marked: Marked) -> None:
    """An outermost attribution whose verb denies is none through which something comes."""
    _, reading = marked(
        "<o1>The navy</o1> <c1>denied</c1> <q1>it</q1>. <o2>Anna Rey</o2> <c2>said</c2> <q2>so</q2>."
    )
    denial, other = reading.passed_on
    rows: tuple[Attribution, ...] = (denial, other)
    assert passing_on(rows, (replace(denial, stance="deny"), other)) == (other,)
