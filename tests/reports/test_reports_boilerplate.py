"""What is no part of a report is set apart; no sentence of a report ever is."""

from __future__ import annotations

import pytest

from sayso.reports import from_text

LEAD = "KORVAN, March 3 (Varda Press) - The army said on Monday that twelve people were killed near Dal."
BODY = (
    "A spokesman for the rebels denied it and said that no shell had been fired.",
    "Residents reached by telephone described two explosions shortly before dawn.",
    "The ministry of defence has yet to comment on the report.",
)


def kept(*paragraphs: str, title: str | None = None) -> str:
    """The words of a text that are left when its boilerplate is taken out."""
    text = "\n\n".join(paragraphs)
    report = from_text(text, id="x", title=title)
    assert report.text == text
    left = list(text)
    for span in report.boilerplate:
        left[span.start : span.end] = " " * len(span)
    return "".join(left)


NOTICES = [
    "Note to readers: please click the share buttons below. Forward this to your friends.",
    "If you like our work, please support us: PayPal: [email protected] or http://korvanpost.example/donate/",
    "Articles by: Korvan Front",
    "Disclaimer: The contents of this article are of sole responsibility of the author(s).",
    "www.korvanpost.example contains copyrighted material the use of which has not always been "
        "authorized by the "
    "copyright owner. We are making it available under the provisions of \"fair use\".",
    "For media inquiries: [email protected]",
    "For media inquiries: press@korvanpost.example",
    "Media contact: Jane Doe, +44 20 7946 0000",
    "Follow us on Twitter and Facebook.",
    "Follow Jane Doe on Twitter @janedoe.",
    "On Twitter follow Jane Doe at https://twitter.example/janedoe",
    "Subscribe to our newsletter to get the latest news every morning.",
    "Sign up for our daily newsletter",
    "Click here to read the full report in Arabic.",
    "Share this article",
    "SHARE",
    "READ ALSO: Rebels deny shelling of Dal",
    "Read more: Ten things to know about Dal",
    "Related: Army shells Dal again",
    "ALSO READ | Army shells Dal again",
    "© 2021 Korvan Post. All rights reserved.",
    "Copyright © 2021 Korvan Post",
    "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    "This website uses cookies. By continuing to use it you accept our cookie policy.",
    "The views expressed in this article are those of the author and do not necessarily reflect our "
        "editorial policy.",
    "Photo: Jane Doe/Varda Press",
    "Image credit: Korvan Post",
    "Tags: Dal, army, rebels",
    "Advertisement",
    "Story continues below",
    "*",
    "* * *",
    "___",
    "--------",
    "(Reporting by Jane Doe and John Roe; Editing by Max Poe)",
    "Additional reporting by Jane Doe in Korvan; editing by Max Poe.",
    "Jane Doe contributed to this report.",
    "This story has been updated to include a comment from the army.",
    "The post Twelve killed near Dal appeared first on Korvan Post.",
    "Send tips to tips@korvanpost.example.",
    "This article was originally published by Korvan Post.",
    "Source: SANA",
    "Our Standards: The Korvan Post Trust Principles.",
    "*Daesh (ISIL/ISIS), a terrorist group banned in Russia and many other countries.",
    "* Hayat Tahrir al-Sham – a terrorist organisation outlawed in Russia",
    "Published: 3 March 2021, 11:25 GMT",
    "https://korvanpost.example/2021/03/03/dal",
    "Get our newsletter",
]  # fmt: skip


@pytest.mark.parametrize("notice", NOTICES)
def test_notices_at_the_end(notice: str) -> None:
    """A notice behind the report is boilerplate, and nothing else is."""
    assert kept(LEAD, *BODY, notice).strip() == "\n\n".join((LEAD, *BODY))


REPORTED = [
    "The charity said that people had been asked to donate to its website, and that donations had doubled.",
    "The court ruled that the site had used copyrighted material without permission of the copyright owner.",
    "The lawsuit accuses the station of using copyrighted material without permission and of "
        "abusing fair use.",
    "“Please donate now, click here and follow us on Facebook,” the leader of the group told his supporters.",
    "She said: \"Subscribe to our newsletter, share this article and support our work.\"",
    "The group urged its followers to share the video on Twitter and on Telegram.",
    "Share prices fell after the report, and support for the government has dropped by a third.",
    "Follow-up attacks killed three more, residents said.",
    "Contact with the village was lost at dawn.",
    "Support for the rebels on Facebook has grown since the attack.",
    "Watch towers along the border were destroyed.",
    "Join operations rooms of the two armies were set up on Tuesday.",
    "No part of the village remains standing.",
    "Read out by a judge, the verdict was met with silence.",
    "Email traffic between the two ministries was published by the group on its website.",
    "Disclaimers and copyright notices were found among the documents, which were used without permission.",
    "Cookies, clothes and blankets were handed out to those who had fled.",
    "The ministry warned that it is not responsible for the content of the leaked papers.",
    "Related attacks in the north killed four, the observatory said.",
    "Photographers of two agencies were wounded.",
    "Privacy policy experts warned that the law was too wide.",
    "The post near the bridge was taken by the rebels at noon.",
    "The Post reported that the army had lost the bridge.",
    "* The army took the bridge at noon, residents said",
    "* Rebels withdrew from Dal on Monday, according to state television",
    "Reporting by Varda Press found that the army had shelled Dal for a week.",
    "Report by the United Nations finds that the army shelled Dal.",
    "Residents left. Reporting by local media suggests that twelve people died.",
    "Writing by candlelight, he noted that the army had left.",
    "The tanks (video evidence was published by the rebels) left Dal at noon.",
    "The camp (pictured on Monday) was hit twice (photographs of it are missing).",
    "Agency: Army Leaves Dal After Week Of Shelling, Say Residents Of The Town.",
    "By Friday Syrian troops in Dal had left.",
    "Source of the fire was a shell, the fire brigade found.",
    "Via Korvan and Dal, some 300 families reached the border.",
    "Sources said the bridge was lost.",
    "We were told by soldiers at the bridge that your papers decide whether you pass.",
    "By the time the army came, the village was empty.",
    "Copyright law was changed by the parliament on Tuesday, which critics called an attack on the press.",
    "The newsletter of the party claimed that 40 people had been arrested.",
    "In an email to our correspondent, the spokesman denied that shells had been fired.",
    "“It was a terrible night,” he wrote on Facebook. “Share this.” — Korvan Watch (@korvanwatch) "
        "March 3, 2021",
]  # fmt: skip


