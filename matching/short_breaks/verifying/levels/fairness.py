"""Fairness by the rule of the period's policy: how far families have come up each step of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.short_breaks.period import FairnessRule, Family
from matching.short_breaks.verifying.need import need_of, nights_of, per_cent
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.scale import scale
from matching.short_breaks.verifying.verdict import LevelValue

ID = "fairness"
FIFTHS = (20, 40, 60, 80, 100)
MOST_BANDS = 5
HALF = 50


def values(reading: Reading) -> Iterator[LevelValue]:
    """One for each step of the rule; none for benefit alone."""
    rule = reading.period.policy.fairness
    if rule is FairnessRule.WORST_OFF_FIRST:
        yield from _parts_of_minimum(reading)
    elif rule is FairnessRule.FLOOR_FIRST:
        yield from _shares_of_minimum(reading, (HALF,))
    elif rule is FairnessRule.EQUAL_SHARE:
        yield from _equal_share(reading)
    elif rule is FairnessRule.NEED_ORDER:
        yield from _need_order(reading)


def _shares_of_minimum(reading: Reading, shares: Iterable[int]) -> Iterator[LevelValue]:
    """The first night, then shares of the protected minimum, each night times need."""
    families = reading.period.families
    first = sum(need_of(f) * _upto(reading, f, min(f.protected_minimum, 1)) for f in families)
    yield LevelValue(id=f"{ID}: the first night of the protected minimum", value=first)
    for share in shares:
        value = sum(need_of(f) * _upto(reading, f, per_cent(f.protected_minimum, share)) for f in families)
        yield LevelValue(id=f"{ID}: {share} % of the protected minimum", value=value)


def _parts_of_minimum(reading: Reading) -> Iterator[LevelValue]:
    """The first night, then steps of the protected minimum in parts, a night the more worth the earlier its part."""
    families = reading.period.families
    first = sum(need_of(f) * _upto(reading, f, min(f.protected_minimum, 1)) for f in families)
    yield LevelValue(id=f"{ID}: the first night of the protected minimum, part by part", value=first)
    before = 0
    for step in scale().steps:
        value = sum(
            need_of(f) * _worth(f.protected_minimum, number, before, step)
            for f in families
            for number in range(1, nights_of(reading, f) + 1)
        )
        yield LevelValue(id=f"{ID}: {step} % of the protected minimum, part by part", value=value)
        before = step


def _worth(minimum: int, number: int, before: int, step: int) -> int:
    """What the night with that number counts at a step: by the first part that it begins within, and nothing after.

    A hundred for each, and within its part as many less as tenths of the part lie before it; whole before the step.
    """
    parts, times = scale().parts, scale().times
    worth: int = times ** (parts - 1)
    begun = _nights_to(minimum, before * parts, parts)
    if number <= begun:
        return 100 * worth
    for part in range(1, parts + 1):
        done = _nights_to(minimum, before * parts + (step - before) * part, parts)
        if number <= done:
            return worth * (100 - 10 * (number - 1 - begun) // (done - begun))
        begun = done
        worth //= times
    return 0


def _nights_to(minimum: int, share: int, parts: int) -> int:
    """Nights that it takes to come to that share, in per cent of a part."""
    return (minimum * share + 100 * parts - 1) // (100 * parts)


def _equal_share(reading: Reading) -> Iterator[LevelValue]:
    """The first night, then fifths of the assessed nights, every night alike."""
    families = reading.period.families
    first = sum(_upto(reading, f, min(f.assessed_nights, 1)) for f in families)
    yield LevelValue(id=f"{ID}: the first night of the assessed nights", value=first)
    for share in FIFTHS:
        value = sum(_upto(reading, f, per_cent(f.assessed_nights, share)) for f in families)
        yield LevelValue(id=f"{ID}: {share} % of the assessed nights", value=value)


def _need_order(reading: Reading) -> Iterator[LevelValue]:
    """The protected minimum, band by band of points, the highest first."""
    families = reading.period.families
    points = {f.id: f.points for f in families}
    order = {f.id: need_of(f) for f in families} if None in points.values() else points
    ladder = sorted({order[f.id] or 0 for f in families}, reverse=True)
    in_each = max((len(ladder) + MOST_BANDS - 1) // MOST_BANDS, 1)
    for band in range((len(ladder) + in_each - 1) // in_each):
        tops = ladder[band * in_each : (band + 1) * in_each]
        members = [f for f in families if (order[f.id] or 0) in tops]
        value = sum(_upto(reading, f, f.protected_minimum) for f in members)
        yield LevelValue(id=f"{ID}: need band {band + 1}", value=value)


def _upto(reading: Reading, family: Family, nights: int) -> int:
    return min(nights_of(reading, family), nights)
