"""What a form asks for one open question: the levels of a need, or the value of one field, each in words."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.errors import BadInput, Problem
from matching.findings import FactRef
from matching.world.catalogue import standard_catalogue
from matching.world.child import DayCare, NightCare, Sex
from service.records.learnt import OfChild, OfReferral

NOT_KNOWN = "not-known"


class Shape(StrEnum):
    """How an answer is typed."""

    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True)
class Field:
    """A field of the child or the referral that an answer fills. `choices`: each value with its words."""

    record: type[OfChild] | type[OfReferral]
    name: str
    shape: Shape
    choices: tuple[tuple[str, str], ...] = ()


def _of(values: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, each.value) for each in values)


FIELDS = {
    "date of birth": Field(OfChild, "date_of_birth", Shape.DATE),
    "sex": Field(OfChild, "sex", Shape.CHOICE, _of(Sex)),
    "day care": Field(OfChild, "day_care", Shape.CHOICE, _of(DayCare)),
    "night care": Field(OfChild, "night_care", Shape.CHOICE, _of(NightCare)),
    "school": Field(OfChild, "school", Shape.WORDS),
    "expected nights": Field(OfReferral, "expected_nights", Shape.NUMBER),
    "notice": Field(OfReferral, "notice_hours", Shape.NUMBER),
}
"""By the names that open questions have."""

NEEDS = {need.id: need for need in standard_catalogue().needs}


def can_be_logged(subjects: Container[str], fact: FactRef) -> bool:
    """Whether its answer can be written down on a page: it is about the child referred, or the referral."""
    return fact.subject in subjects and not fact.part and (fact.name in NEEDS or fact.name in FIELDS)


def levels_of(id: str) -> tuple[tuple[str, str], ...]:
    """Each level of the need with its words, the lowest first."""
    need = NEEDS[id]
    if need.top == 1:
        return (("0", "No"), ("1", "Yes"))
    return tuple((str(n), f"{n}: {need.levels[n]}") for n in range(need.top + 1))


def learnt_in(fact: FactRef, said: str) -> tuple[OfChild, OfReferral]:
    """What an answer says of the field. Raises BadInput for what it cannot be."""
    field = FIELDS[fact.name]
    try:
        made = field.record.model_validate({field.name: _read(field.shape, said)})
    except ValueError:
        raise BadInput([Problem("value", "it is no such answer", "Give the one that was given to you.")]) from None
    return (made, OfReferral()) if isinstance(made, OfChild) else (OfChild(), made)


def _read(shape: Shape, said: str) -> date | int | str:
    match shape:
        case Shape.DATE:
            return date.fromisoformat(said)
        case Shape.NUMBER:
            return int(said)
        case _:
            return said
