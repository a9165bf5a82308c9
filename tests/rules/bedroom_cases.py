"""Worked examples for a free bedroom: single rooms, a girl of 12 in room 1, first night in 21 days."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, Outcome
from matching.rules import bedroom
from matching.world.child import Sex
from matching.world.referral import Urgency
from scenarios import storybook as told
from tests.rules.bedrooms_told import (
    BUT_THE_BED,
    DAY,
    NIGHT,
    SISTERS,
    a_room,
    asha,
    lacking,
    leaving,
    needing,
    rooms,
    sharing,
)
from tests.rules.case import Kind, RuleCase

RULE = bedroom
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
AGAINST = (Outcome.NOT_MET, Band.NOT_UNLESS, Band.NOT_UNLESS)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)
OPEN = (Outcome.NOT_KNOWN, Band.NOT_UNLESS, Band.GOOD)

CASES = (
    RuleCase(Kind.MET, "two rooms are free", told.world, *MET, says="Room 3 is free"),
    RuleCase(Kind.NOT_MET, "every room is taken", lambda: rooms(a_room(1)), *AGAINST, says="No bedroom is free"),
    RuleCase(Kind.NOT_KNOWN, "no bedroom is recorded", rooms, *OPEN, says="is a bedroom"),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody recorded where a resident sleeps",
        lambda: rooms(a_room(1), a_room(2, closed_from=NIGHT), residents=(asha(bedroom=None),)),
        *OPEN,
        says="in which bedroom",
    ),
    RuleCase(
        Kind.OTHER,
        "wherever the one resident sleeps, another room is free",
        lambda: rooms(a_room(1), a_room(2), residents=(asha(bedroom=None),)),
        *MET,
    ),
    RuleCase(Kind.EDGE, "a leaving on the first night, firm", lambda: leaving(NIGHT, True), *MET),
    RuleCase(
        Kind.EDGE,
        "a leaving the day after, firm",
        lambda: leaving(NIGHT + DAY, True),
        *AGAINST,
        says="before 8 December 2026",
    ),
    RuleCase(Kind.NOT_KNOWN, "a leaving that nobody confirmed", lambda: leaving(NIGHT, None), *OPEN, says="firm"),
    RuleCase(Kind.OTHER, "a leaving that is not firm", lambda: leaving(NIGHT, False), *AGAINST),
    RuleCase(Kind.EDGE, "closed until the first night", lambda: rooms(a_room(2, closed_until=NIGHT)), *MET),
    RuleCase(
        Kind.EDGE,
        "closed on the first night",
        lambda: rooms(a_room(2, closed_until=NIGHT + DAY)),
        *AGAINST,
        says="before 8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "closed from the day the stay ends",
        lambda: rooms(a_room(2, closed_from=NIGHT + 10 * DAY), expected_nights=10),
        *MET,
    ),
    RuleCase(
        Kind.EDGE,
        "closed on the last night",
        lambda: rooms(a_room(2, closed_from=NIGHT + 9 * DAY), expected_nights=10),
        *AGAINST,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "a stay of a length not known in a room that closes",
        lambda: rooms(a_room(2, closed_from=NIGHT + 9 * DAY), expected_nights=None),
        *OPEN,
        says="how many nights",
    ),
    RuleCase(
        Kind.OTHER,
        "a room promised to a child who arrives during the stay",
        lambda: rooms(a_room(2), residents=(asha(bedroom="room 2", arrived=NIGHT + 3 * DAY),)),
        *AGAINST,
    ),
    RuleCase(
        Kind.OTHER,
        "a different room for each half of the stay is not one free room",
        lambda: rooms(a_room(2, closed_from=NIGHT + 9 * DAY), a_room(3, closed_until=NIGHT + 9 * DAY)),
        *AGAINST,
    ),
    RuleCase(
        Kind.EDGE,
        "what the room lacks can be had in just the time there is",
        lambda: needing(a_room(2, has=BUT_THE_BED, lacks=("profiling_bed",)), mobility=4),
        *ON_CONDITION,
    ),
    RuleCase(
        Kind.EDGE,
        "what the room lacks takes a day too long",
        lambda: needing(a_room(2, has=BUT_THE_BED, lacks=("profiling_bed",)), start=NIGHT - DAY, mobility=4),
        *AGAINST,
        says="7 December 2026",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody recorded the mattress, which can still be had in time",
        lambda: needing(a_room(2, has=()), skin=2),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="pressure mattress",
    ),
    RuleCase(
        Kind.OTHER,
        "a mattress can be had before the first night",
        lambda: needing(lacking("pressure_mattress"), skin=2),
        *ON_CONDITION,
        says="Room 2 is the best",
    ),
    RuleCase(
        Kind.OTHER,
        "a way in without a step cannot",
        lambda: needing(lacking("level_access"), mobility=2),
        *AGAINST,
        says="16 March 2027",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody recorded whether there is a step",
        lambda: needing(a_room(2, has=()), mobility=2),
        *OPEN,
        says="room 2, level access",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody asked how the child moves about",
        lambda: needing(lacking("level_access"), mobility=()),
        *OPEN,
    ),
    RuleCase(
        Kind.OTHER,
        "a step does not matter to a child who walks",
        lambda: needing(lacking("level_access"), mobility=1),
        *MET,
    ),
    RuleCase(
        Kind.OTHER,
        "one room has the hoist and another the way in",
        lambda: rooms(
            a_room(2, has=("hoist",), lacks=("level_access",)),
            a_room(3, has=("level_access",), lacks=("hoist",)),
            child=told.newcomer(needs={"mobility": 3}),
        ),
        *AGAINST,
    ),
    RuleCase(
        Kind.OTHER,
        "a room recorded both to have a thing and to lack it lacks it",
        lambda: needing(a_room(2, lacks=("level_access",)), mobility=2),
        *AGAINST,
    ),
    RuleCase(Kind.OTHER, "a girl a year younger may share", sharing, *ON_CONDITION, says="share it with Asha"),
    RuleCase(Kind.OTHER, "a room that may not be shared", lambda: rooms(a_room(1, beds=2)), *AGAINST),
    RuleCase(Kind.OTHER, "no second bed", lambda: sharing(beds=1), *AGAINST),
    RuleCase(Kind.OTHER, "a boy does not share with a girl", lambda: sharing(asha(sex=Sex.MALE)), *AGAINST),
    RuleCase(
        Kind.EDGE,
        "two years apart to the day may share",
        lambda: sharing(child=told.newcomer(date_of_birth=date(2012, 2, 20))),
        *ON_CONDITION,
    ),
    RuleCase(
        Kind.EDGE,
        "two years and a day apart may not",
        lambda: sharing(child=told.newcomer(date_of_birth=date(2012, 2, 19))),
        *AGAINST,
    ),
    RuleCase(
        Kind.EDGE,
        "harmful sexual behaviour at level 1 may share",
        lambda: sharing(asha(needs={"harmful_sexual_behaviour": 1})),
        *ON_CONDITION,
    ),
    RuleCase(
        Kind.EDGE,
        "harmful sexual behaviour at level 2 may not",
        lambda: sharing(child=told.newcomer(needs={"harmful_sexual_behaviour": 2})),
        *AGAINST,
    ),
    RuleCase(
        Kind.OTHER,
        "nobody asked about harmful sexual behaviour",
        lambda: sharing(asha(needs={"harmful_sexual_behaviour": ()})),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.CONDITIONS,
    ),
    RuleCase(
        Kind.OTHER,
        "neither birthday is known",
        lambda: sharing(told.resident("C-A", "Asha", None, "room 1"), child=told.newcomer(date_of_birth=None)),
        Outcome.NOT_MET,
        Band.NOT_UNLESS,
        Band.CONDITIONS,
        says="what is the date of birth",
    ),
    RuleCase(
        Kind.OTHER,
        "in an emergency a child shares with nobody",
        lambda: sharing(urgency=Urgency.EMERGENCY),
        *AGAINST,
    ),
    RuleCase(
        Kind.OTHER,
        "in an emergency a child shares with a sister",
        lambda: sharing(urgency=Urgency.EMERGENCY, ties=SISTERS),
        *ON_CONDITION,
    ),
    RuleCase(
        Kind.OTHER,
        "nobody shares with somebody who arrives once the stay is over",
        lambda: sharing(asha(arrived=NIGHT + 10 * DAY), expected_nights=10),
        *MET,
    ),
)
