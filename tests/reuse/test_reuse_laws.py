"""What holds of reuse for any reports: copies are found, names and order mean nothing, copies change nothing."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Report, Reuse, Span
from sayso.reuse import find_reuse
from sayso.reuse.candidates import COMMONPLACE, candidates
from sayso.reuse.likeness import nearest, rarity
from sayso.reuse.words import worded
from sayso.testing import make_days, make_report

STORY = (
    "Masked men stopped a grain convoy on the Varn road before sunrise on Monday.",
    "They drove off with eleven lorries and about 200 tonnes of wheat, the mill said.",
    "Two drivers were beaten and left beside the checkpoint at Ulm Dara.",
    "The provincial governor has promised an escort for the next convoy.",
    "Bread in the capital already costs twice what it did in spring.",
    "Nobody has claimed the robbery, the fourth on that road since June.",
)
RETOLD = (
    "Eleven lorries with some 200 tonnes of wheat were driven off by masked men who stopped a convoy on the "
    "Varn road before sunrise. Two of the drivers were beaten and left near the Ulm Dara checkpoint. An escort "
    "for the next convoy has been promised by the provincial governor. It was the fourth robbery on the road "
    "since June, and nobody has claimed it."
)
APART = (
    "Millers in the capital say they can bake for nine more days. Our reporter counted forty people outside "
    "one shop in Lantern Street. Prices have doubled, a baker told us, and the ministry sends no flour. A "
    "robbery on the Varn road on Monday has made things worse. Drivers refuse to travel without soldiers."
)
FOOT = "The Varn Courier appears every morning but Sunday and is printed by the Brothers Oday in Ulm Dara. "
HEAD = "Read the Varn Courier every day for news, prices and weather of the three eastern provinces. "


def reports(texts: dict[str, str], **more: str) -> list[Report]:
    """Plain reports by id, all with the same further fields."""
    return [make_report(id, text, **more) for id, text in sorted(texts.items())]


def pairs(found: tuple[Reuse, ...]) -> dict[tuple[str, str], float]:
    """The score of every pair found."""
    return {(one.a, one.b): one.score for one in found}


sentences = st.lists(st.sampled_from(STORY), min_size=2, max_size=6, unique=True)


@given(sentences)
@settings(max_examples=40, deadline=None)
def test_a_copy_is_always_found(told: list[str]) -> None:
    """A report and its verbatim copy are held to be reuse, verbatim, whatever they say."""
    text = " ".join(told)
    (found,) = find_reuse(reports({"a": text, "b": text}), {})
    assert (found.held, found.kind, found.score) == (True, "verbatim", 1.0)
    assert found.passages == tuple(one for one in found.passages if one.a == one.b)


@given(sentences, sentences)
@settings(max_examples=40, deadline=None)
def test_which_is_called_a_means_nothing(one: list[str], two: list[str]) -> None:
    """Exchanging two reports exchanges the sides and changes no score."""
    there = find_reuse(reports({"a": " ".join(one), "b": " ".join(two)}), {})
    back = find_reuse(reports({"a": " ".join(two), "b": " ".join(one)}), {})
    assert [(found.score, found.kind) for found in there] == [(found.score, found.kind) for found in back]


def test_order_means_nothing() -> None:
    """Every order of the reports gives the same reuse."""
    given = reports({"a": " ".join(STORY), "b": RETOLD, "c": APART})
    assert len({find_reuse(list(order), {}) for order in permutations(given)}) == 1


def test_a_copy_changes_no_other_pair() -> None:
    """Adding verbatim copies of a report leaves the scores of all other pairs as they were."""
    texts = {"a": " ".join(STORY), "b": RETOLD, "c": APART}
    before = pairs(find_reuse(reports(texts), {}))
    after = pairs(find_reuse(reports({**texts, **{f"d{n}": texts["a"] for n in range(5)}}), {}))
    assert ("a", "b") in before
    assert {pair: after.get(pair) for pair in before} == before
    assert {pair for pair in after if "c" in pair} == {pair for pair in before if "c" in pair}


def test_a_phrase_of_the_day_proposes_nobody() -> None:
    """Words that very many reports share bring no two of them together, and the index stays small."""
    phrase = "the ceasefire agreed in Ulm Dara last winter"
    texts = {f"r{n:03}": f"Item {n} {phrase}." for n in range(COMMONPLACE + 5)}
    assert list(candidates([worded(one, ()) for one in reports(texts)])) == []


@pytest.mark.parametrize(("head", "foot"), [("", FOOT * 2), (HEAD, FOOT), (HEAD * 2, "")])
def test_standing_text_of_one_publisher_is_no_copying(head: str, foot: str) -> None:
    """What a publisher's reports all begin or end with makes neither a copy of the other."""
    texts = {"a": head + " ".join(STORY) + " " + foot, "b": head + APART + " " + foot}
    assert find_reuse(reports(texts, publisher="Varn Courier"), {}) == ()


