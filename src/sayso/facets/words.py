"""Words by themselves: small closed lists, ordinary English, plurals, nouns for people."""

from __future__ import annotations

from functools import cache, lru_cache

from sayso.resources import read_lines, read_table

ENDINGS = (
    "s", "es", "ed", "d", "ing", "ings", "ly", "er", "r", "ers", "rs", "est", "st", "ness", "nesses", "able",
    "ment", "ments", "less",
)  # fmt: skip
REPLACED = (("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"))
WITH_E = frozenset({"ed", "ing", "er", "es", "est", "able"})
NOT_DOUBLED = frozenset({"s", "es", "ly", "ness", "nesses", "ment", "ments", "less"})
"""Endings before which no letter is doubled: "cannes" is not from "can"."""
SHORTEST = 3
DEEPEST = 3
"""Endings that are taken off one after the other: "carelessly", "careless", "care"."""

NO_MEN = frozenset(
    {"specimen", "regimen", "abdomen", "acumen", "yemen", "human", "german", "roman", "ottoman"}
)
"""Words that end in -men or -man and are no such people."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a small closed list, in lower case; an unknown list is a ``KeyError``."""
    lists = {row["list"]: row["words"] for row in read_table("facets_words.tsv")}
    return frozenset(lists[name].split(" "))


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of a shipped list, to look a word up in."""
    return frozenset(read_lines(name))


# -- ordinary English ----------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word (in lower case) is in a small English dictionary, endings taken off."""
    if not word.isascii():
        return False
    left = {word.removesuffix("'s")}
    for _ in range(DEEPEST):
        if left & entries("facets_common_words.txt"):
            return True
        left = {stem for one in left for stem in stems(one)}
    return False


def stems(word: str) -> set[str]:
    """What a word may be an inflection or derivation of."""
    found = {word[: -len(old)] + new for old, new in REPLACED if word.endswith(old)}
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST:
            continue
        found.add(stem)
        if ending in WITH_E:
            found.add(stem + "e")
        if len(stem) > SHORTEST and stem[-1] == stem[-2] and ending not in NOT_DOUBLED:
            found.add(stem[:-1])
    return found


# -- nouns ---------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def is_plural(word: str) -> bool:
    """Whether a word, as written, looks like a plural noun."""
    low = word.lower()
    if low in entries("facets_plurals.txt"):
        return True
    regular = len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))
    return regular and not word.isupper()


@cache
def _people() -> dict[str, str]:
    """The plural of each noun for people by both of its forms."""
    pairs = [line.split("|") for line in read_lines("facets_people.txt")]
    return {form: pair[0] for pair in pairs for form in pair}


def is_people(word: str) -> bool:
    """Whether a word (in lower case) means people: a plural, or an irregular singular."""
    return word in _people() or (len(word) > 4 and word.endswith("men") and word not in NO_MEN)


def is_person(word: str) -> bool:
    """Whether a word (in lower case) means one person: "pilot", "woman"."""
    return is_people(plural_of(word)) and plural_of(word) != word


def plural_of(noun: str) -> str:
    """The plural of a counted noun, so that "one soldier" and "two soldiers" count the same."""
    if noun in _people():
        return _people()[noun]
    if len(noun) > 4 and noun.endswith(("man", "men")) and noun not in NO_MEN:
        return noun[:-2] + "en"
    if noun in entries("facets_plurals.txt") or noun.endswith("s"):
        return noun
    if noun.endswith("y") and len(noun) > 2 and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh", "z")) else "s")
