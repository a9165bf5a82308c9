"""How a search ended, told apart so that running out of time is never taken for "impossible"."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What is known when a search stops."""

    OPTIMAL = "proven best"
    FEASIBLE = "found, not proven best"
    INFEASIBLE = "proven impossible"
    OUT_OF_TIME = "out of time before anything was found"
    MODEL_ERROR = "not a sound question"
