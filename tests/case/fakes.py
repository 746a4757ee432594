"""A cheap reader and encoder: "X said that Y." is an attribution, every other sentence the report's own voice."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso import models, reading
from sayso.models import Heard
from sayso.reading import Aim
from sayso.records import Attribution, Reading, Report, Span

SENTENCE = re.compile(r"[^.\n]+\.?")
SAID = re.compile(r"^(?P<source>[A-Z][\w ]{0,80}?) (?P<cue>said|denied) that (?P<content>.+?)\.?$")

SPEAKERS = ("The harbour master", "Ilse Tarn", "The Terin news agency", "Local residents", "The ministry")
THINGS = (
    "two silos burned down at Velmora", "the ferry to Ostrel sank", "at least 12 people were hurt",
    "the bridge at Karn was closed", "about 40 tons of grain were lost", "no siren was heard",
)  # fmt: skip
PUBLISHERS = ("Velmora Gazette", "The Ostrel Ledger", "Harbour Post", "Terin")


def fake_read(report: Report, model: object, aim: Aim = "default") -> Reading:
    """What a few rules read in a report."""
    told = []
    sentences = tuple(Span(found.start(), found.end()) for found in SENTENCE.finditer(report.text))
    for span in sentences:
        start = (
            span.start
            + len(report.text[span.start : span.end])
            - len(report.text[span.start : span.end].lstrip())
        )
        found = SAID.match(report.text[start : span.end])
        if found:
            parts = {name: (_span(found, name, start),) for name in ("source", "cue", "content")}
            stance = "deny" if found["cue"] == "denied" else "assert"
            told.append(Attribution(confidence=0.9, stance=stance, **parts))  # type: ignore[arg-type]
        else:
            end = span.end - (report.text[span.end - 1] == ".")
            told += [Attribution((), (), (Span(start, end),), 0.8, voice="own")] if start < end else []
    outermost = tuple(one for one in told if one.source)
    return Reading(report.id, sentences, outermost, tuple(told))


def _span(found: re.Match[str], name: str, at: int) -> Span:
    return Span(at + found.start(name), at + found.end(name))


class FakeEncoder:
    """Texts as bags of words in 384 numbers."""

    width = 384

    def hear(self, text: str) -> Heard:
        """One text, its words standing for its word pieces."""
        spans = tuple(found.span() for found in re.finditer(r"\w+", text))
        pieces = [self._one(text[start:end]) for start, end in spans]
        return Heard(self._one(text), spans, np.array(pieces, np.float32).reshape(-1, self.width))

    def _one(self, text: str) -> npt.NDArray[np.float32]:
        vector = np.full(self.width, 1e-3, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % self.width] += 1
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def install(monkeypatch: object = None) -> None:
    """Put the fakes in the place of the models, until the test ends or for a whole process."""
    put = monkeypatch.setattr if monkeypatch is not None else setattr  # type: ignore[attr-defined]
    put(models, "load_reader", object)
    put(models, "load_encoder", FakeEncoder)
    put(reading, "read", fake_read)


def make_text(number: int) -> str:
    """An invented report; neighbours in number share things said, none is the same."""
    parts = [
        f"{SPEAKERS[(number * step + step) % len(SPEAKERS)]} {'denied' if number % 7 == step else 'said'} "
        f"that {THINGS[(number + step) % len(THINGS)]}."
        for step in (1, 2)
    ]
    own = f"Our reporter counted {number + 3} boats in the harbour on Tuesday."
    return f"{parts[0]} {parts[1]} {own}"


def make_reports(count: int) -> list[Report]:
    """So many reports of several publishers and days, some with an address."""
    return [_report(number) for number in range(count)]


def _report(number: int) -> Report:
    from sayso.reports import from_text

    fields: dict[str, object] = {
        "publisher": PUBLISHERS[number % len(PUBLISHERS)],
        "published": f"2021-03-{number % 27 + 1:02}",
    }
    if number % 3 == 0:
        fields["url"] = f"https://news.example/{number}"
    return from_text(make_text(number), id=f"n{number}", **fields)


def write_reports(folder: Path, count: int) -> None:
    """The same as JSON Lines files of one report each."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"n{number:03}.txt").write_text(make_text(number), encoding="utf-8")
