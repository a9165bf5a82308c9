"""Seek a variation of the registration, or revise the statement of purpose, where the home truly can meet the need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from matching.findings import Gap, GapKind
from matching.lever import Change, Opening, by_part, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.child import age_on
from matching.world.facts import Role
from matching.world.home import AgesCondition, Home, PlacesCondition, SexCondition
from matching.world.statement import Ages, Answer, NeedStated, Position, SexServed, Stated

ID = "variation"
NEED = "need:"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each condition or need that stands in the way and that such a step could widen."""
    for part, lacking in by_part(of_kind(openings, GapKind.VARIATION)).items():
        if part.startswith(NEED):
            yield _revision(match, part.removeprefix(NEED), lacking)
        elif part in _WIDEN:
            yield _variation(match, part, lacking)


def _revision(match: Match, need: str, lacking: list[Opening]) -> Change:
    level = max(o.gap.amount for o in lacking)
    return Change(
        id=f"{ID}:{NEED}{need}",
        lever=ID,
        what=f"Revise the statement of purpose to take {match.needs[need].name.lower()} to level {level}, if the home "
        "can truly meet it, and send the revision to HMCI.",
        by=Role.REGISTERED_MANAGER,
        days=match.policy["days_to_revise_the_statement"],
        answers=keys(lacking),
        apply=partial(with_home, urn=match.home.urn, change=partial(_stating, match=match, need=need, level=level)),
    )


def _stating(home: Home, match: Match, need: str, level: int) -> Home:
    position = Position(answer=Answer.CAN, to_level=level)
    stated = NeedStated(need=need, versions=(Stated[Position](value=position, effective=match.on),))
    others = tuple(n for n in home.statement.needs if n.need != need)
    return home.model_copy(update={"statement": home.statement.model_copy(update={"needs": (*others, stated)})})


def _variation(match: Match, part: str, lacking: list[Opening]) -> Change:
    widen, words = _WIDEN[part]
    gaps = [o.gap for o in lacking]
    return Change(
        id=f"{ID}:{part}",
        lever=ID,
        what=f"Apply to HMCI to vary the {words}; it holds only once granted.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        days=match.policy["days_to_vary_registration"],
        answers=keys(lacking),
        apply=partial(with_home, urn=match.home.urn, change=partial(widen, match=match, gaps=gaps)),
    )


def _conditions(home: Home, change: Callable[[Any], Any]) -> Home:
    return home.model_copy(update={"conditions": tuple(map(change, home.conditions))})


def _more_places(home: Home, match: Match, gaps: list[Gap]) -> Home:
    more = max(g.amount for g in gaps)

    def change(condition: Any) -> Any:
        if isinstance(condition, PlacesCondition):
            return condition.model_copy(update={"most": condition.most + more})
        return condition

    return _conditions(home, change)


def _wider_ages(home: Home, match: Match, gaps: list[Gap]) -> Home:
    born = match.child.date_of_birth
    age = None if born is None else age_on(born, match.start)

    def change(condition: Any) -> Any:
        if age is None or not isinstance(condition, AgesCondition):
            return condition
        ages = Ages(youngest=min(age, condition.ages.youngest), oldest=max(age, condition.ages.oldest))
        return condition.model_copy(update={"ages": ages})

    return _conditions(home, change)


def _any_sex(home: Home, match: Match, gaps: list[Gap]) -> Home:
    def change(condition: Any) -> Any:
        return condition.model_copy(update={"sex": SexServed.ANY}) if isinstance(condition, SexCondition) else condition

    return _conditions(home, change)


_WIDEN: dict[str, tuple[Callable[..., Home], str]] = {
    "places": (_more_places, "number of registered places"),
    "ages": (_wider_ages, "registered ages"),
    "sex": (_any_sex, "condition on sex"),
}
