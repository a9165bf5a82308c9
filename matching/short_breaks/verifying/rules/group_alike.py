"""Guests of one night are of one age band, or of one sex, where the home asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from matching.short_breaks.period import BreakHome, GroupRule, PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import on
from matching.world.child import Child, age_on

ID = "group-alike"

Kind = str | int | None
"""A sex, or the number of the age band; None: not known."""


def broken(reading: Reading) -> Iterator[Broken]:
    """One for each two families not alike on a night, and each family whose own children are not, or may not be."""
    for (urn, night), stays in reading.by_night.items():
        home = reading.homes[urn]
        if home.group_rule is GroupRule.NONE:
            continue
        kinds = [(stay, _kinds(reading, home, stay, night)) for stay in stays]
        for stay, own in kinds:
            if None in own or len(own) > 1:
                yield _broken(home, night, stay.family)
        for (one, of_one), (other, of_other) in combinations(kinds, 2):
            if of_one != of_other:
                yield _broken(home, night, *sorted((one.family, other.family)))


def _kinds(reading: Reading, home: BreakHome, stay: PlannedStay, night: date) -> set[Kind]:
    return {_kind(home, child, night) for child in reading.children(stay)}


def _kind(home: BreakHome, child: Child, night: date) -> Kind:
    if home.group_rule is GroupRule.SINGLE_SEX:
        return child.sex
    if child.date_of_birth is None:
        return None
    age = age_on(child.date_of_birth, night)
    return len([start for start in home.band_starts if start <= age])


def _broken(home: BreakHome, night: date, *families: str) -> Broken:
    who = " and ".join(families) if len(families) > 1 else f"the children of {families[0]}"
    sentence = f'On the night of {on(night)}, {home.urn} keeps to "{home.group_rule.value}", and {who} are not alike.'
    return Broken(rule=ID, about=(home.urn, night.isoformat(), *families), by=1, sentence=sentence)
