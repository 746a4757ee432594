"""Which linking made something: what another one remembered is of no use."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def made_by() -> str:
    """The digest of all that claims depend on beside the statements and the encoder: the code here, weights, words."""
    code = [one for one in files("sayso.claims").iterdir() if one.name.endswith(".py")]
    words = [one for one in files("sayso.resources").iterdir() if one.name.startswith(("claims_", "facets_"))]
    digest = hashlib.sha256()
    for one in sorted((*code, *words), key=lambda one: one.name):
        digest.update(one.name.encode() + one.read_bytes())
    return digest.hexdigest()[:16]
