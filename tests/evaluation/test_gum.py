"""Whom speakers mean in an annotated corpus, on a corpus of two sentences."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from sayso.errors import NotMeasured
from sayso.evaluation.gum import read_gum
from sayso.evaluation.sources import score_reports

ROWS = """# newdoc id = GUM_news_bridge
# newpar
# text = Olga Brandt said it's closed.
1	Olga	Olga	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-cf1-1-coref
2	Brandt	Brandt	PROPN	NNP	_	1	flat	_	Entity=1)
3	said	say	VERB	VBD	_	0	root	_	_
4-5	it's	_	_	_	_	_	_	_	_
4	it	it	PRON	PRP	_	6	nsubj	_	Entity=(2-object-new-cf2-1-coref)
5	's	be	AUX	VBZ	_	6	cop	_	_
6	closed	closed	ADJ	JJ	_	3	ccomp	_	SpaceAfter=No
7	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# text = She added it would open.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-cf1-1-coref)
2	added	add	VERB	VBD	_	0	root	_	_
3	it	it	PRON	PRP	_	5	nsubj	_	Entity=(2-object-giv-cf2-1-coref)
4	would	would	AUX	MD	_	5	aux	_	_
5	open	open	VERB	VB	_	2	ccomp	_	SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_fiction_bridge
1	He	he	PRON	PRP	_	2	nsubj	_	Entity=(1-person-new-cf1-1-sgl)
2	said	say	VERB	VBD	_	0	root	_	_

"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A gzipped file of two documents, one of them no news."""
    path = tmp_path / "gum.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    return path


def test_news_are_read_with_their_speakers(corpus: Path) -> None:
    """Text as printed, the subject of a verb of speech with what it says, all mentions by entity."""
    (report,) = read_gum(corpus)
    assert report.text == "Olga Brandt said it's closed.\n\nShe added it would open. "
    first, second = report.sources
    assert (report.text[first.span.start : first.span.end], first.entity) == ("Olga Brandt", "1")
    assert [report.text[span.start : span.end] for span in second.content] == ["it would open"]
    assert len(report.mentions["2"]) == 2


def test_right_antecedents_are_counted(corpus: Path) -> None:
    """ "She" is the mayor of the sentence before."""
    figures = score_reports(read_gum(corpus))
    assert figures["pronoun"] == {"p": 100.0, "r": 100.0, "f1": 100.0, "n_pred": 1, "n_gold": 1}


def test_a_missing_corpus_is_said(tmp_path: Path) -> None:
    """No figure without its data."""
    with pytest.raises(NotMeasured):
        list(read_gum(tmp_path / "none.gz"))
