"""What came of the same years under each way of deciding, over several seeds, with how sure each difference is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from matching.errors import EngineFault
from matching.world.record import Record, Text
from scenarios.generators.figures import Sure, figures
from scenarios.studies.result import spread, spread_of_changes
from scenarios.year.checking import faults
from scenarios.year.deciding import Way
from scenarios.year.measures import MEASURES, YearMeasure, counted
from scenarios.year.region_year import region_year
from scenarios.year.simulate import simulate

Told = Callable[[str], None]
"""Told in words how far it has come."""


def untold(how_far: str) -> None:
    """Nobody listens."""


class Came(Record):
    """One measure under one way, as means over the seeds in which there was anybody to count."""

    way: Way
    mean: float | None
    low: float | None
    high: float | None
    """The 95 % range of the mean. None: so few seeds cannot tell."""
    change: float | None
    """The mean difference from deciding one by one, in the same years."""
    change_low: float | None
    change_high: float | None

    @property
    def differs(self) -> bool:
        """Whether the range of the difference leaves out none at all."""
        return (
            self.change_low is not None
            and self.change_high is not None
            and not self.change_low <= 0 <= self.change_high
        )


class MeasureCame(Record):
    """One measure under every way."""

    id: str
    name: Text
    more: str
    ways: tuple[Came, ...]


class YearResult(Record):
    """The whole comparison."""

    homes: int
    days: int
    seeds: tuple[int, ...]
    children: int
    """Children counted, over all seeds."""
    measures: tuple[MeasureCame, ...]
    assumed: tuple[str, ...]
    """The figures that the years rest on and that are assumed."""


Values = Mapping[tuple[Way, str], float | None]


def compare(seeds: Sequence[int], homes: int, days: int, told: Told = untold) -> YearResult:
    """The same made-up years lived under each way of deciding. The same arguments give the same result."""
    found, children = [], 0
    for done, seed in enumerate(seeds):
        values, many = _values(seed, homes, days, _of_year(told, done + 1, len(seeds)))
        found.append(values)
        children += many
    return YearResult(
        homes=homes,
        days=days,
        seeds=tuple(seeds),
        children=children,
        measures=tuple(_came(m, found) for m in MEASURES),
        assumed=tuple(f.name for f in figures().values() if f.sure is Sure.ASSUMED),
    )


def _of_year(told: Told, number_of: int, of: int) -> Told:
    return lambda how_far: told(f"Year {number_of} of {of}: {how_far}")


def _values(seed: int, homes: int, days: int, told: Told) -> tuple[Values, int]:
    told("homes, and where each child could live")
    year = region_year(seed, homes, days)
    values: dict[tuple[Way, str], float | None] = {}
    for way in Way:
        lived = simulate(year, way, lambda day, way=way: told(f"{way.value}, day {day} of {days}"))  # type: ignore[misc]
        wrong = faults(year, lived)
        if wrong:
            raise EngineFault("A year did not go as it should:\n" + "\n".join(wrong[:10]))
        stories = counted(lived, days)
        values |= {(way, m.id): m.of(lived, stories) for m in MEASURES}
    return values, sum(c.wanted <= days for c in year.coming)


def _came(measure: YearMeasure, found: Sequence[Values]) -> MeasureCame:
    return MeasureCame(
        id=measure.id,
        name=measure.name,
        more=measure.more.value,
        ways=tuple(_under(way, measure.id, found) for way in Way),
    )


def _under(way: Way, measure: str, found: Sequence[Values]) -> Came:
    pairs = [(v[Way.ONE_BY_ONE, measure], v[way, measure]) for v in found]
    known = [(base, value) for base, value in pairs if base is not None and value is not None]
    values, changes = [value for _, value in known], [value - base for base, value in known]
    low, high = spread(values, measure)
    change_low, change_high = spread_of_changes(changes, measure)
    return Came(
        way=way,
        mean=_mean(values),
        low=low,
        high=high,
        change=_mean(changes),
        change_low=change_low,
        change_high=change_high,
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
