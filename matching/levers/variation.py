"""Apply to HMCI for a variation of the registration; it holds only once granted."""

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
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Category,
    Home,
    PlacesCondition,
    SexCondition,
)
from matching.world.statement import SexServed

ID = "variation"
CATEGORY = "category"

Widen = Callable[[Any, Match, Sequence[Gap]], Any]


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each condition of registration that stands in the way and that can be widened."""
    grouped: dict[str, list[Opening]] = {}
    for part, lacking in by_part(of_kind(openings, GapKind.VARIATION)).items():
        grouped.setdefault(part.partition(":")[0], []).extend(lacking)
    for name, lacking in grouped.items():
        if name in _WIDEN:
            yield _change(match, name, lacking)


def _change(match: Match, name: str, lacking: list[Opening]) -> Change:
    words, _ = _WIDEN[name]
    gaps = tuple(o.gap for o in lacking)
    return Change(
        id=f"{ID}:{name}",
        lever=ID,
        what=f"Apply to HMCI to vary the {words}; it holds only once granted.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        days=match.policy["days_to_vary_registration"],
        answers=keys(lacking),
        apply=partial(with_home, urn=match.home.urn, change=partial(_varied, match=match, name=name, gaps=gaps)),
    )


def _varied(home: Home, match: Match, name: str, gaps: Sequence[Gap]) -> Home:
    _, widen = _WIDEN[name]
    return home.model_copy(update={"conditions": tuple(widen(c, match, gaps) for c in home.conditions)})


def _places(condition: Any, match: Match, gaps: Sequence[Gap]) -> Any:
    if not isinstance(condition, PlacesCondition):
        return condition
    return condition.model_copy(update={"most": condition.most + max(g.amount for g in gaps)})


def _ages(condition: Any, match: Match, gaps: Sequence[Gap]) -> Any:
    born = match.child.date_of_birth
    if born is None or not isinstance(condition, AgesCondition):
        return condition
    return condition.model_copy(update={"ages": condition.ages.widened_to(age_on(born, match.start))})


def _sex(condition: Any, match: Match, gaps: Sequence[Gap]) -> Any:
    return condition.model_copy(update={"sex": SexServed.ANY}) if isinstance(condition, SexCondition) else condition


def _categories(condition: Any, match: Match, gaps: Sequence[Gap]) -> Any:
    if not isinstance(condition, CategoriesCondition):
        return condition
    wanted = tuple(Category(g.part.partition(":")[2]) for g in gaps)
    return condition.model_copy(update={"categories": tuple(dict.fromkeys((*condition.categories, *wanted)))})


_WIDEN: dict[str, tuple[str, Widen]] = {
    "places": ("number of registered places", _places),
    "ages": ("registered ages", _ages),
    "sex": ("condition on sex", _sex),
    CATEGORY: ("registered categories of need", _categories),
}
