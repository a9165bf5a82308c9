"""What may be not known about the past: how many homes there were, why each ended, and what people say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from matching.details.detail import Detail, either
from matching.details.named import placements_of
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_referral
from matching.world.facts import Role
from matching.world.referral import Enquiry, PastPlacement, Referral
from matching.world.world import World

EARLIER_PLACEMENTS = "earlier placements"
"""subject: the referred child. How many there were in care."""
WHY_ENDED = "why a placement ended"
"""subject: the referred child; part: the placement's key in `placements_of`."""
ANSWER = "answer to an enquiry"
"""subject: the referred child; part: the role asked."""

NOTHING_TO_PLAN_FOR = "nothing that asks for a plan here"
TO_PLAN_FOR = "something that asks for a plan here"
"""What a reason or an answer not known yet may turn out to be."""


def enquiries_of(referral: Referral, role: Role) -> tuple[Enquiry, ...]:
    """The enquiries put to people of one role, oldest first."""
    found = [e for e in referral.enquiries if e.asked is role]
    return tuple(sorted(found, key=lambda e: (e.asked_on, e.said or "")))


def answers(enquiries: Iterable[Enquiry]) -> tuple[str, ...]:
    """What was said in answer, oldest first."""
    return tuple(e.said for e in enquiries if e.answered_on is not None and e.said is not None)


def _placements(match: Match, ref: FactRef) -> tuple[int, ...]:
    history = match.referral.history
    return (0, match.policy["many_earlier_placements"]) if history is None else (len(placements_of(history)),)


def _learn_placements(world: World, match: Match, ref: FactRef, number: int) -> World:
    began = (match.referral.received_on - timedelta(days=n) for n in range(number))
    history = tuple(PastPlacement(kind="earlier home", began=day, why_it_ended=NOTHING_TO_PLAN_FOR) for day in began)
    return with_referral(world, match.referral.id, lambda r: r.model_copy(update={"history": history}))


def _why(match: Match, ref: FactRef) -> tuple[str, ...]:
    told = {p.why_it_ended for p in placements_of(match.referral.history or ())[ref.part] if p.why_it_ended}
    return ("; ".join(sorted(told)),) if told else (NOTHING_TO_PLAN_FOR, TO_PLAN_FOR)


def _learn_why(world: World, match: Match, ref: FactRef, why: str) -> World:
    meant = placements_of(match.referral.history or ())[ref.part]

    def change(referral: Referral) -> Referral:
        told = (p.model_copy(update={"why_it_ended": why}) if p in meant else p for p in referral.history or ())
        return referral.model_copy(update={"history": tuple(told)})

    return with_referral(world, match.referral.id, change)


def _answer(match: Match, ref: FactRef) -> tuple[str, ...]:
    said = answers(enquiries_of(match.referral, Role(ref.part)))
    return (said[-1],) if said else (NOTHING_TO_PLAN_FOR, TO_PLAN_FOR)


def _learn_answer(world: World, match: Match, ref: FactRef, said: str) -> World:
    role = Role(ref.part)
    told = Enquiry(asked=role, asked_on=match.on, answered_on=match.on, said=said)

    def change(referral: Referral) -> Referral:
        others = tuple(e for e in referral.enquiries if e.asked is not role)
        return referral.model_copy(update={"enquiries": (*others, told)})

    return with_referral(world, match.referral.id, change)


PAST_DETAILS = (
    Detail(
        EARLIER_PLACEMENTS,
        (Role.SOCIAL_WORKER, Role.PREVIOUS_SOCIAL_WORKER),
        _placements,
        lambda match, ref: f"{match.child.name}: where has the child lived before, and since when?",
        lambda match, values: f"{either(values)} earlier placements",
        _learn_placements,
    ),
    Detail(
        WHY_ENDED,
        (Role.PREVIOUS_CARER, Role.PREVIOUS_SOCIAL_WORKER, Role.SOCIAL_WORKER),
        _why,
        lambda match, ref: f"{match.child.name}: why did, or does, this placement end: {ref.part}?",
        lambda match, values: either(values),
        _learn_why,
    ),
    Detail(
        ANSWER,
        (Role.SOCIAL_WORKER, Role.TEAM_MANAGER),
        _answer,
        lambda match, ref: f"{match.child.name}: what does the {ref.part.removeprefix('the ')} say?",
        lambda match, values: either(values),
        _learn_answer,
    ),
)
