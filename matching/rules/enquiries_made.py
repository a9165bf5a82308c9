"""Those who know the child have been asked: social worker, somebody before them, a carer or school, and the child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from math import ceil

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.details.past import ANSWER, TO_PLAN_FOR, answers, enquiries_of
from matching.details.views import stands
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import Urgency

ID = "enquiries-made"
SOURCE = (
    "Project judgement, from Ofsted's account of homes that stay good: they ask beyond the social worker, anybody who "
    "knows the child"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always somebody to ask."

ENOUGH = (
    (Role.SOCIAL_WORKER,),
    (Role.PREVIOUS_SOCIAL_WORKER, Role.TEAM_MANAGER),
    (Role.PREVIOUS_CARER, Role.SCHOOL),
    (Role.CHILD,),
)
"""Each line is answered by anybody on it. What a child not asked yet would say is simply not known."""


READS = ("wishes", "enquiries", "urgency", "start")
"""The fields of a referral that this goes by."""


def questions(match: Match) -> Iterable[Question]:
    """One question for each line of ENOUGH."""
    for roles in ENOUGH:
        words = " or ".join(role.value for role in roles)
        yield Question(partial(_judge, roles=roles, words=words), about=words, title=f"Asked: {words}", alike=())


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """The same at every home: it looks at nothing but the referral."""
    return columns.same_everywhere(questions, *READS)


def _judge(known: Known, roles: Sequence[Role], words: str) -> Verdict:
    match = known.match
    if Role.CHILD in roles and stands(match.referral.wishes, match.on, match.policy["wishes_fresh_days"]):
        return met(f"{match.child.name} has been heard.")
    asked = [r for r in roles if r is Role.CHILD or enquiries_of(match.referral, r)]
    if not asked:
        ask = _task(match, f"Ask the {words}", words)
        return not_met(f"Nobody has asked the {words}.", Band.CONDITIONS, ask)
    answered = [r for r in asked if answers(enquiries_of(match.referral, r))]
    role = (answered or asked)[0]
    answer = FactRef(match.child.id, ANSWER, role.value)
    if known.whether(answer, lambda said: said != TO_PLAN_FOR):
        return met(f"Asked and answered: {role.value}.")
    plan = _task(match, f"Plan for what the {role.value.removeprefix('the ')} says", words)
    return not_met("The answer asks for a plan here.", Band.CONDITIONS, plan)


def _task(match: Match, what: str, words: str) -> Condition:
    return Condition.of(
        what=f"{what}, and write down the answer.",
        by=Role.REGISTERED_MANAGER,
        due=_due(match),
        gap=Gap.of(kind=GapKind.RECORD, part=f"enquiry:{words}"),
    )


def _due(match: Match) -> date:
    """Before the first night; in an emergency, by the planning meeting after it."""
    if match.referral.urgency is Urgency.PLANNED:
        return match.start
    return match.start + timedelta(days=ceil(match.policy["emergency_review_hours"] / 24))
