"""``python -m training.blend A B --share S --out C``: the mean of two checkpoints of one run, S of it from B.

Two stages of one run lie in one valley: their mean kept what the first knew of outermost relations and what
the second had learnt of chains (docs/model-card.md has the figures).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the weighted mean of two checkpoints."""
    parser = argparse.ArgumentParser(prog="python -m training.blend", description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.8)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    a, b = (torch.load(path, weights_only=True) for path in (args.first, args.second))
    torch.save({name: (1 - args.share) * a[name] + args.share * b[name] for name in a}, args.out)


if __name__ == "__main__":
    main()
