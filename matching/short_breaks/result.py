"""What an allocation gives a person: the stays, how good they are level by level, and every family's result."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.fairness_shown import FairnessPicture, PriceOfFairness
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.swap_moves import SwapMade
from matching.short_breaks.verifying import Counter, Escalation
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text


class LevelResult(Record):
    """One level of what best means: what the plan reaches, and what no plan can go beyond."""

    id: Text
    name: Text
    value: int
    bound: int | None = None
    """No plan that does as well at every earlier level has a higher value. None: not worked out."""

    @property
    def proven(self) -> bool:
        """Whether no plan does better here without doing worse at an earlier level."""
        return self.bound is not None and self.value >= self.bound

    @property
    def gap(self) -> float | None:
        """How far below the bound the value may be, as a share of the bound. None without a bound."""
        if self.bound is None:
            return None
        return max(self.bound - self.value, 0) / self.bound if self.bound > 0 else 0.0


class Ended(StrEnum):
    """How the search for a plan ended."""

    PROVEN_BEST = "proven best"
    WORK_DONE = "the work asked for was done"
    OUT_OF_TIME = "the time allowed ran out"
    STOPPED = "it was stopped"
    PROMISES_CLASH = "promises cannot all hold"


class WorkDone(Record):
    """What was done on one part of a period that has nothing to do with the others."""

    moves: Annotated[int, Field(ge=0)]
    """Small changes to the first plan."""
    rounds: Annotated[int, Field(ge=0)]
    """Of the search part by part."""


class Work(Record):
    """What was done, so that it can be done again to the byte: the same seed, moves and rounds give the same plan."""

    seed: int
    parts: tuple[WorkDone, ...]


class Point(Record):
    """How good the best plan was after so many seconds; times differ from machine to machine."""

    seconds: float
    rounds: int
    values: tuple[int, ...]


class CriterionShown(Record):
    """One written criterion as it counted for a family."""

    name: Text
    mark: int | None
    """None: not known; it counted at the highest mark."""
    words: Text
    because: Text | None = None


class Obstacle(Record):
    """One thing that stood in the way of stays the family could have used."""

    rule: Ident
    """The id of the constraint; of nights asked for also another, where no constraint is to blame."""
    sentence: Text
    stays: int
    """Candidate stays, not taken, that it alone or with others stood in the way of."""
    unchecked: bool = False
    """Whether it stands in the way only because nobody has checked yet: that is never told as known."""
    bare: bool = False
    """Whether it stands in the way even with no other guest there: for the home to put right."""


class RequestResult(Record):
    """What came of nights asked for."""

    request: Ident
    first_night: date
    nights: int
    granted: int
    in_the_way: tuple[Obstacle, ...] = ()
    """What stood in the way of nights not granted, the most frequent first. Empty where nobody counted it."""


class VisitsFirst(Record):
    """Tea visits that a plan counts on: children new to a home still have to make them before a first night there."""

    urn: Urn
    visits: Annotated[int, Field(ge=1)]
    first_night: date
    in_time: bool
    """Whether there are the days for them that the home allows for each. Only a booking can be too soon."""

    @property
    def sentence(self) -> str:
        """What has to happen first; the home is named beside it."""
        many, are = (f"{self.visits} tea visits", "are") if self.visits > 1 else ("1 tea visit", "is")
        night = f"{self.first_night:%A} {self.first_night.day} {self.first_night:%B %Y}"
        said = f"{many} {are} still to be made before the first night, {night}"
        return f"{said}." if self.in_time else f"{said}; there are not days enough left for that."


class FamilyResult(Record):
    """What one family is offered, and why not more."""

    family: Ident
    stays: tuple[PlannedStay, ...]
    nights: int
    assessed: int
    protected_minimum: int
    owed: int
    owed_after: int
    """Nights assessed and owed that this plan does not deliver."""
    need: int
    criteria: tuple[CriterionShown, ...]
    requests: tuple[RequestResult, ...]
    obstacles: tuple[Obstacle, ...]
    """The most frequent first; empty when the family has all its nights."""
    reason: Text
    """In plain words: what was granted, what was not, and what stood in the way."""
    refused_homes: tuple[tuple[Urn, tuple[Text, ...]], ...] = ()
    to_arrange: tuple[tuple[Urn, tuple[Text, ...]], ...] = ()
    """For each home where it has stays: what the match check asks to be in place first, children by their ids."""
    visits_first: tuple[VisitsFirst, ...] = ()
    """For each home where its children have a first stay: tea visits still to be made."""
    enquiries: tuple[Text, ...] = ()
    """What nobody has answered yet that bears on the result."""

    @property
    def due(self) -> int:
        """Nights assessed for the period and owed from before, together."""
        return self.assessed + self.owed

    @property
    def in_place_first(self) -> tuple[tuple[Urn, str], ...]:
        """What has to be in place before its stays, home by home: tea visits, then all the rest."""
        visits = tuple((found.urn, found.sentence) for found in self.visits_first)
        arranged = tuple((urn, what) for urn, asked in self.to_arrange for what in asked)
        return tuple(sorted((*visits, *arranged), key=lambda one: one[0]))

    @property
    def share(self) -> float:
        """Nights as a share of the protected minimum; 1.0 where there is none."""
        return self.nights / self.protected_minimum if self.protected_minimum else 1.0


class Allocation(Record):
    """A plan for a period, checked, with its proof and every family's result. A person decides and gives it out."""

    period: Ident
    as_of: date | None = None
    """The day on which one stood: what had begun before it is as it was. None: nobody said."""
    stays: tuple[PlannedStay, ...]
    ended: Ended
    levels: tuple[LevelResult, ...]
    work: Work
    families: tuple[FamilyResult, ...]
    escalations: tuple[Escalation, ...] = ()
    counters: tuple[Counter, ...] = ()
    fairness: tuple[FairnessPicture, ...] = ()
    """The rule that was used first, then what each other rule would have given. Empty when not asked for."""
    price_of_fairness: PriceOfFairness | None = None
    broken: tuple[Text, ...] = ()
    """Rules that promises made before the plan break: nothing newly planned ever breaks one."""
    clash: Clash | None = None
    """When promises cannot all hold. The plan then keeps all but those it names as dropped."""
    not_kept: tuple[Together, ...] = ()
    """Confirmed bookings that the plan does not keep as they cannot stay beside bookings that it keeps: of each a set,
    itself the first. One that is alone in its set cannot be kept by itself."""
    left_out: tuple[PlannedStay, ...] = ()
    """Every confirmed booking that is no stay of the plan: once it is given out, the home has cancelled it."""
    engine: Text
    inputs_sha256: Text
    familiar_bedroom_nights: int = 0
    swapped: tuple[SwapMade, ...] = ()
    """Swaps that were made in it, or in a plan that it was planned again from."""

    def level(self, id: str) -> LevelResult | None:
        """The result at one level, or None when it is switched off."""
        return next((level for level in self.levels if level.id == id), None)


class Planned(Record):
    """An allocation with the answers of the match check that it rests on, to ask more of it later."""

    cleared: Cleared
    allocation: Allocation
    seal: Text | None = None
    """A digest of all the rest, so that a change to anything of it in a file shows. None: not sealed."""

    def sealed(self) -> Planned:
        """The same, with the seal of what it holds."""
        return self.model_copy(update={"seal": self._seal()})

    def with_swaps(self, made: tuple[SwapMade, ...]) -> Planned:
        """The same, with the swaps on record that were made in the plan before it: who agreed to them is not lost."""
        if not made:
            return self
        return self.model_copy(update={"allocation": self.allocation.model_copy(update={"swapped": made})}).sealed()

    @property
    def is_as_sealed(self) -> bool:
        """Whether it holds what was sealed; False of one that never was."""
        return self.seal == self._seal()

    def _seal(self) -> str:
        return sha256(self.model_dump_json(exclude={"seal"}).encode()).hexdigest()
