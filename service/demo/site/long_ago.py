"""Records at one home of the demonstration that need not be kept: one waits, one was asked for, one is held."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from matching.world.child import Child
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind
from service.access.relation import RelationKind
from service.records.closing import Cause, Closing, write_closing
from service.records.desk import Desk, at_desk
from service.records.entering import Entered, Entry, enter
from service.records.people import add_person, relate
from service.records.retention import ask_for_destruction, hold
from service.records.retention_steps import Ground
from service.store.opening import Store

REFERRED, ASKED = timedelta(days=400), timedelta(days=32)
RESPONSIBLE = "Grace Obi"
"""The responsible individual, who has asked for the second record to go, so that the manager can agree."""
CHILDREN = (("M-017", "Jonas", date(2010, 3, 4)), ("M-019", "Sylvie", date(2011, 9, 21)), ("M-022", "Tobias", None))


def happened_long_ago(store: Store, manager: str, home: str, provider: str, since: date, now: datetime) -> None:
    """Three children were referred by telephone and did not come. All ids are those of rows."""
    with store.transaction() as t:
        responsible = add_person(t, provider, RESPONSIBLE)
        relate(t, responsible, RelationKind.RESPONSIBLE_INDIVIDUAL, provider, since)

    def referred(desk: Desk) -> tuple[Entered, ...]:
        return enter(desk, home, tuple(Entry(referral=each) for each in referrals(desk.day)))

    def withdrawn(desk: Desk, referral: str) -> None:
        write_closing(desk, referral, Closing(cause=Cause.WITHDRAWN))

    entered = at_desk(store, manager, now - REFERRED, referred)
    for each in entered:
        at_desk(store, manager, now - REFERRED, partial(withdrawn, referral=each.referral))
    _, asked, held = (each.child for each in entered)
    at_desk(store, responsible, now - ASKED, lambda desk: ask_for_destruction(desk, asked))
    at_desk(store, responsible, now - ASKED, lambda desk: hold(desk, held, Ground.COMPLAINT))


def referrals(day: date) -> tuple[Referral, ...]:
    """As they came on that day: nobody was asked anything of the children."""
    return tuple(
        Referral(
            id=f"R-{id}",
            child=Child(id=id, name=name, date_of_birth=born),
            placing_authority="Westmarch",
            received_on=day,
            urgency=Urgency.PLANNED,
            kind=StayKind.LONG,
            start=day + timedelta(days=14),
        )
        for id, name, born in CHILDREN
    )
