"""A children's home: what it is registered for, what it says it is for, and what is true of it today."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from matching.world.place import Place, Postcode
from matching.world.record import Ident, Record, Text
from matching.world.staff import ShiftStaffing, StaffMember
from matching.world.statement import Ages, SexServed, StatementOfPurpose
from matching.world.vacancy import Vacancy

Urn = Annotated[str, Field(pattern=r"^(SC[0-9]{6}|[0-9]{7})$")]
"""A unique reference number: SC and six digits, or seven digits."""


class Category(StrEnum):
    """The categories of need that a registration may name."""

    EBD = "emotional or behavioural difficulties"
    LD = "learning disability"
    PD = "physical disability"
    SI = "sensory impairment"
    MENTAL_DISORDER = "mental disorder"
    ALCOHOL = "present alcohol problems"
    DRUGS = "present drug problems"


class Dated(Record):
    """A condition of registration with the days it holds for; `until` is the first day it no longer does."""

    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the condition is in force on that day."""
        return self.since <= day and (self.until is None or day < self.until)


class PlacesCondition(Dated):
    """The most children who may be accommodated."""

    kind: Literal["places"] = "places"
    most: Annotated[int, Field(ge=1, le=60)]


class AgesCondition(Dated):
    """The ages that may be accommodated."""

    kind: Literal["ages"] = "ages"
    ages: Ages


class SexCondition(Dated):
    """The sex that may be accommodated."""

    kind: Literal["sex"] = "sex"
    sex: SexServed


class CategoriesCondition(Dated):
    """The categories of need that may be accommodated."""

    kind: Literal["categories"] = "categories"
    categories: tuple[Category, ...]


class NamedChildCondition(Dated):
    """A child whom the registration allows by name, outside the home's other conditions if it says so."""

    kind: Literal["named child"] = "named child"
    child: Ident
    waives_ages: bool = False
    waives_sex: bool = False


class NoAdmissionsCondition(Dated):
    """No further child may be admitted while it holds."""

    kind: Literal["no admissions"] = "no admissions"


class WordedCondition(Dated):
    """A condition in words only, which a person must read against each referral."""

    kind: Literal["worded"] = "worded"
    words: Text
    satisfied_for: tuple[Ident, ...] = ()
    """Referrals for which the registered manager has recorded that it is satisfied."""
    breached_for: tuple[Ident, ...] = ()
    """Referrals for which the registered manager has recorded that it is not satisfied."""


Condition = Annotated[
    PlacesCondition
    | AgesCondition
    | SexCondition
    | CategoriesCondition
    | NamedChildCondition
    | NoAdmissionsCondition
    | WordedCondition,
    Field(discriminator="kind"),
]


class Bedroom(Record):
    """A bedroom and what is known of it. A feature in neither list has not been recorded."""

    id: Ident
    has: tuple[Ident, ...] = ()
    lacks: tuple[Ident, ...] = ()
    beds: Annotated[int, Field(ge=1, le=4)] = 1
    may_be_shared: bool = False
    closed_from: date | None = None
    closed_until: date | None = None

    def is_open_on(self, day: date) -> bool:
        """Whether the bedroom can be slept in on that day."""
        after_start = self.closed_from is None or self.closed_from <= day
        before_end = self.closed_until is None or day < self.closed_until
        return not ((self.closed_from or self.closed_until) and after_start and before_end)


class LocationAssessment(Record):
    """The home's yearly review of its location and premises."""

    done_on: date
    known_risks: tuple[Text, ...] = ()


class Money(Record):
    """Whole pounds a week and whole pounds once."""

    weekly_pounds: Annotated[int, Field(ge=0)] = 0
    one_off_pounds: Annotated[int, Field(ge=0)] = 0


class Home(Record):
    """One registered children's home. Anything that is None is not recorded."""

    urn: Urn
    name: Text
    provider: Text
    authority: Text | None = None
    """The local authority the home lies in."""
    adjoining_authorities: tuple[Text, ...] | None = None
    """Every local authority whose area adjoins that one's. None: not recorded."""
    place: Place | None = None
    postcode: Postcode | None = None
    """Where the place is not given, it is looked up by this."""
    conditions: tuple[Condition, ...] = ()
    """Conditions of registration. Each is optional, and one that is absent restricts nothing; empty: not recorded."""
    statement: StatementOfPurpose = StatementOfPurpose()
    staff: tuple[StaffMember, ...] = ()
    shifts: tuple[ShiftStaffing, ...] = ()
    bedrooms: tuple[Bedroom, ...] = ()
    has: tuple[Ident, ...] = ()
    """Facilities and arrangements of the home that exist today, by their ids in the catalogue."""
    lacks: tuple[Ident, ...] = ()
    """Facilities and arrangements known not to exist today. One in neither list has not been recorded."""
    animals: tuple[Text, ...] | None = None
    """Animals living at or visiting the home. None: not recorded. Empty: none."""
    location: LocationAssessment | None = None
    fee: Money | None = None
    """The weekly fee the home charges."""
    manager_budget: Money | None = None
    """What the registered manager may commit without asking."""
    activities: tuple[Text, ...] = ()
    """What children can do here. Empty: not recorded."""
    meets: tuple[Ident, ...] = ()
    """Identity needs the home meets today: languages, faiths, diets, by their ids. Empty: not recorded."""
    works_with_schools: tuple[Text, ...] = ()
    """Schools that children can attend from the home."""
    vacancies: tuple[Vacancy, ...] = ()
    """What the home has told placing authorities of its free places. Empty: nothing was told."""


C = TypeVar("C", bound=Dated)


def conditions_on(home: Home, kind: type[C], day: date) -> tuple[C, ...]:
    """The conditions of one kind in force on that day, oldest first."""
    found = [c for c in home.conditions if isinstance(c, kind) and c.holds_on(day)]
    return tuple(sorted(found, key=lambda c: c.since))
