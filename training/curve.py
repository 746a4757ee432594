"""Curves of precision and recall as a small SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.evaluation.confidence import Judged

WIDTH, HEIGHT, EDGE = 560, 400, 50
LOW = 0.3
COLOURS = ("#1f5a8a", "#b4531a")
DASHES = ("none", "6 4")
STEPS = 200


@dataclass(frozen=True, slots=True)
class Curve:
    """All that was read, judged; how many were marked; and the points at which the reader reads."""

    name: str
    judged: tuple[Judged, ...]
    marked: int
    points: Mapping[str, tuple[float, float]]


def precision_recall(judged: Sequence[Judged], marked: int, least: float) -> tuple[float, float]:
    """Recall and precision of what is at least so sure."""
    said = [right for sure, right in judged if sure >= least]
    return sum(said) / max(marked, 1), sum(said) / max(len(said), 1)


def draw(curves: Sequence[Curve]) -> str:
    """The curves with a dot for each point of the reader; axes run from LOW to 1."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13" fill="#222">',
        "<title>Precision against recall</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(),
    ]
    for number, one in enumerate(curves):
        parts += _drawn(one, COLOURS[number % 2], DASHES[number % 2], HEIGHT - EDGE - 40 + 20 * number)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _drawn(one: Curve, colour: str, dash: str, at: int) -> list[str]:
    """One curve with its name and its dots."""
    line = [precision_recall(one.judged, one.marked, step / STEPS) for step in range(STEPS)]
    path = " ".join(f"{_x(r):.1f},{_y(p):.1f}" for r, p in line if min(r, p) >= LOW)
    parts = [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>',
        f'<text x="{EDGE + 20}" y="{at}" fill="{colour}">{one.name}</text>',
    ]
    for label, (r, p) in one.points.items():
        parts.append(f'<circle cx="{_x(r):.1f}" cy="{_y(p):.1f}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="{_x(r) - 8:.1f}" y="{_y(p) - 8:.1f}" text-anchor="end">{label}</text>')
    return parts


def _x(value: float) -> float:
    return EDGE + (value - LOW) / (1 - LOW) * (WIDTH - 2 * EDGE)


def _y(value: float) -> float:
    return HEIGHT - EDGE - (value - LOW) / (1 - LOW) * (HEIGHT - 2 * EDGE)


def _axes() -> list[str]:
    parts = [
        f'<path d="M{_x(LOW)} {_y(1)}V{_y(LOW)}H{_x(1)}" fill="none" stroke="#222"/>',
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">recall</text>',
        f'<text x="14" y="{HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 14 {HEIGHT / 2})">precision</text>',
    ]
    for tenth in range(3, 11, 1):
        value = tenth / 10
        parts.append(
            f'<text x="{_x(value):.1f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{value:.1f}</text>'
        )
        parts.append(f'<text x="{EDGE - 8}" y="{_y(value) + 4:.1f}" text-anchor="end">{value:.1f}</text>')
    return parts
