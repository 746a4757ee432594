"""The invented stories hold together: every mark is in the text, every pair is judged, every count adds up."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from gold import measure
from gold.build import HERE, longest_run, made_from
from gold.parse import BadStory, parse
from sayso import reports
from sayso.settings import Settings

WANTED = 12
STANCES = {"assert", "confirm", "deny", "doubt"}
KINDS = {"verbatim", "near-verbatim", "rewrite", "common-wire"}
PRONOUNS = {"he", "she", "it", "they", "both", "one", "some", "the two"}
LOOKALIKE = 8
"""Words in a row from which a pair must be judged in one of the three lists."""
COPIED = 11
"""Words in a row that nobody writes twice by chance: a pair said to share facts only must stay below."""
FOREIGN = 10
"""Words in a row that would show that a story was taken from the annotated data."""
SOURCES = sorted(HERE.glob("*/story.txt"))
Story = Mapping[str, Any]


@pytest.fixture(params=SOURCES, ids=lambda path: path.parent.name)
def source(request: pytest.FixtureRequest) -> Path:
    """The marked-up source of each story in turn."""
    path: Path = request.param
    return path


@pytest.fixture
def story(source: Path) -> Story:
    """The finished file of each story in turn."""
    finished: Story = json.loads((source.parent / "gold.json").read_text(encoding="utf-8"))
    return finished


def words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word.casefold() for word in re.findall(r"\w+", text)]


def statements(story: Story) -> Iterator[dict[str, Any]]:
    """Every statement of every claim, silences included."""
    for claim in story["claims"]:
        yield from claim["statements"]
        yield from claim.get("silent", [])


def test_there_are_enough_stories() -> None:
    """The set is as large as it says."""
    assert len(SOURCES) >= WANTED


def test_the_page_has_the_figures_of_the_files() -> None:
    """The figures and the list of stories on the page are those of the files; python -m gold.measure prints them."""
    found = measure.stories()
    page = (HERE / "README.md").read_text(encoding="utf-8")
    for name, value in {**measure.counts(found), **measure.likeness(found)}.items():
        assert f"\n| {name} | {value} |\n" in page
    assert re.findall(r"\]\(([a-z-]+)/story.txt\)", page) == [path.parent.name for path in SOURCES]


def test_files_are_made_from_the_source(source: Path) -> None:
    """What is shipped is what `python -m gold.build` makes; run it if this fails."""
    for name, text in made_from(source).items():
        assert (source.parent / name).read_text(encoding="utf-8") == text, (
            f"run python -m gold.build for {name}"
        )


def test_stories_have_the_size_they_promise(story: Story) -> None:
    """Eight to fifteen reports of 80 to 260 words, five to nine claims, in every story."""
    lengths = {report["id"]: len(report["text"].split()) for report in story["reports"]}
    assert 8 <= len(lengths) <= 15
    assert {id: size for id, size in lengths.items() if not 80 <= size <= 260} == {}
    assert 5 <= len(story["claims"]) <= 9


def test_sentences_cover_the_text(story: Story) -> None:
    """The sentences of a report follow one another, and nothing but white space lies between them."""
    for report in story["reports"]:
        at = 0
        for number, sentence in enumerate(report["sentences"]):
            assert sentence["index"] == number
            assert not report["text"][at : sentence["start"]].strip()
            assert report["text"][sentence["start"] : sentence["end"]].strip()
            at = sentence["end"]
        assert at == len(report["text"])


def test_sayso_reads_the_same_text(source: Path, story: Story) -> None:
    """Reports are read under their ids, as English, and as they stand, so that offsets agree."""
    read = list(reports.load([str(source.parent / "reports.jsonl")], stdin=None, settings=Settings()))
    assert [(one.id, one.text) for one in read] == [(one["id"], one["text"]) for one in story["reports"]]
    assert {one.id: one.problems for one in read if one.problems} == {}


def test_statements_stand_in_their_reports(story: Story) -> None:
    """Every statement is the sentence of the report that it names, in a stance that is known."""
    by_id = {report["id"]: report for report in story["reports"]}
    for said in statements(story):
        report = by_id[said["report"]]
        sentence = report["sentences"][said["sentence"]]
        assert report["text"][sentence["start"] : sentence["end"]] == said["text"]
        assert said.get("stance", "assert") in STANCES


def test_chains_are_in_the_words_of_the_report(story: Story) -> None:
    """Everybody in a chain is called there what the report itself calls them somewhere."""
    texts = {
        one["id"]: f"{one['title']} {one['publisher']} {one['text']}".casefold() for one in story["reports"]
    }
    strange = [
        (said["report"], name)
        for said in statements(story)
        for name in said.get("chain", [said.get("who")])
        if name.casefold() not in texts[said["report"]]
    ]
    assert strange == []


def test_chains_give_names_for_pronouns(story: Story) -> None:
    """A pronoun in a chain is replaced by the name that it stands for."""
    names = {name for said in statements(story) for name in said.get("chain", [said.get("who")])}
    assert {name for name in names if name.casefold() in PRONOUNS} == set()


def test_credits_are_in_the_text(story: Story) -> None:
    """A credit is the passage that it points to."""
    for report in story["reports"]:
        for credit in report["credit"]:
            assert report["text"][credit["start"] : credit["end"]] == credit["text"]


def test_pairs_are_judged_once(story: Story) -> None:
    """Derived, not derived and undecided pairs name two reports of the story and do not overlap."""
    ids = {report["id"] for report in story["reports"]}
    pairs = [frozenset((one["a"], one["b"])) for one in judged(story)]
    assert all(len(pair) == 2 and pair <= ids for pair in pairs)
    assert [pair for pair, times in Counter(pairs).items() if times > 1] == []


def judged(story: Story) -> list[dict[str, Any]]:
    """The rows of all three lists of pairs."""
    return [*story["derived"], *story["not_derived"], *story["undecided"]]


def test_look_alikes_are_judged(story: Story) -> None:
    """No pair that shares a long run of words is left without a judgement."""
    known = {frozenset((one["a"], one["b"])) for one in judged(story)}
    for one, other in combinations(story["reports"], 2):
        if frozenset((one["id"], other["id"])) not in known:
            size, start, _ = longest_run(one["text"], other["text"])
            shared = " ".join(words(one["text"])[start : start + size])
            assert size < LOOKALIKE, f"{one['id']} and {other['id']} share {shared!r}"


def test_derived_pairs_show_their_evidence(story: Story) -> None:
    """A derived pair has a kind, a direction, and a passage in both reports or a tell-tale."""
    texts = {report["id"]: " ".join(words(report["text"])) for report in story["reports"]}
    for pair in story["derived"]:
        assert pair["kind"] in KINDS
        assert pair["direction"] in {"a<-b", "unknown"}
        if "a_sentence" in pair:
            assert " ".join(words(pair["evidence"])) in texts[pair["a"]]
            assert " ".join(words(pair["evidence"])) in texts[pair["b"]]
        else:
            assert pair["tell_tale"]


def test_same_facts_are_in_other_words(story: Story) -> None:
    """Reports said to share facts only share no long run of words; quotations and stock phrases may."""
    texts = {report["id"]: report["text"] for report in story["reports"]}
    for pair in story["not_derived"]:
        if pair["shares"] == "same facts":
            assert longest_run(texts[pair["a"]], texts[pair["b"]])[0] < COPIED, pair


def test_derived_reports_are_not_older_than_their_source(story: Story) -> None:
    """What was made from a report bears its date or a later one, unless the tell-tale says why not."""
    dates = {report["id"]: report["date"] for report in story["reports"]}
    for pair in story["derived"]:
        if pair["direction"] == "a<-b" and "earlier date" not in pair["tell_tale"]:
            assert dates[pair["a"]] >= dates[pair["b"]], pair


def test_intervals_add_up(story: Story) -> None:
    """The least is the origins that count for both, the most all of them; those behind one relay count once."""
    for claim in story["claims"]:
        assert interval(claim["origins"], "circles" in claim) == (
            claim["independent_min"],
            claim["independent_max"],
        )
        if "origins_against" in claim:
            assert interval(claim["origins_against"], False) == (claim["against_min"], claim["against_max"])


def interval(origins: list[dict[str, Any]], circle: bool) -> tuple[int, int]:
    """The count by the rules of gold/README.md."""
    if circle:
        return 0, 0
    hands = {one.get("through", one["origin"]) for one in origins}
    sure = {one.get("through", one["origin"]) for one in origins if one["counts"] == "min and max"}
    return max(len(sure), 1), max(len(hands), 1)


def test_origins_are_spoken_for(story: Story) -> None:
    """Every origin is named once in its claim, and every report under it has a statement on the claim."""
    for claim in story["claims"]:
        speaking = {said["report"] for said in claim["statements"]}
        rows = [*claim["origins"], *claim.get("origins_against", [])]
        assert speaking and len(claim["statements"]) > 1
        assert all(one["reports"] and set(one["reports"]) <= speaking for one in rows)
        assert len({one["origin"] for one in rows}) == len(rows)
        assert claim["why"]


def test_a_denial_has_somebody_against(story: Story) -> None:
    """A claim that somebody denies or doubts lists those who stand against it, and no other claim does."""
    for claim in story["claims"]:
        denied = any(said["stance"] in {"deny", "doubt"} for said in claim["statements"])
        assert denied == ("origins_against" in claim), claim["id"]


def test_nothing_is_taken_from_the_annotated_data(shared: Path) -> None:
    """No long run of words of a story stands in the data that is not shipped."""
    ours = {run: path.parent.name for path in SOURCES for run in runs_of(path)}
    files = [*(shared / "cases").rglob("*.json*"), *(shared / "data" / "polnear").rglob("*.txt")]
    files += (shared / "data").rglob("*.jsonl")
    assert files
    for path in sorted(files):
        theirs = runs(path.read_text(encoding="utf-8", errors="replace"), step=FOREIGN // 2)
        found = sorted(ours.keys() & theirs)
        assert found == [], f"{path.name} has words of {ours[found[0]]}"


def runs_of(path: Path) -> set[str]:
    """The runs of words of all reports of one story."""
    story = json.loads((path.parent / "gold.json").read_text(encoding="utf-8"))
    return {run for report in story["reports"] for run in runs(report["text"])}


def runs(text: str, step: int = 1) -> set[str]:
    """Runs of words of the length that gives a copy away, from every word or from every few words on."""
    found = words(text)
    return {" ".join(found[at : at + FOREIGN]) for at in range(0, len(found) - FOREIGN + 1, step)}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("=== 1 a\npublisher: A\n\nA line. {c1}\n", "expected marks"),
        ("=== pairs\n2 from 1\n", "expected a family"),
        ("=== claims\nc1: A claim\nA: named | nobody\n", "expected an origin"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, what: str) -> None:
    """A line that does not fit is shown together with what was expected."""
    path = tmp_path / "story.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadStory, match=what):
        parse(path)
