"""Whether two children may share a bedroom: the same sex, close in age, and safe with each other.

Project judgement, after councils' manuals: sharing is only for children of one sex and similar age, and a child who
arrives in an emergency shares with nobody but a brother or sister until they have been assessed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from matching.details.child import DATE_OF_BIRTH, SEX
from matching.findings import FactRef
from matching.match import Match
from matching.outlook import Outlook
from matching.world.child import age_on
from matching.world.group import Resident, TieKind
from matching.world.referral import Urgency
from matching.world.statement import StayKind

SEXUAL_BEHAVIOUR = "harmful_sexual_behaviour"


def may_share(outlook: Outlook, other: Resident) -> bool:
    """Whether the child referred and a resident may sleep in one bedroom, if both want to."""
    match, one, two = outlook.match, outlook.match.child.id, other.child.id
    if _is_unassessed(match) and not _are_siblings(match, two):
        return False
    gap, level = match.policy["share_age_gap_years"], match.policy["share_sexual_behaviour_level"]
    return (
        _suit(outlook, FactRef(one, SEX), FactRef(two, SEX), lambda a, b: bool(a == b))
        and all(outlook.whether(FactRef(c, SEXUAL_BEHAVIOUR), lambda v: bool(v <= level)) for c in (one, two))
        and _suit(outlook, FactRef(one, DATE_OF_BIRTH), FactRef(two, DATE_OF_BIRTH), lambda a, b: _are_close(a, b, gap))
    )


def _is_unassessed(match: Match) -> bool:
    return match.referral.urgency is Urgency.EMERGENCY or match.referral.kind is StayKind.EMERGENCY


def _are_siblings(match: Match, other: str) -> bool:
    named = any(bond.child == other for bond in match.referral.siblings or ())
    return named or any(tie.kind is TieKind.SIBLINGS for tie in match.ties(match.child.id, other))


def _are_close(one: date, other: date, years: int) -> bool:
    """Whether two birthdays are no more than so many years apart."""
    older, younger = sorted((one, other))
    return age_on(older, younger - timedelta(days=1)) < years


def _suit(outlook: Outlook, one: FactRef, other: FactRef, suits: Callable[[Any, Any], bool]) -> bool:
    """Whether two facts suit each other. Where both are open, the first is narrowed until the second decides."""
    mine, theirs = outlook.possible(one), outlook.possible(other)
    if all(suits(a, b) for a in mine for b in theirs):
        return True
    if not any(suits(a, b) for a in mine for b in theirs):
        return False
    if len(mine) == 1:
        return outlook.whether(other, lambda b: suits(mine[0], b))
    if len(theirs) == 1:
        return outlook.whether(one, lambda a: suits(a, theirs[0]))
    half = frozenset(mine[: len(mine) // 2])
    return outlook.whether(one, lambda a: a in half)
