"""``python -m training.fuse``: each attention as the one operator that ONNX Runtime has for it, in the shipped files.

Six plain nodes a layer (two products, a scale, a softmax, transpositions) become one MultiHeadAttention, which works
block by block and never writes the whole table of weights. Results differ by rounding only. A file that is fused
already stays as it is; the digests in the card follow.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
from onnx import ModelProto, NodeProto, helper

CONTRIB = "com.microsoft"
FILES = ("reader.onnx", "sentences.onnx")


class Wires:
    """Who makes and who takes each value of a graph."""

    def __init__(self, model: ModelProto) -> None:
        self.maker = {name: node for node in model.graph.node for name in node.output}
        self.takers: dict[str, list[NodeProto]] = {}
        for node in model.graph.node:
            for name in node.input:
                self.takers.setdefault(name, []).append(node)

    def before(self, node: NodeProto, at: int, *kinds: str) -> NodeProto | None:
        """The node that makes an input, where it is of one of these kinds."""
        found = self.maker.get(node.input[at])
        return found if found is not None and found.op_type in kinds else None

    def after(self, node: NodeProto, kind: str) -> NodeProto | None:
        """The only node that takes the output, where it is of this kind."""
        takers = self.takers.get(node.output[0], [])
        return takers[0] if len(takers) == 1 and takers[0].op_type == kind else None

    def split(self, node: NodeProto, at: int) -> str | None:
        """The value that was cut into heads and turned to become an input of a product."""
        turned = self.before(node, at, "Transpose")
        if turned is not None and self.before(turned, 0, "Transpose") is not None:
            turned = self.before(turned, 0, "Transpose")
        cut = self.before(turned, 0, "Reshape") if turned is not None else None
        return cut.input[0] if cut is not None else None


def fuse(model: ModelProto, heads: int) -> int:
    """Fuse every attention of a graph in place; how many there were."""
    wires = Wires(model)
    made = []
    for softmax in [node for node in model.graph.node if node.op_type == "Softmax"]:
        scaled = wires.before(softmax, 0, "Div", "Mul")
        scores = wires.before(scaled, 0, "MatMul") if scaled is not None else None
        product = wires.after(softmax, "MatMul")
        turned = wires.after(product, "Transpose") if product is not None else None
        whole = wires.after(turned, "Reshape") if turned is not None else None
        if scores is None or product is None or whole is None:
            continue
        three = [wires.split(scores, 0), wires.split(scores, 1), wires.split(product, 1)]
        if None not in three:
            made.append((whole, three))
    for whole, three in made:
        at = list(model.graph.node).index(whole)
        fused = helper.make_node(
            "MultiHeadAttention",
            three,
            [whole.output[0]],
            domain=CONTRIB,
            num_heads=heads,
            name=f"attention_{at}",
        )
        model.graph.node.remove(whole)
        model.graph.node.insert(at, fused)
    prune(model)
    if made and all(one.domain != CONTRIB for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid(CONTRIB, 1))
    return len(made)


def prune(model: ModelProto) -> None:
    """Take out the nodes whose results nobody uses."""
    wanted = {one.name for one in model.graph.output}
    kept = []
    for node in reversed(list(model.graph.node)):
        if wanted & set(node.output):
            wanted |= set(node.input)
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(reversed(kept))
    used = [one for one in model.graph.initializer if one.name in wanted]
    del model.graph.initializer[:]
    model.graph.initializer.extend(used)


def fuse_all(folder: Path, heads: int) -> dict[str, int]:
    """Fuse the encoders in a folder; how many attentions in each."""
    counts = {}
    for name in FILES:
        model = onnx.load(folder / name)
        counts[name] = fuse(model, heads)
        onnx.save(model, folder / name)
    return counts


def renew_card(folder: Path) -> None:
    """Bring the digests in the card up to date."""
    path = folder / "model_card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    for name in FILES:
        content = (folder / name).read_bytes()
        card["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Fuse the files of one folder, and set their digests in its card."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", type=Path, default=Path("src/sayso/resources/models"))
    parser.add_argument("--heads", type=int, default=12)
    args = parser.parse_args()
    print(fuse_all(args.models, args.heads))
    renew_card(args.models)


if __name__ == "__main__":
    main()
