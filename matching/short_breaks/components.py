"""Parts of a period that have nothing to do with one another, so that each can be planned by itself.

Homes belong together when a family may stay at more than one of them. Levels add up over the parts, and a plan that is
best in every part is best in the whole.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import FairnessRule, Family, Period
from matching.world.record import Record

NAMED: dict[str, Any] = {
    "id": True,
    "children": True,
    "homes": True,
    "requests": {"__all__": {"id", "why"}},
    "benefit": {"__all__": {"because"}},
    "benefit_at": {"__all__": {"urn", "because"}},
    "familiar_bedrooms": True,
    "key_workers": True,
    "tea_visits": True,
}
"""What of a family is a name or a text."""


class Part(Record):
    """One part of a period, with the answers of the match check that concern it."""

    period: Period
    cleared: Cleared


def planned_apart(period: Period, cleared: Cleared) -> tuple[Part, ...]:
    """The parts that are planned by themselves. Need order bands all families together and is never taken apart."""
    if period.policy.fairness is FairnessRule.NEED_ORDER:
        return (Part(period=period, cleared=cleared),)
    return parts_of(period, cleared)


def parts_of(period: Period, cleared: Cleared) -> tuple[Part, ...]:
    """The parts, in an order that no name decides; families that no home may take, and homes without any, in the first.

    So every part has a family. A child whose clinical tasks nobody has named may need any that is needed in the period,
    so a period with such a child is one part.
    """
    groups = _groups(period, cleared)
    if len(groups) < 2 or any_untold(period):
        return (Part(period=period, cleared=cleared),)
    homes, families = (f"home {h.urn}" for h in period.homes), (f"family {f.id}" for f in period.families)
    elsewhere = frozenset((*homes, *families)).difference(*groups)
    first, *others = groups
    return tuple(_restricted(period, cleared, members) for members in (first | elsewhere, *others))


def any_untold(period: Period) -> bool:
    """Whether of some child of the period nobody has named the clinical tasks."""
    asking = {child for family in period.families for child in family.children}
    return any(r.child.id in asking and r.child.clinical_tasks is None for r in period.world.referrals)


def _groups(period: Period, cleared: Cleared) -> list[frozenset[str]]:
    """Homes that belong together, with their families."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"home {h.urn}" for h in period.homes)
    stays = [(b.family, b.urn) for b in (*period.bookings, *period.published, *period.taken)]
    known = {h.urn for h in period.homes}
    graph.add_edges_from(
        (f"family {family}", f"home {urn}")
        for family, urn in [*((s.family, s.urn) for s in cleared.suited), *stays]
        if urn in known
    )
    groups = [frozenset(members) for members in nx.connected_components(graph) if len(members) > 1]
    asking = {f"family {family.id}": _asked_for(family) for family in period.families} if len(groups) > 1 else {}
    return sorted(groups, key=lambda members: (sorted(asking.get(m, "") for m in members), min(members)))


def _asked_for(family: Family) -> str:
    """What a family asks for, without a name: so the order of parts is the same whatever anything is called."""
    return family.model_dump_json(exclude=NAMED)


def _restricted(period: Period, cleared: Cleared, members: frozenset[str]) -> Part:
    urns = {m.removeprefix("home ") for m in members if m.startswith("home ")}
    families = {m.removeprefix("family ") for m in members if m.startswith("family ")}
    within = period.model_copy(
        update={
            "homes": tuple(h for h in period.homes if h.urn in urns),
            "families": tuple(f for f in period.families if f.id in families),
            "company": tuple(c for c in period.company if set(c.families) <= families),
            "bookings": tuple(b for b in period.bookings if b.family in families),
            "published": tuple(s for s in period.published if s.family in families),
            "taken": tuple(s for s in period.taken if s.family in families),
            "cancellations": tuple(c for c in period.cancellations if c.family in families),
        }
    )
    answers = cleared.model_copy(
        update={
            "suited": tuple(s for s in cleared.suited if s.family in families),
            "refused": tuple(r for r in cleared.refused if r.family in families),
            "apart": tuple(a for a in cleared.apart if set(a.families) <= families),
        }
    )
    return Part(period=within, cleared=answers)
