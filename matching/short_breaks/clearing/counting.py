"""What the plan has to know of a guest to count them on a night; what is not known is asked, never supposed."""

from __future__ import annotations

from collections.abc import Iterator

from matching.details import detail_of
from matching.details.child import CLINICAL_TASKS, DATE_OF_BIRTH, DAY_CARE, NIGHT_CARE, SEX
from matching.match import Match
from matching.short_breaks.period import GroupRule
from matching.world.child import Child

COUNTED_BY = {
    GroupRule.NONE: (),
    GroupRule.AGE_BAND: (DATE_OF_BIRTH,),
    GroupRule.SINGLE_SEX: (SEX,),
}
"""What a home's rule for the guests of one night turns on."""


def still_to_ask(match: Match, group_rule: GroupRule) -> Iterator[str]:
    """The enquiries without whose answer the guest cannot be counted."""
    for matter in (DAY_CARE, NIGHT_CARE, CLINICAL_TASKS, *COUNTED_BY[group_rule]):
        if _told(match.child, matter) is None:
            yield question(match, matter)


def question(match: Match, matter: str) -> str:
    """What to ask about one matter of the guest, and that the plan waits for it."""
    asked = detail_of(match, matter).question(match, match.need_fact(matter))
    return f"Not known: {asked} A night cannot be planned before it is answered."


def _told(child: Child, matter: str) -> object:
    told = {
        DAY_CARE: child.day_care,
        NIGHT_CARE: child.night_care,
        CLINICAL_TASKS: child.clinical_tasks,
        DATE_OF_BIRTH: child.date_of_birth,
        SEX: child.sex,
    }
    return told[matter]
