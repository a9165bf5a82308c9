"""What goes on at a home and no authority may learn, drawn: who lives there, what is found, decided, planned."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

import pytest

from matching.short_breaks.period import BreakHome, Nights, PeriodSheet
from matching.world.child import Child, Heard, View
from matching.world.facts import Role
from matching.world.group import Group, Resident
from service.access.relation import RelationKind as Is
from service.actions import (
    choose_remedies,
    decide,
    keep_period,
    know_child,
    log_enquiry,
    read_plan,
    read_views,
    record_departure,
    record_view,
    run_check,
    say_one_child,
    write_statement,
)
from service.actions.choose_remedies import ChooseRemedies
from service.actions.decide import Decide
from service.actions.keep_period import KeepPeriod
from service.actions.know_child import KnowChild
from service.actions.log_enquiry import LogEnquiry
from service.actions.read_plan import AskPlan
from service.actions.read_views import AskViews
from service.actions.record_departure import RecordDeparture
from service.actions.record_view import RecordView
from service.actions.run_check import RunCheck
from service.actions.say_one_child import SayOneChild
from service.actions.write_statement import WriteStatement
from service.ledger.document import Decided
from service.records.departing import Departure, WentTo, stay_of
from service.records.desk import Desk, NotThere, at_desk
from service.records.kept_period import KeptPeriod
from service.records.learnt import How
from service.records.residents_views import residents_by_id
from service.records.taking_in import take_in_group
from service.records.versions import Writing
from service.store.opening import Store
from tests.service.actions.doing import do, proved
from tests.service.records.made import NOW, WORLD, Made

A_HALF = 0.5
DAYS = 4
"""After so many days the authority asks."""
NAMES = ("Ada", "Bertrand", "Clementine", "Dai", "Effie", "Florian", "Gwenllian-Rose", "Hui", "Iolo", "Zoë")
(GROUP,) = WORLD.groups


@dataclass
class Life:
    """One home's days as they are drawn, at `now`."""

    store: Store
    made: Made
    dice: Random
    now: datetime = NOW

    @property
    def name(self) -> str:
        """Of some child; longer and shorter ones, so that sizes differ too."""
        return " ".join(self.dice.choices(NAMES, k=self.dice.randint(1, 3)))

    def checked(self) -> str:
        """The id of a match check that was run now."""
        asked = RunCheck(home=self.made.home, referral=self.made.referral)
        return do(self.store, run_check.ACT, asked, self.made.manager, self.now).id


def written_anew(life: Life) -> None:
    """Each child's name, birth, needs and strengths; some of them several times."""
    for resident in life.made.residents:
        for _ in range(life.dice.randint(1, 2)):
            at_desk(life.store, life.made.manager, life.now, partial(_write, life, resident))


def _write(life: Life, resident: str, desk: Desk) -> None:
    desk.write_child(resident, _other(life, desk.child(resident)))


def _other(life: Life, child: Child) -> Child:
    born = life.dice.choice((None, date(2009 + life.dice.randrange(7), 3, 1 + life.dice.randrange(28))))
    facts = tuple(life.dice.sample(child.facts, life.dice.randint(0, len(child.facts))))
    said = {"name": life.name, "date_of_birth": born, "facts": facts, "strengths": (f"likes {life.name}",)}
    return child.model_copy(update=said)


def others_live_there(life: Life) -> None:
    """Fewer of those who did, and others."""
    staying = life.dice.sample(GROUP.residents, life.dice.randint(1, len(GROUP.residents)))
    coming = [_newcomer(life, number, life.dice.choice(GROUP.residents)) for number in range(life.dice.randint(0, 2))]
    with life.store.transaction() as t:
        group = Group(urn=GROUP.urn, residents=(*staying, *coming))
        take_in_group(Writing(t, life.now.date(), life.now), group)


def _newcomer(life: Life, number: int, like: Resident) -> Resident:
    child = _other(life, like.child).model_copy(update={"id": f"N-{number}"})
    return like.model_copy(update={"child": child, "bedroom": None, "views": ()})


def who_is_who(life: Life) -> None:
    """Perhaps somebody knows the child referred, and is refused; perhaps a record of the home is of that child too."""
    made, deputy = life.made, life.made.people[Is.DEPUTY_MANAGER]
    if life.dice.random() < A_HALF:
        do(life.store, know_child.ACT, KnowChild(child=made.referred), deputy, life.now)
        with pytest.raises(NotThere):
            at_desk(life.store, deputy, life.now, lambda desk: desk.child(made.referred))
    if life.dice.random() < A_HALF:
        asked = SayOneChild(child=life.dice.choice(made.residents), other=made.referred, is_one=True)
        do(life.store, say_one_child.ACT, asked, made.manager, life.now)


