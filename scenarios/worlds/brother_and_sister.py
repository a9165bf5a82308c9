"""A sister of 12 and a brother of 9 must live together: one home has places for both, the other has one place."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident, Tie
from matching.world.home import Home
from matching.world.referral import Bond, Education, Referral, SiblingBond
from matching.world.vacancy import Vacancy
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "brother-and-sister"
REFERRAL, BROTHERS_REFERRAL = "R-7", "R-7B"
URN, ONE_PLACE_URN = "SC900107", "SC900177"
ON = TODAY
AMARA, KOFI = "C-71", "C-72"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("siblings", f"{KOFI}: must live together", Outcome.NOT_MET),
    ("registered-places", "", Outcome.MET),
    ("bedroom", "", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False


def world() -> World:
    """Otterhay has two bedrooms free and Dunnock Court one, and both say so; both children are referred to both."""
    otterhay = (
        _resident("C-73", "Ellie", date(2013, 11, 2), "room 1", "They can have the trampoline first."),
        _resident("C-74", "Marnie", date(2015, 3, 19), "room 2", "A boy! Is he annoying?"),
    )
    dunnock = (
        _resident("C-75", "Beth", date(2014, 1, 8), "room 1", "It's good here, tell her."),
        _resident("C-76", "Ruth", date(2012, 12, 14), "room 2", "OK."),
        _resident("C-77", "Catrin", date(2013, 4, 23), "room 3", "I'd like someone for netball."),
    )
    return World(
        as_at=TODAY,
        homes=(_home(URN, "Otterhay", free=2), _home(ONE_PLACE_URN, "Dunnock Court", free=1)),
        groups=(
            Group(urn=URN, residents=otterhay, ties=_checked(otterhay)),
            Group(urn=ONE_PLACE_URN, residents=dunnock, ties=_checked(dunnock)),
        ),
        referrals=(_hers(), _his()),
    )


def _home(urn: str, name: str, free: int) -> Home:
    return storybook.home(
        urn=urn,
        name=name,
        provider="Riddings Children's Homes",
        statement=statement(youngest=7, oldest=16),
        activities=("trampoline", "netball", "baking"),
        vacancies=(Vacancy(places=free, since=days_ago(3), told_on=days_ago(3)),),
    )


def _resident(id: str, name: str, born: date, bedroom: str, words: str) -> Resident:
    felt = (*of_newcomer(REFERRAL, view(words)), *of_newcomer(BROTHERS_REFERRAL, view(words)))
    return storybook.resident(id, name, born, bedroom, interests=("netball", "baking"), views=felt)


def _checked(residents: tuple[Resident, ...]) -> tuple[Tie, ...]:
    return (*names_checked(AMARA, residents), *names_checked(KOFI, residents))


def _hers() -> Referral:
    looks_after = heard(
        1,
        Role.SCHOOL,
        6,
        "She leaves her lesson to check that he has eaten. She cries when she thinks nobody sees.",
        where="at school, since September",
    )
    amara = storybook.child(
        AMARA,
        "Amara",
        date(2014, 5, 9),
        needs={"emotional_wellbeing": [looks_after]},
        interests=("netball", "reading"),
        strengths=("the best reader in her year", "patient"),
    )
    must = SiblingBond(
        child=KOFI,
        bond=Bond.MUST,
        said_by=Role.SOCIAL_WORKER,
        why="The sibling assessment of 20 October: they steady each other, and she will not settle without him.",
    )
    words = "I don't mind where if Kofi is on the same landing. I promised Mum."
    return _referral(REFERRAL, amara, year=8, sibling=must, words=words)


def _his() -> Referral:
    kofi = storybook.child(
        KOFI,
        "Kofi",
        date(2017, 2, 26),
        sex=Sex.MALE,
        interests=("trampoline", "dinosaurs"),
        strengths=("makes people laugh",),
    )
    must = SiblingBond(
        child=AMARA, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="The sibling assessment of 20 October."
    )
    words = "With Amara. And my dinosaurs, all of them."
    return _referral(BROTHERS_REFERRAL, kofi, year=5, sibling=must, words=words)


def _referral(id: str, child: Child, *, year: int, sibling: SiblingBond, words: str) -> Referral:
    return storybook.referral(
        id=id,
        child=child,
        siblings=(sibling,),
        received_on=days_ago(12),
        education=Education(year_group=year, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view(words, told_to=Role.ADVOCATE),
        history=(
            storybook.foster_home(
                "Their mother died; their aunt has room for one.", kind="own family", began=child.date_of_birth
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 10, "Splitting them would undo all of it."),
            asked(Role.TEAM_MANAGER, 10, "No approval to part them will be given by me."),
            asked(Role.SCHOOL, 9, "They share one lunch box."),
            asked(Role.CHILD, 8, words),
        ),
    )
