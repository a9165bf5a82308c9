"""A statement of purpose as a living document: every field with its own history, origin and source.

Source: Children's Homes (England) Regulations 2015, reg 16 and Schedule 1. Which fields to hold apart, and the
mark of whose words they are, is Project judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, Self, TypeVar, cast

from pydantic import Field, model_validator

from matching.world.facts import TOP_LEVEL, Role
from matching.world.record import Ident, Record, Text

T = TypeVar("T")


class Origin(StrEnum):
    """Whose words a field is in."""

    TEMPLATE = "the organisation's template"
    OWN = "the home's own"


class Stated(Record, Generic[T]):
    """One version of one field: what it says, from when, on whose approval, and where it stands."""

    value: T
    effective: date
    approved_by: Text | None = None
    reviewed_on: date | None = None
    origin: Origin = Origin.OWN
    quote: Text | None = None
    page: Annotated[int, Field(ge=1)] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # The type for one kind of value has no name by which another process could find it.
        return _stated_again, (self.__pydantic_generic_metadata__["args"], self.__getstate__())


def _stated_again(kinds: tuple[Any, ...], state: dict[Any, Any]) -> Stated[Any]:
    kind = cast(type[Stated[Any]], Stated.__class_getitem__(kinds)) if kinds else Stated
    again = kind.__new__(kind)
    again.__setstate__(state)
    return again


def stated_on(versions: Sequence[Stated[T]], day: date) -> Stated[T] | None:
    """The version in force on that day, whatever the order they are listed in. None: not stated."""
    if len(versions) == 1:
        return versions[0] if versions[0].effective <= day else None
    in_force = [v for v in versions if v.effective <= day]
    latest = [v for v in in_force if v.effective == max(other.effective for other in in_force)]
    return max(latest, key=lambda v: v.model_dump_json()) if len(latest) > 1 else next(iter(latest), None)


OLDEST = 25
"""The highest age that any home is for, in years."""


class Ages(Record):
    """Ages in completed years, both ends included."""

    youngest: Annotated[int, Field(ge=0, le=OLDEST)]
    oldest: Annotated[int, Field(ge=0, le=OLDEST)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.youngest > self.oldest:
            raise ValueError("the youngest age is above the oldest; swap the two or correct one")
        return self

    def __contains__(self, age: int) -> bool:
        return self.youngest <= age <= self.oldest

    def widened_to(self, age: int) -> Ages:
        """The same and every age up to that one; none beyond the highest that any home is for."""
        return Ages(youngest=min(age, self.youngest), oldest=max(min(age, OLDEST), self.oldest))


class SexServed(StrEnum):
    """Whom a home is for, by sex."""

    ANY = "any"
    MALE = "male"
    FEMALE = "female"


class StayKind(StrEnum):
    """The kinds of stay a home may offer."""

    LONG = "long"
    EMERGENCY = "emergency"
    SHORT_BREAK = "short break"


class Answer(StrEnum):
    """What a statement says of a need."""

    CAN = "can"
    CANNOT = "cannot"


class Position(Record):
    """What the home says of one need: up to which level, on what condition, or that it cannot.

    A need the statement does not mention has no position: that is not known, never "cannot" and never "can".
    """

    answer: Answer
    to_level: Annotated[int, Field(ge=2, le=TOP_LEVEL)] | None = None
    """The highest level the home takes; given for "can", absent for "cannot"."""
    condition: Text | None = None

    @model_validator(mode="after")
    def _level_goes_with_can(self) -> Self:
        if (self.answer is Answer.CAN) != (self.to_level is not None):
            raise ValueError('"can" needs the highest level taken (2 to 4) and "cannot" has none')
        return self

    @property
    def highest(self) -> int:
        """The highest level within the statement; 1, which ordinary care meets, when it says "cannot"."""
        return 1 if self.to_level is None else self.to_level


class NeedStated(Record):
    """The versions of the home's position on one need."""

    need: Ident
    versions: tuple[Stated[Position], ...]


class WhoFor(StrEnum):
    """Whom an emergency bed is open to."""

    NOBODY = "none"
    KNOWN_CHILDREN = "known children"
    ANY = "any"


class EmergencyPolicy(Record):
    """What the statement says about admissions at short notice."""

    open_to: WhoFor
    least_notice_hours: Annotated[int, Field(ge=0, le=336)] | None = None
    longest_stay_nights: Annotated[int, Field(ge=1, le=366)] | None = None


class StayLength(Record):
    """Shortest and longest stay in nights; None leaves that end open."""

    shortest_nights: Annotated[int, Field(ge=1)] | None = None
    longest_nights: Annotated[int, Field(ge=1)] | None = None


class StatementOfPurpose(Record):
    """The fields of a statement of purpose, each with its versions. An empty tuple means not stated."""

    ages: tuple[Stated[Ages], ...] = ()
    practised_ages: tuple[Stated[Ages], ...] = ()
    """The ages the home says it works with, where narrower than the ages it is registered or stated for."""
    number: tuple[Stated[int], ...] = ()
    sex: tuple[Stated[SexServed], ...] = ()
    kinds_of_stay: tuple[Stated[tuple[StayKind, ...]], ...] = ()
    stay_length: tuple[Stated[StayLength], ...] = ()
    emergency: tuple[Stated[EmergencyPolicy], ...] = ()
    needs: tuple[NeedStated, ...] = ()
    widest_age_gap_years: tuple[Stated[int], ...] = ()
    admission_criteria: tuple[Stated[Text], ...] = ()
    who_decides: tuple[Stated[Role], ...] = ()
    ethos: tuple[Stated[Text], ...] = ()
    behaviour_support: tuple[Stated[Text], ...] = ()
    culture_language_faith: tuple[Stated[Text], ...] = ()
    reviewed_on: date | None = None
    """When the whole statement was last reviewed. None: not recorded."""
    sent_to_regulator_on: date | None = None
    """When the latest revision was sent to HMCI. None: not recorded."""

    def position_on(self, need: str, day: date) -> Stated[Position] | None:
        """The home's position on a need on that day; None when it is not stated."""
        for stated in self.needs:
            if stated.need == need:
                return stated_on(stated.versions, day)
        return None
