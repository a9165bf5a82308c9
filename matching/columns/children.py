"""What is known, and still possible, of the children referred, as columns.

A child's own possible answers do not depend on the home, so each is worked out once, against a home of which nothing is
known. What a referral says in free words, and who the child is beyond what is named here, no screen can read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.columns.bounds import May
from matching.columns.kinds import Kinds, kinds_of
from matching.details import detail_of
from matching.details.child import DATE_OF_BIRTH, SEX
from matching.details.referral import NOTICE_HOURS
from matching.findings import FactRef
from matching.match import Match
from matching.world.catalogue import Catalogue, Need
from matching.world.child import Sex, age_on
from matching.world.facts import Role
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.referral import ApprovalKind, Bond, Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World

T = TypeVar("T", bound=Hashable)

NOWHERE = Home(urn="0000000", name="no home yet", provider="nobody yet")
"""A home of which nothing is known."""


class Stay(NamedTuple):
    """When a stay begins, what it is, and the fewest and most nights it may last."""

    start: date
    kind: StayKind
    urgency: Urgency
    fewest: int
    most: int | None
    """None: however long."""
    soonest_end: date
    latest_end: date

    def may_last_to(self, night: date | None) -> May[bool]:
        """Whether the child is still here on a night; None is the first."""
        if night is None or night <= self.start:
            return May(True, False)
        return May(night < self.latest_end, night >= self.soonest_end)

    def at_most(self, nights: int) -> May[bool]:
        """Whether the stay is no longer than that."""
        return May(self.fewest <= nights, self.most is None or self.most > nights)


class Birth(NamedTuple):
    """The dates of birth that are still possible."""

    days: tuple[date, ...]

    def ages(self, first: date, last: date) -> frozenset[tuple[int, int]]:
        """The ages on two days, together, in completed years."""
        return _ages(self.days, first, last)


@cache
def _ages(births: tuple[date, ...], first: date, last: date) -> frozenset[tuple[int, int]]:
    return frozenset((age_on(born, first), age_on(born, last)) for born in births)


Approvals = frozenset[tuple[ApprovalKind, Role]]
"""What has been approved, and by whom."""


class Brothers(NamedTuple):
    """What was decided about living with brothers and sisters."""

    bonds: tuple[tuple[Bond, bool], ...] | None
    """Each decision, and whether that child is referred as well, to live with. None: nobody was asked."""
    places: int
    """How many places it takes for all who are referred to live together."""
    may_live_apart: bool
    """Whether living apart has been approved."""


def nowhere(referral: Referral, on: date, catalogue: Catalogue, policy: PolicyDay, others: Iterable[Referral]) -> Match:
    """A referral against a home of which nothing is known. `others` are the referrals of the same asker."""
    world = World(as_at=on, homes=(NOWHERE,), referrals=tuple(others))
    return Match(world, referral, NOWHERE, Group(urn=NOWHERE.urn), on, catalogue, policy)


class ChildColumns:
    """Each thing a screen may read of every child, over the axis "children", in the order given."""

    def __init__(self, asked: Sequence[Match]) -> None:
        self.asked = tuple(asked)
        self.levels = cache(self._levels)

    def __len__(self) -> int:
        return len(self.asked)

    def _column(self, kind: Callable[[Match], T]) -> Kinds[T]:
        return kinds_of(self.asked, kind)

    @cached_property
    def stay(self) -> Kinds[Stay]:
        """When it begins and how long it may last."""
        return self._column(_stay)

    @cached_property
    def starts(self) -> Kinds[date]:
        """The first night."""
        return self._column(lambda m: m.referral.start)

    @cached_property
    def births(self) -> Kinds[Birth]:
        """PROTECTED: the dates of birth still possible."""
        return self._column(lambda m: Birth(_possible(m, DATE_OF_BIRTH)))

    @cached_property
    def sexes(self) -> Kinds[tuple[Sex, ...]]:
        """PROTECTED: the sexes still possible."""
        return self._column(lambda m: _possible(m, SEX))

    @cached_property
    def notice_hours(self) -> Kinds[tuple[int, ...]]:
        """The hours of notice still possible."""
        return self._column(lambda m: _possible(m, NOTICE_HOURS))

    @cached_property
    def _ends(self) -> tuple[dict[str, int], NDArray[np.int8]]:
        """(children, needs, 2): the lowest and the highest level of each need still possible; which need is which."""
        needs: dict[str, Need] = dict(self.asked[0].needs) if self.asked else {}
        number, entries = {need: n for n, need in enumerate(needs)}, list(needs.values())
        ends = np.zeros((len(self), len(needs), 2), dtype=np.int8)
        ends[:, :, 1] = [need.top for need in entries]
        for row, match in enumerate(self.asked):
            said = {number[fact.about]: fact for fact in match.child.facts if fact.about in number}
            levels = [fact.possible(match.on, entries[n].fresh_days, entries[n].top) for n, fact in said.items()]
            ends[row, list(said)] = [(possible[0], possible[-1]) for possible in levels] or np.empty((0, 2))
        return number, ends

    def _levels(self, need: str) -> Kinds[range]:
        """The levels of one need still possible."""
        number, ends = self._ends
        if len(self) == 1:
            low, high = ends[0, number[need]].tolist()
            return Kinds(np.zeros(1, dtype=np.int32), (range(low, high + 1),))
        found, codes = np.unique(ends[:, number[need]], axis=0, return_inverse=True)
        return Kinds(codes.reshape(-1).astype(np.int32), tuple(range(low, high + 1) for low, high in found.tolist()))

    def any_at_least(self, needs: Sequence[tuple[str, int]]) -> Kinds[May[bool]]:
        """Whether any of these needs is at its level or above."""
        number, ends = self._ends
        lowest, highest = np.moveaxis(ends[:, [number[need] for need, _ in needs]], 2, 0)
        least = np.array([level for _, level in needs])
        yes, no = (highest >= least).any(axis=1), ~(lowest >= least).any(axis=1)
        found, codes = np.unique(2 * yes + no, return_inverse=True)
        return Kinds(codes.astype(np.int32), tuple(May(bool(code & 2), bool(code & 1)) for code in found.tolist()))

    @cached_property
    def known_to(self) -> Kinds[frozenset[str]]:
        """The homes, by URN, where the child has stayed before."""
        return self._column(lambda m: frozenset(m.referral.known_to_home))

    @cached_property
    def placing_authority(self) -> Kinds[str]:
        """The authority that asks."""
        return self._column(lambda m: m.referral.placing_authority)

    @cached_property
    def approvals(self) -> Kinds[Approvals]:
        """The approvals given by the day of the assessment, and by whom."""
        return self._column(lambda m: frozenset((a.kind, a.by) for a in m.referral.approvals if a.on <= m.on))

    @cached_property
    def declared_needs(self) -> Kinds[frozenset[str] | None]:
        """PROTECTED: the needs of culture, language, faith and diet that were declared. None: nobody has asked."""
        return self._column(lambda m: None if (said := m.referral.identity_needs) is None else frozenset(said))

    @cached_property
    def interests(self) -> Kinds[frozenset[str] | None]:
        """What the child likes, in small letters. None: nobody has asked."""
        return self._column(lambda m: _small(m.child.interests))

    @cached_property
    def strengths(self) -> Kinds[frozenset[str] | None]:
        """What the child is good at, in small letters. None: nobody has asked."""
        return self._column(lambda m: _small(m.child.strengths))

    @cached_property
    def brothers(self) -> Kinds[Brothers]:
        """What was decided about living with brothers and sisters."""
        return self._column(_brothers)


def _possible(match: Match, fact: str) -> tuple[Any, ...]:
    return detail_of(match, fact).possible(match, FactRef(match.child.id, fact))


def _stay(match: Match) -> Stay:
    nights, referral = match.referral.expected_nights, match.referral
    fewest = 1 if nights is None else nights
    ends = (match.end(fewest), match.end(nights))
    return Stay(referral.start, referral.kind, referral.urgency, fewest, nights, *ends)


def _small(words: Iterable[str]) -> frozenset[str] | None:
    return frozenset(w.casefold() for w in words) or None


def _brothers(match: Match) -> Brothers:
    bonds = match.referral.siblings
    by = (Role.NOMINATED_OFFICER, Role.DIRECTOR)
    apart = match.referral.approved(ApprovalKind.SEPARATE_SIBLINGS, by, match.on)
    wanted = {b.child for b in bonds or () if b.bond is not Bond.MUST_NOT}
    # Nobody is looked for among thousands who are referred where no brother or sister is named.
    also = wanted & {r.child.id for r in match.world.referrals} if wanted else wanted
    told = None if bonds is None else tuple((b.bond, b.child in also) for b in bonds)
    return Brothers(told, len(also) + 1, apart)
