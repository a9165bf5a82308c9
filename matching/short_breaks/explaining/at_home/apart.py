"""Somebody is there on a night of the stay beside whom the child must not stay."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.details.detail import either
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import apart
from matching.short_breaks.explaining.barrier import Barrier, Words, within
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Ints

RULE = apart.ID
KNOWN = "a guest was there beside whom the {child} must not stay"
NOT_KNOWN = "nobody has checked yet whether the {child} would be safe beside a guest who was there"


def barriers(frame: Frame, kept: Kept, asked: Ints) -> Iterable[Barrier]:
    """One for what is known and one for what nobody has checked yet, each both ways."""
    problem, unchecked = kept.problem, _unchecked(frame)
    known, open_yet = np.zeros_like(kept.there), np.zeros_like(kept.there)
    for one, other in zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True):
        nights = open_yet if frozenset((one, other)) in unchecked else known
        nights[one] |= kept.there[other]
        nights[other] |= kept.there[one]
    for clause, nights, is_open in ((KNOWN, known, False), (_not_known(frame), open_yet, True)):
        yield Barrier(RULE, Words(clause, clause), nights, within(problem, nights, asked), is_open)


def _not_known(frame: Frame) -> str:
    """That nobody has checked, and who could be asked."""
    roles = dict.fromkeys(role.value for pair in frame.cleared.apart for role in pair.ask)
    return f"{NOT_KNOWN} (ask the {either(list(roles))})" if roles else NOT_KNOWN


def _unchecked(frame: Frame) -> set[frozenset[int | None]]:
    """Pairs of a family and a home that are kept apart only because nobody has checked."""
    found: dict[bool, set[frozenset[int | None]]] = {True: set(), False: set()}
    for pair in frame.cleared.apart:
        for urn in (home.urn for home in frame.homes) if pair.urn is None else (pair.urn,):
            found[bool(pair.ask)].add(frozenset(frame.pair_number.get((family, urn)) for family in pair.families))
    return found[True] - found[False]
