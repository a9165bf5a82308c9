"""No child harms another: every known impact between the newcomer and each resident is lessened, both ways.

The impacts and their bands are Project judgement: red is for a named person to resolve and never refuses by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import Verdict, met
from matching.impact import Impact, answered_alike, arises, possible_impacts, weigh_harm
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import PairBand
from matching.world.group import Resident

ID = "impact-pairs"
SOURCE = "Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."


def questions(match: Match) -> Iterable[Question]:
    """One question for each impact that does or may arise with a resident, and one for each way with none."""
    newcomer = match.child.id
    for resident in companions(match):
        for ends in ((newcomer, resident.child.id), (resident.child.id, newcomer)):
            yield from _one_way(match, resident, ends)


def _one_way(match: Match, resident: Resident, ends: tuple[str, str]) -> Iterable[Question]:
    source, affected = ends
    found = [i for i in possible_impacts(match, [ends]) if i.pair.band is not PairBand.GREEN]
    for impact in found:
        yield Question(
            partial(_judge, impact=impact, resident=resident),
            about=impact.about,
            title=impact.pair.name,
            source=source,
            affected=affected,
            rests_on=impact.facts,
            answered_alike=partial(answered_alike, match, impact, resident),
        )
    if not found:
        none = met(f"Nothing known of {match.name(source)} points to harm to {match.name(affected)}.")
        about = f"none:{source}>{affected}"
        yield Question(always(none), about=about, title="No known harm", source=source, affected=affected)


def _judge(known: Known, impact: Impact, resident: Resident) -> Verdict:
    if arises(known, impact) and shares_a_night(known, resident):
        return weigh_harm(known.match, impact)
    one, other = known.match.name(impact.source), known.match.name(impact.affected)
    return met(f"This does not arise from {one} to {other}.")
