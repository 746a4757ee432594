"""What an assessment may say: never that a claim is true, never that what is absent is evidence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from sayso.assessment import assess, know
from sayso.provenance import trace_claims
from sayso.records import Assessment, Statement
from sayso.testing import make_claim, make_report, make_reuse, make_source, make_statement

ROOMS = ("assessment", "provenance")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "sayso"

VERDICT = re.compile(
    r"\b(?:true|truth|truly|truthful|false|falsely|untrue|fact|facts|factual|really happened|proven?|proves|proof|"
    r"verif\w+|debunk\w*|fake|hoax|lie|lies|lied|liar|genuine|authentic|credible|plausible|likely|unlikely|probabl\w+|"
    r"certainly|undoubtedly|correct|incorrect|wrongly|mistaken)\b",
    re.IGNORECASE,
)
"""Words of a verdict on the world; "counts for certain" and "could be" speak of the count."""

AS_EVIDENCE = re.compile(
    r"no (?:evidence|sign|indication|proof)|nobody (?:denies|disputes|contradicts|confirms)|"
    r"un(?:contradicted|disputed|challenged|confirmed|contested)|has not been (?:denied|confirmed)|silence|"
    r"\b(?:because|since|as) (?:nobody|no one|nothing|no )",
    re.IGNORECASE,
)
"""Ways to turn what is missing from the reports into a point for or against a claim."""

AGENCY, PAPER = make_source("Terin", "agency"), make_source("Sestra Post", "outlet")
TARN, MINISTRY = make_source("Ilse Tarn"), make_source("Ministry of Defence", "government")
LOCALS = make_source("local sources", "unnamed", report="r1")
SOURCES = (AGENCY, PAPER, TARN, MINISTRY, LOCALS)
CHAINS = ((), (TARN,), (LOCALS,), (AGENCY,), (AGENCY, TARN), (AGENCY, LOCALS), (PAPER,))
STANCES = ("assert", "confirm", "deny", "doubt", "no-comment")


def assessed(told: list[Statement], *, shared: bool = False) -> Assessment:
    """The assessment of one claim that these statements make, out of three reports."""
    reports = [
        make_report(one, publisher=name)
        for one, name in (("r1", "Terin"), ("r2", "Sestra Post"), ("r3", None))
    ]
    claim, reuse = make_claim(*told), [make_reuse("r1", "r2")] if shared else []
    (behind,) = trace_claims([claim], told, sources=SOURCES, reports=reports, reuse=reuse)
    return assess(claim, behind, know(told, sources=SOURCES, reports=reports))


def all_sorts() -> Iterator[Assessment]:
    """Claims of every sort: one or two reports, every chain and stance, first-hand or not, shared text or not."""
    for chain, other, stance in product(CHAINS, CHAINS, STANCES):
        first = make_statement("r1", "The silo burned down.", chain, first_hand=not chain)
        second = make_statement("r2", "The silo burned down.", other, stance=stance, hedges=(first.sentence,))
        yield assessed([first, second])
        yield assessed([first, second], shared=True)
    for chain, stance in product(CHAINS, STANCES):
        yield assessed([make_statement("r2", "The silo burned down.", chain, stance=stance)])


@pytest.fixture(scope="module")
def everything() -> list[Assessment]:
    """The assessments of claims of every sort."""
    return list(all_sorts())


def wordings(found: Assessment) -> list[str]:
    """All that an assessment says."""
    return [found.sentence, found.admiralty.why, *found.reasons]


def test_no_assessment_gives_a_verdict(everything: list[Assessment]) -> None:
    """No sentence, reason or grade of any sort of claim has a word of a verdict."""
    wrong = {line for one in everything for line in wordings(one) if VERDICT.search(line)}
    assert wrong == set()


def test_absence_is_never_evidence(everything: list[Assessment]) -> None:
    """Nothing that is missing is turned into a point for or against a claim."""
    wrong = {line for one in everything for line in wordings(one) if AS_EVIDENCE.search(line)}
    assert wrong == set()


def test_every_count_says_what_it_is_out_of(everything: list[Assessment]) -> None:
    """The sentence opens with the reports it speaks of; that nobody denies it stands only "in these reports"."""
    opening = re.compile(r"(?:None|\d+) of these \d+ reports|(?:All \d+|Both|The one) reports? here")
    assert [one.sentence for one in everything if not opening.match(one.sentence)] == []
    grades = {one.admiralty.why for one in everything}
    loose = re.compile(r"no contradiction(?! in these reports)|no origin(?! in these reports)")
    assert [why for why in grades if loose.search(why)] == []


def test_the_digit_one_takes_two_sure_lines_and_no_contradiction(everything: list[Assessment]) -> None:
    """The highest digit stands on two lines at the least; a digit never stands without its letter and reason."""
    for one in everything:
        least = re.search(r"rests? on (\d+)", one.sentence)
        if one.admiralty.digit == 1:
            assert least and int(least.group(1)) >= 2
            assert "denial" not in one.sentence and "doubt" not in one.sentence
        assert one.admiralty.letter == "F"
        assert one.admiralty.why.endswith("A suggestion, for a person to sign.")


def literals() -> Iterator[tuple[str, str]]:
    """Every text in the code of the two rooms that is no docstring: (file, text)."""
    for path in (path for room in ROOMS for path in sorted((SOURCE / room).glob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                yield path.name, node.value


def test_no_text_in_the_code_gives_a_verdict() -> None:
    """Not even a text that no case above brings out has a word of a verdict, or makes absence evidence."""
    wrong = [pair for pair in literals() if VERDICT.search(pair[1]) or AS_EVIDENCE.search(pair[1])]
    assert wrong == []


def test_the_patterns_see_what_they_are_for() -> None:
    """Wordings of the forbidden kinds are found, so that the tests above can fail."""
    assert VERDICT.search("The claim is probably true") and VERDICT.search("verified by Terin")
    assert AS_EVIDENCE.search("nobody denies it") and AS_EVIDENCE.search("The report is unconfirmed")
