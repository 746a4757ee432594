"""Reading a report with a network of a few rules in place of the trained one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from sayso.reading import read
from sayso.reading.decode import _itself
from sayso.reading.labels import best_labels, find_cues
from sayso.reading.seeming import only_looks
from sayso.reading.windows import WHOLE
from sayso.records import Attribution, Report, Span

CUES = ("said", "denied")


@dataclass
class Words:
    """A text's words as its pieces."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class WordTokenizer:
    """Every word is a piece; its number says whether it is a cue, a stop or any other word."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Words:
        """Cut at white space and before stops."""
        found = list(re.finditer(r"\w+|[^\w\s]", sequence))
        numbers = {"said": 1, "denied": 2, ".": 3}
        return Words([numbers.get(m.group(), 9) for m in found], [m.span() for m in found])


@dataclass
class Flat:
    """Steps that prefer nothing."""

    begin: np.ndarray
    steps: np.ndarray


@dataclass
class RuleNetwork:
    """Said and denied are cues; what precedes in the sentence is the source, what follows the content."""

    tokenizer: WordTokenizer = field(default_factory=WordTokenizer)
    cue_shift: Mapping[str, float] = field(default_factory=lambda: {"outer": 0.0, "chain": 0.0})
    roles: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {
            "outer": ("source", "content"),
            "chain": ("content", "origin", "relay", "audience"),
        }
    )
    stances: tuple[str, ...] = ("assert", "deny")
    kinds: tuple[str, ...] = ("person", "government")
    steps: Mapping[str, Flat] = field(
        default_factory=lambda: {
            "outer": Flat(np.zeros(5, np.float32), np.zeros((5, 5), np.float32)),
            "chain": Flat(np.zeros(9, np.float32), np.zeros((9, 9), np.float32)),
        }
    )

    @property
    def cue_steps(self) -> Mapping[str, Flat]:
        """Steps between the labels of cues, flat too."""
        return {
            "outer": Flat(np.zeros(3, np.float32), np.zeros((3, 3), np.float32)),
            "chain": Flat(np.zeros(5, np.float32), np.zeros((5, 5), np.float32)),
        }

    def encode(self, ids: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Hidden states are the numbers themselves."""
        outer, chain = np.zeros((len(ids), 3), np.float32), np.zeros((len(ids), 5), np.float32)
        outer[:, 0] = chain[:, 0] = 1
        cue = np.isin(ids, (1, 2))
        outer[cue, 1] = chain[cue, 1] = 5
        return ids[:, None].astype(np.float32), outer, chain

    def rows(
        self, scheme: str, hidden: np.ndarray, types: np.ndarray, *, first: np.ndarray, last: np.ndarray
    ) -> np.ndarray:
        """One source and one content for each cue."""
        scores = np.zeros((len(first), len(hidden), 5 if scheme == "outer" else 9), np.float32)
        scores[:, :, 0] = 0.5
        source, content = (1, 3) if scheme == "outer" else (3, 1)
        stops = [0, *np.flatnonzero(hidden[:, 0] == 3), len(hidden) - 1]
        for row, at in enumerate(first):
            before = max(stop for stop in stops if stop < at)
            after = min(stop for stop in stops if stop > at)
            scores[row, before + 1, source] = scores[row, at + 1, content] = 5
            scores[row, before + 2 : at, source + 1] = scores[row, at + 2 : after, content + 1] = 5
        return scores

    def points(
        self, hidden: np.ndarray, first: np.ndarray, last: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Denied denies; every voice is a government and named."""
        denies = hidden[first, 0] == 2
        stances = np.stack([~denies, denies], 1).astype(np.float32)
        return stances, np.tile(np.array([0, 1, 0, 1], np.float32), (len(first), 1))


def _read(text: str, **fields: object) -> list[tuple[str, str, str, str]]:
    report = Report("r", text, "d", **fields)  # type: ignore[arg-type]
    reading = read(report, RuleNetwork())

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(text[one.start : one.end] for one in spans)

    return [(one.voice, one.stance, words(one.source), words(one.content)) for one in reading.passed_on]


def test_statements_and_own_voice_come_in_text_order() -> None:
    """Attributed statements and the report's own stand in the order of the text, with their stance."""
    text = "Nine people died. The ministry said that the port was hit. Rebels denied firing."
    assert _read(text) == [
        ("own", "assert", "", "Nine people died"),
        ("attributed", "assert", "The ministry", "the port was hit"),
        ("attributed", "deny", "Rebels", "firing"),
    ]


def test_outermost_keeps_the_words_as_annotated() -> None:
    """The outermost relations keep "that" and carry source, cue and content."""
    text = "The ministry said that the port was hit."
    (found,) = read(Report("r", text, "d"), RuleNetwork()).outermost
    assert [text[s.start : s.end] for s in (*found.source, *found.cue, *found.content)] == [
        "The ministry", "said", "that the port was hit",
    ]  # fmt: skip


def test_offsets_count_code_points() -> None:
    """Characters beyond the basic plane and combining marks move no span."""
    text = "😀𝔄 The maire de Orśk said the 𝕡ort was hit."
    assert _read(text)[0][3] == "the 𝕡ort was hit"


def test_boilerplate_is_not_read() -> None:
    """A donation notice yields nothing, even where it reads like an attribution."""
    text = "The ministry said the port was hit. Our editor said readers pay for this."
    assert len(_read(text)) == 2
    assert len(_read(text, boilerplate=(Span(36, len(text)),))) == 1


def test_a_long_text_is_read_to_its_end_once() -> None:
    """A text of many windows yields each statement once."""
    text = "The mayor said the bridge was hit again. " * (WHOLE // 2)
    assert len([one for one in _read(text) if one[0] == "attributed"]) == WHOLE // 2


@pytest.mark.parametrize(
    "text", ["", " \n\n", "😀", "said", "???", '"' * 400, "A" * 30_000, "é" * 50, "\u202e\u0000x"]
)
def test_odd_texts_are_read_without_fuss(text: str) -> None:
    """Empty, shouted, unbroken or garbled text gives a reading and no error."""
    assert read(Report("r", text, "d"), RuleNetwork()).report == "r"


def test_a_stretch_never_goes_on_that_has_not_begun() -> None:
    """The best path through a row has every "inside" after a "begin" or "inside" of its role."""
    scores = np.zeros((1, 4, 5), np.float32)
    scores[0, :, 2] = 3
    flat = Flat(np.zeros(5, np.float32), np.zeros((5, 5), np.float32))
    assert best_labels(scores, flat)[0].tolist() == [1, 2, 2, 2]


def test_the_cue_threshold_moves_with_the_shift() -> None:
    """Lowering "none" finds weaker cues."""
    scores = np.array([[9, 0, 0], [1, 0.5, 0], [9, 0, 0]], np.float32)
    flat = Flat(np.zeros(3, np.float32), np.zeros((3, 3), np.float32))
    assert find_cues(scores[None], 0.0, flat) == [[]]
    (shifted,), (lifted,) = find_cues(scores[None], 1.0, flat), find_cues(scores[None], 0.0, flat, lift=1.0)
    assert [(cue.first, cue.last) for cue in shifted] == [(cue.first, cue.last) for cue in lifted] == [(1, 1)]
    assert shifted[0].sure > lifted[0].sure


def test_what_only_looks_like_an_attribution_is_none() -> None:
    """Nobody who is not there says anything, and a reason that is cited is no claim."""
    assert not [one for one in _read("No group said it fired.") if one[0] == "attributed"]
    assert [one[2] for one in _read("The group said it fired.")] == ["The group"]


@pytest.mark.parametrize(
    ("content", "none"), [("his poor health", True), ("that the mill was closed", False), ("rain", True)]
)
def test_a_reason_that_is_cited_is_no_claim(content: str, none: bool) -> None:
    """What is cited without a verb is a reason ("resigned, citing his health"); a cited clause is a claim."""
    text = f"The mayor resigned, citing {content}."
    said = Attribution((Span(0, 9),), (Span(20, 26),), (Span(27, 27 + len(content)),), 0.9)
    assert only_looks(text, said) is none


@pytest.mark.parametrize(
    ("sentence", "read", "denied"),
    [
        (
            'He dismissed as "baseless" reports by what he called hostile media that shells were kept there.',
            'as "baseless"',
            "shells were kept there",
        ),
        ("He dismissed as untrue what the paper wrote.", "as untrue", "as untrue"),
        (
            "He dismissed as pure invention reports that shells were there.",
            "pure invention",
            "shells were there",
        ),
    ],
)
def test_what_is_called_baseless_is_what_is_reported(sentence: str, read: str, denied: str) -> None:
    """ "Dismissed as baseless reports that …" denies what was reported, also where only "as baseless" was read."""
    start = sentence.index(read)
    (found,) = _itself(sentence, (Span(start, start + len(read)),))
    assert sentence[found.start : found.end] == denied


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("reports that an aircraft had been shot down", "an aircraft had been shot down"),
        ("any suggestion that he knew", "he knew"),
        ("media reports that one of its ships had fired", "one of its ships had fired"),
        ("that reports had come late", "that reports had come late"),
        ("the claims", "the claims"),
    ],
)
def test_what_is_denied_is_the_report_and_not_the_word_for_it(content: str, denied: str) -> None:
    """ "Denied reports that …" denies what was reported."""
    (found,) = _itself(content, (Span(0, len(content)),))
    assert content[found.start : found.end] == denied
