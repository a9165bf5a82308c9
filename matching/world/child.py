"""A child: who they are, what they need, and what day and night care that takes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.facts import Fact, Role
from matching.world.place import Place, Postcode
from matching.world.record import Ident, Record, Text
from matching.world.staff import Shift


class Sex(StrEnum):
    """Sex as the SSDA903 return records it."""

    MALE = "male"
    FEMALE = "female"


class DayCare(StrEnum):
    """Staff a child needs by day and evening."""

    SHARED_1_TO_4 = "1:4"
    SHARED_1_TO_2 = "1:2"
    ONE_TO_ONE = "1:1"
    TWO_TO_ONE = "2:1"

    @property
    def quarters(self) -> int:
        """The draw on staff, in quarters of one member of staff."""
        return {"1:4": 1, "1:2": 2, "1:1": 4, "2:1": 8}[self.value]


class NightCare(StrEnum):
    """Staff a child needs at night."""

    SLEEP_IN = "sleep-in"
    WAKING_SHARED = "waking, shared"
    WAKING_ONE_TO_ONE = "waking, 1:1"

    @property
    def waking_quarters(self) -> int:
        """The draw on waking staff, in quarters of one member of staff; a shared waking night is one quarter."""
        return {"sleep-in": 0, "waking, shared": 1, "waking, 1:1": 4}[self.value]


class TaskNeeded(Record):
    """A clinical task the child needs someone competent for, and on which shifts."""

    task: Ident
    """The id of a competence in the catalogue."""
    shifts: tuple[Shift, ...] = (Shift.DAY, Shift.EVENING, Shift.NIGHT)


class Heard(StrEnum):
    """How a child's own view reached us."""

    SAID = "said"
    OBSERVED = "observed"
    NOT_YET_ASKED = "not yet asked"


class View(Record):
    """A child's wishes, feelings or opinion on one matter; when not yet asked, why not."""

    heard: Heard
    on: date
    words: Text | None = None
    """What the child said, or what was seen. None only when not yet asked."""
    why_not: Text | None = None
    """Why nobody has asked yet."""
    told_to: Role | None = None
    welcomes: bool | None = None
    """Whether the child is for it. None means the view leaves it open."""


class Child(Record):
    """One child, referred or resident. Anything that is None is not known; a need not in `facts` was not asked."""

    id: Ident
    name: Text
    """The name the child is known by."""
    date_of_birth: date | None = None
    sex: Sex | None = None
    facts: tuple[Fact, ...] = ()
    """Needs, behaviours and circumstances, each under its id in the catalogue."""
    day_care: DayCare | None = None
    night_care: NightCare | None = None
    clinical_tasks: tuple[TaskNeeded, ...] | None = None
    """None: not known. Empty: asked, and there are none."""
    school: Text | None = None
    """The school attended. None: not known. "none" says that the child attends none."""
    interests: tuple[Text, ...] = ()
    strengths: tuple[Text, ...] = ()
    home_place: Place | None = None
    """Where the child's own home or community is."""
    home_postcode: Annotated[Postcode | None, Field(repr=False)] = None
    """Of the child's own home, looked up where the place is not given. It stays with whoever keeps this record."""


def age_on(born: date, day: date) -> int:
    """Completed years on that day; a child born on 29 February completes a year on 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
