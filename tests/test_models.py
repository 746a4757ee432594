"""The shipped networks."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from sayso import models
from sayso.errors import ModelError
from sayso.reading import read
from sayso.records import Report

TEXT = (
    "The defence ministry said on Monday that two villages near Orsk had been taken. "
    "“We will not stop,” General Halden told the Arden News Agency. “The road is open.”\n\n"
    "According to residents, at least nine people were killed. Vanguard denied the report.\n\n"
    "The fighting began in March."
)


@pytest.fixture(scope="module")
def reader() -> models.Reader:
    """The shipped reader."""
    return models.load_reader()


def test_shipped_files_are_those_of_the_card() -> None:
    """Every model file has the size and digest that the card gives, and they are small enough to ship."""
    listed = models.read_card()["files"]
    for name, facts in listed.items():
        content = files("sayso.resources").joinpath("models", name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (facts["bytes"], facts["sha256"])
    sizes = {name: facts["bytes"] for name, facts in listed.items()}
    assert sum(sizes[name] for name in ("reader.onnx", "outer.onnx", "chain.onnx", "points.onnx")) < 25e6
    assert sum(sizes.values()) < 50e6


def test_a_changed_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model file that is not the one the card describes is named in the error."""
    monkeypatch.setattr(models, "_bytes", lambda name: b"not a model")
    with pytest.raises(ModelError, match=r"sentences\.onnx: digest"):
        models._checked("sentences.onnx")


def test_reads_who_said_what(reader: models.Reader) -> None:
    """The shipped reader finds plain attributions with their source, and the report's own voice."""
    found = read(Report("r", TEXT, "d"), reader).passed_on
    seen = {
        (TEXT[one.source[0].start : one.source[0].end] if one.source else one.voice, one.stance)
        for one in found
    }
    assert {("The defence ministry", "assert"), ("residents", "assert"), ("own", "assert")} <= seen


def test_the_same_report_reads_the_same_whatever_came_before(reader: models.Reader) -> None:
    """Reading is a function of the report: another report in between, or a new session, changes nothing."""
    report = Report("r", TEXT, "d")
    first = read(report, reader)
    read(Report("s", TEXT[::-1] + TEXT, "d"), reader)
    assert read(report, reader) == first == read(report, models.load_reader())


def test_spans_lie_in_the_text(reader: models.Reader) -> None:
    """Offsets are code points of the text as given, also behind characters beyond the basic plane."""
    shifted = "😀𝔸é\u0301 " + TEXT
    plain, moved = (read(Report("r", text, "d"), reader).sentences for text in (TEXT, shifted))
    assert [one.start + 5 for one in plain][1:] == [one.start for one in moved][1:]
    for one in read(Report("r", shifted, "d"), reader).passed_on:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(shifted)
            assert shifted[span.start : span.end].strip() == shifted[span.start : span.end]


def test_vectors_do_not_depend_on_their_company() -> None:
    """A sentence's vector is the same alone, in any order and among any others; likeness is as expected."""
    encoder = models.load_encoder()
    texts = ["The port was shelled on Friday.", "Shells hit the harbour on Friday.", "Gold prices fell.", ""]
    together, backwards = encoder.encode(texts), encoder.encode(texts[::-1])
    assert np.array_equal(together, backwards[::-1])
    assert np.array_equal(encoder.encode(texts[1:2])[0], together[1])
    assert together.shape == (4, 384)
    assert together[0] @ together[1] > together[0] @ together[2] + 0.3
    assert encoder.encode([]).shape == (0, 384)
