"""The templates of the desk: everything escaped, everything read made harmless, pictures of ours as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.export.words import plural, safe

Named = Mapping[str, str]
"""What readers call reports, by id."""

_WORD = re.compile(r"(?P<open> \()?(?P<id>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?(open)(?P<close>\))?)")
"""What can be the id of a report: letters, digits and hyphens (see store.keep.id_of), in brackets or not."""


def render(template: str, values: Mapping[str, object]) -> str:
    """A page as HTML."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    ours = ChoiceLoader(
        [PackageLoader("sayso.web"), PrefixLoader({"account": PackageLoader("sayso.export")})]
    )
    made = Environment(
        loader=ours,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters |= {"to": address, "many": plural, "asked": _query, "named": named}
    return made


def _harmless(value: object) -> object:
    """Every text that enters a page loses what a browser could stumble over; markup of ours stays."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def address(id: str, room: str) -> str:
    """The address of a thing: ``{{ claim.id|to("claims") }}``."""
    return f"/{room}/{quote(id, safe='')}"


def _query(values: Mapping[str, object]) -> str:
    """A query with what is set in it, "?" included; empty where nothing is."""
    told = {name: value for name, value in values.items() if value not in ("", None, False)}
    return f"?{urlencode(told)}" if told else ""


def named(text: str, names: Named) -> Markup:
    """A sentence of ours in which the ids of reports become their names, each a link to its report.

    Where the name stands before its id, the two become one: "Harbour Post (harbour-post-1a2b3c4d)".
    """
    safely = safe(text)
    out, at = Markup(""), 0
    for found in _WORD.finditer(safely) if names else ():
        id = found["id"][:1].lower() + found["id"][1:]
        if id not in names:
            continue
        link = Markup('<a href="{}"><bdi>{}</bdi></a>').format(address(id, "reports"), names[id])
        double = found["open"] and safely[at : found.start()].endswith(names[id])
        before = safely[at : found.start() - (len(names[id]) if double else 0)]
        bracket = "" if double else found["open"] or ""
        out += escape(before) + bracket + link + ("" if double else found["close"] or "")
        at = found.end()
    return out + escape(safely[at:])
