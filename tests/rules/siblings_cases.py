"""Worked examples for brothers and sisters: C-SIB is Bryn; the home has four places and two residents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.findings import Band, Outcome
from matching.rules import siblings
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.home import PlacesCondition
from matching.world.referral import Approval, ApprovalKind, Bond, SiblingBond
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = siblings
MUST, SHOULD, MUST_NOT = (f"C-SIB: {b.value}" for b in Bond)
STAY = 300
END = told.FIRST_NIGHT + timedelta(days=STAY)


def _bryn() -> Child:
    return told.child("C-SIB", "Bryn", date(2015, 1, 9))


def _lives_here(leaving: date | None = None, confirmed: bool | None = None) -> Resident:
    return Resident(
        child=_bryn(), bedroom="room 3", arrived=told.YEAR_AGO, leaving=leaving, leaving_confirmed=confirmed
    )


def _comes(days: int) -> Resident:
    """Bryn, booked to arrive so many days after the first night."""
    return Resident(child=_bryn(), bedroom="room 3", arrived=told.FIRST_NIGHT + timedelta(days=days))


def _carys() -> Child:
    return told.child("C-SIS", "Carys", date(2016, 6, 2))


def _devi(days: int, leaving: date | None = None) -> Resident:
    """A third resident, no relation, who arrives so many days after the first night."""
    arrived = told.FIRST_NIGHT + timedelta(days=days)
    child = told.child("C-D", "Devi", date(2013, 9, 9))
    return Resident(child=child, bedroom="room 3", arrived=arrived, leaving=leaving)


def _bond(
    bond: Bond,
    *residents: Resident,
    referred: bool = False,
    approved: bool = False,
    rooms: int = 4,
    nights: int | None = STAY,
    others: Sequence[Child] = (),
    places: int = 4,
) -> World:
    """`others` are further brothers and sisters, each bound and referred as Bryn is."""
    siblings = (_bryn(), *others)
    bonds = tuple(SiblingBond(child=c.id, bond=bond, said_by=Role.SOCIAL_WORKER, why="The plan.") for c in siblings)
    on = Approval(kind=ApprovalKind.SEPARATE_SIBLINGS, by=Role.NOMINATED_OFFICER, name="N. Officer", on=told.TODAY)
    referral = told.referral(siblings=bonds, expected_nights=nights, approvals=(on,) if approved else ())
    referrals = [told.referral(id=f"R-{n}", child=c) for n, c in enumerate(siblings, start=2)]
    registered = (PlacesCondition(since=told.YEAR_AGO, most=places),)
    return told.world(
        home=told.home(bedrooms=told.bedrooms(rooms), conditions=registered),
        group=told.group((*told.two_residents(), *residents)),
        referral=referral,
        referrals=(referral, *referrals) if referred else (referral,),
    )


CASES = (
    RuleCase(Kind.MET, "lives here", lambda: _bond(Bond.MUST, _lives_here()), Outcome.MET, Band.GOOD, Band.GOOD, MUST),
    RuleCase(
        Kind.NOT_MET,
        "must live together and does not live here",
        lambda: _bond(Bond.MUST),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody was asked about brothers or sisters",
        lambda: told.world(referral=told.referral(siblings=None)),
        Outcome.NOT_KNOWN,
        Band.NOT_UNLESS,
        Band.GOOD,
        "not asked",
        says="brothers or sisters",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "lives here; nobody confirmed the leaving",
        lambda: _bond(Bond.MUST, _lives_here(leaving=END - timedelta(days=100))),
        Outcome.NOT_KNOWN,
        Band.NOT_UNLESS,
        Band.GOOD,
        MUST,
        says="leaving date firm",
    ),
    RuleCase(
        Kind.EDGE,
        "leaves on the day the stay ends",
        lambda: _bond(Bond.MUST, _lives_here(END, confirmed=True)),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "leaves the day before the stay ends",
        lambda: _bond(Bond.MUST, _lives_here(END - timedelta(days=1), confirmed=True)),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.NOT_MET,
        "booked to arrive when most of the stay is over",
        lambda: _bond(Bond.MUST, _comes(200)),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
        says="from 25 June 2027",
    ),
    RuleCase(
        Kind.OTHER,
        "booked to arrive, and the length of the stay is not known",
        lambda: _bond(Bond.MUST, _comes(200), nights=None),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.CONDITIONS,
        MUST,
        says="how many nights",
    ),
    RuleCase(
        Kind.EDGE,
        "arrives on the first night",
        lambda: _bond(Bond.MUST, _comes(0)),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "arrives on the last night",
        lambda: _bond(Bond.MUST, _comes(STAY - 1)),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
        says="apart until then",
    ),
    RuleCase(
        Kind.EDGE,
        "arrives on the day the stay ends",
        lambda: _bond(Bond.MUST, _comes(STAY)),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.OTHER,
        "living apart is approved",
        lambda: _bond(Bond.MUST, approved=True),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
    ),
    RuleCase(
        Kind.OTHER,
        "should live together and does not live here",
        lambda: _bond(Bond.SHOULD),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        SHOULD,
    ),
    RuleCase(
        Kind.EDGE,
        "referred as well, with two places left",
        lambda: _bond(Bond.MUST, referred=True),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
        says="places for both",
    ),
    RuleCase(
        Kind.EDGE,
        "referred as well, with one place left",
        lambda: _bond(Bond.MUST, referred=True, rooms=3),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "two brothers and sisters referred as well, with places for one of them",
        lambda: _bond(Bond.MUST, referred=True, others=[_carys()]),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "two brothers and sisters referred as well, with places for both",
        lambda: _bond(Bond.MUST, referred=True, others=[_carys()], rooms=5, places=5),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
        says="places for all 3",
    ),
    RuleCase(
        Kind.EDGE,
        "referred as well, with bedrooms for both and one registered place left",
        lambda: _bond(Bond.MUST, referred=True, places=3),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "referred as well, and somebody else arrives before the stay ends",
        lambda: _bond(Bond.MUST, _devi(STAY - 1), referred=True),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.NOT_UNLESS,
        MUST,
    ),
    RuleCase(
        Kind.EDGE,
        "referred as well, and somebody else arrives when the stay is over",
        lambda: _bond(Bond.MUST, _devi(STAY), referred=True),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        MUST,
    ),
    RuleCase(
        Kind.OTHER,
        "referred as well, and whether somebody leaves is not known",
        lambda: _bond(Bond.MUST, _devi(-9, leaving=told.FIRST_NIGHT), referred=True),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.CONDITIONS,
        MUST,
        says="leaving date firm",
    ),
    RuleCase(Kind.OTHER, "lives apart", lambda: _bond(Bond.MUST_NOT), Outcome.MET, Band.GOOD, Band.GOOD, MUST_NOT),
    RuleCase(
        Kind.OTHER,
        "to be lived apart from, and lives here",
        lambda: _bond(Bond.MUST_NOT, _lives_here()),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
        MUST_NOT,
        says="lives here",
    ),
    RuleCase(Kind.OTHER, "none named", told.world, Outcome.DOES_NOT_APPLY, Band.GOOD, Band.GOOD),
)
