"""JSON Lines: one object a line, with the text and what is known about it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sayso.errors import NotAReport
from sayso.reports.draft import Draft, given_date

TEXT_FIELDS = ("title", "publisher", "url", "agency", "byline")
OWN_FIELDS = frozenset({"id", "text", "html", "published", *TEXT_FIELDS})

MAX_ID = 300
"""Characters of an id; longer ones are cut."""

MAX_DEPTH = 50
"""Levels of lists and objects in one line; what is nested deeper was made to do harm."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_BAD = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def _number(digits: str) -> int | str:
    """A whole number; one too long to be any use stays the digits it was written in."""
    return int(digits) if len(digits) <= 400 else digits


def _fraction(digits: str) -> float | str:
    value = float(digits)
    return value if math.isfinite(value) else digits


def _load(line: str) -> Any:
    return json.loads(line, parse_int=_number, parse_float=_fraction, parse_constant=lambda _: None)


def _depth(value: object) -> int:
    """How deep lists and objects are nested, up to one more than is allowed."""
    depth, level = 0, [value]
    while level and depth <= MAX_DEPTH:
        held = [one for one in level if isinstance(one, dict | list)]
        level = [inner for one in held for inner in (one.values() if isinstance(one, dict) else one)]
        depth += bool(held)
    return depth


def _printable(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without halves of surrogate pairs, which no file can hold."""
    dumped = json.dumps(fields, ensure_ascii=False)
    found: dict[str, Any] = json.loads(_SURROGATE.sub("�", dumped)) if _SURROGATE.search(dumped) else fields
    return found


def parse_object(line: str, *, where: str) -> dict[str, Any]:
    """The object of one line; anything else raises NotAReport, saying what was seen.

    NaN and infinities, which JSON does not know, are read as null; numbers out of range as their digits.
    """
    value = _parse(line, where=where)
    if not isinstance(value, dict):
        kind = type(value).__name__
        what = f'saw a JSON {kind}, expected an object such as {{"text": …}}; mend the line'
        raise NotAReport(what, where=where)
    return value


def parse_objects(text: str, *, where: str) -> tuple[object, ...]:
    """The values in a list of JSON, or the one object it is; anything else raises NotAReport."""
    value = _parse(text, where=where)
    return tuple(value) if isinstance(value, list) else (value,)


def _parse(text: str, *, where: str) -> object:
    try:
        value = _load(text)
    except json.JSONDecodeError as error:
        what = f"saw what is no JSON ({error.msg} at character {error.pos + 1})"
        raise NotAReport(f"{what}, expected one object a line; mend it there", where=where) from None
    except RecursionError:
        value, too_deep = None, True
    else:
        too_deep = _depth(value) > MAX_DEPTH
    if too_deep:
        raise NotAReport("saw JSON nested too deep, expected one flat object a line; mend it", where=where)
    return value


def clean_id(value: object, default: str) -> str:
    """An id fit to print: as given where it is a text or number, else the default."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return default
    return _BAD.sub("", str(value)).strip()[:MAX_ID] or default


def draft_of(fields: Mapping[str, Any], *, id: str) -> Draft:
    """The draft of one object; a field of the wrong kind is left out and named among the problems."""
    text = fields.get("html") if fields.get("text") is None else fields["text"]
    draft = Draft(id=clean_id(fields.get("id"), id), text="", original=b"")
    if not isinstance(text, str):
        seen = 'no field "text"' if text is None else f'a "text" that is a {type(text).__name__}'
        return draft.with_problem(f"saw {seen}, expected a string; give each object a text")
    known: dict[str, Any] = {}
    for name in TEXT_FIELDS:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            known[name] = _BAD.sub(" ", value).strip()
        elif value is not None and not isinstance(value, str):
            draft = draft.with_problem(
                f'saw a "{name}" that is a {type(value).__name__}, expected a string; it is left out'
            )
    return _with_date(
        Draft(
            id=draft.id, text=text, original=text.encode("utf-8", "surrogatepass"),
            extra=_printable({key: value for key, value in fields.items() if key not in OWN_FIELDS}),
            problems=draft.problems, **known,
        ),
        fields.get("published"),
    )  # fmt: skip


def _with_date(draft: Draft, published: object) -> Draft:
    """The draft with the date that was given for it; one that cannot be read is named among the problems."""
    if published is None or published == "":
        return draft
    written = published.isoformat() if isinstance(published, date) else published
    found = given_date(written) if isinstance(written, str) else None
    if found is None:
        seen = str(published)[:60]
        return draft.with_problem(f"saw the date {seen!r}, expected one such as 2019-02-17; it is left out")
    return replace(draft, dates=(*draft.dates, found))
