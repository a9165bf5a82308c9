"""Who waits for the nights of a home, the most urgent found first without putting all of them in order. Compiled.

Of very many who wait few are ever asked, for the nights are soon full. So they are kept as a heap: nobody comes after
one with a lower key, or after a later pair with the same.
"""

from __future__ import annotations

from matching.short_breaks.annealing.compiled import inlined
from matching.short_breaks.annealing.state import Now


@inlined
def line_up(s: Now, many: int) -> None:
    """Make a heap of the first `many` who wait."""
    for place in range(many // 2 - 1, -1, -1):
        _sink(s, place, many)


@inlined
def next_of(s: Now, many: int) -> int:
    """The pair to ask next, of `many` who wait; one fewer waits afterwards."""
    pair = s.queue[0]
    s.keys[0], s.queue[0] = s.keys[many - 1], s.queue[many - 1]
    _sink(s, 0, many - 1)
    return pair


@inlined
def _sink(s: Now, place: int, many: int) -> None:
    key, pair = s.keys[place], s.queue[place]
    below = 2 * place + 1
    while below < many:
        if below + 1 < many and _is_before(s.keys[below + 1], s.queue[below + 1], s.keys[below], s.queue[below]):
            below += 1
        if not _is_before(s.keys[below], s.queue[below], key, pair):
            break
        s.keys[place], s.queue[place] = s.keys[below], s.queue[below]
        place, below = below, 2 * below + 1
    s.keys[place], s.queue[place] = key, pair


@inlined
def _is_before(key: float, pair: int, other_key: float, other: int) -> bool:
    return key > other_key or (key == other_key and pair < other)
