"""The tables of labelled sentences: how large they are, and the share that is read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.evaluation import gum_dates
from sayso.evaluation.facets import TABLES, read_in, score_table
from sayso.evaluation.labelled import Labelled, Marked, read_labelled, score_marks
from sayso.facets.dates import find_dates
from sayso.records import Span

LEAST = {"quantities": (800, 98.5), "times": (340, 99.0), "places": (245, 97.0)}
"""Sentences of each table, and the F1 of values that may not be lost; measured: 99.1, 99.8, 98.1."""


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_tables_are_read_right(name: str) -> None:
    """Value, unit and bound, days, and identity are right in nearly all sentences of each table."""
    figures = score_table(name)
    exact = figures["exact"]
    assert isinstance(exact, dict)
    sentences, f1 = LEAST[name]
    assert int(str(figures["sentences"])) >= sentences
    assert exact["f1"] >= f1, f"{name}: sayso evaluate facets --data FOLDER shows where"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_label_points_at_words_of_its_sentence(name: str) -> None:
    """Labels are in order, do not overlap, and no sentence stands twice."""
    held = read_labelled(f"{name}.tsv", name)
    for one in held:
        ends = [0, *(mark.span.end for mark in one.marks)]
        assert all(end <= mark.span.start for end, mark in zip(ends, one.marks, strict=False))
    sentences = [(one.sentence, one.published) for one in held]
    assert len(set(sentences)) == len(sentences)


def test_a_wrong_value_a_missed_one_and_an_invented_one_cost() -> None:
    """Only an overlapping mark with the same value is right."""
    sentence = Labelled("k", "some 40 men and 3 dogs", None, (Marked(Span(0, 7), "~40", "men"),))
    right, wrong = Marked(Span(5, 7), "~40", "people"), Marked(Span(16, 17), "3", "dogs")
    assert score_marks([(sentence, [right])])["exact"] == {
        "p": 100.0,
        "r": 100.0,
        "f1": 100.0,
        "n_pred": 1,
        "n_gold": 1,
    }
    figures = score_marks([(sentence, [right, wrong])])
    assert figures["exact"] == {"p": 50.0, "r": 100.0, "f1": 66.7, "n_pred": 2, "n_gold": 1}
    assert figures["of those, the rest right too"] == 0.0
    assert score_marks([(sentence, [])])["sentences with every value right"] == 0.0


def test_marks_are_written_as_in_the_tables() -> None:
    """A reading is put into the notation of its table."""
    one = Labelled("k", "At least 50 tons of gold left.", None, ())
    assert [(mark.value, mark.rest) for mark in read_in(one, "quantities")] == [(">=50 [t]", "gold")]


GUM = """<text id="GUM_news_x" dateCreated="2018-05-20">
<p>
<s>
He\tPP
left\tVVD
<date when="2018-05-19">
yesterday\tNN
</date>
,\t,
from\tIN
<date when="2011">
2011\tCD
</date>
to\tTO
<date when="2014">
2014\tCD
</date>
.\tSENT
</s>
</p>
</text>"""


def test_times_of_gum_are_compared_as_they_are_marked() -> None:
    """Tokens become text again, and a range that GUM marks end by end is compared as a whole."""
    document = gum_dates._document("GUM_news_x", GUM)
    assert document.text == "He left yesterday, from 2011 to 2014.\n"
    assert len(document.times) == 3
    assert [one.text for one in find_dates(document.text, document.published)] == [
        "yesterday",
        "2011 to 2014",
    ]
    assert [one.exact for one in gum_dates.compare((document,))] == [True, True]


def test_the_test_documents_of_gum_stay_closed() -> None:
    """Asking for the test split is an error."""
    with pytest.raises(ValueError, match="test documents are not read"):
        gum_dates.read_gum(Path(), "test")
