"""What there is time for where a clock is looked at: at how many homes a child is asked about, and how long to search.

How many homes goes by how long some of the children take. Half of the time is for the match check, and what it leaves
is for the search and for telling. Project judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matching.optimise.lexicographic import Stop
from matching.optimise.stopping import Until, never

SAMPLED = 32
"""So many children are asked about first, to know how long all would take."""
SHARE = 0.5
SEARCHED, QUICKLY = 0.7, 0.85
"""So much of the time after the match check is searched, and until then plans are also made quickly."""
GRACE = 2.0
"""So many seconds a plan is looked for at least, however late it is."""
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


def closing(stop: Stop) -> tuple[Stop, Stop]:
    """When the search is to stop, and when plans that are made quickly are not looked for either.

    Where no clock is looked at, whoever wants it to stop wants plans that are made quickly.
    """
    if not isinstance(stop, Until):
        return stop, never
    now = stop.clock()
    left = max(0.0, stop.ends - now)
    soon = Until(stop.clock, now + max(QUICKLY * left, GRACE), never)
    return Until(stop.clock, now + SEARCHED * left, stop.asked), soon


def _pairs(about: Sequence[About]) -> int:
    return sum(len(urns) for _, urns in about)
