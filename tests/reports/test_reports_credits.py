"""Bylines, agency credits, datelines, republication and publisher: who had it, and from whom."""

from __future__ import annotations

import pytest

from sayso.records import Span
from sayso.reports import from_text
from sayso.reports.bylines import name_author, read_byline
from sayso.reports.publishers import agencies_in, agency_called, outlet_called, publisher_at

LEAD = "The army said on Monday that twelve people were killed near the town of Dal."
BODY = LEAD + "\n\nA spokesman for the rebels denied it.\n\nThe ministry has yet to comment on the report.\n"
AFP, AP, SANA = "Agence France-Presse", "Associated Press", "Syrian Arab News Agency"


@pytest.mark.parametrize(
    ("line", "place", "agency", "day"),
    [
        ("BEIRUT, March 3 (Reuters) - ", "BEIRUT", "Reuters", (3, 3)),
        ("BEIRUT (Reuters) - ", "BEIRUT", "Reuters", None),
        ("BEIRUT, Lebanon (AP) — ", "BEIRUT, Lebanon", AP, None),
        ("FLINT, Mich., Oct. 4 (UPI) — ", "FLINT, Mich", "United Press International", (10, 4)),
        ("MOSCOW. July 12. INTERFAX - ", "MOSCOW", "Interfax", (7, 12)),
        ("MOSCOW, March 3. /TASS/. ", "MOSCOW", "TASS", (3, 3)),
        ("MOSCOW (Sputnik) — ", "MOSCOW", "Sputnik", None),
        ("MOSCOW (Sputnik) ", "MOSCOW", "Sputnik", None),
        ("MOSCOW, October 18 (RIA Novosti) - ", "MOSCOW", "RIA Novosti", (10, 18)),
        ("Damascus, SANA - ", "Damascus", SANA, None),
        ("SANA, Damascus - ", "Damascus", SANA, None),
        ("TEHRAN, Sep. 20 (MNA) – ", "TEHRAN", "Mehr News Agency", (9, 20)),
        ("AFP - Damascus: ", "Damascus", AFP, None),
        ("(Reuters) - ", None, "Reuters", None),
        ("KORVAN, 4 March 2021 [Varda Press] ", "KORVAN", "Varda Press", (0, 0)),
        ("KORVAN, March 4 (Varda) - ", "KORVAN", "Varda", (3, 4)),
        ("(Beirut) – ", "Beirut", None, None),
        ("Mogadishu - ", "Mogadishu", None, None),
        ("Doha, Qatar – ", "Doha, Qatar", None, None),
        ("WASHINGTON — ", "WASHINGTON", None, None),
    ],
)
def test_datelines(line: str, place: str | None, agency: str | None, day: tuple[int, int] | None) -> None:
    """Place, day and agency at the head of a wire story, in the forms of many agencies."""
    report = from_text(line + BODY, id="x")
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.agency) == (place, agency)
    assert report.dateline.span == Span(0, len(line))
    assert report.agency == agency
    if agency:
        assert report.agency_span is not None
        assert agency_called(report.text[report.agency_span.start : report.agency_span.end]) in (agency, None)
    assert report.boilerplate == ()


@pytest.mark.parametrize(
    "line",
    [
        "Daesh (ISIL) — ", "Syrian Democratic Forces (SDF) - ", "The UN (United Nations) - ",
        "Rep. Jane Doe (D-Va.) - ", "Jane Doe - ", "UPDATE 1 - ", "EXCLUSIVE: ", "Breaking News - ", "ISIL: ",
        "LIKELY FOE: ", "President John Doe — who left, ", "\"BEIRUT, March 3 (Reuters) - ",
    ],
)  # fmt: skip
def test_what_is_no_dateline(line: str) -> None:
    """Abbreviations in brackets, names before a dash and kickers are no datelines."""
    report = from_text(line + BODY, id="x")
    assert report.dateline is None
    assert report.agency is None


def test_dateline_behind_title_and_standfirst() -> None:
    """A dateline stands at the head of the first paragraph of the report, not of the title."""
    report = from_text(
        "Twelve killed near Dal\n\nArmy blames the rebels for it.\n\nBEIRUT (Reuters) - " + BODY, id="x"
    )
    assert report.dateline is not None
    assert report.text[report.dateline.span.start : report.dateline.span.end] == "BEIRUT (Reuters) - "


