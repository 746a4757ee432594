"""What reading asks of a network; the shipped one is ``sayso.models.Reader``, tests bring their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from sayso.reading.pieces import Ints, Tokenizer

Floats = npt.NDArray[np.float32]
Scheme = Literal["outer", "chain"]


class Steps(Protocol):
    """What it scores to begin with a label (k,) and to step from one label to the next (k, k)."""

    @property
    def begin(self) -> Floats:
        """Scores of first labels, (k,)."""

    @property
    def steps(self) -> Floats:
        """Scores of steps, (k, k): from, to."""


class Network(Protocol):
    """One encoder pass over a window of word pieces, and rows of roles for the cues found in it."""

    @property
    def tokenizer(self) -> Tokenizer:
        """What cuts texts into pieces."""

    @property
    def cue_shift(self) -> Mapping[str, float]:
        """By how much "no cue" is lowered, for each scheme."""

    @property
    def roles(self) -> Mapping[str, tuple[str, ...]]:
        """The roles of each scheme: label 1 + 2 i begins the i-th of them, label 2 + 2 i goes on with it."""

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances in the order of their scores."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of voices in the order of their scores."""

    @property
    def steps(self) -> Mapping[str, Steps]:
        """What it scores that labels of a row follow each other, for each scheme."""

    @property
    def cue_steps(self) -> Mapping[str, Steps]:
        """The same for the labels of cues."""

    def encode(self, ids: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        """Hidden (n, d) and cue scores of both schemes, (n, 3) and (n, 5)."""

    def rows(self, scheme: str, hidden: Floats, types: Ints, *, first: Ints, last: Ints) -> Floats:
        """Scores (cues, n, labels) of what each piece is to each cue."""

    def points(self, hidden: Floats, first: Ints, last: Ints) -> tuple[Floats, Floats]:
        """Scores of stances (m, 7) and of kinds, then unnamed and named (m, 10), for spans of pieces."""
