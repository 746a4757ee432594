"""Records to JSON and back, exactly: read off the types of their fields, fields at their default left out."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.records import Span

T = TypeVar("T")
Way = Callable[[Any], Any]

JSON_TYPES = (str, int, float, bool, object, type(None))


def pack(record: object) -> str:
    """A record as one line of JSON; the same record gives the same bytes."""
    return json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":"))


def unpack(kind: type[T], packed: str) -> T:
    """The record that was packed; a field that is missing has its default (it was written before the field was)."""
    found: T = from_json(kind, json.loads(packed))
    return found


def to_json(record: object) -> Any:
    """A record as lists, mappings, texts and numbers; spans as [start, end]."""
    if isinstance(record, Span):
        return [record.start, record.end]
    if isinstance(record, date):
        return record.isoformat()
    if is_dataclass(record) and not isinstance(record, type):
        told = ((one.name, getattr(record, one.name), one) for one in fields(record))
        return {name: to_json(value) for name, value, one in told if not _at_default(value, one)}
    if isinstance(record, tuple | list):
        return [to_json(one) for one in record]
    if isinstance(record, Mapping):
        return {str(key): to_json(value) for key, value in sorted(record.items())}
    return record


def from_json(kind: Any, value: Any) -> Any:
    """What ``to_json`` made of a record of that type, as the record again."""
    return _reader(kind)(value)


def _at_default(value: object, one: Field[Any]) -> bool:
    if one.name == "kind" and one.default is not MISSING:
        return False  # tells the facets apart
    if one.default is not MISSING:
        return bool(value == one.default) and type(value) is type(one.default)
    return one.default_factory is not MISSING and value == one.default_factory()


@cache
def _reader(kind: Any) -> Way:
    origin = get_origin(kind)
    if kind is Span:
        return lambda value: Span(*value)
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(kind))
    if origin is Literal or kind in JSON_TYPES or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return _as_it_is
    raise TypeError(f"saw a field of type {kind}, which no record is packed with; teach it to codec.py")


def _dataclass_reader(kind: type) -> Way:
    hints = get_type_hints(kind)
    inner: dict[str, Way] = {}

    def read(value: dict[str, Any]) -> Any:
        given = dict(value)
        for name, one in value.items():
            if name not in inner:
                inner[name] = _reader(hints[name])
            way = inner[name]
            if way is not _as_it_is:
                given[name] = way(one)
        return kind(**given)

    return read


def _as_it_is(value: Any) -> Any:
    return value


def _tuple_reader(parts: tuple[Any, ...]) -> Way:
    if len(parts) == 2 and parts[1] is Ellipsis:
        one = _reader(parts[0])
        return tuple if one is _as_it_is else lambda value: tuple([one(each) for each in value])
    readers = tuple(_reader(part) for part in parts)
    return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))


def _union_reader(parts: tuple[Any, ...]) -> Way:
    """One type or None, or several records told apart by their field ``kind``."""
    held = [part for part in parts if part is not type(None)]
    if len(held) == 1:
        only = _reader(held[0])
        if only is _as_it_is:
            return only
        return lambda value: None if value is None else only(value)
    by_kind = {get_args(get_type_hints(part)["kind"])[0]: _reader(part) for part in held}
    return lambda value: by_kind[value["kind"]](value)
