"""The count held against the truth, as a picture: bars by depth, by copying and by noise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from sayso.evaluation.generated.run import KINDS, VERDICTS, Outcomes, by_kind

COLOURS = {"holds": "#1d4f7c", "undercounted": "#c9a227", "overcounted": "#9c2a16", "not found": "#c8c4bc"}
INK, QUIET, PAPER = "#1f1d1a", "#5f5a52", "#ffffff"
LABEL, BAR, GAP, MARGIN = 150, 300, 40, 20
"""Widths in pixels: the words before the bars, a whole bar, between the two columns, around everything."""
ROW, HEAD, THICK = 24, 40, 16
"""Heights: of a row, of the words over a group, of a bar."""

WORDS = {"depth": "relays at most", "copying": "copies", "noise": "noise"}
LEVELS = ("none", "some", "much")
"""The words for the levels of noise."""
COLUMNS = {"records": "records alone", "text": "written out and read"}


def draw(found: Mapping[str, Outcomes]) -> str:
    """Draw what became of made-up stories, as one SVG file; the same outcomes give the same bytes."""
    rows = [row for name in KINDS for row in _group(name, found)]
    parts, y = [*_legend(MARGIN)], 2 * HEAD
    parts += [
        _text(f"{COLUMNS[column]}: {len(outcomes)} stories", _left(at), y - 14, INK, weight=600)
        for at, (column, outcomes) in enumerate(found.items())
    ]
    for label, bars in rows:
        y += HEAD if not bars else ROW
        parts.append(_text(label, MARGIN, y - 4, QUIET if bars else INK, weight=400 if bars else 600))
        parts += [piece for at, bar in enumerate(bars) for piece in _bar(bar, _left(at), y - THICK)]
    width, height = _left(len(found)) - GAP + MARGIN, y + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="13"'
        f' aria-label="How often the counted interval holds the true number of origins">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def _group(name: str, found: Mapping[str, Outcomes]) -> Iterator[tuple[str, list[Mapping[str, float]]]]:
    """A heading, and for each value its words and a bar for each column."""
    yield WORDS[name], []
    shares = [by_kind(outcomes, name) for outcomes in found.values()]
    for value in shares[0]:
        label = LEVELS[int(value)] if name == "noise" else value
        yield label, [one.get(value, {}) for one in shares]


def _left(column: int) -> int:
    return MARGIN + LABEL + column * (BAR + GAP)


def _bar(shares: Mapping[str, float], x: int, y: int) -> Iterator[str]:
    at = float(x)
    for verdict in VERDICTS:
        width = BAR * shares.get(verdict, 0.0) / 100
        if width:
            yield (
                f'<rect x="{at:.1f}" y="{y}" width="{width:.1f}" height="{THICK}" fill="{COLOURS[verdict]}">'
                f"<title>{verdict}: {shares[verdict]} %</title></rect>"
            )
        at += width
    if shares.get("holds", 0.0) > 12:
        yield _text(f"{shares['holds']:.0f} %", x + 6, y + THICK - 4, PAPER)


def _legend(y: int) -> Iterator[str]:
    words = {"holds": "interval holds the truth", **{one: one for one in VERDICTS[1:]}}
    for at, (verdict, label) in enumerate(words.items()):
        x = MARGIN + at * 185
        yield f'<rect x="{x}" y="{y - 10}" width="12" height="12" fill="{COLOURS[verdict]}"/>'
        yield _text(label, x + 18, y, INK)


def _text(words: str, x: float, y: int, colour: str, *, weight: int = 400) -> str:
    return f'<text x="{x:.0f}" y="{y}" fill="{colour}" font-weight="{weight}">{escape(words)}</text>'
