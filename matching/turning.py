"""Looking for the best changes that turn an answer: propose a set, run the check with it, learn from what is left.

What a failed proposal teaches is only this: it needs one more change that bears on what was left, or one fewer of its
own. A later start bears on everything, since anything may be ready or free by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from matching.check import MatchReport, check_match
from matching.findings import Band, Finding
from matching.lever import Change, FindingKey, openings_of
from matching.levers import LEVERS
from matching.levers.start_later import later_start
from matching.match import Match, open_match
from matching.optimise.choose import Choice, Level, Measure, best_choice
from matching.rule import Rule
from matching.rules import RULES

ROUNDS = 60
"""Proposals checked for one match before giving up."""


class Measured(StrEnum):
    """What a set of changes is measured by."""

    WEEKLY = "weekly pounds"
    DAYS = "days"
    NUMBER = "number"
    ONCE = "one-off pounds"


@dataclass(frozen=True)
class Proposal:
    """A set of changes and what the match check found with them made."""

    changes: tuple[Change, ...]
    match: Match
    report: MatchReport
    measures: tuple[int, int, int, int]
    """Weekly pounds, days until all is in place, number of changes, one-off pounds."""


class Search:
    """The changes known to bear on a match, and what has been learnt from proposals that failed."""

    def __init__(self, match: Match, report: MatchReport, target: Band, rules: Sequence[Rule] = RULES) -> None:
        self.gave_up = False
        self._match = match
        self._target = target
        self._rules = rules
        self._pool: dict[str, Change] = {}
        self._checked: dict[frozenset[str], tuple[Match, MatchReport]] = {frozenset(): (match, report)}
        self._cuts: list[tuple[frozenset[str], FindingKey]] = []
        self._first = self._in_the_way(report)
        self._learn(frozenset(), report)

    def beyond(self) -> list[Finding]:
        """What stood in the way at first and no change bears on."""
        answered = {key for change in self._pool.values() for key in change.answers}
        return [f for f in self._first if f.key not in answered]

    def best(self, order: Sequence[Measured]) -> Proposal | None:
        """The best set that turns the answer, the first measure before the second; None when no set does."""
        while len(self._checked) <= ROUNDS:
            chosen = self._propose(order)
            if chosen is None:
                return None
            match, report = self._check(chosen)
            if not self._left(report):
                changes = tuple(self._pool[id] for id in sorted(chosen))
                return Proposal(changes, match, report, self._measures(changes))
            self._learn(chosen, report)
        self.gave_up = True
        return None

    def _propose(self, order: Sequence[Measured]) -> frozenset[str] | None:
        ids = sorted(self._pool)
        place = {id: n for n, id in enumerate(ids)}
        changes = [self._pool[id] for id in ids]
        starts = [n for n, c in enumerate(changes) if c.start is not None]
        choice = Choice(
            count=len(ids),
            cuts=tuple(
                ({*self._bearing_on(key, changes), *starts} - {place[id] for id in of}, {place[id] for id in of})
                for of, key in self._cuts
            ),
            at_most=(starts,),
            needs=tuple((n, self._late_enough(c, changes)) for n, c in enumerate(changes) if self._is_late(c)),
            levels=tuple(self._level(measured, changes) for measured in order),
        )
        picked = best_choice(choice)
        return None if picked is None else frozenset(ids[n] for n in picked)

    def _learn(self, chosen: frozenset[str], report: MatchReport) -> None:
        """Take up every change that bears on what is left, and never propose the like again without one."""
        found = self._in_the_way(report)
        openings = openings_of(found)
        self._take_up(c for lever in LEVERS for c in lever.options(self._match, openings))
        late = {c.ready_on(self._match.on) for c in self._pool.values() if self._is_late(c)}
        starts = {c.start for c in self._pool.values()}
        self._take_up(c for day in sorted(late - starts) for c in later_start(self._match, day))
        self._cuts += [(chosen, f.key) for f in self._left(report)]

    def _take_up(self, changes: Iterable[Change]) -> None:
        for change in changes:
            known = self._pool.get(change.id, change)
            self._pool[change.id] = replace(known, answers=known.answers | change.answers)

    def _check(self, chosen: frozenset[str]) -> tuple[Match, MatchReport]:
        """The same question in the world with the changes made, and what the check finds there."""
        if chosen not in self._checked:
            match, world = self._match, self._match.world
            for id in sorted(chosen):
                world = self._pool[id].apply(world)
            changed = open_match(world, match.referral.id, match.home.urn, match.on, match.catalogue, match.policy)
            self._checked[chosen] = (changed, check_match(changed, self._rules))
        return self._checked[chosen]

    def _in_the_way(self, report: MatchReport) -> list[Finding]:
        return [f for f in report.findings if f.best < self._target]

    def _left(self, report: MatchReport) -> list[Finding]:
        """What still stands in the way; for a good match, only what some change could have met."""
        left = self._in_the_way(report)
        if self._target is Band.GOOD:
            left = [f for f in left if any(f.key in c.answers for c in self._pool.values())]
        return left

    def _bearing_on(self, key: FindingKey, changes: Sequence[Change]) -> set[int]:
        return {n for n, c in enumerate(changes) if key in c.answers}

    def _is_late(self, change: Change) -> bool:
        return change.start is None and change.ready_on(self._match.on) > self._match.start

    def _late_enough(self, change: Change, changes: Sequence[Change]) -> list[int]:
        ready = change.ready_on(self._match.on)
        return [n for n, c in enumerate(changes) if c.start is not None and c.start >= ready]

    def _days(self, change: Change) -> int:
        """Days until a change counts: a later start counts for as long as the child waits."""
        return change.days if change.start is None else (change.start - self._match.on).days

    def _level(self, measured: Measured, changes: Sequence[Change]) -> Level:
        if measured is Measured.DAYS:
            return Level(measured.value, tuple(map(self._days, changes)), Measure.LARGEST)
        amounts = {
            Measured.WEEKLY: [c.weekly_pounds for c in changes],
            Measured.NUMBER: [1 for _ in changes],
            Measured.ONCE: [c.one_off_pounds for c in changes],
        }
        return Level(measured.value, tuple(amounts[measured]))

    def _measures(self, changes: Sequence[Change]) -> tuple[int, int, int, int]:
        return (
            sum(c.weekly_pounds for c in changes),
            max(map(self._days, changes), default=0),
            len(changes),
            sum(c.one_off_pounds for c in changes),
        )
