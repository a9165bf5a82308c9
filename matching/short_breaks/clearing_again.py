"""The match check's answers for a changed period: asked anew where the change reaches what they rest on.

On which nights a bedroom is closed, who is on shift and what is booked is the plan's own to count, so none of these
asks for a new check.
"""

from __future__ import annotations

from concurrent.futures import Executor

from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import CompanyKind, Period
from matching.world.home import Home


def cleared_again(before: Period, after: Period, cleared: Cleared, executor: Executor | None = None) -> Cleared:
    """The answers that hold in the changed period. `cleared` are those of the period before."""
    return cleared if _rests_on(before) == _rests_on(after) else clear(after, executor=executor)


def _rests_on(period: Period) -> tuple[object, ...]:
    families = [(f.id, f.children, f.homes, f.shortest_stay, f.longest_stay) for f in period.families]
    rules = [(h.urn, h.group_rule) for h in period.homes]
    apart = [c for c in period.company if c.kind is CompanyKind.APART]
    world = period.world
    homes = tuple(map(_always_open, world.homes))
    return world.as_at, period.run, families, rules, apart, homes, world.groups, world.referrals


def _always_open(home: Home) -> Home:
    rooms = tuple(r.model_copy(update={"closed_from": None, "closed_until": None}) for r in home.bedrooms)
    return home.model_copy(update={"bedrooms": rooms})
