"""What the check of a plan found: every rule it breaks, and what it is worth."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Ident, Record, Text


class Broken(Record):
    """One rule broken in one place, and by how much."""

    rule: Ident
    about: tuple[Text, ...]
    """What it is about, by ids and dates, so that the same break in another plan can be known again."""
    by: Annotated[int, Field(ge=1)]
    """In what the rule counts: nights, quarters of one member of staff, guests, families, stays or days."""
    sentence: Text


class Part(Record):
    """One part that adds to the value of a level; negative where it takes away."""

    name: Text
    value: int


class LevelValue(Record):
    """What the plan is worth at one level."""

    id: Text
    value: int
    parts: tuple[Part, ...] = ()
    """What it is made of, where it is made of several things."""


class FamilyNights(Record):
    """The nights of one family."""

    family: Ident
    nights: int
    protected_minimum: int

    @property
    def share(self) -> float:
        """Nights as a share of the protected minimum; 1.0 where there is none."""
        return self.nights / self.protected_minimum if self.protected_minimum else 1.0


class Verdict(Record):
    """Everything the check found of one plan."""

    broken: tuple[Broken, ...]
    """Rules that the plan breaks; empty for a plan that may be shown."""
    from_promises: tuple[Broken, ...]
    """Rules that committed bookings and stays already taken break by themselves, whatever else is planned."""
    levels: tuple[LevelValue, ...]
    """In order; the first matters most. Those that the policy switches off are left out."""
    familiar_bedroom_nights: int
    """Nights of children in a bedroom that they are used to."""
    families: tuple[FamilyNights, ...]
    """In the order of their ids, those with no night among them."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing planned breaks a rule."""
        return not self.broken

    def level(self, id: str) -> LevelValue | None:
        """The value at one level, or None when it is switched off."""
        return next((level for level in self.levels if level.id == id), None)
