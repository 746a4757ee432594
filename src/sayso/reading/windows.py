"""A long text through a network that sees a few hundred pieces at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.reading.labels import Cue, Range, best_labels, find_cues, softmax, stretches
from sayso.reading.network import Floats, Network, Scheme
from sayso.reading.pieces import Ints, Pieces

# Pieces in a window, and the step from one to the next (measured on PolNeAR dev: see docs/model-card.md).
WINDOW, STEP = 254, 127
# A text of up to this many pieces is read in one window.
WHOLE = 382
BEGIN_PIECE, END_PIECE = 101, 102
VOICES = ("origin", "relay")
SCHEMES: tuple[Scheme, ...] = ("outer", "chain")


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


def read_rows(pieces: Pieces, model: Network) -> dict[Scheme, list[Row]]:
    """Every cue of a text with its row, for each scheme in text order."""
    found: dict[Scheme, list[Row]] = {scheme: [] for scheme in SCHEMES}
    for begin, end, own in _windows(len(pieces.ids)):
        ids = np.concatenate([[BEGIN_PIECE], pieces.ids[begin:end], [END_PIECE]])
        types = np.concatenate([[0], pieces.types[begin:end], [0]])
        hidden, *scores = model.encode(ids, types)
        for scheme, cue_scores in zip(SCHEMES, scores, strict=True):
            cues = find_cues(cue_scores, model.cue_shift[scheme], model.cue_steps[scheme])
            mine = [cue for cue in cues if own[0] <= begin - 1 + (cue.first + cue.last) / 2 < own[1]]
            if mine:
                found[scheme] += _Window(model, scheme, hidden, types, begin - 1).rows(mine)
    return {scheme: _apart(rows) for scheme, rows in found.items()}


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
class _Window:
    """One window's hidden states; ``shift`` leads from its pieces to those of the text."""

    model: Network
    scheme: Scheme
    hidden: Floats
    types: Ints
    shift: int

    def rows(self, cues: list[Cue]) -> list[Row]:
        first = np.array([cue.first for cue in cues], dtype=np.int64)
        last = np.array([cue.last for cue in cues], dtype=np.int64)
        scores = self.model.rows(self.scheme, self.hidden, self.types, first=first, last=last)
        labels = best_labels(scores, self.model.steps[self.scheme])
        chances = np.take_along_axis(softmax(scores), labels[:, :, None], 2)[:, :, 0]
        rows = [self._row(*one) for one in zip(cues, labels, chances, strict=True)]
        return self._with_points(rows) if self.scheme == "chain" else rows

    def _row(self, cue: Cue, labels: Ints, chances: Floats) -> Row:
        labels = labels.copy()
        labels[0] = labels[-1] = 0
        local = stretches(labels, self.model.roles[self.scheme])
        chosen = labels > 0
        sure = cue.sure * float(chances[chosen].mean()) if chosen.any() else 0.0
        roles = {role: [self._of_text(one) for one in ranges] for role, ranges in local.items()}
        return Row(self._of_text((cue.first, cue.last + 1)), cue.trigger, roles, sure)

    def _of_text(self, local: Range) -> Range:
        return (local[0] + self.shift, local[1] + self.shift)

    def _with_points(self, rows: list[Row]) -> list[Row]:
        wanted = sorted({row.cue for row in rows} | {m for row in rows for m in _mentions(row)})
        first = np.array([s for s, _ in wanted], dtype=np.int64) - self.shift
        last = np.array([e - 1 for _, e in wanted], dtype=np.int64) - self.shift
        stances, nodes = self.model.points(self.hidden, first, last)
        place = {one: at for at, one in enumerate(wanted)}
        kinds = len(self.model.kinds)
        return [
            Row(
                row.cue, row.trigger, row.roles, row.sure,
                self.model.stances[int(stances[place[row.cue]].argmax())],
                {
                    m: (
                        self.model.kinds[int(nodes[place[m], :kinds].argmax())],
                        bool(nodes[place[m], kinds + 1] > nodes[place[m], kinds]),
                    )
                    for m in _mentions(row)
                },
            )
            for row in rows
        ]  # fmt: skip


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
