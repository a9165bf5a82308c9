"""The world with one thing changed. A what-if is a function from a world to a world."""

from __future__ import annotations

from collections.abc import Callable

from matching.world.child import Child
from matching.world.facts import Account, Fact
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.world import World


def with_home(world: World, urn: str, change: Callable[[Home], Home]) -> World:
    """The world with one home changed."""
    homes = tuple(change(h) if h.urn == urn else h for h in world.homes)
    return world.model_copy(update={"homes": homes})


def with_group(world: World, urn: str, change: Callable[[Group], Group]) -> World:
    """The world with the existing group of one home changed, made if it had none."""
    others = tuple(g for g in world.groups if g.urn != urn)
    return world.model_copy(update={"groups": (*others, change(world.group(urn)))})


def with_referral(world: World, id: str, change: Callable[[Referral], Referral]) -> World:
    """The world with one referral changed."""
    referrals = tuple(change(r) if r.id == id else r for r in world.referrals)
    return world.model_copy(update={"referrals": referrals})


def with_resident(world: World, child: str, change: Callable[[Resident], Resident]) -> World:
    """The world with one resident changed."""

    def in_group(group: Group) -> Group:
        residents = tuple(change(r) if r.child.id == child else r for r in group.residents)
        return group.model_copy(update={"residents": residents})

    return world.model_copy(update={"groups": tuple(map(in_group, world.groups))})


def with_child(world: World, id: str, change: Callable[[Child], Child]) -> World:
    """The world with one child changed, whether referred or resident."""

    def in_referral(referral: Referral) -> Referral:
        if referral.child.id != id:
            return referral
        return referral.model_copy(update={"child": change(referral.child)})

    changed = world.model_copy(update={"referrals": tuple(map(in_referral, world.referrals))})
    return with_resident(changed, id, lambda r: r.model_copy(update={"child": change(r.child)}))


def with_account(child: Child, need: str, account: Account) -> Child:
    """The child with one need resting on this account alone, replacing what was said before."""
    others = tuple(f for f in child.facts if f.about != need)
    return child.model_copy(update={"facts": (*others, Fact(about=need, accounts=(account,)))})
