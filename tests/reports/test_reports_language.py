"""Language: English is read, other languages are named, and doubt counts for English."""

from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.reports.language import find_language

ENGLISH = (
    "The army said on Monday that twelve people were killed near the town of Dal, and a spokesman "
    "for the rebels "
    "denied it in a statement to reporters."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("SANA: Hajin, al-Shaafa, Susah, Baghuz, Deir ez-Zor, Hasakah, Qamishli, Ras al-Ayn, Tel "
            "Abyad, Ayn Issa, Raqqa, "
         "Tabqa, Manbij, Jarablus, al-Bab, Azaz, Afrin, Idlib hit", "en"),
        ("Rebels seize Dal", "en"),
        ("L'armée nie tout", "en"),
        ("12 / 14 / 15", "en"),
        ("", "en"),
        ("Die Armee meldete am Montag, daß in Korvan zwölf Menschen starben, sagte ein Sprecher der "
            "Regierung. Die Rebellen "
         "dementierten dies umgehend.", "de"),
        ("El ejército informó el lunes que doce personas murieron cerca de Dal, según un portavoz. "
            "Los rebeldes lo negaron "
         "de inmediato y acusaron al gobierno de mentir.", "es"),
        ("قال الجيش يوم الاثنين", "ar"),
        ("Минобороны заявило о гибели двенадцати человек", "ru"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    """Short and doubtful texts count as English, clear cases of other languages are named."""
    assert find_language(text, ()) == language


def test_boilerplate_does_not_decide() -> None:
    """A long foreign notice under an English report does not make it foreign."""
    notice = " ".join(["Ce site utilise des cookies pour améliorer votre expérience de navigation."] * 20)
    assert find_language(notice + ENGLISH, (Span(0, len(notice)),)) == "en"
    assert find_language(ENGLISH + notice, ()) == "en" or find_language(notice, ()) == "fr"