def test_an_update_by_one_publisher_is_reuse() -> None:
    """A longer version by the same publisher is still made from the shorter one."""
    texts = {"a": " ".join(STORY[:5]), "b": " ".join((*STORY[:5], STORY[5]))}
    (found,) = find_reuse(reports(texts, publisher="Varn Courier"), {})
    assert found.held


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ({"republished_from": "Varn Courier"}, {"publisher": "Varn Courier"}, "a<-b"),
        ({"publisher": "Delta Post"}, {"publisher": "Varn Courier"}, "a<-b"),
        ({"publisher": "Varn Courier"}, {"publisher": "Varn Courier"}, "unknown"),
        (
            {"published": make_days("2021-03-01", "2021-03-04")},
            {"published": make_days("2021-03-03")},
            "unknown",
        ),
        (
            {"published": make_days("2021-03-05")},
            {"published": make_days("2021-03-03", "2021-03-04")},
            "a<-b",
        ),
    ],
)
def test_who_was_first(mine: dict[str, object], theirs: dict[str, object], expected: str) -> None:
    """A notice, a mention of the other publisher and days that do not overlap tell who was first."""
    a = make_report("a", RETOLD + " The Varn Courier first reported it.", **mine)
    b = make_report("b", " ".join(STORY), **theirs)
    (found,) = find_reuse([a, b], {})
    assert found.direction == expected


def test_two_clients_of_one_agency_share_a_wire() -> None:
    """Where both credit one agency and parts agree, neither is called the other's copy."""
    a = make_report("a", " ".join(STORY[:4]), agency="Terin News Agency", publisher="Delta Post")
    b = make_report("b", RETOLD, agency="Terin News Agency", publisher="Varn Courier")
    (found,) = find_reuse([a, b], {})
    assert (found.kind, found.direction) == ("common-wire", "unknown")


def test_the_reasons_count_what_either_lacks() -> None:
    """The reasons say how much is told again and what one report has that the other lacks."""
    longer = " ".join(STORY) + " A fifth convoy is being loaded at the Ulm Dara silos, a foreman said."
    (found,) = find_reuse(reports({"a": " ".join(STORY), "b": longer}), {})
    assert "a has 0 sentences that b lacks, b has 1 that a lacks" in found.why
    assert any("in the same order" in one for one in found.why)


def test_what_is_quoted_does_not_count() -> None:
    """A passage given as quoted is not compared, even where it is the whole report."""
    texts = {"a": " ".join(STORY), "b": " ".join(STORY)}
    quoted = {id: (Span(0, len(text)),) for id, text in texts.items()}
    assert find_reuse(reports(texts), quoted) == ()


def test_nearest_sentences() -> None:
    """Each sentence finds the one that tells it again, or none."""
    a, b = (worded(one, ()) for one in reports({"a": STORY[0] + " " + STORY[4], "b": RETOLD}))
    found = nearest(a, b, rarity([a, b]))
    assert found[0][0] == 0
    assert found[1] == (-1, 0.0)
