"""A list is answered in parts, each at most so long; where a part begins is said by an id, never by a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from matching.world.record import Identified

T = TypeVar("T", bound=Identified)


class NotInList(LookupError):
    """The part was to begin after something that is not in this person's list, or no longer."""


@dataclass(frozen=True)
class Part:
    """At most so many, from the first or from the one after that id. `most` None: all of them."""

    after: str | None = None
    most: int | None = None

    def of(self, whole: Sequence[T]) -> tuple[T, ...]:
        """The part of a list. Raises NotInList."""
        if self.after is None:
            return tuple(whole[: self.most])
        place = next((number for number, each in enumerate(whole, 1) if each.id == self.after), None)
        if place is None:
            raise NotInList
        return tuple(whole[place:][: self.most])


ALL = Part()
