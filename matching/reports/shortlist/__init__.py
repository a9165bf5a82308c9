"""The shortlist of homes for one child, for a placement team: where to ask first, and why not elsewhere.

The homes come in order, each with the best and the worst place it may have. What the order rests on, how steady it is,
what a placement there takes of approvals, and what keeps the other homes out follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.errors import BadInput, Problem
from matching.near_misses import NearMiss, near_misses, near_misses_together
from matching.report_parts import Asked, Report
from matching.report_words import day
from matching.reports.shortlist.homes import answer, homes_in_order, opening
from matching.reports.shortlist.left_out import left_out
from matching.reports.shortlist.order import steady, weighed
from matching.reports.shortlist.steps import approvals, ask_first
from matching.reports.shortlist.together import together_report
from matching.search import Found, Market, family_of, market_of, search, search_together
from matching.world.referral import Referral

ID = "shortlist"
TITLE = "Shortlist of homes"
ASKED = Asked

NEAREST = 3


def write(asked: Asked) -> Report:
    """The shortlist for one referral, or for all that are named together; the homes named are the asker's own.

    Raises BadInput where none is named, one that is not there, or two that must not live together.
    """
    named = [asked.world.referral(id) for id in asked.referrals]
    meant = tuple(referral for referral in named if referral is not None)
    if not meant or len(meant) < len(named):
        what = f"{len(named)} referrals were named, and {len(meant)} of them are in the world"
        raise BadInput([Problem("referral", what, "Name a referral of the world, or several to place together.")])
    homes = market_of(asked.world, min(asked.on, *(r.start for r in meant)), asked.urns)
    return _for_one(asked, homes, meant[0]) if len(meant) == 1 else _for_all(asked, homes, meant)


def _for_all(asked: Asked, homes: Market, meant: tuple[Referral, ...]) -> Report:
    first, *others = meant
    family_of(first, meant, [r.id for r in others])
    world = asked.world
    found = search_together(
        homes,
        meant,
        asked.on,
        also=world.referrals,
        misses=NEAREST,
        catalogue=asked.catalogue,
        policy=asked.policy,
    )
    return together_report(found, near_misses_together(found))


def _for_one(asked: Asked, homes: Market, referral: Referral) -> Report:
    found = search(
        homes,
        referral,
        asked.on,
        also=asked.world.referrals,
        misses=NEAREST,
        catalogue=asked.catalogue,
        policy=asked.policy,
    )
    return shortlist_report(found, near_misses(found))


def shortlist_report(found: Found, nearest: Sequence[NearMiss] = ()) -> Report:
    """The report of a search just made."""
    told = found.shortlist
    return Report(
        title=TITLE,
        reference=f"referral {told.referral}, {told.on.isoformat()}",
        identity=f"Referral {told.referral}",
        opening=opening(found),
        sections=(
            answer(found),
            *homes_in_order(found),
            *approvals(zip(found.matches, found.reports, strict=True)),
            *ask_first(found),
            weighed(found),
            *steady(found),
            left_out(found, nearest),
        ),
        footer=(
            f"Facts and rules as they stood on {day(told.on)}. Each full check carries the digest of what it was made "
            "from.",
        ),
        wide=True,
    )
