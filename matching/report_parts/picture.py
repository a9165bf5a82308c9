"""A picture of children and of what goes from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from matching.report_parts.phrases import Tone


@dataclass(frozen=True)
class Person:
    """One child in a picture: an id to draw arrows to, a name, and a line below it."""

    id: str
    name: str
    below: str = ""


@dataclass(frozen=True)
class Arrow:
    """Everything found from one child to another, as one arrow: the gravest tone, and the count of each in words."""

    source: str
    target: str
    tone: Tone
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """One child in the middle, others around, arrows between the middle and them. The table after it says the same."""

    kind: ClassVar[str] = "picture"
    title: str
    description: str
    middle: Person
    around: tuple[Person, ...]
    arrows: tuple[Arrow, ...]

    def named(self) -> tuple[tuple[str, str, Arrow], ...]:
        """Each arrow after the names of the children that it goes from and to."""
        names = {person.id: person.name for person in (self.middle, *self.around)}
        return tuple((names[arrow.source], names[arrow.target], arrow) for arrow in self.arrows)
