"""The report's own voice and its headline."""

from __future__ import annotations

import pytest

from sayso.reading.own import headline, own_voice
from sayso.reading.quotes import quotations
from sayso.reading.sentences import sentences
from sayso.records import Attribution, Report, Span

OWN = [
    ("Militiamen seized the depot at Orsk on Monday.", True),
    ("The bridge was destroyed.", True),
    ("Nine people died in the raid", True),
    ("Who fired first?", False),
    ("Please share this article with your friends.", False),
    ("Read more: Talks collapse in Arden.", False),
    ("Click here to subscribe to our newsletter.", False),
    ("Reporting by Anna Vell; editing by Tom Roe", False),
    ("“The bridge was destroyed by the army.”", False),
    ("According to the sources, the bridge was destroyed.", False),
    ("Related stories", False),
    ("*Vanguard (VNG), a group banned in Orsk and elsewhere.", False),
    ("I think the war was a mistake.", False),
]


def _own(
    text: str, attributed: tuple[Attribution, ...] = (), boilerplate: tuple[Span, ...] = ()
) -> list[str]:
    report = Report("r", text, "d", boilerplate=boilerplate)
    found = own_voice(report, sentences(text), quotations(text), attributed=attributed)
    return [text[one.content[0].start : one.content[0].end] for one in found]


@pytest.mark.parametrize(("text", "asserts"), OWN)
def test_own_voice_is_what_asserts_something(text: str, asserts: bool) -> None:
    """Assertions are the report's own; questions, requests, captions, quotations and fragments are not."""
    assert bool(_own(text)) is asserts


def test_a_frame_is_no_assertion() -> None:
    """A sentence that only brings in somebody's words says nothing in the report's own voice."""
    text = "The ministry said the bridge was destroyed. Rain fell on Tuesday night."
    said = Attribution((Span(0, 12),), (Span(13, 17),), (Span(18, 42),), 0.9)
    assert _own(text, (said,)) == ["Rain fell on Tuesday night"]


def test_the_rest_beside_a_content_counts_when_it_is_most() -> None:
    """What the report adds to somebody's few words is its own when it is most of the sentence."""
    text = "Troops crossed the river Sel at dawn and took three villages, an officer boasted."
    at = text.index("an officer")
    said = Attribution((Span(at, at + 10),), (Span(at + 11, at + 18),), (), 0.9)
    assert _own(text, (said,)) == ["Troops crossed the river Sel at dawn and took three villages"]


def test_boilerplate_says_nothing() -> None:
    """What was set apart as boilerplate yields no statement."""
    text = "The port was shelled on Friday. The site is funded by readers."
    assert _own(text, boilerplate=(Span(32, len(text)),)) == ["The port was shelled on Friday"]


HEADLINES = [
    ("Video: Army Takes Orsk Airport", ("headline", "", "Army Takes Orsk Airport")),
    ("Nine killed in raid on Orsk: ministry", ("attributed", "ministry", "Nine killed in raid on Orsk")),
    ("Nine killed in raid on Orsk, says Vanguard", ("attributed", "Vanguard", "Nine killed in raid on Orsk")),
    ("Nine killed in raid on Orsk - ANN", ("attributed", "ANN", "Nine killed in raid on Orsk")),
    ("Is the war over in Orsk?", None),
    ("Orsk", None),
]


@pytest.mark.parametrize(("title", "expected"), HEADLINES)
def test_headline_voice(title: str, expected: tuple[str, str, str] | None) -> None:
    """A headline is a statement of its own unless it names a voice or asserts nothing."""
    text = title + "\n\nBody."
    found = headline(Report("r", text, "d", title_span=Span(0, len(title))), ())
    seen = []
    for one in found:
        voice = text[one.source[0].start : one.source[0].end] if one.source else ""
        seen.append((one.voice, voice, text[one.content[0].start : one.content[0].end]))
    assert seen == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "voice"), [("Civil Defence", "attributed"), ("Orsk", "headline"), ("Fire Brigade", "headline")]
)
def test_who_speaks_below_is_a_voice_above(name: str, voice: str) -> None:
    """What stands behind the colon of a headline is its voice where the text names it as one."""
    text = f"Two workers hurt in fire: {name}\n\nTwo men were hurt, the Civil Defence Directorate said."
    source = text.index("the Civil")
    said = Attribution((Span(source, source + len("the Civil Defence Directorate")),), (), (), 0.9)
    (found,) = headline(Report("r", text, "d", title_span=Span(0, text.index("\n"))), (said,))
    assert found.voice == voice


def test_headline_with_an_attribution_is_not_flat() -> None:
    """A headline in which the reader found a voice is not read again as the paper's own."""
    text = "Ministry denies raid on Orsk\n\nBody."
    said = Attribution((Span(0, 8),), (Span(9, 15),), (Span(16, 28),), 0.9)
    assert headline(Report("r", text, "d", title_span=Span(0, 28)), (said,)) == ()
