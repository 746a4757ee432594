"""An invented story, made by hand as the account of it should look: the silo at Dalen."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from sayso.export import jsonl, page, picture, terminal
from sayso.records import (
    Account,
    Admiralty,
    Alias,
    Assessment,
    Attribution,
    ChainNode,
    Claim,
    DateEvidence,
    DateInterval,
    Edge,
    Facet,
    Hardening,
    Interval,
    Judgement,
    Kind,
    Link,
    Origin,
    Participant,
    Passage,
    Place,
    Problem,
    Provenance,
    Quantity,
    Reading,
    Related,
    Report,
    Reuse,
    Source,
    Span,
    Stance,
    Statement,
    Variant,
    VariantValue,
    Voice,
    When,
)

Node = tuple[str, str]
"""The words by which a report names a voice, and the id of the source."""

STORY = Path(__file__).parent / "story"
BODIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(STORY.glob("*.txt"))}

PUBLISHERS = {
    "harbour": ("Harbour Post", date(2031, 3, 3), date(2031, 3, 3)),
    "beacon": ("Daily Beacon", date(2031, 3, 3), date(2031, 3, 4)),
    "times": ("Velmora Times", date(2031, 3, 4), date(2031, 3, 4)),
    "sestra": ("Radio Sestra", date(2031, 3, 4), date(2031, 3, 4)),
    "coastline": ("Coastline 24", date(2031, 3, 4), date(2031, 3, 5)),
    "lamp": ("The Lamp", None, None),
    "meridian": ("Meridian Weekly", date(2031, 3, 5), date(2031, 3, 5)),
    "gazette": ("Velmora Gazette", date(2031, 3, 5), date(2031, 3, 5)),
}

NORTHLINE = "o-00000000000a"
LOCALS = "o-00000000000b"
TAMM = "o-00000000000c"
MINISTRY = "o-00000000000d"
COASTLINE = "o-00000000000e"
SESTRA = "o-00000000000f"

SOURCES = (
    Source(
        NORTHLINE, "Northline", ("Northline", "Northline news agency"), "agency", True, why=("the same name",)
    ),
    Source(LOCALS, "local sources", ("local sources",), "unnamed", False, report="harbour"),
    Source(TAMM, "Ilya Tamm", ("Ilya Tamm", "Tamm"), "person", True),
    Source(
        MINISTRY,
        "Ministry of Supply",
        ("Dana Orel", "Ministry of Supply"),
        "government",
        True,
        why=("Dana Orel is called its spokeswoman",),
    ),
    Source(COASTLINE, "Coastline 24", ("Coastline 24",), "outlet", True, owner=SESTRA),
    Source(SESTRA, "Radio Sestra", ("Radio Sestra", "راديو سسترا", "塞斯特拉電台"), "outlet", True),
)

KINDS: dict[str, Kind] = {one.id: one.kind for one in SOURCES}


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits of the parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def span(text: str, words: str, start: int = 0) -> Span:
    """Where the words stand in the text."""
    at = text.index(words, start)
    return Span(at, at + len(words))


def report(key: str) -> Report:
    """One of the story's reports."""
    text, (publisher, first, last) = BODIES[key], PUBLISHERS[key]
    title = text.split("\n")[0]
    when = DateInterval(first, last) if first and last else None
    evidence = (DateEvidence(when, "metadata", str(first)),) if when else ()
    boilerplate = (
        (span(text, "Donate now to keep the Gazette free. Share this story."),) if key == "gazette" else ()
    )
    return Report(
        id=key,
        text=text,
        digest="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        title_span=Span(0, len(title)),
        publisher=publisher,
        url=f"https://{key}.example/silo" if key != "lamp" else None,
        agency="Northline" if key == "harbour" else None,
        published=when,
        date_evidence=evidence,
        boilerplate=boilerplate,
    )


