"""Searching homes for brothers and sisters as one: who can take all of them, who only some, and whom.

Each child's own rules are asked as though the child came alone. Whether there are places for all is what the rule on
brothers and sisters says of a child who must not come without the others. In a home of the asker's own each of them
has a bedroom that suits, no two the same, and is checked once more with the others living there. Project judgement:
they count as being there at once, whatever the lengths of their stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.check import MatchReport
from matching.findings import Band
from matching.listing import listed
from matching.match import Match
from matching.postcodes import referrals_located
from matching.rule import sentence
from matching.rules import may_be_asked
from matching.rules.siblings import parting
from matching.search.considerations import weights_on
from matching.search.family import alone, needs_approval_to_part, only_together
from matching.search.family_shortlist import ChildAt, FamilyShortlist, HomeForFamily, Parting
from matching.search.find import SHOWN, Found, Search, Searched, search
from matching.search.in_own_home import places_for_all, rooms_for_all, there_together
from matching.search.market import Market
from matching.search.order import ORDER, ordered
from matching.search.shortlist import Steadiness
from matching.search.steadiness import steadiness
from matching.search.tally import Tally, add_finding, by_nearness
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.home import Home
from matching.world.policy import Policy, england
from matching.world.referral import Referral

NO_PLACES = "There are not places for all of them."


@dataclass(frozen=True)
class FoundTogether:
    """A shortlist for a family with what it was made of.

    each: the search for each child, as it would be asked alone, in the order of the referrals
    checks: for each of the first homes for all, the full check of each child
    nearest: the same for the first of the homes that cannot take all of them, those that nearly fit first
    """

    shortlist: FamilyShortlist
    each: tuple[Found, ...]
    checks: tuple[tuple[tuple[Match, MatchReport], ...], ...]
    nearest: tuple[tuple[tuple[Match, MatchReport], ...], ...]


def search_together(
    homes: Market,
    family: Sequence[Referral],
    on: date,
    also: Sequence[Referral] = (),
    shown: int = SHOWN,
    misses: int = 0,
    changed_weights: Mapping[str, int] | None = None,
    seed: int = 1,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
) -> FoundTogether:
    """The homes for all of a family on a day; `search` says what else is given, and what is raised.

    The homes must have been compiled for stays from the first night that any of them is asked for.
    """
    asked = (changed_weights, seed, catalogue, policy)
    each = tuple(search(homes, referral, on, also, shown, 0, *asked) for referral in family)
    others = [r for r in also if r.id not in {one.id for one in family}]
    family, rest = (referrals_located(part) for part in (tuple(family), tuple(others)))
    law, weights = (policy or england()).on(on), weights_on(on, changed_weights)

    def of(referral: Referral) -> Search:
        return Search(referral, on, (*family, *rest), catalogue or standard_catalogue(), law, weights)

    return _Together(homes, family, of).found(each, shown, misses, seed)


class _Together:
    """What one search for a family works out, once each."""

    def __init__(self, homes: Market, family: Sequence[Referral], of: Callable[[Referral], Search]) -> None:
        self.homes, self.family = homes, family
        self.as_they_are = [of(r) for r in family]
        self.alone = [Searched(homes, of(alone(r, family))) for r in family]
        self.only_together = [Searched(homes, of(only_together(r, family))) for r in family]
        self.why: dict[int, str] = {}
        self.tally, surely = self._tally()
        self.has_places = self._has_places(surely)
        self.worst, self.best = (self.tally.bands(part) for part in (self.tally.worst, self.tally.best))
        self.bands = [(f.tally.bands(f.tally.worst).tolist(), f.tally.bands(f.tally.best).tolist()) for f in self.alone]
        may_have = self._may_have_places()
        self.order = ordered(self.tally, self._asked.weights, self.has_places, may_have, self.alone[0].urns)

    @property
    def _asked(self) -> Search:
        return self.as_they_are[0]

    def found(self, each: tuple[Found, ...], shown: int, misses: int, seed: int) -> FoundTogether:
        """The whole answer."""
        ranked = self.order.homes
        could_be: list[int] = ranked[self.best[ranked] >= Band.CONDITIONS].tolist()
        left_out = ranked[self.best[ranked] < Band.CONDITIONS]
        others = [self._home(n) for n in left_out.tolist()]
        some = [home for home in others if home.whom]
        on = self._asked.on
        shortlist = FamilyShortlist(
            referrals=tuple(r.id for r in self.family),
            children=tuple(r.child.name for r in self.family),
            on=on,
            homes=len(self.homes),
            for_all=tuple(map(self._home, could_be)),
            for_some=tuple(sorted(some, key=lambda home: -len(home.whom))),
            for_none=tuple(home for home in others if not home.whom),
            order=ORDER,
            steadiness=self._steadiness(min(shown, len(could_be)), seed),
            partings=tuple(self._parting(r) for r in self.family if needs_approval_to_part(r, self.family, on)),
        )
        nearest = by_nearness(self.tally, left_out)[:misses]
        return FoundTogether(
            shortlist, each, tuple(map(self._checked, could_be[:shown])), tuple(map(self._checked, nearest))
        )

    def _steadiness(self, shown: int, seed: int) -> Steadiness:
        named = [(home.urn, home.name) for home in self.alone[0].public]
        return steadiness(self.tally, self._asked.weights, self.order, shown, named, seed)

    def _tally(self) -> tuple[Tally, list[bool]]:
        """What limits any of them and all of them at once; and of each own home, whether its bedrooms surely do."""
        parts = [f.tally for f in self.only_together]
        tally = Tally(
            worst=sum((t.worst for t in parts), np.zeros_like(parts[0].worst)),
            best=sum((t.best for t in parts), np.zeros_like(parts[0].best)),
            low=np.minimum.reduce([t.low for t in parts]),
            high=np.minimum.reduce([t.high for t in parts]),
            still_open=sum((t.still_open for t in parts), np.zeros_like(parts[0].still_open)),
            blocked_by=parts[0].blocked_by,
        )
        first, surely = len(self.homes.others), []
        for number, own in enumerate(self.homes.own, first):
            rooms = rooms_for_all(self.as_they_are, own)
            add_finding(tally, number, *rooms)
            if rooms[1] < Band.CONDITIONS:
                self.why[number] = NO_PLACES
            for finding in there_together(self.as_they_are, own):
                add_finding(tally, number, finding.worst, finding.best)
                if finding.best < Band.CONDITIONS:
                    self.why.setdefault(number, finding.reason)
            reports = [f.own[number - first][1] for f in self.only_together]
            surely.append(rooms[0] >= Band.CONDITIONS and places_for_all(reports, self.family))
        return tally, surely

    def _has_places(self, surely: Sequence[bool]) -> NDArray[np.bool_]:
        others = len(self.homes.others)
        told = [(self._told(n) or 0) >= len(self.family) for n in range(others)]
        return np.array([*told, *surely], dtype=np.bool_)

    def _may_have_places(self) -> NDArray[np.bool_]:
        told = [self._told(n) for n in range(len(self.homes.others))]
        others = [places is None or places >= len(self.family) for places in told]
        return np.array([*others, *(True for _ in self.homes.own)], dtype=np.bool_)

    def _told(self, number: int) -> int | None:
        """The fewest places told for any of them; None where it is not told of each, and no one says too few."""
        told = [f.told[number] for f in self.alone]
        known = [places for places in told if places is not None]
        fewest = min(known, default=None)
        is_enough = len(known) == len(told) or (fewest is not None and fewest < len(self.family))
        return fewest if is_enough else None

    def _checked(self, number: int) -> tuple[tuple[Match, MatchReport], ...]:
        """The full check of each child, by the referral as it is but for living together."""
        return tuple(f.checked(number) for f in self.alone)

    def _home(self, number: int) -> HomeForFamily:
        home = self.alone[0].public[number]
        children = tuple(self._child(row, number) for row in range(len(self.family)))
        short = self.best[number] < Band.CONDITIONS and all(child.could_be for child in children)
        return HomeForFamily(
            urn=home.urn,
            name=home.name,
            provider=home.provider,
            is_own=isinstance(home, Home),
            worst=Band(int(self.worst[number])),
            best=Band(int(self.best[number])),
            places_told=self._told(number),
            has_places=bool(self.has_places[number]),
            children=children,
            why_not_all=self.why.get(number, NO_PLACES) if short else None,
            weekly_pounds=home.fee.weekly_pounds if home.fee else None,
        )

    def _child(self, row: int, number: int) -> ChildAt:
        found, home, referral = self.alone[row], self.alone[row].public[number], self.family[row]
        rules = may_be_asked(told_who_is_there=number >= len(self.homes.others))
        best = Band(self.bands[row][1][number])
        rule = rules[found.blocked_by[number]] if best < Band.CONDITIONS else None
        where = referral.child.home_place
        return ChildAt(
            referral=referral.id,
            child=referral.child.name,
            worst=Band(self.bands[row][0][number]),
            best=best,
            rule=rule.ID if rule else None,
            sentence=sentence(rule) if rule else None,
            miles=where.miles_to(home.place) if where and home.place else None,
        )

    def _parting(self, referral: Referral) -> Parting:
        others = [r.child.name for r in self.family if r is not referral]
        return Parting(referral=referral.id, what=parting(referral.child.name, listed(others)))
