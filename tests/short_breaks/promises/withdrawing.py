"""A period without something that a family had asked for."""

from __future__ import annotations

from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import BenefitMark, PlannedStay
from tests.strategies.few_families import Few


def without_family(few: Few, family: str) -> Few:
    """The period when the family asks for nothing in it."""
    period = few.period.model_copy(
        update={
            "families": tuple(f for f in few.period.families if f.id != family),
            "company": tuple(c for c in few.period.company if family not in c.families),
            "bookings": tuple(b for b in few.period.bookings if b.family != family),
        }
    )
    cleared = Cleared(
        suited=tuple(s for s in few.cleared.suited if s.family != family),
        apart=tuple(a for a in few.cleared.apart if family not in a.families),
    )
    return Few(period, cleared)


def without_requests(few: Few, family: str) -> Few:
    """The period when the family no longer asks for particular nights."""
    families = (f.model_copy(update={"requests": ()}) if f.id == family else f for f in few.period.families)
    return few._replace(period=few.period.model_copy(update={"families": tuple(families)}))


def without_promises(few: Few) -> Few:
    """The same with nothing booked and no nights owed, which would come before fairness."""
    families = tuple(f.model_copy(update={"owed_nights": 0}) for f in few.period.families)
    return few._replace(period=few.period.model_copy(update={"families": families, "bookings": ()}))


def alike(few: Few) -> Few:
    """The same without promises, and with every need and protected minimum the same."""
    marks = tuple(BenefitMark(criterion=c.id, level=1) for c in criteria())
    changes = {"benefit": marks, "protected_minimum": 4, "assessed_nights": 4}
    few = without_promises(few)
    families = tuple(f.model_copy(update=changes) for f in few.period.families)
    return few._replace(period=few.period.model_copy(update={"families": families}))


def others(stays: tuple[PlannedStay, ...], family: str) -> tuple[PlannedStay, ...]:
    return tuple(s for s in stays if s.family != family)


def sorted_shares(few: Few, stays: tuple[PlannedStay, ...], leaving_out: str) -> list[float]:
    """How far each of the other families comes up to its protected minimum, the worst-off first."""
    found = []
    for family in few.period.families:
        nights = sum(s.nights for s in stays if s.family == family.id)
        if family.id != leaving_out and family.protected_minimum:
            found.append(min(nights / family.protected_minimum, 1.0))
    return sorted(found)
