"""Our own sentences: how they are marked, and how a reading of them is scored."""

from __future__ import annotations

import pytest

from sayso.errors import NotMeasured
from sayso.evaluation.own_tables import (
    SENTENCES_TABLE,
    STANCES_TABLE,
    marked,
    meant,
    score_sentences,
    score_stances,
    table,
)
from sayso.records import Attribution, Span
from sayso.text import words_of

LINE = "[s The mayor] [c denied] that [t the dam] — or the mill — [t had burst]."


def test_marks_become_spans() -> None:
    """What the marks enclose is found in the text without them, several parts of a content too."""
    one = marked(LINE, stance="deny")
    assert one.text == "The mayor denied that the dam — or the mill — had burst."
    parts = [words_of(one.text, spans) for spans in (one.source, one.cue, one.content)]
    assert parts == ["The mayor", "denied", "the dam … had burst"]


def test_a_forgotten_bracket_is_an_error() -> None:
    """A sentence with a mark that is not closed is refused."""
    with pytest.raises(NotMeasured, match="not closed"):
        marked("[s The mayor denied it.")


@pytest.mark.parametrize(("name", "least"), [(STANCES_TABLE, 180), (SENTENCES_TABLE, 65)])
def test_tables_are_whole(name: str, least: int) -> None:
    """Every row has a source and, unless somebody is silent, a content; no sentence comes twice."""
    rows = table(name)
    assert len(rows) >= least
    assert all(one.source and (one.content or one.stance == "no-comment") for one in rows)
    assert len({(one.text, one.content) for one in rows}) == len(rows)


def test_scores_what_is_found_and_how() -> None:
    """A statement is found by cue and content; its stance, hedges and parts count apart."""
    gold = marked("[s Police] [c said] [t it may have rained].", hedges=["may have"], group="g")
    said = Attribution(gold.source, gold.cue, gold.content, 0.9, hedges=(Span(15, 23),))
    wrong = Attribution(gold.source, gold.cue, (Span(15, 30),), 0.9, stance="deny")
    assert meant(gold, [wrong, said]) == said
    assert meant(gold, [Attribution(gold.source, (Span(0, 6),), gold.content, 0.9)]) is None
    figures = score_stances([(gold, [said]), (gold, [wrong]), (gold, [])])
    assert (figures["found"], figures["stance_of_found"], figures["hedges_of_found"]) == (66.7, 50.0, 50.0)
    parts = score_sentences([(gold, [said]), (gold, [wrong])])
    assert (parts["source"], parts["content"], parts["whole"]) == (100.0, 50.0, 50.0)
