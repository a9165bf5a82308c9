"""One made-up referral with something in every part."""

from datetime import date

from matching.world.child import Child, DayCare, Heard, NightCare, Sex, TaskNeeded, View
from matching.world.facts import Account, Basis, Fact, Role, Unanswered
from matching.world.place import Place
from matching.world.referral import (
    Approval,
    ApprovalKind,
    AreaToAvoid,
    Bond,
    Contact,
    Education,
    Enquiry,
    FamilyMember,
    PastPlacement,
    Referral,
    ShortBreakRecord,
    SiblingBond,
    Urgency,
)
from matching.world.staff import Shift
from matching.world.statement import StayKind

MONDAY = date(2026, 11, 16)
PRIVATE = "Perpetua Oddfellow"

SEEN = Account(
    level=3,
    said_by=Role.PREVIOUS_CARER,
    said_on=MONDAY,
    basis=Basis.OBSERVED,
    to_whom="A peer",
    where="At meals",
    what_came_of_it="Nobody was hurt",
    words="He throws what is near.",
)
HEARD = Account(level=1, said_by=Role.SCHOOL, said_on=MONDAY, basis=Basis.ALLEGATION)
NO_COPYING = Account(level=0, said_by=Role.SCHOOL, said_on=MONDAY, basis=Basis.OBSERVED)
ASKED = Account(level=Unanswered.NOT_KNOWN, said_by=Role.FAMILY, said_on=MONDAY, basis=Basis.OPINION)

CHILD = Child(
    id="C-1",
    name=PRIVATE,
    date_of_birth=date(2013, 2, 28),
    sex=Sex.FEMALE,
    facts=(
        Fact(about="aggression_to_peers", accounts=(SEEN, HEARD)),
        Fact(about="missing", accounts=(ASKED,)),
        Fact(
            about="copies_others",
            accounts=(Account(level=0, said_by=Role.SCHOOL, said_on=MONDAY, basis=Basis.OBSERVED),),
        ),
    ),
    day_care=DayCare.ONE_TO_ONE,
    night_care=NightCare.WAKING_SHARED,
    clinical_tasks=(TaskNeeded(task="injections", shifts=(Shift.DAY, Shift.NIGHT)),),
    school="none",
    interests=("Trains",),
    strengths=("Kind to small children",),
    home_place=Place(easting=430_000, northing=433_000, authority="Borsetshire"),
)

REFERRAL = Referral(
    id="R-1",
    child=CHILD,
    placing_authority="Borsetshire",
    received_on=MONDAY,
    urgency=Urgency.EMERGENCY,
    kind=StayKind.LONG,
    start=date(2026, 11, 17),
    expected_nights=90,
    notice_hours=20,
    known_to_home=("SC123456", "1234567"),
    legal_status="Section 20",
    education=Education(year_group=8, keep_school=True, has_plan=False),
    family=(FamilyMember(who="mother", holds_parental_responsibility=True), FamilyMember(who="Grandmother")),
    contact=(Contact(who="Grandmother", times_a_month=4, furthest_miles=20, must_not_know_address=False),),
    siblings=(SiblingBond(child="C-2", bond=Bond.SHOULD, said_by=Role.REVIEWING_OFFICER, why="They are close."),),
    avoid=(AreaToAvoid(name="Ambridge", within_miles=10, why="Lives there", place=Place(easting=0, northing=0)),),
    history=(PastPlacement(kind="Foster home", began=date(2024, 1, 1), ended=MONDAY, why_it_ended="Notice given"),),
    wishes=View(heard=Heard.SAID, on=MONDAY, words="I want my own room.", told_to=Role.ADVOCATE, welcomes=True),
    identity_needs=("halal", "Polish"),
    papers=("care plan",),
    enquiries=(Enquiry(asked=Role.POLICE, asked_on=MONDAY, about=("missing",), answered_on=MONDAY, said="Nothing."),),
    approvals=(Approval(kind=ApprovalKind.KEY_STAGE_4, by=Role.NOMINATED_OFFICER, name="A. Nother", on=MONDAY),),
    previous_breaks=(ShortBreakRecord(first_night=date(2026, 5, 1), nights=2),),
    offered_weekly_pounds=5_500,
    brings_animal="A tortoise",
)
