"""Counting again what is missing, by plain loops and the full check of what is public, without arrays or a search.

Every referral said to have a home is checked at the homes near it until one could be; every one said to have none is
checked at all of them. Then the rows are taken in order, and for each it is counted which referrals it opens that no
row before it does. Where that would be too many checks, referrals are taken evenly from all there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from matching.check import find
from matching.findings import Band
from matching.match import Match
from matching.rules import PUBLISHED
from matching.sufficiency.lack import lacks_of
from matching.sufficiency.refusals import Refusal
from matching.sufficiency.result import Sufficiency
from matching.world.catalogue import Catalogue
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.published import as_recorded, publish
from matching.world.referral import Referral
from matching.world.world import World

CHECKS = 2_000
"""How many full checks a recount may take, about; each takes some milliseconds."""

Levels = Mapping[str, int]


def recount(
    world: World,
    found: Sufficiency,
    catalogue: Catalogue,
    policy: PolicyDay,
    declined: Collection[tuple[str, str]] = (),
    refusals: Collection[Refusal] = (),
) -> tuple[str, ...]:
    """What the recount finds to be otherwise, in words with ids only; empty where it comes to the same."""
    homes = sorted(world.homes, key=lambda h: h.urn)
    no = frozenset(declined) | {(r.referral, r.urn) for r in refusals if not r.names_it}
    return tuple(_Recount(world, homes, found, catalogue, policy, no, refusals).differences())


class _Recount:
    def __init__(
        self,
        world: World,
        homes: Sequence[Home],
        found: Sufficiency,
        catalogue: Catalogue,
        policy: PolicyDay,
        declined: frozenset[tuple[str, str]],
        refusals: Collection[Refusal],
    ) -> None:
        self.world, self.homes, self.found = world, homes, found
        self.catalogue, self.policy, self.declined = catalogue, policy, declined
        self.refusals = [r for r in refusals if (r.referral, r.urn) not in declined]
        self.referrals = {r.id: r for r in world.referrals}

    def differences(self) -> Iterator[str]:
        """Each difference, in the order in which they are looked for."""
        kinds = (self.found.with_home, self.found.openable, self.found.never, self.found.no_place)
        told = [id for ids in kinds for id in ids]
        if len(set(told)) != len(told) or len(told) != self.found.referrals:
            yield f"{len(told)} referrals are told of, {len(set(told))} different ones, of {self.found.referrals}."
        lacking = {id: self._lacking(id) for id in self._some(self.found.openable)}
        yield from (f"{id} has no home that a capability would open." for id, homes in lacking.items() if not homes)
        without = (*self.found.openable, *self.found.never)
        yield from (f"{id} has homes enough." for id in self._some(without) if self._has(id))
        never = self._some(self.found.never)
        yield from (f"{id} has a home that a capability would open." for id in never if self._lacking(id))
        yield from (
            f"{id} has no home near enough, or too few of them."
            for id in self._some(self.found.with_home)
            if not self._has(id)
        )
        yield from self._rows(lacking)

    def _rows(self, lacking: Mapping[str, Sequence[tuple[str, Levels]]]) -> Iterator[str]:
        """Each row in turn, with everything chosen before it."""
        chosen: dict[tuple[str, str], int] = {}
        before: set[str] = set()
        for number, row in enumerate(self.found.rows, start=1):
            for capability in row.capabilities:
                at = (row.place, capability.key)
                chosen[at] = max(capability.level, chosen.get(at, -1))
            now = {id for id, homes in lacking.items() if any(_met(chosen, place, x) for place, x in homes)}
            opened, said = now - before, set(row.referrals) & set(lacking)
            if opened != said:
                yield f"Row {number} opens {len(opened)} referrals, and {len(said)} were told."
            if row.opens != len(row.referrals) or row.all_opened != sum(r.opens for r in self.found.rows[:number]):
                yield f"The figures of row {number} do not add up."
            before |= now

    def _lacking(self, id: str) -> list[tuple[str, Levels]]:
        """For each home near enough: its place and what it lacks, where a capability would open it."""
        found: list[tuple[str, Levels]] = []
        for match in (m for m in self._near(id) if self._counts(m)):
            lacks = lacks_of(match, find(match, PUBLISHED))
            if lacks is None:
                continue
            levels = {x.key: x.level for x in lacks}
            for refusal in self._said(match):
                for need in refusal.needs:
                    least = max(1, min(match.levels(match.child.id, need)))
                    levels[f"need:{need}"] = max(least, levels.get(f"need:{need}", 0))
                if not refusal.needs:
                    levels.setdefault("emergency:", 0)
            if levels:
                found.append((_place(match.home), levels))
        return found

    def _said(self, match: Match) -> list[Refusal]:
        return [r for r in self.refusals if (r.referral, r.urn) == (match.referral.id, match.home.urn)]

    def _has(self, id: str) -> bool:
        could_be = (m for m in self._near(id) if all(f.best >= Band.CONDITIONS for f in find(m, PUBLISHED)))
        counted = sum(1 for m in could_be if self._counts(m) and not self._said(m))
        return counted >= self.found.homes_wanted

    def _counts(self, match: Match) -> bool:
        return not self.found.with_place or self._has_place(match)

    def _has_place(self, match: Match) -> bool:
        """Whether what the home said last of such a stay, lately enough, is that a place is free for all of it."""
        fresh = self.found.on - timedelta(days=self.policy["vacancies_fresh_days"])
        said = [v for v in match.home.vacancies if v.since <= match.start and v.told_on <= self.found.on]
        of_kind = [v for v in said if v.kinds is None or match.referral.kind in v.kinds]
        if not of_kind:
            return False
        last = max(of_kind, key=lambda v: (v.since, v.told_on, -v.places))
        lasts = last.until is None or match.end(match.referral.expected_nights) <= last.until
        return last.told_on >= fresh and last.places > 0 and lasts

    def _near(self, id: str) -> Iterator[Match]:
        referral = self.referrals[id]
        for home in self.homes:
            here, there = referral.child.home_place, home.place
            if (id, home.urn) in self.declined:
                continue
            if here is not None and there is not None and here.miles_to(there) <= self.found.miles:
                yield self._match(referral, as_recorded(publish(home)))

    def _match(self, referral: Referral, home: Home) -> Match:
        world = self.world.model_copy(update={"homes": (home,), "groups": ()})
        return Match(world, referral, home, world.group(home.urn), self.found.on, self.catalogue, self.policy)

    def _some(self, ids: Sequence[str]) -> Sequence[str]:
        """All of them, or as many, evenly spaced, as the checks allow."""
        many = max(1, CHECKS // max(1, 3 * len(self.homes)))
        return ids[:: max(1, -(-len(ids) // many))]


def _met(chosen: Mapping[tuple[str, str], int], place: str, lacks: Levels) -> bool:
    return all(chosen.get((place, key), -1) >= level for key, level in lacks.items())


def _place(home: Home) -> str:
    return home.authority or (home.place.authority if home.place else None) or "authority not told"
