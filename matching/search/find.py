"""Searching homes for one referral: all of them screened, and the first of them checked in full."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.check import MatchReport, check_match
from matching.columns.children import ChildColumns, nowhere
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.findings import Band
from matching.match import Match
from matching.postcodes import referrals_located
from matching.rule import sentence
from matching.rules import PUBLISHED, RULES, bedroom, may_be_asked
from matching.search.considerations import Weighed, weights_on
from matching.search.market import Market
from matching.search.order import ORDER, Order, ordered
from matching.search.shortlist import LeftOut, Listed, Share, Shortlist
from matching.search.steadiness import steadiness
from matching.search.tally import Tally, by_nearness, tally_columns, tally_reports, together
from matching.vacant import free_later, told_free, vacant, wanted_by
from matching.weighing import Kept
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.own_home import OwnHome
from matching.world.policy import Policy, PolicyDay, england
from matching.world.published import PublishedHome, as_recorded
from matching.world.record import Same, made_each
from matching.world.referral import Referral
from matching.world.world import World

SHOWN = 20

_BANDS = {int(band): band for band in Band}
_SENTENCES = {rule.ID: sentence(rule) for rule in RULES}


@dataclass(frozen=True)
class Found:
    """A shortlist with what it was made of. `reports` are the full checks of the homes shown, in order.

    The check of another's home asks only the rules that need nothing but what is public.
    """

    shortlist: Shortlist
    matches: tuple[Match, ...]
    reports: tuple[MatchReport, ...]
    nearest: tuple[tuple[Match, MatchReport], ...]
    """The first of the homes left out, those that nearly fit first, each with its full check."""


@dataclass(frozen=True)
class Search:
    """One referral on one day. `also` are other referrals of the same asker, such as of brothers and sisters."""

    referral: Referral
    on: date
    also: Sequence[Referral]
    catalogue: Catalogue
    policy: PolicyDay
    weights: tuple[Weighed, ...]
    of_child: dict[Hashable, Any] = field(default_factory=dict)
    """What was worked out of the child alone, where nobody else is known to live."""

    def of_other(self, home: PublishedHome) -> Match:
        """The referral against another's home, by what is public of it."""
        return self.of_recorded(as_recorded(home))

    def of_recorded(self, home: Home) -> Match:
        """The same, of a home as recorded with what is public of it."""
        return self._match(home, (), self.of_child)

    def of_own(self, own: OwnHome) -> Match:
        """The referral against a home of the asker's own."""
        return self._match(own.home, (own.group,), {})

    def _match(self, home: Home, groups: tuple[Group, ...], of_child: dict[Hashable, Any]) -> Match:
        referrals = (self.referral, *(r for r in self.also if r.id != self.referral.id))
        world = World.model_construct(as_at=self.on, homes=(home,), groups=groups, referrals=referrals)
        group = world.group(home.urn)
        return Match(world, self.referral, home, group, self.on, self.catalogue, self.policy, of_child)


def search(
    homes: Market,
    referral: Referral,
    on: date,
    also: Sequence[Referral] = (),
    shown: int = SHOWN,
    misses: int = 0,
    changed_weights: Mapping[str, int] | None = None,
    seed: int = 1,
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
) -> Found:
    """The homes for one referral on a day, by the standard catalogue, law and weights unless told.

    A child of whose own home only the postcode is given is put where the directory says it is. The homes must have
    been compiled for stays from the referral's first night on. Raises BadInput for weights that
    there are none of.
    """
    referral, *also = referrals_located((referral, *also))
    asked = Search(
        referral,
        on,
        also,
        catalogue or standard_catalogue(),
        (policy or england()).on(on),
        weights_on(on, changed_weights),
    )
    return Searched(homes, asked).found(shown, misses, seed)


def has_bedroom(report: MatchReport) -> bool:
    """Whether a full check found a bedroom that is surely free: where none was asked about, it did not."""
    found = [f for f in report.findings if f.rule == bedroom.ID]
    return bool(found) and all(f.worst >= Band.CONDITIONS for f in found)


