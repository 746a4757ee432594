"""The templates of the desk: everything escaped, everything read made harmless, pictures of ours as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.export.words import plural, safe

Named = Mapping[str, str]
"""What readers call reports, by id."""


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
    """A sentence of ours in which the ids of reports become their names, each a link to its report."""
    return Markup("").join(_piece(one, names) for one in _pieces(safe(text), names))


def _pieces(text: str, names: Named) -> Iterable[str]:
    if not names:
        return [text]
    ids = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.split(f"({ids})", text)


def _piece(text: str, names: Named) -> Markup:
    if text not in names:
        return escape(text)
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(address(text, "reports"), names[text])
