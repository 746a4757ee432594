"""Judgements from a file: JSON Lines, one decision of a person a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.records import Judgement

TEXTS = ("value", "who", "when", "note")


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """The decisions in a file, in order; a line that is none is an error that names it.

    A line is an object with ``what``, ``about`` (a list of ids) and, as texts, value, who, when, note.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error}); expected JSON Lines", where=str(path)) from error
    return tuple(_judgement(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip())


def _judgement(line: str, where: str) -> Judgement:
    from sayso.records import Judgement

    kinds = get_args(get_type_hints(Judgement)["what"])
    fields = _object(line, where)
    what: Any = fields.get("what")
    about = fields.get("about")
    if what not in kinds:
        raise InputError(f"saw what={what!r}, expected one of {', '.join(kinds)}", where=where)
    if not isinstance(about, list) or not all(isinstance(one, str) for one in about) or not about:
        raise InputError(f"saw about={about!r}, expected a list of ids", where=where)
    texts = {name: str(fields[name]) for name in TEXTS if name in fields}
    return Judgement(what, tuple(about), **texts)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"saw no JSON ({error}), expected an object a line", where=where) from error
    if not isinstance(fields, dict):
        raise InputError(f"saw {type(fields).__name__}, expected an object", where=where)
    return fields
