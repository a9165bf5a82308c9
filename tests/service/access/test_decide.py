"""Who may do what: nothing is allowed but what a grant says, and what speaks against it always wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.action import Action
from service.access.actor import Actor, Held
from service.access.decide import ENDED, KNOWN, decide
from service.access.grants import GRANTS, Link
from service.access.kind import Kind
from service.access.relation import RelationKind as Is
from service.access.subject import Subject

HOME, OTHER, PROVIDER, AUTHORITY = "home", "other home", "provider", "authority"
ACTIONS, KINDS = st.sampled_from(list(Action)), st.sampled_from(list(Kind))

RESIDENT = Subject(Kind.CHILD, "c", PROVIDER, at=frozenset({HOME}), child="c")
REFERRED = Subject(Kind.CHILD, "n", AUTHORITY, sent_to=frozenset({HOME}), providers=frozenset({PROVIDER}), child="n")
REFERRAL = replace(REFERRED, kind=Kind.REFERRAL, id="r")
FOR_BREAKS = replace(REFERRED, breaks_at=frozenset({HOME}))
LIVES = replace(RESIDENT, living_at=frozenset({HOME}))
DECISION = Subject(Kind.DECISION, "d", PROVIDER, at=frozenset({HOME}), child="n")
ASSESSMENT = replace(DECISION, kind=Kind.ASSESSMENT, id="a")
OF_HOME = Subject(Kind.HOME, HOME, PROVIDER, at=frozenset({HOME}))
GROUP = Subject(Kind.GROUP, HOME, PROVIDER, at=frozenset({HOME}))


def of_home(kind: Is, home: str = HOME) -> Actor:
    return Actor("p", PROVIDER, (Held(kind, home=home),))


def of_organisation(kind: Is, organisation: str) -> Actor:
    return Actor("p", organisation, (Held(kind, organisation=organisation),))


MANAGER, OFFICER = of_home(Is.REGISTERED_MANAGER), of_organisation(Is.PLACEMENT_OFFICER, AUTHORITY)

BY_HAND = [
    (MANAGER, Action.READ, RESIDENT, True),
    (MANAGER, Action.WRITE, RESIDENT, True),
    (MANAGER, Action.READ, REFERRED, True),
    (MANAGER, Action.WRITE, REFERRED, False),
    (MANAGER, Action.ASSESS, REFERRAL, True),
    (MANAGER, Action.SEND, REFERRAL, False),
    (MANAGER, Action.DECIDE, ASSESSMENT, True),
    (MANAGER, Action.READ_AUDIT, RESIDENT, True),
    (of_home(Is.DEPUTY_MANAGER), Action.READ_AUDIT, RESIDENT, False),
    (MANAGER, Action.KEEP_FROM, RESIDENT, True),
    (MANAGER, Action.KEEP_FROM, REFERRED, True),
    (of_home(Is.DEPUTY_MANAGER), Action.KEEP_FROM, RESIDENT, False),
    (of_home(Is.DEPUTY_MANAGER), Action.DECIDE, ASSESSMENT, True),
    (of_home(Is.REGISTERED_MANAGER, OTHER), Action.READ, RESIDENT, False),
    (of_home(Is.REGISTERED_MANAGER, OTHER), Action.READ, REFERRAL, False),
    (of_home(Is.COORDINATOR), Action.READ, GROUP, True),
    (of_home(Is.COORDINATOR), Action.WRITE, GROUP, False),
    (of_home(Is.COORDINATOR), Action.PLAN, OF_HOME, True),
    (of_home(Is.COORDINATOR, OTHER), Action.PLAN, OF_HOME, False),
    (MANAGER, Action.PLAN, OF_HOME, False),
    (of_home(Is.COORDINATOR), Action.PLAN, replace(OF_HOME, kind=Kind.PERIOD), True),
    (of_home(Is.COORDINATOR), Action.PLAN, replace(OF_HOME, kind=Kind.SOLVE), True),
    (MANAGER, Action.PLAN, replace(OF_HOME, kind=Kind.PERIOD), False),
    (of_home(Is.COORDINATOR), Action.READ, LIVES, True),
    (of_home(Is.COORDINATOR), Action.READ, RESIDENT, False),
    (of_home(Is.COORDINATOR), Action.READ, REFERRED, False),
    (of_home(Is.COORDINATOR), Action.READ, REFERRAL, False),
    (of_home(Is.COORDINATOR), Action.READ, FOR_BREAKS, True),
    (of_home(Is.COORDINATOR), Action.READ, replace(FOR_BREAKS, kind=Kind.REFERRAL), True),
    (of_home(Is.COORDINATOR, OTHER), Action.READ, FOR_BREAKS, False),
    (of_home(Is.COORDINATOR), Action.ASSESS, REFERRAL, False),
    (of_home(Is.COORDINATOR, OTHER), Action.READ, REFERRAL, False),
    (of_home(Is.COORDINATOR), Action.DECIDE, ASSESSMENT, False),
    (OFFICER, Action.READ, REFERRED, True),
    (OFFICER, Action.SEND, REFERRAL, True),
    (OFFICER, Action.READ, RESIDENT, False),
    (OFFICER, Action.READ, GROUP, False),
    (OFFICER, Action.READ, ASSESSMENT, False),
    (OFFICER, Action.READ, DECISION, False),
    (of_organisation(Is.PLACEMENT_OFFICER, "another authority"), Action.READ, REFERRED, False),
    (OFFICER, Action.PLACE, Subject(Kind.ORGANISATION, AUTHORITY, AUTHORITY), True),
    (OFFICER, Action.PLACE, Subject(Kind.ORGANISATION, PROVIDER, PROVIDER), False),
    (MANAGER, Action.PLACE, Subject(Kind.ORGANISATION, AUTHORITY, AUTHORITY), False),
    (of_organisation(Is.RESPONSIBLE_INDIVIDUAL, PROVIDER), Action.READ, RESIDENT, True),
    (of_organisation(Is.RESPONSIBLE_INDIVIDUAL, PROVIDER), Action.READ, REFERRED, True),
    (of_organisation(Is.RESPONSIBLE_INDIVIDUAL, PROVIDER), Action.WRITE, RESIDENT, False),
    (of_organisation(Is.RESPONSIBLE_INDIVIDUAL, "another provider"), Action.READ, REFERRED, False),
    (of_organisation(Is.AUDITOR, PROVIDER), Action.READ_AUDIT, RESIDENT, True),
    (of_organisation(Is.AUDITOR, PROVIDER), Action.READ, RESIDENT, False),
    (of_organisation(Is.AUDITOR, PROVIDER), Action.READ, DECISION, False),
]


@pytest.mark.parametrize(("actor", "action", "subject", "allowed"), BY_HAND)
def test_the_rules_are_those_written_down_by_hand(
    actor: Actor, action: Action, subject: Subject, allowed: bool
) -> None:
    assert decide(actor, action, subject).allowed is allowed


def everything(kind: Kind) -> Subject:
    """A record that every link leads to."""
    here, there = frozenset({HOME}), frozenset({PROVIDER})
    return Subject(kind, "x", PROVIDER, here, here, there, living_at=here, breaks_at=here, child="c")


@given(action=ACTIONS, kind=KINDS)
def test_whoever_is_nothing_to_anybody_may_do_nothing(action: Action, kind: Kind) -> None:
    assert not decide(Actor("p", PROVIDER), action, everything(kind)).allowed


@given(action=ACTIONS, kind=st.sampled_from([Kind.CHILD, Kind.GROUP, Kind.REFERRAL, Kind.ASSESSMENT, Kind.DECISION]))
def test_an_administrator_sees_no_child(action: Action, kind: Kind) -> None:
    assert not decide(of_organisation(Is.ADMINISTRATOR, PROVIDER), action, everything(kind)).allowed


@pytest.mark.parametrize(("actor", "action", "subject", "allowed"), [case for case in BY_HAND if case[3]])
def test_what_speaks_against_it_wins_over_every_grant(
    actor: Actor, action: Action, subject: Subject, allowed: bool
) -> None:
    assert decide(replace(actor, ended=True), action, subject).because == ENDED
    if subject.child is not None:
        assert decide(replace(actor, knows=frozenset({subject.child})), action, subject).because == KNOWN


def test_a_grant_to_a_home_is_never_given_through_an_organisation() -> None:
    to_homes = {Link.AT, Link.SENT, Link.LIVING, Link.BREAKS}
    assert [grant for grant in GRANTS if grant.relation.is_to_a_home != (grant.link in to_homes)] == []


def test_no_grant_lets_an_authority_near_what_a_home_made() -> None:
    granted = [grant for grant in GRANTS if grant.relation is Is.PLACEMENT_OFFICER]
    assert {kind for grant in granted for kind in grant.kinds} == {Kind.CHILD, Kind.REFERRAL, Kind.ORGANISATION}
    assert {grant.link for grant in granted} == {Link.KEPT}
    assert {a for g in granted if Kind.ORGANISATION in g.kinds for a in g.actions} == {Action.PLACE}
