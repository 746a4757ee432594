"""Who speaks, how often, through whom, and by what words that is known."""

from __future__ import annotations

from sayso.export.speakers import DIRECTLY, Speaker, speaker_lines, speaker_record, speakers
from sayso.records import ChainNode, Report, Source, Span, Statement

TEXT = (
    "Anna Rey told the Herald it rained. She told the Herald it would flood. The Herald has denied it froze."
)
REPORT = Report("r1", TEXT, "sha256:0")
REY = Source(
    "o-1",
    "Anna Rey",
    ("Anna Rey", "A. Rey"),
    "person",
    named=True,
    why=("“A. Rey” and “Anna Rey”: initials",),
)
HERALD = Source("o-2", "Herald", ("Herald",), "outlet", named=True)


def at(words: str, nth: int = 0) -> Span:
    """Where words stand in the text, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def node(words: str, source: Source, *, last: bool = False, nth: int = 0) -> ChainNode:
    """One node of a chain."""
    role = "origin" if last else "relay"
    return ChainNode(at(words, nth), source.name, role, True, source.kind, source=source.id)


def told(number: int, content: str, chain: tuple[ChainNode, ...], cue: Span, **more: str) -> Statement:
    """One statement of the report."""
    span = at(content)
    return Statement(f"s-{number}", "r1", content, (span,), span, chain, cue, **more)  # type: ignore[arg-type]


def heard() -> tuple[Speaker, ...]:
    """The speakers of the report."""
    return speakers(
        [REPORT],
        [REY, HERALD, Source("o-3", "Nobody", ("Nobody",), "person", True)],
        [
            told(1, "it rained", (node("the Herald", HERALD), node("Anna Rey", REY, last=True)), at("told")),
            told(
                2,
                "it would flood",
                (node("the Herald", HERALD, nth=1), node("She", REY, last=True)),
                at("told", 1),
            ),
            told(3, "it froze", (node("The Herald", HERALD, last=True),), at("denied"), stance="deny"),
        ],
    )


def test_speakers_are_counted_and_those_with_most_claims_come_first() -> None:
    """Claims at the end of a chain, what was passed on, stances and ways; nobody who does not speak."""
    rey, herald = heard()
    assert (rey.source.name, rey.said, rey.carried, rey.reports) == ("Anna Rey", 2, 0, ("r1",))
    assert (rey.stances, rey.through) == ((("assert", 2),), (("Herald", 2),))
    assert (herald.said, herald.carried) == (1, 2)
    assert (herald.stances, herald.through) == ((("deny", 1),), ((DIRECTLY, 3),))
    assert rey.words == ("Anna Rey", "She")


def test_each_way_is_shown_by_the_words_that_make_it() -> None:
    """The passage runs from the mention to the verb and leaves out what is said."""
    rey, herald = heard()
    assert [passage.words for _, passage in rey.passages] == ["Anna Rey told", "She told"]
    assert herald.passages[-1][1].words == "The Herald has denied"
    for _, passage in (*rey.passages, *herald.passages):
        assert [TEXT[span.start : span.end] for span in passage.spans] == passage.words.split(" … ")


def test_lines_give_the_reasons_only_when_asked() -> None:
    """The short form is a few lines, the long one opens every figure to its words."""
    rey = heard()[0]
    assert list(speaker_lines(rey, why=False)) == [
        "Anna Rey (person): 2 claims in 1 report",
        "  says: assert 2",
        "  heard: through Herald 2",
        "  also: A. Rey; She",
    ]
    assert list(speaker_lines(rey, why=True))[4:] == [
        "  one source: “A. Rey” and “Anna Rey”: initials",
        "  r1, through Herald: “Anna Rey told”",
        "  r1, through Herald: “She told”",
    ]


def test_a_record_holds_the_same_with_offsets() -> None:
    """For programs: names as keys, spans as pairs."""
    record = speaker_record(heard()[0])
    assert (record["name"], record["said"], record["through"]) == ("Anna Rey", 2, {"Herald": 2})
    assert record["passages"][0]["spans"] == [[0, 13]]  # type: ignore[index]
