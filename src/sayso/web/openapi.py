"""The description of every address for programs (OpenAPI 3.1), made from the table that serves them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from inspect import getdoc
from typing import Any

from sayso.web.asking import Action, Download, Entry, Parameter, Row

Described = dict[str, Any]

_PART = re.compile(r"\{(\w+)\}")


def description(table: Iterable[Row]) -> Described:
    """Every address with what it takes and what it answers."""
    paths: Described = {}
    for row in table:
        path = row.path if isinstance(row, Download) else f"{row.path}.json"
        paths.setdefault(path, {})["post" if isinstance(row, Action) else "get"] = _operation(row)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sayso desk", "version": version("sayso")},
        "paths": dict(sorted(paths.items())),
    }


def _operation(row: Row) -> Described:
    if isinstance(row, Download):
        told = _summary(row.fetch)
        return {
            **told,
            "parameters": _places(row.path),
            "responses": _answers("application/octet-stream", {}),
        }
    if isinstance(row, Entry):
        queries = [_query(one) for one in row.takes]
        shape = _shape(row.shape)
        return {
            **_summary(row.show),
            "parameters": [*_places(row.path), *queries],
            "responses": _answers("application/json", shape),
        }
    return {
        **_summary(row.act),
        "parameters": [*_places(row.path), _header()],
        "requestBody": {"content": {"multipart/form-data": {"schema": _form(row.takes)}}},
        "responses": _answers("application/json", _shape(row.shape)),
    }


def _summary(function: Any) -> Described:
    return {"summary": (getdoc(function) or "").split("\n\n")[0].replace("\n", " ")}


def _places(path: str) -> list[Described]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PART.findall(path)
    ]


def _query(one: Parameter) -> Described:
    return {"name": one.name, "in": "query", "description": one.means, "schema": _kind(one)}


def _kind(one: Parameter) -> Described:
    return {"type": "array", "items": {"type": "string"}} if one.many else {"type": "string"}


def _header() -> Described:
    means = "The token of this process, from /case.json; without it no change is made."
    return {
        "name": "X-Sayso-Form",
        "in": "header",
        "required": True,
        "description": means,
        "schema": {"type": "string"},
    }


def _form(takes: Iterable[Parameter]) -> Described:
    return {
        "type": "object",
        "properties": {one.name: {**_kind(one), "description": one.means} for one in takes},
    }


def _shape(names: Mapping[str, str]) -> Described:
    properties = {name: {"description": means} for name, means in names.items()}
    return {"schema": {"type": "object", "properties": properties}}


def _answers(kind: str, content: Described) -> Described:
    return {
        "200": {"description": "As asked.", "content": {kind: content}},
        "404": {"description": "The case has nothing under that id."},
    }
