"""How much memory a process and those it started have taken at their most."""

from __future__ import annotations

import resource

KILOBYTE = 1024
PROCESSES = 3
"""That a search starts: two for its rounds and one for its bound."""


def peak_bytes() -> int:
    """This process at its most, and the largest it has started, so many times; more rather than less."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return KILOBYTE * (own + PROCESSES * started)


def own_peak_bytes() -> int:
    """This process at its most so far."""
    return KILOBYTE * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
