"""Somebody who lives here is a friend, a brother or sister, or likes the same things.

This only ever lifts a home in the order. Where two children are also at odds, it counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.likes import INTERESTS
from matching.findings import Band, FactRef, Verdict, does_not_apply, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.group import Resident, TieKind

ID = "positive-ties"
SOURCE = "Project judgement: an assessment of a match weighs what children gain from each other as well as the risks"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 3
"""For each resident."""
NOTHING = "No other child lives here while the newcomer would."

GOOD_TIES = frozenset({TieKind.FRIENDS, TieKind.SIBLINGS, TieKind.SHARED_INTEREST})


def questions(match: Match) -> Iterable[Question]:
    """One question for each resident."""
    for resident in companions(match):
        yield Question(
            partial(_judge, resident=resident),
            about=resident.child.id,
            title=f"What binds {match.child.name} and {resident.child.name}",
            source=match.child.id,
            affected=resident.child.id,
        )


def _judge(known: Known, resident: Resident) -> Verdict:
    match, name = known.match, resident.child.name
    if _at_odds(match, resident):
        return not_met(f"{name} and {match.child.name} are at odds, whatever else they share.", Band.GOOD)
    if not (_is_tied(match, resident) or _likes_the_same(known, resident)):
        return not_met(f"{name} and {match.child.name} have nothing in common that was told.", Band.GOOD)
    if not shares_a_night(known, resident):
        return does_not_apply(f"{name} and {match.child.name} will not be here together.")
    return met(f"{name} and {match.child.name} have a good tie or an interest in common.", POINTS)


def _is_tied(match: Match, resident: Resident) -> bool:
    return bool(_kinds(match, resident) & GOOD_TIES)


def _at_odds(match: Match, resident: Resident) -> bool:
    return any(kind.is_harmful for kind in _kinds(match, resident))


def _kinds(match: Match, resident: Resident) -> set[TieKind]:
    return {t.kind for t in match.ties(match.child.id, resident.child.id)}


def _likes_the_same(known: Known, resident: Resident) -> bool:
    mine = {i.casefold() for i in known.value(FactRef(known.match.child.id, INTERESTS))}
    theirs = FactRef(resident.child.id, INTERESTS)
    return known.whether(theirs, lambda likes: any(i.casefold() in mine for i in likes))
