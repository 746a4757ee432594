"""One mention of a voice, as far as its own words tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records import Kind, Span
from sayso.sources.media import plain
from sayso.sources.nouns import Noun, Number

Form = Literal["pronoun", "hedge", "name", "description"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a mention tells by its own words; ``kind`` and ``named`` are None where the words leave them
    open.

    ``name`` is the name in it, or the description; ``title`` what describes a named person or body;
    ``gender`` is m, f or "" (for pronouns: what they ask for); ``reporter`` marks a medium's own
    correspondent; ``proper`` a name somewhere in it.
    """

    span: Span
    words: str
    name: str
    form: Form = "description"
    kind: Kind | None = None
    named: bool | None = None
    number: Number = "one"
    gender: str = ""
    definite: bool = False
    indefinite: bool = False
    noun: Noun | None = None
    title: str = ""
    reporter: bool = False
    proper: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The words of the name in lower case, without stops and possessive endings."""
        return tuple(plain(self.name).split())
