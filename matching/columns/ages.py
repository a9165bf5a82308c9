"""How a child's possible ages stand against a span of ages while it holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, timedelta

import numpy as np

from matching.columns.bounds import HOLDS, Bounds, over
from matching.columns.children import Birth, Stay
from matching.columns.homes import Span
from matching.columns.kinds import Kinds
from matching.columns.lines import Held
from matching.findings import Band
from matching.world.child import age_on

Aged = tuple[Stay, Birth]

ONE_NIGHT = timedelta(days=1)


def by_age(children: Kinds[Aged], spans: Iterable[Held[Span]]) -> Kinds[Aged]:
    """Children of one stay whose ages are the same on every day that these spans ask about, as of one kind."""
    asked = tuple(spans)
    firsts, lasts = {s.since for s in asked}, {s.until for s in asked if s.until}
    alike: dict[Hashable, int] = {}
    kinds = []
    for stay, birth in children.kinds:
        ends = {end - ONE_NIGHT for end in (stay.soonest_end, stay.latest_end, *lasts)}
        days = sorted({stay.start, *(max(day, stay.start) for day in firsts if day), *ends})
        ages = frozenset(tuple(age_on(born, day) for day in days) for born in birth.days)
        kinds.append(alike.setdefault((stay, ages), len(alike)))
    found = np.array(kinds, dtype=np.int32)
    first = [kinds.index(n) for n in range(len(alike))]
    return Kinds(found[children.codes], tuple(children.kinds[n] for n in first))


def ages_allow(child: Aged, span: Held[Span]) -> Bounds:
    """Good while within, a condition where the child grows past the oldest, and outside otherwise.

    A longer stay is never better: so the worst is at the longest and the best at the shortest that is possible.
    """
    stay = child[0]
    since = span.first_night(stay.start)
    lasts, ends = stay.may_last_to(since), (stay.soonest_end, stay.latest_end)
    at_longest = _bands(child, since, ends[1], span) if lasts.yes else HOLDS
    at_shortest = HOLDS if lasts.no else _bands(child, since, ends[0], span)
    return Bounds(at_longest.worst, at_shortest.best)


def _bands(child: Aged, since: date, end: date, span: Held[Span]) -> Bounds:
    last = (end if span.until is None else min(end, span.until)) - ONE_NIGHT
    youngest, oldest = span.value
    return over(
        Band.OUTSIDE if not youngest <= age <= oldest else Band.CONDITIONS if grown > oldest else Band.GOOD
        for age, grown in child[1].ages(since, last)
    )
