"""The formats that other programs read: their names, and what of an account each takes."""

from __future__ import annotations

from collections.abc import Callable

from sayso.export import followthemoney, graphs, markdown, prov, stix, web_annotation
from sayso.records import Account

FORMATS: dict[str, Callable[[Account], str]] = {
    "webannotation": web_annotation.annotation_page,
    "prov": prov.prov_json,
    "ftm": followthemoney.entities,
    "stix": stix.bundle,
    "graphml": graphs.graphml,
    "gexf": graphs.gexf,
    "markdown": markdown.summary,
}
"""Each format as one text; the same account gives the same bytes."""