@pytest.mark.parametrize(
    ("foot", "agency"),
    [
        ("AFP", AFP), ("— TASS", "TASS"), ("(AFP)", AFP), ("© AFP", AFP), ("Source: SANA",
        SANA), ("Reuters", "Reuters"),
        ("With files from The Associated Press", AP), ("With inputs from ANI", "Asian News International"),
        ("The Associated Press contributed to this report.", AP),
        ("Associated Press writers Jane Doe and John Roe contributed to this report.", AP),
        ("(Reporting by Jane Doe in Korvan; Editing by John Roe)", "Reuters"),
        ("Reporting by Jane Doe; Writing by Max Poe; Editing by John Roe", "Reuters"),
        ("Copyright 2021 The Associated Press. All rights reserved.", AP),
        ("AFP, Reuters", AFP), ("AFP/Reuters", AFP), ("Reuters and agencies", "Reuters"),
        ("With files from Varda "
            "News Agency", "Varda News Agency"), ("Source: Varda News Agency", "Varda News Agency"),
        ("Agencies", None), ("Jane Doe contributed to this report.", None), ("Reporting by Jane Doe", None),
        ("Photo: AFP", None), ("(Photo: AFP)", None),
    ],
)  # fmt: skip
def test_agency_credits_at_the_foot(foot: str, agency: str | None) -> None:
    """A credit under the report names the agency; people and photographs do not."""
    report = from_text(BODY + "\n" + foot, id="x")
    assert report.agency == agency
    assert report.boilerplate != ()
    assert BODY.strip() in report.text[: report.boilerplate[0].start]


@pytest.mark.parametrize(
    ("end", "agency"),
    [("--AFP", AFP), ("-AFP", AFP), (" (AFP)", AFP), (" [Reuters]", "Reuters"), (" – SANA", SANA), (" AFP",
    AFP),
     (" (Trump)", None), (" -Obama", None), (" (ISIL)", None)],
)  # fmt: skip
def test_agency_credits_behind_the_last_sentence(end: str, agency: str | None) -> None:
    """Initials behind the last words are a credit if they are an agency's."""
    assert from_text(BODY.rstrip() + end, id="x").agency == agency


def test_agencies_inside_the_report_are_no_credit() -> None:
    """An agency that the report speaks of, or that is credited inside it, is not where its text is from."""
    text = f"{LEAD}\n\nRebels denied it, AFP reported. [AFP]\n\nThe ministry told Reuters it would comment.\n"
    assert from_text(text, id="x").agency is None


def test_a_given_agency_outweighs_the_text() -> None:
    """What the user says is taken, under its full name where it is known."""
    assert from_text("BEIRUT (Reuters) - " + BODY, id="x", agency="AFP").agency == AFP
    assert from_text(BODY, id="x", agency="Varda").agency == "Varda"


@pytest.mark.parametrize(
    ("line", "name", "kind", "agency"),
    [
        ("By Jane Doe", "Jane Doe", "person", None),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE", "person", None),
        ("By Jane Doe, Reuters", "Jane Doe", "person", "Reuters"),
        ("By Jane Doe | AFP", "Jane Doe", "person", AFP),
        ("By Jane Doe in Korvan and John Roe in Dal", "Jane Doe", "person", None),
        ("By Jane Doe, staff writer", "Jane Doe", "person", None),
        ("Written by: Abu Ahmad al-Dali", "Abu Ahmad al-Dali", "person", None),
        ("By AFP", AFP, "agency", AFP),
        ("By Agencies", "Agencies", "desk", None),
        ("By News Desk", "News Desk", "desk", None),
        ("By Our Correspondent", "Our Correspondent", "desk", None),
        (
            "By Australian Broadcasting Corporation",
            "Australian Broadcasting Corporation",
            "institution",
            None,
        ),
        ("By Korvan News Network", "Korvan News Network", "institution", None),
    ],
)
def test_bylines(line: str, name: str, kind: str, agency: str | None) -> None:
    """A byline is a person, an agency, a desk or an institution, and these are told apart."""
    found = read_byline(line, Span(0, len(line)))
    assert found is not None
    assert (found.name, found.kind, found.agency) == (name, kind, agency)
    report = from_text("Twelve killed near Dal\n\n" + line + "\n\n" + BODY, id="x")
    assert report.byline == (name if kind == "person" else None)
    assert report.agency == agency


@pytest.mark.parametrize(
    "line",
    ["By the time the army came, the "
        "village was empty.", "By Monday the army had left Dal", "By and large it held.",
     "By midnight, rebels said, it was over", "“By God,” he said."],
)  # fmt: skip
def test_sentences_that_begin_with_by(line: str) -> None:
    """A sentence that begins with "By" is no byline."""
    assert read_byline(line, Span(0, len(line))) is None


def test_authors_of_pages() -> None:
    """The author field of a page may hold an agency as well as a person."""
    assert name_author("Jane Doe, AFP", Span(0, 0)).agency == AFP
    assert name_author("Reuters Staff", Span(0, 0)).kind in ("desk", "agency", "institution", "person")
    assert name_author("web desk", Span(0, 0)).kind == "desk"


