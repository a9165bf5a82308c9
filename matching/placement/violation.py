"""One way in which a plan breaks a constraint. Children and homes are named by id only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Violation:
    """What is broken and by whom; the sentence is the constraint's, with these after it."""

    constraint: str
    children: tuple[str, ...]
    urn: str = ""
    by_how_much: int = 1
