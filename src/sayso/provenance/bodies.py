"""Bodies that speak under a common name: which one "the Varnian navy" or "a police spokesman" means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.resources import read_lines, read_table

STATE = "state"
"""The word for a state that speaks as such: "Varnia", "the Varnian government", "Varnian officials"."""

HOLDING = frozenset({"office", "official", "spokesman", "role"})
"""Classes of nouns in sources_nouns.tsv that mean people by what they are to a body."""

BODY_CLASSES = frozenset({"body", "state"})
"""Classes of nouns that mean a body."""

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
    ranked = max((at for at, word in enumerate(words) if word in _ranks()), default=None)
    words = words if ranked is None else words[: ranked + 1]
    for form, body in _bodies():
        for at in range(len(words) - len(form) + 1):
            if tuple(words[at : at + len(form)]) == form:
                rest = words[:at] + words[at + len(form) :]
                return Body(body, _telling_apart(rest))
    if ranked is not None:
        return Body(_ranks()[words[-1]], _telling_apart(words))
    left = _telling_apart(words)
    states = frozenset(word for word in left if word.startswith("@"))
    return Body(STATE, states) if states and states == left else None


def office_called(name: str) -> str:
    """The words of a person's name that are an office: "Velmora Police Constable" of "… Constable Dana Orel"."""
    words = name.split()
    last = max((at for at, word in enumerate(words) if is_title(word)), default=-1)
    return " ".join(words[: last + 1])


@cache
def is_of_an_office(word: str) -> bool:
    """Whether a word can stand in the description of an office: "police", "spokesman", "of", "board"."""
    return is_filler(word) or is_post(word) or _low(word) in body_nouns()


@cache
def is_post(word: str) -> bool:
    """Whether a word by itself is a title, or says what somebody is to a body: "engineer", "director"."""
    return is_title(word) or _low(word) in holders()


def is_filler(word: str) -> bool:
    """Whether a word tells nothing apart: "the", "said", "Monday"."""
    return _low(word) in _fillers()


def is_title(word: str) -> bool:
    """Whether a word by itself is a post, a rank, or a body's: "spokesman", "constable", "police"."""
    low = _low(word)
    return _classes().get(low) in ("official", "spokesman") or low in _ranks() or low in _body_words()


@cache
def holders() -> frozenset[str]:
    """Nouns for who holds an office or a post, who speaks for a body or works there."""
    return nouns_of(HOLDING) - _bystanders()


@cache
def speakers() -> frozenset[str]:
    """Nouns for who speaks for a body by his post: "director", "spokesman"; nobody who only works there."""
    return nouns_of(HOLDING - {"role"}) - _bystanders()


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that head the name of a body: "board", "ministry"."""
    return nouns_of(BODY_CLASSES)


@cache
def nouns_of(classes: frozenset[str]) -> frozenset[str]:
    """The nouns of some classes in the table of nouns for sources."""
    return frozenset(row["noun"] for row in read_table("sources_nouns.tsv") if row["class"] in classes)


@cache
def _bystanders() -> frozenset[str]:
    return frozenset(word for word, sort in _classes().items() if sort == "bystander")


def _low(word: str) -> str:
    return next(iter(words_of_name(word)), "")


@cache
def telling_words(name: str) -> frozenset[str]:
    """The words that tell one office from another of its kind: "velmora" of "the governor of Velmora"."""
    return _telling_apart(_stated(words_of_name(name)))


@cache
def posts_in(name: str) -> frozenset[str]:
    """The words of an office: "governor" of "Velmora governor"."""
    return frozenset(word for word in words_of_name(name) if _classes().get(word) == "official")


@cache
def classes_in(name: str) -> frozenset[str]:
    """What the words of a name say of the voice: official, bystander, vague, spokesman, insider, medium."""
    return frozenset(_classes()[word] for word in words_of_name(name) if word in _classes())


@cache
def is_one_official(name: str) -> bool:
    """Whether the name has a word for a single official: "an army officer", not "army officers"."""
    return any(_classes().get(word) == "official" and not word.endswith("s") for word in words_of_name(name))


@cache
def is_hedge(name: str) -> bool:
    """Whether a voice is only "reportedly", "I am told": somebody whom the words do not show at all."""
    words = words_of_name(name)
    plain = [word for word in words if _hearsay().get(word) != "idle"]
    return bool(plain) and (name.casefold() in _hedges() or all(map(_is_hearsay, plain)))


@cache
def is_pronoun(name: str) -> bool:
    """Whether a name is only a pronoun that nobody could resolve."""
    return name.casefold() in _pronouns()


def is_first_person(name: str) -> bool:
    """Whether a name is only "I" or "we": whoever writes."""
    return name.casefold() in ("i", "we", "us", "me")


def words_of_name(name: str) -> list[str]:
    """The words of a name in lower case, without possessives."""
    words = (word.casefold().replace("’", "'").strip("'-") for word in _WORD.findall(name.replace(".", "")))
    return [word.removesuffix("'s") for word in words if word]


def _telling_apart(words: Sequence[str]) -> frozenset[str]:
    idle = (_fillers(), _classes(), _ranks())
    return frozenset(word for word in words if not any(word in table for table in idle))


@cache
def _bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every form of a body with the first form, longest first."""
    rows = (line.split("|") for line in read_lines("provenance_bodies.txt"))
    pairs = [(tuple(words_of_name(form)), names[0]) for names in rows for form in names]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def body_forms() -> Iterable[tuple[str, ...]]:
    """The common names of bodies, word by word."""
    return (form for form, _ in _bodies())


@cache
def _body_words() -> frozenset[str]:
    return frozenset(word for form, _ in _bodies() for word in form) - _fillers()


@cache
def _ranks() -> Mapping[str, str]:
    return {row["rank"]: row["body"] for row in read_table("provenance_ranks.tsv")}


@cache
def _classes() -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in read_table("provenance_voices.tsv")}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(read_lines("provenance_fillers.txt"))


@cache
def _hedges() -> frozenset[str]:
    return frozenset(read_lines("sources_hedges.txt"))


def _is_hearsay(word: str) -> bool:
    return word in _hedges() or _hearsay().get(word) == "hearsay"


@cache
def _hearsay() -> Mapping[str, str]:
    return {row["word"]: row["class"] for row in read_table("provenance_hearsay.tsv")}


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("sources_pronouns.tsv"))


@cache
def _states() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the forms that begin with it, longest first, with the state they mean."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("sources_states.tsv"):
        cells = "|".join((row["state"], row["adjectives"], row["names"], row["seats"]))
        forms = {tuple(words_of_name(cell)) for cell in cells.split("|") if cell}
        forms |= {(f"{form[0]}s",) for form in forms if len(form) == 1}
        for form in forms:
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
