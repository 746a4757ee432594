"""The account in a terminal: useful at 80 columns, the claim with most at stake first.

Who says it, the words that bring it in and what is said are bold, underlined and coloured where the
terminal can, and bracketed where it cannot: {who} <brings it in> [what is said] ~a hedge~.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from sayso.export.book import (
    Book,
    asserting,
    chain_words,
    how_said,
    label,
    labelled,
    open_book,
    problems_of,
    publishers,
    reasons,
    unread,
)
from sayso.export.choice import chosen
from sayso.export.graph import COUNTED, drawing_of
from sayso.export.marks import Mark, marks_of
from sayso.export.passages import Part, Piece, pieces
from sayso.export.ways import Way, ways
from sayso.export.words import days, joined, line, listing, origins, plural, short
from sayso.records import Account, Claim, Provenance, Statement, VariantValue

LIMIT = 10
"""Claims shown unless more are asked for: about four screens."""

PASSAGES, WAYS, NAMES, VALUES, REASONS = 6, 8, 7, 5, 6
"""What one claim shows of each unless all is asked for; the rest is counted."""

WORDING = 160

STYLES: dict[Part, str] = {
    "source": "bold cyan",
    "cue": "italic underline magenta",
    "hedge": "underline",
    "content": "bold yellow",
    "gap": "dim",
    "plain": "",
}
BRACKETS: dict[Part, tuple[str, str]] = {"source": ("{", "}"), "cue": ("<", ">"), "hedge": ("~", "~")}

LEGEND = "{source} <cue> [what is said] ~hedge~   ← has it from   ⇠ repeats"

Part_ = Text | Rule | Table | Padding


def show(account: Account, console: Console, *, limit: int | None = LIMIT, brief: bool = False) -> None:
    """Print the account, the claim with most at stake first.

    ``limit`` is how many claims are shown; the others are counted. None shows every claim with all
    its passages. ``brief`` leaves it at what each claim is and rests on. Nothing that was read can move
    the cursor, change colours or write elsewhere.
    """
    book = open_book(account)
    plain = console.color_system is None or console.no_color
    for part in _brief(book, limit) if brief else _account(book, limit, plain=plain):
        _print(part, console)


def _print(part: Part_, console: Console) -> None:
    """Print without blanks at the ends of lines, so that what is copied or kept is clean."""
    for found in console.render_lines(part, pad=False):
        kept = list(found)
        while kept and not kept[-1].text.strip():
            kept.pop()
        if kept:
            kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
        console.print(Segments([*kept, Segment.line()]), end="")


def _account(book: Book, limit: int | None, *, plain: bool) -> Iterable[Part_]:
    yield _head(book)
    if plain:
        yield Text(LEGEND)
    shown = book.claims if limit is None else book.claims[:limit]
    for number, claim in enumerate(shown, start=1):
        yield Rule(style="dim")
        yield from _claim(claim, book, number, plain=plain, every=limit is None)
    yield Rule(style="dim")
    yield from _rest(book, len(shown))


def _brief(book: Book, limit: int | None) -> Iterable[Part_]:
    yield _head(book)
    shown = book.claims if limit is None else book.claims[:limit]
    for number, claim in enumerate(shown, start=1):
        yield Text()
        yield from _heading(claim, book, number)
    yield Text()
    yield from _rest(book, len(shown))


def _rest(book: Book, shown: int) -> Iterable[Text]:
    """What could not be read, and how much is folded away."""
    yield from _unread(book)
    if shown < len(book.claims):
        folded = plural(len(book.claims) - shown, "claim")
        yield Text(f"{folded} with less at stake folded away; --all shows every one.")


def _head(book: Book) -> Text:
    read = [one.id for one in book.account.reports if not unread(one)]
    parts = [
        f"{plural(len(read), 'report')} by {plural(publishers(book, read), 'publisher')}",
        plural(len(book.claims), "claim"),
    ]
    if len(read) < len(book.account.reports):
        parts.append(f"{len(book.account.reports) - len(read)} not read")
    return Text("On whose say-so?  ", style="bold").append(" · ".join(parts), style="not bold")


def _unread(book: Book) -> Iterable[Text]:
    told = [one for one in sorted(book.account.reports, key=lambda one: one.id) if problems_of(book, one)]
    if told:
        yield Text("Could not be read", style="bold")
    for report in told:
        where = "" if unread(report) else " (the rest was read)"
        what = "; ".join(line(one.what) for one in problems_of(book, report))
        yield Text(f"  {label(book, report.id)}: {what}{where}")
    for lost in book.account.orphans:
        about = listing([line(one) for one in lost.about])
        yield Text(f"  A judgement has lost its object: {lost.what} {about}")


# -- one claim -----------------------------------------------------------------------------------


def _claim(claim: Claim, book: Book, number: int, *, plain: bool, every: bool) -> Iterable[Part_]:
    found = book.provenance[claim.id]
    yield from _heading(claim, book, number)
    yield from _section("Who has it from whom", _shape(found, book, every=every))
    if found.variants:
        yield from _section("Versions", [_versions(found, book, every=every)])
    yield from _section("Passages", _passages(claim, book, plain=plain, every=every))
    if found.hardening:
        yield from _section("Made harder", _hardening(found, book))
    yield from _section("Why this count", _reasons(claim, book, every=every))


def _heading(claim: Claim, book: Book, number: int) -> Iterable[Part_]:
    """What the claim is, in its own words, and on what it rests."""
    wording = short(book.statements[claim.wording].text, WORDING)
    yield _hanging(f"{number} ", Text(f"“{wording}”"), style="bold")
    yield _in(Text(line(book.assessments[claim.id].sentence)))
    yield _in(_figures(claim, book.provenance[claim.id], book))


def _figures(claim: Claim, found: Provenance, book: Book) -> Text:
    grade = book.assessments[claim.id].admiralty
    text = Text(f"{plural(len(asserting(book, claim.id)), 'report')} → ")
    text.append(origins(found.independence), style="bold")
    for mark in marks_of(claim, found, book):
        text.append(" · ").append(_marked(mark))
    return text.append(f" · suggested grade: source {grade.letter}, information {grade.digit}")


def _marked(mark: Mark) -> Text:
    return Text(mark.words, style="red" if mark.loud else "")


def _section(name: str, parts: Iterable[Part_]) -> Iterable[Padding]:
    yield Padding(Text(name, style="dim"), (1, 0, 0, 3))
    for part in parts:
        yield Padding(part, (0, 0, 0, 5))


def _hanging(sign: str, text: Text, style: str = "") -> Table:
    """A sign, and words whose further lines stand below the first and not below the sign."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(sign), text, style=style)
    return table


