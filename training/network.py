"""The network: one encoder, and for each of two schemes a cue head and a row of roles for every cue."""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.reading.pieces import LAYOUT_TYPES

WIDTH = 192
BUCKETS = 33


class Layer(nn.Module):
    """One transformer layer in the order of BERT."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        d, eps = config["hidden_size"], config["layer_norm_eps"]
        self.heads = config["num_attention_heads"]
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(d, eps=eps), nn.LayerNorm(d, eps=eps)
        self.up, self.down = (
            nn.Linear(d, config["intermediate_size"]),
            nn.Linear(config["intermediate_size"], d),
        )
        self.drop = nn.Dropout(config["hidden_dropout_prob"])

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(windows, pieces, d) to the same shape."""
        b, n, d = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.n1(x + self.o(y.transpose(1, 2).reshape(b, n, d)))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """A BERT encoder whose token types carry the layout."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        d = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], d)
        self.places = nn.Embedding(config["max_position_embeddings"], d)
        self.types = nn.Embedding(LAYOUT_TYPES, d)
        self.norm = nn.LayerNorm(d, eps=config["layer_norm_eps"])
        self.drop = nn.Dropout(config["hidden_dropout_prob"])
        self.layers = nn.ModuleList(Layer(config) for _ in range(config["num_hidden_layers"]))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Tensor:
        """Ids and types (windows, pieces) to hidden states (windows, pieces, d)."""
        places = self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + self.types(types) + places))
        for layer in self.layers:
            x = layer(x, mask)
        return x


_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "n2": "output.LayerNorm",
}


def load_encoder(folder: Path) -> Encoder:
    """The base encoder from ``config.json`` and ``model.safetensors`` of any BERT."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Encoder(config)
    raw = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": raw["embeddings.position_embeddings.weight"],
        "types.weight": raw["embeddings.token_type_embeddings.weight"][:1].repeat(LAYOUT_TYPES, 1),
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    for i in range(config["num_hidden_layers"]):
        for mine, theirs in _NAMES.items():
            for part in ("weight", "bias"):
                state[f"layers.{i}.{mine}.{part}"] = raw[f"encoder.layer.{i}.{theirs}.{part}"]
    encoder.load_state_dict(state)
    return encoder


