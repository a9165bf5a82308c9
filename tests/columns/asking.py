"""The full check of one referral against each home by what is public of it, to hold screens against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.published import PublishedRule
from matching.findings import Band, Finding
from matching.match import Match
from matching.world.catalogue import standard_catalogue
from matching.world.group import Group
from matching.world.policy import england
from matching.world.published import PublishedHome, as_recorded
from matching.world.referral import Referral
from matching.world.world import World
from tests.rules.case import findings_of

Told = tuple[tuple[int, int, int], tuple[int, int, int], int, int]
"""How many findings are at each limiting band, at worst and at best, and the fewest and the most points."""


def columns_of(homes: Sequence[PublishedHome], referrals: Sequence[Referral], on: date) -> Columns[PublishedColumns]:
    """The columns of these homes and referrals."""
    catalogue, policy = standard_catalogue(), england().on(on)
    asked = [nowhere(r, on, catalogue, policy, referrals) for r in referrals]
    since = min([on, *(r.start for r in referrals)])
    return Columns(ChildColumns(asked), PublishedColumns(homes, since), on, catalogue, policy)


def public_match(home: PublishedHome, referral: Referral, others: Sequence[Referral], on: date) -> Match:
    """One referral against one home of which only what is public is known."""
    record = as_recorded(home)
    world = World.model_construct(as_at=on, homes=(record,), groups=(), referrals=tuple(others))
    return Match(world, referral, record, Group(urn=home.urn), on, standard_catalogue(), england().on(on))


def told_by_check(rule: PublishedRule, match: Match) -> Told:
    """What the full check finds by one rule."""
    found: list[Finding] = list(findings_of(rule, match))
    return (
        _counts([f.worst for f in found]),
        _counts([f.best for f in found]),
        sum(f.points_low for f in found),
        sum(f.points_high for f in found),
    )


def told_by_screen(rule: PublishedRule, columns: Columns[PublishedColumns], child: int, home: int) -> Told:
    """What the rule's screens say of one child and one home."""
    parts = [[int(part[home]) for part in screen.of(child)] for screen in rule.screen(columns)]
    worst, best, low, high = ([part[n] for part in parts] for n in range(4))
    return _counts(worst), _counts(best), sum(low), sum(high)


def _counts(bands: Sequence[int]) -> tuple[int, int, int]:
    return bands.count(Band.OUTSIDE), bands.count(Band.NOT_UNLESS), bands.count(Band.CONDITIONS)
