"""Brothers and sisters in a home of the asker's own: whether each has a bedroom, and what they are to one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import networkx as nx

from matching.check import MatchReport, find
from matching.findings import Band, Finding
from matching.match import Match
from matching.placement.newcomers import asked_together
from matching.rules import bedroom, siblings
from matching.world.own_home import OwnHome
from matching.world.referral import Referral
from matching.world.world import World

if TYPE_CHECKING:
    from matching.search.find import Search


def rooms_for_all(family: Sequence[Search], own: OwnHome) -> tuple[Band, Band]:
    """At worst and at best, whether each who does not live there yet has a bedroom that suits, no two of them the same.

    Met or not as the home stands, and open where it is not known.
    """
    coming = _coming(family, own)
    if not own.home.bedrooms:
        return (Band.NOT_UNLESS if coming else Band.GOOD), Band.GOOD
    suits = [(asked.referral.id, _in_each_room(asked.of_own(own))) for asked in coming]
    worst, best = (
        {id: [room for room, bands in rooms.items() if bands[end] >= Band.CONDITIONS] for id, rooms in suits}
        for end in (0, 1)
    )
    return _one_each(worst), _one_each(best)


def _in_each_room(match: Match) -> dict[str, tuple[Band, Band]]:
    """What the rule on bedrooms says, at worst and at best, were each bedroom the only one."""
    found = {}
    for room in match.home.bedrooms:
        only = match.home.model_copy(update={"bedrooms": (room,)})
        asked = Match(match.world, match.referral, only, match.group, match.on, match.catalogue, match.policy)
        findings = tuple(find(asked, (bedroom,)))
        found[room.id] = min(f.worst for f in findings), min(f.best for f in findings)
    return found


def _one_each(rooms: dict[str, list[str]]) -> Band:
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    children = [("child", id) for id in rooms]
    graph.add_nodes_from(children)
    graph.add_edges_from((("child", id), ("room", room)) for id, suits in rooms.items() for room in suits)
    matched = nx.bipartite.maximum_matching(graph, children)
    return Band.GOOD if all(child in matched for child in children) else Band.NOT_UNLESS


def there_together(family: Sequence[Search], own: OwnHome) -> Iterator[Finding]:
    """What the check of each says with the others living there, of all but bedrooms, and of living together."""
    coming = _coming(family, own)
    if len(coming) < 2:
        return
    first, referrals = coming[0], [asked.referral for asked in coming]
    also = (*referrals, *(r for r in first.also if r.id not in {one.id for one in referrals}))
    world = World.model_construct(as_at=first.on, homes=(own.home,), groups=(own.group,), referrals=also)
    for each in asked_together(world, referrals, own.home.urn, first.on, first.catalogue, first.policy):
        yield from (found.finding for found in each.findings)


def places_for_all(reports: Sequence[MatchReport], family: Sequence[Referral]) -> bool:
    """Whether full checks of children who must come together say that there surely are places for all."""
    ids = {r.child.id for r in family}
    found = [f for r in reports for f in r.findings if f.rule == siblings.ID and f.about.partition(":")[0] in ids]
    return bool(found) and all(f.worst >= Band.CONDITIONS for f in found)


def _coming(family: Sequence[Search], own: OwnHome) -> list[Search]:
    here = {resident.child.id for resident in own.group.residents}
    return [asked for asked in family if asked.referral.child.id not in here]
