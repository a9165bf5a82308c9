"""What there is time for where a clock is looked at: at how many homes a child is asked about, and how long to search.

How many homes goes by how long some of the children take. Two fifths of the time are for the match check, and what it
leaves is for the search and for telling. Project judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from matching.optimise.lexicographic import Stop
from matching.optimise.stopping import Until, never

SAMPLED = 32
"""So many children are asked about first, to know how long all would take."""
SHARE = 0.4
SEARCHED, QUICKLY = 0.65, 0.8
"""So much of the time after the match check is searched; until then plans are also made quickly, and compared."""
GRACE = 2.0
"""So many seconds a plan, and then what no plan exceeds, is looked for at least, however late it is."""
LEAST = 2
"""At so many homes each child is asked about however little time there is."""
About = tuple[int, tuple[str, ...]]
"""The number of a child, and the homes it is asked about at."""


def homes_each_in_time(ask: Callable[[Sequence[About]], object], about: Sequence[About], stop: Stop) -> int | None:
    """How many homes each child can be asked about at, LEAST at least; None: all, or no clock is looked at."""
    if not isinstance(stop, Until):
        return None
    some = [one for one in about[:: max(1, len(about) // SAMPLED)] if one[1]]
    # What is begun for the first questions is begun once.
    ask(some[:2])
    began = stop.clock()
    ask(some)
    each_pair = (stop.clock() - began) / max(1, _pairs(some))
    left = SHARE * max(0.0, stop.ends - stop.clock())
    if each_pair * _pairs(about) <= left:
        return None
    return max(LEAST, int(left / each_pair / len(about)))


class Closing(NamedTuple):
    """When each part of the work is to stop, so that what is left of the time is for telling.

    search  the search itself
    quick   plans that are made quickly: never, where no clock is looked at, as whoever wants it to stop wants those
    compare other plans that the one that was found is compared with
    """

    search: Stop
    quick: Stop
    compare: Stop


def closing(stop: Stop) -> Closing:
    """By what a clock shows now."""
    if not isinstance(stop, Until):
        return Closing(stop, never, stop)
    now = stop.clock()
    left = max(0.0, stop.ends - now)
    search, quick = Until(stop.clock, now + SEARCHED * left, stop.asked), now + max(QUICKLY * left, GRACE)
    return Closing(search, Until(stop.clock, quick, never), Until(stop.clock, quick, stop.asked))


def a_moment(stop: Stop) -> Stop:
    """When what follows a search is to stop: with the clock, and a moment after somebody has asked for it.

    Where no clock is looked at there is no such moment: it stops at once when it is asked to, and if that was before,
    the little work that `work_after` gives it is its limit.
    """
    if not isinstance(stop, Until):
        return never if stop() else stop
    if stop():
        return Until(stop.clock, stop.clock() + GRACE, never)
    return Until(stop.clock, stop.ends, _a_moment_after(stop))


def work_after(stop: Stop, work: float) -> float | None:
    """How much work may go into what follows a search; None: a clock limits it."""
    return None if isinstance(stop, Until) else min(work, GRACE) if stop() else work


def _a_moment_after(stop: Until) -> Stop:
    heard: list[float] = []

    def is_over() -> bool:
        if not heard and stop.asked():
            heard.append(stop.clock())
        return bool(heard) and stop.clock() >= heard[0] + GRACE

    return is_over


def _pairs(about: Sequence[About]) -> int:
    return sum(len(urns) for _, urns in about)
