"""What is measured of a world, in the order it is told: each measure with what more of it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import networkx as nx

from matching.findings import Band
from matching.world.home import Home, PlacesCondition, conditions_on
from matching.world.statement import stated_on
from matching.world.world import World
from scenarios.studies.answers import Answer, Answers
from scenarios.studies.study import Counted, Standing, Stands


class More(Enum):
    """What more of something means."""

    BETTER = "more is better"
    WORSE = "fewer is better"
    NEITHER = "neither better nor worse by itself"


@dataclass(frozen=True)
class Measure:
    """One measure: its id, what it counts, and what more of it means."""

    id: str
    name: str
    more: More


OF_HOMES = (
    Measure("surely", "Children with a home that is a match whatever the open answers turn out to be", More.BETTER),
    Measure("perhaps", "Children with a home that may be a match, as far as is known", More.BETTER),
    Measure("nowhere", "Children whom every home is known to be wrong for", More.WORSE),
    Measure(
        "sure pairs", "Matches of a child and a home that hold whatever the open answers turn out to be", More.BETTER
    ),
    Measure("possible pairs", "Matches of a child and a home that may hold, as far as is known", More.BETTER),
    Measure("ruled out", "Matches of a referral and a home outside registration or statement of purpose", More.NEITHER),
    Measure(
        "no place",
        "Children for whom there would be no place at one time, at least, even if each may match",
        More.WORSE,
    ),
    Measure(
        "against",
        "Findings that block a match or stand against it even at best, for each referral and home",
        More.WORSE,
    ),
    Measure("conditions", "Conditions that have to be met even at best, for each referral and home", More.NEITHER),
    Measure("open", "Findings still open, for each referral and home", More.WORSE),
    Measure("children", "Children looking for a home", More.NEITHER),
)
OF_BREAKS = (
    Measure("nights", "Nights given", More.BETTER),
    Measure("benefit", "Benefit by the written criteria", More.BETTER),
    Measure("nothing", "Families with no night", More.WORSE),
    Measure("half", "Families below half of their protected minimum", More.WORSE),
    Measure("minimum", "Families below their protected minimum", More.WORSE),
)
OF_PLACING = (
    Measure("placed", "Children with a home", More.BETTER),
    Measure("placed surely", "Children with a home that is a match whatever is still open", More.BETTER),
    Measure("together", "Pairs of brothers or sisters with one home for both", More.BETTER),
    Measure("waited", "Days waited so far by the children with a home", More.BETTER),
    Measure("fit", "Points of fit of the children with a home, at worst", More.BETTER),
    Measure("miles", "Miles from their own homes, for all children with a home together", More.WORSE),
)
MEASURES = (*OF_HOMES, *OF_BREAKS, *OF_PLACING)

PLACED = Band.CONDITIONS
"""The lowest band at which a child can be placed: with conditions to meet."""


def standing(found: Answers, other: Answers | None = None) -> Standing:
    """How the children of a world stand, beside another world where they stand otherwise.

    For each child: homes that are sure, homes that are possible, and minus what stands against the nearest home.
    Measures are of the same children in both worlds, and where they are for each referral and home of the same homes:
    so nothing looks better for who is counted. Those for whom there is no place are of all children. A child who is
    referred more than once is one child.
    """
    by_child = found.of_children()
    sure = {child: _homes(of, lambda a: a.worst >= PLACED) for child, of in by_child.items()}
    possible = {child: _homes(of, lambda a: a.best >= PLACED) for child, of in by_child.items()}
    every = {child: [a for here in of.values() for a in here] for child, of in by_child.items()}
    in_both = {r.child.id for r in (other or found).world.referrals} & by_child.keys()
    same = [found.by_pair[pair] for pair in found.by_pair.keys() & (other or found).by_pair.keys()]
    counts = {
        "surely": sum(sure[child] > 0 for child in in_both),
        "perhaps": sum(possible[child] > 0 for child in in_both),
        "nowhere": sum(all(a.best is Band.OUTSIDE for a in every[child]) for child in in_both),
        "sure pairs": sum(sure[child] for child in in_both),
        "possible pairs": sum(possible[child] for child in in_both),
        "ruled out": sum(a.best is Band.OUTSIDE for child in in_both for a in every[child]),
        "no place": len(by_child) - at_once(found),
        "against": sum(a.against for a in same) / max(1, len(same)),
        "conditions": sum(a.conditions for a in same) / max(1, len(same)),
        "open": sum(a.open_findings for a in same) / max(1, len(same)),
        "children": len(by_child) - len(found.at_home()),
    }
    return Standing(
        counted=tuple(Counted(measure=m.id, value=float(counts[m.id])) for m in OF_HOMES),
        everybody=tuple(
            Stands(
                who=child, numbers=(sure[child], possible[child], -min((a.against for a in every[child]), default=0))
            )
            for child in sorted(by_child)
        ),
    )


def _homes(of: Mapping[str, Sequence[Answer]], holds: Callable[[Answer], bool]) -> int:
    return sum(any(map(holds, here)) for here in of.values())


def at_once(found: Answers) -> int:
    """At most so many children could have a place at one time. What newcomers mean for each other is left out.

    Who lives in a home and looks for no other has one there; who is referred more than once takes one place.
    """
    at_home = found.at_home()
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(("from", "to"))
    children = found.of_children()
    for home in found.world.homes:
        free = vacancies(found.world, home)
        graph.add_edge(f"home {home.urn}", "to", capacity=len(children) if free is None else free)
    for child, of in children.items():
        if child in at_home:
            continue
        graph.add_edge("from", f"child {child}", capacity=1)
        for urn in (urn for urn, here in of.items() if any(a.best >= PLACED for a in here)):
            graph.add_edge(f"child {child}", f"home {urn}", capacity=1)
    return len(at_home) + int(nx.maximum_flow_value(graph, "from", "to"))


def vacancies(world: World, home: Home) -> int | None:
    """Places free for the referrals of the world, at most: on the latest day that any of them begins.

    None: nobody has said how many places or bedrooms there are, so that there may be one for everybody.
    Bedrooms in use, registered places and the stated number each limit it; an unconfirmed leaving counts as free.
    """
    day = max((r.start for r in world.referrals), default=world.as_at)
    staying = sum(r.leaving is None or r.leaving > day for r in world.group(home.urn).residents)
    stated = stated_on(home.statement.number, day)
    limits = [c.most for c in conditions_on(home, PlacesCondition, day)] + ([stated.value] if stated else [])
    beds = sum(b.beds for b in home.bedrooms if b.is_open_on(day))
    most = min([*limits, beds] if home.bedrooms else limits, default=None)
    return None if most is None else max(0, most - staying)
