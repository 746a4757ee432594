"""The settings: built once at the door, passed down, read nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from sayso.errors import SettingsError

PREFIX = "SAYSO_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose; each can be set in the environment as SAYSO_NAME.

    ``workers``: processes to read with (0: one for each core, when the work is worth it).
    ``max_bytes``: the largest file that is read whole. ``max_characters``: the longest text that is read.
    """

    workers: int = 0
    max_bytes: int = 100_000_000
    max_characters: int = 2_000_000

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if not isinstance(value, int) or value < 0:
                raise SettingsError(f"{one.name}: saw {value!r}, expected a whole number of 0 or more")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment asks for; an unknown SAYSO_ name is an error."""
    known = {PREFIX + one.name.upper(): one.name for one in fields(Settings)}
    chosen: dict[str, int] = {}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX):
            continue
        if name not in known:
            raise SettingsError(f"{name}: unknown setting; expected one of {', '.join(sorted(known))}")
        if not value.isdecimal():
            raise SettingsError(f"{name}: saw {value!r}, expected a whole number of 0 or more")
        chosen[known[name]] = int(value)
    return Settings(**chosen)
