"""One question: this child, this home, on this day. Everything a rule may look at."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from matching.errors import BadInput, Problem
from matching.findings import FactRef
from matching.world.catalogue import Catalogue, ImpactPair, Need
from matching.world.child import Child
from matching.world.facts import Fact
from matching.world.group import Group, Resident, Tie
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.referral import Referral
from matching.world.statement import Position, Stated, StatementOfPurpose, stated_on
from matching.world.world import World


@dataclass(frozen=True)
class Match:
    """A referral against a home. `on` is the day of the assessment; facts are as fresh or stale as they are then."""

    world: World
    referral: Referral
    home: Home
    group: Group
    on: date
    catalogue: Catalogue
    policy: PolicyDay
    child: Child = field(init=False, repr=False, compare=False)
    """The child referred."""
    start: date = field(init=False, repr=False, compare=False)
    """The first night asked for."""
    residents: tuple[Resident, ...] = field(init=False)
    """In the order of their ids: those present on some night of the stay."""
    needs: Mapping[str, Need] = field(init=False)
    _children: Mapping[str, Child] = field(init=False, repr=False)
    of_child: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out of the child and of who is referred, on this day and by this catalogue: so at every home."""
    of_home: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was worked out of the home and its group alone, on this day and by this catalogue: the same for every child
    who does not live there."""
    worked_out: dict[Hashable, Any] = field(init=False, repr=False, compare=False)
    """What is asked of each matter, by its name, and what a rule keeps from one of its questions to the next."""

    def __post_init__(self) -> None:
        child, start = self.referral.child, self.referral.start
        ordered = sorted(self.group.residents, key=lambda r: r.child.id)
        vars(self).update(
            child=child,
            start=start,
            residents=tuple([r for r in ordered if not _gone_by(r, start)]),
            needs=self.catalogue.need_by_id(),
            _children={c.id: c for c in (child, *(r.child for r in ordered))},
            worked_out={},
        )

    def end(self, nights: int | None = None) -> date:
        """The first day after the stay, or after the policy's horizon when its length is open or longer."""
        horizon = self.policy["stay_horizon_nights"]
        return self.start + timedelta(days=min(nights or horizon, horizon))

    def nights(self, nights: int | None = None) -> Iterator[date]:
        """Each night of the stay, by the date of its evening."""
        return (self.start + timedelta(days=n) for n in range((self.end(nights) - self.start).days))

    def person(self, id: str) -> Child:
        """The referred child or a resident by id. Raises KeyError for anybody else."""
        return self._children[id]

    def name(self, id: str) -> str:
        """The name a child of this match is known by."""
        return self._children[id].name

    def fact(self, child: str, need: str) -> Fact | None:
        """What has been said of a child's need; None when nobody was asked, or where the child is not of this match."""
        if child not in self._children:
            return None
        kept = self.kept_of(child)
        found: dict[str, Fact] | None = kept.get((Fact, child))
        if found is None:
            told = [self.child, *sorted((r.child for r in self.group.residents), key=lambda c: c.id)]
            found = kept[Fact, child] = {fact.about: fact for c in told if c.id == child for fact in c.facts}
        return found.get(need)

    def kept_of(self, child: str) -> dict[Hashable, Any]:
        """Where what is worked out of the referred child or of a resident is kept."""
        return self.of_child if child == self.child.id else self.of_home

    def levels(self, child: str, need: str) -> range:
        """The levels of a need that are still possible for a child."""
        kept = self.kept_of(child)
        found: range | None = kept.get((child, need))
        if found is None:
            entry, fact = self.needs[need], self.fact(child, need)
            found = range(entry.top + 1) if fact is None else fact.possible(self.on, entry.fresh_days, entry.top)
            kept[child, need] = found
        return found

    def pairs(self) -> tuple[ImpactPair, ...]:
        """The directed peer impacts of the catalogue."""
        return self.catalogue.pairs

    def ties(self, one: str, other: str) -> tuple[Tie, ...]:
        """What is known between two children, oldest first."""
        found: dict[frozenset[str], tuple[Tie, ...]] | None = self.of_home.get(Tie)
        if found is None:
            found = self.of_home[Tie] = {}
            for tie in sorted(self.group.ties, key=lambda t: (t.on, t.kind.value)):
                pair = frozenset(tie.children)
                found[pair] = (*found.get(pair, ()), tie)
        return found.get(frozenset((one, other)), ())

    def position_on(self, need: str) -> Stated[Position] | None:
        """The home's position on a need on the first night; None when it is not stated."""
        found: dict[str, tuple[Stated[Position], ...]] | None = self.of_home.get(StatementOfPurpose)
        if found is None:
            stated = reversed(self.home.statement.needs)
            found = self.of_home[StatementOfPurpose] = {s.need: s.versions for s in stated}
        return stated_on(found.get(need, ()), self.start)

    def need_fact(self, need: str, child: str | None = None) -> FactRef:
        """The reference to a need of the referred child, or of the child named."""
        return FactRef(child or self.child.id, need)


def open_match(world: World, referral: str, urn: str, on: date, catalogue: Catalogue, policy: PolicyDay) -> Match:
    """The question of a referral against a home.

    Raises BadInput for what the world does not hold, and for a day before the one that the world stands on: what has
    been learnt since cannot be taken out of its records.
    """
    found_referral, found_home = world.referral(referral), world.home(urn)
    problems = []
    if found_referral is None:
        problems.append(_unknown("referral", referral, [r.id for r in world.referrals]))
    if on < world.as_at:
        what = f"the records stand as at {world.as_at.isoformat()}, which is later"
        problems.append(Problem(f"day {on.isoformat()}", what, f"Use {world.as_at.isoformat()} or a later day."))
    if found_home is None:
        problems.append(_unknown("home", urn, [h.urn for h in world.homes]))
    if found_referral is None or found_home is None or problems:
        raise BadInput(problems)
    return Match(world, found_referral, found_home, world.group(urn), on, catalogue, policy)


def _gone_by(resident: Resident, day: date) -> bool:
    """Whether the child has certainly left by that day. A leaving that nobody confirmed is not certain."""
    return resident.leaving is not None and resident.leaving <= day and resident.leaving_confirmed is True


def _unknown(what: str, id: str, known: list[str]) -> Problem:
    listed = ", ".join(sorted(known)[:12]) or "none"
    return Problem(f"{what} {id!r}", f"the world holds no such {what}", f"Use one of: {listed}.")
