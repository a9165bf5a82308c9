"""How every referral and home of a world match, at worst and at best, by the full check.

Of a child and the home the child lives in nothing is asked: while it is there it counts as the child's home.
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


AT_HOME = Answer(Band.GOOD, Band.GOOD, open_findings=0, against=0, conditions=0)
"""Of a child who lives in the home."""


@dataclass(frozen=True)
class Answers:
    """A world with the answer of every match in it."""

    world: World
    by_pair: Mapping[Pair, Answer]

    def living(self) -> frozenset[str]:
        """The referrals of children who live in a home of this world."""
        return frozenset(referral for referral, _ in _at_home(self.world))


def answers(world: World, before: Answers | None = None) -> Answers:
    """Every match of the world. `before` holds the answers of the world it was made from."""
    kept = (dict(_unchanged(world, before)) if before else {}) | dict.fromkeys(_at_home(world), AT_HOME)
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


def _at_home(world: World) -> Iterator[Pair]:
    lives = {resident.child.id: group.urn for group in world.groups for resident in group.residents}
    return ((r.id, lives[r.child.id]) for r in world.referrals if r.child.id in lives)


def _unchanged(world: World, before: Answers) -> Iterator[tuple[Pair, Answer]]:
    """Answers that still hold: the records are the very same ones, and no brother or sister is looked for elsewhere."""
    old = {r.id: r for r in before.world.referrals}
    same = {h.urn for h in _same_homes(world, before.world)}
    for (referral, urn), answer in before.by_pair.items():
        now = world.referral(referral)
        if answer is not AT_HOME and now is old[referral] and not now.siblings and urn in same:
            yield (referral, urn), answer


def _same_homes(world: World, before: World) -> Iterator[Home]:
    homes, groups = {h.urn: h for h in before.homes}, {g.urn: g for g in before.groups}
    now = {g.urn: g for g in world.groups}
    for home in world.homes:
        if homes.get(home.urn) is home and groups.get(home.urn) is now.get(home.urn):
            yield home
