"""Language: whether a text is English, asked once for each report on a bounded stretch of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.records import Span, Spans
from sayso.text import without

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

LOOK_AT = 1000
"""Characters that are judged: more changes no answer on PolNeAR (train), FA-KES, ECB+ and German Wikinews."""

FEWEST_WORDS = 20
"""Shorter texts are taken for English: half of a short text about foreign places are foreign names."""

SURE, ENGLISH_AT_MOST = 0.75, 0.15
"""Another language is believed from this confidence on, if English has at most the other. Measured on FA-KES,
ECB+ (train) and PolNeAR (train): no English report is refused; and on German Wikinews: every report is.
Re-measure there."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")

FOREIGN_SCRIPT = 0.6
"""Share of letters of other scripts from which on a text of any length is not English."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str, boilerplate: Spans) -> str:
    """The language of a text as an ISO 639-1 code, boilerplate aside; "en" wherever there is doubt."""
    body = _body(text, boilerplate)
    letters = len(_LETTER.findall(body))
    foreign = letters > 3 and 1 - len(_LATIN.findall(body)) / letters >= FOREIGN_SCRIPT
    if not foreign and (len(body.split()) < FEWEST_WORDS or not letters):
        return ENGLISH
    ranks = _identifier().rank(body)
    best, confidence = next(one for one in ranks if not foreign or one[0] != ENGLISH)
    if foreign:
        return str(best)
    english = dict(ranks).get(ENGLISH, 0.0)
    return str(best) if confidence >= SURE and english <= ENGLISH_AT_MOST else ENGLISH


def _body(text: str, boilerplate: Spans) -> str:
    """The first stretch of the text without its boilerplate; all of it where nothing else is left."""
    parts: list[str] = []
    left = LOOK_AT
    for span in without(Span(0, len(text)), boilerplate):
        parts.append(text[span.start : min(span.end, span.start + left)])
        left -= len(parts[-1])
        if left <= 0:
            break
    body = " ".join(parts)
    return body if body.strip() else text[:LOOK_AT]
