"""Bodies that speak under a common name: which one "the Varnian navy" or "a police spokesman" means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.resources import read_lines, read_table

STATE = "state"
"""The word for a state that speaks as such: "Varnia", "the Varnian government", "Varnian officials"."""

_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The kind of body by its first name in the list, and what tells it from others of its kind.

    A state among the latter stands under its own name whichever adjective or capital was used.
    """

    word: str
    which: frozenset[str]


@cache
def body_called(name: str) -> Body | None:
    """The body that a name means or speaks from; None where it is none of the list."""
    words = _stated(words_of_name(name))
    for form, body in _bodies():
        for at in range(len(words) - len(form) + 1):
            if tuple(words[at : at + len(form)]) == form:
                rest = words[:at] + words[at + len(form) :]
                return Body(body, _telling_apart(rest))
    left = _telling_apart(words)
    states = frozenset(word for word in left if word.startswith("@"))
    return Body(STATE, states) if states and states == left else None


@cache
def classes_in(name: str) -> frozenset[str]:
    """What the words of a name say of the voice: official, bystander, vague, spokesman, insider."""
    return frozenset(_classes()[word] for word in words_of_name(name) if word in _classes())


@cache
def is_one_official(name: str) -> bool:
    """Whether the name has a word for a single official: "an army officer", not "army officers"."""
    return any(_classes().get(word) == "official" and not word.endswith("s") for word in words_of_name(name))


def words_of_name(name: str) -> list[str]:
    """The words of a name in lower case, without possessives."""
    words = (word.casefold().replace("’", "'").strip("'-") for word in _WORD.findall(name.replace(".", "")))
    return [word.removesuffix("'s") for word in words if word]


def _telling_apart(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in _fillers() and word not in _classes())


@cache
def _bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every form of a body with the first form, longest first."""
    rows = (line.split("|") for line in read_lines("provenance_bodies.txt"))
    pairs = [(tuple(form.split()), names[0]) for names in rows for form in names]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _classes() -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in read_table("provenance_voices.tsv")}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(read_lines("provenance_fillers.txt"))


@cache
def _states() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the forms that begin with it, longest first, with the state they mean."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("sources_states.tsv"):
        cells = "|".join((row["state"], row["adjectives"], row["names"], row["seats"]))
        for form in {tuple(words_of_name(cell)) for cell in cells.split("|") if cell}:
            found.setdefault(form[0], []).append((form, f"@{row['state']}"))
    return {
        first: tuple(sorted(forms, key=lambda one: (-len(one[0]), one))) for first, forms in found.items()
    }


def _stated(words: Sequence[str]) -> list[str]:
    """The words with every form of a state replaced by one word for it."""
    out: list[str] = []
    at = 0
    while at < len(words):
        forms = _states().get(words[at], ())
        form, state = next((one for one in forms if tuple(words[at : at + len(one[0])]) == one[0]), ((), ""))
        out.append(state or words[at])
        at += max(1, len(form))
    return out
