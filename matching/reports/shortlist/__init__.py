"""The shortlist of homes for one child, for a placement team: where to ask first, and why not elsewhere.

The homes come in order, each with the best and the worst place it may have. What the order rests on, how steady it is,
what a placement there takes of approvals, and what keeps the other homes out follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from matching.errors import BadInput, Problem
from matching.near_misses import NearMiss, near_misses
from matching.report_parts import Asked, Report
from matching.report_words import day
from matching.reports.shortlist.homes import answer, homes_in_order, opening
from matching.reports.shortlist.left_out import left_out
from matching.reports.shortlist.order import steady, weighed
from matching.reports.shortlist.steps import approvals, ask_first
from matching.search import Found, market_of, search

ID = "shortlist"
TITLE = "Shortlist of homes"
ASKED = Asked

NEAREST = 3


def write(asked: Asked) -> Report:
    """The shortlist for one referral; the homes named are the asker's own. Raises BadInput unless one is named."""
    referral = asked.world.referral(asked.referrals[0]) if len(asked.referrals) == 1 else None
    if referral is None:
        what = f"a shortlist is for one referral of the world, and {len(asked.referrals)} were named"
        raise BadInput([Problem("referral", what, "Name one referral of the world.")])
    homes = market_of(asked.world, min(asked.on, referral.start), asked.urns)
    found = search(
        homes,
        referral,
        asked.on,
        also=asked.world.referrals,
        misses=NEAREST,
        catalogue=asked.catalogue,
        policy=asked.policy,
    )
    return shortlist_report(found, near_misses(found, asked.urns))


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
