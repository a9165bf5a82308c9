"""How every referral and home of a world match, at worst and at best, by the full check.

Of a child and the home the child lives in nothing is asked. It counts as the child's home for one who is only looked at
because a change will send them away; for one who lives there and is referred, it is not among the homes looked for.
Where a change leaves a child's referral, a home and its group as they were, the answer is not asked for again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
"""Of a child who lives in the home, and is not looking for another."""


@dataclass(frozen=True)
class Answers:
    """A world with the answer of every match in it."""

    world: World
    by_pair: Mapping[Pair, Answer]
    """None for a child who looks for a home and the one that the child lives in."""

    def at_home(self) -> frozenset[str]:
        """The children who live in a home of this world and look for no other."""
        living = {referral for (referral, _), answer in self.by_pair.items() if answer is AT_HOME}
        return frozenset(r.child.id for r in self.world.referrals if r.id in living)

    def of_children(self) -> dict[str, dict[str, list[Answer]]]:
        """Of each child, by home, the answer of each of the child's referrals."""
        found: dict[str, dict[str, list[Answer]]] = {r.child.id: {} for r in self.world.referrals}
        child = {r.id: r.child.id for r in self.world.referrals}
        for (referral, urn), answer in self.by_pair.items():
            found[child[referral]].setdefault(urn, []).append(answer)
        return found


def answers(world: World, before: Answers | None = None, at_home: Collection[str] = ()) -> Answers:
    """Every match of the world. `before` holds the answers of the world it was made from.

    `at_home`: referrals of children who live in a home and look for no other yet.
    """
    lives = _lives_at(world)
    kept = dict(_unchanged(world, before)) if before else {}
    policy = england().on(world.as_at)
    groups = {g.urn: g for g in world.groups}
    found: dict[Pair, Answer] = {}
    for referral in world.referrals:
        for home in world.homes:
            pair = (referral.id, home.urn)
            if lives.get(referral.child.id) == home.urn:
                found |= {pair: AT_HOME} if referral.id in at_home else {}
                continue
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


def _lives_at(world: World) -> dict[str, str]:
    return {resident.child.id: group.urn for group in world.groups for resident in group.residents}


def _unchanged(world: World, before: Answers) -> Iterator[tuple[Pair, Answer]]:
    """Answers that still hold: the records are the very same ones, and no brother or sister is looked for elsewhere."""
    old, new = ({r.id: r for r in w.referrals} for w in (before.world, world))
    same = {h.urn for h in _same_homes(world, before.world)}
    for (referral, urn), answer in before.by_pair.items():
        now = new.get(referral)
        if answer is not AT_HOME and now is old[referral] and not now.siblings and urn in same:
            yield (referral, urn), answer


def _same_homes(world: World, before: World) -> Iterator[Home]:
    homes, groups = {h.urn: h for h in before.homes}, {g.urn: g for g in before.groups}
    now = {g.urn: g for g in world.groups}
    for home in world.homes:
        if homes.get(home.urn) is home and groups.get(home.urn) is now.get(home.urn):
            yield home
