"""How much one piece of long work may take. What the solver promises of itself is not relied on."""

from __future__ import annotations

from dataclasses import dataclass

ADDRESSES_FOR_MEMORY = 4
"""Addresses that a process may reserve, by the memory it may use: what solves in several threads reserves much more."""


@dataclass(frozen=True)
class Limits:
    """memory_bytes  all its processes together
    seconds        until it is told to end
    grace_seconds  from then until it is killed
    processes      at once
    answer_bytes   what it may say

    What the system itself holds a process to, from its first byte, is its addresses, its time on the processors, its
    open files, and that it leaves no core. All else is looked at from outside ten times a second: memory and the number
    of processes may be passed in between, and the group is then ended. How many processes there may be is left to no
    limit of the system: the one there is (RLIMIT_NPROC) counts every process and thread of the user, so that one piece
    would be refused for another's, and it does not bind root. What has left both its parent and its session is no
    longer counted, nor ended: this holds work of our own that goes wrong, and no stranger's program.
    """

    memory_bytes: int = 2_500_000_000
    seconds: float = 900.0
    grace_seconds: float = 1.0
    processes: int = 8
    answer_bytes: int = 10_000_000

    @property
    def seconds_to_search(self) -> float:
        """Of its seconds those that a search may take: a third is left for reading, telling reasons and checking."""
        return self.seconds * 2 / 3
