"""The homes of a world as one asker may know them: its own with who lives there, all others by what is public of them.

The two are different types. Of another's home there is nothing here but a `PublishedHome`, which has no room for a
child who lives there; only a home of one's own comes with its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.errors import BadInput, Problem
from matching.world.group import Group
from matching.world.home import Home
from matching.world.published import PublishedHome, publish_all


@dataclass(frozen=True)
class OwnHome:
    """A home of the asker's own, with the children who live there."""

    home: Home
    group: Group


@dataclass(frozen=True)
class HomesTold:
    """Others' homes by what is public, in their order, and the asker's own, in the order in which they were named."""

    others: tuple[PublishedHome, ...]
    own: tuple[OwnHome, ...]


def told_apart(homes: Iterable[Home], groups: Iterable[Group], own: Sequence[str]) -> HomesTold:
    """The homes, of which `own` are URNs of the asker's own. Of the others, only what is public goes in.

    Raises BadInput for an own home that there is not, or of which it is not said who lives there.
    """
    by_urn, group_of = {h.urn: h for h in homes}, {g.urn: g for g in groups}
    problems = [
        Problem(f"home {urn}", "the world holds no such home", "Give the URN of a home in the world.")
        for urn in own
        if urn not in by_urn
    ] + [
        Problem(f"home {urn}", "it is not said who lives there", "Add its group; one with no residents says nobody.")
        for urn in own
        if urn in by_urn and urn not in group_of
    ]
    if problems:
        raise BadInput(problems)
    mine = tuple(OwnHome(by_urn[urn], group_of[urn]) for urn in dict.fromkeys(own))
    return HomesTold(publish_all(h for h in by_urn.values() if h.urn not in set(own)), mine)
