"""Candidate stays: every run of nights that a family could be offered at a home, were nobody else there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import numpy as np

from matching.short_breaks.building.draw import task_rows
from matching.short_breaks.building.earlier import in_a_row, rested
from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.building.given_up import given_up
from matching.short_breaks.building.labels import MIXED
from matching.short_breaks.building.shifts import OnShift, named_training
from matching.short_breaks.period import BreakHome, Family, LimitUnit, Nights, Pattern, PlannedStay
from matching.short_breaks.problem import NO_LIMIT, Bytes, Indices, Ints, SmallInts
from matching.world.policy import england

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@dataclass(frozen=True)
class Stays:
    """Candidate stays in the order of pairs, first nights and lengths."""

    pair: Indices
    first: SmallInts
    nights: SmallInts
    starts: Indices
    """(P + 1,)"""

    def number(self, pair: int, first: int, nights: int) -> int | None:
        """The place of one stay in the order, or None when it is no candidate."""
        hits = self._places(pair, first, nights)
        return int(hits[0]) if len(hits) else None

    def place(self, pair: int, first: int, nights: int) -> int:
        """The place of a stay that is among the candidates."""
        return int(self._places(pair, first, nights)[0])

    def _places(self, pair: int, first: int, nights: int) -> Ints:
        low, high = int(self.starts[pair]), int(self.starts[pair + 1])
        same = (self.first[low:high] == first) & (self.nights[low:high] == nights)
        return low + np.flatnonzero(same)


def stays_of(frame: Frame, allowed: list[Mask]) -> Stays:
    """Every candidate of every pair; stays already promised or published are among them while their nights allow.

    `allowed` is, for each pair, the nights on which the family could be there (see `allowed_nights`).
    """
    known = _promised(frame)
    firsts: list[Ints] = []
    lengths: list[Ints] = []
    counts: list[int] = []
    for p, pair in enumerate(frame.pairs):
        first, nights = _candidates(frame, pair, allowed[p], known.get(p, ()))
        firsts.append(first)
        lengths.append(nights)
        counts.append(len(first))
    pairs = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return Stays(pairs, _joined(firsts), _joined(lengths), starts)


def _joined(parts: list[Ints]) -> SmallInts:
    return np.concatenate(parts).astype(np.int16) if parts else np.zeros(0, dtype=np.int16)


def allowed_nights(frame: Frame, shifts: tuple[OnShift, ...], labels: Bytes) -> list[Mask]:
    """For each pair, the nights its family can use, the check allows, and the home is open and trained for by name.

    Those of a stay that was cancelled are left out.
    """
    available = [frame.mask(f.available) for f in frame.families]
    closed = [frame.mask(h.closed) for h in frame.homes]
    found = []
    for p, pair in enumerate(frame.pairs):
        suited = frame.mask(pair.suited.nights if pair.suited else ())
        nights = suited & available[pair.family] & ~closed[pair.home] & (labels[p] != MIXED)
        nights &= ~given_up(frame, pair)
        found.append(nights & trained_by_name(frame, pair, shifts[pair.home]))
    return found


def trained_by_name(frame: Frame, pair: Pair, shift: OnShift) -> Mask:
    """(T,): nights with somebody on every shift for each task that is only done by those trained for the child."""
    found = np.ones(frame.nights, dtype=np.bool_)
    named = named_training(frame.homes[pair.home])
    for child in frame.children(pair):
        for task in child.clinical_tasks or ():
            if (task.task, child.id) in named:
                for on in task_rows(child, task.shifts):
                    found &= shift.able(task.task, child.id, on) > 0
    return found


def _promised(frame: Frame) -> dict[int, list[PlannedStay]]:
    found: dict[int, list[PlannedStay]] = {}
    for stay in (*frame.confirmed, *frame.period.published):
        p = frame.pair_number.get((stay.family, stay.urn))
        if p is not None:
            found.setdefault(p, []).append(stay)
    return found


def _candidates(frame: Frame, pair: Pair, allowed: Mask, promised: Iterable[PlannedStay]) -> tuple[Ints, Ints]:
    family = frame.families[pair.family]
    in_time = np.arange(frame.nights) >= earliest(frame, pair)
    wanted = patterned(frame, family, allowed & in_time & rested(frame, family))
    runs = _run_lengths(wanted) if family.pattern is not Pattern.HOLIDAY else _holiday_runs(frame, wanted)
    starts = np.flatnonzero((runs >= family.shortest_stay) & may_begin(frame, family))
    most = np.minimum(runs[starts], longest_stay(frame, family))
    many = np.maximum(most - family.shortest_stay + 1, 0)
    first = np.repeat(starts, many)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many)
    to_come = (s for s in promised if not frame.period.has_begun(s))
    more = {_at(frame, s) for s in to_come if _lies_within(frame, family, s, allowed)}
    more |= {_at(frame, s) for s in frame.fixed_of(family.id) if s.urn == frame.homes[pair.home].urn}
    if not more:
        return first, family.shortest_stay + offset
    found = {*zip(first.tolist(), (family.shortest_stay + offset).tolist(), strict=True), *more}
    ordered = np.array(sorted(found), dtype=np.int64).reshape(len(found), 2)
    return ordered[:, 0], ordered[:, 1]


def _at(frame: Frame, stay: PlannedStay) -> tuple[int, int]:
    return frame.period.number(stay.first_night), stay.nights


def _lies_within(frame: Frame, family: Family, stay: PlannedStay, allowed: Mask) -> bool:
    first, nights = _at(frame, stay)
    if in_a_row(frame, family, first, nights) > lawful_stay(frame) or first < 0 or first + nights > frame.nights:
        return False
    return bool(allowed[first : first + nights].all())


def longest_stay(frame: Frame, family: Family) -> int:
    """The most nights of one stay: the family's own wish, its nights, and the limit where it must be kept."""
    return min(family.longest_stay, family.assessed_nights + family.owed_nights, lawful_stay(frame))


