"""What one batch costs: cues and rows as paths through their labels, stances and nodes as classes."""

from __future__ import annotations

import random

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from training.data import Window
from training.network import Reader, crf_loss

# How often a cue is shown without its last piece, as a reader may find it.
SHORTENED = 0.1
PADDED = -100


def collate(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor | None, Tensor]:
    """Ids, types, attention mask (None where all windows are alike) and cue labels (PADDED where padded)."""
    n = max(len(w.ids) for w in windows)
    ids, types = np.zeros((len(windows), n), np.int64), np.zeros((len(windows), n), np.int64)
    cues = np.full((len(windows), n), PADDED, np.int64)
    for i, w in enumerate(windows):
        ids[i, : len(w.ids)], types[i, : len(w.ids)], cues[i, : len(w.ids)] = w.ids, w.types, w.cues
    alike = all(len(w.ids) == n for w in windows)
    mask = None if alike else torch.tensor(cues != PADDED)[:, None, None, :]
    return torch.tensor(ids), torch.tensor(types), mask, torch.tensor(cues)


def loss_of(model: Reader, windows: list[Window], scheme: str, rng: random.Random) -> Tensor:
    """The joint negative log likelihood of one batch in one scheme, per 32 pieces."""
    heads, device = getattr(model, scheme), model.encoder.words.weight.device
    ids, types, mask, cues = (None if x is None else x.to(device) for x in collate(windows))
    h = model.encoder(ids, types, mask)
    loss = crf_loss(heads.cues, heads.cues(h), cues.clamp(min=0), cues != PADDED)
    rows = [(i, *row) for i, w in enumerate(windows) for row in w.rows]
    if rows:
        labels = np.zeros((len(rows), ids.shape[1]), np.int64)
        for i, row in enumerate(rows):
            labels[i, : len(row[3])] = row[3]
        which, first, last = (torch.tensor([r[k] for r in rows], device=device) for k in range(3))
        short = torch.tensor([rng.random() < SHORTENED for _ in rows], device=device) & (last > first)
        scores = heads.rows(h, types, which, first, torch.where(short, last - 1, last))
        loss = loss + crf_loss(
            heads.rows, scores, torch.tensor(labels, device=device), (cues != PADDED)[which]
        )
        if scheme == "chain":
            stance = torch.tensor([r[4] for r in rows], device=device)
            ends = torch.cat([h[which, first], h[which, last]], -1)
            loss = loss + F.cross_entropy(model.stance(ends), stance, ignore_index=-1, reduction="sum")
    return (loss + _nodes(model, h, windows)) / (ids.numel() / 32)


def _nodes(model: Reader, h: Tensor, windows: list[Window]) -> Tensor:
    nodes = [(i, *node) for i, w in enumerate(windows) for node in w.nodes]
    if not nodes:
        return h.new_zeros(())
    columns = ([x[k] for x in nodes] for k in range(5))
    which, first, last, kind, named = (torch.tensor(x, device=h.device) for x in columns)
    scores = model.node(torch.cat([h[which, first], h[which, last]], -1))
    kinds = F.cross_entropy(scores[:, :8], kind, reduction="sum")
    return 0.5 * (kinds + F.cross_entropy(scores[:, 8:], named, reduction="sum"))
