"""A set of things that clash and no longer do without any one of them, found by leaving out a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Clash = Callable[[Sequence[T]], bool | None]
"""Whether these clash; None where that was not found out in the work allowed."""


def smallest(things: Sequence[T], clash: Callable[[Sequence[T]], bool | None]) -> tuple[T, ...]:
    """Those that are needed for the clash, in order. `things` must clash.

    Parts are left out by halves, then one by one. What is not found out keeps the part: nothing is left out unless the
    others are known to clash without it.
    """
    left = list(things)
    size = max(1, len(left) // 2)
    while True:
        place = 0
        while place < len(left):
            without = left[:place] + left[place + size :]
            if clash(without):
                left = without
            else:
                place += size
        if size == 1:
            return tuple(left)
        size = max(1, min(size // 2, len(left) // 2))
