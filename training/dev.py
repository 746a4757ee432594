"""Figures while training runs: the network in PyTorch, read with the code that reads with the shipped one."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor

from sayso.evaluation.attributions import score_attributions
from sayso.evaluation.chains import score_chains
from sayso.evaluation.gold import read_passages, read_standoff
from sayso.models import Steps
from sayso.reading import decode
from sayso.reading.windows import read_rows
from sayso.records import Attribution, ChainNode, Statement
from training.data import CHAIN, KINDS, OUTER, STANCES, Document
from training.network import Cues, Reader, Rows


class TorchNetwork:
    """A network in training as ``sayso.reading.Network``; texts come tokenized, so it has no tokenizer."""

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()
        self.cue_shift = {"outer": 0.0, "chain": 0.0}
        self.roles = {"outer": OUTER, "chain": CHAIN}
        self.stances, self.kinds = STANCES, KINDS
        self.steps = {k: _steps(getattr(model, k).rows) for k in self.roles}
        self.cue_steps = {k: _steps(getattr(model, k).cues) for k in self.roles}

    def encode(self, ids: np.ndarray, types: np.ndarray) -> tuple[np.ndarray, ...]:
        """Hidden states and cue scores of one window."""
        h = self.model.encoder(torch.tensor(ids)[None], torch.tensor(types)[None])
        return tuple(x[0].numpy() for x in (h, self.model.outer.cues(h), self.model.chain.cues(h)))

    def rows(
        self, scheme: str, hidden: np.ndarray, types: np.ndarray, *, first: np.ndarray, last: np.ndarray
    ) -> np.ndarray:
        """Scores of what each piece is to each cue."""
        which = torch.zeros(len(first), dtype=torch.long)
        rows, ends = getattr(self.model, scheme).rows, (torch.tensor(first), torch.tensor(last))
        return rows(torch.tensor(hidden)[None], torch.tensor(types)[None], which, *ends).numpy()

    def points(
        self, hidden: np.ndarray, first: np.ndarray, last: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Scores of stances and nodes."""
        ends: Tensor = torch.tensor(np.concatenate([hidden[first], hidden[last]], -1))
        return self.model.stance(ends).numpy(), self.model.node(ends).numpy()


def _steps(part: Rows | Cues) -> Steps:
    return Steps(part.begin.detach().numpy(), part.steps.detach().numpy())


def score_outer(model: Reader, documents: list[Document], folder: Path) -> dict[str, float]:
    """Exact F1 of the parts and F1 of the relations, as ``sayso evaluate attributions`` counts them."""
    network = TorchNetwork(model)
    gold = {one.id: one for one in read_standoff(folder / "text", folder / "attributions")}
    pairs = []
    with torch.inference_mode():
        for document in documents:
            rows = read_rows(document.pieces, network)["outer"]
            found = decode.outermost(decode.Layout(document.text, document.pieces), rows)
            pairs.append((gold[document.id], found))
    figures = cast(dict[str, dict[str, float]], score_attributions(pairs))
    wanted = ("source_exact", "cue_exact", "content_exact", "linked_exact", "linked_half")
    return {k: figures[k]["f1"] for k in wanted}


def score_chain(model: Reader, documents: list[Document], gold: Path) -> dict[str, float]:
    """The figures of statements on passages; ``gold`` has one line for each document, in their order."""
    network = TorchNetwork(model)
    pairs = []
    with torch.inference_mode():
        for passage, document in zip(read_passages(gold), documents, strict=True):
            rows = read_rows(document.pieces, network)["chain"]
            found = decode.passed_on(decode.Layout(document.text, document.pieces), rows)
            pairs.append((passage, [_statement(one) for one in found]))
    f = cast(dict[str, dict[str, float]], score_chains(pairs))
    parts = {"statement": "statement", "end_to_end": "end_to_end", "relayed": "end_to_end_relayed"}
    return {**{k: f[v]["f1"] for k, v in parts.items()}, **f["of_matched"]}


def _statement(one: Attribution) -> Statement:
    """The statement with its chain as read, without any rule for inherited relays or pronouns."""
    relays = [ChainNode(span, "", "relay", True, "outlet") for span in one.relays]
    origin = ChainNode(one.source[0] if one.source else None, "", "origin", bool(one.named), "person")
    place = (one.content or one.cue)[0]
    return Statement(
        "", "", "", one.content, place, chain=(*relays, origin), stance=one.stance, voice=one.voice
    )
