"""The homes of a world as one asker may know them: its own with who lives there, all others by what is public of them.

The two are different types. Of another's home there is nothing here but a `PublishedHome`, which has no room for a
child who lives there; only a home of one's own comes with its group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matching.errors import BadInput, Problem
from matching.world.group import Group
from matching.world.home import Home
from matching.world.published import PublishedHome, publish_all

LISTED = 12
"""The most homes that a problem names."""


@dataclass(frozen=True)
class OwnHome:
    """A home of the asker's own, with the children who live there."""

    home: Home
    group: Group

    def has(self, child: str, day: date) -> bool:
        """Whether the child with that id lives there on that day, as far as is recorded."""
        return any(
            r.child.id == child and r.arrived <= day and (r.leaving is None or day < r.leaving)
            for r in self.group.residents
        )


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
    named = tuple(dict.fromkeys(own))
    problems = (
        *_not_held([urn for urn in named if urn not in by_urn]),
        *_not_told([urn for urn in named if urn in by_urn], group_of),
    )
    if problems:
        raise BadInput(problems)
    mine = tuple(OwnHome(by_urn[urn], group_of[urn]) for urn in named)
    return HomesTold(publish_all(h for h in by_urn.values() if h.urn not in set(named)), mine)


def _not_held(urns: Sequence[str]) -> Iterator[Problem]:
    if urns:
        what = "the world holds no such home" if len(urns) == 1 else "the world holds no such homes"
        yield Problem(_homes(urns), what, "Give the URN of a home in the world.")


def _not_told(named: Sequence[str], groups: Collection[str]) -> Iterator[Problem]:
    """One problem for all homes whose group is missing, which can be every home that an authority runs."""
    missing, told = ([urn for urn in named if (urn in groups) is there] for there in (False, True))
    if not missing:
        return
    add = "Add its group" if len(missing) == 1 else "Add the group of each"
    other = f" Or name as your own only {_some(sorted(told))}." if told else ""
    way_out = f"{add}, as gather and import ssda903 --whole do; one with no residents says nobody.{other}"
    yield Problem(_homes(missing), "it is not said who lives there", way_out)


def _homes(urns: Sequence[str]) -> str:
    return f"home {urns[0]}" if len(urns) == 1 else f"homes {_some(sorted(urns))}"


def _some(urns: Sequence[str]) -> str:
    """The first LISTED of them, and how many more there are."""
    more = f" and {len(urns) - LISTED} more" if len(urns) > LISTED else ""
    return f"{', '.join(urns[:LISTED])}{more}"
