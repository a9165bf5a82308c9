"""Ids that give a child's name away: they appear in file names and messages, where no name may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matching.errors import Problem
from matching.world.child import Child
from matching.world.world import World

WHAT = "the id has the child's name in it, and ids appear in file names and messages"
WAY_OUT = "Use a number."
UNSAID = "(an id with a name in it)"

_WORD = re.compile(r"[^\W\d_]{2,}")
"""A word of two letters or more, so that initials are no names."""


def problems_of_ids(world: World) -> Iterator[Problem]:
    """Each id of a child or referral with a word of the child's name in it; the id itself is not repeated."""
    for group in world.groups:
        for number, resident in enumerate(group.residents, 1):
            if names(resident.child.id, resident.child):
                yield Problem(f"group {group.urn}, resident {number}, child, id", WHAT, WAY_OUT)
    for number, referral in enumerate(world.referrals, 1):
        if names(referral.id, referral.child):
            yield Problem(f"referral number {number}, id", WHAT, WAY_OUT)
        if names(referral.child.id, referral.child):
            yield Problem(f"referral number {number}, child, id", WHAT, WAY_OUT)


def names(id: str, child: Child) -> bool:
    """Whether a word of the id is a word of the name the child is known by; capitals make no difference."""
    return not _words(id).isdisjoint(_words(child.name))


def without_names(problems: Iterable[Problem], world: World) -> Iterator[Problem]:
    """The same problems, with no id in them that has a child's name in it."""
    named = sorted(_with_names(world), key=len, reverse=True)
    anyone = re.compile("|".join(rf"(?<!\w){re.escape(id)}(?!\w)" for id in named) or "(?!)")
    for problem in problems:
        where, what, way_out = (anyone.sub(UNSAID, part) for part in (problem.where, problem.what, problem.way_out))
        yield replace(problem, where=where, what=what, way_out=way_out)


def _with_names(world: World) -> set[str]:
    named = {child.id for child in world.children() if names(child.id, child)}
    return named | {referral.id for referral in world.referrals if names(referral.id, referral.child)}


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