def _in(part: Text) -> Padding:
    return Padding(part, (0, 0, 0, 3))


# -- the shape -----------------------------------------------------------------------------------


def _shape(found: Provenance, book: Book, *, every: bool) -> Iterable[Text | Table]:
    told = ways(drawing_of(found, book))
    shown = told if every else told[:WAYS]
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    for way in shown:
        for row in _way(way, every=every):
            table.add_row(*row)
    yield table
    if found.chokepoints and len(found.reports) > 1:
        yield Text(f"◆ all pass here: {listing(labelled(book, sorted(found.chokepoints)))}", style="red")
    if len(shown) < len(told):
        yield Text(f"and {plural(len(told) - len(shown), 'way')} more")


def _way(way: Way, *, every: bool) -> Iterable[tuple[Text, Text, Text]]:
    """The reports below each other, joined by a bracket to what stands behind them."""
    names = list(way.names)
    if not every and len(names) > NAMES:
        names = [*names[: NAMES - 1], f"and {len(way.names) - NAMES + 1:,} more"]
    middle = (len(names) - 1) // 2
    for at, name in enumerate(names):
        yield Text(name), Text(_bracket(at, len(names))), _steps(way) if at == middle else Text()


def _bracket(at: int, of: int) -> str:
    if of == 1:
        return "──"
    joint = at == (of - 1) // 2
    if at == 0:
        return "┬─" if joint else "┐"
    return "┘" if at == of - 1 else "┼─" if joint else "┤"


