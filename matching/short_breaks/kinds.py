"""One kind of guest that a night could have, in a part: a literal that holds when it does, and who is of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


class Kind(NamedTuple):
    """A kind."""

    literal: cp_model.LiteralT
    """No guest of the kind is there unless it holds; no two kinds of one night hold."""
    pairs: list[int]
