"""What-if: suppositions in words, and what they change before the count is made anew. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args, get_type_hints

from sayso.errors import InputError
from sayso.records import Account, Claim, Judgement, Report, Source, Statement, Supposition

HOW = "same: VOICE = VOICE, there: OUTLET or REPORT, without: REPORT"
MOST_NAMED = 8
"""Candidates that an error lists."""


def understand(words: str, account: Account) -> Supposition:
    """What a supposition in words means in an account: "same: local sources@wire-1 = residents@paper-2".

    A voice goes by its id, its name, or its name and report; an outlet by its name, a report by its id.
    Raises InputError where nothing or more than one fits.
    """
    what, _, rest = (part.strip() for part in words.partition(":"))
    parts = [part.strip() for part in rest.split("=")] if what == "same" else [rest]
    if what not in get_args(get_type_hints(Supposition)["what"]) or not all(parts):
        raise InputError(f"saw {words!r}, expected {HOW}", where="--suppose")
    if what == "same":
        about = tuple(dict.fromkeys(_voice(part, account) for part in parts))
        if len(about) < 2:
            raise InputError(
                f"saw {words!r}, expected two different voices, with = between", where="--suppose"
            )
        return Supposition("same", about)
    return Supposition("there" if what == "there" else "without", _reports(parts[0], account))


def _voice(words: str, account: Account) -> str:
    name, _, report = (part.strip().casefold() for part in words.partition("@"))
    found = [
        one
        for one in account.sources
        if words == one.id
        or (name in {each.casefold() for each in one.names} and report in ("", (one.report or "").casefold()))
    ]
    if len(found) != 1:
        raise InputError(_unclear(words, found, account), where="--suppose")
    return found[0].id


def _unclear(words: str, found: Sequence[Source], account: Account) -> str:
    near = found or [one for one in account.sources if set(_words(one.name)) & set(_words(words))]
    seen = "several voices are called" if found else "no voice is called"
    names = sorted({f"{one.name}@{one.report}" if one.report else one.name for one in near})
    known = "; ".join(names[:MOST_NAMED])
    return f"{seen} {words!r}; {f'write one of: {known}' if known else 'the account shows how voices are called'}"


def _words(name: str) -> list[str]:
    return name.casefold().replace("@", " ").split()


def _reports(words: str, account: Account) -> tuple[str, ...]:
    low = words.casefold()
    by_id = [one.id for one in account.reports if one.id.casefold() == low]
    found = by_id or [one.id for one in account.reports if (one.publisher or "").casefold() == low]
    if not found:
        known = "; ".join(sorted({one.publisher or one.id for one in account.reports})[:MOST_NAMED])
        raise InputError(
            f"no report and no outlet is called {words!r}; there are: {known}", where="--suppose"
        )
    return tuple(found)


# -- laid over an account ------------------------------------------------------------------------------


def as_judgements(suppositions: Iterable[Supposition]) -> tuple[Judgement, ...]:
    """The suppositions that people could also decide for good, as the judgements they would be."""
    out = []
    for one in suppositions:
        if one.what == "same":
            out.append(Judgement("same-source", one.about))
        elif one.what == "without":
            out += [Judgement("exclude-report", (report,)) for report in one.about]
    return tuple(out)


def with_eyes(statements: Iterable[Statement], suppositions: Iterable[Supposition]) -> tuple[Statement, ...]:
    """The statements, those in the own voice of reports that are supposed to have been there first-hand."""
    there = {report for one in suppositions if one.what == "there" for report in one.about}
    return tuple(
        replace(one, first_hand=True) if one.report in there and not one.chain else one for one in statements
    )


def without_the_gone(account: Account, reports: Sequence[Report], statements: Sequence[Statement]) -> Account:
    """The account with the reports and statements that are left; claims that nobody makes any more go."""
    here, said = {one.id for one in reports}, {one.id: one for one in statements}
    left = [claim for one in account.claims if (claim := _left_of(one, said)) is not None]
    ids = {one.id for one in left}
    return replace(
        account,
        reports=tuple(reports),
        statements=tuple(statements),
        readings=tuple(one for one in account.readings if one.report in here),
        aliases=tuple(one for one in account.aliases if one.report in here),
        claims=tuple(
            replace(one, related=tuple(each for each in one.related if each.claim in ids)) for one in left
        ),
        links=tuple(one for one in account.links if one.a in said and one.b in said),
        reuse=tuple(one for one in account.reuse if one.a in here and one.b in here),
    )


def _left_of(claim: Claim, said: Mapping[str, Statement]) -> Claim | None:
    kept = tuple(one for one in claim.statements if one in said)
    if not kept:
        return None
    wording = claim.wording if claim.wording in kept else kept[0]
    return replace(
        claim, wording=wording, statements=kept, denials=tuple(one for one in claim.denials if one in kept)
    )
