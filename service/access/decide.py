"""Whether a person may do something with a record, and by which rule: the one place where that is decided."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.action import Action
from service.access.actor import Actor, Held
from service.access.grants import GRANTS, Grant, Link
from service.access.subject import Subject

ENDED = "no longer works with these records"
KNOWN = "it is kept from them: they know the child, or who answers for the record has said so"
NOTHING = "nothing allows it"


@dataclass(frozen=True)
class Answer:
    """Whether it is allowed, and the rule that says so. The rule is for the audit, never for whoever was refused."""

    allowed: bool
    because: str


def decide(actor: Actor, action: Action, subject: Subject) -> Answer:
    """Allowed only where a grant says so and nothing speaks against it. Needs nothing but what it is given."""
    if actor.ended:
        return Answer(False, ENDED)
    if subject.child in actor.knows:
        return Answer(False, KNOWN)
    for grant in grants_for(action, subject):
        if any(held.kind is grant.relation and reaches(held, grant.link, subject) for held in actor.held):
            return Answer(True, grant.rule)
    return Answer(False, NOTHING)


def grants_for(action: Action, subject: Subject) -> list[Grant]:
    """The grants that speak of such an action and record, in their order."""
    return [grant for grant in GRANTS if action in grant.actions and subject.kind in grant.kinds]


def reaches(held: Held, link: Link, subject: Subject) -> bool:
    """Whether what somebody is to a home or an organisation leads to the record in that way."""
    match link:
        case Link.AT:
            return held.home in subject.at
        case Link.SENT:
            return held.home in subject.sent_to
        case Link.KEPT:
            return held.organisation == subject.keeper
        case Link.LIVING:
            return held.home in subject.living_at
        case Link.BREAKS:
            return held.home in subject.breaks_at
        case Link.SENT_TO_PROVIDER:
            return held.organisation in subject.providers
