"""Everything in a world that breaks its own rules, found at once, each with where it stands and the way out.

The types refuse what is impossible in one value. Here stands what is impossible between values: an id that names
nothing, a child in two homes, a day before the one it must follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from matching.errors import BadInput, Problem, in_order
from matching.world.catalogue import Catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.problems.bonds import problems_of_bonds
from matching.world.problems.children import problems_of_child
from matching.world.problems.ground import Ground
from matching.world.problems.groups import problems_of_group
from matching.world.problems.homes import problems_of_home
from matching.world.problems.ids import problems_of_ids, without_names
from matching.world.problems.referrals import problems_of_referral
from matching.world.problems.whereabouts import problems_of_whereabouts
from matching.world.referral import Referral
from matching.world.world import World

R = TypeVar("R", Home, Referral)


def problems_of(world: World, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Every problem, in the order of where it stands; empty for a sound world. No child's details are in any."""
    return tuple(sorted(set(without_names(_each(world, Ground.of(world, catalogue)), world)), key=in_order))


def sound(world: World, catalogue: Catalogue) -> World:
    """The same world. Raises BadInput with every problem when it is not sound."""
    problems = problems_of(world, catalogue)
    if problems:
        raise BadInput(problems)
    return world


def is_sound_beside(world: World, catalogue: Catalogue, elsewhere: Collection[str]) -> bool:
    """Whether a world is sound beside children who live in homes whose groups it does not hold.

    Where one of them is also referred, or lives in another home, it is not said to be.
    """
    if any(child.id in elsewhere for child in world.children()):
        return False
    ground = Ground.of(world, catalogue)
    return not any(_each(world, replace(ground, children=ground.children.union(elsewhere))))


def sound_alone(record: R, as_at: date, catalogue: Catalogue) -> R:
    """The same home or referral, held against that day and the catalogue, before the rest of its world is known.

    Raises BadInput with every problem in it. Who is named as a brother or sister is taken to be somewhere.
    """
    homes, referrals = ((record,), ()) if isinstance(record, Home) else ((), (record,))
    world = World(as_at=as_at, homes=homes, referrals=referrals)
    ground = Ground.of(world, catalogue)
    siblings = {sibling.child for referral in world.referrals for sibling in referral.siblings or ()}
    problems = set(without_names(_each(world, replace(ground, children=ground.children | siblings)), world))
    if problems:
        raise BadInput(problems)
    return record


def group_alone(group: Group, as_at: date, catalogue: Catalogue) -> Group:
    """The same group, held against that day and the catalogue, before its home and the referrals are known.

    Raises BadInput with every problem in it. Whoever is named in it is taken to be somewhere, and so is each bedroom.
    """
    unplaced = tuple(resident.model_copy(update={"bedroom": None}) for resident in group.residents)
    world = World(as_at=as_at, groups=(group.model_copy(update={"residents": unplaced}),))
    ground = Ground.of(world, catalogue)
    named = {child for tie in group.ties for child in tie.children}
    named |= {child for each in group.safeguards for child in (each.source, each.affected)}
    named |= {child for each in group.resolutions for child in (each.source, each.affected)}
    told = _of_children_and_groups(world, replace(ground, children=ground.children | named))
    problems = set(without_names((*problems_of_ids(world), *told), world))
    if problems:
        raise BadInput(problems)
    return group


def _each(world: World, ground: Ground) -> Iterator[Problem]:
    yield from problems_of_ids(world)
    yield from problems_of_whereabouts(world)
    for home in world.homes:
        yield from problems_of_home(home, ground)
    yield from _of_children_and_groups(world, ground)
    for referral in world.referrals:
        yield from problems_of_referral(referral, ground)
    yield from problems_of_bonds(world.referrals)


def _of_children_and_groups(world: World, ground: Ground) -> Iterator[Problem]:
    for child in world.children():
        yield from problems_of_child(child, ground)
    for group in world.groups:
        yield from problems_of_group(group, ground)
