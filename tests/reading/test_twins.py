"""Statements that two cues or an apposition brought in twice are one."""

from __future__ import annotations

import pytest

from sayso.reading.twins import single
from sayso.records import Attribution, Span


def found(text, origin, cue, content, relays=()):
    """An attribution by its words in the text."""
    spans = [
        Span(text.index(words), text.index(words) + len(words)) for words in (origin, cue, content, *relays)
    ]
    return Attribution((spans[0],), (spans[1],), (spans[2],), 0.8, relays=tuple(spans[3:]))


CITING = "The Kestrel agency reported, citing port officials, that two tankers had left Lemmar."
SISTER = "His older sister, Mara Ilves, told Radio Orvast that the gate was locked."
STAFF = "Masoun's chief of staff, Bruna Tarn, denied that there was a letter."
BOTH = "Radio Orvast and the Kestrel agency both said the gate was locked."
NESTED = "The monitor said residents told it that the gate was locked."


def test_an_outlet_that_cites_is_not_a_second_origin():
    """Of "A reported" and "A reported, citing B" with the same words the longer chain stays, whichever came first."""
    content = "two tankers had left Lemmar"
    short = found(CITING, "The Kestrel agency", "reported", content)
    whole = found(CITING, "port officials", "citing", content, ["The Kestrel agency"])
    assert [one.relays for one in single(CITING, [short, whole])] == [whole.relays]
    assert [one.relays for one in single(CITING, [whole, short])] == [whole.relays]


def test_a_name_stays_and_its_apposition_goes():
    """ "His older sister, Mara Ilves" is one voice, under her name."""
    pair = [
        found(SISTER, origin, "told", "the gate was locked") for origin in ("His older sister", "Mara Ilves")
    ]
    assert [SISTER[one.source[0].start : one.source[0].end] for one in single(SISTER, pair)] == ["Mara Ilves"]


def test_whose_somebody_is_does_not_speak():
    """ "Masoun's chief of staff, Bruna Tarn" is one voice, and it is not Masoun's."""
    pair = [found(STAFF, origin, "denied", "there was a letter") for origin in ("Masoun", "Bruna Tarn")]
    assert [STAFF[one.source[0].start : one.source[0].end] for one in single(STAFF, pair)] == ["Bruna Tarn"]


@pytest.mark.parametrize(
    "pair", [("Radio Orvast", "the Kestrel agency"), ("the Kestrel agency", "Radio Orvast")]
)
def test_two_parties_beside_each_other_stay_two(pair):
    """ "A and B both said" may be two origins."""
    assert len(single(BOTH, [found(BOTH, one, "said", "the gate was locked") for one in pair])) == 2


def test_a_relay_about_other_words_stays():
    """What the monitor says as a whole and what residents told it are two statements."""
    outer = found(NESTED, "The monitor", "said", "residents told it that the gate was locked")
    inner = found(NESTED, "residents", "told", "the gate was locked", ["The monitor"])
    assert len(single(NESTED, [outer, inner])) == 2