def lawful_stay(frame: Frame) -> int:
    """The most nights of one stay by law, where the limit must be kept."""
    if not frame.period.policy.keep_within_limits:
        return NO_LIMIT
    touched = 1 if frame.period.policy.limit_unit is LimitUnit.DAYS_TOUCHED else 0
    return _longest_by_law(frame.period.run) - touched


@cache
def _longest_by_law(run: Nights) -> int:
    """The least that the law says on any night of the run."""
    law = england()
    return min(law.on(night)["short_break_longest_stay_nights"] for night in run.dates())


def earliest(frame: Frame, pair: Pair) -> int:
    """The first night that may be newly planned for the pair, by notice and by tea visits still to be made."""
    period, home, family = frame.period, frame.homes[pair.home], frame.families[pair.family]
    notice = period.number(period.stands_on + timedelta(days=period.policy.notice_days))
    if pair.suited is None or pair.suited.known:
        return notice
    days = visits_to_make(home, family) * home.tea_visit_days
    return max(notice, period.number(period.stands_on + timedelta(days=days)))


def visits_to_make(home: BreakHome, family: Family) -> int:
    """Tea visits that a family whose children are new to the home still has to make before a first night there."""
    made = next((visits.made for visits in family.tea_visits if visits.urn == home.urn), 0)
    return max(home.tea_visits_needed - made, 0)


def patterned(frame: Frame, family: Family, allowed: Mask) -> Mask:
    """(T,): of the nights allowed, those of the family's pattern; holidays are seen to stay by stay."""
    if family.pattern is Pattern.WEEKEND:
        return allowed & np.isin(frame.weekdays, (FRIDAY, SATURDAY, SUNDAY))
    if family.pattern is Pattern.MIDWEEK:
        return allowed & (frame.weekdays < FRIDAY)
    return allowed


def may_begin(frame: Frame, family: Family) -> Mask:
    """(T,): the nights on which a stay of the family's pattern may begin."""
    if family.pattern is Pattern.WEEKEND:
        return np.isin(frame.weekdays, (FRIDAY, SATURDAY))
    return np.ones(frame.nights, dtype=np.bool_)


def _run_lengths(mask: Mask) -> Ints:
    """(T,): how many nights in a row are true from each night on."""
    number = np.arange(len(mask) + 1)
    ends = np.where(np.append(~mask, True), number, len(mask) + 1)
    return (np.minimum.accumulate(ends[::-1])[::-1] - number)[:-1]


def _holiday_runs(frame: Frame, wanted: Mask) -> Ints:
    longest = np.zeros(frame.nights, dtype=np.int64)
    for holiday in frame.period.holidays:
        longest = np.maximum(longest, _run_lengths(wanted & frame.mask((holiday.nights,))))
    return longest
