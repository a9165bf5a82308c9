"""Four children, six nights and two bedrooms, with every kind of rule and wish in them: as large as all plans go."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from matching.short_breaks.cleared import KeptApart, Suited
from matching.short_breaks.period import (
    Company,
    CompanyKind,
    DateRequest,
    FairnessRule,
    Family,
    GroupRule,
    Nights,
    Pattern,
    Period,
)
from scenarios.generators.short_breaks import Shape, draw
from tests.strategies.few_families import Few

CHILDREN, NIGHTS, BEDROOMS = 4, 6, 2
SHAPE = Shape(homes=1, children=CHILDREN, weeks=1, beds=(BEDROOMS,))


def four_by_six(seed: int) -> Few:
    """One period by each rule of fairness in turn; families ask for a few nights each, and two must not meet."""
    dice = Random(seed)
    period, cleared = draw(SHAPE, seed)
    families = tuple(_family(family, period, dice) for family in period.families)
    one, other, third, *_ = dice.sample([family.id for family in families], len(families))
    rules = {"turnaround_nights": dice.choice((0, 1)), "arrivals_a_day": dice.choice((1, 2))}
    home = period.homes[0].model_copy(update={**rules, "group_rule": GroupRule.NONE})
    suited = tuple(_in_one_bedroom(answer, dice) for answer in cleared.suited)
    changes = {
        "nights": NIGHTS,
        "homes": (home,),
        "families": families,
        "company": (Company(families=(one, other), kind=CompanyKind.LIKE),),
        "policy": period.policy.model_copy(update={"fairness": tuple(FairnessRule)[seed % len(FairnessRule)]}),
    }
    apart = KeptApart(families=(one, third), why=("drawn",))
    return Few(period.model_copy(update=changes), cleared.model_copy(update={"suited": suited, "apart": (apart,)}))


def _in_one_bedroom(suited: Suited, dice: Random) -> Suited:
    """The only bedroom that suits a child; two who come together may have either."""
    rooms = suited.bedrooms
    return suited if len(rooms) > 1 else suited.model_copy(update={"bedrooms": ((dice.choice(rooms[0]),),)})


def _family(family: Family, period: Period, dice: Random) -> Family:
    assessed = dice.randint(2, 4)
    first = period.first_night + timedelta(days=dice.randrange(NIGHTS - 1))
    return family.model_copy(
        update={
            "assessed_nights": assessed,
            "protected_minimum": dice.randint(1, assessed),
            "owed_nights": 0,
            "available": (Nights(first=period.first_night, nights=NIGHTS),),
            "preferred": (Nights(first=first, nights=1),),
            "requests": (DateRequest(id=f"Q-{family.id}", nights=Nights(first=first, nights=2)),),
            "pattern": dice.choice((Pattern.FLEXIBLE, Pattern.MIDWEEK, Pattern.WEEKEND)),
            "shortest_stay": dice.choice((1, 2)),
            "longest_stay": dice.choice((2, 3)),
            "least_gap": dice.choice((1, 2)),
            "evenly_spaced": True,
        }
    )
