"""Participants: who a sentence is about, and which mentions are one."""

from __future__ import annotations

import pytest

from sayso.facets import facets_of, know
from sayso.facets.participants import same_names
from sayso.records import Alias, Participant, Report, Span

TABLE = [
    ("US forces moved the gold.", "US forces = us forces"),
    ("American troops moved the gold.", "American troops = us forces"),
    ("U.S. soldiers moved the gold.", "U.S. soldiers = us forces"),
    ("The US military moved the gold.", "US military = us forces"),
    ("US military helicopters moved the gold.", "US military helicopters = us aircraft"),
    ("Syrian and Russian warplanes hit the camp.", "Russian warplanes = ru aircraft"),
    ("The Syrian army advanced.", "Syrian army = sy forces"),
    ("The Syrian Arab Army advanced.", "Syrian Arab Army = sy forces"),
    ("The Syrian Democratic Forces advanced.", "Syrian Democratic Forces = srndmkrtkfrs"),
    ("The SDF advanced.", "SDF = srndmkrtkfrs"),
    ("The US-led coalition and US-backed forces advanced.",
     "US-led coalition = us-led coalition; US-backed forces = us-backed forces"),
    ("Russian President Vladimir Putin met Israeli Prime Minister Benjamin Netanyahu. Putin smiled.",
     "Vladimir Putin = vldmrptn; Benjamin Netanyahu = bnjmntnhu; Putin = vldmrptn"),
    ("Parliament Speaker Ali Karimani said so.", "Ali Karimani = alkrmni"),
    ("Washington denied it, and Russia agreed.", "Washington = us; Russia = ru"),
    ("The UK-based Northern Watch said so.", "Northern Watch = nrtrnwch"),
    ("Twelve Yemenis and three Turks were held.", "Yemenis = ye; Turks = tr"),
    ("Yesterday nobody came. However, the men left.", ""),
    ("Separately, officials said nothing.", ""),
    ("Gunmen killed the guard. Police found the gunmen.", ""),
    ("The Ministry of Defence and the Office for Human Rights spoke.",
     "Ministry of Defence = mnstrfdfnsa; Office for Human Rights = ufsfrhmnrkts"),
    ("An AK-47 was found on Tuesday.", ""),
    ("Hezbollah fighters crossed; Hizbullah denied it.", "Hezbollah = hzbla; Hizbullah = hzbla"),
    ("US Forces Steal Gold From Camp\nThe US forces took it, sources say.",
    "US Forces = us forces; US forces = us forces"),
]  # fmt: skip


def participants(text: str, aliases: tuple[tuple[str, ...], ...] = ()) -> list[Participant]:
    """The participants of a text."""
    found = facets_of(Report("r", text, "sha256:0"), know(Alias("r", one, Span(0, 1)) for one in aliases))
    return [facet for facet in found if isinstance(facet, Participant)]


@pytest.mark.parametrize(("sentence", "expected"), TABLE, ids=[sentence[:40] for sentence, _ in TABLE])
def test_participants_of_news_sentences(sentence: str, expected: str) -> None:
    """A sentence gives the persons, bodies and forces it is about, with keys that join mentions of one."""
    assert "; ".join(f"{one.name} = {one.key}" for one in participants(sentence)) == expected


def test_names_that_a_report_says_are_the_same_share_a_key() -> None:
    """All names of a group of aliases have one key, whatever their order and that of the groups."""
    text = "Karmin Brigade men fled. The KB denied it, and so did al-Karam."
    groups = (("Karmin Brigade", "KB"), ("KB", "al-Karam"))
    keys = {one.key for one in participants(text, groups)}
    assert len(keys) == 1
    assert same_names(groups) == same_names(groups[::-1])


def test_a_well_known_body_gives_the_key_of_its_group() -> None:
    """An alias of a well-known body has the key that every report gives that body."""
    (alias,) = participants("Daesh fled the camp.", (("Daesh", "ISIL", "IS"),))
    (other,) = participants("ISIS fled the camp.")
    assert alias.key == other.key


def test_two_persons_of_one_last_name_are_not_mixed_up() -> None:
    """A last name that two persons of the report share stands for neither."""
    text = "Anna Berg met Omar Berg. Berg smiled."
    assert len({one.key for one in participants(text)}) == 3
