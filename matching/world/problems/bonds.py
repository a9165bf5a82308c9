"""Where two referrals say otherwise of whether the same two children are to live together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matching.errors import Problem
from matching.world.referral import Bond, Referral

WHAT = "the two referrals say otherwise of whether these two are to live together"
WAY_OUT = "Ask those who decided it, and write the same in both."


class _Said(NamedTuple):
    """What one referral says of a brother or sister, and where it does."""

    where: str
    bond: Bond


def problems_of_bonds(referrals: Sequence[Referral]) -> Iterator[Problem]:
    """Each two that disagree, named with both their fields. One that does not name the other's child does not."""
    said: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for referral in referrals:
        for number, sibling in enumerate(referral.siblings or (), 1):
            where = f"referral {referral.id}, siblings, number {number}"
            said[referral.child.id, sibling.child].append(_Said(where, sibling.bond))
    for (one, other), mine in said.items():
        if one < other:
            yield from _between(mine, said.get((other, one), ()))


def _between(mine: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[Problem]:
    for here in mine:
        for there in theirs:
            if here.bond is not there.bond:
                first, second = sorted((here.where, there.where))
                yield Problem(f"{first}, and {second}", WHAT, WAY_OUT)
