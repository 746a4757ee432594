"""The picture in words: which reports have it by which way from which origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.graph import Drawing, Line, Node

MOST_STEPS = 8
"""Steps told of one way; chains in news are rarely four deep, a hostile graph can be any."""

MOST_WAYS = 6
"""Ways told of one report."""

ARROWS = {"cites": "←", "own-report": "←", "reuses": "⇠", "own": "←"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step back: an arrow, what is done if not cited ("repeats"), the name, and a doubt."""

    arrow: str
    verb: str
    name: str
    doubt: str = ""

    @property
    def words(self) -> str:
        """The step in one run of words."""
        return " ".join(part for part in (self.arrow, self.verb, self.name, self.doubt) if part)


@dataclass(frozen=True, slots=True)
class Way:
    """Reports (their ids and names), and the steps of the way behind them.

    ``origin`` is where it ends, None where it runs in a circle; ``against`` holds for denials.
    """

    reports: tuple[str, ...]
    names: tuple[str, ...]
    steps: tuple[Step, ...]
    origin: Node | None
    against: bool = False


Gone = tuple[Sequence[Node], Sequence[Line]]
"""Reports, and the way that they have it by."""


def ways(drawing: Drawing, *, most: int | None = None) -> tuple[Way, ...]:
    """The ways from a report to an origin, every one or the first, the one that most reports go by first."""
    nodes = {node.id: node for node in drawing.nodes}
    behind: dict[str, list[Line]] = defaultdict(list)
    for one in drawing.lines:
        behind[one.start].append(one)
    found: dict[tuple[str, ...], tuple[list[Node], Sequence[Line]]] = {}
    for node in drawing.nodes:
        if node.shape == "report":
            paths = _limited(_paths(node.id, behind))
            for path in [one for one in paths if not _is_our_ring(one)] or paths:
                key = _key(path, nodes)
                found.setdefault(key, ([], path))[0].append(node)
    told = [_way(reports, path, nodes) for reports, path in _foremost(found.values(), most)]
    told.sort(key=lambda way: (way.against, -len(way.names), _words(way), way.names))
    return tuple(told[:most])


def _foremost(found: Iterable[Gone], most: int | None) -> list[Gone]:
    """Those that can be among the first so many; what they are called decides between them."""
    ranked = sorted(found, key=_rank)
    if most is None or len(ranked) <= most:
        return ranked
    last = _rank(ranked[most - 1])
    return [one for one in ranked if _rank(one) <= last]


def _rank(found: Gone) -> tuple[bool, int]:
    reports, path = found
    return any(one.against for one in path), -len(reports)


def _words(way: Way) -> tuple[str, ...]:
    return tuple(step.words for step in way.steps)


def _limited(paths: Iterator[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    return [path for path, _ in zip(paths, range(MOST_WAYS), strict=False)]


def _paths(start: str, behind: Mapping[str, Sequence[Line]]) -> Iterator[tuple[Line, ...]]:
    """Paths from a report backwards; each ends at an origin, at a node it has been to, or is cut."""
    waiting: list[tuple[Line, ...]] = [(one,) for one in reversed(behind.get(start, ()))]
    if not waiting:
        yield ()
    while waiting:
        path = waiting.pop()
        end = path[-1].end
        seen = {start, *(one.end for one in path[:-1])}
        further = behind.get(end, ())
        if not further or end in seen or len(path) >= MOST_STEPS:
            yield path
        else:
            waiting += [(*path, one) for one in reversed(further)]


def _returns(path: Sequence[Line]) -> bool:
    """Whether the way comes back to where it has been."""
    return bool(path) and path[-1].end in {path[0].start, *(one.end for one in path[:-1])}


def _is_our_ring(path: Sequence[Line]) -> bool:
    """Whether it comes back only by who we think repeated whom: no circle of the reports'."""
    return _returns(path) and not path[-1].circle


def _key(path: Sequence[Line], nodes: Mapping[str, Node]) -> tuple[str, ...]:
    """Reports that give their own word go together where their words count alike."""
    out = []
    for one in path:
        end = f"{nodes[one.end].label}\0{nodes[one.end].counted}" if one.style == "own" else one.end
        out.append(f"{one.style}\0{end}\0{one.certain}\0{one.against}")
    return tuple(out)


def _way(reports: Sequence[Node], path: Sequence[Line], nodes: Mapping[str, Node]) -> Way:
    last = nodes[path[-1].end] if path else None
    circle = _returns(path)
    steps = [_step(one, nodes[one.end]) for one in path]
    if circle:
        steps.append(Step("↻", "", "a circle"))
    elif len(path) >= MOST_STEPS:
        steps.append(Step("", "", "…"))
    return Way(
        tuple(node.id for node in reports),
        tuple(node.label for node in reports),
        tuple(steps),
        None if circle else last,
        any(one.against for one in path),
    )


def _step(one: Line, end: Node) -> Step:
    verb = "repeats" if one.style == "reuses" else ""
    return Step(ARROWS[one.style], verb, end.label, "" if one.certain else "(likely)")
