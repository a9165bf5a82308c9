"""Homes that said no to a referral, each for a reason out of a closed set: what of it was about what homes can do.

A home that cannot meet a need it names, or not at short notice, would be one if it came to be able to: that is a
capability, and is counted with what is lacking by what is public. Every other no leaves the home none for that child:
no capability answers a place that is not free, the group that lives there, where the home is, or its terms. Of staff
that are not enough it is not said for what, so nothing can be counted as opening it. Project judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from matching.match import Match
from matching.sufficiency.lack import Lack
from matching.world.record import Record


class Reason(StrEnum):
    """Why no place is offered. Project judgement: what a count of unmet need has to tell apart, and nothing more."""

    NO_PLACE = "no place is free for this stay"
    OUTSIDE = "it is outside our registration or statement of purpose"
    NEED = "we cannot meet a need of the child"
    STAFF = "our staff, or their training, are not enough for it"
    GROUP = "it cannot be met alongside the present group"
    WHERE = "our home is in the wrong place for the child"
    NOTICE = "not at such short notice"
    TERMS = "no agreement on terms"


class About(StrEnum):
    """What a no was about."""

    CAPABILITY = "capability: what the home can do"
    CAPACITY = "capacity: whether a place is free"
    COMPANY = "company: who lives there"
    ELSE = "other: where the home is, or its terms"
    UNKNOWN = "unknown: not said"


ABOUT = {
    Reason.NO_PLACE: About.CAPACITY,
    Reason.OUTSIDE: About.CAPABILITY,
    Reason.NEED: About.CAPABILITY,
    Reason.STAFF: About.CAPABILITY,
    Reason.GROUP: About.COMPANY,
    Reason.WHERE: About.ELSE,
    Reason.NOTICE: About.CAPABILITY,
    Reason.TERMS: About.ELSE,
}


class Refusal(NamedTuple):
    """One no, by the referral's id and the home's URN. `reason` None: none was said. `needs`: ids, with NEED alone."""

    referral: str
    urn: str
    reason: Reason | None
    needs: tuple[str, ...] = ()

    @property
    def about(self) -> About:
        """What it was about."""
        return About.UNKNOWN if self.reason is None else ABOUT[self.reason]

    @property
    def names_it(self) -> bool:
        """Whether it says which capability was lacking."""
        return self.reason is Reason.NOTICE or (self.reason is Reason.NEED and bool(self.needs))


class Refused(Record):
    """How often homes said no about one matter, to how many referrals, and how often they named what was lacking."""

    about: About
    times: int
    referrals: int
    named: int


Pair = tuple[str, str]
"""A referral's id and a home's URN."""


@dataclass(frozen=True)
class Said:
    """What homes said no to: pairs that no capability would open, and needs or notice (None) that would open others."""

    none: frozenset[Pair]
    would: Mapping[Pair, frozenset[str | None]]

    def lacks(self, match: Match) -> frozenset[Lack]:
        """What a home said that it lacks for a child, a need to the lowest level at which it is one."""
        named = self.would.get((match.referral.id, match.home.urn), frozenset())
        levels = {need: match.levels(match.child.id, need) for need in named if need is not None}
        needs = {Lack(f"need:{need}", max(1, possible[0])) for need, possible in levels.items()}
        return frozenset(needs | ({Lack("emergency:")} if None in named else set()))


NOTHING_SAID = Said(frozenset(), {})


def said_by(refusals: Collection[Refusal], declined: Collection[Pair] = ()) -> Said:
    """The same by referral and home. A home that also said no for what it did not name is none for the child."""
    none = {(r.referral, r.urn) for r in refusals if not r.names_it} | {*declined}
    would: dict[Pair, frozenset[str | None]] = {}
    for refusal in refusals:
        pair = refusal.referral, refusal.urn
        if pair not in none:
            needs: tuple[str | None, ...] = (None,) if refusal.reason is Reason.NOTICE else refusal.needs
            would[pair] = would.get(pair, frozenset()) | frozenset(needs)
    return Said(frozenset(none), would)


def counted_by(refusals: Collection[Refusal]) -> Iterator[Refused]:
    """What homes said no about, in the order of the set; what nobody said no about is left out."""
    for about in About:
        of = [r for r in refusals if r.about is about]
        if of:
            referrals = len({r.referral for r in of})
            yield Refused(about=about, times=len(of), referrals=referrals, named=sum(r.names_it for r in of))
