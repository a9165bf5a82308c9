"""How nights fall under one rule of fairness or another: who would have more, who less, and by how much."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.made import Made
from matching.short_breaks.building.rooms import classes_of, variants_of
from matching.short_breaks.building.stays import Stays
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.explaining.words import counted, nights_in_words
from matching.short_breaks.fairness_shown import FairnessPicture
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.problem import Level, Plan, Problem, nights_of, value
from matching.short_breaks.result import Allocation
from matching.world.record import Ident, Record, Text

LOOKING = "what another rule would give: "
"""How a search for a plan by another rule begins to say what it is doing."""


class NightsMoved(Record):
    """One family in two plans."""

    family: Ident
    before: int
    after: int

    @property
    def change(self) -> int:
        """Nights more in the second; below 0 for fewer."""
        return self.after - self.before


class PlanComparison(Record):
    """Which families gain and which lose from one plan to another; those with as many nights in both are left out."""

    gain: tuple[NightsMoved, ...]
    """The largest gain first."""
    lose: tuple[NightsMoved, ...]
    """The largest loss first."""
    unchanged: int
    """Families."""
    benefit: int | None
    """How much more benefit the second has; below 0 for less. None: one of them has no level for benefit."""
    sentence: Text


def fairness_picture(period: Period, problem: Problem, plan: Plan, rule: str) -> FairnessPicture:
    """How the nights of a plan fall; `rule` is the name of the rule it was made by.

    Benefit is counted in the same way whatever the rule, and whether or not the plan has a level for it.
    """
    nights = dict(zip(problem.families, nights_of(problem, plan).tolist(), strict=True))
    families = sorted(period.families, key=lambda f: f.id)
    assessed = [f for f in families if f.assessed_nights + f.owed_nights]
    return FairnessPicture(
        rule=rule,
        nights=sum(nights.values()),
        benefit=value(problem, _benefit(period, problem), plan),
        families_with_nothing=sum(nights[f.id] == 0 for f in assessed),
        below_half=sum(2 * nights[f.id] < f.protected_minimum for f in families),
        below_minimum=sum(nights[f.id] < f.protected_minimum for f in families),
        by_family=tuple(nights.items()),
    )


def _benefit(period: Period, problem: Problem) -> Level:
    level = problem.level(benefit.ID)
    if level is not None:
        return level
    none = np.zeros(0, dtype=np.int16)
    no_stays = Stays(none.astype(np.int32), none, none, np.zeros(1, dtype=np.int32))
    frame = Frame(period, Cleared(suited=()))
    classes = classes_of(frame)
    made = Made(frame, no_stays, problem.most_nights.astype(np.int64), classes, variants_of(frame, classes))
    return next(iter(benefit.levels(made)))


def compare_plans(before: Allocation, after: Allocation) -> PlanComparison:
    """Who gains and who loses nights from the first to the second; a family missing from one of them counts 0 there."""
    first = {result.family: result.nights for result in before.families}
    second = {result.family: result.nights for result in after.families}
    return compare_nights(first, second, _more_benefit(before, after))


class StaysChanged(Record):
    """A family whose stays are at another home, or on other nights, in one of two plans."""

    family: Ident
    gone: tuple[PlannedStay, ...]
    new: tuple[PlannedStay, ...]


def changed_stays(before: Allocation, after: Allocation) -> tuple[StaysChanged, ...]:
    """Every family with a stay that only one of the two plans has, whether or not it has as many nights in both."""
    old, now = ({(s.family, s.urn, s.first_night, s.nights): s for s in plan.stays} for plan in (before, after))
    gone = [stay for key, stay in old.items() if key not in now]
    new = [stay for key, stay in now.items() if key not in old]
    return tuple(
        StaysChanged(
            family=family,
            gone=tuple(stay for stay in gone if stay.family == family),
            new=tuple(stay for stay in new if stay.family == family),
        )
        for family in sorted({stay.family for stay in (*gone, *new)})
    )


def compare_pictures(before: FairnessPicture, after: FairnessPicture) -> PlanComparison:
    """The same of what two rules give."""
    return compare_nights(dict(before.by_family), dict(after.by_family), after.benefit - before.benefit)


def compare_nights(before: dict[str, int], after: dict[str, int], more_benefit: int | None) -> PlanComparison:
    """The same of nights by family."""
    names = sorted(before.keys() | after.keys())
    moved = [NightsMoved(family=f, before=before.get(f, 0), after=after.get(f, 0)) for f in names]
    gain = tuple(sorted((m for m in moved if m.change > 0), key=lambda m: (-m.change, m.family)))
    lose = tuple(sorted((m for m in moved if m.change < 0), key=lambda m: (m.change, m.family)))
    return PlanComparison(
        gain=gain,
        lose=lose,
        unchanged=len(moved) - len(gain) - len(lose),
        benefit=more_benefit,
        sentence=_sentence(gain, lose),
    )


def _more_benefit(before: Allocation, after: Allocation) -> int | None:
    one, other = before.level(benefit.ID), after.level(benefit.ID)
    return None if one is None or other is None else other.value - one.value


def _sentence(gain: Iterable[NightsMoved], lose: Iterable[NightsMoved]) -> str:
    parts = [_said(gain, "more"), _said(lose, "fewer")]
    return f"{' and '.join(part for part in parts if part) or 'Every family would have as many nights'}."


def _said(moved: Iterable[NightsMoved], word: str) -> str:
    found = list(moved)
    if not found:
        return ""
    families = counted(len(found), "family", "families")
    return f"{families} would have {nights_in_words(sum(abs(m.change) for m in found))} {word}"
