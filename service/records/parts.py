"""A list is answered in parts, each at most so long; where a part begins is said by an id, never by a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, TypeVar

from pydantic import Field

from matching.world.record import Identified, Record

T = TypeVar("T", bound=Identified)
E = TypeVar("E")


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


class AskPart(Record):
    """Which part of a list."""

    after: Annotated[str, Field(max_length=100)] | None = None
    """The `next` of the part before. None: the first part."""
    at_most: Annotated[int, Field(ge=1, le=200)] = 100

    def of(self, whole: Sequence[E], id_of: Callable[[E], str]) -> tuple[tuple[E, ...], str | None]:
        """The part, and what `after` has to be for the next. None: nothing is left.

        Raises NotInList also where others were told before by now: one that moved would be left out, or told twice.
        """
        ids = [id_of(each) for each in whole]
        first = 0 if self.after is None else _place_of(self.after, ids)
        end = first + self.at_most
        return tuple(whole[first:end]), _mark(ids[:end]) if end < len(ids) else None


def _mark(told: Sequence[str]) -> str:
    """The last that was told, and of all that were, in whichever order, a digest."""
    return f"{told[-1]}.{sha256(' '.join(sorted(told)).encode()).hexdigest()[:16]}"


def _place_of(after: str, ids: Sequence[str]) -> int:
    last = after.partition(".")[0]
    place = ids.index(last) + 1 if last in ids else 0
    if not place or _mark(ids[:place]) != after:
        raise NotInList
    return place
