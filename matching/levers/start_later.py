"""Ask the placing authority for a later first night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_referral
from matching.world.facts import Role
from matching.world.referral import Referral, Urgency

ID = "start-later"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each later day on which something becomes free; none in an emergency, which cannot wait."""
    waiting = [o for o in of_kind(openings, GapKind.DATE) if o.gap.on is not None and o.gap.on > match.start]
    for day in sorted({o.gap.on for o in waiting if o.gap.on is not None}):
        yield from later_start(match, day, [o for o in waiting if o.gap.on is not None and o.gap.on <= day])


def later_start(match: Match, day: date, lacking: Iterable[Opening] = ()) -> Iterable[Change]:
    """A start on that day, if it is later and the stay is planned."""
    if day <= match.start or match.referral.urgency is Urgency.EMERGENCY:
        return
    yield Change(
        id=f"{ID}:{day.isoformat()}",
        lever=ID,
        what=f"Start on {day.day} {day:%B %Y} instead of {match.start.day} {match.start:%B %Y}.",
        by=Role.SOCIAL_WORKER,
        days=0,
        answers=keys(lacking),
        apply=partial(with_referral, id=match.referral.id, change=partial(_starting, day=day)),
        start=day,
    )


def _starting(referral: Referral, day: date) -> Referral:
    return referral.model_copy(update={"start": day})
