"""A long text through a network that sees a few hundred pieces at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TypeVar

import numpy as np

from sayso.reading.labels import Cue, Range, best_labels, find_cues, softmax, stretches
from sayso.reading.network import Floats, Network, Scheme
from sayso.reading.pieces import Ints, Pieces

# Pieces in a window, and the step from one to the next (measured on PolNeAR dev: see docs/model-card.md).
WINDOW, STEP = 254, 127
# A text of up to this many pieces is read in one window.
WHOLE = 382
# So many windows are decoded at once: each step through the labels costs the same for one as for a few.
GROUP = 16
BEGIN_PIECE, END_PIECE = 101, 102
VOICES = ("origin", "relay")
SCHEMES: tuple[Scheme, ...] = ("outer", "chain")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One cue with what every stretch of the text is to it, in pieces of the whole text, half-open.

    ``nodes`` gives for each mention (origins, relays, the trigger itself) kind and named.
    """

    cue: Range
    trigger: bool
    roles: dict[str, list[Range]]
    sure: float
    stance: str = "assert"
    nodes: dict[Range, tuple[str, bool]] | None = None


def read_rows(pieces: Pieces, model: Network, *, lift: float = 0.0) -> dict[Scheme, list[Row]]:
    """Every cue of a text with its row, for each scheme in text order; a ``lift`` finds weaker cues too.

    Windows are run one by one and decoded a few together, so memory is bounded and no window's scores
    depend on another's.
    """
    found: dict[Scheme, list[Row]] = {scheme: [] for scheme in SCHEMES}
    for group in batched(_windows(len(pieces.ids)), GROUP):
        seen = [_seen(pieces, model, *one) for one in group]
        for scheme in SCHEMES:
            found[scheme] += _rows(seen, model, scheme, lift)
    return {scheme: _apart(rows) for scheme, rows in found.items()}


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """So many at a time."""
    each = iter(items)
    while group := list(islice(each, size)):
        yield group


def _windows(count: int) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """Begin and end of each window, and the part of the text that it decides."""
    if count <= WHOLE:
        if count:
            yield 0, count, (0.0, float(count))
        return
    begins = [*range(0, count - WINDOW, STEP), count - WINDOW]
    edges = [0.0, *((a + b + WINDOW) / 2 for a, b in pairwise(begins)), float(count)]
    for at, begin in enumerate(begins):
        yield begin, begin + WINDOW, (edges[at], edges[at + 1])


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the encoder made of one window: ``shift`` leads from its pieces to those of the text."""

    hidden: Floats
    types: Ints
    scores: dict[Scheme, Floats]
    shift: int
    own: tuple[float, float]

    def decides(self, cue: Cue) -> bool:
        """Whether a cue stands in the part of the text for which this window has the best view."""
        return self.own[0] <= self.shift + (cue.first + cue.last) / 2 < self.own[1]

    def of_text(self, local: Range) -> Range:
        """A range of the window's pieces as one of the text's."""
        return (local[0] + self.shift, local[1] + self.shift)


def _seen(pieces: Pieces, model: Network, begin: int, end: int, own: tuple[float, float]) -> _Seen:
    ids = np.concatenate([[BEGIN_PIECE], pieces.ids[begin:end], [END_PIECE]])
    types = np.concatenate([[0], pieces.types[begin:end], [0]])
    hidden, *scores = model.encode(ids, types)
    return _Seen(hidden, types, dict(zip(SCHEMES, scores, strict=True)), begin - 1, own)


def _rows(seen: list[_Seen], model: Network, scheme: Scheme, lift: float) -> list[Row]:
    """The rows of the cues that each of some windows of one length decides."""
    scores = np.stack([one.scores[scheme] for one in seen])
    found = find_cues(scores, model.cue_shift[scheme], model.cue_steps[scheme], lift=lift)
    held = [(one, [cue for cue in cues if one.decides(cue)]) for one, cues in zip(seen, found, strict=True)]
    held = [(one, cues) for one, cues in held if cues]
    if not held:
        return []
    given = np.concatenate([_scores(model, scheme, one, cues) for one, cues in held])
    labels = best_labels(given, model.steps[scheme])
    chances = np.take_along_axis(softmax(given), labels[:, :, None], 2)[:, :, 0]
    rows: list[Row] = []
    for one, cues in held:
        mine = slice(len(rows), len(rows) + len(cues))
        each = zip(cues, labels[mine], chances[mine], strict=True)
        made = [_row(one, model.roles[scheme], *cue) for cue in each]
        rows += _with_points(one, model, made) if scheme == "chain" else made
    return rows


def _scores(model: Network, scheme: Scheme, seen: _Seen, cues: list[Cue]) -> Floats:
    first = np.array([cue.first for cue in cues], dtype=np.int64)
    last = np.array([cue.last for cue in cues], dtype=np.int64)
    return model.rows(scheme, seen.hidden, seen.types, first=first, last=last)


def _row(seen: _Seen, names: tuple[str, ...], cue: Cue, labels: Ints, chances: Floats) -> Row:
    labels = labels.copy()
    labels[0] = labels[-1] = 0
    chosen = labels > 0
    sure = cue.sure * float(chances[chosen].mean()) if chosen.any() else 0.0
    roles = {role: [seen.of_text(one) for one in ranges] for role, ranges in stretches(labels, names).items()}
    return Row(seen.of_text((cue.first, cue.last + 1)), cue.trigger, roles, sure)


def _with_points(seen: _Seen, model: Network, rows: list[Row]) -> list[Row]:
    """The rows with the stance at each cue and the kind of each mention."""
    wanted = sorted({row.cue for row in rows} | {m for row in rows for m in _mentions(row)})
    first = np.array([s for s, _ in wanted], dtype=np.int64) - seen.shift
    last = np.array([e - 1 for _, e in wanted], dtype=np.int64) - seen.shift
    stances, nodes = model.points(seen.hidden, first, last)
    kinds = len(model.kinds)
    stance = {one: model.stances[int(at)] for one, at in zip(wanted, stances.argmax(1), strict=True)}
    kind = {one: model.kinds[int(at)] for one, at in zip(wanted, nodes[:, :kinds].argmax(1), strict=True)}
    named = {one: bool(x[kinds + 1] > x[kinds]) for one, x in zip(wanted, nodes, strict=True)}
    return [
        replace(row, stance=stance[row.cue], nodes={m: (kind[m], named[m]) for m in _mentions(row)})
        for row in rows
    ]


def _mentions(row: Row) -> list[Range]:
    """The origins and relays of a row, with its trigger."""
    own = [row.cue] if row.trigger else []
    return [*own, *(one for role in VOICES for one in row.roles.get(role, []))]


def _apart(rows: list[Row]) -> list[Row]:
    """Rows whose cues do not overlap: of two neighbours the surer stays."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda one: one.cue):
        if not kept or kept[-1].cue[1] <= row.cue[0]:
            kept.append(row)
        elif row.sure > kept[-1].sure:
            kept[-1] = row
    return kept
