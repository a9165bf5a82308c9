"""What cannot be in a statement of purpose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matching.errors import Problem
from matching.world.problems.ground import Ground
from matching.world.problems.say import in_the_future, repeated, unknown
from matching.world.statement import Stated, StatementOfPurpose, StayLength

LEAST = {"number": 1, "widest_age_gap_years": 0}
"""The least a stated number may be."""


def problems_of_statement(where: str, statement: StatementOfPurpose, ground: Ground) -> Iterator[Problem]:
    """Problems in one statement."""
    yield from in_the_future(where, "reviewed on", statement.reviewed_on, ground.as_at)
    yield from in_the_future(where, "sent to regulator on", statement.sent_to_regulator_on, ground.as_at)
    for field, versions in fields_stated(statement):
        yield from _problems_of_versions(f"{where}, {field.replace('_', ' ')}", versions, LEAST.get(field), ground)
    yield from repeated(where, "the need", (n.need for n in statement.needs))
    for stated in statement.needs:
        here = f"{where}, {stated.need}"
        needs = {n.id for n in ground.needs.values() if n.in_statement}
        yield from unknown(here, "need that a statement speaks of", stated.need, needs)
        yield from _problems_of_versions(here, stated.versions, None, ground)


def fields_stated(statement: StatementOfPurpose) -> Iterator[tuple[str, tuple[Stated[Any], ...]]]:
    """Each field that is stated through versions of its own, with them; the needs stand apart."""
    for field in StatementOfPurpose.model_fields:
        value = getattr(statement, field)
        if field != "needs" and isinstance(value, tuple):
            yield field, value


def _problems_of_versions(
    where: str, versions: tuple[Stated[Any], ...], least: int | None, ground: Ground
) -> Iterator[Problem]:
    yield from repeated(where, "a version effective", (v.effective.isoformat() for v in versions))
    for number, version in enumerate(versions, 1):
        here = f"{where}, version {number}"
        yield from in_the_future(here, "reviewed on", version.reviewed_on, ground.as_at)
        if least is not None and version.value < least:
            yield Problem(here, f"the number is below {least}", f"Give a number from {least} up.")
        if isinstance(version.value, StayLength):
            yield from _problems_of_length(here, version.value)


def _problems_of_length(where: str, length: StayLength) -> Iterator[Problem]:
    shortest, longest = length.shortest_nights, length.longest_nights
    if shortest is not None and longest is not None and shortest > longest:
        yield Problem(where, "the shortest stay is longer than the longest", "Swap the two or correct one.")
