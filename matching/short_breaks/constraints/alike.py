"""Guests of one night are of one kind, where the home asks for it: one age band, or one sex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_night, families_of
from matching.short_breaks.kept import NOBODY, Kept
from matching.short_breaks.kinds import Kind
from matching.short_breaks.problem import FREE_LABEL, Choice, Flags, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "alike"
SENTENCE = "Where the home asks for it, the guests of one night are of one age band or one sex."
SOURCE = "Project judgement"
COUNTED = "kinds of guest"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each home and night with guests of several kinds."""
    for home, night, choices in by_night(problem, plan):
        kinds = {_label(problem, choice, night) for choice in choices} - {FREE_LABEL}
        if len(kinds) > 1:
            yield Violation(ID, len(kinds) - 1, "", (home,), (night,), families_of(problem, choices))


def _label(problem: Problem, choice: Choice, night: int) -> int:
    return int(problem.pair_label[problem.stay_pair[choice.stay], night])


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices are of the kind of the guests who are kept."""
    pairs, row = columns.by_pair()
    labels, held = kept.problem.pair_label[pairs], kept.label[kept.problem.pair_home[pairs]]
    return ~columns.any_night(row, (labels != FREE_LABEL) & (held != NOBODY) & (labels != held))


def add(part: Part) -> None:
    """One literal for each kind of guest that a night could have, and at most one of them."""
    for home, night, pairs in part.by_night():
        kinds: dict[int, list[int]] = {}
        for p in pairs:
            label = int(part.problem.pair_label[p, night])
            if label != FREE_LABEL:
                kinds.setdefault(label, []).append(p)
        if len(kinds) > 1:
            found = _one_kind(part, night, list(kinds.values()))
            if sum(len(kind.pairs) for kind in found) == len(pairs):
                part.kinds[home, night] = found


def _one_kind(part: Part, night: int, kinds: list[list[int]]) -> list[Kind]:
    there = [[part.there(p, night) for p in members] for members in kinds]
    first = part.following.any_of(there[0])
    of_kind = [first, first.negated()] if len(kinds) == 2 else [first, *map(part.following.any_of, there[1:])]
    for literal, guests in zip(of_kind, there, strict=True):
        for guest in guests:
            part.model.add_implication(guest, literal)
    if len(kinds) > 2:
        part.model.add_at_most_one(of_kind)
    return [Kind(literal, members) for literal, members in zip(of_kind, kinds, strict=True)]
