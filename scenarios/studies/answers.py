"""How every referral and home of a world match, at worst and at best, by the full check.

Where a change leaves a child's referral, a home and its group as they were, the answer is not asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matching.check import find
from matching.findings import Band
from matching.match import Match
from matching.world.catalogue import standard_catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import PolicyDay, england
from matching.world.referral import Referral
from matching.world.world import World

Pair = tuple[str, str]
"""A referral's id and a home's URN."""


@dataclass(frozen=True)
class Answer:
    """The bands of one match, how many findings are open, and how many limit it even at best."""

    worst: Band
    best: Band
    open_findings: int
    against: int
    """Findings that block it or stand against it, even at best."""
    conditions: int
    """Findings that call for a condition, even at best."""


@dataclass(frozen=True)
class Answers:
    """A world with the answer of every match in it."""

    world: World
    by_pair: Mapping[Pair, Answer]


def answers(world: World, before: Answers | None = None) -> Answers:
    """Every match of the world. `before` holds the answers of the world it was made from."""
    kept = dict(_unchanged(world, before)) if before else {}
    policy = england().on(world.as_at)
    groups = {g.urn: g for g in world.groups}
    found = {}
    for referral in world.referrals:
        for home in world.homes:
            pair = (referral.id, home.urn)
            group = groups.get(home.urn) or Group(urn=home.urn)
            found[pair] = kept.get(pair) or _answer(world, referral, home, group, policy)
    return Answers(world, found)


def _answer(world: World, referral: Referral, home: Home, group: Group, policy: PolicyDay) -> Answer:
    match = Match(world, referral, home, group, world.as_at, standard_catalogue(), policy)
    findings = tuple(find(match))
    return Answer(
        worst=min((f.worst for f in findings), default=Band.GOOD),
        best=min((f.best for f in findings), default=Band.GOOD),
        open_findings=sum(bool(f.cases) for f in findings),
        against=sum(f.best < Band.CONDITIONS for f in findings),
        conditions=sum(f.best is Band.CONDITIONS for f in findings),
    )


def _unchanged(world: World, before: Answers) -> Iterator[tuple[Pair, Answer]]:
    """Answers that still hold: the records are the very same ones, and no brother or sister is looked for elsewhere."""
    old = {r.id: r for r in before.world.referrals}
    same = {h.urn for h in _same_homes(world, before.world)}
    for (referral, urn), answer in before.by_pair.items():
        now = world.referral(referral)
        if now is old[referral] and not now.siblings and urn in same:
            yield (referral, urn), answer


def _same_homes(world: World, before: World) -> Iterator[Home]:
    homes, groups = {h.urn: h for h in before.homes}, {g.urn: g for g in before.groups}
    now = {g.urn: g for g in world.groups}
    for home in world.homes:
        if homes.get(home.urn) is home and groups.get(home.urn) is now.get(home.urn):
            yield home