def statement(
    key: str,
    content: str,
    chain: Sequence[Node] = (),
    *,
    cue: str | None = None,
    stance: Stance = "assert",
    voice: Voice = "attributed",
    hedge: str | None = None,
    facets: tuple[Facet, ...] = (),
    first_hand: bool = False,
) -> Statement:
    """A statement of one report, found by its words."""
    text = BODIES[key]
    where = span(text, content)
    start = max(text.rfind("\n", 0, where.start), text.rfind(". ", 0, where.start) + 1) + 1
    stop = text.find("\n", where.end) if voice == "headline" else text.find(". ", where.end) + 1
    sentence = Span(max(start, 0), stop if stop > 0 else len(text))
    nodes = tuple(
        ChainNode(
            span(text, name, sentence.start if name in text[sentence.start :] else 0),
            name,
            "origin" if number == len(chain) - 1 else "relay",
            source != LOCALS,
            KINDS[source],
            source=source,
        )
        for number, (name, source) in enumerate(chain)
    )
    return Statement(
        id="s-" + digest(key, content, voice),
        report=key,
        text=content,
        content=(where,),
        sentence=sentence,
        chain=nodes,
        cue=span(text, cue, sentence.start) if cue else None,
        stance=stance,
        voice=voice,
        hedges=(span(text, hedge, sentence.start),) if hedge else (),
        facets=facets,
        first_hand=first_hand,
        confidence=0.91234567,
    )


def wheat_facets(key: str, figure: str, low: float, *, approximate: bool = True) -> tuple[Facet, ...]:
    """The quantity and the place of the claim about the wheat."""
    text = BODIES[key]
    return (Quantity(span(text, figure), low, low, "t", "wheat", approximate),)


BOTH = (("Northline", NORTHLINE), ("local sources", LOCALS))

WHEAT = (
    statement(
        "harbour",
        "removed about 50 tonnes of wheat from the state silo at Orsk-Dalen overnight",
        (("Northline news agency", NORTHLINE), ("local sources", LOCALS)),
        cue="citing",
        hedge="reportedly",
        facets=(
            *wheat_facets("harbour", "about 50 tonnes", 50),
            Place(
                span(BODIES["harbour"], "Orsk-Dalen"), "Orsk-Dalen", "orskdalen", "geo:77", 51.25, -3.5, "VE"
            ),
            When(
                span(BODIES["harbour"], "overnight"),
                "overnight",
                DateInterval(date(2031, 3, 2), date(2031, 3, 3), "range"),
            ),
            Participant(span(BODIES["harbour"], "Armed men"), "Armed men", "armedmen"),
        ),
    ),
    statement(
        "beacon",
        "Militia loots 50 tons of wheat from Dalen silo",
        voice="headline",
        facets=wheat_facets("beacon", "50 tons", 50, approximate=False),
    ),
    statement(
        "beacon",
        "About 50 tons of wheat may have been taken from a silo at Orsk Dalen",
        BOTH,
        cue="quoted",
        hedge="may have",
        facets=wheat_facets("beacon", "About 50 tons", 50),
    ),
    statement(
        "times",
        "some 50 tonnes of grain were carried away from the Orsk-Dalen silo",
        BOTH,
        cue="as saying",
        facets=wheat_facets("times", "some 50 tonnes", 50),
    ),
    statement(
        "sestra",
        "50 tonnes of wheat had been removed from the silo in Orsk-Dalen",
        (("Northline", NORTHLINE), ("Local sources", LOCALS)),
        cue="told",
        facets=wheat_facets("sestra", "50 tonnes", 50, approximate=False),
    ),
    statement(
        "coastline",
        "about 50 tonnes of wheat was taken from the Ursk-Dalen silo",
        BOTH,
        cue="said",
        facets=wheat_facets("coastline", "about 50 tonnes", 50),
    ),
    statement(
        "lamp",
        "Armed men removed around 50 tonnes of wheat from the state silo at Orsk-Dalen overnight",
        voice="own",
        facets=wheat_facets("lamp", "around 50 tonnes", 50),
    ),
    statement(
        "meridian",
        "They took forty tons, no more, because the rest was still in the pit when it got light",
        (("Tamm", TAMM),),
        cue="said",
        facets=wheat_facets("meridian", "forty tons", 40, approximate=False),
    ),
    statement(
        "gazette",
        "any wheat had left the Orsk-Dalen silo",
        (("Ministry of Supply", MINISTRY),),
        cue="denied",
        stance="deny",
    ),
)

