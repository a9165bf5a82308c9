"""Worked examples for impacts: self-harm (red) and substances (amber) between Tamsin and Asha, each way."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, Outcome
from matching.rules import impact_pairs
from matching.world.facts import Role
from matching.world.group import RESOLVERS
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, gone, measures, resolved
from tests.rules.case import Kind, RuleCase
from tests.rules.impacts_told import CONTAGION, LATER, MISSING, RELAPSE, harm, in_place, missing, relapse

RULE = impact_pairs
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS
TO_ASHA, FROM_ASHA = f"{NEW}>{ASHA}", f"{ASHA}>{NEW}"


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band, about: str, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "nothing points to harm", beside(), MET, GOOD, GOOD, f"none:{TO_ASHA}", "Tamsin"),
    _case(Kind.MET, "nor the other way", beside(), MET, GOOD, GOOD, f"none:{FROM_ASHA}", "Asha"),
    _case(Kind.NOT_MET, "red", harm(3, 1), NOT_MET, UNLESS, UNLESS, f"{CONTAGION}:{TO_ASHA}", "named person"),
    _case(Kind.NOT_MET, "red the other way", harm(1, 3), NOT_MET, UNLESS, UNLESS, f"{CONTAGION}:{FROM_ASHA}"),
    _case(Kind.NOT_MET, "amber", relapse(), NOT_MET, CONDITIONS, CONDITIONS, f"{RELAPSE}:{TO_ASHA}"),
    _case(Kind.NOT_KNOWN, "newcomer not asked", harm((), 1), NOT_KNOWN, UNLESS, GOOD, f"{CONTAGION}:{TO_ASHA}"),
    _case(Kind.NOT_KNOWN, "resident not asked", harm(3, ()), NOT_KNOWN, UNLESS, GOOD, f"{CONTAGION}:{TO_ASHA}"),
    _case(Kind.EDGE, "a level below the trait", harm(2, 1), MET, GOOD, GOOD, f"none:{TO_ASHA}"),
    _case(Kind.EDGE, "a level below being affected", harm(3, 0), MET, GOOD, GOOD, f"none:{TO_ASHA}"),
    _case(
        Kind.OTHER,
        "red lowered by one measure",
        in_place("means-control"),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"{CONTAGION}:{TO_ASHA}",
        "locked away",
    ),
    _case(
        Kind.OTHER,
        "red lowered by two measures",
        in_place("means-control", "private-care-of-injuries"),
        MET,
        GOOD,
        GOOD,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.EDGE,
        "the same measure twice counts once",
        in_place("means-control", "means-control"),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.EDGE,
        "in place from tomorrow",
        in_place("means-control", in_place_since=told.TODAY + timedelta(days=1)),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.EDGE,
        "in place from today",
        in_place("means-control", in_place_since=told.TODAY),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "a measure without evidence",
        in_place("means-control", evidence=None),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "a measure for the other direction",
        harm(3, 1, safeguards=measures(CONTAGION, ASHA, NEW, "means-control")),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "a measure that is none of this impact's",
        in_place("kitchen-control"),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "red, resolved by a named person",
        harm(3, 1, resolutions=resolved(CONTAGION, NEW, ASHA)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"{CONTAGION}:{TO_ASHA}",
        "R. Manager (registered manager) resolved it on 2026-11-09: Two staff",
    ),
    *(
        _case(
            Kind.EDGE,
            f"red, resolved by the {role.value}",
            harm(3, 1, resolutions=resolved(CONTAGION, NEW, ASHA, role=role)),
            NOT_MET,
            CONDITIONS,
            CONDITIONS,
            f"{CONTAGION}:{TO_ASHA}",
            f"({role.value}) resolved it",
        )
        for role in sorted(RESOLVERS)
    ),
    *(
        _case(
            Kind.EDGE,
            f"red, said to be resolved by {role.value}",
            harm(3, 1, resolutions=resolved(CONTAGION, NEW, ASHA, role=role)),
            NOT_MET,
            UNLESS,
            UNLESS,
            f"{CONTAGION}:{TO_ASHA}",
            "has to resolve it first",
        )
        for role in (Role.CHILD, Role.FAMILY, Role.SOCIAL_WORKER, Role.DEPUTY_MANAGER, Role.OTHER)
    ),
    _case(
        Kind.EDGE,
        "red, resolved the day before the referral came",
        harm(3, 1, resolutions=resolved(CONTAGION, NEW, ASHA, on=told.TODAY - timedelta(days=8))),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "resolved for the other direction only",
        harm(3, 1, resolutions=resolved(CONTAGION, ASHA, NEW)),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.OTHER,
        "amber lessened",
        relapse("no-supply-plan"),
        MET,
        GOOD,
        GOOD,
        f"{RELAPSE}:{TO_ASHA}",
        "keep substances out",
    ),
    _case(
        Kind.OTHER,
        "Asha will surely have left",
        harm(3, 1, gone(told.FIRST_NIGHT, True)),
        Outcome.DOES_NOT_APPLY,
        GOOD,
        GOOD,
        "",
    ),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        harm(3, 1, gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        f"{CONTAGION}:{TO_ASHA}",
        "leaving date firm",
    ),
    _case(
        Kind.EDGE,
        "Asha leaves after one night together",
        harm(3, 1, gone(told.FIRST_NIGHT + timedelta(days=1), True)),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"{CONTAGION}:{TO_ASHA}",
    ),
    _case(
        Kind.NOT_KNOWN,
        "the stay may be over before Asha arrives",
        beside(
            {"needs": {"self_harm": 3}},
            asha(needs={"self_harm": 1}, arrived=LATER),
            referral={"expected_nights": None},
        ),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        f"{CONTAGION}:{TO_ASHA}",
        "how many nights",
    ),
    _case(
        Kind.EDGE,
        "three years older on the first night",
        missing(date(2011, 12, 7)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"{MISSING}:{TO_ASHA}",
    ),
    _case(Kind.EDGE, "two years older", missing(date(2011, 12, 8)), MET, GOOD, GOOD, f"none:{TO_ASHA}"),
    _case(
        Kind.NOT_KNOWN,
        "neither age is known",
        missing(None, None),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        f"{MISSING}:{TO_ASHA}",
        "date of birth",
    ),
    _case(
        Kind.NOT_KNOWN,
        "one age is not known",
        missing(None),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        f"{MISSING}:{TO_ASHA}",
    ),
)
