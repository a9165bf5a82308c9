"""What an action is: something a person does, what they ask with, and what they get back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk

Q = TypeVar("Q", bound=Record)
A = TypeVar("A", bound=Record)


class By(StrEnum):
    """Whose action it is. Each kind of viewer has answers of types of their own."""

    HOME = "who works at a home or answers for it"
    AUTHORITY = "who places an authority's children"


@dataclass(frozen=True)
class Act(Generic[Q, A]):
    """`action` on a record of that `kind` is what it asks for first; what else it opens it asks for one by one.

    `do` raises NotThere for what this person may not have, and BadInput with every problem of what was asked.
    """

    name: str
    """What is done, as a manager would say it."""
    kind: Kind
    action: Action
    asks: type[Q]
    answers: type[A]
    do: Callable[[Desk, Q], A]
    by: By = By.HOME
    before: Callable[[Q], Q] | None = None
    """What is done with what is asked before the records are opened. It may take long, and nobody waits for it."""
    reads: bool = False
    """Whether nothing is done but reading. One that does not say so is done once, under a key."""
