"""Makes a readiness plan from a check and one of its alternatives: what is done, by whom, by when, at what cost."""

from __future__ import annotations

from matching.check import check_match
from matching.errors import BadInput, Problem
from matching.match import Match
from matching.readiness import readiness
from matching.remedies import Alternative, remedies
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.running import match_of
from service.records.assessments import assessment
from service.records.desk import Desk
from service.records.plans import Chosen, Plan, keep_plan
from service.records.referrals import ask_here


class ChooseRemedies(Record):
    """An assessment that stands, and the steps of one of the alternatives; none for the match as it is."""

    assessment: str
    steps: tuple[Text, ...] = ()
    """The ids of the steps, all of one alternative."""
    instead_of: str | None = None
    """The plan that is followed until now, as it was read, by its id. None: none is."""


def choose_remedies(desk: Desk, asked: ChooseRemedies) -> Plan:
    """A new plan, which is followed from now on, with what was written so far of the tasks that it has in common.

    Raises BadInput for a void assessment and for steps of none, and ChangedSince where another plan is followed.
    """
    found = assessment(desk, asked.assessment)
    ask_here(desk, Action.ASSESS, found.home, found.referral)
    if found.void_since is not None:
        what = "something that the check used has changed"
        raise BadInput([Problem("assessment", what, "Run the check again, and choose from what would help then.")])
    match = match_of(desk, found.home, found.referral)
    plan = readiness(match, check_match(match), _alternative(match, asked.steps))
    chosen = Chosen(steps=asked.steps, plan=plan)
    return keep_plan(desk, found.home, found.referral, found.id, chosen, asked.instead_of)


def _alternative(match: Match, steps: tuple[str, ...]) -> Alternative | None:
    if not steps:
        return None
    for alternative in remedies(match, check_match(match)).alternatives:
        if {step.id for step in alternative.steps} == set(steps):
            return alternative
    way_out = "Give every step of one alternative, as it is shown under what would help."
    raise BadInput([Problem("steps", "they are not those of one alternative", way_out)])


ACT = Act("make a readiness plan", Kind.ASSESSMENT, Action.READ, ChooseRemedies, Plan, choose_remedies)
