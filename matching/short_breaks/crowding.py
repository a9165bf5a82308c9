"""Stays that begin too soon after the one before, for families who want theirs spread: what it costs in a part.

A stay begins too soon exactly when any other of the family begins within the window before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from matching.short_breaks.kept import Span
from matching.short_breaks.part import Part
from matching.short_breaks.problem import Ints, Spacing


def crowding(part: Part, spacing: Spacing, by_stay: Ints) -> Iterator[tuple[cp_model.IntVar, int]]:
    """Literals and what they cost; what follows from the kept stays alone is taken off `by_stay`."""
    for family in part.by_family:
        window, amount = int(spacing.window[family]), int(spacing.amount[family])
        if window and amount:
            yield from ((literal, -amount) for literal in _Family(part, family, window).too_soon(by_stay, amount))


class _Family:
    def __init__(self, part: Part, family: int, window: int) -> None:
        self.part, self.window = part, window
        self.held: list[Span] = part.kept.by_family.get(family, [])
        self.gap = int(part.problem.least_gap[family])
        self.starting: dict[int, list[int]] = {}
        for i in part.by_family[family].tolist():
            self.starting.setdefault(int(part.stays.first[i]), []).append(i)
        self.begins = {night: self._any([part.takes[i] for i in stays]) for night, stays in self.starting.items()}

    def too_soon(self, by_stay: Ints, amount: int) -> Iterator[cp_model.IntVar]:
        """A literal for each night on which a stay may begin too soon, after one that is free."""
        for night, stays in self.starting.items():
            if self._after_held(night):
                by_stay[stays] -= amount
            else:
                yield from self._soon(night, [self.begins[night].negated()])
        for span in self.held:
            if not self._after_held(span.first):
                yield from self._soon(span.first, [])

    def _after_held(self, night: int) -> bool:
        return any(night - self.window < span.first < night for span in self.held)

    def _soon(self, night: int, unless: list[cp_model.BoolVarT]) -> Iterator[cp_model.IntVar]:
        before = [t for t in self.begins if night - self.window < t < night - self.gap]
        if before:
            begun = [self.begins[t] for t in before]
            soon = self.part.following.literal(lambda holds: any(map(holds, begun)) and not any(map(holds, unless)))
            for literal in begun:
                self.part.model.add_bool_or([soon, literal.negated(), *unless])
            yield soon

    def _any(self, literals: list[cp_model.IntVar]) -> cp_model.IntVar:
        if len(literals) == 1:
            return literals[0]
        found = self.part.following.any_of(literals)
        for literal in literals:
            self.part.model.add_implication(literal, found)
        return found
