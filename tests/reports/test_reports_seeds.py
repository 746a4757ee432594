"""Two real reports with all that was glued to them, where at hand, and invented ones of the same make."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.records import Report
from sayso.reports import from_text, load
from sayso.settings import Settings


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Report]:
    """The reports of the folder, in order of names."""
    paths = sorted(str(path) for path in (shared / "seeds").glob("*.txt"))
    return list(load(paths, stdin=None, settings=Settings()))


def test_the_republished_report(seeds: list[Report]) -> None:
    """Title, publisher and republication are found; from the rule on all is boilerplate."""
    report = seeds[0]
    assert report.title_span is not None
    assert report.title_span.start == 0
    assert report.text[: report.title_span.end] == report.text.split("\n", 1)[0].strip()
    assert report.publisher == "Centre for Research on Globalization"
    assert report.republished_from == "South Front"
    assert report.published is None
    (notices,) = report.boilerplate
    assert report.text[notices.start :].startswith("*")
    assert notices.end == len(report.text)


def test_the_report_with_a_glued_date(seeds: list[Report]) -> None:
    """The glued date is evidence and boilerplate, the footnote is boilerplate, the rest is kept."""
    report = seeds[1]
    assert report.published is not None
    assert report.published.earliest.isoformat() == report.published.latest.isoformat() == "2019-02-17"
    assert report.date_evidence[0].where == "glued-first-line"
    glued, footnote = report.boilerplate
    assert report.text[: glued.end].split() == ["date", "2019-02-17"]
    assert report.text[footnote.start] == "*"
    assert footnote.end == len(report.text)
    assert report.title is None


REPUBLISHED = """Video: Army Carries Off Grain Seized by Militia in Dal, Marul

Soldiers are reportedly moving grain from Dal to the capital.

According to the Marul News Agency, about 50 tons of grain were taken from Dal. It left by river.

On February 28, the militia acknowledged that it had released 24 men.

*

Note to readers: please click the share buttons below. Send this article to your friends.

If you’re able, and if you like our content, please support the project. Our work wouldn’t be possible without
your help: PayPal: [email protected] or via: http://korvanfront.example/donate/


Articles by: Korvan Front

Disclaimer: The contents of this article are of sole responsibility of the author(s). The Korvan Institute for
Public Questions will not be responsible for any inaccurate statement in this article.

www.korvaninstitute.example contains copyrighted material the use of which has not been authorized by the
copyright owner. We are making such material available to our readers under the provisions of "fair use".

For media inquiries: [email protected]"""

GLUED = """For media inquiries: press@dalpost.example date 2019-02-17 Marul's president surprised the world by
saying that the militia had been defeated in Dal.

State-run news agency MARA has cited local sources as saying that soldiers used boats to carry off the grain
of the Sarad* militia.

The sources claim that the boxes held huge amounts of grain, which, MARA stresses, agrees with other reports.

*Sarad (SRD/the Movement), a terrorist group banned in Marul and other countries."""


def test_an_invented_republished_report() -> None:
    """The same as for the real one, with invented names that no table knows."""
    report = from_text(REPUBLISHED, id="x")
    assert report.title == "Video: Army Carries Off Grain Seized by Militia in Dal, Marul"
    assert report.publisher == "Korvan Institute for Public Questions"
    assert report.republished_from == "Korvan Front"
    (notices,) = report.boilerplate
    assert (report.text[notices.start], notices.end) == ("*", len(REPUBLISHED))


def test_an_invented_glued_report() -> None:
    """The address and date glued to the first line are split off inside the line."""
    report = from_text(GLUED, id="x")
    assert report.published is not None
    assert report.published.earliest.isoformat() == "2019-02-17"
    glued, footnote = report.boilerplate
    assert report.text[glued.end :].startswith("Marul's president")
    assert report.text[footnote.start :].startswith("*Sarad (SRD")