@pytest.mark.parametrize(
    ("foot", "origin"),
    [
        ("Originally published by Korvan Post", "Korvan Post"),
        ("This article was originally published by Korvan Post on 3 March 2021.", "Korvan Post"),
        ("This article first appeared in The Guardian.", "The Guardian"),
        ("This story originally appeared on Middle East Eye under the title “Dal”.", "Middle East Eye"),
        ("Republished from Korvan Front", "Korvan Front"),
        ("Republished with permission from the Korvan Front.", "Korvan Front"),
        ("Reprinted courtesy of Varda Books, an imprint of Korvan House.", "Varda Books"),
        ("Source: Korvan Post", "Korvan Post"),
        ("Source: http://www.bbc.co.uk/news/world-1", "BBC News"),
        ("Source: korvanpost.example", "korvanpost.example"),
        ("via Korvan Post", "Korvan Post"),
        ("(Source: Korvan Coalition)", "Korvan Coalition"),
        ("The original source of this article is South Front", "South Front"),
        ("Articles by: South Front", "South Front"),
        ("Articles by: Korvan Monitor", "Korvan Monitor"),
        ("Articles by: Jane Doe", None),
        ("Originally published: 3 March 2021", None),
        ("Source: Reuters", None),
        ("Source: agencies", None),
    ],
)
def test_republication(foot: str, origin: str | None) -> None:
    """A notice that names another publisher says where the report was first published."""
    report = from_text(BODY + "\n" + foot, id="x", publisher="Dal Daily")
    assert report.republished_from == origin
    assert (report.republication_span is None) == (origin is None)
    assert report.boilerplate[-1].end >= len(report.text.rstrip(" .")) - 1


def test_a_publisher_does_not_republish_itself() -> None:
    """A notice that names the publisher is no republication."""
    assert (
        from_text(BODY + "\nSource: Korvan Post", id="x", publisher="The Korvan Post").republished_from
        is None
    )


def test_an_author_with_a_site_in_the_text() -> None:
    """A name given as author whose host stands in the notices is a publisher, else a person."""
    foot = "\nSupport us: http://www.korvandaily.example/donate\n\nArticles by: Korvan Daily\n"
    assert from_text(BODY + foot, id="x").republished_from == "Korvan Daily"
    assert from_text(BODY + "\nArticles by: Jane Doe", id="x").byline == "Jane Doe"


@pytest.mark.parametrize(
    ("foot", "url", "publisher"),
    [
        ("", "https://www.bbc.co.uk/news/1", "BBC News"),
        ("", "http://uk.reuters.com/article/1", "Reuters"),
        ("", "https://korvanpost.example/1", "korvanpost.example"),
        ("", "https://dalblog.wordpress.com/1", "dalblog.wordpress.com"),
        ("\nThe Korvan Centre will not be responsible for any inaccurate statement in "
            "this article.", None, "Korvan Centre"),
        ("\n© 2021 Korvan Post. All rights reserved.", None, "Korvan Post"),
        ("\nCopyright © Korvan Post 2021", None, "Korvan Post"),
        ("\nwww.globalresearch.ca contains copyrighted material. We make it available as \"fair "
            "use\" to you.", None,
         "Centre for Research on Globalization"),
        ("\n© AFP", None, None),
    ],
)  # fmt: skip
def test_publisher(foot: str, url: str | None, publisher: str | None) -> None:
    """The publisher is known by the address, else by who speaks in the notices at the foot."""
    assert from_text(BODY + foot, id="x", url=url).publisher == publisher


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("AFP", AFP), ("Agence France-Presse", AFP), ("the Associated Press", AP), ("AP", AP), ("Tass",
        "TASS"),
        ("ITAR-TASS", "TASS"), ("SANA", SANA), ("sana", None), ("APA", "APA"), ("ap", None), ("Korvan",
        None), ("", None),
        ("Xinhua", "Xinhua News Agency"), ("Anadolu", "Anadolu Agency"),
    ],
)  # fmt: skip
def test_names_of_agencies(name: str, agency: str | None) -> None:
    """Agencies go by full names and short forms; a short form of several stays as it is written."""
    assert agency_called(name) == agency


def test_lists_of_agencies() -> None:
    """A credit is one of agencies only if all its parts are."""
    assert agencies_in("AFP, Reuters and AP") == (AFP, "Reuters", AP)
    assert agencies_in("AFP and Jane Doe") == ()
    assert agencies_in("TASS and agencies") == ("TASS",)


def test_addresses_of_publishers() -> None:
    """The longest known domain counts; what is no address has no publisher."""
    assert publisher_at("https://www.theguardian.com/world/2021/mar/04/x") == "The Guardian"
    assert publisher_at("https://news.bbc.co.uk:80/1") == "BBC News"
    assert publisher_at("co.uk") == "co.uk"
    for broken in ("", "http://", "http://[::1", "not an address", "http://" + "a" * 300 + ".com"):
        assert publisher_at(broken) is None


def test_names_of_outlets() -> None:
    """Outlets go by name and short form, unless several share it."""
    assert outlet_called("Global Research") == "Centre for Research on Globalization"
    assert outlet_called("The Nation") is None


@pytest.mark.parametrize(
    ("publisher", "dateline", "names"),
    [
        ("Meridian Press", "ALDER, March 3 (Meridian) - ", ("Meridian Press", "Meridian")),
        ("Meridian Press", "ALDER, March 3 (Kestrel) - ", ("Meridian Press",)),
        ("Meridian Press", "", ("Meridian Press",)),
        (None, "ALDER, March 3 (Meridian) - ", ()),
    ],
)
def test_own_names(publisher: str | None, dateline: str, names: tuple[str, ...]) -> None:
    """The short name in a dateline is the publisher's where its full name begins so."""
    found = from_text(dateline + LEAD, id="r", settings=None, publisher=publisher)
    assert found.own_names == names