class Searched:
    """What one search works out, once each."""

    def __init__(self, homes: Market, asked: Search) -> None:
        self.homes, self.asked = homes, asked
        self.kept = Kept()
        self.own = tuple((m := asked.of_own(own), check_match(m)) for own in homes.own)
        checked = tally_reports([report for _, report in self.own], RULES, asked.weights)
        others = [tally_columns(self._columns(), PUBLISHED, asked.weights)] if len(homes.others) else []
        self.tally: Tally = together((*others, checked))
        self.public: tuple[PublishedHome | Home, ...] = (*homes.others.homes, *(o.home for o in homes.own))
        self.blocked_by: list[int] = self.tally.blocked_by.tolist()
        self.urns = [*homes.others.urns, *(o.home.urn for o in homes.own)]
        self.names = [*homes.others.names, *(o.home.name for o in homes.own)]
        self.named = list(zip(self.urns, self.names, strict=True))
        self.told = self._told()
        self.order: Order = ordered(self.tally, asked.weights, self._has_place(), self._may_have_place(), self.urns)
        self.worst, self.best = self.tally.bands(self.tally.worst), self.tally.bands(self.tally.best)

    def found(self, shown: int, misses: int, seed: int) -> Found:
        """The whole answer."""
        ranked = self.order.homes
        could_be: list[int] = ranked[self.best[ranked] >= Band.CONDITIONS].tolist()
        left_out = by_nearness(self.tally, ranked[self.best[ranked] < Band.CONDITIONS])
        first = could_be[:shown]
        checked = [self.checked(n) for n in first]
        shortlist = Shortlist(
            referral=self.asked.referral.id,
            on=self.asked.on,
            homes=len(self.homes),
            could_be=len(could_be),
            shown=tuple(map(self._listed, first)),
            left_out=self._left_out(left_out),
            order=ORDER,
            weights=self.asked.weights,
            steadiness=steadiness(self.tally, self.asked.weights, self.order, len(first), self.named, seed),
        )
        nearest = tuple(self.checked(n) for n in left_out[:misses])
        return Found(shortlist, tuple(m for m, _ in checked), tuple(r for _, r in checked), nearest)

    def _columns(self) -> Columns[PublishedColumns]:
        asked = self.asked
        referrals = (asked.referral, *(r for r in asked.also if r.id != asked.referral.id))
        return Columns(
            ChildColumns([self._nowhere(referrals)]), self.homes.others, asked.on, asked.catalogue, asked.policy
        )

    def _nowhere(self, referrals: Sequence[Referral] = ()) -> Match:
        asked = self.asked
        return nowhere(asked.referral, asked.on, asked.catalogue, asked.policy, referrals)

    def _told(self) -> list[int | None]:
        on, wanted = self.asked.on, wanted_by(self._nowhere())
        fresh_from = on - timedelta(days=self.asked.policy["vacancies_fresh_days"])
        column = self.homes.others.vacancies
        by_kind = [told_free(told, wanted, fresh_from, on) for told in column.kinds]
        own = (vacant(o.home.vacancies) for o in self.homes.own)
        return [*(by_kind[n] for n in column.codes.tolist()), *(told_free(t, wanted, fresh_from, on) for t in own)]

    def _free_from(self, number: int) -> date | None:
        if self.told[number] is not None:
            return None
        on, vacancies = self.asked.on, vacant(self.public[number].vacancies)
        fresh_from = on - timedelta(days=self.asked.policy["vacancies_fresh_days"])
        return free_later(vacancies, wanted_by(self._nowhere()), fresh_from, on)

    def _has_place(self) -> NDArray[np.bool_]:
        """Another's home that says so lately; one's own where a bedroom is surely free."""
        others = [bool(places) for places in self.told[: len(self.homes.others)]]
        own = [has_bedroom(report) for _, report in self.own]
        return np.array([*others, *own], dtype=np.bool_)

    def _may_have_place(self) -> NDArray[np.bool_]:
        """Another's home that does not say that it has none; one's own, where bedrooms that are open may be free."""
        others = [places != 0 for places in self.told[: len(self.homes.others)]]
        return np.array([*others, *(True for _ in self.own)], dtype=np.bool_)

    def checked(self, home: int) -> tuple[Match, MatchReport]:
        """One home with its full check; of another's home, by the rules that ask what is public."""
        others = len(self.homes.others)
        if home >= others:
            return self.own[home - others]
        record, written = self.homes.recorded(home)
        self.kept.written[Same(record)] = written
        match = self.asked.of_recorded(record)
        return match, check_match(match, may_be_asked(told_who_is_there=False), self.kept)

    def _listed(self, number: int) -> Listed:
        home, tally = self.public[number], self.tally
        shares = zip(self.asked.weights, tally.low[number].tolist(), tally.high[number].tolist(), strict=True)
        child, others = self.asked.referral.child, len(self.homes.others)
        where, own = child.home_place, self.homes.own[number - others] if number >= others else None
        return Listed(
            urn=home.urn,
            name=home.name,
            provider=home.provider,
            is_own=own is not None,
            lives_there=own is not None and own.has(child.id, self.asked.on),
            place=int(self.order.place[number]),
            best_place=int(self.order.best[number]),
            worst_place=int(self.order.worst[number]),
            worst=Band(int(self.worst[number])),
            best=Band(int(self.best[number])),
            places_told=self.told[number],
            free_from=self._free_from(number),
            has_place=bool(self.order.has_place[number]),
            miles=where.miles_to(home.place) if where and home.place else None,
            weekly_pounds=home.fee.weekly_pounds if home.fee else None,
            shares=tuple(Share(consideration=w.id, low=low, high=high) for w, low, high in shares),
            limiting=int(tally.best[number].sum()),
            still_open=int((tally.worst[number] - tally.best[number]).clip(0).sum()),
        )

    def _left_out(self, numbers: Sequence[int]) -> tuple[LeftOut, ...]:
        """Often thousands."""
        others, bands = len(self.homes.others), [_BANDS[band] for band in self.best.tolist()]
        rules = [[rule.ID for rule in may_be_asked(told_who_is_there=told)] for told in (False, True)]
        by = [rules[number >= others][place] for number, place in enumerate(self.blocked_by)]
        urns, names = self.urns, self.names
        left_out = [
            {"urn": urns[n], "name": names[n], "best": bands[n], "rule": by[n], "sentence": _SENTENCES[by[n]]}
            for n in numbers
        ]
        return made_each(LeftOut, left_out)
