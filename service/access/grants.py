"""Who may do what: one line a grant. What no line grants is refused.

Project judgement: which relation carries which right. An administrator manages people and sees no child; an auditor
sees who did what and changes nothing. So neither has a say in what is destroyed. Who must not see a child's record is
said by themselves, or by who answers for the record, of the people of their own organisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind


class Link(StrEnum):
    """How a relation has to reach a record."""

    AT = "the record belongs to the home"
    SENT = "the referral was sent to the home"
    LIVING = "the child lives at the home"
    BREAKS = "the child was referred to the home for short breaks"
    KEPT = "the organisation keeps the record"
    SENT_TO_PROVIDER = "the referral was sent to a home of the organisation"


@dataclass(frozen=True)
class Grant:
    """Whoever holds `relation`, linked so to a record of one of these kinds, may do these things with it."""

    relation: RelationKind
    link: Link
    kinds: frozenset[Kind]
    actions: frozenset[Action]

    @property
    def rule(self) -> str:
        """The grant in words, as it stands in the audit."""
        return f"{self.relation.value}: {self.link.value}"


def _grant(relation: RelationKind, link: Link, kinds: set[Kind], *actions: Action) -> Grant:
    return Grant(relation, link, frozenset(kinds), frozenset(actions))


_OWN = {Kind.HOME, Kind.GROUP, Kind.CHILD, Kind.REFERRAL}
_FACTS = {Kind.HOME, Kind.GROUP}
_MADE = {Kind.ASSESSMENT, Kind.DECISION}
_ASKED = {Kind.REFERRAL, Kind.CHILD}

GRANTS: tuple[Grant, ...] = (
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, _OWN, Action.READ, Action.WRITE),
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, _FACTS, Action.KEEP),
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, _MADE, Action.READ),
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, {Kind.ASSESSMENT}, Action.DECIDE, Action.RELEASE),
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, {Kind.CHILD}, Action.READ_AUDIT, Action.DESTROY),
    _grant(RelationKind.REGISTERED_MANAGER, Link.AT, {Kind.CHILD}, Action.KEEP_FROM),
    _grant(RelationKind.REGISTERED_MANAGER, Link.SENT, _ASKED, Action.READ),
    _grant(RelationKind.REGISTERED_MANAGER, Link.SENT, {Kind.CHILD}, Action.KEEP_FROM),
    _grant(RelationKind.REGISTERED_MANAGER, Link.SENT, {Kind.REFERRAL}, Action.ASSESS),
    _grant(RelationKind.DEPUTY_MANAGER, Link.AT, _OWN, Action.READ, Action.WRITE),
    _grant(RelationKind.DEPUTY_MANAGER, Link.AT, _FACTS, Action.KEEP),
    _grant(RelationKind.DEPUTY_MANAGER, Link.AT, _MADE, Action.READ),
    _grant(RelationKind.DEPUTY_MANAGER, Link.AT, {Kind.ASSESSMENT}, Action.DECIDE, Action.RELEASE),
    _grant(RelationKind.DEPUTY_MANAGER, Link.SENT, _ASKED, Action.READ),
    _grant(RelationKind.DEPUTY_MANAGER, Link.SENT, {Kind.REFERRAL}, Action.ASSESS),
    _grant(RelationKind.COORDINATOR, Link.AT, {Kind.HOME, Kind.GROUP}, Action.READ),
    _grant(RelationKind.COORDINATOR, Link.AT, {Kind.HOME, Kind.PERIOD, Kind.SOLVE}, Action.PLAN),
    _grant(RelationKind.COORDINATOR, Link.LIVING, {Kind.CHILD}, Action.READ),
    _grant(RelationKind.COORDINATOR, Link.BREAKS, _ASKED, Action.READ),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.KEPT, _OWN | _MADE, Action.READ),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.KEPT, _FACTS, Action.KEEP),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.KEPT, {Kind.CHILD}, Action.READ_AUDIT, Action.DESTROY),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.KEPT, {Kind.CHILD}, Action.KEEP_FROM),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.KEPT, {Kind.ORGANISATION}, Action.VERIFY),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.SENT_TO_PROVIDER, _ASKED, Action.READ),
    _grant(RelationKind.RESPONSIBLE_INDIVIDUAL, Link.SENT_TO_PROVIDER, {Kind.CHILD}, Action.KEEP_FROM),
    _grant(RelationKind.PLACEMENT_OFFICER, Link.KEPT, _ASKED, Action.READ, Action.WRITE),
    _grant(RelationKind.PLACEMENT_OFFICER, Link.KEPT, {Kind.REFERRAL}, Action.SEND),
    _grant(RelationKind.PLACEMENT_OFFICER, Link.KEPT, {Kind.CHILD}, Action.READ_AUDIT, Action.KEEP_FROM),
    _grant(RelationKind.PLACEMENT_OFFICER, Link.KEPT, {Kind.ORGANISATION}, Action.PLACE),
    _grant(RelationKind.AUDITOR, Link.KEPT, {Kind.ORGANISATION}, Action.VERIFY, Action.READ_AUDIT),
    _grant(RelationKind.AUDITOR, Link.KEPT, {Kind.CHILD}, Action.READ_AUDIT),
    _grant(RelationKind.ADMINISTRATOR, Link.KEPT, {Kind.ORGANISATION}, Action.MANAGE_PEOPLE),
)
