"""What a stay misses that could not be offered to the family, whoever else is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from matching.short_breaks.building.earlier import least_gap, rested
from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.building.given_up import given_up
from matching.short_breaks.building.labels import MIXED, labels_of_pair
from matching.short_breaks.building.stays import earliest, longest_stay, may_begin, patterned
from matching.short_breaks.explaining.lacking import beyond_the_nights, by_name
from matching.short_breaks.explaining.words import (
    day_in_words,
    nights_in_words,
    pattern_in_words,
    runs_in_words,
    sentence,
)
from matching.short_breaks.period import Family, Nights, Pattern
from matching.short_breaks.problem import Problem


@dataclass(frozen=True)
class Asked:
    """The stay asked for."""

    family: Family
    urn: str
    first: int
    nights: int

    def holds(self, frame: Frame) -> Mask:
        """(T,): its nights."""
        number = np.arange(frame.nights)
        return (number >= self.first) & (number < self.first + self.nights)


def missed(frame: Frame, asked: Asked) -> Iterator[str]:
    """Everything, the home first; nothing when the stay is one that could be offered."""
    number = frame.pair_number.get((asked.family.id, asked.urn))
    pair = None if number is None else frame.pairs[number]
    if asked.first < 0 or asked.first + asked.nights > frame.nights:
        yield "It reaches outside the period."
    if pair is None or pair.suited is None:
        yield from _refused(frame, asked)
    yield from _of_the_family(frame, asked)
    if pair is not None:
        yield from _of_the_home(frame, asked, pair)


def lacks(frame: Frame, problem: Problem, asked: Asked) -> Iterator[str]:
    """What else the home has too little of for the family alone, said where the stay could not be offered anyway."""
    number = frame.pair_number.get((asked.family.id, asked.urn))
    if number is None or frame.pairs[number].suited is None:
        return
    several = len(asked.family.children) > 1
    words = {"child": "children" if several else "child", "needs": "need" if several else "needs"}
    for lack in beyond_the_nights(frame, problem, frame.pairs[number], number):
        nights = asked.holds(frame) & lack.nights
        yield from _lacking(frame, nights, f"{sentence(lack.clause.format(**words))}: {{}}.")


def _refused(frame: Frame, asked: Asked) -> Iterator[str]:
    if asked.urn not in asked.family.homes:
        yield "The family has not named this home among those it would use."
        return
    refused = [r for r in frame.cleared.refused if (r.family, r.urn) == (asked.family.id, asked.urn)]
    whys = [why for r in refused for why in r.why]
    yield from (f"The match check does not allow the home: {why}" for why in whys)
    if not whys:
        yield "The match check does not allow the home."


def _of_the_family(frame: Frame, asked: Asked) -> Iterator[str]:
    family, nights = asked.family, asked.holds(frame)
    yield from _lacking(frame, nights & ~frame.mask(family.available), "The family cannot use {}.")
    gap = nights_in_words(least_gap(frame, family))
    rest = (
        f"The family asks for {gap} at home between stays, and an earlier stay on record leaves too few before or after"
    )
    yield from _lacking(frame, nights & ~rested(frame, family), rest + " {}.")
    if asked.nights < family.shortest_stay:
        yield f"The family's shortest stay is {nights_in_words(family.shortest_stay)}."
    longest = longest_stay(frame, family)
    if asked.nights > longest:
        yield f"The longest stay that the family may have is {nights_in_words(longest)}."
    if not _fits_pattern(frame, asked):
        yield f"It does not fit the family's pattern: {pattern_in_words(family)}."


def _fits_pattern(frame: Frame, asked: Asked) -> bool:
    nights = asked.holds(frame)
    if asked.family.pattern is Pattern.HOLIDAY:
        return any(not (nights & ~frame.mask((h.nights,))).any() for h in frame.period.holidays)
    begins = may_begin(frame, asked.family)
    starts_well = not 0 <= asked.first < frame.nights or bool(begins[asked.first])
    return starts_well and bool((patterned(frame, asked.family, nights) == nights).all())


def _of_the_home(frame: Frame, asked: Asked, pair: Pair) -> Iterator[str]:
    home, nights = frame.homes[pair.home], asked.holds(frame)
    yield from _lacking(frame, nights & frame.mask(home.closed), "The home is closed on {}.")
    if pair.suited is not None:
        refused = nights & ~frame.mask(pair.suited.nights)
        yield from _lacking(frame, refused, "The match check does not allow the home on {}.")
    cancelled = "A stay of the family on {} was cancelled, and it has not asked for these nights again."
    yield from _lacking(frame, nights & given_up(frame, pair), cancelled)
    for lack in by_name(frame, pair):
        yield from _lacking(frame, nights & lack.nights, f"{sentence(lack.clause)}: {{}}.")
    mixed = nights & (np.array(labels_of_pair(frame, pair)) == MIXED)
    yield from _lacking(
        frame, mixed, "The home asks that guests be alike on {}, and the family's children are not, or it is not known."
    )
    first = earliest(frame, pair)
    if asked.first < first:
        yield f"The first night that can be planned, with notice and tea visits, is {_day(frame, first)}."


def _day(frame: Frame, number: int) -> str:
    return day_in_words(frame.period.night(number))


def _lacking(frame: Frame, nights: Mask, sentence: str) -> Iterator[str]:
    runs = tuple(_runs(frame, np.flatnonzero(nights).tolist()))
    if runs:
        yield sentence.format(runs_in_words(runs))


def _runs(frame: Frame, nights: Iterable[int]) -> Iterator[Nights]:
    found: list[list[int]] = []
    for night in nights:
        if found and found[-1][-1] == night - 1:
            found[-1].append(night)
        else:
            found.append([night])
    yield from (Nights(first=frame.period.night(run[0]), nights=len(run)) for run in found)
