"""A small sound world, and the same with one thing changed."""

from datetime import date, timedelta
from typing import Any, TypeVar

from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, Heard, View
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.group import Group, Resident, Resolution, Safeguard, Tie, TieKind
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.record import Record
from matching.world.referral import Bond, Enquiry, PastPlacement, Referral, ShortBreakRecord, SiblingBond, Urgency
from matching.world.staff import Competence, StaffMember
from matching.world.statement import NeedStated, Stated, StatementOfPurpose, StayKind
from matching.world.world import World
from tests.strategies import AS_AT

CATALOGUE = standard_catalogue()
PAIR = next(p for p in CATALOGUE.pairs if p.mitigations)
TODAY, YESTERDAY, TOMORROW = AS_AT, AS_AT - timedelta(days=1), AS_AT + timedelta(days=1)
LONG_AGO, BORN = date(2000, 1, 1), date(2012, 3, 4)
URN, OTHER_URN = "SC123456", "SC654321"
PRIVATE = "Zebedee Quillfeather"

ASHA = Child(id="K-1", name=PRIVATE, date_of_birth=BORN)
BEN = Child(id="K-2", name=PRIVATE, date_of_birth=BORN)
NEW = Child(id="N-1", name=PRIVATE, date_of_birth=BORN)
HOME = Home(urn=URN, name="Larch House", provider="Larch", bedrooms=(Bedroom(id="B1"), Bedroom(id="B2", beds=2)))
REFERRAL = Referral(
    id="R-1",
    child=NEW,
    placing_authority="Borsetshire",
    received_on=TODAY,
    urgency=Urgency.PLANNED,
    kind=StayKind.LONG,
    start=TOMORROW,
)
GROUP = Group(urn=URN, residents=(Resident(child=ASHA, bedroom="B1", arrived=YESTERDAY),))
WORLD = World(as_at=TODAY, homes=(HOME,), groups=(GROUP,), referrals=(REFERRAL,))


T = TypeVar("T", bound=Record)


def but(thing: T, **changes: Any) -> T:
    return thing.model_copy(update=changes)


def account(**changes: Any) -> Account:
    return but(Account(level=1, said_by=Role.SCHOOL, said_on=YESTERDAY, basis=Basis.OBSERVED), **changes)


def said(need: str, *accounts: Account) -> World:
    return with_child(facts=(Fact(about=need, accounts=accounts),))


def with_child(**changes: Any) -> World:
    return with_referral(child=but(NEW, **changes))


def with_referral(**changes: Any) -> World:
    return but(WORLD, referrals=(but(REFERRAL, **changes),))


def with_home(**changes: Any) -> World:
    return but(WORLD, homes=(but(HOME, **changes),))


def with_statement(**changes: Any) -> World:
    return with_home(statement=StatementOfPurpose(**changes))


def with_group(**changes: Any) -> World:
    return but(WORLD, groups=(but(GROUP, **changes),))


def with_resident(**changes: Any) -> World:
    return with_group(residents=(but(GROUP.residents[0], **changes),))


def with_staff(**changes: Any) -> World:
    return with_home(staff=(but(StaffMember(id="S1", post="Carer", works=()), **changes),))


def tie(**changes: Any) -> Tie:
    return but(Tie(children=("K-1", "N-1"), kind=TieKind.FRIENDS, said_by=Role.SCHOOL, on=YESTERDAY), **changes)


def safeguard(**changes: Any) -> Safeguard:
    measure = PAIR.mitigations[0].id
    return but(Safeguard(pair=PAIR.id, source="K-1", affected="N-1", measure=measure, owner="Manager"), **changes)


def resolution(**changes: Any) -> Resolution:
    kept = Resolution(
        pair=PAIR.id,
        source="K-1",
        affected="N-1",
        by="M",
        role=Role.REGISTERED_MANAGER,
        on=YESTERDAY,
        why="Kind.",
    )
    return but(kept, **changes)


def view(**changes: Any) -> View:
    return but(View(heard=Heard.SAID, on=YESTERDAY, words="I like it."), **changes)


def stay(day: date, nights: int) -> ShortBreakRecord:
    return ShortBreakRecord(first_night=day, nights=nights)


def sibling(child: str) -> SiblingBond:
    return SiblingBond(child=child, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="Care plan.")


def number_stated(value: int, **changes: Any) -> Stated[int]:
    return but(Stated[int](value=value, effective=YESTERDAY), **changes)


COMPETENCE = Competence(task="rescue_medicine", assessed_on=YESTERDAY)
ENQUIRY = Enquiry(asked=Role.POLICE, asked_on=YESTERDAY)
PAST = PastPlacement(kind="foster home", began=YESTERDAY)
PLACES = PlacesCondition(since=YESTERDAY, most=3)
NEED = NeedStated(need="missing", versions=())
