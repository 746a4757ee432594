"""Made-up stories: the same from the same seed, with a truth that is true, and a count that holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli import sayso
from sayso.evaluation.generated import plot, rendering, run
from sayso.evaluation.generated.records import counted, records_of
from sayso.evaluation.generated.wordings import Event
from sayso.evaluation.generated.world import (
    COPYINGS,
    DEPTHS,
    NOISES,
    Plan,
    Telling,
    Voice,
    Way,
    World,
    behind,
    make_world,
    true_lines,
)
from sayso.resources import read_table

plans = st.builds(Plan, st.sampled_from(DEPTHS), st.sampled_from(COPYINGS), st.sampled_from(NOISES))
stories = st.builds(make_world, st.integers(0, 10**6), plans)


def told(id: str, *real: str, copied: str = "") -> Telling:
    """A report that really has it through these."""
    return Telling(id, Voice(id, id, "outlet"), 0, (Way((), real),), copied=copied)


def world(*tellings: Telling) -> World:
    """A story of these reports."""
    return World(0, Plan(0, "none", 0), tellings)


@pytest.mark.parametrize(
    ("tellings", "lines"),
    [
        ((told("a", "police"),), 1),
        ((told("a", "police"), told("b", "police")), 1),
        ((told("a", "police"), told("b", "baker")), 2),
        ((told("a", "agency", "police"), told("b", "agency", "baker")), 1),
        ((told("a", "agency", "police"), told("b", "agency", "baker"), told("c", "baker")), 2),
        ((told("a", "one", "two", "police"), told("b", "two", "baker")), 1),
        ((told("a", "one", "police"), told("b", "two", "baker"), told("c", "one", "baker")), 2),
        ((told("a", "police"), told("b", "a", copied="a"), told("c", "b", copied="b")), 1),
        ((told("a", "eyes of a"), told("b", "eyes of b"), told("c", "a")), 2),
    ],
)
def test_true_lines(tellings: tuple[Telling, ...], lines: int) -> None:
    """Who saw it counts once for each way of its own; a relay lets one line through, a report any number."""
    assert true_lines(world(*tellings)) == lines


@given(stories)
@settings(max_examples=30, deadline=None)
def test_the_truth_is_a_set_of_disjoint_ways(story: World) -> None:
    """There are no more lines than people who saw it, nor than voices that any report has it from."""
    graph = behind(story)
    reports = {one.id for one in story.tellings}
    saw = {end for ends in graph.values() for end in ends} - graph.keys() - reports
    assert 1 <= true_lines(story) <= len(saw)
    entries = {node for report in reports for node in graph[report]} - reports
    assert true_lines(story) <= len(entries)


@given(st.integers(0, 10**6), plans)
@settings(max_examples=15, deadline=None)
def test_a_seed_gives_one_story(seed: int, plan: Plan) -> None:
    """The same seed and kind give the same story, records and words."""
    one, two = make_world(seed, plan), make_world(seed, plan)
    assert one == two
    assert records_of(one) == records_of(two)
    assert rendering.story_of(one) == rendering.story_of(two)


@given(st.integers(0, 10**6), st.sampled_from(DEPTHS), st.sampled_from(COPYINGS))
@settings(max_examples=100, deadline=None)
def test_never_a_confident_wrong_count(seed: int, depth: int, copying: str) -> None:
    """From records without an error the least is never above the truth, whatever the story."""
    story = make_world(seed, Plan(depth, copying, 0))  # type: ignore[arg-type]
    assert counted(records_of(story)).min <= true_lines(story)


@given(stories)
@settings(max_examples=30, deadline=None)
def test_what_is_written_is_what_was_made_up(story: World) -> None:
    """Each report names the voices it is said to name, in one sentence for each way, inside its text."""
    written = rendering.story_of(story)
    texts = {one["id"]: one for one in written["reports"]}
    claims = written["claims"][0]["statements"]
    for telling in story.tellings:
        text, sentences = texts[telling.id]["text"], texts[telling.id]["sentences"]
        mine = [sentences[one["sentence"]] for one in claims if one["report"] == telling.id]
        said = [text[one["start"] : one["end"]] for one in mine]
        assert said and "{" not in text
        for way in telling.ways:
            names = {voice.name.casefold() for voice in way.told}
            assert any(all(name in one.casefold() for name in names) for one in said)
    pairs = {(one["a"], one["b"]) for one in (*written["derived"], *written["not_derived"])}
    assert pairs == set(combinations(sorted(texts), 2))


@pytest.mark.parametrize(("how", "least", "most"), [("verbatim", 1.0, 1.0), ("rewritten", 0.1, 0.6)])
def test_copies_keep_what_they_should(how: str, least: float, most: float) -> None:
    """A verbatim copy keeps all runs of three words, a rewrite about a third of them over many stories."""
    kept, every = 0, 0
    for seed in range(40):
        story = make_world(seed, Plan(1, how, 0))  # type: ignore[arg-type]
        texts = {one["id"]: one["text"] for one in rendering.story_of(story)["reports"]}
        for telling in story.tellings:
            if telling.copied and not telling.credited:
                mine = runs(texts[telling.id])
                kept, every = kept + len(mine & runs(texts[telling.copied])), every + len(mine)
    assert every > 200
    assert least <= kept / every <= most


def runs(text: str) -> set[tuple[str, ...]]:
    """Three words in a row, the notice of a credit left out."""
    words = re.findall(r"\w+", text.partition("Originally published")[0].casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


SLOTS: Mapping[str, str] = {
    "generated_events.tsv": "n place day",
    "generated_sayings.tsv": "who relay relay2 relay3 claim me",
    "generated_details.tsv": "street goods hour few someone",
}


@pytest.mark.parametrize("table", sorted(SLOTS))
def test_tables_use_known_slots(table: str) -> None:
    """Every slot of a wording is one that is filled, and no wording stands twice."""
    column = {"generated_sayings.tsv": "saying"}.get(table, "wording")
    wordings = [row[column] for row in read_table(table)]
    rows = [tuple(row.values()) for row in read_table(table)]
    assert len(set(rows)) == len(rows)
    slots = {slot.lower() for one in wordings for slot in re.findall(r"{(\w+)}", one)}
    assert slots == set(SLOTS[table].split()) & slots
    assert slots


def test_every_event_is_told_in_many_words() -> None:
    """Each event has a heading, many wordings of its claim with its number, and two of each fact."""
    rows = [(row["event"], row["part"]) for row in read_table("generated_events.tsv")]
    fill = {"n": "17", "place": "Bremke", "day": "Monday"}
    for event in {event for event, _ in rows}:
        claims = Event(event, fill).wordings("claim")
        assert rows.count((event, "heading")) == 1
        assert len(set(claims)) == len(claims) >= 40
        assert all("17" in one and "Monday" in one and "[" not in one for one in claims)
        assert all(rows.count((event, part)) == 2 for part in ("one", "two", "three", "four", "five", "six"))


def test_reports_of_their_own_words_share_few() -> None:
    """Reports that copy nobody have few runs of three words in common."""
    kept, every = 0, 0
    for seed in range(20):
        story = make_world(seed, Plan(1, "none", 0))
        texts = [runs(one["text"]) for one in rendering.story_of(story)["reports"]]
        for one, other in combinations(texts, 2):
            kept, every = kept + len(one & other), every + min(len(one), len(other))
    assert kept / every < 0.2


def test_stories_are_of_all_kinds() -> None:
    """So many stories as there are kinds are one of each."""
    kinds = len(DEPTHS) * len(COPYINGS) * len(NOISES)
    assert len({one.plan for one in run.worlds(kinds)}) == kinds


def test_the_command_prints_and_draws(tmp_path: Path) -> None:
    """The command makes stories up, says how often the count holds, and draws it as a picture."""
    target = tmp_path / "plot.svg"
    arguments = ["evaluate", "generated", "--stories", "48", "--rendered", "0", "--plot", str(target)]
    result = CliRunner().invoke(sayso, arguments)
    assert result.exit_code == 0, result.output
    assert '"stories": 48' in result.stdout
    assert len(ElementTree.fromstring(target.read_text(encoding="utf-8"))) > 30


def test_one_story_is_written_read_and_counted() -> None:
    """A story goes the whole way, from words to a verdict."""
    from sayso import pipeline

    found = run.measure(1, 1, pipeline.Run())
    (outcome,) = found.outcomes["text"]
    assert outcome.verdict in run.VERDICTS
    assert outcome.verdict != "not found"
    assert set(run.all_figures(found)) == {"records", "text", "reading"}


def test_the_picture_shows_every_verdict() -> None:
    """Each verdict that occurs has a bar of its colour with its share, and the shares add up."""
    kind = Plan(1, "verbatim", 0)
    outcomes = [run.Outcome(kind, verdict, True, False, False) for verdict in run.VERDICTS]
    drawn = plot.draw({"records": outcomes})
    assert all(f"<title>{verdict}: 25.0 %</title>" in drawn for verdict in run.VERDICTS)
    assert sum(run.by_kind(outcomes, "depth")["1"].values()) == 100