def _steps(way: Way) -> Text:
    text = Text(joined([step.words for step in way.steps], " ") or "nothing behind it is shown")
    if way.origin and way.origin.counted:
        text.append(f"  {way.origin.counted}", style="green" if way.origin.counted == "counts" else "dim")
    return text.append("  against it", style="red") if way.against else text


# -- versions ------------------------------------------------------------------------------------


def _versions(found: Provenance, book: Book, *, every: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    for variant in found.variants:
        values = sorted(variant.values, key=lambda one: (-len(one.statements), one.value))
        for at, value in enumerate(values if every else values[:VALUES]):
            table.add_row(Text(line(variant.facet) if at == 0 else ""), *_value(value, book))
        if not every and len(values) > VALUES:
            table.add_row("", Text(f"and {len(values) - VALUES} more"))
    return table


def _value(value: VariantValue, book: Book) -> tuple[Text, Text, Text]:
    reports = {book.statements[one].report for one in value.statements}
    first = listing(labelled(book, value.introduced_by), 2, "or")
    when = f" ({days(value.first)})" if value.first else ""
    return (
        Text(line(value.value), style="bold"),
        Text(plural(len(reports), "report")),
        Text(f"first {first}{when}" if first else ""),
    )


# -- passages ------------------------------------------------------------------------------------


def _passages(claim: Claim, book: Book, *, plain: bool, every: bool) -> Iterable[Part_]:
    most = len(claim.statements) if every else PASSAGES
    shown = chosen(claim, book.provenance[claim.id], book, most)
    for report, group in groupby(shown, key=lambda one: one.report):
        yield Text(f"{label(book, report)}, {days(book.reports[report].published)}", style="underline")
        for statement in group:
            yield from _passage(statement, book, plain=plain)
    if len(shown) < len(claim.statements):
        yield Text(f"and {plural(len(claim.statements) - len(shown), 'passage')} more; --all shows every one")


def _passage(statement: Statement, book: Book, *, plain: bool) -> Iterable[Padding]:
    cut = pieces(book.reports[statement.report].text, statement)
    text = _bracketed(cut) if plain else _styled(cut)
    text.rstrip()
    yield Padding(text, (0, 0, 0, 2))
    how = how_said(statement)
    if statement.chain:
        how = chain_words(book, statement) + how.removeprefix("attributed")
    yield Padding(Text(f"{how}, confidence {statement.confidence:.0%}", style="dim"), (0, 0, 0, 2))


def _styled(cut: Sequence[Piece]) -> Text:
    text = Text()
    for piece in cut:
        style = STYLES[piece.part]
        text.append(piece.text, style=f"{style} yellow" if piece.inside and piece.part == "hedge" else style)
    return text


def _bracketed(cut: Sequence[Piece]) -> Text:
    text, within = Text(), False
    for piece in cut:
        inside = piece.inside or piece.part == "content"
        if inside != within:
            text.append("[" if inside else "]")
            within = inside
        before, after = BRACKETS.get(piece.part, ("", ""))
        text.append(f"{before}{piece.text}{after}")
    return text.append("]") if within else text


# -- reasons -------------------------------------------------------------------------------------


def _hardening(found: Provenance, book: Book) -> Iterable[Table]:
    for one in found.hardening[:VALUES]:
        start, end = book.statements[one.start].report, book.statements[one.end].report
        where = label(book, end) if start == end else f"{label(book, start)} → {label(book, end)}"
        yield _hanging("▲", Text(f"{where}: {line(one.how)}"))


def _reasons(claim: Claim, book: Book, *, every: bool) -> Iterable[Table]:
    found = book.provenance[claim.id]
    told = [
        f"{label(book, one.node)}: {COUNTED[one.counted]}; {line(one.why)}"
        for one in sorted(found.origins, key=lambda one: (one.counted, one.node))
    ]
    grade = f"grade: {line(book.assessments[claim.id].admiralty.why)}"
    given = [*told, *reasons(book, claim.id)]
    for one in given if every else given[:REASONS]:
        yield _hanging("–", Text(one))
    if not every and len(given) > REASONS:
        yield _hanging("–", Text(f"and {len(given) - REASONS:,} more"))
    yield _hanging("–", Text(grade))
