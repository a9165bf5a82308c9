"""What the newcomer and each resident can gain from each other's company, both ways.

A benefit lifts a match among others of its band; it never outweighs a harm. Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import Band, Verdict, met, not_met
from matching.impact import Impact, answered_alike, arises, possible_impacts
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import PairBand
from matching.world.group import Resident

ID = "good-company"
SOURCE = "Project judgement: an impact assessment weighs what is good for each child as well as what may harm"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 1
NOTHING = "Nothing known of the children points to a particular benefit from each other's company."


def questions(match: Match) -> Iterable[Question]:
    """One question for each benefit that does or may arise with a resident, each way."""
    newcomer = match.child.id
    for resident in companions(match):
        ends = [(newcomer, resident.child.id), (resident.child.id, newcomer)]
        for impact in possible_impacts(match, ends):
            if impact.pair.band is PairBand.GREEN:
                yield Question(
                    partial(_judge, impact=impact, resident=resident),
                    about=impact.about,
                    title=impact.pair.name,
                    source=impact.source,
                    affected=impact.affected,
                    rests_on=impact.facts,
                    answered_alike=partial(answered_alike, match, impact, resident),
                )


def _judge(known: Known, impact: Impact, resident: Resident) -> Verdict:
    one, other = known.match.name(impact.source), known.match.name(impact.affected)
    if arises(known, impact) and shares_a_night(known, resident):
        return met(f"From {one} to {other}: {impact.pair.why}", points=POINTS)
    return not_met(f"This does not arise from {one} to {other}.", Band.GOOD)
