"""What follows from the stays that are taken, and how: so that the solver can be told a whole answer to begin from.

A solver that is told half an answer has to find the other half first, and may run out of work before it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ortools.sat.python import cp_model

Holds = Callable[[cp_model.BoolVarT], bool]
"""Whether a literal holds; only of stays, of ways to take them, and of what was written down before."""


class Following:
    """The literals and amounts of a model that are no choice of their own, each with how it follows."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self._model = model
        self._literals: list[tuple[int, Callable[[Holds], bool]]] = []
        self._amounts: list[tuple[list[int], Sequence[int], Callable[[Holds], int]]] = []

    def literal(self, follows: Callable[[Holds], bool]) -> cp_model.IntVar:
        """A new literal, and when it holds."""
        new: cp_model.IntVar = self._model.new_bool_var("")
        self._literals.append((new.index, follows))
        return new

    def any_of(self, literals: Iterable[cp_model.BoolVarT]) -> cp_model.IntVar:
        """A new literal that holds when one of those does."""
        among = tuple(literals)
        return self.literal(lambda holds: any(map(holds, among)))

    def pieces(self, widths: Sequence[int], total: Callable[[Holds], int]) -> list[cp_model.IntVar]:
        """New amounts from 0 up to each width, which make up a total together, the first ones first."""
        new = [self._model.new_int_var(0, width, "") for width in widths]
        self._amounts.append(([piece.index for piece in new], widths, total))
        return new

    def tell(self, chosen: dict[int, bool]) -> None:
        """Tell the solver to begin from these choices, by the literal's place in the model, and all that follows."""
        values: dict[int, int] = dict(chosen)

        def holds(literal: cp_model.BoolVarT) -> bool:
            place = literal.index
            return not values[-place - 1] if place < 0 else bool(values[place])

        for place, follows in self._literals:
            values[place] = follows(holds)
        for places, widths, total in self._amounts:
            values.update(zip(places, _filled(widths, total(holds)), strict=True))
        self._model.proto.clear_solution_hint()
        told = self._model.proto.solution_hint
        told.vars.extend(list(values))
        told.values.extend([int(value) for value in values.values()])


def _filled(widths: Sequence[int], total: int) -> Iterable[int]:
    for width in widths:
        yield min(width, total)
        total -= min(width, total)
