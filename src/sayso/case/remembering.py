"""Linking with a case's memory: stories that nothing new touches are taken over, and the claims are the same."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
from sqlalchemy import Connection

from sayso import claims, models
from sayso.store import memory
from sayso.store.codec import from_json, pack

VECTOR, STORY = "vector of a text", "claims of a story"


def make_linker(connection: Connection) -> claims.Linker:
    """A linker that knows what deriving this case learned last, with this code and this model."""
    found = memory.get(connection, _mark())
    vectors = {key: np.frombuffer(value, np.float32) for key, value in found.get(VECTOR, {}).items()}
    stories = {
        key: from_json(claims.Linked, json.loads(value)) for key, value in found.get(STORY, {}).items()
    }
    encoder = cache(models.load_encoder)  # loaded where anything is heard at all
    return claims.Linker(lambda text: encoder().hear(text), claims.Memory(vectors, stories))


def remember(connection: Connection, linker: claims.Linker, before: claims.Memory) -> None:
    """Keep what a linker learned that began with this memory, and forget what it had no use for."""
    now = linker.memory
    vectors = {key: one.tobytes() for key, one in now.vectors.items() if key not in before.vectors}
    stories = {key: pack(one).encode() for key, one in now.stories.items() if key not in before.stories}
    memory.put(connection, _mark(), VECTOR, memory.Change(vectors, now.vectors.keys()))
    memory.put(connection, _mark(), STORY, memory.Change(stories, now.stories.keys()))


def _mark() -> str:
    return f"{claims.made_by()} {models.read_card()['files']['sentences.onnx']['sha256'][:16]}"
