"""Finds the names in a report: runs of capital words, with the small words and articles inside them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.facets.gazetteer import countries
from sayso.facets.keys import plain
from sayso.facets.name_runs import Name, loud_tokens, name_of, runs_of, word_end
from sayso.facets.name_words import bare, bodies, groups, heads, small_words, titles
from sayso.facets.tokens import Tokens
from sayso.facets.words import is_common

SET_OFF = frozenset({"in", "near", "at", "from", "of", "outside"})


def find_names(text: str, tokens: Tokens, known: Iterable[str] = ()) -> tuple[Name, ...]:
    """The names of a text, in order. ``known``: names that count wherever they stand (aliases).

    Ordinary words that have their capital from the head of a sentence or from a headline are left out,
    unless the same run of words is a name elsewhere in the report.
    """
    loud = loud_tokens(tokens)
    runs = runs_of(text, tokens, loud)
    sure = {
        name.text
        for name in runs
        if not name.opens and not name.loud and _is_name(name) and not _shouted(name)
    }
    sure |= set(known)
    lower = {token.text for token in tokens if token.kind == "word" and not token.capital}
    pieces = (
        piece for name in runs for piece in (_pieces(text, tokens, name, sure) if name.loud else (name,))
    )
    kept = (_settled(text, tokens, name, sure, lower) for name in pieces)
    return tuple(name for name in kept if name is not None)


# -- which of them are names ---------------------------------------------------------------------


def _is_name(name: Name) -> bool:
    words = name.words
    if len(words) > 1:
        return True
    word = words[0]
    if plain(word) in countries() and not name.opens and not name.loud:
        return True
    if word.lower().replace("’", "'").split("'")[0] in small_words() or len(word) < 2:
        return False
    return word.isupper() or not is_common(word.lower())


def _settled(text: str, tokens: Tokens, name: Name, sure: set[str], lower: set[str]) -> Name | None:
    """The name without ordinary words at its head; None where nothing is left of it."""
    while True:
        if name.text in sure or name.text.lower() in bodies():
            return name
        head = tokens[name.first]
        ordinary = bare(head).split("'")[0] in small_words() or (
            (head.opens or name.loud) and is_common(head.low) and not head.text.isupper()
        )
        if not ordinary:
            break
        if (
            bare(head) not in small_words()
            and len(name.words) > 1
            and not name.loud
            and not _stands_alone(name, sure, lower)
        ):
            return name
        rest = _without_head(text, tokens, name)
        if rest is None:
            return None
        name = rest
    return name if (_is_name(name) or _is_set_off(tokens, name)) and not _shouted(name) else None


def _is_set_off(tokens: Tokens, name: Name) -> bool:
    """Whether an ordinary word with a capital stands like a town: "in Nice, France"."""
    before = tokens[name.first - 1].low if name.first and not name.loud else ""
    after = tokens[name.last : name.last + 2]
    return before in SET_OFF and len(after) == 2 and after[0].text == "," and after[1].capital


def _stands_alone(name: Name, sure: set[str], lower: set[str]) -> bool:
    """Whether the run without its first word is a name elsewhere, or its first word an ordinary one
    elsewhere."""
    rest = " ".join(name.words[1:])
    return rest in sure or (name.words[0].lower() in lower and not is_common(name.words[1].lower()))


def _without_head(text: str, tokens: Tokens, name: Name) -> Name | None:
    for at in range(name.first + 1, name.last):
        if word_end(tokens, at) is not None:
            rest = name_of(text, tokens, at, name.last, frozenset())
            return Name(rest.first, rest.last, rest.start, rest.end, rest.text, False, name.loud)
    return None


def _pieces(text: str, tokens: Tokens, name: Name, sure: set[str]) -> list[Name]:
    """A run in a headline, cut at the ordinary words: of "US Forces Steal Gold" the first two."""
    if name.text in sure or name.text.lower() in bodies():
        return [name]
    found: list[Name] = []
    first = name.first
    for at in range(name.first, name.last + 1):
        if at < name.last and not _cuts(tokens, at, first):
            continue
        if first < at and tokens[first].kind == "word":
            piece = name_of(text, tokens, first, at, frozenset())
            found.append(
                Name(first, at, piece.start, piece.end, piece.text, name.opens and first == name.first, True)
            )
        first = at + 1
    return found


def _cuts(tokens: Tokens, at: int, first: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or token.text.isupper() or not is_common(bare(token)):
        return False
    return at == first or (
        bare(token) not in heads() and bare(token) not in groups() and bare(token) not in titles()
    )


def _shouted(name: Name) -> bool:
    """Whether it is a word in capitals that is no abbreviation."""
    words = [word.lower() for word in name.words]
    return name.text.isupper() and all(is_common(word) for word in words) and max(map(len, words)) > 3