TRUCKS = (
    statement(
        "harbour", "At least 12 trucks left the depot before dawn", (("the agency", NORTHLINE),), cue="said"
    ),
    statement("beacon", "Twelve lorries were seen on the coast road", (("Northline", NORTHLINE),)),
    statement("lamp", "At least 12 trucks left the depot before dawn", voice="own"),
)
LORRIES = (statement("meridian", "he had counted eight lorries", (("Ilya Tamm", TAMM),), cue="told"),)

DRIVERS = (
    statement(
        "sestra",
        "two drivers were detained at Kell crossing",
        (("Coastline 24", COASTLINE),),
        cue="reported",
    ),
    statement(
        "coastline",
        "Two drivers were detained at Kell crossing",
        (("Radio Sestra", SESTRA),),
        cue="reported",
    ),
)

BREAD = (statement("gazette", "Bread prices rose by 4 percent last week", voice="own"),)
DOORS = (statement("meridian", "The doors of the silo stood open on Tuesday", voice="own", first_hand=True),)

FIVE = ("harbour", "beacon", "times", "sestra", "coastline")


def ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of the statements, sorted."""
    return tuple(sorted(one.id for one in statements))


def claim_id(statements: Sequence[Statement]) -> str:
    """The id of the claim that these statements make."""
    return "c-" + digest(*ids(statements))


def said_by(statements: Sequence[Statement], *reports: str) -> tuple[str, ...]:
    """The ids of the statements that these reports make."""
    return ids([one for one in statements if one.report in reports])


def wheat_provenance() -> Provenance:
    """Five outlets on one agency, a rewrite, a witness and a denial."""
    first = DateInterval(date(2031, 3, 3), date(2031, 3, 3))
    late = DateInterval(date(2031, 3, 5), date(2031, 3, 5))
    fifty = said_by(WHEAT, "harbour", "times", "coastline", "lamp")
    sharp = tuple(sorted({*said_by(WHEAT, "beacon", "sestra")}))
    return Provenance(
        claim=claim_id(WHEAT),
        reports=tuple(sorted(BODIES)),
        edges=(
            *(Edge(one, NORTHLINE, "cites", statements=said_by(WHEAT, one)) for one in sorted(FIVE)),
            Edge(NORTHLINE, LOCALS, "cites", statements=said_by(WHEAT, *FIVE)),
            Edge("lamp", "harbour", "reuses", certain=False),
            Edge("meridian", TAMM, "cites", statements=said_by(WHEAT, "meridian")),
            Edge("gazette", MINISTRY, "cites", statements=said_by(WHEAT, "gazette")),
        ),
        origins=(
            Origin(
                LOCALS,
                False,
                said_by(WHEAT, *FIVE),
                "max only",
                "unnamed: “local sources” could be Ilya Tamm",
            ),
            Origin(TAMM, False, said_by(WHEAT, "meridian"), "min and max", "a named person who was there"),
        ),
        independence=Interval(1, 2, ("the unnamed “local sources” could be the night guard",)),
        against=Interval(1, 1, ("the Ministry of Supply is one body with its spokeswoman",)),
        variants=(
            Variant(
                "quantity",
                (
                    VariantValue("40 t of wheat", said_by(WHEAT, "meridian"), late, ("meridian",)),
                    VariantValue("50 t of wheat", sharp, first, ("beacon", "sestra")),
                    VariantValue("about 50 t of wheat", fifty, first, ("harbour",)),
                ),
            ),
            Variant(
                "place",
                (
                    VariantValue(
                        "Orsk-Dalen",
                        said_by(WHEAT, "harbour", "times", "sestra", "lamp"),
                        first,
                        ("harbour",),
                    ),
                    VariantValue("Ursk-Dalen", said_by(WHEAT, "coastline"), None, ("coastline",)),
                ),
            ),
        ),
        hardening=(
            Hardening(WHEAT[2].id, WHEAT[1].id, "the headline is flat where its own text says “may have”"),
            Hardening(WHEAT[0].id, WHEAT[6].id, "attributed and hedged in Harbour Post, flat in The Lamp"),
        ),
    )


def small_provenance(statements: Sequence[Statement]) -> Provenance:
    """One report in its own voice."""
    one = statements[0]
    return Provenance(
        claim_id(statements),
        (one.report,),
        (),
        (
            Origin(
                one.report,
                True,
                ids(statements),
                "min and max" if one.first_hand else "max only",
                "own voice",
            ),
        ),
        Interval(1, 1, ("one report in its own voice",)),
        Interval(0, 0),
    )


def lorries() -> Provenance:
    """One report that quotes one witness."""
    edge = Edge("meridian", TAMM, "cites", statements=ids(LORRIES))
    origin = Origin(TAMM, False, ids(LORRIES), "min and max", "a named person who was there")
    return Provenance(
        claim_id(LORRIES),
        ("meridian",),
        (edge,),
        (origin,),
        Interval(1, 1),
        Interval(0, 0),
        chokepoints=(TAMM,),
    )


def provenances() -> tuple[Provenance, ...]:
    """What stands behind every claim of the story."""
    trucks = Provenance(
        claim_id(TRUCKS),
        ("beacon", "harbour", "lamp"),
        (
            Edge("beacon", NORTHLINE, "cites", statements=said_by(TRUCKS, "beacon")),
            Edge("harbour", NORTHLINE, "cites", statements=said_by(TRUCKS, "harbour")),
            Edge("lamp", "harbour", "reuses", certain=False),
        ),
        (
            Origin(
                NORTHLINE,
                False,
                said_by(TRUCKS, "beacon", "harbour"),
                "min and max",
                "an agency whose own source is not shown; somebody must have said it",
            ),
        ),
        Interval(1, 1, ("Northline does not show its own source",)),
        Interval(0, 0),
        chokepoints=(NORTHLINE,),
        variants=(
            Variant(
                "quantity",
                (
                    VariantValue("12 lorries", said_by(TRUCKS, "beacon"), None, ("beacon",)),
                    VariantValue(
                        "at least 12 trucks", said_by(TRUCKS, "harbour", "lamp"), None, ("harbour",)
                    ),
                ),
            ),
        ),
    )
    drivers = Provenance(
        claim_id(DRIVERS),
        ("coastline", "sestra"),
        (
            Edge("coastline", "sestra", "own-report", statements=said_by(DRIVERS, "coastline")),
            Edge("sestra", "coastline", "own-report", statements=said_by(DRIVERS, "sestra")),
        ),
        (),
        Interval(0, 0, ("the two outlets cite each other and nobody else",)),
        Interval(0, 0),
        circles=(("coastline", "sestra"),),
    )
    return tuple(
        sorted(
            (
                wheat_provenance(),
                trucks,
                drivers,
                small_provenance(BREAD),
                small_provenance(DOORS),
                lorries(),
            ),
            key=lambda one: one.claim,
        )
    )


SENTENCES = {
    claim_id(WHEAT): (
        "7 of these 8 reports, by 7 publishers, rest on 1–2 independent origins; five of them pass through"
        " Northline; the only named origin is Ilya Tamm; one denial (Ministry of Supply); figures given:"
        " 40 t, 50 t.",
        9.0,
        Admiralty("F", 3, "one named origin at least, and a contradiction; nobody has graded the source"),
    ),
    claim_id(TRUCKS): (
        "3 reports by 3 publishers rest on 1 independent origin; all pass through Northline; figures given:"
        " 12, at least 12.",
        5.0,
        Admiralty("F", 3, "one origin; nobody has graded the source"),
    ),
    claim_id(DRIVERS): (
        "2 reports by 2 publishers cite each other and rest on no origin in these 8 reports.",
        6.0,
        Admiralty("F", 6, "no origin is shown"),
    ),
    claim_id(LORRIES): (
        "1 report rests on 1 independent origin, Ilya Tamm.",
        3.0,
        Admiralty("F", 3, "one named origin"),
    ),
    claim_id(BREAD): (
        "1 report says so in its own voice.",
        1.0,
        Admiralty("F", 6, "one report in its own voice"),
    ),
    claim_id(DOORS): ("1 report saw it for itself.", 2.0, Admiralty("F", 3, "one first-hand report")),
}


def claims() -> tuple[Claim, ...]:
    """The claims of the story."""
    wheat = Claim(
        claim_id(WHEAT),
        WHEAT[0].id,
        ids(WHEAT),
        denials=(WHEAT[-1].id,),
        related=(Related(claim_id(TRUCKS), "related", "the same night and the same silo"),),
    )
    conflict = Related(claim_id(LORRIES), "conflicts", "eight lorries against at least twelve trucks")
    trucks = Claim(claim_id(TRUCKS), TRUCKS[0].id, ids(TRUCKS), related=(conflict,))
    drivers = Claim(claim_id(DRIVERS), DRIVERS[1].id, ids(DRIVERS))
    small = [Claim(claim_id(one), one[0].id, ids(one)) for one in (BREAD, DOORS, LORRIES)]
    return tuple(sorted((wheat, trucks, drivers, *small), key=lambda one: one.id))


def readings() -> tuple[Reading, ...]:
    """What was read in each report: here, one relation for each attributed statement."""
    out = []
    for key in sorted(BODIES):
        mine = [one for one in everything() if one.report == key and one.chain and one.cue]
        relations = tuple(
            Attribution(
                tuple(node.mention for node in one.chain[:1] if node.mention),
                (one.cue,) if one.cue else (),
                one.content,
                one.confidence,
            )
            for one in mine
        )
        out.append(Reading(key, (Span(0, len(BODIES[key])),), relations, relations))
    return tuple(out)


def everything() -> tuple[Statement, ...]:
    """All statements, by report."""
    return tuple(
        sorted((*WHEAT, *TRUCKS, *DRIVERS, *LORRIES, *BREAD, *DOORS), key=lambda one: (one.report, one.id))
    )


def reuses() -> tuple[Reuse, ...]:
    """The rewrite without credit."""
    words = ("wheat from the state silo at Orsk-Dalen overnight", "trucks left the depot before dawn")
    passages = tuple(Passage(span(BODIES["harbour"], one), span(BODIES["lamp"], one)) for one in words)
    why = ("17 words in the same order", "The Lamp has no date and names nobody")
    return (Reuse("harbour", "lamp", "rewrite", "b<-a", 0.61, False, passages, why),)


@pytest.fixture(scope="session")
def account() -> Account:
    """The whole account of the story."""
    return story_account()


@pytest.fixture(scope="session")
def golden() -> dict[str, tuple[str, str]]:
    """What every format makes of the story now, and what a person last approved."""
    where = Path(__file__).parent / "golden"
    now = formats(story_account())
    return {name: (now[name], (where / name).read_text(encoding="utf-8")) for name in now}


@pytest.fixture(scope="session")
def screen() -> Callable[..., str]:
    """Shows an account in a terminal of a given width and gives what stands there."""
    return in_terminal


@pytest.fixture(scope="session")
def ids_of() -> dict[str, str]:
    """The claims of the story by a short name."""
    named = {"wheat": WHEAT, "trucks": TRUCKS, "drivers": DRIVERS, "bread": BREAD, "doors": DOORS}
    return {name: claim_id(statements) for name, statements in named.items()}


def story_account() -> Account:
    """The whole account, with one report that could not be read and one judgement that lost its object."""
    lost = Report(
        "scan.pdf",
        "",
        "sha256:" + "0" * 64,
        problems=(Problem("no text layer: 3 pages of pictures", "scan.pdf"),),
    )
    return Account(
        reports=(*(report(key) for key in BODIES), lost),
        readings=readings(),
        aliases=(
            Alias("gazette", ("Dana Orel", "spokeswoman"), span(BODIES["gazette"], "spokeswoman Dana Orel")),
        ),
        sources=SOURCES,
        statements=everything(),
        claims=claims(),
        links=(Link(WHEAT[0].id, WHEAT[3].id, 0.93, ("the same figure", "the same place")),),
        reuse=reuses(),
        provenance=provenances(),
        assessments=tuple(
            Assessment(claim, sentence, grade, ("counted in these 8 reports",), stake)
            for claim, (sentence, stake, grade) in sorted(SENTENCES.items())
        ),
        model="reader-test",
        version="0.1.0",
        orphans=(
            Judgement("reject", ("s-gone",), who="M. Kest", when="2031-03-06", note="not what he said"),
        ),
    )


@pytest.fixture(scope="session")
def hostile(account: Account) -> Account:
    """The same account with names and titles that try to break out."""
    tags = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    nasty = f"{tags} \x1b[2J\x1b]0;owned\x07 \u202eevil\ud800\x00 [red]x[/red]"
    reports = tuple(
        replace(one, publisher=nasty + one.id, title=nasty, url="javascript:alert(3)")
        for one in account.reports
    )
    sources = tuple(replace(one, name=nasty, names=(nasty,)) for one in account.sources)
    return replace(account, reports=reports, sources=sources, model=nasty)


@pytest.fixture(scope="session")
def many() -> Callable[[int], Account]:
    """Builds an account of any number of reports, each citing one agency and saying one thing besides."""
    return crowd


def crowd(count: int) -> Account:
    """So many reports with one shared claim, and one claim of its own for each."""
    text = "Grain was stolen, Northline said. The mayor of ward {} resigned."
    keys = [f"r{number:05}" for number in range(count)]
    reports = tuple(
        Report(key, text.format(key), "sha256:" + digest(key), publisher=f"Outlet {key}", title=f"Ward {key}")
        for key in keys
    )
    shared = tuple(
        Statement(
            f"s-{key}a", key, "Grain was stolen", (Span(0, 16),), Span(0, 33),
            (ChainNode(Span(18, 27), "Northline", "origin", True, "agency", source=NORTHLINE),), Span(28, 32),
        )
        for key in keys
    )  # fmt: skip
    own = tuple(
        Statement(f"s-{key}b", key, f"The mayor of {key}", (Span(34, 60),), Span(34, 64), voice="own")
        for key in keys
    )
    first = Claim("c-shared", shared[0].id, tuple(one.id for one in shared))
    rest = tuple(Claim(f"c-{one.report}", one.id, (one.id,)) for one in own)
    provenance = Provenance(
        "c-shared",
        tuple(keys),
        tuple(Edge(one.report, NORTHLINE, "cites", statements=(one.id,)) for one in shared),
        (Origin(NORTHLINE, False, first.statements, "min and max", "named"),),
        Interval(1, 1),
        Interval(0, 0),
        chokepoints=(NORTHLINE,),
    )
    grade = Admiralty("F", 6, "no grade")
    return Account(
        reports, (), (), (SOURCES[0],), (*shared, *own), (first, *rest), (), (),
        (provenance, *(small_provenance_of(one, "c-" + one.report) for one in own)),
        tuple(Assessment(c.id, "One sentence.", grade, (), float(len(c.statements))) for c in (first, *rest)),
        "reader-test", "0.1.0",
    )  # fmt: skip


def small_provenance_of(one: Statement, claim: str) -> Provenance:
    """One report that speaks for itself, under a claim id of the caller's."""
    return replace(small_provenance([one]), claim=claim)


def rewrite_golden(where: Path = Path(__file__).parent / "golden") -> None:
    """Write what every format makes of the story; a person reads the diff."""
    told = story_account()
    where.mkdir(exist_ok=True)
    for name, content in formats(told).items():
        (where / name).write_text(content, encoding="utf-8")


def formats(told: Account) -> dict[str, str]:
    """The golden files by name."""
    wheat = next(one for one in told.provenance if one.claim == claim_id(WHEAT))
    return {
        "account.json": json.dumps(jsonl.account_record(told), ensure_ascii=False, indent=1) + "\n",
        "terminal.txt": in_terminal(told),
        "page.html": page.page(told),
        "picture.svg": picture.draw(wheat, told) + "\n",
    }


def in_terminal(
    told: Account, *, limit: int | None = 3, width: int = 80, colour: bool = False, brief: bool = False
) -> str:
    """What the terminal shows of an account."""
    out = io.StringIO()
    system = "truecolor" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system, no_color=not colour)
    terminal.show(told, console, limit=limit, brief=brief)
    return out.getvalue()


if __name__ == "__main__":
    rewrite_golden()
