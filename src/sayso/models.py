"""The shipped networks: the only file that imports the ONNX runtime.

Each text, or each window of a long one, is run by itself and on one thread unless more are asked for, so
that what is read in one report never depends on which other reports were given with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.errors import ModelError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

CARD = "model_card.json"
BEGIN_PIECE, END_PIECE = 101, 102
# The base encoder was trained on texts of up to 256 word pieces; what comes after is not heard.
LONGEST_SENTENCE = 254


@dataclass(frozen=True, slots=True)
class Steps:
    """What it scores to begin with a label (k,) and to step from one label to the next (k, k)."""

    begin: Floats
    steps: Floats


class Reader:
    """The network that reads attributions: encoder with two cue heads, rows of roles, stances and nodes."""

    def __init__(self, threads: int = 1) -> None:
        card = read_card()
        decoding = card["decoding"]
        self.tokenizer = _tokenizer()
        self.name = f"{card['name']} {card['files']['reader.onnx']['sha256'][:12]}"
        self.cue_shift = {k: float(v) for k, v in decoding["cue_shift"].items()}
        self.roles = {k: tuple(v) for k, v in decoding["roles"].items()}
        self.stances = tuple(decoding["stances"])
        self.kinds = tuple(decoding["kinds"])
        self.steps = {k: _steps(decoding[k]["rows"]) for k in ("outer", "chain")}
        self.cue_steps = {k: _steps(decoding[k]["cues"]) for k in ("outer", "chain")}
        self._encoder = _session("reader.onnx", threads)
        self._rows = {k: _session(f"{k}.onnx", threads) for k in ("outer", "chain")}
        self._points = _session("points.onnx", threads)

    def encode(self, ids: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        """Read one window: hidden (n, d) and the cue scores of both schemes, (n, 3) and (n, 5)."""
        hidden, outer, chain = self._encoder.run(None, {"ids": ids, "types": types})
        return hidden, outer, chain

    def rows(self, scheme: str, hidden: Floats, types: Ints, *, first: Ints, last: Ints) -> Floats:
        """What each piece is to each cue: scores (cues, n, labels); first and last are inclusive."""
        given = {"hidden": hidden, "types": types, "first": first, "last": last}
        scores: Floats = self._rows[scheme].run(None, given)[0]
        return scores

    def points(self, hidden: Floats, first: Ints, last: Ints) -> tuple[Floats, Floats]:
        """Scores of stances (m, 7) and of kinds, then unnamed and named (m, 10), for spans of pieces."""
        stances, nodes = self._points.run(None, {"hidden": hidden, "first": first, "last": last})
        return stances, nodes


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as the encoder hears it: one vector (384,) of length one for the whole, one for each word piece.

    ``spans`` are the half-open character ranges of the pieces, ``pieces`` (k, 384) their vectors in context.
    """

    vector: Floats
    spans: tuple[tuple[int, int], ...]
    pieces: Floats


class SentenceEncoder:
    """The base encoder: sentences as vectors whose inner product says how much they are about the same.

    Texts are run one by one: int8 activations are scaled over everything in a run, so texts that share one
    would change each other's last digits.
    """

    def __init__(self, threads: int = 1) -> None:
        self._tokenizer = _tokenizer()
        self._session = _session("sentences.onnx", threads)
        self.width = 384

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors of the texts, (n, 384), of length one; none depends on the others."""
        known = {text: self.hear(text).vector for text in dict.fromkeys(texts)}
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, self.width), np.float32)

    def hear(self, text: str) -> Heard:
        """One text and each of its word pieces; what comes after 254 pieces is not heard."""
        # A word piece is at least one character, and few are longer than 20.
        found = self._tokenizer.encode(text[: 20 * LONGEST_SENTENCE], add_special_tokens=False)
        ids = np.asarray([BEGIN_PIECE, *found.ids[:LONGEST_SENTENCE], END_PIECE], dtype=np.int64)
        vector, pieces = self._session.run(["vector", "pieces"], {"ids": ids})
        return Heard(vector, tuple(found.offsets[:LONGEST_SENTENCE]), pieces[1:-1])


def load_reader(*, threads: int = 1) -> Reader:
    """The shipped reader, its files checked against the digests of the model card.

    Raises ModelError where a file is missing or is not the one that the card describes.
    """
    return Reader(threads)


def load_encoder(*, threads: int = 1) -> SentenceEncoder:
    """The shipped sentence encoder, its file checked as for ``load_reader``."""
    return SentenceEncoder(threads)


@cache
def read_card() -> dict[str, Any]:
    """The model card: what was trained from what, under which licence, how good it is, and the digests."""
    try:
        card: dict[str, Any] = json.loads(_bytes(CARD).decode("utf-8"))
    except ValueError as error:
        raise ModelError(f"{CARD}: not readable ({error}); install sayso again") from error
    return card


def _bytes(name: str) -> bytes:
    try:
        return files("sayso.resources").joinpath("models", name).read_bytes()
    except OSError as error:
        raise ModelError(f"{name}: the shipped model file is missing; install sayso again") from error


def _checked(name: str) -> bytes:
    content = _bytes(name)
    expected = read_card()["files"][name]["sha256"]
    seen = hashlib.sha256(content).hexdigest()
    if seen != expected:
        raise ModelError(f"{name}: digest {seen[:12]}…, expected {expected[:12]}…; install sayso again")
    return content


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_buffer(_checked("tokenizer.json"))


def _session(name: str, threads: int) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_checked(name), options, providers=["CPUExecutionProvider"])


def _steps(card: dict[str, Any]) -> Steps:
    return Steps(np.asarray(card["begin"], np.float32), np.asarray(card["steps"], np.float32))