@pytest.mark.parametrize("sentence", REPORTED)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_reports_about_such_things_survive(sentence: str, place: int) -> None:
    """A sentence of the report about donations, copyright or the press stays, wherever it stands."""
    paragraphs = [LEAD, *BODY]
    paragraphs.insert(place, sentence)
    assert kept(*paragraphs) == "\n\n".join(paragraphs)


def test_notices_in_the_middle() -> None:
    """Links and advertisements between the paragraphs go, the paragraphs stay."""
    middle = ("READ ALSO: Army shells Dal", "Advertisement", "Sign up for our newsletter")
    assert kept(LEAD, *middle, *BODY).split("\n\n")[-3:] == list(BODY)
    assert "Army shells Dal" not in kept(LEAD, *middle, *BODY)


def test_all_behind_the_rule() -> None:
    """From the rule that opens the notices on, all is one stretch of boilerplate."""
    text = "\n\n".join((LEAD, *BODY, "*", NOTICES[0], NOTICES[1], "Korvan Front", NOTICES[3]))
    report = from_text(text, id="x")
    assert len(report.boilerplate) == 1
    assert text[report.boilerplate[0].start :].startswith("*\n\nNote")
    assert report.boilerplate[0].end == len(text)


def test_a_rule_between_stories_hides_nothing() -> None:
    """Rules that part several stories in one report take no story with them."""
    assert kept(LEAD, BODY[0], "***", BODY[1], "***", BODY[2]).split() == " ".join((LEAD, *BODY)).split()


def test_related_headlines() -> None:
    """Headlines under "Related articles" belong to it; a paragraph of prose after them does not."""
    links = ("Related articles", "Army shells Dal again", "Rebels deny shelling", BODY[1])
    assert kept(LEAD, *BODY[:2], *links).split() == " ".join((LEAD, *BODY[:2], BODY[1])).split()


def test_comments() -> None:
    """What readers wrote under the report is no part of it."""
    comments = (
        "Comments (2)",
        "Max says: The army said the same last year and it was not true.",
        "Jane: Shame!",
    )
    assert kept(LEAD, *BODY, *comments).strip() == "\n\n".join((LEAD, *BODY))


def test_glued_ends() -> None:
    """A notice glued behind the last sentence goes; the sentence stays."""
    for notice in (
        "Our Standards: The Korvan Trust Principles.",
        "Follow us on Telegram",
        "Copyright © Korvan Post",
    ):
        assert kept(LEAD, BODY[0] + " " + notice).strip() == LEAD + "\n\n" + BODY[0]


@pytest.mark.parametrize(
    "end", ["--AFP", "-AFP", "— TASS", "(AFP)", "[Reuters]", "(Reporting by A. B.; Editing by C. D.)"]
)
def test_credits_behind_the_last_sentence(end: str) -> None:
    """An agency credit at the end of the last paragraph goes, and the sentence before it stays."""
    assert kept(LEAD, f"{BODY[0]} {end}").rstrip() == LEAD + "\n\n" + BODY[0]


def test_photo_credits_inside() -> None:
    """A credit in brackets is cut out of a caption."""
    caption = "A man carries his daughter from the ruins of Dal on Monday (Photo: Jane Doe)."
    assert (
        kept(LEAD, caption, *BODY).split("\n\n")[1].split()
        == caption.replace("(Photo: Jane Doe)", " ").split()
    )
    assert "(Varda Press)" in kept(LEAD, *BODY)


def test_footnote_to_a_starred_name() -> None:
    """The note to a name with a star is boilerplate and stays in the text, where aliases are looked for."""
    text = "\n\n".join(
        (LEAD.replace("army", "army of Marul*"), *BODY, "*Marul: the name used by the government in Dal")
    )
    report = from_text(text, id="x")
    assert [text[span.start : span.end] for span in report.boilerplate] == [
        "*Marul: the name used by the government in Dal"
    ]
    assert "*Marul:" in report.text


def test_the_title_is_never_boilerplate() -> None:
    """A headline that sounds like a notice is a headline."""
    report = from_text(
        "\n\n".join(("Donate now, army tells Dal", LEAD, *BODY)), id="x", title="Donate now, army tells Dal"
    )
    assert report.title_span is not None
    assert report.boilerplate == ()


def test_hard_wrapped_notices() -> None:
    """A notice wrapped over several lines is one notice."""
    wrapped = (
        "Disclaimer: The contents of this article are of sole responsibility\n"
        "of the author. The Korvan Post will not be responsible for any\n"
        "inaccurate statement in it, and reserves the right to change\n"
        "it without notice."
    )
    assert kept(LEAD, *BODY, wrapped).strip() == "\n\n".join((LEAD, *BODY))


def test_nothing_but_a_notice() -> None:
    """A text of notices alone has no words left and raises nothing."""
    assert kept("Follow us on Twitter").strip() == ""
