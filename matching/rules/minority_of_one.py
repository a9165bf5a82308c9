"""No child is the only one of their sex in the group without a thought for what that means for them.

It is advice: it lowers nothing, and nothing waits for it. Somebody who has left by the first night, or is yet to
arrive, is not counted as company; a leaving that nobody confirmed may not happen. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from matching.details.child import SEX
from matching.findings import Band, FactRef, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions
from matching.reading.presence import is_here
from matching.rule import Force, LooksAt, Question
from matching.world.group import Resident

ID = "minority-of-one"
SOURCE = "Project judgement: being the only one of a sex in a group can be lonely; it is never a reason to refuse"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "The group with the newcomer is too small for anybody to be in a minority of one."


ASKED = 3
"""How many leavings that may not happen are asked about; a further one is taken not to happen."""


def questions(match: Match) -> Iterable[Question]:
    """One question for the newcomer, and one for each resident whom the newcomer's coming may leave the only one."""
    newcomer, residents = match.child.id, [r for r in companions(match) if r.arrived <= match.start]
    if _is_too_small(match, len(residents)):
        return
    for child in (newcomer, *(r.child.id for r in residents)):
        if child == newcomer or not _surely_has_company(match, child, residents):
            yield Question(
                partial(_judge, child=child, residents=residents),
                about=child,
                title=f"{match.name(child)} among children of either sex",
                source=None if child == newcomer else newcomer,
                affected=None if child == newcomer else child,
            )


def _is_too_small(match: Match, others: int) -> bool:
    return others + 1 < match.policy["minority_of_one_from_group"]


def _surely_has_company(match: Match, child: str, residents: Sequence[Resident]) -> bool:
    sex, staying = match.person(child).sex, [r.child for r in residents if not _may_be_gone(match, r)]
    return sex is not None and any(c.sex is sex for c in (match.child, *staying) if c.id != child)


def _may_be_gone(match: Match, resident: Resident) -> bool:
    is_due = resident.leaving is not None and resident.leaving <= match.start
    return is_due and resident.leaving_confirmed is not False


def _judge(known: Known, child: str, residents: Sequence[Resident]) -> Verdict:
    match, here = known.match, _here(known, residents)
    if child not in (match.child.id, *here):
        return met(f"{match.name(child)} will have left by then.")
    if _is_too_small(match, len(here)):
        return met("The group is too small for anybody to be in a minority of one.")
    name, sex = match.name(child), known.value(FactRef(child, SEX))
    company = (other for other in (match.child.id, *here) if other != child)
    if any(known.whether(FactRef(other, SEX), lambda value: value is sex) for other in company):
        return met(f"{name} would not be the only one of their sex.")
    return not_met(f"{name} would be the only one of their sex here: ask {name} what would help.", Band.GOOD)


def _here(known: Known, residents: Sequence[Resident]) -> list[str]:
    """The residents who are in the home on the first night, by their ids."""
    match = known.match
    taken_to_stay = [r for r in residents if _may_be_gone(match, r)][ASKED:]
    return [r.child.id for r in residents if r in taken_to_stay or is_here(known, r, match.start)]
