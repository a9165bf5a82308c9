"""An allocation made without the search: families take turns at the first stay that fits, and results are made by hand.

Good enough to show, not to judge a plan by. Two of its stays stand in the period as bookings.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from matching.short_breaks.benefit_criteria import criteria, need
from matching.short_breaks.build import build
from matching.short_breaks.fairness_shown import FairnessPicture, PriceOfFairness
from matching.short_breaks.period import Booking, BookingStatus, Company, CompanyKind, Family, Period, PlannedStay
from matching.short_breaks.problem import FREE_LABEL, Choice, Problem, nights_of, value
from matching.short_breaks.result import (
    Allocation,
    CriterionShown,
    Ended,
    FamilyResult,
    LevelResult,
    Obstacle,
    RequestResult,
    Work,
    WorkDone,
)
from matching.short_breaks.verifying.escalations import Counter, Escalation
from scenarios.generators.short_breaks import Shape, Size, draw

SMALL = Shape(1, 10, 4, (4,))


class Given(NamedTuple):
    """A period and what was planned for it."""

    period: Period
    allocation: Allocation


@cache
def small(size: Shape | Size = SMALL, seed: int = 1) -> Given:
    """A drawn period with a plan, its first stay committed and its second confirmed, and one wish for company met."""
    period, cleared = draw(size, seed)
    problem = build(period, cleared)
    plan, stays = _greedy(problem, period)
    statuses = (BookingStatus.COMMITTED, BookingStatus.CONFIRMED, BookingStatus.CONFIRMED)
    bookings = tuple(
        Booking(id=f"B-{n}", status=status, **stay.model_dump())
        for n, (stay, status) in enumerate(zip(stays, statuses, strict=False), 1)
    )
    period = period.model_copy(update={"bookings": bookings, "company": (*period.company, *_liked(stays))})
    return Given(period, _allocation(period, problem, plan, stays))


def _liked(stays: tuple[PlannedStay, ...]) -> tuple[Company, ...]:
    pairs = ((a.family, b.family) for a in stays for b in stays if a.family < b.family and a.run.holds(b.first_night))
    return tuple(Company(families=pair, kind=CompanyKind.LIKE) for pair in list(pairs)[:1])


class _Taken:
    """What is taken so far."""

    def __init__(self, problem: Problem, period: Period) -> None:
        self.problem, self.period = problem, period
        self.used = np.zeros_like(problem.capacity)
        self.arriving = np.zeros_like(problem.arrivals)
        self.label = np.full((len(problem.homes), problem.nights), FREE_LABEL)
        self.rooms: dict[tuple[str, str], set[int]] = {}
        self.spans: dict[int, list[tuple[int, int]]] = {}
        self.there = np.zeros((len(problem.pair_family), problem.nights), dtype=bool)
        self.nights = np.zeros(len(problem.families), dtype=int)

    def fits(self, stay: int) -> bool:
        problem, pair = self.problem, int(self.problem.stay_pair[stay])
        family, home = int(problem.pair_family[pair]), int(problem.pair_home[pair])
        first, many = int(problem.stay_first[stay]), int(problem.stay_nights[stay])
        span, gap = slice(first, first + many), int(problem.least_gap[family])
        draws = self.used[home][:, span] + problem.use[pair][:, None]
        labels, others = self.label[home, span], self.there[problem.pair_home == home][:, span]
        apart = [
            b if a == pair else a for a, b in zip(problem.apart_one, problem.apart_other, strict=True) if pair in (a, b)
        ]
        return bool(
            self.nights[family] + many <= problem.most_nights[family]
            and many <= problem.pair_first_most[pair]
            and (draws <= problem.capacity[home][:, span]).all()
            and self.arriving[home, first] < problem.arrivals[home, first]
            and ((labels == FREE_LABEL) | (labels == problem.pair_label[pair, span])).all()
            and all(end + gap <= first or first + many + gap <= start for start, end in self.spans.get(family, []))
            and not self.there[apart][:, span].any()
            and not (others.any() and (problem.pair_alone[pair] or self._somebody_alone(home, span)))
        )

    def _somebody_alone(self, home: int, span: slice) -> bool:
        return bool(self.there[(self.problem.pair_home == home) & self.problem.pair_alone][:, span].any())

    def bedrooms(self, stay: int) -> tuple[int, tuple[str, ...]] | None:
        """A variant with a bedroom for each child, or None."""
        problem, pair = self.problem, int(self.problem.stay_pair[stay])
        urn = problem.homes[problem.pair_home[pair]]
        nights = set(range(int(problem.stay_first[stay]), int(problem.stay_first[stay] + problem.stay_nights[stay])))
        for variant in range(problem.pair_variants[pair], problem.pair_variants[pair + 1]):
            chosen: list[str] = []
            for group in (int(g) for g in problem.variant_classes[variant] if g >= 0):
                free = (
                    r for r in problem.rooms[group] if r not in chosen and not nights & self.rooms.get((urn, r), set())
                )
                chosen += [
                    room for room in [next(free, "")] if room and problem.class_open[group, sorted(nights)].all()
                ]
            if len(chosen) == (problem.variant_classes[variant] >= 0).sum():
                return variant, tuple(chosen)
        return None

    def take(self, stay: int, bedrooms: tuple[str, ...]) -> PlannedStay:
        problem, pair = self.problem, int(self.problem.stay_pair[stay])
        family, home = int(problem.pair_family[pair]), int(problem.pair_home[pair])
        first, many = int(problem.stay_first[stay]), int(problem.stay_nights[stay])
        span, urn = slice(first, first + many), problem.homes[home]
        self.used[home][:, span] += problem.use[pair][:, None]
        self.arriving[home, first] += 1
        self.label[home, span] = problem.pair_label[pair, span]
        self.there[pair, span] = True
        self.nights[family] += many
        self.spans.setdefault(family, []).append((first, first + many))
        for room in bedrooms:
            self.rooms.setdefault((urn, room), set()).update(range(first, first + many))
        name, night = problem.families[family], self.period.night(first)
        return PlannedStay(family=name, urn=urn, bedrooms=bedrooms, first_night=night, nights=many)


def _greedy(problem: Problem, period: Period) -> tuple[tuple[Choice, ...], tuple[PlannedStay, ...]]:
    taken, plan, stays = _Taken(problem, period), [], []
    order = np.argsort(-problem.stay_nights, kind="stable")
    of_family = {u: [int(c) for c in order if problem.family_of_stay[c] == u] for u in range(len(problem.families))}
    waiting = [u for u, own in of_family.items() if own]
    while waiting:
        family = min(waiting, key=lambda u: (taken.nights[u], u))
        for stay in of_family[family]:
            way = taken.bedrooms(stay) if taken.fits(stay) else None
            if way:
                plan.append(Choice(stay, way[0]))
                stays.append(taken.take(stay, way[1]))
                break
        else:
            waiting.remove(family)
    return tuple(sorted(plan)), tuple(sorted(stays, key=lambda s: (s.first_night, s.urn, s.family)))


def _allocation(
    period: Period, problem: Problem, plan: tuple[Choice, ...], stays: tuple[PlannedStay, ...]
) -> Allocation:
    values = [value(problem, level, plan) for level in problem.levels]
    nights = dict(zip(problem.families, map(int, nights_of(problem, plan)), strict=True))
    families = tuple(_family(family, stays) for family in sorted(period.families, key=lambda f: f.id))
    other = {f: max(n + (-2 if u % 3 else 1), 0) for u, (f, n) in enumerate(nights.items())}
    return Allocation(
        period=period.id,
        stays=stays,
        ended=Ended.WORK_DONE,
        levels=tuple(
            LevelResult(id=level.id, name=level.id.capitalize(), value=v, bound=v if n < 3 else v + v // 100)
            for n, (level, v) in enumerate(zip(problem.levels, values, strict=True))
        ),
        work=Work(seed=1, parts=(WorkDone(moves=1000, rounds=10),)),
        families=families,
        escalations=(_escalated(period, families[0].family),),
        counters=tuple(
            Counter(child=c, family=f.id, planned=n, most_in_12_months=n + 20, most_in_financial_year=None)
            for f, n in ((f, nights[f.id]) for f in period.families)
            for c in f.children
        ),
        fairness=(
            _picture("worst-off first", families, nights, 0),
            _picture("benefit alone", families, other, 90),
        ),
        price_of_fairness=PriceOfFairness(least=40, most=90),
        engine="0.1.0+made by hand",
        inputs_sha256="0" * 64,
    )


def _escalated(period: Period, family: str) -> Escalation:
    child = next(f for f in period.families if f.id == family).children[0]
    limit, on = "17 nights in one stay", period.night(9)
    return Escalation(child=child, family=family, limit=limit, on=on, counted=19, recorded=False)


def _family(family: Family, stays: tuple[PlannedStay, ...]) -> FamilyResult:
    own = tuple(s for s in stays if s.family == family.id)
    nights = sum(s.nights for s in own)
    marks = {m.criterion: m.level for m in family.benefit}
    shown = [(c, marks.get(c.id)) for c in criteria()]
    missing = max(family.assessed_nights + family.owed_nights - nights, 0)
    return FamilyResult(
        family=family.id,
        stays=own,
        nights=nights,
        assessed=family.assessed_nights,
        protected_minimum=family.protected_minimum,
        owed=family.owed_nights,
        owed_after=missing,
        need=need(family),
        criteria=tuple(
            CriterionShown(name=c.name, mark=mark, words="not known" if mark is None else c.levels[mark])
            for c, mark in shown
        ),
        requests=tuple(
            RequestResult(
                request=r.id,
                first_night=r.nights.first,
                nights=r.nights.nights,
                granted=_granted(r.nights.dates(), own),
            )
            for r in family.requests
        ),
        obstacles=(Obstacle(rule="bedrooms", sentence="Every bedroom was taken.", stays=12),) if missing else (),
        reason=f"{nights} nights were granted. Every bedroom was taken on the others."
        if missing
        else "All were granted.",
    )


def _granted(nights: Any, stays: tuple[PlannedStay, ...]) -> int:
    return sum(any(s.run.holds(night) for s in stays) for night in nights)


def _picture(rule: str, families: tuple[FamilyResult, ...], nights: dict[str, int], more: int) -> FairnessPicture:
    shares = [nights[f.family] / f.protected_minimum if f.protected_minimum else 1.0 for f in families]
    return FairnessPicture(
        rule=rule,
        nights=sum(nights.values()),
        benefit=5000 + more,
        families_with_nothing=sum(n == 0 for n in nights.values()),
        below_half=sum(s < 0.5 for s in shares),
        below_minimum=sum(s < 1 for s in shares),
        by_family=tuple(nights.items()),
    )