def bucket(distance: Tensor) -> Tensor:
    """Signed distances as 33 classes: exact up to 8, then in steps of half an octave."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 2 + 1).long()
    coded = torch.where(size <= 8, size, far).clamp(max=16)
    return 16 + torch.where(distance < 0, -coded, coded)


class Rows(nn.Module):
    """For every cue one row: what each word piece is to it."""

    def __init__(self, d: int, roles: int) -> None:
        super().__init__()
        self.classes = k = 1 + 2 * roles
        self.token, self.gate = nn.Linear(d, WIDTH), nn.Linear(d, WIDTH, bias=False)
        self.cue, self.cue_gate = nn.Linear(2 * d, WIDTH), nn.Linear(2 * d, WIDTH)
        self.distance, self.breaks, self.turns = (nn.Embedding(n, WIDTH) for n in (BUCKETS, 5, 7))
        for table in (self.distance, self.breaks, self.turns):
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(WIDTH)
        self.conv = nn.Conv1d(WIDTH, 96, 7, padding=3)
        self.near, self.out = nn.Linear(96, k, bias=False), nn.Linear(WIDTH, k)
        self.steps = nn.Parameter(torch.zeros(k, k))
        self.begin = nn.Parameter(torch.zeros(k))
        self.drop = nn.Dropout(0.1)

    def forward(self, h: Tensor, types: Tensor, which: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Scores (rows, pieces, classes); ``which`` is each cue's window, first and last are inclusive."""
        ends = torch.cat([h[which, first], h[which, last]], -1)
        at = torch.arange(h.shape[1], device=h.device)
        distance = (at[None] - first[:, None]).clamp(max=0) + (at[None] - last[:, None]).clamp(min=0)
        paragraph = torch.cumsum(((types // 2) % 3 > 0).long(), 1)
        quoted = types // 6
        turn = torch.cumsum((quoted[:, 1:] != quoted[:, :-1]).long(), 1)
        turn = torch.cat([torch.zeros_like(turn[:, :1]), turn], 1)
        row = torch.arange(which.shape[0], device=h.device)
        p, t = paragraph[which], turn[which]
        p = (p - p[row, first][:, None]).clamp(-2, 2) + 2
        t = (t - t[row, first][:, None]).clamp(-3, 3) + 3
        place = self.distance(bucket(distance)) + self.breaks(p) + self.turns(t)
        x = (
            self.token(h)[which]
            + self.cue(ends)[:, None]
            + self.gate(h)[which] * self.cue_gate(ends)[:, None]
        )
        x = F.gelu(self.norm(x + place))
        if self.training:
            x = x * self.drop(torch.ones(x.shape[0], 1, WIDTH, device=x.device))
        near = F.gelu(self.conv(x.transpose(1, 2))).transpose(1, 2)
        return self.out(x) + self.near(near)


class Cues(nn.Module):
    """For every piece, whether a cue begins or goes on there; steps between labels are learnt too."""

    def __init__(self, d: int, classes: int) -> None:
        super().__init__()
        self.out = nn.Linear(d, classes)
        self.conv = nn.Conv1d(d, 64, 5, padding=2)
        self.near = nn.Linear(64, classes, bias=False)
        nn.init.zeros_(self.near.weight)
        self.steps = nn.Parameter(torch.zeros(classes, classes))
        self.begin = nn.Parameter(torch.zeros(classes))

    def forward(self, h: Tensor) -> Tensor:
        """Scores (windows, pieces, classes)."""
        return self.out(h) + self.near(F.gelu(self.conv(h.transpose(1, 2))).transpose(1, 2))


class Scheme(nn.Module):
    """The heads of one way of annotating."""

    def __init__(self, d: int, roles: int, cues: int) -> None:
        super().__init__()
        self.cues = Cues(d, cues)
        self.rows = Rows(d, roles)


class Reader(nn.Module):
    """Encoder, the outermost scheme, the chain scheme, and the small heads for stance and nodes."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        d = encoder.words.embedding_dim
        self.encoder = encoder
        self.outer = Scheme(d, 2, 3)
        self.chain = Scheme(d, 4, 5)
        self.stance = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * d, 7))
        self.node = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * d, 128), nn.GELU(), nn.Linear(128, 10))

    def start_chain(self) -> None:
        """Start the chain heads from what the outermost heads have learnt."""
        with torch.no_grad():
            mine, theirs = self.chain.rows, self.outer.rows
            for name in ("token", "gate", "cue", "cue_gate", "distance", "breaks", "turns", "norm", "conv"):
                getattr(mine, name).load_state_dict(getattr(theirs, name).state_dict())
            of = torch.tensor([0, 3, 4, 1, 2, 1, 2, 1, 2])
            mine.out.weight.copy_(theirs.out.weight[of])
            mine.out.bias.copy_(theirs.out.bias[of])
            mine.out.bias[5:] -= 2.0
            mine.near.weight.copy_(theirs.near.weight[of])
            mine.steps.copy_(theirs.steps[of][:, of])
            mine.begin.copy_(theirs.begin[of])
            self.chain.cues.conv.load_state_dict(self.outer.cues.conv.state_dict())
            self.chain.cues.out.weight[:3].copy_(self.outer.cues.out.weight)
            self.chain.cues.out.bias[:3].copy_(self.outer.cues.out.bias)
            self.chain.cues.out.bias[3:] -= 3.0
            self.chain.cues.near.weight[:3].copy_(self.outer.cues.near.weight)
            self.chain.cues.steps[:3, :3].copy_(self.outer.cues.steps)
            self.chain.cues.begin[:3].copy_(self.outer.cues.begin)


def crf_loss(rows: Rows | Cues, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """Negative log likelihood of labels under scores and steps, summed; the mask is (rows, pieces)."""
    each = torch.arange(scores.shape[0], device=scores.device)
    alpha = scores[:, 0] + rows.begin
    gold = alpha[each, labels[:, 0]]
    for i in range(1, scores.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + rows.steps, 1) + scores[:, i]
        alpha = torch.where(mask[:, i, None], step, alpha)
    emitted = scores[:, 1:].gather(2, labels[:, 1:, None])[..., 0] + rows.steps[labels[:, :-1], labels[:, 1:]]
    gold = gold + (emitted * mask[:, 1:]).sum(1)
    return (torch.logsumexp(alpha, 1) - gold).sum()
