"""Statements stay on their side of the headline."""

from __future__ import annotations

from sayso.reading.apart import apart
from sayso.records import Attribution, Report, Span
from sayso.text import words_of

TEXT = (
    "Army repels raid, says ministry\n\nORVAST (OVA) - The raid was carried out from a ship, a diplomat said."
)


def span(words: str, occurrence: int = 0) -> Span:
    """Where some words stand in the text."""
    at = -1
    for _ in range(occurrence + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def test_a_voice_of_the_headline_ends_with_it_and_says_nothing_below() -> None:
    """A mention that runs on into the dateline is cut; words of the body are not those of the headline's voice."""
    report = Report(id="r", text=TEXT, digest="", title_span=Span(0, TEXT.index("\n")))
    runs_on = Span(TEXT.index("ministry"), TEXT.index(" (OVA)"))
    headline = Attribution((runs_on,), (span("says"),), (span("Army repels raid"),), 0.9)
    across = Attribution((span("ministry"),), (span("says"),), (span("carried out from a ship"),), 0.9)
    body = Attribution(
        (span("a diplomat"),),
        (span("said"),),
        (span("The raid"),),
        0.9,
        relays=(runs_on,),
        relay_kinds=("agency",),
    )
    found = apart(report, [headline, across, body])
    told = [
        (words_of(TEXT, one.source), words_of(TEXT, one.relays), words_of(TEXT, one.content)) for one in found
    ]
    assert told == [("ministry", "", "Army repels raid"), ("a diplomat", "ORVAST", "The raid")]
    assert [len(one.relays) for one in found] == [len(one.relay_kinds) for one in found]


def test_a_report_without_headline_keeps_all() -> None:
    """Where the first line is no headline nothing is cut."""
    whole = Attribution((span("ministry"),), (span("says"),), (span("The raid"),), 0.9)
    assert apart(Report(id="r", text=TEXT, digest=""), [whole]) == (whole,)
