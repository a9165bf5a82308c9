"""Who affects whom in the group with the newcomer: every impact that arises or may arise, as one graph.

Nothing is averaged: a child's load is a count of reds, then of ambers, then of what is not known.
"""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

import networkx as nx

from matching.findings import Band, Outcome, Verdict, met, not_met
from matching.impact import LADDER, Impact, arises, leads_on, possible_impacts, residual
from matching.known import Known, every_case
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.world.catalogue import PairBand
from matching.world.group import TieKind

Graph = nx.MultiDiGraph

POSITIVE_TIES = (TieKind.SIBLINGS, TieKind.FRIENDS, TieKind.SHARED_INTEREST)


class Chain(NamedTuple):
    """An effect that reaches a third child through a second; as strong as the weaker of its two steps."""

    children: tuple[str, str, str]
    impacts: tuple[str, str]
    """The two impacts, by their ids in the catalogue."""
    band: PairBand
    known: bool
    """Whether both steps are sure to arise."""


class Load(NamedTuple):
    """How much falls on one child: impacts left red, left amber, and not known to arise."""

    child: str
    red: int
    amber: int
    not_known: int


class PositiveTie(NamedTuple):
    """Something good between two children; for a benefit, from the first to the second."""

    one: str
    other: str
    what: str
    known: bool


def impact_graph(match: Match) -> Graph[str]:
    """The newcomer and the residents they may share a night with, and an edge for each impact between two of them.

    An edge's key is the impact's id. It carries `name`, `why`, `inherent` and `residual` (a PairBand; None when what
    is in place has lowered it as far as it goes) and `known` (whether it is sure to arise). The newcomer comes first,
    then the residents by their ids, and impacts in the catalogue's order.
    """
    graph: Graph[str] = nx.MultiDiGraph()
    children = [match.child.id, *(r.child.id for r in companions(match))]
    for child in children:
        graph.add_node(child, name=match.name(child), newcomer=child == match.child.id)
    for impact in possible_impacts(match, permutations(children, 2)):
        outcomes = _outcomes(match, impact)
        if Outcome.MET in outcomes:
            pair = impact.pair
            graph.add_edge(
                impact.source,
                impact.affected,
                key=pair.id,
                name=pair.name,
                why=pair.why,
                inherent=pair.band,
                residual=residual(match, impact),
                known=len(outcomes) == 1,
            )
    return graph


def who_carries_most(graph: Graph[str]) -> tuple[Load, ...]:
    """What falls on each child, the most laden first: reds before ambers, ambers before what is not known."""
    loads = [_load(graph, child) for child in graph]
    return tuple(sorted(loads, key=lambda x: (-x.red, -x.amber, -x.not_known, x.child)))


def strongest_chains(match: Match, graph: Graph[str]) -> tuple[Chain, ...]:
    """Every effect that travels through a second child to one whom the first does not affect in that way.

    The strongest come first, and of equals those that are sure to arise.
    """
    pairs = match.catalogue.pair_by_id()
    chains = [
        _chain((one, through, other), (first, second), (step, next_step))
        for one, through, first, step in graph.edges(keys=True, data=True)
        for _, other, second, next_step in graph.out_edges(through, keys=True, data=True)
        if other != one and leads_on(pairs[first], pairs[second]) and not graph.has_edge(one, other, second)
    ]
    lasting = [c for c in chains if c is not None]
    return tuple(sorted(lasting, key=lambda c: (LADDER.index(c.band), not c.known, c.children, c.impacts)))


def positive_ties(match: Match, graph: Graph[str]) -> tuple[PositiveTie, ...]:
    """What speaks for these children living together: brothers and sisters, friends, interests, benefits."""
    between = [
        PositiveTie(min(t.children), max(t.children), t.kind.value, True)
        for t in match.group.ties
        if t.kind in POSITIVE_TIES and all(c in graph for c in t.children)
    ]
    benefits = [
        PositiveTie(one, other, edge["name"], edge["known"])
        for one, other, edge in graph.edges(data=True)
        if edge["inherent"] is PairBand.GREEN
    ]
    return tuple(sorted({*between, *benefits}))


def _outcomes(match: Match, impact: Impact) -> set[Outcome]:
    here = [r for r in companions(match) if r.child.id in (impact.source, impact.affected)]

    def judge(known: Known) -> Verdict:
        together = arises(known, impact) and all(shares_a_night(known, r) for r in here)
        return met(impact.pair.why) if together else not_met(impact.pair.why, Band.GOOD)

    return {case.verdict.outcome for case in every_case(judge, match)}


def _load(graph: Graph[str], child: str) -> Load:
    falling = [e for _, _, e in graph.in_edges(child, data=True) if e["residual"] not in (None, PairBand.GREEN)]
    sure = [e["residual"] for e in falling if e["known"]]
    return Load(child, sure.count(PairBand.RED), sure.count(PairBand.AMBER), len(falling) - len(sure))


def _chain(
    children: tuple[str, str, str], impacts: tuple[str, str], steps: tuple[dict[str, object], dict[str, object]]
) -> Chain | None:
    """The chain of two steps; None when what is in place breaks one of them."""
    band = max(LADDER.index(s["residual"]) for s in steps)
    left = LADDER[band]
    return None if left is None else Chain(children, impacts, left, all(s["known"] for s in steps))
