"""The statement of purpose offers the kind of stay that is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from matching.columns.bounds import Bounds, fails_to, may
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.details.home import STATED_KINDS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import StayKind

ID = "kind-of-stay"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5): the home is run consistently with its statement"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The kind of stay is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen."""
    yield told(columns.children.stay, columns.homes.kinds_of_stay, _screened)


def _screened(stay: Stay, stated: Line[frozenset[StayKind]]) -> Bounds:
    offered = stated.on(stay.start)
    return fails_to(Band.OUTSIDE, may(None if offered is None else stay.kind in offered))


def _judge(known: Known) -> Verdict:
    match, kind = known.match, known.match.referral.kind.value
    if known.whether(FactRef(match.home.urn, STATED_KINDS, kind), bool):
        return met(f"The statement of purpose offers {kind} stays.")
    revision = Condition.of(
        what=f"Revise the statement of purpose to offer {kind} stays, if the home can, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:kinds_of_stay"),
    )
    return not_met(f"The statement of purpose does not offer {kind} stays.", Band.OUTSIDE, revision)
