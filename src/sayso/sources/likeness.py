"""Which names mean one somebody, and why: the pairs that are merged, each with its reason in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.records import MEDIA, Alias
from sayso.sources import media, states
from sayso.sources.faces import Face, Key
from sayso.sources.lists import listed
from sayso.sources.spelling import ALIKE_ALONE, body_key, letters, skeletons, spelled_alike
from sayso.text import is_contraction

Pair = tuple[Key, Key, str]

NAME_ENDINGS = listed("name endings")
TWO = 2


def pairs(found: Mapping[Key, Face], aliases: Iterable[Alias]) -> Iterator[Pair]:
    """The pairs of names that are merged, with the reason; a name that could go to two is left alone."""
    general = [face for face in found.values() if not face.scope]
    bodies = [face for face in general if face.key[0] == "body"]
    people = [face for face in general if face.key[0] == "person"]
    yield from _blocks(bodies, _medium_key, "the table of agencies and outlets")
    yield from _blocks(bodies, _known_key, "the tables of states and bodies")
    yield from _by_alias(bodies, aliases)
    yield from _blocks(
        bodies, lambda face: " ".join(body_key(face.plain)), "the same words in another order or spelling"
    )
    yield from _by_short_name(bodies)
    yield from _contracted(bodies)
    yield from _spelled(bodies)
    yield from _spelled(people)
    yield from _shortened(people)
    yield from _by_initials(people)


def _blocks(some: Sequence[Face], key: Callable[[Face], str], why: str) -> Iterator[Pair]:
    """Pairs of neighbours within each group of faces with one key."""
    groups: dict[str, list[Face]] = defaultdict(list)
    for face in some:
        if key(face):
            groups[key(face)].append(face)
    for group in groups.values():
        for a, b in pairwise(group):
            yield a.key, b.key, _reason(a, b, why)


def _reason(a: Face, b: Face, why: str) -> str:
    return f"“{_name(a)}” and “{_name(b)}”: {why}"


def _name(face: Face) -> str:
    return min(face.names, key=lambda name: (-face.names[name], name))


def _medium_key(face: Face) -> str:
    only = media.only(face.plain)
    return f"{only.name}|{only.country}" if only and only.kind in MEDIA else ""


def _known_key(face: Face) -> str:
    known = states.known(_name(face))
    return known.name if known else ""


def _by_alias(bodies: Sequence[Face], aliases: Iterable[Alias]) -> Iterator[Pair]:
    """Names that a report says mean the same, where all reports that say so agree."""
    by_plain = {face.plain: face for face in bodies}
    said: dict[str, dict[str, str]] = defaultdict(dict)
    for alias in sorted(aliases, key=lambda one: (one.report, one.span)):
        first, *others = (media.plain(name) for name in alias.names)
        for other in others:
            said[other].setdefault(first, alias.report)
    for other, firsts in sorted(said.items()):
        groups = {" ".join(body_key(first)) for first in firsts}
        for first, report in sorted(firsts.items()) if len(groups) == 1 else ():
            if first in by_plain and other in by_plain:
                yield (
                    by_plain[first].key,
                    by_plain[other].key,
                    f"“{_name(by_plain[other])}” is “{_name(by_plain[first])}” in {report}",
                )


def _by_short_name(bodies: Sequence[Face]) -> Iterator[Pair]:
    """A body under the shorter name by which another report goes on with it, where all that do so agree."""
    by_plain = {face.plain: face for face in bodies}
    said: dict[str, list[Face]] = defaultdict(list)
    for face in bodies:
        for short in sorted(face.shorts):
            said[short].append(face)
    for short, fulls in sorted(said.items()):
        if short in by_plain and len({body_key(full.plain) for full in fulls}) == 1:
            for full in fulls:
                why = f"{full.shorts[short]} goes on with the shorter name"
                yield by_plain[short].key, full.key, _reason(by_plain[short], full, why)


def _contracted(bodies: Sequence[Face]) -> Iterator[Pair]:
    """An agency or outlet under a name made of the beginnings of its full one, where only one fits."""
    houses = [face for face in bodies if MEDIA & face.kinds.keys()]
    fulls: dict[str, list[Face]] = defaultdict(list)
    for face in houses:
        if " " in face.plain:
            fulls[face.plain[0]].append(face)
    for face in houses:
        fits = [one for one in fulls[face.plain[:1]] if is_contraction(_name(face), _name(one))]
        if len({body_key(one.plain) for one in fits}) == 1:
            for one in fits:
                yield face.key, one.key, _reason(face, one, "put together from the beginnings of its words")


def _spelled(some: Sequence[Face]) -> Iterator[Pair]:
    """Names of two words or more that are two spellings of one."""
    groups: dict[str, list[Face]] = defaultdict(list)
    for face in some:
        if len(letters(face.plain).split()) > 1:
            groups[skeletons(face.plain)].append(face)
    for group in groups.values():
        for at, a in enumerate(group):
            for b in group[at + 1 :]:
                if spelled_alike(a.plain, b.plain):
                    yield a.key, b.key, _reason(a, b, "two spellings of one name")


def _shortened(people: Sequence[Face]) -> Iterator[Pair]:
    """A surname alone, or with an initial, goes to the one full name that it can shorten.

    Names that stand in one report were told apart, or left open, when that report was read: they are not
    merged here.
    """
    full = [face for face in people if len(face.plain.split()) > 1 and len(face.plain.split()[0]) > 1]
    by_tail = _indexed(
        full, lambda name: {skeletons(name.split()[-1]), skeletons(" ".join(name.split()[-2:]))}
    )
    for face in people:
        fits = [one for one in by_tail.get(_tail(face.plain), ()) if _shortens(face, one)]
        if len({skeletons(_first_and_last(one.plain)) for one in fits}) == 1:
            for one in fits:
                yield face.key, one.key, _reason(face, one, "no other full name with this surname")
    yield from _middle_names(full)


def _indexed(some: Sequence[Face], keys: Callable[[str], set[str]]) -> Mapping[str, list[Face]]:
    index: dict[str, list[Face]] = defaultdict(list)
    for face in some:
        for key in sorted(keys(face.plain)):
            index[key].append(face)
    return index


def _tail(name: str) -> str:
    """The skeleton of a surname, without the initial before it."""
    words = name.split()
    return skeletons(" ".join(words[1:] if len(words) > 1 and len(words[0]) == 1 else words))


def _first_and_last(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}"


def _middle_names(full: Sequence[Face]) -> Iterator[Pair]:
    """ "Anna Maria Rey" and "Anna Rey", where no other Anna … Rey is named."""
    long = _indexed(
        [face for face in full if len(face.plain.split()) > 2],
        lambda name: {skeletons(_first_and_last(name))},
    )
    for face in full:
        if len(face.plain.split()) != 2:
            continue
        fits = [one for one in long.get(skeletons(face.plain), ()) if _alike_without_middle(face, one)]
        if len({skeletons(one.plain) for one in fits}) == 1:
            for one in fits:
                yield face.key, one.key, _reason(face, one, "first name and surname are the same")


def _by_initials(people: Sequence[Face]) -> Iterator[Pair]:
    """ "W. Anna Rey", "Anna M. Rey Jr." and "Anna Rey", where nobody of that name has another initial."""
    groups: dict[str, list[Face]] = defaultdict(list)
    for face in people:
        groups[_parts(face.plain)[0]].append(face)
    for core, group in groups.items():
        told = [_parts(face.plain)[1:] for face in group]
        if " " in core and all(
            len({part for part in parts if part}) < TWO for parts in zip(*told, strict=True)
        ):
            for a, b in pairwise(group):
                yield a.key, b.key, _reason(a, b, "the same but for an initial or a name ending")


def _parts(name: str) -> tuple[str, str, str]:
    """A person's name without initials, "Jr." and the like; its initials; and what was at its end."""
    words, ending = name.split(), ""
    while len(words) > 1 and words[-1] in NAME_ENDINGS:
        ending = words.pop()
    whole = [word for word in words if len(word) > 1]
    if len(whole) < TWO:
        return " ".join(words), "", ending
    return " ".join(whole), " ".join(word for word in words if len(word) == 1), ending


def _alike_without_middle(short: Face, long: Face) -> bool:
    return spelled_alike(_first_and_last(long.plain), short.plain) and not short.reports & long.reports


def _shortens(short: Face, full: Face) -> bool:
    """Whether a surname, perhaps behind an initial, is the end of a full name in some spelling."""
    words, whole = short.plain.split(), full.plain.split()
    if short.reports & full.reports:
        return False
    if len(words) > 1 and len(words[0]) == 1:
        rest = words[1:]
        return words[0] == whole[0][0] and spelled_alike(
            " ".join(rest), " ".join(whole[-len(rest) :]), least=ALIKE_ALONE
        )
    tail = " ".join(whole[-len(words) :])
    return (
        len(words) < len(whole)
        and len(words) <= 2
        and (tail == short.plain or spelled_alike(short.plain, tail, least=ALIKE_ALONE))
    )
