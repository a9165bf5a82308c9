"""The duty team rings at half past nine for a boy of 14 in a police station, of whom very little is known."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Account, Basis, Role, Unanswered
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Enquiry, Referral, Urgency
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import heard, not_heard, of_newcomer, stated, statement

NAME = "emergency-at-night"
REFERRAL = "R-8"
URN = "SC900108"
ON = TODAY
ELLIS = "C-81"
EXPECTED = (Band.OUTSIDE, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("emergency-admission", "who", Outcome.MET),
    ("emergency-admission", "notice", Outcome.MET),
    ("emergency-admission", "meeting", Outcome.NOT_MET),
    ("impact-pairs", f"self-harm-contagion:{ELLIS}>C-82", Outcome.NOT_KNOWN),
    ("range-of-needs", "harmful_sexual_behaviour", Outcome.NOT_KNOWN),
    ("wishes-and-feelings", "", Outcome.NOT_KNOWN),
)
ASK_FIRST: FactRef | None = FactRef(ELLIS, "aggression_to_peers")
REMEDIED = False


def world() -> World:
    """Lapwing Yard keeps a bed for nights like this, and the two boys who live there are asleep."""
    group = Group(urn=URN, residents=_residents())
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    policy = EmergencyPolicy(open_to=WhoFor.ANY, least_notice_hours=2, longest_stay_nights=28)
    words = (
        "We take a child at any hour with two hours' notice, for up to 28 nights, after a written look at the group."
    )
    return storybook.home(
        urn=URN,
        name="Lapwing Yard",
        provider="Westmarch Council",
        statement=statement(youngest=10, emergency=stated(policy, words, 6)),
        activities=("basketball", "music"),
    )


def _residents() -> tuple[Resident, ...]:
    asleep = not_heard("Asleep when the call came; the key worker asks at breakfast.", ago=0)
    return (
        storybook.resident(
            "C-82",
            "Sunny",
            date(2011, 9, 12),
            "room 1",
            sex=Sex.MALE,
            needs={"self_harm": 1},
            interests=("basketball",),
            views=of_newcomer(REFERRAL, asleep),
        ),
        storybook.resident(
            "C-83",
            "Piotr",
            date(2012, 11, 25),
            "room 2",
            sex=Sex.MALE,
            needs={"missing": 2},
            interests=("music",),
            views=of_newcomer(REFERRAL, asleep),
        ),
    )


_SEEN_TONIGHT = (
    "breathing",
    "eating_drinking",
    "mobility",
    "continence",
    "skin",
    "communication",
    "learning_disability",
    "sight",
    "hearing",
    "infection_vulnerability",
    "physically_frail",
    "identity_culture_language",
    "education_support",
    "unpredictable_touching",
    "takes_or_throws_food",
    "spreads_infection",
)
"""What can be told of a boy by sitting beside him for two hours."""


def _ellis() -> Child:
    needs: dict[str, list[Account]] = {
        need: [heard(0, Role.SOCIAL_WORKER, 0, where="beside him in the police station")] for need in _SEEN_TONIGHT
    }
    shaken = heard(
        2,
        Role.POLICE,
        0,
        "Calm, tearful, hungry. Asked twice whether his mum was all right.",
        where="the police station, from six o'clock",
    )
    checked = heard(0, Role.POLICE, 0, "Nothing on our systems for him or for the address.", basis=Basis.HISTORY)
    needs |= {need: [checked] for need in ("offending", "fire_setting", "criminal_exploitation")}
    not_on_file = Account(level=Unanswered.NOT_KNOWN, said_by=Role.SOCIAL_WORKER, said_on=TODAY, basis=Basis.HISTORY)
    needs |= {"emotional_wellbeing": [shaken], "missing": [not_on_file], "self_harm": [not_on_file]}
    return storybook.child(
        ELLIS,
        "Ellis",
        date(2012, 8, 4),
        sex=Sex.MALE,
        needs=needs,
        otherwise=None,
        day_care=None,
        night_care=None,
        clinical_tasks=None,
        school=None,
        interests=(),
        strengths=("asked after his mother before himself",),
    )


def _referral() -> Referral:
    police = Enquiry(
        asked=Role.POLICE,
        asked_on=TODAY,
        answered_on=TODAY,
        said="His mother was taken to hospital at five. No other adult could be reached.",
    )
    return storybook.referral(
        id=REFERRAL,
        child=_ellis(),
        received_on=TODAY,
        urgency=Urgency.EMERGENCY,
        kind=StayKind.EMERGENCY,
        start=TODAY,
        expected_nights=7,
        notice_hours=3,
        legal_status="police protection",
        education=Education(year_group=10),
        contact=None,
        avoid=None,
        wishes=not_heard("He was being seen by a doctor; the duty worker asks him on the way.", ago=0),
        identity_needs=None,
        papers=(),
        history=None,
        enquiries=(
            Enquiry(
                asked=Role.SOCIAL_WORKER,
                asked_on=TODAY,
                answered_on=TODAY,
                said="Not known to us before tonight. I am with him now.",
            ),
            police,
            Enquiry(asked=Role.HEALTH, asked_on=TODAY, about=("medicines", "seizures", "allergy_anaphylaxis")),
            Enquiry(asked=Role.FAMILY, asked_on=TODAY, about=("medicines", "allergy_anaphylaxis")),
            Enquiry(asked=Role.SCHOOL, asked_on=TODAY),
        ),
        offered_weekly_pounds=None,
    )
