"""One year under one way of deciding, event by event, and what came of it for each child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush

from scenarios.generators.dice import Dice
from scenarios.generators.figures import number
from scenarios.year.deciding import Asking, Way, ahead, offers
from scenarios.year.region_year import Coming, RegionYear


class What(IntEnum):
    """What happens, in the order in which it is taken on one day."""

    ENDS = 0
    ANSWERS = 1
    COMES = 2
    WANTED = 3
    """The first night asked for: a child without a home goes to a stop-gap, and siblings who need not may be parted."""
    GIVES_UP = 4


@dataclass
class Story:
    """What came of one child in the year. Days are counted from the day the world stands at."""

    child: Coming
    agreed: int | None = None
    """The day a home first said yes."""
    home: int | None = None
    """The first home that said yes."""
    offers: int = 0
    moves: int = 0
    broke_down: int | None = None
    """The day the first placement broke down."""
    stop_gap: bool = False
    given_up: bool = False
    declined: set[int] = field(default_factory=set)
    stays: list[tuple[int, int, int]] = field(default_factory=list)
    """Each home with the days from which and until which a place there was kept for the child."""

    @property
    def waits_since(self) -> int:
        """The day of the referral, or that on which the placement broke down."""
        return self.child.day if self.broke_down is None else self.broke_down

    @property
    def placings(self) -> int:
        """How many homes have said yes."""
        return len(self.stays)


@dataclass(frozen=True)
class Lived:
    """A year as it went: each child's story, and the places in use, summed over days."""

    way: Way
    stories: tuple[Story, ...]
    place_days: int
    used: int


Told = Callable[[int], None]
"""Told on which day of the year it is."""


def untold(day: int) -> None:
    """Nobody listens."""


def simulate(year: RegionYear, way: Way, told: Told = untold) -> Lived:
    """The year under a way of deciding. The same year and way give the same stories."""
    return _Year(year, way).lived(told)


