"""Which kind of night a family's children make, where a home asks the guests of one night to be alike."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from matching.short_breaks.building.frame import Frame, Pair
from matching.short_breaks.period import BreakHome, GroupRule
from matching.short_breaks.problem import FREE_LABEL, Bytes
from matching.world.child import Child, Sex, age_on

MIXED = -2
"""The family's own children are not alike that night, or it is not known whether they are."""


def labels_of(frame: Frame) -> Bytes:
    """(P, T): the label of each pair on each night; FREE_LABEL where the home has no such rule; MIXED: not possible."""
    found = np.empty((len(frame.pairs), frame.nights), dtype=np.int8)
    for p, pair in enumerate(frame.pairs):
        found[p] = labels_of_pair(frame, pair)
    return found


def labels_of_pair(frame: Frame, pair: Pair) -> list[int]:
    """The label of one pair on each night."""
    home = frame.homes[pair.home]
    if home.group_rule is GroupRule.NONE:
        return [FREE_LABEL] * frame.nights
    children = frame.children(pair)
    turns = _days_of_change(frame, children)
    found: list[int] = []
    label = MIXED
    for t in range(frame.nights):
        night = frame.period.first_night + timedelta(days=t)
        if t == 0 or (night.month, night.day) in turns:
            label = _label(home, children, night)
        found.append(label)
    return found


def _days_of_change(frame: Frame, children: tuple[Child, ...]) -> set[tuple[int, int]]:
    born = [c.date_of_birth for c in children if c.date_of_birth]
    return {(b.month, b.day) for b in born} | {(3, 1)}


def _label(home: BreakHome, children: tuple[Child, ...], night: date) -> int:
    alike = {_kind(home, child, night) for child in children}
    return alike.pop() if len(alike) == 1 else MIXED


def _kind(home: BreakHome, child: Child, night: date) -> int:
    if home.group_rule is GroupRule.SINGLE_SEX:
        return MIXED if child.sex is None else list(Sex).index(child.sex)
    if child.date_of_birth is None:
        return MIXED
    age = age_on(child.date_of_birth, night)
    return sum(age >= start for start in home.band_starts)