def somebody_speaks(life: Life) -> None:
    """What one of those who live there says of the child referred, if anybody does."""
    made, said = life.made, View(heard=Heard.SAID, on=life.now.date(), words=f"{life.name} could sit by me.")
    view = said.model_copy(update={"welcomes": life.dice.choice((None, True, False))})
    reading = AskViews(home=made.home, referral=made.referral)
    living = do(life.store, read_views.ACT, reading, made.manager, life.now).residents
    for each in life.dice.sample(living, min(1, len(living))):
        asked = RecordView(**dict(reading), resident=each.child, view=view, noted=len(each.noted))
        do(life.store, record_view.ACT, asked, made.manager, life.now)


def somebody_leaves(life: Life) -> None:
    """One of those who live there, if anybody does, to wherever."""
    made = life.made
    gone = Departure(left_on=life.now.date(), to=life.dice.choice(tuple(WentTo)), words=f"with {life.name}")
    living = at_desk(life.store, made.manager, life.now, lambda desk: residents_by_id(desk, made.home))
    for _, child in life.dice.sample(sorted(living.items()), min(1, len(living))):
        was = at_desk(life.store, made.manager, life.now, partial(stay_of, home=made.home, child=child)).departure
        asked = RecordDeparture(home=made.home, child=child, departure=gone, instead_of=was)
        do(life.store, record_departure.ACT, asked, made.manager, life.now)


def somebody_is_asked(life: Life) -> None:
    """An enquiry of the home's own."""
    who, how = life.dice.choice((Role.SCHOOL, Role.HEALTH, Role.FAMILY)), life.dice.choice(tuple(How))
    asked = LogEnquiry(
        home=life.made.home,
        referral=life.made.referral,
        asked=who,
        whom=life.name,
        how=how,
        asked_at=life.now,
        question=f"What of {life.name}?",
    )
    do(life.store, log_enquiry.ACT, asked, life.made.manager, life.now)


def something_is_drafted(life: Life) -> None:
    """A statement that is not released, on a check, and a plan to be ready."""
    assessment = life.checked()
    words = "We think of it " + "again and " * life.dice.randint(1, 9) + "again."
    do(life.store, write_statement.ACT, WriteStatement(assessment=assessment, words=words), life.made.manager, life.now)
    plan = do(life.store, read_plan.ACT, AskPlan(home=life.made.home, referral=life.made.referral), life.made.manager)
    asked = ChooseRemedies(assessment=assessment, instead_of=None if plan.plan is None else plan.plan.id)
    do(life.store, choose_remedies.ACT, asked, life.made.manager, life.now)


def something_is_decided(life: Life) -> None:
    """A decision that is signed, of which the authority has not been answered."""
    asked = Decide(
        assessment=life.checked(),
        decided=Decided.ASK_FOR_MORE,
        reasons=f"{life.name} and {life.name} would have to share.",
        childs_wishes=View(heard=Heard.SAID, on=life.now.date(), words="I want to swim.", told_to=Role.ADVOCATE),
    )
    do(life.store, decide.ACT, asked, life.made.manager, life.now, proved(life.made.manager, life.now))


def nights_are_planned(life: Life) -> None:
    """A period of short breaks begins at the home."""
    run = Nights(first=life.now.date() + timedelta(days=1 + life.dice.randrange(20)), nights=7)
    part = BreakHome(urn=GROUP.urn, closed=(run,))
    sheet = PeriodSheet(id=f"P-{life.dice.random()}", first_night=run.first, nights=7, homes=(part,), families=())
    asked = KeepPeriod(home=life.made.home, kept=KeptPeriod(sheet=sheet, referrals=()))
    do(life.store, keep_period.ACT, asked, life.made.people[Is.COORDINATOR], life.now)


def somebody_reads(life: Life) -> None:
    """All children, by whoever may."""
    for kind in life.dice.choices((Is.COORDINATOR, Is.REGISTERED_MANAGER, Is.RESPONSIBLE_INDIVIDUAL), k=3):
        at_desk(life.store, life.made.people[kind], life.now, lambda desk: desk.children())


GOES_ON: tuple[Callable[[Life], None], ...] = (
    somebody_speaks,
    somebody_is_asked,
    something_is_drafted,
    something_is_decided,
    nights_are_planned,
    somebody_reads,
    somebody_leaves,
    others_live_there,
)


def lived(store: Store, made: Made, dice: Random) -> datetime:
    """Some days at the home. The moment after the last of them, which is one and the same however they were.

    When in its minute each thing happens is drawn too, so that two homes differ in when something last happened there.
    """
    life, clock = Life(store, made, dice), copy(dice)
    for day, happens in enumerate((written_anew, who_is_who, *dice.sample(GOES_ON, dice.randint(2, len(GOES_ON))))):
        life.now = NOW + timedelta(days=day // DAYS, minutes=day, seconds=clock.randrange(60))
        happens(life)
    return NOW + timedelta(days=DAYS)