class _Year:
    def __init__(self, year: RegionYear, way: Way) -> None:
        self.year, self.way, self.day = year, way, 0
        self.stories = {c.id: Story(c) for c in year.coming}
        self.free = [places - len(leaving) for places, leaving in zip(year.places, year.leaving, strict=True)]
        self.heap: list[tuple[int, int, int, tuple[str, ...], int]] = []
        self.waiting: dict[str, int] = {}
        """Who waits without an offer made, with the day since when."""
        self.apart: set[str] = set()
        self.used = 0
        self.ahead = ahead(year.past, year.days, year.seed)
        self.count = 0
        for home, leaving in enumerate(year.leaving):
            for day in leaving:
                self._at(day, What.ENDS, (), home)
        for child in year.coming:
            self._at(child.day, What.COMES, (child.id,), -1)
            self._at(child.wanted, What.WANTED, (child.id,), -1)

    def lived(self, told: Told) -> Lived:
        """Every event of the year in turn; at the end of each day with one, offers are made."""
        while self.heap and self.heap[0][0] <= self.year.days:
            self._pass_to(self.heap[0][0])
            told(self.day)
            while self.heap and self.heap[0][0] == self.day:
                _, what, _, ids, home = heappop(self.heap)
                self._happens(What(what), ids, home)
            self._offer()
        self._pass_to(self.year.days)
        return Lived(self.way, tuple(self.stories.values()), sum(self.year.places) * self.year.days, self.used)

    def _pass_to(self, day: int) -> None:
        self.used += (day - self.day) * (sum(self.year.places) - sum(self.free))
        self.day = day

    def _at(self, day: int, what: What, ids: tuple[str, ...], home: int) -> None:
        self.count += 1
        heappush(self.heap, (day, what, self.count, ids, home))

    def _happens(self, what: What, ids: tuple[str, ...], home: int) -> None:
        if what is What.ENDS:
            self._ends(ids, home)
        elif what is What.ANSWERS:
            self._answers(ids, home)
        elif what is What.COMES:
            self.waiting[ids[0]] = self.day
        elif what is What.WANTED:
            self._wanted(ids[0])
        else:
            self._gives_up(ids[0])

    def _ends(self, ids: tuple[str, ...], home: int) -> None:
        """A stay is over; one that broke down leaves a child for whom a home is looked for again."""
        self.free[home] += 1
        for story in (self.stories[id] for id in ids):
            if story.child.breaks_down and story.placings == 1:
                story.declined.add(home)
                story.moves += 1
                story.broke_down = self.day
                self.apart.add(story.child.id)
                self.waiting[story.child.id] = self.day

    def _answers(self, ids: tuple[str, ...], home: int) -> None:
        """A home gives one answer for all it was asked for; after a no it is asked no more."""
        if not self.year.says_yes(ids[0], home):
            self.free[home] += len(ids)
            for id in ids:
                self.stories[id].declined.add(home)
                self._waits_on(self.stories[id])
            return
        for id in ids:
            self._moves_in(self.stories[id], home)

    def _waits_on(self, story: Story) -> None:
        """After a no: from the day the child has waited since, unless a home is looked for here no longer."""
        if story.agreed is None and self.day >= story.child.wanted + int(number("looked_for_no_longer")):
            story.given_up = True
        else:
            self.waiting[story.child.id] = story.waits_since

    def _moves_in(self, story: Story, home: int) -> None:
        if story.agreed is None:
            story.agreed, story.home = self.day, home
            story.moves += story.stop_gap
        child, nights = story.child, story.child.nights
        if child.breaks_down and not story.stays:
            thrown = Dice(self.year.seed, "broke down after", child.lives_as)
            nights = max(1, int(nights * thrown.share()))
        ends = max(self.day, child.wanted) + nights
        story.stays.append((home, self.day, ends))
        self._at(ends, What.ENDS, (child.id,), home)

    def _wanted(self, id: str) -> None:
        story = self.stories[id]
        self.apart.add(id)
        if story.agreed is None:
            story.stop_gap = True
            self._at(self.day + int(number("looked_for_no_longer")), What.GIVES_UP, (id,), -1)

    def _gives_up(self, id: str) -> None:
        if self.stories[id].agreed is None and id in self.waiting:
            self.stories[id].given_up = True
            del self.waiting[id]

    def _offer(self) -> None:
        for asking, home in offers(self.way, tuple(self._asking()), self.free, self.day, self.ahead).items():
            self.free[home] -= asking.many
            urgent = any(self.stories[id].child.urgent for id in asking.ids)
            days = int(number("days_to_answer", "emergency" if urgent else "planned"))
            for id in asking.ids:
                self.stories[id].offers += 1
                del self.waiting[id]
            self._at(self.day + days, What.ANSWERS, asking.ids, home)

    def _asking(self) -> Iterator[Asking]:
        """Those who wait, the longest first; brothers and sisters together until they may be parted."""
        seen: set[str] = set()
        for id in sorted(self.waiting, key=lambda id: (self.waiting[id], id)):
            if id in seen:
                continue
            together = tuple(sorted((id, *self._with(id))))
            if all(other in self.waiting for other in together):
                seen.update(together)
                yield self._asked(together)

    def _with(self, id: str) -> tuple[str, ...]:
        child = self.stories[id].child
        if child.sibling is None or (id in self.apart and not child.must):
            return ()
        return (child.sibling,)

    def _asked(self, ids: tuple[str, ...]) -> Asking:
        stories = [self.stories[id] for id in ids]
        open_to = [{h: w for h, w in s.child.worths if h not in s.declined} for s in stories]
        homes = sorted(set(open_to[0]).intersection(*open_to[1:]))
        worths = tuple((h, sum(o[h] for o in open_to)) for h in homes)
        cannot_wait = any(s.child.urgent or self.day >= s.child.wanted for s in stories)
        return Asking(ids, worths, cannot_wait)
