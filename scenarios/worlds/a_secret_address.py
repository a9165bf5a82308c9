"""A girl whose father must not find her would live with a boy whose brothers used to turn up unasked."""

from __future__ import annotations

from datetime import date

from matching.details.places import AREA_PLACE
from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident, Resolution
from matching.world.home import Home
from matching.world.place import Place
from matching.world.referral import AreaToAvoid, Contact, Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import HERE, TODAY
from scenarios.voices import asked, can, days_ago, heard, names_checked, of_newcomer, range_of_needs, statement, view

NAME = "a-secret-address"
REFERRAL = "R-16"
URN = "SC900116"
ON = TODAY
EVIE, CONNOR = "C-161", "C-162"
MARKET = "the market where her father trades"
EXPECTED = (Band.NOT_UNLESS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", f"contact-secret-address:{CONNOR}>{EVIE}", Outcome.NOT_MET),
    ("areas-to-avoid", "", Outcome.NOT_KNOWN),
    ("contact", "", Outcome.NOT_MET),
    ("provision", "confidential_address_procedure", Outcome.NOT_MET),
)
ASK_FIRST: FactRef | None = FactRef(EVIE, AREA_PLACE, MARKET)
REMEDIED = True


def world() -> World:
    """Hornbeam Yard is twelve miles from the town Evie left; nobody has said which of its two markets is meant."""
    residents = (_connor(), _lara())
    resolved = Resolution(
        pair="contact-secret-address",
        source=CONNOR,
        affected=EVIE,
        by="F. Delacroix-Ames",
        role=Role.REGISTERED_MANAGER,
        on=days_ago(1),
        why="Connor's brothers have agreed in writing to meet him in town, and have kept to it since August.",
    )
    group = Group(urn=URN, residents=residents, ties=names_checked(EVIE, residents), resolutions=(resolved,))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    kept = "We have kept a child's address secret before and can do so again."
    in_place = tuple(id for id in storybook.home().has if id != "confidential_address_procedure")
    return storybook.home(
        urn=URN,
        name="Hornbeam Yard",
        provider="Hornbeam Care",
        statement=statement(youngest=10, needs=range_of_needs(can("family_contact_risk", 4, kept, 11))),
        has=in_place,
        lacks=("confidential_address_procedure",),
        activities=("horse riding", "art"),
    )


def _connor() -> Resident:
    turn_up = heard(
        1,
        Role.KEY_WORKER,
        11,
        "His brothers came three times in the summer with a van and music. Nothing since we spoke to them.",
        where="the gate, July and August",
    )
    return storybook.resident(
        CONNOR,
        "Connor",
        date(2012, 5, 5),
        "room 1",
        sex=Sex.MALE,
        needs={"family_may_seek_out_others": [turn_up]},
        interests=("horse riding",),
        views=of_newcomer(REFERRAL, view("I won't say anything to anyone. I know what that's like.")),
    )


def _lara() -> Resident:
    return storybook.resident(
        "C-163",
        "Lara",
        date(2013, 3, 3),
        "room 2",
        interests=("art",),
        views=of_newcomer(REFERRAL, view("Yes please, I'm the only girl.")),
    )


def _evie() -> Child:
    hidden = heard(
        1,
        Role.POLICE,
        6,
        "He was bailed on 9 November not to contact her, and has asked three people where she is.",
        where="Saltby",
    )
    danger = heard(
        4, Role.SOCIAL_WORKER, 6, "Her mother and she fled. He must not learn the town, the school or the surname used."
    )
    return storybook.child(
        EVIE,
        "Evie",
        date(2013, 12, 12),
        needs={"address_must_stay_secret": [hidden], "family_contact_risk": [danger], "witnessed_violence": 1},
        school="none",
        interests=("art", "horse riding"),
        strengths=("brave", "draws horses that look alive"),
        home_place=Place(easting=HERE.easting + 19_000, northing=HERE.northing + 2_000, authority="Westmarch"),
    )


def _referral() -> Referral:
    mother = Place(easting=HERE.easting + 11_000, northing=HERE.northing - 9_000)
    return storybook.referral(
        id=REFERRAL,
        child=_evie(),
        received_on=days_ago(7),
        education=Education(year_group=8, keep_school=False, has_plan=False),
        contact=(
            Contact(who="her mother", times_a_month=8, place=mother),
            Contact(who="her father", times_a_month=0, place=mother).model_copy(update={"must_not_know_address": True}),
        ),
        avoid=(AreaToAvoid(name=MARKET, within_miles=10, why="He has a stall there and friends who would ring him."),),
        wishes=view("Somewhere he can't drive to by accident. With a lock. And can I have a night light?"),
        history=(
            storybook.foster_home(
                "She and her mother fled at night; her mother is in a refuge with no room for her.",
                kind="own family",
                began=date(2013, 12, 12),
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 6, "He trades at a market in Saltby, the Thursday or the Saturday one."),
            asked(Role.TEAM_MANAGER, 6, "Nothing in writing that names the home, please."),
            asked(Role.SCHOOL, 5, "We have taken her off the website."),
            asked(Role.POLICE, 6, None, ("address_must_stay_secret",)),
            asked(Role.CHILD, 5, "Somewhere he can't drive to by accident."),
        ),
    )
