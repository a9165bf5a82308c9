"""The expected length of the stay is within the lengths that the statement of purpose gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.columns.bounds import HOLDS, Bounds, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import Lengths, PublishedColumns
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.details.referral import EXPECTED_NIGHTS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import stated_on

ID = "stay-length"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5): the home is run consistently with its statement"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The statement of purpose sets no shortest or longest stay."


def questions(match: Match) -> Iterable[Question]:
    """One question for each end that the statement closes."""
    stated = stated_on(match.home.statement.stay_length, match.start)
    if stated is not None and stated.value.shortest_nights is not None:
        yield Question(partial(_judge_shortest, least=stated.value.shortest_nights), about="shortest")
    if stated is not None and stated.value.longest_nights is not None:
        yield Question(partial(_judge_longest, most=stated.value.longest_nights), about="longest")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each end."""
    yield told(columns.children.stay, columns.homes.stay_length, _screened_shortest)
    yield told(columns.children.stay, columns.homes.stay_length, _screened_longest)


def _screened_shortest(stay: Stay, stated: Line[Lengths]) -> Bounds:
    lengths = stated.on(stay.start)
    if lengths is None or lengths.shortest is None:
        return HOLDS
    return fails_to(Band.OUTSIDE, ~stay.at_most(lengths.shortest - 1))


def _screened_longest(stay: Stay, stated: Line[Lengths]) -> Bounds:
    lengths = stated.on(stay.start)
    if lengths is None or lengths.longest is None:
        return HOLDS
    return fails_to(Band.OUTSIDE, stay.at_most(lengths.longest))


def _judge_shortest(known: Known, least: int) -> Verdict:
    expected = FactRef(known.match.child.id, EXPECTED_NIGHTS)
    if known.whether(expected, lambda nights: bool(nights >= least)):
        return met(f"The stay is no shorter than the statement's shortest, {least} nights.")
    return _beyond(known.match, f"The stay is shorter than the statement's shortest, {least} nights.")


def _judge_longest(known: Known, most: int) -> Verdict:
    expected = FactRef(known.match.child.id, EXPECTED_NIGHTS)
    if known.whether(expected, lambda nights: bool(nights <= most)):
        return met(f"The stay is no longer than the statement's longest, {most} nights.")
    return _beyond(known.match, f"The stay is longer than the statement's longest, {most} nights.")


def _beyond(match: Match, reason: str) -> Verdict:
    revision = Condition.of(
        what="Agree a stay of a length that the statement of purpose allows, or revise the statement and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:stay_length"),
    )
    return not_met(reason, Band.OUTSIDE, revision)
