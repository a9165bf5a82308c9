"""No child is the only one of their sex in the group without a thought for what that means for them.

It is advice: it lowers nothing, and nothing waits for it. Somebody due to have left by the first night, or yet to
arrive, is not counted as company. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from matching.details.child import SEX
from matching.findings import Band, FactRef, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions
from matching.rule import Force, Question

ID = "minority-of-one"
SOURCE = "Project judgement: being the only one of a sex in a group can be lonely; it is never a reason to refuse"
FORCE = Force.JUDGEMENT
POINTS = 0
NOTHING = "The group with the newcomer is too small for anybody to be in a minority of one."


def questions(match: Match) -> Iterable[Question]:
    """One question for the newcomer, and one for each resident whom the newcomer's coming may leave the only one."""
    newcomer, others = match.child.id, _here(match)
    if len(others) + 1 < match.policy["minority_of_one_from_group"]:
        return
    yield Question(partial(_judge, child=newcomer, others=others), about=newcomer, title=_title(match, newcomer))
    for child in others:
        company = (newcomer, *(other for other in others if other != child))
        if not _surely_has_company(match, child, company):
            judge = partial(_judge, child=child, others=company)
            yield Question(judge, about=child, title=_title(match, child), source=newcomer, affected=child)


def _title(match: Match, child: str) -> str:
    return f"{match.name(child)} among children of either sex"


def _here(match: Match) -> tuple[str, ...]:
    """The residents in the home on the first night, as it is planned."""
    start = match.start
    staying = [r for r in companions(match) if r.leaving is None or r.leaving > start]
    return tuple(r.child.id for r in staying if r.arrived <= start)


def _surely_has_company(match: Match, child: str, company: Sequence[str]) -> bool:
    sex = match.person(child).sex
    return sex is not None and any(match.person(other).sex is sex for other in company)


def _judge(known: Known, child: str, others: Sequence[str]) -> Verdict:
    name, sex = known.match.name(child), known.value(FactRef(child, SEX))
    if any(known.whether(FactRef(other, SEX), lambda value: value is sex) for other in others):
        return met(f"{name} would not be the only one of their sex.")
    return not_met(f"{name} would be the only one of their sex here: ask {name} what would help.", Band.GOOD)
