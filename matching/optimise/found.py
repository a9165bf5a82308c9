"""What was found by several aims in order, how it ended, and how hard was looked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.optimise.again import Proof
from matching.optimise.status import Status

Taken = NDArray[np.bool_]


@dataclass(frozen=True)
class Reached:
    """One aim: its value, and what no choice exceeds that is as good at the aims before it."""

    name: str
    value: int
    bound: int
    exact: bool = True
    """Whether the bound was reckoned in whole numbers; else by branch and cut in floating point, and rounded up."""

    @property
    def proven(self) -> bool:
        """Whether nothing is better here without being worse at an aim before."""
        return self.value >= self.bound


@dataclass(frozen=True)
class Found:
    """How it ended, the columns taken (None where nothing was found), every aim in order, and the work done."""

    status: Status
    taken: Taken | None
    reached: tuple[Reached, ...]
    work: float
    proofs: tuple[Proof, ...] = ()
    """What proves it, to begin from when rows are added."""


@dataclass(frozen=True)
class Effort:
    """How hard to look: CP-SAT's own measure of work in all, about seconds, the same on every machine."""

    work: float = 60.0
    seed: int = 1
