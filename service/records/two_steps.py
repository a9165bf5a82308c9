"""What takes long is done in two steps: the records are looked at, let go of, and the answer is then worked out.

Nobody waits for the records meanwhile. Before the answer is given everything that was looked at is asked for again,
and noted in the transaction of the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.records.desk import Desk

Q = TypeVar("Q")
S = TypeVar("S")
A = TypeVar("A")


@dataclass(frozen=True)
class TwoSteps(Generic[Q, S, A]):
    """`look` says what is looked at, as frozen records; `work_out` has that and nothing else."""

    look: Callable[[Desk, Q], S]
    work_out: Callable[[S], A]

    def __call__(self, desk: Desk, asked: Q) -> A:
        """Both at once, for whoever is the only one to wait."""
        return self.work_out(self.look(desk, asked))
