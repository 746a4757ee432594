"""Windows of like length together, in a new order every epoch."""

from __future__ import annotations

import argparse
import random

from training import data

# A rest of a report shorter than this teaches nothing.
SHORTEST = 24
# How many windows are made noisy, as careless sites print.
NOISY_REPORTS, NOISY_PASSAGES = 0.15, 0.5

Batches = list[list[data.Window]]


def polnear_batches(
    documents: list[data.Document], rng: random.Random, args: argparse.Namespace, marks: dict[str, set[int]]
) -> Batches:
    """Each report once, cut into windows from a random place."""
    windows = []
    for document in documents:
        n = len(document.pieces.ids)
        at = -rng.randrange(args.length) if n > args.length else 0
        while at < n:
            begin, end = max(at, 0), min(at + args.length, n)
            if end - begin > SHORTEST:
                window = data.cut(document, begin, end - begin)
                windows.append(data.noisy(window, rng, marks) if rng.random() < NOISY_REPORTS else window)
            at += args.length
    return _grouped(windows, rng, args.batch, alike=48)


def chain_batches(
    documents: list[data.Document], rng: random.Random, args: argparse.Namespace, marks: dict[str, set[int]]
) -> Batches:
    """Each passage once, whole as far as the network sees."""
    windows = []
    for document in documents:
        window = data.cut(document, 0, 382)
        windows.append(data.noisy(window, rng, marks) if rng.random() < NOISY_PASSAGES else window)
    return _grouped(windows, rng, args.batch, alike=32)


def _grouped(windows: list[data.Window], rng: random.Random, size: int, *, alike: int) -> Batches:
    rng.shuffle(windows)
    windows.sort(key=lambda w: len(w.ids) // alike)
    groups = [windows[i : i + size] for i in range(0, len(windows), size)]
    rng.shuffle(groups)
    return groups
