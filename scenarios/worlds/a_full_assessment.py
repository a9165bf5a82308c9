"""A girl of 13 with epilepsy could join a home of four: two accounts differ, two are awaited, and haste costs."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, NightCare, TaskNeeded
from matching.world.facts import Account, Basis, Role
from matching.world.group import Group, Safeguard, Tie, TieKind
from matching.world.place import Place
from matching.world.referral import Contact, Education, PastPlacement, Referral
from matching.world.world import World
from scenarios import larkbeck, storybook
from scenarios.story import Said
from scenarios.storybook import HERE, TODAY
from scenarios.voices import (
    asked,
    days_ago,
    heard,
    names_checked,
    view,
)

NAME = "a-full-assessment"
REFERRAL = "R-15"
URN = larkbeck.URN
ON = TODAY
SAFIYA, RUBY, ARLO, MABEL, JUDE = "C-151", *larkbeck.RESIDENTS
EXPECTED = (Band.NOT_UNLESS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", f"self-harm-contagion:{SAFIYA}>{RUBY}", Outcome.NOT_KNOWN),
    ("impact-pairs", f"sexual-harm-abuse-history:{ARLO}>{SAFIYA}", Outcome.NOT_MET),
    ("clinical-tasks", "rescue_medicine", Outcome.NOT_MET),
    ("night-staffing", "night", Outcome.MET),
    ("animals", "home", Outcome.NOT_KNOWN),
    ("good-company", f"calm-company:{MABEL}>{SAFIYA}", Outcome.MET),
    ("positive-ties", MABEL, Outcome.MET),
    ("strengths", "", Outcome.MET),
    ("residents-views", JUDE, Outcome.NOT_KNOWN),
    ("wishes-and-feelings", "", Outcome.MET),
    ("identity-needs", "", Outcome.NOT_MET),
    ("contact", "", Outcome.NOT_MET),
    ("planned-papers", "", Outcome.NOT_MET),
)
ASK_FIRST: FactRef | None = FactRef(SAFIYA, "self_harm")
REMEDIED = True


def world() -> World:
    """Larkbeck has one bedroom free, a cat, somebody awake at night, and three weeks."""
    residents = larkbeck.residents(REFERRAL)
    climbing = Tie(
        children=(SAFIYA, MABEL),
        kind=TieKind.SHARED_INTEREST,
        said_by=Role.SCHOOL,
        on=days_ago(6),
        note="They belay for each other at the school's climbing club.",
    )
    group = Group(
        urn=URN,
        residents=residents,
        ties=(*names_checked(SAFIYA, residents), climbing),
        safeguards=(_bedrooms_apart(),),
    )
    return storybook.world(home=larkbeck.home(signed_off=SAFIYA), group=group, referral=_referral())


def _bedrooms_apart() -> Safeguard:
    return Safeguard(
        pair="sexual-harm-abuse-history",
        source=ARLO,
        affected=SAFIYA,
        measure="bedrooms-apart",
        owner="M. Achterberg, registered manager",
        in_place_since=days_ago(4),
        evidence="Room 5 is on the ground floor beside the night desk; walked through with both social workers.",
    )


def _self_harm() -> tuple[Account, ...]:
    return (
        heard(
            1,
            Role.SOCIAL_WORKER,
            6,
            "She scratched her arm the week she moved in the spring. Nothing since, as far as I know.",
            where="her last foster home",
        ),
        heard(
            3,
            Role.SCHOOL,
            4,
            "On 2 October the nurse sent her to have two cuts closed. She asked us not to make a fuss.",
            where="the changing rooms",
            what_came_of_it="Three stitches; a call to her social worker that was not returned.",
        ),
    )


def _safiya() -> Child:
    seizures = (
        heard(
            3,
            Role.HEALTH,
            12,
            "Most are in her sleep. Buccal midazolam at five minutes; used twice this year.",
            where="epilepsy clinic, 4 November",
        ),
        heard(3, Role.SCHOOL, 4, "One in September, in assembly. She was cross that people stared."),
    )
    abused = heard(1, Role.PREVIOUS_SOCIAL_WORKER, 30, "By an uncle; he was convicted in 2022.", basis=Basis.HISTORY)
    loud = heard(1, Role.PREVIOUS_CARER, 300, "She calls out in her sleep, and it carries.")
    needs = {
        "seizures": seizures,
        "medicines": 2,
        "sleep_night": 2,
        "self_harm": _self_harm(),
        "emotional_wellbeing": 2,
        "sexual_abuse_history": [abused],
        "isolated_from_peers": 1,
        "identity_culture_language": 1,
        "family_contact_risk": 2,
        "night_noise": [loud],
        "pet_allergy_or_fear": [],
    }
    return storybook.child(
        SAFIYA,
        "Safiya",
        date(2013, 2, 19),
        needs=needs,
        clinical_tasks=(TaskNeeded(task="rescue_medicine"),),
        night_care=NightCare.WAKING_SHARED,
        interests=("climbing", "poetry"),
        strengths=("climbs above her age group", "remembers everybody's birthday"),
    )


def _history() -> tuple[PastPlacement, ...]:
    foster = storybook.foster_home
    return (
        foster("It was an emergency bed.", began=date(2021, 11, 3), ended=date(2022, 1, 14)),
        foster("The carers separated.", began=date(2022, 1, 14), ended=date(2024, 3, 8)),
        foster(None, began=date(2024, 3, 8), ended=date(2026, 8, 14)),
        foster("It was only ever for twelve weeks.", began=date(2026, 8, 14)),
    )


def _family_time() -> tuple[Contact, ...]:
    nani = Place(easting=HERE.easting + 8_000, northing=HERE.northing - 5_000)
    mother = Place(easting=HERE.easting - 40_000, northing=HERE.northing + 38_000)
    return (
        Contact(who="her grandmother", times_a_month=4, place=nani),
        Contact(who="her mother", times_a_month=1, place=mother),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_safiya(),
        received_on=days_ago(9),
        education=Education(year_group=9, keep_school=True, school_place=HERE, has_plan=False),
        contact=_family_time(),
        wishes=view(
            "I want to stay near Nani and keep climbing. I want people who don't freak out when I fit.",
            ago=5,
            told_to=Role.ADVOCATE,
        ),
        identity_needs=("halal food", "Friday prayers"),
        papers=("risk assessment", "care plan", "chronology", "delegated authority"),
        history=_history(),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 8, "She has had three workers in two years; she tests whether you come back."),
            asked(Role.PREVIOUS_SOCIAL_WORKER, 7, "Keep her grandmother close and the rest follows."),
            asked(Role.SCHOOL, 5, "Bright, private, never late for climbing.", ("self_harm", "seizures")),
            asked(Role.PREVIOUS_CARER, 6, None, ("self_harm", "night_noise", "pet_allergy_or_fear")),
            asked(Role.HEALTH, 3, None, ("self_harm",)),
            asked(Role.CHILD, 6, "I want people who don't freak out when I fit."),
        ),
        offered_weekly_pounds=6_000,
    )
