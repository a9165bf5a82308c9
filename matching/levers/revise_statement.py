"""Revise the statement of purpose, where the home truly can do what it would then say, and tell HMCI."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from matching.findings import Gap, GapKind
from matching.lever import Change, Opening, by_part, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.child import age_on
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.statement import (
    Answer,
    NeedStated,
    Position,
    SexServed,
    Stated,
    StatementOfPurpose,
    StayKind,
    StayLength,
    stated_on,
)

ID = "revise-statement"
NEED = "need:"
FIELD = "statement:"

Revision = Callable[[StatementOfPurpose, Match, Sequence[Gap]], StatementOfPurpose]


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each need or field of the statement that stands in the way."""
    for part, lacking in by_part(of_kind(openings, GapKind.VARIATION)).items():
        gaps = tuple(o.gap for o in lacking)
        if part.startswith(NEED):
            need, level = part.removeprefix(NEED), max(g.amount for g in gaps)
            what = f"to take {match.needs[need].name.lower()} to level {level}"
            yield _change(match, lacking, what, partial(_need, need=need, level=level))
        elif part.removeprefix(FIELD) in _FIELDS and part.startswith(FIELD):
            words, revise = _FIELDS[part.removeprefix(FIELD)]
            yield _change(match, lacking, words, revise)


def _change(match: Match, lacking: list[Opening], what: str, revise: Revision) -> Change:
    gaps = tuple(o.gap for o in lacking)

    def revised(home: Home) -> Home:
        return home.model_copy(update={"statement": revise(home.statement, match, gaps)})

    return Change(
        id=f"{ID}:{gaps[0].part}",
        lever=ID,
        what=f"Revise the statement of purpose {what}, if the home truly can, and send the revision to HMCI.",
        by=Role.REGISTERED_MANAGER,
        days=match.policy["days_to_revise_the_statement"],
        answers=keys(lacking),
        apply=partial(with_home, urn=match.home.urn, change=revised),
    )


def _version(match: Match, value: Any) -> tuple[Stated[Any], ...]:
    return (Stated[Any](value=value, effective=match.on),)


def _need(
    statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap], *, need: str, level: int
) -> StatementOfPurpose:
    position = Position(answer=Answer.CAN, to_level=level)
    others = tuple(n for n in statement.needs if n.need != need)
    stated = NeedStated(need=need, versions=(Stated[Position](value=position, effective=match.on),))
    return statement.model_copy(update={"needs": (*others, stated)})


def _ages(statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap]) -> StatementOfPurpose:
    held, born = stated_on(statement.ages, match.on), match.child.date_of_birth
    if held is None or born is None:
        return statement
    return statement.model_copy(update={"ages": _version(match, held.value.widened_to(age_on(born, match.start)))})


def _sex(statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap]) -> StatementOfPurpose:
    return statement.model_copy(update={"sex": _version(match, SexServed.ANY)})


def _number(statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap]) -> StatementOfPurpose:
    held = stated_on(statement.number, match.on)
    more = (held.value if held else 0) + max(g.amount for g in gaps)
    return statement.model_copy(update={"number": _version(match, more)})


def _kinds(statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap]) -> StatementOfPurpose:
    held = stated_on(statement.kinds_of_stay, match.on)
    kinds: tuple[StayKind, ...] = (*(held.value if held else ()), match.referral.kind)
    return statement.model_copy(update={"kinds_of_stay": _version(match, kinds)})


def _length(statement: StatementOfPurpose, match: Match, gaps: Sequence[Gap]) -> StatementOfPurpose:
    return statement.model_copy(update={"stay_length": _version(match, StayLength())})


_FIELDS: dict[str, tuple[str, Revision]] = {
    "ages": ("to take a child of this age", _ages),
    "sex": ("to take any sex", _sex),
    "number": ("to state a larger number of children", _number),
    "kinds_of_stay": ("to offer this kind of stay", _kinds),
    "stay_length": ("to offer a stay of this length", _length),
}
